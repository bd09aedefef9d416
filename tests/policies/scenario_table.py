#!/usr/bin/env python3
"""The table of policies/README.md: what the scenarios of each policy cover, as measured.

    scenario_table.py --amends build/release/amends

Fails where the table says anything else, where a policy has no scenarios, and where one fails. With AMENDS_UPDATE=1 in
the environment the table is written anew.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "policies/README.md"
TABLE = re.compile(r"(?<=<!-- measured: tests/policies/scenario_table.py -->\n\n).*?(?=\n\n)", re.S)
KINDS = {"rules": "rules", "rows": "rows", "conditions": "conditions (MC/DC)", "steps": "steps recommended",
         "roles": "roles by severity"}


def measure(amends, *how):
    run = subprocess.run([amends, "test", "policies", *how], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"`amends test policies` ended with {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def share(summary):
    return f"{summary['covered']} of {summary['of']}" if summary["of"] else "none"


def table(report, covered):
    scenarios = {entry["policy"]: len(entry["scenarios"]) for entry in report["files"]}
    lines = ["| policy | scenarios | " + " | ".join(KINDS.values()) + " |", "|---|--:|" + "--:|" * len(KINDS)]
    for coverage in sorted(covered, key=lambda c: c["policy"]):
        name = pathlib.Path(coverage["policy"]).stem
        shares = (share(coverage["summary"][kind]) for kind in KINDS)
        lines.append(f"| [{name}]({name}_test.yaml) | {scenarios[coverage['policy']]} | " + " | ".join(shares) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    amends = str(pathlib.Path(parser.parse_args().amends).resolve())

    covered = measure(amends, "--coverage=json")
    tested = {pathlib.Path(coverage["policy"]).name for coverage in covered}
    untested = sorted(path.name for path in (ROOT / "policies").glob("*.yaml")
                      if not path.name.endswith("_test.yaml") and path.name not in tested)
    if untested:
        sys.exit("without scenarios: " + ", ".join(untested))

    measured = table(measure(amends, "--json"), covered)
    page = PAGE.read_text(encoding="utf-8")
    shown = TABLE.search(page)
    if shown is None:
        sys.exit("policies/README.md has no table after its comment `measured: ...`")
    if shown.group() == measured:
        print(f"{len(tested)} policies, as policies/README.md says")
        return 0
    if os.environ.get("AMENDS_UPDATE") == "1":
        PAGE.write_text(page[:shown.start()] + measured + page[shown.end():], encoding="utf-8")
        print("policies/README.md was written anew")
        return 0
    print(f"measured is\n{measured}\nbut policies/README.md shows\n{shown.group()}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
