# shellcheck shell=sh
# The Kind cluster `$cluster` of context `$context`.

# How often a cluster that starts is asked, and the pause between.
: "${WAIT_TRIES:=60}" "${POLL_SECONDS:=2}"

# By the label that Kind puts on its nodes: so asked, Kind itself need not be there yet.
kind_nodes() { docker ps --all --quiet --filter "label=io.x-k8s.kind.cluster=$cluster"; }

cluster_exists() { [ -n "$(kind_nodes)" ]; }

# A context of this name that is not a Kind cluster here is somebody else's: it is neither used nor overwritten.
require_local_context() {
  has_context || return 0
  server=$(kubectl --context "$context" config view --minify --output 'jsonpath={.clusters[0].cluster.server}')
  case $server in
    https://127.0.0.1:* | https://localhost:* | 'https://[::1]:'*) ;;
    *) die "the context '$context' points to ${server:-nowhere}, which is no Kind cluster on this machine" \
      "Rename it (kubectl config rename-context $(quoted "$context") NAME), or set another trino-infra:cluster.context in Pulumi.$stack.yaml." ;;
  esac
}

# Finds the cluster or makes it, whole in either case. Sets `uid`.
ensure_cluster() {
  mkdir -p "$state"
  making=$state/$stack.making
  if [ -e "$making" ]; then
    # A run was ended while Kind was at work: what it made has no use.
    say "removes the unfinished cluster of an interrupted run"
    kind delete cluster --name "$cluster"
    current=$(cat "$making")
  elif cluster_exists; then
    find_cluster
    return
  else
    note_context
  fi
  require_ports
  make_cluster
}

find_cluster() {
  say "the cluster is there"
  has_context || ask_kind_for_context
  if ! uid=$(cluster_uid 2>/dev/null) || [ -z "$uid" ]; then
    say "it does not answer: starts its nodes, and waits"
    # shellcheck disable=SC2046  # ids, one word each
    docker start $(kind_nodes) >/dev/null
    ask_kind_for_context
    wait_for_cluster || die "the cluster does not answer" "Make it anew: make down$stack_suffix, then make up$stack_suffix."
  fi
  require_same_ports
}

# Kind maps ports when it makes a cluster, and never again.
require_same_ports() {
  for pair in "$http_node_port $http_port" "$https_node_port $https_port"; do
    node_port=${pair% *} wanted=${pair#* }
    [ -n "$node_port" ] || continue
    mapped=$(docker port "$cluster-control-plane" "$node_port/tcp" 2>/dev/null) || mapped=''
    [ "${mapped##*:}" = "$wanted" ] ||
      die "the cluster maps port ${mapped:-nothing} where the settings want $wanted, and cannot change that" \
        "Make it anew: make down$stack_suffix, then make up$stack_suffix."
  done
}

require_ports() {
  for wanted in $http_port $https_port; do
    is_free "$wanted" || die "port $wanted of this machine is taken, and the Gateway's is to be there" \
      "End what listens on it, or set other trino-infra:gateway.publicPorts in Pulumi.$stack.yaml; then run this again."
  done
}

# Whether nothing listens on the port: to connect is refused (curl's exit code 7).
is_free() { # PORT
  code=0
  curl --silent --output /dev/null --noproxy '*' --max-time 2 "http://127.0.0.1:$1/" || code=$?
  [ "$code" -eq 7 ]
}

make_cluster() {
  scratch
  kind_config >"$tmp/kind.yaml"
  say "$current" >"$making"
  kind create cluster --name "$cluster" --config "$tmp/kind.yaml"
  restore_context
  rm -f "$making"
  wait_for_cluster || unreachable
}

# kind.yaml with the stack's own values in the lines that are marked with a setting.
kind_config() {
  drop='^$'
  [ "$exposure" = nodePort ] || drop="$drop|gateway[.](exposure|publicPorts)"
  [ -n "$http_port" ] || drop="$drop|gateway[.]publicPorts[.]http\$"
  [ "$cni" = cilium ] || drop="$drop|cluster[.]cni"
  sed -e "/gateway[.]publicPorts[.]http\$/s/hostPort: [0-9]*, containerPort: [0-9]*/hostPort: $http_port, containerPort: $http_node_port/" \
    -e "/gateway[.]publicPorts[.]https\$/s/hostPort: [0-9]*, containerPort: [0-9]*/hostPort: $https_port, containerPort: $https_node_port/" \
    cluster/kind.yaml | grep -v -E "$drop"
}

ask_kind_for_context() {
  note_context
  kind export kubeconfig --name "$cluster"
  restore_context
}

# Kind makes its context the current one; commands typed without thinking shall go where they went before.
note_context() { current=$(kubectl config current-context 2>/dev/null) || current=''; }
restore_context() {
  case $current in
    '' | "$context") ;;
    *) kubectl config use-context "$current" >/dev/null || : ;;
  esac
}

wait_for_cluster() {
  tries=0
  until uid=$(cluster_uid 2>/dev/null) && [ -n "$uid" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt "$WAIT_TRIES" ] || return 1
    sleep "$POLL_SECONDS"
  done
}
