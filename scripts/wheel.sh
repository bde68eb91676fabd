#!/bin/sh
# Builds the wheel and, of an environment with it and what requirements.txt pins, the list of all that runs (SBOM, CycloneDX).
#   scripts/wheel.sh DIR        DIR gets goalline-VERSION.whl, goalline.cdx.json and environment/
set -eu
cd "$(dirname "$0")/.."
out=$(mkdir -p "$1" && cd "$1" && pwd)
uv=$(command -v uv || echo .venv/bin/uv)
export UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-300}"
rm -rf "$out"/goalline* "$out/environment"
.venv/bin/python -m build --wheel --no-isolation --outdir "$out" . >"$out/build.log"
"$uv" venv --quiet --no-project --python .venv/bin/python "$out/environment"
"$uv" pip install --quiet --python "$out/environment" --require-hashes -r requirements.txt
"$uv" pip install --quiet --python "$out/environment" --no-deps "$out"/goalline-*.whl
.venv/bin/python -m cyclonedx_py environment --output-reproducible -o "$out/goalline.cdx.json" "$out/environment"
