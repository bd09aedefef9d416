"""amends.test and amends.test_text: scenarios, what they cover, and those that are missing."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

import amends
from kettle import KETTLE, SCENARIOS


@pytest.fixture(scope="module")
def kettle():
    return amends.loads(KETTLE, name="kettle.yaml")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "kettle.yaml").write_text(KETTLE)
    (tmp_path / "kettle_test.yaml").write_text(SCENARIOS)
    return tmp_path


def test_a_report_counts(folder):
    report = amends.test(folder)
    assert (report.passed, report.failed, report.good) == (1, 1, False)
    (run,) = report.runs
    assert run.file == (folder / "kettle_test.yaml").as_posix()
    assert (run.passed, run.failed, run.diagnostics) == (1, 1, [])
    assert [(s.name, s.line, s.passed) for s in run.scenarios] == [
        ("With a receipt it is replaced", 5, True),
        ("Without one it is repaired", 10, False),
    ]
    assert repr(report) == "<TestReport 1 passed, 1 failed>"
    assert str(report).endswith("1 passed, 1 failed\n")
    assert report.coverage == []


def test_a_failure_says_what_decided_it(kettle):
    report = amends.test_text(kettle, SCENARIOS)
    (failure,) = report.runs[0].scenarios[1].failures
    assert (failure.path, failure.expected, failure.actual, failure.line) == ("severity", "serious", "routine", 14)
    (decided,) = failure.decided_by
    assert (decided.rule, decided.reading, decided.line) == ("raise to serious", "does not hold", 20)
    assert decided.text == "attempts.failed >= 1 and has_receipt"
    assert [(v.fact, v.value) for v in decided.values] == [("attempts.failed", "0"), ("has_receipt", "false")]
    assert "because   raise to serious: does not hold  (kettle.yaml:20)" in str(report)


def test_paths_are_files_policies_and_directories(folder):
    names = [folder, folder / "kettle.yaml", str(folder / "kettle_test.yaml")]
    assert {amends.test(name).passed for name in names} == {1}
    assert len(amends.test(*names).runs) == 1


def test_a_filter(folder):
    report = amends.test(folder, filter="With a receipt")
    assert (report.passed, report.failed, report.good) == (1, 0, True)
    assert not amends.test(folder, filter="no such name").good


def test_coverage(kettle):
    (coverage,) = amends.test_text(kettle, SCENARIOS, coverage=True).coverage
    assert {kind: covered.percent for kind, covered in coverage.covered.items()} == {
        "rules": 50, "rows": 100, "conditions": 50, "steps": 100, "roles": 100
    }
    conditions = coverage.covered["conditions"]
    assert (conditions.covered, conditions.of, str(conditions)) == (3, 6, "3 of 6")
    assert [(r.name, r.line, r.read, r.held) for r in coverage.rules] == [
        ("raise to serious", 19, 2, 0), ("when of step replace", 29, 2, 1)
    ]
    failed, receipt = coverage.conditions[0].operands
    assert (failed.text, failed.decided_true, failed.decided_false) == ("attempts.failed >= 1", False, True)
    assert (receipt.decided_true, receipt.decided_false) == (False, False)
    assert [(s.step, s.considered, s.recommended) for s in coverage.steps] == [("repair", 2, 1), ("replace", 1, 1)]
    assert "rules                1 of 2     50%" in str(coverage)
    assert "raise to serious never held" in coverage.to_text()
    assert "FNDA:0,raise to serious" in coverage.to_lcov()
    assert coverage.to_dict() == json.loads(coverage.to_json())
    assert repr(coverage) == "<Coverage of kettle.yaml: 50% of rules, 50% of conditions>"


def test_what_is_missing_can_be_pasted(kettle):
    first = amends.test_text(kettle, SCENARIOS, missing=True)
    (missing,) = first.missing
    assert "- name: raise to serious holds" in missing
    more = SCENARIOS.replace("      severity: serious\n", "") + missing.replace("confirm:", "expect:")
    report = amends.test_text(kettle, more, coverage=True)
    assert report.good, str(report)
    assert report.coverage[0].covered["rules"].percent == 100
    assert report.coverage[0].covered["conditions"].percent == 100


def test_a_report_for_programs(folder):
    report = amends.test(folder, coverage=True)
    plain = report.to_dict()
    assert plain == json.loads(report.to_json(indent=0))
    assert (plain["passed"], plain["failed"]) == (1, 1)
    suite = ElementTree.fromstring(report.to_junit())
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert report.to_lcov().startswith("TN:\nSF:")


def test_what_cannot_be_run_is_said(kettle, folder):
    missing = amends.test(folder / "not_there.yaml")
    assert [(d.code, d.level) for d in missing.diagnostics] == [("no-file", "error")]
    assert not missing.good
    assert amends.test_text(kettle, "scenarios: 3").failed == 1
    (folder / "kettle.yaml").write_text(KETTLE.replace("has_receipt\n", "has_recipt\n"))
    broken = amends.test(folder)
    assert not broken.good
    assert "has_recipt" in broken.runs[0].diagnostics[0].message


def test_misuse(kettle):
    with pytest.raises(TypeError, match="at least one path"):
        amends.test()
    with pytest.raises(TypeError):
        amends.test(17)
    with pytest.raises(TypeError):
        amends.test_text(KETTLE, SCENARIOS)
