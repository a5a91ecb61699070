# shellcheck shell=sh
# shellcheck disable=SC2034  # what is set here is used by the scripts that source it

# Which stack. Sets `stack`, and `stack_suffix`, which names it in a command of make.
stack_argument() { # [STACK]
  stack=${1-dev}
  case $stack in
    '' | -* | *[!A-Za-z0-9_.-]*) die "'$stack' is not the name of a stack" "Take one that has a file Pulumi.<stack>.yaml, as in: $me STACK=dev" ;;
    *) ;;
  esac
  stack_suffix=''
  [ "$stack" = dev ] || stack_suffix=" STACK=$stack"
  me=$me$stack_suffix
}

# Whether the stack's own file says that it is on Kind; to be known before the program, which knows it for sure, is built.
names_kind_cluster() { grep -q 'context: *["'\'']\{0,1\}kind-' "Pulumi.$stack.yaml" 2>/dev/null; }

# Asks the program for the stack's names and ports, lines KEY=value.
read_facts() {
  command -v dotnet >/dev/null 2>&1 || die "there is no dotnet on PATH, and the stack is a program in C#" \
    "Install the .NET SDK 10 (https://dotnet.microsoft.com/download), then run this again."
  command -v curl >/dev/null 2>&1 || die "there is no curl on PATH" "Install it from your system's packages, then run this again."
  facts=$(make --silent --no-print-directory cluster-facts STACK="$stack") || exit 1
  sdk=$(fact SDK) program=$(fact PROGRAM) context=$(fact CONTEXT) cni=$(fact CNI) namespace=$(fact NAMESPACE) gateway=$(fact GATEWAY)
  gateway_namespace=$(fact GATEWAY_NAMESPACE) listeners=$(fact LISTENER)
  host=$(fact HOST) aliases=$(fact ALIAS) url=$(fact URL) exposure=$(fact EXPOSURE) http_port=$(fact HTTP_PORT) https_port=$(fact HTTPS_PORT)
  http_node_port=$(fact HTTP_NODE_PORT) https_node_port=$(fact HTTPS_NODE_PORT) ca_secret=$(fact CA_SECRET)
  listener_sets=$(fact LISTENER_SET) bench=$(fact BENCH) main_route=$(fact MAIN_ROUTE) routes=$(fact ROUTE) releases=$(fact RELEASE) tracks=$(fact TRACK) credentials=$(fact CREDENTIALS)
  # The Kind cluster's name; empty where the stack is not on Kind.
  cluster=''
  case $context in kind-?*) cluster=${context#kind-} ;; *) ;; esac
  # https://trino.example.com:8443 is scheme, host and port.
  scheme=${url%%://*} port=${url#"$scheme://$host"}
  # The main host by every name, and the hosts of the tracks' addresses, https://HOST[:PORT][/PATH], where they are others.
  hosts=$(say "$host $aliases $(say "$tracks" | awk '{ print $3 }')" | tr ' ' '\n' | sed 's|^https://||; s|[:/].*||' | awk 'NF && !seen[$0]++')
}

# The value of a KEY, or all of them, a line each.
fact() { # KEY
  say "$facts" | sed -n "s/^$1=//p"
}
