"""What a typed program does with the module: types_test.py has mypy read it, nothing runs it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import amends


def ask(policy: amends.Policy, case: dict[str, Any], now: datetime) -> tuple[str, amends.Money | None]:
    answer: amends.Recommendation = policy.recommend(case, now)
    if answer.step is None:
        return answer.no_step or "", None
    return answer.step.title, answer.step.option.expected_total


def ways_to(policy: amends.Policy, case: str, target: str) -> list[tuple[dict[str, Any], datetime]]:
    story: amends.Story = policy.explain(case, now="2026-03-04T14:00:00Z")
    unknown: list[str] = [c.about for c in story.decided if c.reads == "unknown"]
    answer: amends.WhyNot = policy.why_not(case, target, story.recommendation.at)
    options: list[amends.Option] = [option for obstacle in answer.obstacles for option in obstacle.compared]
    return [(way.case, way.now) for way in answer.ways] if not unknown and options else []


def lines_of(path: Path) -> dict[str, int]:
    try:
        policy = amends.load(path)
    except amends.PolicyError as error:
        return {diagnostic.code: diagnostic.line for diagnostic in error.diagnostics}
    report: amends.LintReport = amends.lint(policy, only=["never-holds"], without=())
    witnesses: list[amends.Witness] = [f.witness for f in report.findings if f.witness]
    for witness in witnesses:
        policy.recommend(witness.case, witness.now)
    return {finding.rule: finding.line for finding in amends.check(path, "policies").findings}


def percent(paths: list[str]) -> int:
    report: amends.TestReport = amends.test(*paths, filter="receipt", coverage=True, missing=True)
    failures: list[amends.FailedExpectation] = [
        failure for run in report.runs for scenario in run.scenarios for failure in scenario.failures
    ]
    conditions: amends.Covered = report.coverage[0].covered["conditions"]
    return conditions.percent if report.good and not failures else 0


def write(policy: amends.Policy, directory: Path) -> list[str]:
    changed: bool = amends.format_file(directory / "kettle.yaml", check=True)
    texts: dict[str, str] = amends.make_book(policy)
    return amends.write_book(policy, directory) if changed and texts else []
