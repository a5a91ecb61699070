# shellcheck shell=sh
# shellcheck disable=SC2034  # what is set here is used by the scripts that source it
# What up, down, status and verify share. Each sets `me`, the command as the user typed it, and runs in the project's
# folder. State that `make up` makes lives in .state/, downloads in .cache/; git ignores both.

root=$(pwd)
state=.state
tmp=''
# How often a cluster that starts is asked, and the pause between.
: "${WAIT_TRIES:=60}" "${POLL_SECONDS:=2}"

say() { printf '%s\n' "$*"; }

# What is being done, for one who waits.
step() { printf '\n== %s\n' "$*"; }

# TEXT that others wrote, on one line and harmless to a terminal: what would move its cursor or turn its writing is a `?`.
harmless() { # TEXT
  printf '%s' "$1" | LC_ALL=C tr '\001-\037\177' '[?*]' | LC_ALL=C sed "$unseen"
}

# In UTF-8, for sed: the control characters above ASCII, and marks, joiners and directions that nobody sees.
unseen=$(printf 's/%b/?/g\n' '\0302[\0200-\0237\0255]' '\0330\0234' '\0342\0200[\0213-\0217\0250-\0256]' \
  '\0342\0201[\0240-\0257]' '\0357\0273\0277' '\0363\0240[\0200-\0277][\0200-\0277]')

# TEXT for a shell, as one word.
quoted() { printf "'%s'" "$(say "$1" | sed "s/'/'\\\\''/g")"; }

# What is wrong, and what to do about it: one line each.
die() { # WHAT MEND
  printf '%s: %s\n  %s\n' "$(harmless "$me")" "$(harmless "$1")" "$(harmless "$2")" >&2
  exit 1
}

# A folder for unfinished work, gone when the script is; that of a run that was killed goes now.
scratch() {
  [ -z "$tmp" ] || return 0
  for part in .cache/.part.*; do
    pid=${part#.cache/.part.}
    [ ! -d "$part" ] || kill -0 "${pid%.*}" 2>/dev/null || rm -rf "$part"
  done
  mkdir -p .cache
  tmp=$(mktemp -d "$root/.cache/.part.$$.XXXXXX")
}

trap '[ -z "$tmp" ] || rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

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

# Asks the program for the stack's names and ports. Of the lines KEY=value nothing is run or expanded.
read_facts() {
  command -v dotnet >/dev/null 2>&1 || die "there is no dotnet on PATH, and the stack is a program in C#" \
    "Install the .NET SDK 10 (https://dotnet.microsoft.com/download), then run this again."
  command -v curl >/dev/null 2>&1 || die "there is no curl on PATH" "Install it from your system's packages, then run this again."
  facts=$(make --silent --no-print-directory cluster-facts STACK="$stack") || exit 1
  sdk='' context='' cni='' namespace='' gateway='' host='' aliases='' url='' exposure='' http_port='' https_port=''
  http_node_port='' https_node_port='' ca_secret='' listener_sets='' main_route='' routes='' releases='' tracks=''
  while IFS= read -r line; do
    value=${line#*=}
    case ${line%%=*} in
      SDK) sdk=$value ;;
      CONTEXT) context=$value ;;
      CNI) cni=$value ;;
      NAMESPACE) namespace=$value ;;
      GATEWAY) gateway=$value ;;
      HOST) host=$value ;;
      ALIAS) aliases="$aliases $value" ;;
      URL) url=$value ;;
      EXPOSURE) exposure=$value ;;
      HTTP_PORT) http_port=$value ;;
      HTTPS_PORT) https_port=$value ;;
      HTTP_NODE_PORT) http_node_port=$value ;;
      HTTPS_NODE_PORT) https_node_port=$value ;;
      CA_SECRET) ca_secret=$value ;;
      LISTENER_SET) listener_sets="$listener_sets$value
" ;;
      MAIN_ROUTE) main_route=$value ;;
      ROUTE) routes="$routes$value
" ;;
      RELEASE) releases="$releases$value
" ;;
      TRACK) tracks="$tracks$value
" ;;
      *) ;;
    esac
  done <<FACTS
$facts
FACTS
  # The Kind cluster's name; empty where the stack is not on Kind.
  cluster=''
  case $context in kind-?*) cluster=${context#kind-} ;; *) ;; esac
  # https://trino.example.com:8443 is scheme, host and port.
  scheme=${url%%://*} port=${url#"$scheme://$host"}
  hosts=$host$aliases
  while read -r _ _ track_address _; do
    [ -n "$track_address" ] || continue
    track_host=$(host_of "$track_address")
    case " $hosts " in *" $track_host "*) ;; *) hosts="$hosts $track_host" ;; esac
  done <<TRACKS
$tracks
TRACKS
}

# The host of https://HOST[:PORT][/PATH].
host_of() { # URL
  host_rest=${1#*://}
  say "${host_rest%%[:/]*}"
}

# Every call names the stack's context: what is current does not matter, and is not changed.
kube() { kubectl --context "$context" --request-timeout=20s "$@"; }

# By which a cluster is known: another one of the same name has another.
cluster_uid() { kube get namespace kube-system --output 'jsonpath={.metadata.uid}'; }

has_context() { kubectl config get-contexts "$context" >/dev/null 2>&1; }

# The command that makes what is missing.
mend_context() {
  if [ -n "$cluster" ]; then
    say "$(up_command) makes the cluster and its context."
  else
    say "Take one that 'kubectl config get-contexts' lists: pulumi config set --stack $stack --path trino-infra:cluster.context NAME"
  fi
}

up_command() { say "make up$stack_suffix"; }
down_command() { say "make down$stack_suffix"; }

# Nothing is asked of Pulumi, and nothing of any other context, before this has answered. Sets `uid`.
require_context() {
  has_context || die "there is no kubeconfig context '$context', which the stack $stack names" "$(mend_context)"
  uid=$(cluster_uid 2>/dev/null) || unreachable
  [ -n "$uid" ] || unreachable
}

unreachable() {
  if [ -n "$cluster" ]; then
    die "the cluster of context '$context' does not answer" "Is Docker running? $(up_command) starts the cluster again."
  fi
  die "the cluster of context '$context' does not answer" "Look at: kubectl --context $(quoted "$context") cluster-info"
}

# Where the Gateway of a Kind cluster is reached from this machine; empty where DNS says it.
find_address() {
  address=''
  [ -n "$cluster" ] || return 0
  if [ "$exposure" = nodePort ] || maps_balancer_ports; then
    address=127.0.0.1
  else
    address=$(kube get gateways.gateway.networking.k8s.io "$gateway" --namespace "$namespace" \
      --output 'jsonpath={.status.addresses[0].value}' 2>/dev/null) || address=''
    [ -n "$address" ] || die "the Gateway $gateway has no address" "Does the load balancer run? $(up_command) starts it."
  fi
}

# Docker Desktop keeps the containers' network to itself.
maps_balancer_ports() {
  case $(uname -s)/$(docker info --format '{{.OperatingSystem}}' 2>/dev/null) in
    Darwin/* | */"Docker Desktop"*) return 0 ;;
    *) return 1 ;;
  esac
}

# The certificate of the stack's own authority, as a file. Sets `ca`; empty where clients know the authority already.
write_ca() {
  ca=''
  [ -n "$ca_secret" ] || return 0
  mkdir -p "$state"
  scratch
  encoded=$(kube get secret "$ca_secret" --namespace "$namespace" --output 'jsonpath={.data.ca\.crt}' 2>/dev/null) || encoded=''
  [ -n "$encoded" ] ||
    die "the Secret $ca_secret has no certificate yet" "$(up_command) waits until it has; make status shows what is missing."
  say "$encoded" | base64 --decode >"$tmp/ca.crt"
  ca=$state/$stack-ca.crt
  mv "$tmp/ca.crt" "$ca"
}
