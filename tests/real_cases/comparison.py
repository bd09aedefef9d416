"""Compares what our policies answer with what others worked out, row by row, and counts.

A script for each pack gives `Tally`s, one for each set of rows, and ends with `main`. Every disagreement has its reason in
one line; one without a reason fails. tests/real_cases/compare.py runs them all.
"""

import argparse
import dataclasses
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data"
MISSING = 77  # ctest shows it as skipped


@dataclasses.dataclass
class Disagreement:
    """A row where we answer something else. Without `why` it is a mistake, of ours or of theirs, that nobody explained."""

    row: str
    ours: str
    theirs: str
    why: str = ""


@dataclasses.dataclass
class Tally:
    """How many rows of a set agree: `26 of 26`."""

    what: str
    of: int = 0
    disagreements: list = dataclasses.field(default_factory=list)
    notes: list = dataclasses.field(default_factory=list)  # a summary, a second reading

    def row(self, name, ours, theirs, why=""):
        """Counts one row; `why` is the reason where the two differ."""
        self.of += 1
        if ours != theirs:
            self.disagreements.append(Disagreement(str(name), str(ours), str(theirs), why))

    @property
    def agreed(self):
        return self.of - len(self.disagreements)

    @property
    def unexplained(self):
        return [d for d in self.disagreements if not d.why]

    def text(self):
        lines = [f"{self.what}: {self.agreed} of {self.of}"]
        lines += [f"    {note}" for note in self.notes]
        for d in self.disagreements:
            lines.append(f"    {'differs' if d.why else 'WRONG'}: {d.row}: ours {d.ours}, theirs {d.theirs}"
                         + (f"; {d.why}" if d.why else ""))
        return "\n".join(lines)


def rows(path):
    """The rows of a JSON-lines file of ../shared/data."""
    with open(DATA / path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run(name, needs, compare, amends):
    """Prints the tallies of one script; its exit status."""
    missing = [path for path in needs if not (DATA / path).exists()]
    if missing:
        print(f"SKIP: {name}: {', '.join(missing)} is not there")
        return MISSING
    failed = False
    for tally in compare(amends):
        print(tally.text())
        failed = failed or bool(tally.unexplained) or tally.of == 0
    return 1 if failed else 0


def main(name, needs, compare, doc):
    """The script of one pack: `needs` are files of ../shared/data, `compare(amends)` yields tallies."""
    parser = argparse.ArgumentParser(description=(doc or name).splitlines()[0])
    parser.add_argument("--amends", default=str(ROOT / "build/release/amends"))
    return run(name, needs, compare, str(pathlib.Path(parser.parse_args().amends).resolve()))
