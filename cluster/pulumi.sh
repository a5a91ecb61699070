# shellcheck shell=sh
# Pulumi with its state in .state/ and its plugins in .cache/: the user's own login and stacks are not touched.

pulumi_here() {
  PULUMI_BACKEND_URL=file://$root/$state/pulumi
  PULUMI_HOME=$root/.cache/pulumi
  PULUMI_SKIP_UPDATE_CHECK=true
  export PULUMI_BACKEND_URL PULUMI_HOME PULUMI_SKIP_UPDATE_CHECK
  [ -n "${PULUMI_CONFIG_PASSPHRASE+given}" ] || [ -n "${PULUMI_CONFIG_PASSPHRASE_FILE:-}" ] || own_passphrase
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

# Pulumi encrypts secrets with it; a stack without any still has to have one.
own_passphrase() {
  PULUMI_CONFIG_PASSPHRASE_FILE=$root/$state/passphrase
  export PULUMI_CONFIG_PASSPHRASE_FILE
}

ensure_passphrase() {
  (umask 077 && mkdir -p "$state/pulumi")
  if [ -n "${PULUMI_CONFIG_PASSPHRASE+given}" ]; then
    say "passphrase: the one in PULUMI_CONFIG_PASSPHRASE"
    return
  fi
  if [ ! -s "$PULUMI_CONFIG_PASSPHRASE_FILE" ]; then
    [ "$PULUMI_CONFIG_PASSPHRASE_FILE" = "$root/$state/passphrase" ] ||
      die "there is no passphrase in $PULUMI_CONFIG_PASSPHRASE_FILE" "Point PULUMI_CONFIG_PASSPHRASE_FILE at the file that has it, or unset it."
    ! grep -q '^encryptionsalt:' "Pulumi.$stack.yaml" ||
      die "Pulumi.$stack.yaml was encrypted with a passphrase that is not here" \
        "Set PULUMI_CONFIG_PASSPHRASE to it; or, if the file holds no 'secure:' value, delete its line encryptionsalt."
    scratch
    (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$tmp/passphrase")
    mv "$tmp/passphrase" "$PULUMI_CONFIG_PASSPHRASE_FILE"
  fi
  say "passphrase: in $PULUMI_CONFIG_PASSPHRASE_FILE"
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

# Numbers of processes are used again, and ended ones may linger.
runs_pulumi() { # PID
  case $(ps -p "$1" -o stat= -o comm= 2>/dev/null) in
    Z*) return 1 ;;
    *pulumi*) return 0 ;;
    *) return 1 ;;
  esac
}

# The lock of an update that was killed would hold up every later one.
free_lock() {
  for lock in "$state"/pulumi/.pulumi/locks/*/*/"$stack"/*.json; do
    [ -e "$lock" ] || continue
    pid=$(sed -n 's/.*"pid": *\([0-9][0-9]*\).*/\1/p' "$lock")
    if runs_pulumi "${pid:-0}"; then
      die "an update of the stack $stack is running (process $pid)" "Wait until it has ended, or end it; then run this again."
    fi
    say "frees the lock of an interrupted update"
    pulumi cancel --stack "$stack" --yes
    return
  done
}

has_stack() { pulumi stack select "$stack" >/dev/null 2>&1; }

# A Kind cluster made anew behind Pulumi's back has none of what the state says: the state is set aside, and starts over.
ensure_stack() {
  seen=$(cat "$state/$stack.cluster" 2>/dev/null) || seen=''
  if [ -n "$seen" ] && [ "$seen" != "$uid" ] && has_stack; then
    old=$state/$stack.$(date +%Y%m%dT%H%M%S).json
    say "the cluster is not the one that the stack's state knows: the state starts over, the old one is in $old"
    (umask 077 && pulumi stack export --stack "$stack" --file "$old")
    pulumi stack rm "$stack" --force --preserve-config --yes
  fi
  pulumi stack select "$stack" --create
  say "$uid" >"$state/$stack.cluster"
}

# Helm refuses to touch a release whose last operation was killed; without that operation's record it goes on.
forget_interrupted_releases() {
  pending=$(kube get secrets --all-namespaces --selector 'owner=helm,status in (pending-install,pending-upgrade,pending-rollback)' \
    --output 'jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.labels.name} {.metadata.name}{"\n"}{end}')
  [ -n "$pending" ] || return 0
  say "$pending" | while read -r release record; do
    say "$releases" | grep -q -x -F "$release" || continue
    say "forgets the interrupted operation of release $release"
    kube delete secret "$record" --namespace "${release%%/*}"
  done
}

ensure_plugin() {
  plugin=$(sed -n 's/.*Include="Pulumi\.Kubernetes" Version="\[\(.*\)\]".*/\1/p' Directory.Packages.props)
  pulumi plugin install resource kubernetes "$plugin"
}

# The stack's state, and what was kept beside it. Pulumi.<stack>.yaml stays.
remove_stack() {
  if has_stack; then
    pulumi stack rm "$stack" --force --preserve-config --remove-backups --yes
  fi
  keeps_secrets=''
  forget_salt
  rm -f "$state/$stack".cluster "$state/$stack".making "$state/$stack"-ca.crt
  # Exactly as ensure_stack names them: those of the stack `a.2` begin like these of `a`.
  rm -f "$state/$stack".[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]T[0-9][0-9][0-9][0-9][0-9][0-9].json
  [ -z "$keeps_secrets" ] || return 0
  for other in "$state"/*.cluster "$state"/pulumi/.pulumi/stacks/*/*.json; do
    if [ -e "$other" ]; then return; fi
  done
  rm -rf "$state"
}

# The line that Pulumi added for a passphrase of this folder's own: with the state gone it would only be in the way.
forget_salt() {
  file=Pulumi.$stack.yaml
  [ "${PULUMI_CONFIG_PASSPHRASE_FILE:-}" = "$root/$state/passphrase" ] || return 0
  grep -q '^encryptionsalt:' "$file" || return 0
  if grep -q '^ *-\{0,1\} *[^#]*secure:' "$file"; then
    say "$file keeps its secrets; the passphrase they need stays in $PULUMI_CONFIG_PASSPHRASE_FILE"
    keeps_secrets=yes
    return 0
  fi
  scratch
  cp -p "$file" "$tmp/$file"
  grep -v '^encryptionsalt:' "$file" >"$tmp/$file"
  mv "$tmp/$file" "$file"
}
