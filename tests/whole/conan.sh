#!/usr/bin/env bash
# The Conan recipe builds the package, and conan/test_package uses it. Skipped (77) where Conan cannot be installed.
set -euo pipefail
work=$AMENDS_BUILD/conan
rm -rf "$work"
if ! { "$PYTHON" -m venv "$work" && "$work/bin/pip" install --quiet 'conan>=2,<3'; }; then
  echo 'skipped: Conan cannot be installed here'
  exit 77
fi
export CONAN_HOME=$work/home
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
exec "$work/bin/conan" create conan --profile:all conan/profile \
  --conf "tools.cmake.cmake_layout:test_folder=$work/test_package"
