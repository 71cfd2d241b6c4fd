#!/bin/sh
# Make .venv with the exact versions of requirements.lock. Argument: the Python to use.
set -eu
python=$1
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Python 3.11 or newer is needed; $python is not that. Name another: make PYTHON=python3.12 start" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Installing python$version-venv, which Debian keeps apart from Python …"
    sudo=$([ "$(id -u)" = 0 ] || echo sudo)
    if ! { $sudo apt-get update -qq && $sudo apt-get install -y -qq "python$version-venv"; }; then
        echo "Install the package python$version-venv, then try again." >&2
        exit 1
    fi
fi
echo "Making .venv; the first time this takes a minute or two …"
"$python" -m venv .venv
.venv/bin/pip install --quiet --upgrade pip
.venv/bin/pip install --quiet --no-deps -r requirements.lock
# What an earlier version left here would hide this one's entry points.
rm -rf qihang.egg-info
.venv/bin/pip install --quiet --no-deps --no-build-isolation -e .
# Plain `voila` on a workbook finds the page's template here.
mkdir -p .venv/share/jupyter/voila/templates
ln -sfn "$PWD/qihang/server/jupyter/voila/templates/qihang" .venv/share/jupyter/voila/templates/qihang
