#!/usr/bin/env python3
"""policies/shop/TRACE.md: which line of YAML does what which line of the shop's guidelines says.

The table is read off the policies alone. A line of the guidelines is named by its procedure, its step and its line
below that step, 0 being the step's own text (`Manage Extension 3.3`), in one of two places:

    source: guidelines, Manage Extension 3.3; Manage Dispute Bill 3.1, 3.2     of a value, a rule, a remedy ...
    # guidelines, Status Active 3.3: decides nothing, because ...              where there is nothing to put a source to

What is said of it is the `because` beside the source, else the `title`, the `doc`, the `ask`, or the value itself.

    shop_trace.py

Fails where TRACE.md says anything else; with AMENDS_UPDATE=1 in the environment it is written anew. Where
../shared/data/abcd is there, every line of guideline_threshold_lines.jsonl must be traced, every line that is named
must exist, and of each of the 55 procedures some line must be named, if only to say that it decides nothing.
"""

import collections
import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOP = ROOT / "policies/shop"
DATA = ROOT.parent / "shared/data/abcd"
PAGE = SHOP / "TRACE.md"
SOURCE = re.compile(r"^(?P<indent>\s*(?:- )?)source: ")
GUIDELINES = "guidelines, "
COMMENT = re.compile(r"^\s*# guidelines, (?P<lines>[^:]+): (?P<text>.+)$")
PROCEDURE = re.compile(r"(?P<name>[A-Z][\w\- ]*?) (?P<numbers>\d+\.\d+(?:, \d+\.\d+)*)")
HEAD = """# Where each line of the guidelines is

Generated from the policies of this directory by `tests/policies/shop_trace.py`; with `AMENDS_UPDATE=1` it writes this
page anew.

The guidelines of the shop have lines that set a level of membership, a number of days, an amount, or an escalation.
`Manage Extension 3.3` is the third line below the third step of that procedure, and line 0 is the step's own text.
Beside it stands what the policy says in its place, in the policy's words. Some lines are in several places, some places
answer for several lines, and some lines that set nothing but decide something are named, too.

| line of the guidelines | the policy | what it says |
|---|---|---|
"""

Place = collections.namedtuple("Place", "file line text")


def fail(text):
    sys.exit(f"shop_trace: {text}")


def lines_named(text, where):
    """`Return Due to Stain 3.1, 3.2; Manage Cancel 4.1` as (procedure, step, line)."""
    for part in text.split(";"):
        match = PROCEDURE.fullmatch(part.strip())
        if not match:
            fail(f"{where}: cannot read {part.strip()!r} as a procedure with its lines")
        for number in match["numbers"].split(", "):
            step, line = number.split(".")
            yield match["name"], int(step), int(line)


def value_at(lines, number, indent):
    """The text of the key in this line, with what is folded below it."""
    value = lines[number].split(":", 1)[1].strip()
    below = []
    for line in lines[number + 1:]:
        if not line.strip() or len(line) - len(line.lstrip()) <= indent:
            break
        below.append(line.strip())
    if value in (">-", ">", "|"):
        value = ""
    return " ".join([value] + below).strip().strip('"')


def beside(lines, number, indent):
    """The keys of the map in which this line stands, and the key above it."""
    def stands_in(line):
        return len(line) - len(line.lstrip()) >= indent or line[:indent].strip() == "-"

    start = number
    while start > 0 and not lines[start].startswith(" " * (indent - 2) + "- ") and stands_in(lines[start - 1]):
        start -= 1
    found = {}
    for at in range(start, len(lines)):
        line = lines[at]
        if at > start and (not line.strip() or not line.startswith(" " * indent)):
            break
        key = re.match(r"(\w+):", line[indent:])
        if key:
            found[key[1]] = value_at(lines, at, indent)
    above = next((line for line in reversed(lines[:start]) if line.strip() and not line.strip().startswith("#")
                  and len(line) - len(line.lstrip()) < indent), "")
    return found, above.strip().rstrip(":")


def said(lines, number, indent):
    """What the policy says in the place of the line that its `source` names."""
    keys, above = beside(lines, number, indent)
    for key in ("because", "title", "doc", "ask"):
        if keys.get(key):
            return keys[key]
    return f"{above.replace('_', ' ')}: {keys['is']}" if keys.get("is") else above


def figures(lines):
    """The parameters of a policy with the last of their values."""
    found, name = {}, ""
    for line in lines:
        key = re.match(r"  (\w+):$", line)
        value = re.match(r"      is: (.+)", line)
        if key:
            name = key[1]
        elif value:
            found[name] = value[1]
    return found


def comment_text(lines, number, first):
    parts = [first]
    for line in lines[number + 1:]:
        if not line.strip().startswith("# ") or COMMENT.match(line):
            break
        parts.append(line.strip()[2:])
    return " ".join(parts)


def traced():
    """For each line of the guidelines the places that answer for it."""
    places = collections.defaultdict(list)
    for path in sorted(SHOP.glob("*.yaml")):
        if path.name.endswith("_test.yaml"):
            continue
        lines = path.read_text(encoding="utf-8").split("\n")
        known = figures(lines)
        for number, line in enumerate(lines):
            where = f"{path.name}:{number + 1}"
            source, comment = SOURCE.match(line), COMMENT.match(line)
            if comment:
                text, names = comment_text(lines, number, comment["text"]), comment["lines"]
            elif source and (value := value_at(lines, number, len(source["indent"]))).startswith(GUIDELINES):
                text, names = said(lines, number, len(source["indent"])), value[len(GUIDELINES):]
            else:
                continue
            text = re.sub(r"{(\w+)}", lambda name: known.get(name[1], name[0]), text)
            for named in lines_named(names, where):
                places[named].append(Place(path.name, number + 1, text[0].upper() + text[1:]))
    return places


def page(places):
    rows = []
    for (name, step, line), found in sorted(places.items()):
        for index, place in enumerate(found):
            named = "" if index else f"{name} {step}.{line}"
            rows.append(f"| {named} | [{place.file}:{place.line}]({place.file}#L{place.line}) | {place.text} |")
    return HEAD + "\n".join(rows) + "\n"


def compare(places):
    """With the data: everything that sets something is traced, nothing is traced that does not exist."""
    with open(DATA / "guideline_threshold_lines.jsonl", encoding="utf-8") as file:
        rows = [json.loads(row) for row in file]
    wanted = {(row["subflow"], row["step"], row["line"]) for row in rows}
    if len(wanted) != len(rows):
        fail("two threshold lines have the same name")
    missing = sorted(wanted - set(places))
    with open(DATA / "guidelines.json", encoding="utf-8") as file:
        flows = json.load(file)
    there = {(name, step + 1, line) for flow in flows.values() for name, subflow in flow["subflows"].items()
             for step, action in enumerate(subflow["actions"]) for line in range(len(action["subtext"]) + 1)}
    unknown = sorted(set(places) - there)
    procedures = {name for name, _, _ in there}
    silent = sorted(procedures - {name for name, _, _ in places})
    for what, names in (("not traced", missing), ("not in the guidelines", unknown)):
        for name, step, line in names:
            print(f"{what}: {name} {step}.{line}")
    for name in silent:
        print(f"no line of it is named: {name}")
    print(f"{len(wanted) - len(missing)} of {len(wanted)} threshold lines are traced, and "
          f"{len(set(places) - wanted)} others, of {len(procedures) - len(silent)} of {len(procedures)} procedures")
    return not missing and not unknown and not silent


def main():
    places = traced()
    fine = True
    if (DATA / "guideline_threshold_lines.jsonl").exists():
        fine = compare(places)
    else:
        print("SKIP: ../shared/data/abcd is not there, so only the table is compared")
    written = page(places)
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == written:
        print(f"policies/shop/TRACE.md is as generated: {len(places)} lines of the guidelines")
    elif os.environ.get("AMENDS_UPDATE") == "1":
        PAGE.write_text(written, encoding="utf-8")
        print(f"policies/shop/TRACE.md was written anew: {len(places)} lines of the guidelines")
    else:
        print("policies/shop/TRACE.md is not as generated; AMENDS_UPDATE=1 writes it anew")
        fine = False
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
