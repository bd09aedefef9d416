#!/usr/bin/env python3
"""Compares policies/shop with the worked rows that others enumerated from the guidelines of an online shop.

Each row of ../shared/data/abcd/worked_rows.jsonl becomes a case for the desk that its procedure belongs to. What is
expected is looked for twice: in the value that decides, and in the step that is recommended to the agent for it.

    abcd.py --amends build/release/amends

Which line of YAML answers for which line of the guidelines is checked by tests/policies/shop_trace.py and counted here.
Where the guidelines contradict themselves, both readings are shown, each as the answer to a case.
"""

import pathlib
import sys

import amends_cli
import comparison

sys.path.insert(0, str(comparison.ROOT / "tests/policies"))
import shop_trace  # noqa: E402

ROWS = "abcd/worked_rows.jsonl"
LINES = "abcd/guideline_threshold_lines.jsonl"
NEEDS = [ROWS, LINES, "abcd/guidelines.json"]
NOW = "2026-03-02T12:00:00Z"
SHOP = comparison.ROOT / "policies/shop"


def mystery_fee(facts):
    return {"wants": "fee_off", "our_mistake": facts["company_error"], "fee": 12}


def shipping_cost(facts):
    return {"wants": "cheaper_shipping", "shipment": facts["shipping_status"].replace(" ", "_")}


def extension(facts):
    return {"wants": "more_time", "days_late": facts["days_late"]}


def step(answer):
    return answer["step"]["id"] if answer["step"] else answer["no_step"]


def value(answer, name):
    found = next(v for v in answer["values"] if v["id"] == name)
    return found["value"] if found["state"] == "known" else found["state"]


def fee_answer(answer):
    removed = {"true": "remove_fee", "false": "explain"}[value(answer, "remove_fee")]
    return {"remove_fee": removed == "remove_fee"} if step(answer) == removed else f"the step {step(answer)}"


def shipping_answer(answer):
    outcome, expected = {"waive": ("waive_fee", "waive_shipping_fee"),
                         "give_back": ("refund", "give_shipping_fee_back")}[value(answer, "shipping_fee")]
    if step(answer) != expected:
        return f"the step {step(answer)}"
    amounts = [float(r["entitlement"]["amount"]) for r in answer["remedies"]
               if r["id"] == "shipping_fee_back" and r["entitlement"]]
    return {"outcome": outcome, "amount": amounts[0] if amounts else None}


def extension_answer(answer):
    extend = value(answer, "extend") == "true"
    escalated = step(answer) == "manager_calls_back"
    if not escalated and step(answer) != "extend_subscription":
        return f"the step {step(answer)}"
    return {"extend": extend, "escalate_to": "manager" if escalated else None}


# The procedure, its desk, how its facts are put to the policy, how the answer is read.
PROCEDURES = {
    "Status Mystery Fee": ("orders.yaml", mystery_fee, fee_answer),
    "Shipping Cost": ("shipping.yaml", shipping_cost, shipping_answer),
    "Manage Extension": ("subscription.yaml", extension, extension_answer),
}

# Where the guidelines contradict themselves: a case on which the two readings differ.
READINGS = [
    ("Status Mystery Fee 3.2 (our mistake: for everybody) or 5.0 (only silver and gold)", "orders.yaml",
     {"wants": "fee_off", "our_mistake": True, "customer.tier": "bronze"}, "the fee stays"),
    ("Missing Item 5.0 (from a week on) or 4.0 (up to 7 days), on the seventh day", "shipping.yaml",
     {"wants": "missing_item", "days_waiting": 7}, "they go on waiting"),
    ("Mistimed Billing Already Returned 3.3 (more than 7 days) or 4.0 (less than 7), on the seventh day", "prices.yaml",
     {"wants": "refund_not_here", "days_waiting": 7, "customer.tier": "silver"}, "no credit yet"),
    ("Manage Extension 5.0 (a manager calls) or 3.4 (nothing can be done)", "subscription.yaml",
     {"wants": "more_time", "days_late": 3, "customer.tier": "guest"}, "an apology only"),
    ("Manage Cancel 4.1, in its words (bronze and up) or by its form (silver and gold)", "orders.yaml",
     {"wants": "one_too_many", "shipment": "in_transit", "customer.tier": "bronze"}, "refunded when it is back"),
    ("Shipping Cost 5.1 (8 USD) or 5.0 (part of the fee)", "shipping.yaml",
     {"wants": "cheaper_shipping", "shipment": "delivered"}, "an amount that nobody names"),
    ("Promo Code Invalid 3.4 (Yes: the customer is right) or 3.2 (Yes: the customer is wrong)", "prices.yaml",
     {"wants": "code", "our_mistake": True, "customer.tier": "guest"}, "no code for a guest who is right"),
]


def case(facts):
    return {"agent.role": "agent", "problem": {"opened_at": NOW}, **facts}


def nested(facts):
    """Dotted names as maps."""
    result = {}
    for name, fact in facts.items():
        *groups, last = name.split(".")
        at = result
        for group in groups:
            at = at.setdefault(group, {})
        at[last] = fact
    return result


def answers(amends, desk, cases):
    return amends_cli.recommend(amends, str(SHOP / desk), NOW, [nested(case(c)) for c in cases])


def compare(amends):
    rows = comparison.rows(ROWS)
    tally = comparison.Tally("shop, worked rows")
    for procedure in sorted({row["subflow"] for row in rows}):
        chosen = [row for row in rows if row["subflow"] == procedure]
        desk, facts_of, answer_of = PROCEDURES[procedure]
        cases = [{"customer.tier": row["facts"]["membership"], **facts_of(row["facts"])} for row in chosen]
        for row, answer in zip(chosen, answers(amends, desk, cases)):
            why = "the guidelines contradict themselves" if row.get("ambiguous_in_source") else ""
            tally.row(f"{row['id']} {row['facts']}", answer_of(answer), row["expected"], why)
        tally.notes.append(f"{procedure} ({desk}): {len(chosen)} rows")
    yield tally

    places = shop_trace.traced()
    tally = comparison.Tally("shop, lines that set a level, days, an amount or an escalation, traced to YAML")
    for row in comparison.rows(LINES):
        name = (row["subflow"], row["step"], row["line"])
        tally.row(f"{name[0]} {name[1]}.{name[2]}", "traced" if name in places else "not traced", "traced")
    tally.notes.append("the guidelines contradict themselves; the first reading is taken:")
    for readings, desk, facts, other in READINGS:
        answer = answers(amends, desk, [facts])[0]
        tally.notes.append(f"  {readings}: {step(answer)}; by the other: {other}")
    yield tally


if __name__ == "__main__":
    sys.exit(comparison.main(pathlib.Path(__file__).stem, NEEDS, compare, __doc__))
