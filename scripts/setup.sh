#!/bin/sh
# Makes .venv, installs what the named requirements files pin, and the command goalline; does nothing where that is so.
#   scripts/setup.sh requirements.txt [requirements-dev.txt]
#   scripts/setup.sh --lock             compiles what pyproject.toml and requirements-dev.in name to requirements*.txt
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
export UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-300}"

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON3:-python3 python3.13 python3.12 python3.11}; do
        if fits "$candidate"; then echo "$candidate"; return; fi
    done
    echo "Goalline needs Python 3.11, 3.12 or 3.13: install one of them (https://www.python.org/downloads/), then try again." >&2
    exit 1
}

has_uv() { uv --version >/dev/null 2>&1; }

has_pip() { "$1" -m pip --version >/dev/null 2>&1; }

make_venv() {
    base=$(find_python)
    rm -rf .venv
    if has_uv; then
        uv venv --quiet --no-project --python "$base" .venv
    elif "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        "$base" -m venv .venv
    elif has_pip "$base"; then
        "$base" -m venv --without-pip .venv
        "$base" -m pip --python "$python" install --quiet --require-hashes -r requirements-uv.txt
    else
        echo "This Python cannot make an environment: run apt-get install python3-venv (or install uv), then try again." >&2
        exit 1
    fi
}

# uv, from PATH or else put into .venv.
uv_() {
    if has_uv; then uv "$@"; return; fi
    [ -x .venv/bin/uv ] || "$python" -m pip install --quiet --require-hashes -r requirements-uv.txt
    .venv/bin/uv "$@"
}

key() { echo "$("$python" -V 2>/dev/null) $(cksum <"$1")"; }

installed() {
    for file; do
        [ "$(cat ".venv/$file.stamp" 2>/dev/null)" = "$(key "$file")" ] || return 1
    done
}

# The project is installed as a path to this folder, so a folder that was moved is installed again.
project() { echo "$(pwd -P) $("$python" -V 2>/dev/null) $(cat pyproject.toml indicators/__init__.py | cksum)"; }

has_project() { [ "$(cat .venv/goalline.stamp 2>/dev/null)" = "$(project)" ]; }

if [ "$1" = --lock ]; then
    uv_ pip compile --quiet --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.txt
    uv_ pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements-dev.in -o requirements-dev.txt
    exit
fi

fits "$python" && installed "$@" && has_project && exit
fits "$python" && { has_uv || [ -x .venv/bin/uv ] || has_pip "$python"; } || make_venv
echo "Preparing .venv ..."
if ! installed "$@"; then
    # Compiled now, packages are imported in less than half the time by every process that starts later.
    # shellcheck disable=SC2046  # one word an option
    uv_ pip install --quiet --compile-bytecode --python "$python" --require-hashes $(printf ' -r %s' "$@")
    for file; do key "$file" >".venv/$file.stamp"; done
fi
if ! has_project; then
    uv_ pip install --quiet --python "$python" --no-deps --build-constraints requirements-build.txt --editable .
    project >.venv/goalline.stamp
fi
