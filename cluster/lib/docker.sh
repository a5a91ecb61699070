# shellcheck shell=sh

# 8 GB as Docker Desktop is told; it then reports somewhat less.
least_memory=8053063680

# Asked once, before anything is written.
require_docker() {
  [ -z "${docker_runs:-}" ] || return 0
  command -v docker >/dev/null 2>&1 || die "there is no docker on PATH, and the cluster runs in it" \
    "Install Docker (https://docs.docker.com/get-started/get-docker/), start it, then run this again."
  why=$(docker info --format '{{.MemTotal}}' 2>&1 >/dev/null) || die "Docker does not answer: $(say "$why" | tail -n 1)" \
    "Start it (Docker Desktop, or: sudo systemctl start docker), then run this again."
  docker_runs=yes
}

require_memory() {
  [ -z "${memory:-}" ] || return 0
  memory=$(docker info --format '{{.MemTotal}}')
  [ "$memory" -ge "$least_memory" ] ||
    die "Docker has $((memory / 1048576)) MiB of memory, too little for the tracks and what runs beside them" \
      "Give it 8 GB or more: Docker Desktop, Settings, Resources; then run this again."
}

# Docker Desktop keeps the containers' network to itself: a load balancer's ports are then ports of this machine.
maps_balancer_ports() {
  case $(uname -s)/$(docker info --format '{{.OperatingSystem}}' 2>/dev/null) in
    Darwin/* | */"Docker Desktop"*) return 0 ;;
    *) return 1 ;;
  esac
}
