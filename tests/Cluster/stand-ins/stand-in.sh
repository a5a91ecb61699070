# shellcheck shell=sh
# What the stand-ins share. $WORLD is the folder that says what is there, and keeps the record of all calls.
name=${0##*/}
call="$name $*"
printf '%s\n' "$call" >>"$WORLD/calls"

# The power fails: the script that called is gone, and with it this call, at the MOMENT that $WORLD/kill names.
moment() { # before | during | after
  [ -e "$WORLD/kill" ] || return 0
  IFS='|' read -r prefix when <"$WORLD/kill"
  [ "$when" = "$1" ] || return 0
  case $call in "$prefix"*) ;; *) return 0 ;; esac
  rm "$WORLD/kill"
  kill -KILL "$(cat "$WORLD/pid")"
  exit 137
}

refuse() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The value behind an option, e.g. `option --name "$@"`.
option() {
  wanted=$1
  shift
  while [ "$#" -gt 0 ]; do
    case $1 in
      "$wanted") printf '%s\n' "$2" && return ;;
      "$wanted"=*) printf '%s\n' "${1#*=}" && return ;;
      *) ;;
    esac
    shift
  done
}

moment before
