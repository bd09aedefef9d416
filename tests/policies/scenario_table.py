#!/usr/bin/env python3
"""The table of policies/README.md: what each policy is for, where it comes from, how sure that is, and what its scenarios
cover, as measured.

    scenario_table.py --amends build/release/amends

Fails where the table says anything else, where a policy that is not made to be extended has no scenarios, and where one
fails. With AMENDS_UPDATE=1 in the environment the table is written anew.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies"
PAGE = POLICIES / "README.md"
TABLE = re.compile(r"(?<=<!-- measured: tests/policies/scenario_table.py -->\n\n).*?(?=\n\n<!-- end -->)", re.S)
KINDS = {"rules": "rules", "rows": "rows", "conditions": "conditions", "steps": "steps"}
FOLDERS = {"": "Stories", "law": "Law", "shop": "An online shop", "airline": "An airline", "retail": "A retailer",
           "hotel": "A hotel", "contact-centre": "A contact centre", "base": "What the others extend"}


def measure(amends, *how):
    run = subprocess.run([amends, "test", "policies", *how], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"`amends test policies` ended with {run.returncode}\n{run.stdout[-4000:]}{run.stderr}")
    return json.loads(run.stdout)


def policies():
    """Path and document of each policy, the stories first."""
    found = {}
    for path in sorted(POLICIES.rglob("*.yaml")):
        if path.name.endswith("_test.yaml"):
            continue
        # Plain text: what the policy language reads as a date or a number stays as it is written.
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        if isinstance(document, dict) and "amends" in document:
            found[path.relative_to(ROOT).as_posix()] = document
    return found


def source_of(path, documents):
    """What it says of itself, or the first base that does."""
    document = documents[path]
    if "source" in document:
        return document["source"]
    bases = document.get("extends", [])
    for base in [bases] if isinstance(bases, str) else bases:
        resolved = os.path.normpath(os.path.join(os.path.dirname(path), base))
        if resolved in documents and (inherited := source_of(resolved, documents)):
            return inherited
    return ""


def first_sentence(text):
    text = " ".join(text.split())
    for stop in re.finditer(r"(?<=[a-z0-9)])[.;] ", text):
        if text.count("(", 0, stop.start()) == text.count(")", 0, stop.start()):
            return text[:stop.start()]
    return text.rstrip(".")


def count(tree, counts):
    """How many statements give a source, and how many of those were not seen in it."""
    if isinstance(tree, dict):
        if "source" in tree:
            counts[0] += 1
            counts[1] += tree.get("confirmed") == "false"
        for value in tree.values():
            count(value, counts)
    elif isinstance(tree, list):
        for value in tree:
            count(value, counts)
    return counts


def how_sure(document):
    stated, open_ones = count({key: value for key, value in document.items() if key != "source"}, [0, 0])
    if stated == 0:
        return "not confirmed" if document.get("confirmed") == "false" else "examples" if "source" not in document else ""
    return f"{stated - open_ones} of {stated} seen"


def share(summary):
    return f"{summary['covered']} of {summary['of']}" if summary["of"] else "none"


def table(report, covered):
    documents = policies()
    scenarios, coverage = {}, {}
    for entry in report["files"]:
        scenarios[entry["policy"]] = scenarios.get(entry["policy"], 0) + len(entry["scenarios"])
    for entry in covered:
        coverage[entry["policy"]] = entry["summary"]
    untested = [path for path, document in documents.items()
                if path not in scenarios and document.get("made_to_be_extended") != "true"]
    if untested:
        sys.exit("without scenarios: " + ", ".join(untested))
    head = ["policy", "what for", "source", "how sure", "scenarios", *KINDS.values()]
    lines = []
    for folder, heading in FOLDERS.items():
        mine = [path for path in documents if path.split("/")[1:-1] == ([folder] if folder else [])]
        lines += [f"### {heading}", "", "| " + " | ".join(head) + " |", "|---|---|---|---|--:|" + "--:|" * len(KINDS)]
        for path in mine:
            document = documents[path]
            name = path.removeprefix("policies/").removesuffix(".yaml")
            shares = [share(coverage[path][kind]) if path in coverage else "" for kind in KINDS]
            cells = [f"[{document['policy']}]({name}.yaml)", document.get("title", ""),
                     first_sentence(source_of(path, documents)) or "our own example", how_sure(document),
                     f"[{scenarios[path]}]({name}_test.yaml)" if path in scenarios else "", *shares]
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        lines.append("")
    total = sum(scenarios.values())
    lines.append(f"{len(documents)} policies, {total} scenarios.")
    unknown = [path for path in documents if "/".join(path.split("/")[1:-1]) not in FOLDERS]
    if unknown:
        sys.exit("in no folder of the table: " + ", ".join(unknown))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    amends = str(pathlib.Path(parser.parse_args().amends).resolve())

    measured = table(measure(amends, "--json"), measure(amends, "--coverage=json"))
    page = PAGE.read_text(encoding="utf-8")
    shown = TABLE.search(page)
    if shown is None:
        sys.exit("policies/README.md has no table after its comment `measured: ...`, or no `<!-- end -->` after it")
    if shown.group() == measured:
        print(measured.splitlines()[-1] + " As policies/README.md says.")
        return 0
    if os.environ.get("AMENDS_UPDATE") == "1":
        PAGE.write_text(page[:shown.start()] + measured + page[shown.end():], encoding="utf-8")
        print("policies/README.md was written anew")
        return 0
    print(f"measured is\n{measured}\nbut policies/README.md shows\n{shown.group()}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
