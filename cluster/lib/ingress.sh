# shellcheck shell=sh
# Where this machine reaches the Ingress that a stack is compared with.

# Sets `ingress`, HOST[:PORT]; and `address` anew where both are behind node ports: by way of Kind's port mapping requests to
# the Gateway would pass a proxy more than those to the Ingress.
find_ingress() {
  service=$(kube get service "$bench" --namespace "$bench" \
    --output 'jsonpath={.spec.type} {.spec.ports[?(@.name=="websecure")].nodePort} {.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}' 2>/dev/null) ||
    die "the Ingress to compare $stack with is not there" "Bring it up, as docs/benchmark.md says: pulumi up --stack $stack-bench"
  case $service in
    'NodePort '*)
      node=$(kube get nodes --output 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}') || node=''
      [ -n "$node" ] || die "no node of the cluster has an address" "Give it yourself: --ingress-address, and --address of the Gateway."
      # Of a node with two, either will do.
      node=${node%% *}
      case $node in *:*) node="[$node]" ;; *) ;; esac
      ingress=$node:$(say "$service" | cut -d ' ' -f 2)
      [ -z "$https_node_port" ] || address=$node:$https_node_port
      ;;
    *)
      ingress=${service##* }
      [ -n "$ingress" ] || die "the Service $bench has no address yet" "Wait for its load balancer, or give one: --ingress-address"
      ;;
  esac
}
