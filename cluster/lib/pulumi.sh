# shellcheck shell=sh

# With its state in .state/ and its plugins in .cache/: the user's own login and stacks are not touched.
pulumi_here() {
  PULUMI_BACKEND_URL=file://$root/$state/pulumi
  PULUMI_HOME=$root/.cache/pulumi
  PULUMI_SKIP_UPDATE_CHECK=true
  export PULUMI_BACKEND_URL PULUMI_HOME PULUMI_SKIP_UPDATE_CHECK
  if [ -z "${PULUMI_CONFIG_PASSPHRASE+given}${PULUMI_CONFIG_PASSPHRASE_FILE:-}" ]; then
    export PULUMI_CONFIG_PASSPHRASE_FILE="$own_passphrase"
  fi
}

# For pulumi by hand:  . .state/env
write_env() {
  scratch
  {
    say "# Source this for pulumi by hand on the Kind stacks of make up:  . $state/env"
    say "export PULUMI_BACKEND_URL=$(quoted "$PULUMI_BACKEND_URL")"
    say "export PULUMI_HOME=$(quoted "$PULUMI_HOME")"
    [ -n "${PULUMI_CONFIG_PASSPHRASE+given}" ] ||
      say "export PULUMI_CONFIG_PASSPHRASE_FILE=$(quoted "$PULUMI_CONFIG_PASSPHRASE_FILE")"
    [ -z "${brought:-}" ] || say "export PATH=$(quoted "$brought")\"\$PATH\""
  } >"$tmp/env"
  mv "$tmp/env" "$state/env"
}

# As the user set it up, for a stack that is not on Kind.
pulumi_elsewhere() { # MEND
  bring kubectl
  bring pulumi
  require_context
  pulumi stack select "$stack" || die "Pulumi has no stack $stack where it is logged in to" \
    "pulumi login to where your team keeps it, $1"
}

# Pulumi and the program speak to each other at 127.0.0.1, and an HTTP_PROXY in between ends the program. Tools read one of
# the two variables, not all the same one first: what either holds stays.
spare_proxy() {
  : "${NO_PROXY:=${no_proxy-}}" "${no_proxy:=$NO_PROXY}"
  NO_PROXY=$(with_this_machine "$NO_PROXY")
  no_proxy=$(with_this_machine "$no_proxy")
  export NO_PROXY no_proxy
}

with_this_machine() { # LIST
  list=$1
  for name in 127.0.0.1 localhost; do
    case ,$list, in ,\*, | *",$name,"*) ;; *) list=${list:+$list,}$name ;; esac
  done
  say "$list"
}
