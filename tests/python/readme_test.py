"""The Python example of the README prints what the README shows, with the module as installed here."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def test_readme_example():
    build = pathlib.Path(os.environ.get("AMENDS_BUILD", ROOT / "build/release"))
    run = subprocess.run(
        [sys.executable, ROOT / "tests/policies/snippets.py", "--amends", build / "amends", "README.md"],
        capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "SKIP" not in run.stdout, run.stdout
