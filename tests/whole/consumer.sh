#!/usr/bin/env bash
# An outside project that uses the library in one of the three ways builds and runs: consumer.sh find_package.
set -euo pipefail
way=$1
build=$AMENDS_BUILD/consumer/$way
rm -rf "$build"

case $way in
  find_package)
    cmake --install "$AMENDS_BUILD" --prefix "$build/prefix" >/dev/null
    options=(-DCMAKE_PREFIX_PATH="$build/prefix")
    ;;
  *)
    # The warnings only so that the compiler cache knows the files already.
    options=(-DAMENDS_ROOT="$PWD" -DAMENDS_WARNINGS=ON)
    ;;
esac
if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi

cmake -S "tests/consumer/$way" -B "$build/build" -G Ninja -DCMAKE_BUILD_TYPE=Release "${options[@]}"
cmake --build "$build/build"
"$build/build/consumer"
