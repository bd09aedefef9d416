#!/usr/bin/env python3
"""Whether the scenarios of the policies would notice a change: each figure, comparison and level of severity is changed
alone, lines are left out, and for each such policy some scenario must fail or the policy must not load.

    mutations.py --amends build/release/amends [POLICY...]    without any: the stories

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
POLICIES = ROOT / "policies"
NOTICED = 0.97
LEVELS = ["routine", "elevated", "serious", "critical"]
SWAPS = [(" >= ", " > "), (" > ", " >= "), (" < ", " <= "), (" == ", " != "), (" and ", " or "), (" or ", " and "),
         ("not ", ""), ("min(", "max("), ("max(", "min(")]
# Text for people, and what is not the policy's own.
TEXTS = re.compile(r"\s*(#|$|- ?\d|(title|policy|version|amends|currency|because|ask|say|doc|source|confirmed|zone):)")
TITLE = re.compile(r"title: [^,}]*")
NUMBER = re.compile(r'(?<![\w.:"-])\d+(?:\.\d+)?(?![\w:.-])')


def halved_and_more(number):
    for factor in (0.5, 1.5):
        changed = float(number) * factor
        if "." not in number:
            changed = int(changed) + (factor > 1 and changed != int(changed))
            changed = changed if changed != int(number) else int(number) + (1 if factor > 1 else -1)
        yield f"{changed:g}"


def folded(lines):
    """The numbers of lines inside texts of several lines (`>-`)."""
    inside, indent = set(), None
    for number, line in enumerate(lines):
        here = len(line) - len(line.lstrip())
        if indent is not None and (here > indent or not line.strip()):
            inside.add(number)
            continue
        indent = here if re.search(r": [>|]-?$", line) else None
    return inside


def changes(lines):
    """Pairs of a line's number and the text that takes its place; None leaves it out."""
    texts = folded(lines)
    for number, line in enumerate(lines):
        if TEXTS.match(line) or number in texts:
            continue
        line = re.sub(r"  # .*$", "", line)
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


def notices(amends, library, policy, lines, numbered):
    """Whether a scenario of the policy fails where it is changed so. The changed policy stands beside the original, so
    that it finds what it extends."""
    index, (number, new) = numbered
    changed = lines[:number] + ([] if new is None else [new]) + lines[number + 1:]
    name = f"{policy.stem}__{index}"
    folder = library / policy.relative_to(POLICIES).parent
    scenarios = policy.with_name(policy.stem + "_test.yaml").read_text(encoding="utf-8")
    scenarios = re.sub(r"^policy: .*\n", "", scenarios, flags=re.M)
    made = [folder / (name + ".yaml"), folder / (name + "_test.yaml")]
    made[0].write_text("\n".join(changed) + "\n", encoding="utf-8")
    made[1].write_text(scenarios, encoding="utf-8")
    failed = subprocess.run([amends, "test", made[0]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            check=False).returncode == 1
    for path in made:
        path.unlink()
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    parser.add_argument("policies", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    amends = str(pathlib.Path(arguments.amends).resolve())
    policies = [path.resolve() for path in arguments.policies] or sorted(
        path for path in POLICIES.glob("*.yaml") if not path.stem.endswith("_test"))
    good = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, tempfile.TemporaryDirectory() as folder:
        library = pathlib.Path(folder) / "policies"
        shutil.copytree(POLICIES, library)
        for policy in policies:
            lines = policy.read_text(encoding="utf-8").splitlines()
            made = list(changes(lines))
            noticed = list(pool.map(lambda change: notices(amends, library, policy, lines, change), enumerate(made)))
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
