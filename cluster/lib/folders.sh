# shellcheck shell=sh
# State that `make up` makes lives in .state/, downloads in .cache/; git ignores both.

root=$(pwd)
state=.state
tmp=''

# A folder for unfinished work, gone when the script is; that of a run that was killed goes now. Sets `tmp`.
scratch() {
  [ -z "$tmp" ] || return 0
  for part in .cache/.part.*; do
    pid=${part#.cache/.part.}
    [ ! -d "$part" ] || kill -0 "${pid%.*}" 2>/dev/null || rm -rf "$part"
  done
  { mkdir -p .cache && tmp=$(mktemp -d "$root/.cache/.part.$$.XXXXXX"); } 2>/dev/null ||
    die "no folder can be made in $root/.cache" "See that you may write there, and that the disk has room; then run this again."
}

trap '[ -z "$tmp" ] || rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
