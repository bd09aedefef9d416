"""amends.make_book and amends.write_book: a policy for people who do not read YAML."""

from pathlib import Path

import pytest

import amends


def test_a_book_is_the_texts_of_its_files(policy):
    book = amends.make_book(policy)
    assert set(book) == {"index.md", "index.html", "customer.md", "customer.html", "flow.svg"}
    assert "Putting a broken computer right" in book["index.md"]
    assert book["index.html"].lstrip().lower().startswith("<!doctype html>")
    assert "<svg" in book["flow.svg"]
    assert "1400.00 USD" not in book["customer.md"]


def test_a_book_is_written_into_a_directory(policy, tmp_path):
    paths = amends.write_book(policy, tmp_path / "book")
    book = amends.make_book(policy)
    assert sorted(Path(path).name for path in paths) == sorted(book)
    for path in paths:
        assert Path(path).read_text(encoding="utf-8") == book[Path(path).name]
    assert amends.write_book(policy, str(tmp_path / "book")) == paths


def test_files_of_others_are_not_touched(policy, tmp_path):
    (tmp_path / "index.md").write_text("mine\n")
    with pytest.raises(amends.Error) as raised:
        amends.write_book(policy, tmp_path)
    assert raised.value.diagnostics[0].code == "not-ours"
    assert [path.name for path in tmp_path.iterdir()] == ["index.md"]
    assert (tmp_path / "index.md").read_text() == "mine\n"


def test_misuse(policy):
    with pytest.raises(TypeError):
        amends.make_book("policies/computer-repair.yaml")
    with pytest.raises(TypeError):
        amends.write_book(policy, 17)
