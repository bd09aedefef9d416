#!/usr/bin/env python3
"""Puts the orders of another project's shop to policies/retail/retail.yaml, under every kind of request.

../shared/data/retail holds 1,000 orders without decisions. Each is answered under every request: cancel for each
reason, another address, another payment, other articles, return to each place, exchange, and what is not foreseen;
each answer is compared with the shop's text as read here in Python (`Reading`), from the columns of the data. What
was counted is printed with it.

The data does not say which articles are wanted instead, so the same wish is put to each order, as a table of wishes.
"""

import collections
import sys

import amends_cli
import comparison

NAME = "retail"
NEEDS = ["retail/retail_order_facts.jsonl"]
POLICY = str(comparison.ROOT / "policies/retail/retail.yaml")
NOW = "2024-05-15T15:00:00-05:00"  # the data has no clock; a Wednesday without holidays near
TAKEN = ["no_longer_needed", "ordered_by_mistake"]
REASONS = TAKEN + ["other"]
AT_ONCE, SEVEN_WORKING_DAYS = "2024-05-15T20:00:00Z", "2024-05-24T20:00:00Z"

# What is wanted instead: same product, in stock, dearer by (USD), paid with, all articles named.
WISHES = {
    "at the same price": (True, True, 0, "credit_card", True),
    "another product": (False, True, 0, "credit_card", True),
    "out of stock": (True, False, 0, "credit_card", True),
    "25 USD dearer, by credit card": (True, True, 25, "credit_card", True),
    "25 USD dearer, from the gift card": (True, True, 25, "gift_card", True),
    "25 USD cheaper, onto the gift card": (True, True, -25, "gift_card", True),
    "not all named": (True, True, 0, "paypal", False),
}


class Reading:
    """The shop's text, read straight from the columns of an order. Knows nothing of the policy."""

    def __init__(self, row):
        self.row = row
        self.pending = row["status"] == "pending"
        self.delivered = row["status"] == "delivered"
        self.card = row["gift_card_balance"] if row["has_gift_card"] else None

    def gone(self, reason, refund_to):
        """They want to be rid of it; whether they call it cancelling or returning is all the same (ours)."""
        if self.pending and reason in TAKEN:
            return "cancel_order"
        if self.delivered and (refund_to == "original_payment" or (refund_to == "gift_card" and self.card is not None)):
            return "return_items"
        return "explain_why_not"

    def another(self, wish):
        same, stock, dearer, paid_with, all_named = WISHES[wish]
        enough = dearer <= 0 or paid_with != "gift_card" or (self.card is not None and self.card >= dearer)
        if not (same and stock and enough and all_named):
            return "explain_why_not"
        return "change_items" if self.pending else "exchange_items" if self.delivered else "explain_why_not"

    def address(self):
        return "change_address" if self.pending else "explain_why_not"

    def payment(self, kind, on_file):
        another = kind not in self.row["paid_by"]
        enough = kind != "gift_card" or (self.card is not None and self.card >= self.row["order_total"])
        return "change_payment" if self.pending and on_file and another and enough else "explain_why_not"


def case(row, asks_for, **more):
    return {
        "id": row["order_id"],
        "customer": {"id": row["user_id"]},
        "problem": {"kind": "request", "opened_at": NOW},
        "order": {
            "is_theirs": True,
            "status": row["status"],
            "total": f"{row['order_total']:.2f} USD",
            "paid_by": row["paid_by"][0],
        },
        "gift_card": {"balance": f"{row['gift_card_balance']:.2f} USD" if row["has_gift_card"] else None},
        "asks_for": asks_for,
        "agent": {"role": "agent"},
        **more,
    }


def wished(wish):
    same, stock, dearer, paid_with, all_named = WISHES[wish]
    return {"wanted": [{"same_product": same, "in_stock": stock}], "price_difference": f"{dearer:.2f} USD",
            "difference_paid_with": paid_with, "all_items_named": all_named}


def with_value(more):
    """Everything is sent back: the facts of a request, with what was paid for it."""
    return lambda row: {**more, "sending_back": f"{row['order_total']:.2f} USD"}


def pick(r):
    return {
        "step": r["step"]["id"] if r.get("step") else None,
        "done_by": r["step"]["done_by"] if r.get("step") else None,
        "asked_first": r.get("ask_first") is not None,
        "questions": sorted(q["fact"] for q in r["questions"]),
        "problems": len(r["problems"]),
        "refusal": next((v["value"] for v in r["values"] if v["id"] == "why_not"), None),
    }


def count(items):
    return ", ".join(f"{name} {n}" for name, n in collections.Counter(items).most_common())


class Requests:
    """Every order under many kinds of request: the tallies, and what is summed over all of them."""

    def __init__(self, amends, rows):
        self.amends, self.rows = amends, rows
        self.sums = comparison.Tally("counts that must agree")
        self.steps = {}  # by title, in the order of the rows
        self.refusals = collections.Counter()

    def put(self, tally, title, asks_for, wanted, more):
        """One kind of request, put to every order; `more` are its facts, or a function that gives them."""
        facts = more if callable(more) else lambda _: more
        cases = [case(r, asks_for, **facts(r)) for r in self.rows]
        answers = [pick(r) for r in amends_cli.recommend(self.amends, POLICY, NOW, cases)]
        for row, answer in zip(self.rows, answers):
            tally.row(f"{row['order_id']}, {title}", answer["step"], wanted(Reading(row)))
        tally.notes.append(f"{title}: {count(a['step'] for a in answers)}")
        self.steps[title] = [a["step"] for a in answers]
        refused = [a["refusal"] for a in answers if a["step"] == "explain_why_not"]
        self.refusals.update(refused)
        self.sums.row(f"{title}: answers with a problem", sum(a["problems"] for a in answers), 0)
        self.sums.row(f"{title}: answers that still ask for a fact", sum(bool(a["questions"]) for a in answers), 0)
        self.sums.row(f"{title}: refused or handed over, or asked for their yes first",
                      sum(a["asked_first"] for a in answers),
                      sum(a["step"] not in ("explain_why_not", "hand_over") for a in answers))
        self.sums.row(f"{title}: a refusal without a reason",
                      sum(not t or t in ("none", "unknown") for t in refused), 0)
        return answers

    def count(self, title, step):
        return self.steps[title].count(step)


def compare(amends):
    rows = comparison.rows("retail/retail_order_facts.jsonl")
    requests = Requests(amends, rows)
    sums, steps, steps_of = requests.sums, requests.count, requests.steps

    tally = comparison.Tally("cancel: independently counted")
    late = comparison.Tally("what is cancelled: a gift card has it at once, all else in seven working days")
    for reason in REASONS:
        def rid(reading, reason=reason):
            return reading.gone(reason, "original_payment")
        answers = requests.put(tally, f"cancel, {reason}", "cancellation", rid,
                               with_value({"reason_given": reason, "refund_to": "original_payment"}))
        for row, answer in zip(rows, answers):
            if answer["step"] == "cancel_order":
                at_once = row["paid_by"] == ["gift_card"]
                late.row(f"{row['order_id']}, {reason}", answer["done_by"], AT_ONCE if at_once else SEVEN_WORKING_DAYS)
    yield tally
    yield late

    tally = comparison.Tally("return: independently counted")
    for to in ["original_payment", "gift_card", "another_way"]:
        requests.put(tally, f"return, to {to}", "return_items", lambda r, to=to: r.gone("no_longer_needed", to),
                     with_value({"reason_given": "no_longer_needed", "refund_to": to}))
    yield tally

    for what, asks_for in [("exchange", "exchange"), ("other articles", "other_items")]:
        tally = comparison.Tally(f"{what}: independently counted")
        for wish in WISHES:
            requests.put(tally, f"{what}, {wish}", asks_for, lambda r, wish=wish: r.another(wish), wished(wish))
        yield tally

    tally = comparison.Tally("another address: independently counted")
    requests.put(tally, "another address", "other_address", Reading.address, {})
    yield tally

    tally = comparison.Tally("another payment: independently counted")
    for kind in ["credit_card", "paypal", "gift_card"]:
        def payment(row, kind=kind):
            return {"new_payment": {"kind": kind, "on_file": True, "is_another": kind not in row["paid_by"]}}
        requests.put(tally, f"another payment, {kind}", "other_payment", lambda r, kind=kind: r.payment(kind, True),
                     payment)
    requests.put(tally, "another payment, not on file", "other_payment", lambda r: r.payment("credit_card", False),
                 {"new_payment": {"kind": "credit_card", "on_file": False, "is_another": True}})
    yield tally

    tally = comparison.Tally("something else: independently counted")
    requests.put(tally, "something else", "something_else", lambda _: "hand_over", {})
    yield tally

    # Counted from the data, one group at a time.
    pending = sum(r["status"] == "pending" for r in rows)
    delivered = sum(r["status"] == "delivered" for r in rows)

    sums.row("every pending order can be cancelled", steps("cancel, no_longer_needed", "cancel_order"), pending)
    sums.row("one reason is as good as the other",
             steps_of["cancel, ordered_by_mistake"], steps_of["cancel, no_longer_needed"])
    sums.row("for no other reason", steps("cancel, other", "cancel_order"), 0)
    sums.row("every delivered order can be returned", steps("return, to original_payment", "return_items"), delivered)
    sums.row("onto a gift card where there is one", steps("return, to gift_card", "return_items"),
             sum(r["status"] == "delivered" and r["has_gift_card"] for r in rows))
    sums.row("and nowhere else", steps("return, to another_way", "return_items"), 0)
    sums.row("a return of what is still pending is a cancellation",
             steps("return, to original_payment", "cancel_order"), pending)
    for wish in WISHES:
        sums.row(f"changing and exchanging are one wish, {wish}",
                 steps_of[f"exchange, {wish}"], steps_of[f"other articles, {wish}"])
    sums.row("every delivered order can be exchanged",
             steps("exchange, at the same price", "exchange_items"), delivered)
    closed = [i for i, r in enumerate(rows) if r["status"] in ("processed", "cancelled")]
    sums.row("nothing is done to an order that is processed or cancelled",
             {answers[i] for answers in steps_of.values() for i in closed}, {"explain_why_not", "hand_over"})
    sums.notes.append("orders: " + count(r["status"] for r in rows) + "; with a gift card "
                      + str(sum(r["has_gift_card"] for r in rows)))
    sums.notes += [f"{n} hear: {text}" for text, n in requests.refusals.most_common()]
    yield sums

    # Somebody else's order: nothing, whatever is asked.
    others = comparison.Tally("somebody else's order: nothing is done")
    for asks_for, more in [("cancellation", {"reason_given": "no_longer_needed"}),
                           ("return_items", {"refund_to": "original_payment", "sending_back": "1.00 USD"}),
                           ("exchange", wished("at the same price")), ("other_address", {}), ("something_else", {})]:
        cases = [case(r, asks_for, **more) for r in rows]
        for c in cases:
            c["order"]["is_theirs"] = False
        for row, r in zip(rows, amends_cli.recommend(amends, POLICY, NOW, cases)):
            others.row(f"{row['order_id']} {asks_for}", pick(r)["step"], "explain_why_not")
    yield others


if __name__ == "__main__":
    sys.exit(comparison.main(NAME, NEEDS, compare, __doc__))
