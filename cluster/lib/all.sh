# shellcheck shell=sh
# What up, down, status, verify and bench share, an idea a file. Each runs in the project's folder, and tells its story in `main`.
. cluster/lib/messages.sh   # what is said, and how a command ends
. cluster/lib/folders.sh    # .state/, .cache/, and a folder for unfinished work
. cluster/lib/facts.sh      # which stack, and what the program says of it
. cluster/lib/tools.sh      # kind, kubectl, pulumi: from PATH, or brought
. cluster/lib/context.sh    # the cluster behind the stack's context
. cluster/lib/gateway.sh    # how this machine reaches the Gateway
. cluster/lib/door.sh       # how the program gets through it
. cluster/lib/ingress.sh    # how it reaches the Ingress that the stack is compared with
. cluster/lib/docker.sh     # what Kind runs in
. cluster/lib/kind.sh       # the Kind cluster, found or made
. cluster/lib/balancer.sh   # what gives Services of type LoadBalancer their address there
. cluster/lib/pulumi.sh     # the environment that Pulumi runs in
. cluster/lib/passphrase.sh # what Pulumi encrypts secrets with
. cluster/lib/state.sh      # the stack in Pulumi's state
