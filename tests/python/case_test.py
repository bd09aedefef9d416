"""What a case may hold, and what is raised for one that cannot be read."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

import amends

NOW = datetime(2026, 3, 4, tzinfo=timezone.utc)


def mistakes(policy, case):
    with pytest.raises(amends.CaseError) as raised:
        policy.recommend(case, now=NOW)
    assert isinstance(raised.value, ValueError)
    return raised.value.diagnostics


def test_a_naive_datetime_is_refused_with_a_hint(policy):
    (mistake,) = mistakes(policy, {"problem": {"opened_at": datetime(2026, 3, 1)}})
    assert mistake.code == "no-offset"
    assert mistake.path == "problem.opened_at"
    assert "timezone.utc" in mistake.help


def test_a_naive_now_is_refused_with_a_hint(policy):
    with pytest.raises(ValueError, match=r"without a time zone.*timezone\.utc"):
        policy.recommend({}, now=datetime(2026, 3, 1))
    with pytest.raises(ValueError, match="has no offset"):
        policy.recommend({}, now="2026-03-01T09:00:00")
    with pytest.raises(ValueError, match="no such time"):
        policy.recommend({}, now="2026-02-30T09:00:00Z")
    with pytest.raises(ValueError, match="is not a time"):
        policy.recommend({}, now="yesterday")


def test_now_is_never_guessed(policy):
    with pytest.raises(TypeError):
        policy.recommend({})
    with pytest.raises(TypeError):
        policy.recommend({}, now=None)


def test_every_value_that_cannot_be_read_is_reported_with_its_path(policy):
    found = mistakes(
        policy,
        {
            "customer": {"since": date(2020, 1, 1), "yearly_value": object()},
            "product": {"hours_per_day": float("nan")},
            "attempts": [{"step": "home_visit", "at": NOW, "outcome": {1: 2}}],
            "demands": [{"burden": "home_visit", "at": NOW, "quantity": Decimal("NaN")}],
        },
    )
    assert [(mistake.path, mistake.code) for mistake in found] == [
        ("customer.since", "no-offset"),
        ("customer.yearly_value", "wrong-type"),
        ("product.hours_per_day", "impossible-value"),
        ("attempts[0].outcome", "wrong-type"),
        ("demands[0].quantity", "impossible-value"),
    ]


def test_mistakes_that_the_library_finds_have_paths_too(policy):
    found = mistakes(policy, {"product": {"role": "livelyhood"}, "demands": [{"burden": "home_visit", "quantity": -1}]})
    paths = {mistake.path for mistake in found}
    assert "product.role" in paths
    assert "demands[0].quantity" in paths


def test_text_that_is_no_json(policy):
    assert mistakes(policy, "{")[0].level == "error"


def test_a_case_that_is_neither(policy):
    with pytest.raises(TypeError, match="a case is a dict or JSON text, not int"):
        policy.recommend(17, now=NOW)


def test_none_is_none_and_a_missing_key_is_unknown():
    policy = amends.loads(
        'amends: 1\npolicy: tiny\nversion: "1"\nfacts:\n  gift: {type: string}\nvalues:\n  given: has(gift)\n'
    )
    assert policy.recommend({"gift": None}, now=NOW).values["given"].value == "false"
    assert policy.recommend({}, now=NOW).values["given"].state == "unknown"
    assert policy.recommend({"gift": "flowers"}, now=NOW).values["given"].value == "true"


def test_a_time_after_now_is_warned_about(policy):
    answer = policy.recommend({"problem": {"opened_at": NOW + timedelta(days=1)}}, now=NOW)
    assert any("problem.opened_at" in problem.path and problem.level == "warning" for problem in answer.problems)


def test_deeper_than_any_case(policy):
    deep = {}
    for _ in range(100):
        deep = {"a": deep}
    assert mistakes(policy, deep)[0].code == "too-deep"
