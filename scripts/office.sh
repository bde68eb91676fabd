#!/bin/sh
# Prints the path of LibreOffice; where there is none, installs Debian's as root, else says what to install.
set -eu

command -v soffice && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing LibreOffice Writer ..." >&2
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends libreoffice-writer; } >&2
    command -v soffice && exit
fi
echo "The tests of reading reports need LibreOffice: install it so that the command soffice is found." >&2
exit 1
