"""The pages of `amends docs` for every policy: well-formed, self-contained, accessible; the picture keeps its texts in.

    pages_test.py --amends build/release/amends
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

ROOT = pathlib.Path(__file__).resolve().parents[2]
AMENDS = ""
VOID = {"meta", "br", "img", "hr", "input", "link"}
SVG = "{http://www.w3.org/2000/svg}"

EVIL = """amends: 1
policy: evil
title: "<script>alert('1')</script> & \\"more\\" ]]>"
currency: USD
facts:
  f:
    type: bool
    ask: "<style>* {display: none}</style>?"
severity:
  levels: [routine, high]
  raise:
    - to: high
      when: f
      because: "</text></svg><script src='http://x'></script>"
steps:
  one:
    title: "<img src=x onerror=alert(1)>"
    say: "--> <!-- {f}"
    chance: 1
rules:
  - ask_first: one
    because: "\\x0b \\u0007 bell"
    ask: "</q><a href='javascript:1'>"
"""


class Structure(HTMLParser):
    """Every element is closed by its own end, and what is inside is known."""

    def __init__(self):
        super().__init__()
        self.open, self.elements, self.ids, self.links = [], [], [], []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        for name, value in attributes:
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src", "xlink:href", "srcset", "data", "action"):
                self.links.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()


def policies():
    found = [p for p in sorted((ROOT / "policies").glob("*.yaml")) if not p.name.endswith("_test.yaml")]
    return found + [ROOT / "tests/data/design-example.yaml", *sorted((ROOT / "tests/golden/book").glob("*/policy.yaml"))]


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        here = pathlib.Path(cls.folder.name)
        evil = here / "evil.yaml"
        evil.write_text(EVIL, encoding="utf-8")
        cls.books = []
        for number, policy in enumerate([*policies(), evil]):
            directory = here / str(number)
            run = subprocess.run([AMENDS, "docs", str(policy), "-o", str(directory)], capture_output=True, text=True)
            assert run.returncode == 0, run.stderr
            assert run.stdout.splitlines() == [
                f"{directory}/{name}" for name in ("index.md", "index.html", "flow.svg", "customer.md", "customer.html")
            ], run.stdout
            cls.books.append((policy.stem + str(number), directory))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def pages(self):
        for name, directory in self.books:
            for page in ("index.html", "customer.html"):
                with self.subTest(policy=name, page=page):
                    yield page, (directory / page).read_text(encoding="utf-8")

    def test_well_formed_as_html_and_as_xml(self):
        for _, text in self.pages():
            structure = Structure()
            structure.feed(text)
            structure.close()
            self.assertEqual(structure.open, [])
            ET.fromstring(text)

    def test_nothing_is_fetched_and_nothing_runs(self):
        for _, text in self.pages():
            structure = Structure()
            structure.feed(text)
            self.assertFalse({tag for tag, _ in structure.elements} & {"script", "img", "link", "iframe", "object"})
            for link in structure.links:
                self.assertTrue(link.startswith("#"), link)
                self.assertIn(link[1:], structure.ids)
            for _, attributes in structure.elements:
                self.assertFalse([name for name in attributes if name.startswith("on")])
            style = "".join(re.findall(r"<style>(.*?)</style>", text, re.S))
            self.assertNotIn("url(", style)
            self.assertNotIn("@import", style)
            self.assertIn("default-src 'none'", text)

    def test_can_be_read_by_everybody(self):
        for page, text in self.pages():
            structure = Structure()
            structure.feed(text)
            tags = [tag for tag, _ in structure.elements]
            self.assertEqual(tags.count("h1"), 1)
            self.assertEqual([a for t, a in structure.elements if t == "html"], [{"lang": "en"}])
            self.assertEqual(len(structure.ids), len(set(structure.ids)))
            headings = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
            for before, after in zip(headings, headings[1:]):
                self.assertLessEqual(after, before + 1, headings)
            for tag, attributes in structure.elements:
                if tag == "th":
                    self.assertIn(attributes.get("scope"), ("col", "row"))
            if page == "index.html":
                picture = ET.fromstring(text).find(f".//{SVG}svg")
                self.assertEqual(picture.get("role"), "img")
                self.assertTrue(picture.find(f"{SVG}title").text and picture.find(f"{SVG}desc").text)
            self.assertIn("@page", text)

    def test_tables_have_as_many_cells_as_headings(self):
        for _, text in self.pages():
            for table in ET.fromstring(text).iter("table"):
                columns = len(table.findall("thead/tr/th"))
                for row in table.findall("tbody/tr"):
                    self.assertEqual(len(list(row)), columns)

    def test_markdown_tables_have_as_many_cells_as_headings(self):
        for name, directory in self.books:
            for page in ("index.md", "customer.md"):
                with self.subTest(policy=name, page=page):
                    columns = None
                    for line in (directory / page).read_text(encoding="utf-8").splitlines():
                        if not line.startswith("|"):
                            columns = None
                            continue
                        cells = len(re.findall(r"(?<!\\)\|", line))
                        self.assertEqual(cells, columns or cells, line)
                        columns = cells

    # Boxes and texts of the picture, measured with the widths of Liberation Sans (Arial): each text is inside the page,
    # and inside the smallest box that its beginning stands in.
    def test_texts_of_the_picture_stay_in_their_boxes(self):
        for name, directory in self.books:
            with self.subTest(policy=name):
                picture = ET.fromstring((directory / "flow.svg").read_text(encoding="utf-8"))
                boxes = [tuple(float(r.get(k)) for k in ("x", "y", "width", "height"))
                         for r in picture.iter(f"{SVG}rect") if r.get("x")]
                for text in picture.iter(f"{SVG}text"):
                    x, y, size = (float(text.get(k)) for k in ("x", "y", "font-size"))
                    bold = "bold" in (text.get("class") or "")
                    width = sum(advance(c) for c in text.text) * size * (1.07 if bold else 1)
                    left = x - width / 2 if text.get("text-anchor") == "middle" else x
                    self.assertGreaterEqual(left, 0)
                    self.assertLessEqual(left + width, float(picture.get("width")), text.text)
                    around = [b for b in boxes if b[0] <= x <= b[0] + b[2] and b[1] <= y <= b[1] + b[3]]
                    if not around:
                        continue
                    box = min(around, key=lambda b: b[2] * b[3])
                    self.assertLessEqual(left + width, box[0] + box[2], text.text)
                    self.assertLessEqual(y, box[1] + box[3] - 2, text.text)


def advance(c):
    """The width of a letter of Arial, roughly, in em."""
    if c in "ijlI.,:;'|!":
        return 0.28
    if c in "mwMW":
        return 0.85
    if c.isupper():
        return 0.7
    if c in " -()ftr/":
        return 0.3
    return 0.556 if ord(c) < 0x2E80 else 1.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--amends", required=True)
    arguments, rest = parser.parse_known_args()
    AMENDS = str(pathlib.Path(arguments.amends).resolve())
    unittest.main(argv=[sys.argv[0], *rest])
