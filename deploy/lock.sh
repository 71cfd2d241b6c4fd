#!/bin/sh
# Resolve the newest versions that fit pyproject.toml and every Python from 3.11.0 on, and write the
# lock files, with the hashes of all files of each release, and their conda twin.
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch"
"$scratch/bin/pip" install --quiet uv
# Left out: a debugger that every kernel would load, and a checker of web addresses whose
# grammar takes two seconds to compile at each start. Both are optional to those who ask for them.
locked() {
    printf 'pip\nsetuptools\n' | "$scratch/bin/uv" pip compile --quiet --upgrade --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-package debugpy \
        --no-emit-package rfc3987-syntax --no-emit-package lark "$@" pyproject.toml -
}
locked --output-file requirements.lock
# What the tools need beside it.
sed -n 's/^\([^ ]*\)==.*/--no-emit-package \1/p' requirements.lock >"$scratch/known"
# shellcheck disable=SC2046
locked --extra dev --constraints requirements.lock $(cat "$scratch/known") \
    --output-file requirements-dev.lock
"${PYTHON:-.venv/bin/python}" -m deploy.environment
