#!/usr/bin/env python3
"""Compares policies/shop with the worked rows that others enumerated from the guidelines of an online shop.

Each row of ../shared/data/abcd/worked_rows.jsonl becomes a case for the desk that its procedure belongs to. What is
expected is looked for twice: in the value that decides, and in the step that is recommended to the agent for it.

    abcd.py --amends build/release/amends

The rows cover three procedures. What the others decide is read off the guidelines once more here, in Python and apart
from the policies (`reading_*`), and compared under every level of membership, every state of an order, and on both
sides of every number of days and every amount.

Which line of YAML answers for which line of the guidelines is checked by tests/policies/shop_trace.py and counted here.
Where the guidelines contradict themselves, both readings are shown, each as the answer to a case.
"""

import datetime
import itertools
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


TIERS = ["guest", "bronze", "silver", "gold"]
SHIPMENTS = ["order_received", "in_transit", "out_for_delivery", "delivered"]
YES_OR_NO = [False, True]


def reading_return(tier, bought, has_receipt, original_packaging):
    """`bought`: days before NOW, the second of March; six months before it is the second of September, 181 days."""
    within = {"guest": 30, "bronze": 90, "silver": 181}
    fine = tier == "gold" or bought <= within[tier] or has_receipt or (original_packaging and tier != "guest")
    return "send_label" if fine else "explain"


def reading_order(tier, shipment, wants, our_mistake):
    shipped, member = shipment != "order_received", tier != "guest"
    if wants == "other_payment":
        return "change_payment" if shipment in ("order_received", "in_transit") else "change_later_payments"
    if wants == "wrong_quantity":
        if not our_mistake:
            return "confirm_one_item"
        return "return_when_it_is_here" if shipped else "take_out_and_refund"
    if wants == "one_too_many":
        if not shipped:
            return "take_out_and_refund"
        return "refund_at_once" if member else "return_when_it_is_here"
    if wants == "faster":
        return "explain" if shipped else "ship_overnight"
    if wants == "later":
        return ("credit_shipping" if member else "explain") if shipped else "ship_next_week"
    if not shipped:
        return "add_to_order"
    return "ship_separately" if tier in ("silver", "gold") else "explain"


def reading_money(tier, wants, our_mistake, days_waiting):
    if wants == "code":
        return "give_new_code" if our_mistake or tier != "guest" else "explain"
    right = our_mistake if wants == "never_bought" else days_waiting >= 7
    return "give_credit" if right or tier == "gold" else "explain"


def reading_bill(tier, too_much, our_mistake, paid):
    if not paid:
        return "say_sorry_for_bill"
    fine = tier == "gold" or (tier == "silver" and too_much < 10) or our_mistake
    return "pay_back" if fine else "explain"


def reading_missing(days_waiting):
    return "send_again" if days_waiting >= 7 else "look_for_it"


def days_before(days):
    moment = datetime.datetime.fromisoformat(NOW.replace("Z", "+00:00")) - datetime.timedelta(days=days)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def combinations():
    """What is decided, its desk, the facts, and the step by the reading above."""
    for tier, bought, receipt, packaging in itertools.product(TIERS, [0, 30, 31, 90, 91, 181, 182, 4000], YES_OR_NO,
                                                              YES_OR_NO):
        yield ("returns", "returns.yaml", {"wants": "send_back", "customer.tier": tier, "has_receipt": receipt,
                                           "product.bought_at": days_before(bought), "original_packaging": packaging},
               reading_return(tier, bought, receipt, packaging))
    for tier, shipment, wants, mistake in itertools.product(
            TIERS, SHIPMENTS, ["other_payment", "wrong_quantity", "one_too_many", "faster", "later", "one_more_item"],
            YES_OR_NO):
        yield ("orders", "orders.yaml", {"wants": wants, "customer.tier": tier, "shipment": shipment,
                                         "our_mistake": mistake}, reading_order(tier, shipment, wants, mistake))
    for tier, wants, mistake, days in itertools.product(TIERS, ["code", "refund_not_here", "never_bought"], YES_OR_NO,
                                                        [0, 6, 7, 8]):
        yield ("codes and money", "prices.yaml", {"wants": wants, "customer.tier": tier, "our_mistake": mistake,
                                                  "days_waiting": days, "code_age": days},
               reading_money(tier, wants, mistake, days))
    for tier, cents, mistake, paid in itertools.product(TIERS, [999, 1000, 1001, 20000], YES_OR_NO, YES_OR_NO):
        bill = {"bill.right": 50, "bill.charged": f"{50 + cents / 100:.2f} USD", "bill.paid": paid}
        yield ("wrong bills", "subscription.yaml", {"wants": "too_much", "customer.tier": tier, "our_mistake": mistake,
                                                    **bill}, reading_bill(tier, cents / 100, mistake, paid))
    for tier, days in itertools.product(TIERS, range(0, 15)):
        yield ("missing items", "shipping.yaml", {"wants": "missing_item", "customer.tier": tier, "days_waiting": days},
               reading_missing(days))


def compare_combinations(amends):
    everything = list(combinations())
    for what in dict.fromkeys(one[0] for one in everything):
        chosen = [one for one in everything if one[0] == what]
        tally = comparison.Tally(f"shop, our second reading of the guidelines, {what}")
        for (_, _, facts, expected), answer in zip(chosen, answers(amends, chosen[0][1], [one[2] for one in chosen])):
            tally.row(facts, step(answer), expected)
        yield tally


def case(facts):
    return {"agent.role": "agent", "problem": {"opened_at": NOW}, **facts}


def answers(amends, desk, cases):
    return amends_cli.recommend(amends, str(SHOP / desk), NOW, [amends_cli.nested(case(c)) for c in cases])


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
    yield from compare_combinations(amends)

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
