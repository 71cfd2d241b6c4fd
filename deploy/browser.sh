#!/bin/sh
# Chromium for the tests, from the system's packages.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
echo "Installing Chromium for the tests …"
sudo=$([ "$(id -u)" = 0 ] || echo sudo)
if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq chromium; }; then
    echo "Install the package chromium, then try again." >&2
    exit 1
fi
