"""Several policies on one case: the law of the place and the company's own."""

import pytest

import amends

NOW = "2026-03-02T12:00:00Z"

SHOP = """
amends: 1
policy: shop
version: "1"
currency: EUR
steps:
  repair: {title: Repair it, chance: 0.8}
  replace: {title: Send a new one, chance: 1, costs: 100 EUR}
facts: {loyal: bool}
remedies:
  voucher: {amount: 10 EUR, when: loyal}
"""

LAW = """
amends: 1
policy: law
version: "2026"
currency: EUR
facts: {days_late: int}
steps: {repair: {title: Repair it}}
plan: [repair]
rules: [{never: repair, when: days_late > 14, because: Two weeks are enough.}]
remedies:
  late_delivery: {owed: true, when: days_late >= 10, amount: days_late * 1 EUR}
"""


@pytest.fixture(name="policies")
def both():
    return [amends.loads(SHOP, "shop.yaml"), amends.loads(LAW, "law.yaml")]


def test_one_answer_that_says_where_each_part_comes_from(policies):
    answer = amends.recommend(policies, {"loyal": True, "days_late": 16}, NOW)
    assert answer.step is not None and answer.step.id == "replace"
    assert answer.remedies["late_delivery"].owed
    assert str(answer.remedies["late_delivery"].open) == "16.00 EUR"
    assert answer.remedies["late_delivery"].policy == "law"
    assert answer.remedies["voucher"].policy == "shop"
    assert [other.name for other in answer.others] == ["law"]
    forbidden = next(option for option in answer.options if option.id == "repair")
    assert forbidden.state == "forbidden" and forbidden.out == "Two weeks are enough. (law)"
    assert answer.to_dict()["others"][0]["name"] == "law"


def test_one_policy_answers_as_by_itself(policies):
    shop = policies[0]
    case = {"loyal": True}
    assert amends.recommend([shop], case, NOW) == shop.recommend(case, NOW)


def test_a_fact_that_none_declares_is_a_mistake(policies):
    with pytest.raises(amends.CaseError) as raised:
        amends.recommend(policies, {"days_latee": 16}, NOW)
    assert raised.value.diagnostics[0].code == "unknown-key"


def test_at_least_one_policy(policies):
    with pytest.raises(ValueError, match="at least one policy"):
        amends.recommend([], {}, NOW)


def test_what_they_say_against_each_other(policies):
    assert amends.lint_together(policies) == []
    strict = amends.loads(SHOP + "rules: [{must: repair}]\n", "strict.yaml")
    findings = amends.lint_together([strict, policies[1]])
    assert [finding.rule for finding in findings] == ["together-rules"]
