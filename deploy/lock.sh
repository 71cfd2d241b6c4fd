#!/bin/sh
# Resolve the newest versions that fit pyproject.toml and write the lock files and their conda twin.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch"
"$scratch/bin/pip" install --quiet --upgrade pip setuptools
"$scratch/bin/pip" install --quiet .
# Left out: a debugger that every kernel would load, and a checker of web addresses whose
# grammar takes two seconds to compile at each start. Both are optional to those who ask for them.
freeze() {
    "$scratch/bin/pip" list --format=freeze --exclude qihang --exclude pip \
        --exclude debugpy --exclude rfc3987-syntax --exclude lark
}
freeze > requirements.lock
"$scratch/bin/pip" install --quiet '.[dev]'
freeze | grep -vxFf requirements.lock > requirements-dev.lock
"$scratch/bin/python" deploy/environment.py
