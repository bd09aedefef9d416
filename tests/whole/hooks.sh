#!/usr/bin/env bash
# Every hook of .pre-commit-hooks.yaml, run by pre-commit in a repository that holds a policy: first all is well, then
# nothing is. Skipped (77) where pre-commit cannot be installed.
set -euo pipefail
work=$AMENDS_BUILD/hooks
rm -rf "$work"
if ! { "$PYTHON" -m venv "$work" && "$work/bin/pip" install --quiet 'pre-commit>=3,<5'; }; then
  echo 'skipped: pre-commit cannot be installed here'
  exit 77
fi
export PATH=$AMENDS_BUILD:$PATH PRE_COMMIT_HOME=$work/home GIT_CONFIG_GLOBAL=/dev/null
project=$PWD
hooks=$(sed -n 's/^- id: //p' .pre-commit-hooks.yaml)
[[ $(wc -w <<<"$hooks") -eq 3 ]]

git init --quiet "$work/repository"
cd "$work/repository"
git config user.name test
git config user.email test@localhost
{
  echo 'repos:'
  echo '  - repo: local'
  echo '    hooks:'
  sed -n '/^- id:/,$p' "$project/.pre-commit-hooks.yaml" | sed 's/^/      /'
} >.pre-commit-config.yaml
mkdir policies
cp "$project"/policies/computer-repair{,_test}.yaml policies/
git add --all

for hook in $hooks; do
  echo "--- $hook, all is well"
  "$work/bin/pre-commit" run "$hook" --all-files
done

sed -i 's/^    chance: 0.7$/    chance:   7/' policies/computer-repair.yaml
for hook in $hooks; do
  echo "--- $hook, nothing is"
  git add --all
  if "$work/bin/pre-commit" run "$hook" --all-files; then
    echo "$hook did not fail"
    exit 1
  fi
done
grep -q '^    chance: 7$' policies/computer-repair.yaml
