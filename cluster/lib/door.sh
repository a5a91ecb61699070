# shellcheck shell=sh
# How the program gets through the Gateway: where that is from here, whom to trust, and as whom to come.

# Finds all of it, once the cluster has answered.
find_door() {
  find_address
  write_ca
  scratch
  read_credentials
}

# Sets `logins`, a line a track that has one: its name, and what Authorization says. They stay in this shell and go to the
# program by its standard input: no argument, file or environment has them.
read_credentials() {
  unset logins login encoded
  logins=''
  while read -r name secret username password; do
    [ -n "$name" ] || continue
    encoded=$(kube get secret "$secret" --namespace "$namespace" \
      --output "go-template={{index .data \"$username\"}} {{index .data \"$password\"}}" 2>"$tmp/why") ||
      die "the Secret $secret of track $name cannot be read: $(head -n 1 "$tmp/why")" \
        "Make it, as docs/operations.md#authentication says; or take a context that may read it."
    case $encoded in
      *'<no value>'* | ' '* | *' ')
        die "the Secret $secret of track $name has no $username or no $password" \
          "Give it both keys, or name those that it has in the track's drainCredentials: usernameKey, passwordKey."
        ;;
      *) ;;
    esac
    # A newline at the end of a value is none of it.
    login=$(printf '%s:%s' "$(decoded "${encoded%% *}")" "$(decoded "${encoded##* }")" | base64 | tr -d '\n')
    logins="$logins$name Basic $login
"
  done <<CREDENTIALS
$credentials
CREDENTIALS
}

decoded() { say "$1" | base64 --decode; } # BASE64

# Becomes a command of the program on the stack, with all that was found: signals, and whoever sits at the terminal, reach it.
through_door() { # COMMAND [OPTION...]
  command=$1
  shift
  set -- "$command" ${address:+"--address=$address"} ${ca:+"--ca=$ca"} "$@"
  if [ -z "$logins" ]; then
    rm -rf "$tmp"
    exec dotnet "$program" "$@" -- "$stack"
  fi
  mkfifo "$tmp/logins"
  { say "$logins" >"$tmp/logins" && rm -rf "$tmp"; } &
  exec dotnet "$program" "$@" --logins -- "$stack" <"$tmp/logins"
}
