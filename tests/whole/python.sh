#!/usr/bin/env bash
# `pip install .` works in a fresh virtual environment, and the Python tests pass there.
set -euo pipefail
venv=$AMENDS_BUILD/python
rm -rf "$venv"
"$PYTHON" -m venv "$venv"
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
"$venv/bin/pip" install --quiet '.[test]'
exec "$venv/bin/python" -m pytest -q tests/python
