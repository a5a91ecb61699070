# shellcheck shell=sh
# The tools that the scripts call, from PATH or brought from where versions.txt says.

platform() {
  case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=darwin ;;
    *) die "there are no pinned tools for $(uname -s)" "Linux and macOS have them; on Windows use WSL 2." ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) say "$os-amd64" ;;
    aarch64 | arm64) say "$os-arm64" ;;
    *) die "there are no pinned tools for $(uname -m)" "amd64 and arm64 have them." ;;
  esac
}

# The version of the TOOL on PATH; empty where there is none.
version_of() { # TOOL
  command -v "$1" >/dev/null 2>&1 || return 0
  case $1 in
    kubectl) kubectl version --client 2>/dev/null ;;
    *) "$1" version 2>/dev/null ;;
  esac | sed -n 's/^[^0-9]*\([0-9][0-9]*\.[0-9][0-9]*\.[0-9][0-9]*\).*/\1/p' | head -n 1
}

# Whether versions.txt takes this VERSION of the TOOL.
suits() { # TOOL VERSION
  awk -v tool="$1" -v version="$2" '
    function number(text, part) { split(text, part, "."); return part[1] * 1000000 + part[2] * 1000 + part[3] }
    $1 == "need" && $2 == tool && number(version) >= number($3) && number(version) < number($4) { found = 1 }
    END { exit !found }' cluster/versions.txt
}

# The versions of the TOOL that suit, in words.
wanted_version() { # TOOL
  awk -v tool="$1" '$1 == "need" && $2 == tool { print $3 " or later, below " $4 "," }' cluster/versions.txt
}

sha256() { # FILE
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

require_sha256() {
  command -v sha256sum >/dev/null 2>&1 || command -v shasum >/dev/null 2>&1 ||
    die "there is neither sha256sum nor shasum on PATH, and every download is checked with it" \
      "Install coreutils (or perl, which brings shasum), or $tool yourself; then run this again."
}

download() { # URL FILE
  curl --fail --silent --show-error --location --proto '=https' --tlsv1.2 --retry 3 --connect-timeout 20 \
    --output "$2" "$1" ||
    die "$1 cannot be downloaded" "Mend the network (behind a proxy, set https_proxy), or install $tool $(wanted_version "$tool") yourself; then run it again."
}

# Puts TOOL on PATH, unless a suitable one is there.
bring() { # TOOL
  tool=$1
  found=$(version_of "$tool")
  if [ -n "$found" ] && suits "$tool" "$found"; then return 0; fi
  # Who has a cluster has a kubectl that suits it; the pinned one is for the nodes in kind.yaml.
  if [ "$tool" = kubectl ] && [ -n "$found" ] && [ -z "$cluster" ]; then return 0; fi

  here=$(platform)
  pin=$(awk -v tool="$tool" -v platform="$here" '$1 == tool && $3 == platform { print $2, $4, $5 }' cluster/versions.txt)
  read -r version digest source <<PIN
$pin
PIN
  folder=$root/.cache/tools/$tool-$version
  [ -x "$folder/$tool" ] || fetch_tool
  brought=$folder:${brought:-}
  PATH=$folder:$PATH
  export PATH
}

# Leaves a whole, checked tool in `folder`, or nothing.
fetch_tool() {
  require_sha256
  say "brings $tool $version into .cache/tools${found:+, since the one on PATH is $found}"
  scratch
  name=${source##*/}
  download "$source" "$tmp/download"
  case $digest in
    https://*)
      download "$digest" "$tmp/checksums"
      wanted=$(awk -v name="$name" '$2 == name { print $1 }' "$tmp/checksums")
      ;;
    *) wanted=$digest ;;
  esac
  is=$(sha256 "$tmp/download")
  # Two empty texts are equal: a checksum file without the name, and a tool that broke down.
  { [ -n "$is" ] && [ "$is" = "$wanted" ]; } || die "$source is not what was pinned: its SHA-256 is ${is:-not known}" \
    "It should be ${wanted:-in $digest, and is not}. Nothing was installed; if this lasts, somebody changed the file."

  rm -rf "$tmp/unpacked"
  mkdir -p "$tmp/unpacked/$tool" "$root/.cache/tools"
  case $name in
    *.tar.gz) tar -xzf "$tmp/download" -C "$tmp/unpacked" ;; # a folder with the tool's name
    *) mv "$tmp/download" "$tmp/unpacked/$tool/$tool" && chmod +x "$tmp/unpacked/$tool/$tool" ;;
  esac
  rm -rf "$folder"
  mv "$tmp/unpacked/$tool" "$folder"
}
