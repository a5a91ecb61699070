# shellcheck shell=sh
# How this machine reaches the Gateway, and what it trusts there.

# Where the Gateway of a Kind cluster is reached from this machine. Sets `address`; empty where DNS says it.
find_address() {
  address=''
  [ -n "$cluster" ] || return 0
  if [ "$exposure" = nodePort ] || maps_balancer_ports; then
    address=127.0.0.1
  else
    address=$(kube get gateways.gateway.networking.k8s.io "$gateway" --namespace "$gateway_namespace" \
      --output 'jsonpath={.status.addresses[0].value}' 2>/dev/null) || address=''
    [ -n "$address" ] || die "the Gateway $gateway has no address" "$(address_mend)"
  fi
}

address_mend() {
  if [ -n "$exposure" ]; then
    say "Does the load balancer run? make up$stack_suffix starts it."
  else
    say "It is the platform's: ask for its address, and have DNS say it."
  fi
}

# The certificate of the stack's own authority, as a file. Sets `ca`; empty where clients know the authority already.
write_ca() {
  ca=''
  [ -n "$ca_secret" ] || return 0
  mkdir -p "$state"
  scratch
  encoded=$(kube get secret "$ca_secret" --namespace "$namespace" --output 'jsonpath={.data.ca\.crt}' 2>/dev/null) || encoded=''
  [ -n "$encoded" ] ||
    die "the Secret $ca_secret has no certificate yet" "make up$stack_suffix waits until it has; make status shows what is missing."
  say "$encoded" | base64 --decode >"$tmp/ca.crt"
  ca=$state/$stack-ca.crt
  mv "$tmp/ca.crt" "$ca"
}
