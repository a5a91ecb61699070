#!/bin/sh
# The preStop hook of a worker: asks its own server to leave the cluster, which finishes its tasks first, and lasts as
# long as its process does. When the hook ends Kubernetes sends SIGTERM, at which a worker drops its tasks;
# terminationGracePeriodSeconds bounds both. It runs in the Trino image: sh, curl, tail.
#
#   worker-stop URL [PID [SECONDS]]   the worker's server, e.g. http://localhost:8080; its process (1); how long to wait
#                                     for an answer (10)

url=$1/v1/info/state pid=${2:-1} seconds=${3:-10}

# What a hook prints nobody reads, and its event says only that it failed: so to the log of the container.
say() {
  { printf 'worker-stop: %s\n' "$1" >>"/proc/$pid/fd/1"; } 2>/dev/null || printf 'worker-stop: %s\n' "$1"
}

said=''
while :; do
  # The user is the one whom graceful-shutdown-rules.json lets do this.
  status=$(curl --silent --noproxy '*' --max-time "$seconds" --output /dev/null --write-out '%{http_code}' \
    --request PUT --header 'Content-Type: application/json' --header 'X-Trino-User: admin' --data '"SHUTTING_DOWN"' "$url")
  code=$?
  case $code/$status in
    0/2*)
      say "the worker leaves: no new tasks, and it ends when those it has are done"
      break
      ;;
    7/*)
      say "nothing listens, so the worker has no tasks: it ends at once"
      exit 0
      ;;
    0/401 | 0/403 | 0/404)
      # Its queries may end before the grace period does, and surely fail if it ends now.
      say "the worker refuses to leave ($status to admin's PUT of $url): at the end of its grace period it is killed"
      break
      ;;
    0/*) problem="the worker answered $status" ;;
    28/*) problem="the worker did not answer within $seconds s" ;;
    *) problem="the request failed (curl exit code $code)" ;;
  esac
  [ "$problem" = "$said" ] || say "$problem when asked to leave: asks again until it is taken"
  said=$problem
  sleep 1
done

exec tail --pid="$pid" -f /dev/null >/dev/null # into a pipe it would end with the pipe
