# shellcheck shell=sh
# What Pulumi keeps of the stack `$stack` in .state/.

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

# Numbers of processes are used again, and ended ones may linger.
runs_pulumi() { # PID
  case $(ps -p "$1" -o stat= -o comm= 2>/dev/null) in
    Z*) return 1 ;;
    *pulumi*) return 0 ;;
    *) return 1 ;;
  esac
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
