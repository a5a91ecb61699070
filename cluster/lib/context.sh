# shellcheck shell=sh
# The cluster behind the stack's context. Every call names that: what is current does not matter, and is not changed.

# Where a kubeconfig has no credentials kubectl asks for them: nobody is there, and what stands in stdin is for others.
kube() { kubectl --context "$context" --request-timeout=20s "$@" </dev/null; }

# By which a cluster is known: another one of the same name has another.
cluster_uid() { kube get namespace kube-system --output 'jsonpath={.metadata.uid}'; }

has_context() { kubectl config get-contexts "$context" >/dev/null 2>&1; }

# Nothing is asked of Pulumi, and nothing of any other context, before this has answered. Sets `uid`.
require_context() {
  has_context || die "there is no kubeconfig context '$context', which the stack $stack names" "$(mend_context)"
  uid=$(cluster_uid 2>/dev/null) || unreachable
  [ -n "$uid" ] || unreachable
}

# The command that makes what is missing.
mend_context() {
  if [ -n "$cluster" ]; then
    say "make up$stack_suffix makes the cluster and its context."
  else
    say "Take one that 'kubectl config get-contexts' lists: pulumi config set --stack $stack --path trino-infra:cluster.context NAME"
  fi
}

unreachable() {
  if [ -n "$cluster" ]; then
    die "the cluster of context '$context' does not answer" "Is Docker running? make up$stack_suffix starts the cluster again."
  fi
  die "the cluster of context '$context' does not answer" "Look at: kubectl --context $(quoted "$context") cluster-info"
}
