#!/usr/bin/env python3
"""Puts the reservations of another project's airline to policies/airline/airline.yaml, under every kind of request.

../shared/data/airline holds 2,000 reservations and 16 decided requests. The requests are compared with what was
decided. The reservations are answered under each reason for cancelling, for other flights, for another cabin, and for
compensation; each answer is compared with the airline's text as read here in Python (`Reading`), from the columns of
the data and not from the facts of the case. What was counted is printed with it.

What a customer says about the reservation goes into `claimed.*`; the last rows see that it changes nothing.
"""

import collections
import sys

import amends_cli
import comparison

NAME = "airline"
NEEDS = ["airline/airline_case_facts.jsonl", "airline/ground_truth_open.jsonl"]
POLICY = str(comparison.ROOT / "policies/airline/airline.yaml")
ZONE = "-05:00"  # the data writes EST
NOW = "2024-05-15T15:00:00" + ZONE
REASONS = ["change_of_plan", "airline_cancelled", "health", "weather", "other"]
COVERED = ["health", "weather"]
STATUS = {"on time": "on_time"}

# Reasons that the decided requests name beyond ours; `unstated`: they were asked, and gave none that counts.
REASON_GIVEN = {"duplicate_booking": "other", "mistake": "other", "unstated": None}
COMPLAINT = {"cancelled": "cancelled_flight", "delayed": "delayed_flight"}


class Reading:
    """The airline's text, read straight from the columns of a reservation. Knows nothing of the policy."""

    def __init__(self, row):
        self.row = row

    def reasons_to_cancel(self, reason):
        found = []
        if self.row["hours_since_booking"] <= 24:
            found.append("in_time")
        if self.row["any_segment_cancelled"]:
            found.append("cancelled_by_us")
        if self.row["cabin"] == "business":
            found.append("business_cabin")
        if self.row["insurance"] and reason in COVERED:
            found.append("insured_reason")
        return found

    def cause(self, reason):
        return next(iter(self.reasons_to_cancel(reason)), "none")

    def step_for_cancelling(self, reason):
        if self.row["any_segment_flown"]:
            return "hand_over"
        if self.reasons_to_cancel(reason):
            return "cancel_and_refund"
        # Ours: where the flights can be changed, that is offered in place of a mere no.
        return "explain_why_not" if self.row["cabin"] == "basic_economy" else "other_flights"

    def step_for_other_flights(self):
        return "explain_why_not" if self.row["cabin"] == "basic_economy" else "other_flights"

    def step_for_other_cabin(self):
        return "explain_why_not" if self.row["any_segment_flown"] else "other_cabin"

    def may_be_compensated(self):
        return self.row["membership"] != "regular" or self.row["insurance"] or self.row["cabin"] == "business"

    def certificate(self, complaint, changed):
        if not self.may_be_compensated():
            return 0
        if complaint == "cancelled" and self.row["any_segment_cancelled"]:
            return 100 * self.row["passengers"]
        if complaint == "delayed" and self.row["any_segment_delayed"] and changed:
            return 50 * self.row["passengers"]
        return 0


def case(row, asks_for, **more):
    """A reservation as a case; `more` are further facts of the request."""
    return {
        "id": row["reservation_id"],
        "customer": {"id": row["user_id"], "tier": row["membership"]},
        "problem": {"kind": "request", "opened_at": NOW},
        "reservation": {
            "booked_at": row["created_at"] + ZONE,
            "cabin": row["cabin"],
            "insured": row["insurance"],
            "passengers": row["passengers"],
            "fare": f"{row['total_paid']:.2f} USD",
        },
        "segments": [{"status": STATUS.get(s["status"], s["status"])} for s in row["segments"]],
        "asks_for": asks_for,
        "agent": {"role": "agent"},
        **more,
    }


def pick(r):
    """What is compared of an answer."""
    granted = [m for m in r["remedies"] if m["kind"] == "goodwill"]
    return {
        "step": r["step"]["id"] if r.get("step") else None,
        "asked_first": r.get("ask_first") is not None,
        "certificate": round(sum(float(m["entitlement"]["amount"]) for m in granted)),
        "approval": any(m["needs_approval"] for m in granted),
        "cause": next((v["value"] for v in r["values"] if v["id"] == "cancelled_because"), None),
        "differ": next((v["value"] for v in r["values"] if v["id"] == "claims_that_differ"), None),
        "questions": sorted(q["fact"] for q in r["questions"]),
        "problems": len(r["problems"]),
    }


def ask(amends, cases):
    return [pick(r) for r in amends_cli.recommend(amends, POLICY, NOW, cases)]


def count(items):
    return ", ".join(f"{name} {n}" for name, n in collections.Counter(items).most_common())


def clean(tally, answers):
    """Every fact is there, so nothing may be asked for, and nothing may go wrong."""
    tally.row("answers with a problem", sum(a["problems"] for a in answers), 0)
    tally.row("answers that still ask for a fact", sum(bool(a["questions"]) for a in answers), 0)


# The decided requests.

def claims_of(row):
    """The claims of a decided request, as the policy takes them down."""
    claimed = dict(row["user_claims"])
    if claimed.pop("flight_cancelled", False):
        claimed["flight"] = "cancelled"
    return claimed


def decided(amends):
    rows = comparison.rows("airline/ground_truth_open.jsonl")
    cases = []
    for row in rows:
        more = {"claimed": claims_of(row)}
        if row["request"] == "cancel":
            reason = REASON_GIVEN.get(row["stated_reason"], row["stated_reason"])
            more["reason_given"] = reason
            cases.append(case(row["facts"], "cancellation", **more))
        else:
            assert not row["changes_or_cancels"]
            more["complains_of"] = COMPLAINT[row["complaint"]]
            more["asks_for_compensation"] = row["asked_for_compensation"]
            cases.append(case(row["facts"], "compensation", **more))
    tally = comparison.Tally("decided requests")
    answers = ask(amends, cases)
    for row, answer in zip(rows, answers):
        name = f"task {row['task_id']}, {row['facts']['reservation_id']}"
        if row["request"] == "cancel":
            tally.row(name, answer["step"] == "cancel_and_refund", row["ground_truth"]["cancel"])
        else:
            tally.row(name, answer["certificate"], row["ground_truth"]["certificate_amount"])
    claimed = sum(bool(row["user_claims"]) for row in rows)
    tally.notes.append(f"steps: {count(a['step'] for a in answers)}; {claimed} come with a claim that is not so")

    # Three of them give no reason. Whoever has not been asked yet is asked, where it decides something.
    silent = [row for row in rows if row.get("stated_reason") == "unstated"]
    unasked = ask(amends, [case(row["facts"], "cancellation") for row in silent])
    second = comparison.Tally("where the reason was not asked for yet: nothing is cancelled, and the insured are asked")
    for row, answer in zip(silent, unasked):
        wanted = (False, ["reason_given"] if row["facts"]["insurance"] else [])
        second.row(f"task {row['task_id']}", (answer["step"] == "cancel_and_refund", answer["questions"]), wanted)
    return [tally, second]


# All reservations.

def cancelling(amends, rows):
    """Every reservation is to be cancelled, for each reason."""
    tallies, sums = [], comparison.Tally("cancelling: counts that must agree")
    may, handed_over = {}, set()
    for reason in REASONS:
        answers = ask(amends, [case(row, "cancellation", reason_given=reason) for row in rows])
        tally = comparison.Tally(f"cancel, {reason}: independently counted")
        for row, answer in zip(rows, answers):
            reading = Reading(row)
            tally.row(row["reservation_id"], (answer["step"], answer["cause"]),
                      (reading.step_for_cancelling(reason), reading.cause(reason)))
        tally.notes.append(f"decisions: {count(a['step'] for a in answers)}")
        causes = count(a["cause"] for a in answers if a["step"] == "cancel_and_refund")
        tally.notes.append(f"cancelled because: {causes}")
        if reason == "airline_cancelled":
            true = sum(r["any_segment_cancelled"] for r in rows)
            tally.notes.append(f"said so: {len(rows)}; a flight was cancelled in {true}")
        tallies.append(tally)
        may[reason] = {r["reservation_id"] for r, a in zip(rows, answers) if a["step"] == "cancel_and_refund"}
        handed_over.add(sum(a["step"] == "hand_over" for a in answers))
        clean(sums, answers)
        sums.row(f"{reason}: asked first wherever something would be changed",
                 sum(a["asked_first"] for a in answers),
                 sum(a["step"] in ("cancel_and_refund", "other_flights") for a in answers))

    # Whatever the reason: in time, cancelled by us or business, and nothing flown. Counted from the data.
    ground = [r for r in rows if not r["any_segment_flown"]]
    in_time = {r["reservation_id"] for r in ground if r["hours_since_booking"] <= 24}
    by_airline = {r["reservation_id"] for r in ground if any(s["status"] == "cancelled" for s in r["segments"])}
    business = {r["reservation_id"] for r in ground if r["cabin"] == "business"}
    insured = {r["reservation_id"] for r in ground if r["insurance"]}
    any_reason = len(in_time | by_airline | business)
    sums.row("may be cancelled for any reason", len(set.intersection(*may.values())), any_reason)
    sums.row("may be cancelled for health or weather",
             len(may["health"]), len(in_time | by_airline | business | insured))
    sums.row("weather counts as health does", may["weather"], may["health"])
    sums.row("saying that we cancelled it adds nothing", may["airline_cancelled"], may["change_of_plan"])
    sums.row("any other reason is as good as another", may["other"], may["change_of_plan"])
    sums.row("handed over, whatever is said", handed_over, {len(rows) - len(ground)})
    sums.notes.append(f"no flight has left: {len(ground)}; of these in time {len(in_time)}, cancelled by the airline "
                      f"{len(by_airline)}, business {len(business)}, insured {len(insured)}; "
                      f"any of the first three {any_reason}")
    return tallies + [sums]


def changing(amends, rows):
    tallies = []
    for asks_for, more, wanted in [
            ("other_flights", {"keeps_route": True}, Reading.step_for_other_flights),
            ("other_flights", {"keeps_route": False}, lambda _: "explain_why_not"),
            ("other_cabin", {}, Reading.step_for_other_cabin),
            ("something_else", {}, lambda _: "hand_over")]:
        answers = ask(amends, [case(row, asks_for, **more) for row in rows])
        where = {True: ", same places", False: ", to another place"}.get(more.get("keeps_route"), "")
        tally = comparison.Tally(f"{asks_for}{where}: independently counted")
        for row, answer in zip(rows, answers):
            tally.row(row["reservation_id"], answer["step"], wanted(Reading(row)))
        tally.notes.append(f"decisions: {count(a['step'] for a in answers)}")
        tallies.append(tally)
    return tallies


def compensating(amends, rows):
    """Compensation asked for: alone, and with the reservation then cancelled or changed."""
    tallies, sums = [], comparison.Tally("compensation: counts that must agree")

    def one(title, cases, complaint, changed, keeps_step=False):
        answers = ask(amends, cases)
        tally = comparison.Tally(f"compensation, {title}: independently counted")
        for row, answer, done in zip(rows, answers, changed):
            amount = Reading(row).certificate(complaint, done)
            step = answer["step"] if keeps_step else "give_certificate" if amount else "explain_why_not"
            tally.row(row["reservation_id"], (answer["certificate"], answer["step"]), (amount, step))
        given = [a["certificate"] for a in answers if a["certificate"]]
        tally.notes.append(f"certificates: {len(given)}, {sum(given)} USD in all"
                           + (f", the largest {max(given)} USD" if given else ""))
        tallies.append(tally)
        clean(sums, answers)
        sums.row(f"{title}: an agent gives each of them", sum(a["approval"] for a in answers), 0)
        return given

    nobody = [False] * len(rows)
    asked = {"asks_for_compensation": True}
    alone = [case(r, "compensation", complains_of="cancelled_flight", **asked) for r in rows]
    given = one("a cancelled flight", alone, "cancelled", nobody)
    entitled = [r for r in rows if r["any_segment_cancelled"] and not
                (r["membership"] == "regular" and not r["insurance"] and r["cabin"] != "business")]
    sums.row("100 USD for each passenger of a cancelled flight, the uninsured regulars left out",
             sum(given), 100 * sum(r["passengers"] for r in entitled))

    late = {"complains_of": "delayed_flight", **asked}
    one("a delayed flight, nothing changed", [case(r, "compensation", **late) for r in rows], "delayed", nobody)

    # They cancel because of the delay; where that is possible it is done, and then the certificate follows.
    for asks_for, more, title in [("cancellation", {"reason_given": "change_of_plan"}, "cancelled by them"),
                                  ("other_flights", {"keeps_route": True}, "changed by them")]:
        before = [case(r, asks_for, **more, **late) for r in rows]
        steps = [a["step"] for a in ask(amends, before)]
        wanted = {"cancellation": "cancel_and_refund", "other_flights": "other_flights"}[asks_for]
        done = [step == wanted for step in steps]
        attempt = {"step": wanted, "at": "2024-05-15T14:55:00" + ZONE, "outcome": "fixed"}
        after = [dict(c, asks_for="compensation", attempts=[attempt] if d else []) for c, d in zip(before, done)]
        one(f"a delayed flight, {title}", after, "delayed", done, keeps_step=True)

    # A complaint without the question for something in return gets nothing, whatever it is about.
    for complaint in COMPLAINT:
        more = {"reason_given": "other", "complains_of": COMPLAINT[complaint]}
        answers = ask(amends, [case(r, "cancellation", **more) for r in rows])
        sums.row(f"nobody asked for anything, {complaint}: certificates", sum(a["certificate"] for a in answers), 0)
    answers = ask(amends, [case(r, "compensation", complains_of="anything_else") for r in rows])
    sums.row("another complaint: certificates", sum(a["certificate"] for a in answers), 0)
    return tallies + [sums]


def claiming(amends, rows):
    """Whatever they say is on file, the answer is the one without it."""
    def claimed(row):
        in_time = row["hours_since_booking"] <= 24
        return {"tier": "regular" if row["membership"] == "gold" else "gold",
                "cabin": "economy" if row["cabin"] == "business" else "business",
                "insured": not row["insurance"],
                "hours_since_booking": 240.0 if in_time else 1.0,
                "flight": "going" if row["any_segment_cancelled"] else "cancelled",
                "passengers": row["passengers"] + 3}

    tallies = []
    for title, asks_for, more in [
            ("cancel", "cancellation", {"reason_given": "health"}),
            ("compensation", "compensation", {"asks_for_compensation": True, "complains_of": "cancelled_flight"})]:
        plain = ask(amends, [case(r, asks_for, **more) for r in rows])
        told = ask(amends, [case(r, asks_for, claimed=claimed(r), **more) for r in rows])
        tally = comparison.Tally(f"{title}: claims about the reservation change nothing")
        for row, a, b in zip(rows, told, plain):
            tally.row(row["reservation_id"], {**a, "differ": 0}, {**b, "differ": 0})
        tally.notes.append("of six things said of each, so many are otherwise on file (how often): "
                           + count(a["differ"] for a in told))
        tallies.append(tally)
    return tallies


def compare(amends):
    yield from decided(amends)
    rows = comparison.rows("airline/airline_case_facts.jsonl")
    yield from cancelling(amends, rows)
    yield from changing(amends, rows)
    yield from compensating(amends, rows)
    yield from claiming(amends, rows)


if __name__ == "__main__":
    sys.exit(comparison.main(NAME, NEEDS, compare, __doc__))
