# shellcheck shell=sh
# Pulumi encrypts secrets with a passphrase; a stack without any still has to have one.

own_passphrase=$root/$state/passphrase

ensure_passphrase() {
  (umask 077 && mkdir -p "$state/pulumi")
  if [ -n "${PULUMI_CONFIG_PASSPHRASE+given}" ]; then
    say "passphrase: the one in PULUMI_CONFIG_PASSPHRASE"
    return
  fi
  if [ ! -s "$PULUMI_CONFIG_PASSPHRASE_FILE" ]; then
    [ "$PULUMI_CONFIG_PASSPHRASE_FILE" = "$own_passphrase" ] ||
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

# The line that Pulumi added for a passphrase of this folder's own: with the state gone it would only be in the way.
forget_salt() {
  file=Pulumi.$stack.yaml
  [ "${PULUMI_CONFIG_PASSPHRASE_FILE:-}" = "$own_passphrase" ] || return 0
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
