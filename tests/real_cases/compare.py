#!/usr/bin/env python3
"""Compares each pack of policies with what others worked out, and counts: `26 of 26`.

    compare.py --amends build/release/amends [PACK...]

Every disagreement is explained in one line; one without a reason fails. Exits with 77 where no data is there.
"""

import argparse
import importlib
import pathlib
import sys

import comparison

PACKS = ["eu261", "abcd", "airline", "retail", "telecom"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(comparison.ROOT / "build/release/amends"))
    parser.add_argument("pack", nargs="*", choices=[[], *PACKS], help="only these; otherwise all: " + ", ".join(PACKS))
    arguments = parser.parse_args()
    amends = str(pathlib.Path(arguments.amends).resolve())
    statuses = []
    for name in arguments.pack or PACKS:
        pack = importlib.import_module(name)
        print(f"--- {name}", flush=True)
        statuses.append(comparison.run(name, pack.NEEDS, pack.compare, amends))
    if all(status == comparison.MISSING for status in statuses):
        return comparison.MISSING
    return 1 if any(status not in (0, comparison.MISSING) for status in statuses) else 0


if __name__ == "__main__":
    sys.exit(main())
