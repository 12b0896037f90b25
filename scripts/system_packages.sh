#!/bin/sh
# Makes sure that programs and files of the system are there.
# Usage: system_packages.sh PROBE=PACKAGE …; PROBE is a command or a file, PACKAGE is Debian's.
set -eu

missing=
for pair in "$@"; do
    probe=${pair%%=*}
    command -v "$probe" >/dev/null 2>&1 || [ -e "$probe" ] || missing="$missing ${pair#*=}"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing on this machine:$missing; install them (on Debian: apt-get install$missing)." >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
# shellcheck disable=SC2086 # a list of packages
apt-get -qq install -y --no-install-recommends $missing >/dev/null
