#!/usr/bin/env bash
# The C++ tests pass under AddressSanitizer and UndefinedBehaviorSanitizer.
set -euo pipefail
./dev build sanitize
exec ctest --preset sanitize --parallel "$(nproc)" -L cpp
