#!/usr/bin/env python3
"""Whether the scenarios of the policies would notice a change: each figure, comparison and level of severity is changed
alone, lines are left out, and for each such policy some scenario must fail or the policy must not load.

    mutations.py --amends build/release/amends [POLICY...]

Prints the changes that nothing noticed, and fails where they are more than a few in a hundred: some changes mean nothing
(`max(x, 1)` to `max(x, 0)` where x is never less), and nobody should have to invent a scenario for them.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOTICED = 0.97
LEVELS = ["routine", "elevated", "serious", "critical"]
SWAPS = [(" >= ", " > "), (" > ", " >= "), (" < ", " <= "), (" == ", " != "), (" and ", " or "), (" or ", " and "),
         ("not ", ""), ("min(", "max("), ("max(", "min(")]
# Text for people, and what is not the policy's own.
TEXTS = re.compile(r"\s*(#|$|- ?\d|(title|policy|version|amends|currency|because|ask|say|doc|source|zone):)")
TITLE = re.compile(r"title: [^,}]*")
NUMBER = re.compile(r'(?<![\w.:"-])\d+(?:\.\d+)?(?![\w:.-])')


def halved_and_more(number):
    for factor in (0.5, 1.5):
        changed = float(number) * factor
        if "." not in number:
            changed = int(changed) + (factor > 1 and changed != int(changed))
            changed = changed if changed != int(number) else int(number) + (1 if factor > 1 else -1)
        yield f"{changed:g}"


def changes(lines):
    """Pairs of a line's number and the text that takes its place; None leaves it out."""
    for number, line in enumerate(lines):
        if TEXTS.match(line):
            continue
        title = TITLE.search(line)
        inside = range(title.start(), title.end()) if title else range(0)
        for old, new in SWAPS:
            for at in re.finditer(re.escape(old), line):
                if at.start() not in inside:
                    yield number, line[:at.start()] + new + line[at.end():]
        for at in NUMBER.finditer(line):
            for new in halved_and_more(at.group()):
                yield number, line[:at.start()] + new + line[at.end():]
        if "levels:" not in line:
            for at in re.finditer(r"\b(" + "|".join(LEVELS) + r")\b", line):
                level = LEVELS.index(at.group())
                for other in LEVELS[max(level - 1, 0):level] + LEVELS[level + 1:level + 2]:
                    yield number, line[:at.start()] + other + line[at.end():]
        if re.match(r"    \w+: |  - \{|      \w+: \{", line) and not re.match(r"\s*(type|is|unit|hours):", line):
            yield number, None


def notices(amends, policy, lines, change):
    number, new = change
    changed = lines[:number] + ([] if new is None else [new]) + lines[number + 1:]
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / policy.name).write_text("\n".join(changed) + "\n", encoding="utf-8")
        shutil.copy(policy.with_name(policy.stem + "_test.yaml"), folder)
        if (policy.parent / "base").is_dir():  # what it may extend
            shutil.copytree(policy.parent / "base", pathlib.Path(folder) / "base")
        return subprocess.run([amends, "test", pathlib.Path(folder) / policy.name], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, check=False).returncode == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    parser.add_argument("policies", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    amends = str(pathlib.Path(arguments.amends).resolve())
    policies = arguments.policies or sorted(path for path in (ROOT / "policies").glob("*.yaml")
                                            if not path.stem.endswith("_test"))
    good = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for policy in policies:
            lines = policy.read_text(encoding="utf-8").splitlines()
            made = list(changes(lines))
            noticed = list(pool.map(lambda change: notices(amends, policy, lines, change), made))
            enough = sum(noticed) >= NOTICED * len(made)
            print(f"{policy.name}: {sum(noticed)} of {len(made)} changes noticed{'' if enough else ': too few'}")
            for (number, new), seen in zip(made, noticed):
                if not seen:
                    print(f"  {number + 1}: {lines[number].strip()}")
                    print(f"     {'(left out)' if new is None else new.strip()}")
            good = good and enough
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
