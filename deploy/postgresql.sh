#!/bin/sh
# PostgreSQL for the tests, from the system's packages: its programs, and no server of the system.
set -eu

is_there() {
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

if is_there; then
    exit 0
fi
echo "Installing PostgreSQL for the tests …"
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
install() {
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$1"
}
$sudo apt-get update -qq || true
# Else Debian makes a database of its own, and starts a server for it.
install postgresql-common
$sudo sh -c 'mkdir -p /etc/postgresql-common/createcluster.d &&
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.d/qihang.conf'
if ! install postgresql || ! is_there; then
    echo "Install the package postgresql, then try again." >&2
    exit 1
fi
