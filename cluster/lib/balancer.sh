# shellcheck shell=sh
# What gives Services of type LoadBalancer their address. It serves every Kind cluster on this machine; with its own
# Gateway API off, since its CRDs would stand in the way of the stack's.

balancer=trino-infra-cloud-provider-kind

ensure_balancer() {
  others=$(docker ps --format '{{.Names}} {{.Image}}' | grep 'cloud-provider-kind' | cut -d ' ' -f 1) || others=''
  if [ -n "$others" ]; then
    say "a load balancer runs already: $(harmless "$others")"
    return
  fi
  image=$(awk '$1 == "image" && $2 == "cloud-provider-kind" { print $3 }' cluster/versions.txt)
  set -- --gateway-channel disabled --enable-default-ingress=false
  if maps_balancer_ports; then set -- "$@" --enable-lb-port-mapping; fi
  docker run --detach --rm --name "$balancer" --network kind \
    --volume /var/run/docker.sock:/var/run/docker.sock "$image" "$@" >/dev/null
  say "started the load balancer $balancer"
}

# What served this cluster goes; the balancer too, unless other Kind clusters may need it.
remove_balancer() {
  leftover=$(docker ps --all --quiet --filter "label=io.x-k8s.cloud-provider-kind.cluster=$cluster")
  [ -n "$(docker ps --all --quiet --filter "name=$balancer")" ] || [ -n "$leftover" ] || return 0
  if [ -n "$(docker ps --all --quiet --filter 'label=io.x-k8s.kind.cluster')" ]; then
    say "leaves the load balancer $balancer to your other Kind clusters: docker stop $balancer ends it"
  else
    docker stop "$balancer" >/dev/null
  fi
  for container in $leftover; do
    docker rm --force "$container" >/dev/null 2>&1 || :
  done
}
