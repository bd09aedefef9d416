"""The types of the package: a typed program passes mypy --strict, a wrong one does not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import amends

pytest.importorskip("mypy", reason="mypy is not installed")
EXAMPLE = Path(__file__).with_name("typed_example.py")


def run_module(folder, *arguments):
    package = Path(amends.__file__).parents[1]
    environment = dict(os.environ)
    if package.name != "site-packages":
        environment["MYPYPATH"] = str(package)
    return subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, check=False, cwd=folder, env=environment)


def mypy(path, cache):
    return run_module(cache, "mypy", "--strict", "--cache-dir", cache, path)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("mypy")


def test_a_typed_program(cache):
    run = mypy(EXAMPLE, cache)
    assert run.returncode == 0, run.stdout + run.stderr


def test_a_wrong_one(cache):
    wrong = cache / "wrong.py"
    wrong.write_text('import amends\namends.test("policies").coverage[0].covered["condition"].percent\namends.lint("x")\n')
    run = mypy(wrong, cache)
    assert run.returncode == 1
    assert "wrong.py:2: error: Invalid index type" in run.stdout
    assert 'incompatible type "str"; expected "Policy"' in run.stdout


def test_the_stubs_have_the_arguments_that_the_module_has(cache):
    run = run_module(cache, "mypy.stubtest", "amends", "--concise")
    # What pybind11 does not tell: classes have a metaclass of its own, and most no constructor.
    known = (" is inconsistent, metaclass differs", ".__init__ is inconsistent, stub does not have *args parameter")
    wrong = [line for line in run.stdout.splitlines() if not any(text in line for text in known)]
    assert wrong == [], run.stdout
    assert run.stderr == ""
