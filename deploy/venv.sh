#!/bin/sh
# Make .venv with the exact versions of requirements.lock. Argument: the Python to use.
set -eu
python=$1
# English or Chinese, as the machine speaks: qihang, which has a catalogue, is not there yet.
say() {
    case ${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
    zh*) echo "$2" ;;
    *) echo "$1" ;;
    esac
}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Python 3.11 or newer is needed; $python is not that. Name another: make PYTHON=python3.12 start" \
        "要用 Python 3.11 或更新的版本，$python 不是。请写明另一个：make PYTHON=python3.12 start" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "Installing python$version-venv, which Debian keeps apart from Python …" \
        "正在安装 python$version-venv（Debian 把它和 Python 分开）……"
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq "python$version-venv"; }; then
        say "Install the package python$version-venv, then try again." \
            "请安装软件包 python$version-venv，再试一次。" >&2
        exit 1
    fi
fi
say "Making .venv; the first time this takes a minute or two …" "正在准备 .venv，第一次要一两分钟……"
"$python" -m venv .venv
.venv/bin/pip install --quiet --upgrade pip
.venv/bin/pip install --quiet --no-deps -r requirements.lock
# What an earlier version left here would hide this one's entry points.
rm -rf qihang.egg-info
.venv/bin/pip install --quiet --no-deps --no-build-isolation -e .
# Plain `voila` on a workbook finds the page's template here.
mkdir -p .venv/share/jupyter/voila/templates
ln -sfn "$PWD/qihang/server/jupyter/voila/templates/qihang" .venv/share/jupyter/voila/templates/qihang
