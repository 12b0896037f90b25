#!/bin/sh
# Runs a command with SANSANG_DATABASE_URL set to a PostgreSQL server of its own, then removes it.
# Usage: with_postgres.sh COMMAND …
set -eu

bin=$(dirname "$(readlink -f "$(command -v pg_ctl || ls -d /usr/lib/postgresql/*/bin/pg_ctl | tail -1)")")
home=$(mktemp -d)
as=
if [ "$(id -u)" -eq 0 ]; then # the server refuses to run as root
    chown postgres "$home"
    as="runuser -u postgres --"
fi
stop() {
    $as "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$home"
}
trap stop EXIT INT TERM

cd "$home"
$as "$bin/initdb" -D "$home/data" -U sansang -A trust -E UTF8 --no-sync >/dev/null
$as "$bin/pg_ctl" -D "$home/data" -w -s -l "$home/log" \
    -o "-c listen_addresses= -c unix_socket_directories=$home -c fsync=off" start
$as "$bin/createdb" -h "$home" -U sansang sansang
cd "$OLDPWD"
socket=$(printf %s "$home" | sed 's,/,%2F,g')
SANSANG_DATABASE_URL="postgres://sansang@$socket/sansang" "$@"
