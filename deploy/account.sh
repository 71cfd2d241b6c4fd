#!/bin/sh
# Make the account that the classroom runs as, and the service that starts it with the PC:
#   sudo sh deploy/account.sh
# To be run in the project's folder after `make start` worked once.
set -eu
umask 022
cd "$(dirname "$0")/.."
cd -P .
if [ "$(id -u)" != 0 ]; then
    echo "Run: sudo sh deploy/account.sh · 请运行：sudo sh deploy/account.sh" >&2
    exit 1
fi
case $PWD in
*[!A-Za-z0-9/._-]*)
    echo "systemd needs a folder whose path has only letters, digits and . _ - /: move this one to /opt, run make start there, then this again. · systemd 要求文件夹的路径只有英文字母、数字和 . _ - /：请把它移到 /opt，在那里运行 make start，再运行这条命令。" >&2
    exit 1
    ;;
esac
id qihang >/dev/null 2>&1 ||
    useradd --system --user-group --no-create-home --home-dir "$PWD" --shell /usr/sbin/nologin qihang
# Everybody may read the program and nobody but its owner change it.
chmod a+rx .
for path in .venv qihang widgets workbooks exercises sessions voila.json nbgrader_config.py \
    requirements.lock pyproject.toml; do
    [ ! -e "$path" ] || chmod -R a+rX,go-w "$path"
done
# Not from here: a shell that is in a folder comes to what is in it, and a service does not.
python=$PWD/.venv/bin/python
if ! said=$(cd / && setpriv --reuid=qihang --regid=qihang --clear-groups \
    "$python" -c 'import qihang.cli' 2>&1); then
    echo "The account qihang cannot run $(readlink -f "$python") in this folder. Both must lie where every account may go: move the folder to /opt; there run rm -r .venv, make PYTHON=/usr/bin/python3 start, then this again. · 账户 qihang 不能在这个文件夹里运行 $(readlink -f "$python")。两者都要放在所有账户能进的地方：请把文件夹移到 /opt，在那里先运行 rm -r .venv 和 make PYTHON=/usr/bin/python3 start，再运行这条命令。" >&2
    echo "$said" | tail -n 1 >&2
    exit 1
fi
# What the classroom writes: its data, and the exercises that it generates.
mkdir -p var
chown -R qihang:qihang var exercises
chmod 700 var
# The answers are for its group.
chgrp -R qihang solutions
chmod -R g+rX,g-w,o-rwx solutions
sed "s|/opt/qihang|$PWD|g" deploy/qihang.service >/etc/systemd/system/qihang.service
systemctl daemon-reload
# The desk opens by itself when somebody signs in to this PC.
mkdir -p /usr/share/applications /etc/xdg/autostart
"$python" -m deploy.desktop >/usr/share/applications/qihang-desk.desktop
cp /usr/share/applications/qihang-desk.desktop /etc/xdg/autostart/
echo "启动 · Start: systemctl enable --now qihang    看日志 · See: journalctl -u qihang"
