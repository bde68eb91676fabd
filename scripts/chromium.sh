#!/bin/sh
# Prints the path of a Chromium; where there is none, installs Debian's as root, else says what to install.
set -eu

find_chromium() {
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -n "$candidate" ] && command -v "$candidate"; then return; fi
    done
    return 1
}

find_chromium && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium ..." >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium; } >&2
    find_chromium && exit
fi
echo "The browser tests need Chromium or Chrome: install one, or name it in the environment variable CHROMIUM." >&2
exit 1
