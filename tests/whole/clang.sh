#!/usr/bin/env bash
# The library, the command and the Python module compile with clang 14 without a warning.
set -euo pipefail
exec ./dev build clang
