#!/bin/sh
# The drain gate of one track. It stands by until it is asked to end; then it waits for the track's queries, and its
# own end is what the deletion of the track waits for. It runs as PID 1 in the Trino image: sh, curl, grep, coreutils.
#
#   COORDINATOR_URL       the track's Service, e.g. http://trino-v1-stable:8080, or the coordinator of an external one
#   COORDINATOR_ADDRESS   HOST:PORT to go to instead of that which the URL names; so a certificate may be for another name
#   COORDINATOR_AUTHORITY file with the authority of its certificate; without it the system's are trusted
#   DRAIN_SECONDS         longest wait; the grace period of the pod must be longer by at least 30 s
#   QUIET_SECONDS         how long nothing may be active before it ends (10)
#   POLL_SECONDS          pause between two looks (2)
#   ANSWER_SECONDS        longest wait for one answer (10)
#   LIST_SECONDS          the same for the list of all queries, which may be long (60)
#   GONE_SECONDS          how long a coordinator that has never answered may be absent before it counts as gone (5)
#   AWAY_SECONDS          the same for one that has answered: it may be busy, or the cluster's DNS away for a moment (30)
#   TRINO_USER            as whom it looks (trino-drain-gate)
#   TRINO_CREDENTIALS     or, where the coordinator asks for credentials, a folder with the files username and password
#   TRINO_HIDES_QUERIES   true where it may be shown not every query, or none (false)

asked=''
trap 'asked=yes' TERM INT

set -f # a word of an answer is no file name
LC_ALL=C
export LC_ALL
newline='
'

say() { printf '%s\n' "$*"; }

misuse() {
  say "drain gate: $1" >&2
  exit 2
}

whole() { # NAME VALUE
  case $2 in
    '' | *[!0-9]* | 0?* | ??????????????*) misuse "$1 is '$2'; give a whole number of at most 13 digits" ;;
    *) ;;
  esac
}

# Sets `now`, in seconds that nobody can turn back or forth; of the clock where there is no /proc.
clock() {
  if read -r now _ </proc/uptime; then now=${now%%.*}; else now=$(date +%s); fi
} 2>/dev/null

# The states that are no end, in the order in which a query passes them: asked for one by one, none slips through.
unfinished=QUEUED,WAITING_FOR_RESOURCES,DISPATCHING,PLANNING,STARTING,RUNNING,FINISHING

# Who asks, as lines for the standard input of curl: in no argument, and in no environment. Empty without credentials; else
# read anew each time, since a Secret may change. A newline at the end of a file is none of it. Over plain http Trino takes
# them from whom says that TLS has ended before it.
unset identity basic name word
identify() {
  identity=''
  [ -n "$TRINO_CREDENTIALS" ] || return 0
  identity='# none'
  if name=$(cat "$TRINO_CREDENTIALS/username") && word=$(cat "$TRINO_CREDENTIALS/password"); then
    basic=$(printf '%s:%s' "$name" "$word" | base64 | tr -d '\n')
    identity="header = \"Authorization: Basic $basic\"${newline}header = \"X-Forwarded-Proto: https\""
  fi
} 2>/dev/null

# One look at URL, or at several as curl expands them, each answered within SECONDS: `seen` becomes active, idle, gone,
# locked or unknown; `detail` says more.
# A quote inside a JSON string is escaped, so "state":"RUNNING" in the text of a query does not match. Lines are broken
# at commas first: the list is one line, and grep holds a line as a whole. The gate has no room for files. Every state
# counts as active but the two that are the end: a state that is new to this script must not open the gate.
look() { # URL SECONDS
  limit=$2
  [ "$limit" -le "$left" ] || limit=$left
  user=$TRINO_USER
  [ -z "$identity" ] || user=''
  answer=$(
    {
      # By an empty header curl sends none: who they are, credentials say.
      say "$identity" | curl --disable --config - --silent --noproxy '*' --fail-early --max-time "$limit" \
        --header "X-Trino-User:${user:+ $user}" \
        ${COORDINATOR_ADDRESS:+--connect-to "::$COORDINATOR_ADDRESS"} ${COORDINATOR_AUTHORITY:+--cacert "$COORDINATOR_AUTHORITY"} \
        --write-out '\n"answered": %{http_code}\n' "$1"
      echo "\"curl\": $?"
    } | tr , '\n' | grep -oE '^ *\[|"queryId" *: *"[a-z0-9_]+"|"state" *: *"[A-Z0-9_]+"|^"(answered|curl)": [0-9]+$' |
      grep -vE '"(FINISHED|FAILED)"$' | grep -E -B 1 '^ *\[|^"(state|answered|curl)"'
  )
  list='' known='' id='' ids='' states='' count=0 code='' locked='' unasked='' detail=''
  IFS=$newline
  for line in $answer; do
    case $line in
      *'[') list=yes ;;
      '"queryId"'*) id=${line%\"} id=${id##*\"} ;;
      '"state"'*)
        state=${line%\"} state=${state##*\"}
        case "$states " in *" $state "*) ;; *) states="$states $state" && eval "n_$state=0" ;; esac
        eval "n_$state=\$((n_$state + 1))"
        count=$((count + 1))
        [ "$count" -gt 3 ] || ids="$ids${ids:+, }${id:-?}"
        id=''
        ;;
      '"answered"'*)
        status=${line##* }
        case $status/$list in
          200/yes) known=yes ;;
          200/) detail="the answer is no list of queries" ;;
          401/* | 403/*)
            case $identity in
              '') locked="the coordinator asks for credentials ($status)" ;;
              '#'*) locked="the coordinator asks for credentials ($status), and $TRINO_CREDENTIALS has none" ;;
              *) locked="the coordinator refuses the credentials ($status)" ;;
            esac
            ;;
          # So it answers to a state that it does not know; the whole list then is what counts.
          400/* | 404/* | 500/*) unasked=$status ;;
          *) detail="the coordinator answered $status" ;;
        esac
        list=''
        ;;
      '"curl"'*) code=${line##* } ;;
      *) ;;
    esac
  done
  unset IFS
  [ -n "$known$detail" ] || detail="the coordinator answered ${unasked:-nothing}"
  seen=idle
  [ "$count" -eq 0 ] || seen=active
  [ -z "$detail" ] || seen=unknown
  [ -z "$locked" ] || seen=locked detail=$locked
  case $code in
    0) ;;
    6 | 7) seen=gone ;;
    28) seen=unknown detail="the coordinator did not answer within $limit s" ;;
    *) seen=unknown detail="the request failed (curl exit code $code)" ;;
  esac
}

# What is active, e.g. `3 queries (1 QUEUED, 2 RUNNING): 2026..., 2026..., 2026...`
active() {
  tally=''
  for state in $states; do
    eval "tally=\"$tally${tally:+, }\$n_$state $state\""
  done
  noun=queries more=''
  [ "$count" -ne 1 ] || noun=query
  [ "$count" -le 3 ] || more=" and $((count - 3)) more"
  say "$count $noun ($tally): $ids$more"
}

# Says a thing when it is new, and again every 30 s.
report() {
  [ "$1" != "$said" ] || [ $((now - said_at)) -ge 30 ] || return 0
  said=$1 said_at=$now
  say "$1; at most $left s more"
}

end() {
  say "$1; the gate opens after $((now - started)) s"
  exit 0
}

drain() {
  trap '' TERM INT
  [ -z "$!" ] || kill "$!" 2>/dev/null
  clock
  started=$now said='' said_at=0 quiet='' gone='' patience=$GONE_SECONDS
  blind='' refused='' detail='' last=nothing
  say "asked to end: waits at most $DRAIN_SECONDS s for the queries of $COORDINATOR_URL"
  if [ "$TRINO_HIDES_QUERIES" = true ]; then blind="authentication or access control is configured"; fi

  while :; do
    identify
    # What was refused is not tried again, since that may lock an account: what the files say anew is.
    if [ -n "$refused" ] && [ "$identity" != "$refused" ]; then blind='' refused=''; fi
    # Without credentials it can only see whether the coordinator is there.
    if [ -n "$blind" ]; then url=$COORDINATOR_URL/v1/info identity=''; else url="$COORDINATOR_URL/v1/query?state={$unfinished}"; fi
    clock
    left=$((started + DRAIN_SECONDS - now))
    [ "$left" -gt 0 ] || end "the drain time is over, last seen: $last"
    seen=''
    # By one question first: all of them would be as many refusals.
    [ -z "$identity" ] || look "$COORDINATOR_URL/v1/query?state=${unfinished%%,*}" "$ANSWER_SECONDS"
    [ "$seen" = locked ] || look "$url" "$ANSWER_SECONDS"
    clock
    # What is in a state that this script does not know is in the whole list alone, which may be long: the coordinator
    # keeps what has ended for a quarter of an hour. So it is read once, before the gate opens.
    if [ -z "$blind" ] && [ "$seen" = idle ] && [ $((now - ${quiet:-$now})) -gt "$QUIET_SECONDS" ]; then
      look "$COORDINATOR_URL/v1/query" "$LIST_SECONDS"
      clock
      [ "$seen" != idle ] || end "no query for $QUIET_SECONDS s"
    fi

    if [ "$seen" = gone ]; then
      gone=${gone:-$now} quiet=''
      [ $((now - gone)) -lt "$patience" ] || end "there is no coordinator, so no query either"
      report "no coordinator at $COORDINATOR_URL, which counts as gone after $patience s"
      sleep 1
      continue
    fi
    gone='' patience=$AWAY_SECONDS
    if [ "$seen" = locked ] && [ -z "$blind" ]; then blind=$detail refused=$identity; fi
    if [ -n "$blind" ]; then
      quiet='' last="nothing, $blind"
      report "cannot ask for queries, $blind: waits the whole drain time${refused:+, unless the credentials change}"
    elif [ "$seen" = active ]; then
      quiet='' last=$(active)
      report "waits for $last"
    elif [ "$seen" = idle ]; then
      quiet=${quiet:-$now} last="no active query"
      report "no query is active, waits until that holds for $QUIET_SECONDS s"
    else
      quiet='' last=$detail
      report "cannot tell whether queries are active, $detail"
    fi
    sleep "$POLL_SECONDS"
  done
}

: "${QUIET_SECONDS:=10}" "${POLL_SECONDS:=2}" "${ANSWER_SECONDS:=10}" "${LIST_SECONDS:=60}"
: "${GONE_SECONDS:=5}" "${AWAY_SECONDS:=30}" "${TRINO_USER:=trino-drain-gate}" "${TRINO_HIDES_QUERIES:=false}"
: "${TRINO_CREDENTIALS:=}"
[ -n "${COORDINATOR_URL:=}" ] || misuse "COORDINATOR_URL is not set; give the track's Service, e.g. http://trino:8080"
whole DRAIN_SECONDS "${DRAIN_SECONDS:=}"
whole QUIET_SECONDS "$QUIET_SECONDS"
whole ANSWER_SECONDS "$ANSWER_SECONDS"
whole LIST_SECONDS "$LIST_SECONDS"
whole GONE_SECONDS "$GONE_SECONDS"
whole AWAY_SECONDS "$AWAY_SECONDS"

trap drain TERM INT
[ -z "$asked" ] || drain
say "stands by; when asked to end, waits at most $DRAIN_SECONDS s for the queries of $COORDINATOR_URL"
while :; do
  # Should it outlive the gate, it must not keep the gate's output open.
  sleep 3600 >/dev/null 2>&1 &
  wait "$!" # unlike a sleep in the foreground, a trapped signal ends it at once
done
