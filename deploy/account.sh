#!/bin/sh
# Make the account that the classroom runs as, and the service that starts it with the PC:
#   sudo sh deploy/account.sh
# To be run in the project's folder after `make start` worked once.
set -eu
cd "$(dirname "$0")/.."
if [ "$(id -u)" != 0 ]; then
    echo "Run: sudo sh deploy/account.sh · 请运行：sudo sh deploy/account.sh" >&2
    exit 1
fi
id qihang >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir "$PWD" --shell /usr/sbin/nologin qihang
# What the classroom writes: its data, and the exercises that it generates.
mkdir -p var
chown -R qihang:qihang var exercises
chmod 700 var
# Everybody may read the program and nobody but its owner change it; the answers are for its group.
chmod a+rx .
chmod -R a+rX,go-w .venv qihang widgets workbooks exercises voila.json nbgrader_config.py
chgrp -R qihang solutions
chmod -R g+rX,g-w,o-rwx solutions
sed "s|/opt/qihang|$PWD|g" deploy/qihang.service >/etc/systemd/system/qihang.service
systemctl daemon-reload
echo "启动 · Start: systemctl enable --now qihang    看日志 · See: journalctl -u qihang"
