#!/usr/bin/env bash
# Editors complete, explain and check policies, cases and scenario files by the schemas: yaml-language-server, which is
# what they run, is driven without one. Skipped (77) where node is missing or the server cannot be installed.
set -euo pipefail
work=$AMENDS_BUILD/editors
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo 'skipped: node and npm are not installed'
  exit 77
fi
mkdir -p "$work"
if ! npm install --prefix "$work" --no-audit --no-fund --silent yaml-language-server@1.25.0 >"$work/npm.log" 2>&1; then
  echo 'skipped: yaml-language-server cannot be installed here'
  tail -n 3 "$work/npm.log"
  exit 77
fi
exec node tests/whole/editors.mjs "$work/node_modules/.bin/yaml-language-server" "$AMENDS_BUILD/amends" "$work"
