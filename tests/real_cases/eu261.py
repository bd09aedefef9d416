#!/usr/bin/env python3
"""Compares policies/law/eu261.yaml with the unit tests of another project for the same Regulation, and shows both readings.

The rows give no date; the flights are taken to be of today's law. Since 2021 the UK is not part of the EU: what leaves from
there, or arrives there, is put to policies/law/uk261.yaml as well, and its answer stands in the reason. Three counts:

- the law: the UK is the UK;
- the law on their facts of scope: the UK counts as the EU, as in their rows;
- their reading: the same facts, and eu261_their_reading.yaml laid over the policy.
"""

import pathlib
import shutil
import sys
import tempfile

import amends_cli
import comparison

ROWS = "eu261/upstream_unit_tests.jsonl"
NEEDS = [ROWS]
LAW = comparison.ROOT / "policies/law"
THEIR_READING = pathlib.Path(__file__).with_name("eu261_their_reading.yaml")
DEPARTS, NOW = "2026-01-15T12:00:00Z", "2026-02-02T09:00:00Z"
IN_THE_UK = {"LHR", "LGW", "STN"}
IN_THE_USA = {"JFK", "BOS"}
KINDS = {"delay": "delay", "cancellation": "cancellation", "denied_boarding": "denied_boarding",
         "rebooked_earlier": "brought_forward"}


def place(airport, in_eu, uk_is_eu):
    if airport in IN_THE_USA:
        return "usa"
    if airport in IN_THE_UK and not uk_is_eu:
        return "uk"
    return "eu" if in_eu else "elsewhere"


def case(row, uk_is_eu):
    """Their facts in the words of air.yaml; what they do not give is left out."""
    facts = row["facts"]
    kind = KINDS[facts["event"]]
    early, late = facts["rebooked_departs_early_minutes"], facts["rebooked_arrives_late_minutes"]
    given = {
        "id": row["test"],
        "flight": {
            "from": place(facts["departure"], facts["departure_in_eu"], uk_is_eu),
            "to": place(facts["arrival"], facts["arrival_in_eu"], uk_is_eu),
            "distance": facts["distance_km"],
            "departs": DEPARTS,
        },
        "carrier": {"licensed_in": "eu" if facts["carrier_is_eu"] else "elsewhere"},
        "disruption": kind,
        "extraordinary_proved": facts["extraordinary"],
    }
    if facts["arrival_delay_minutes"] is not None:
        given["delay_at_arrival"] = f"{facts['arrival_delay_minutes']} min"
    if facts["notice_days"] is not None:
        given["notice"] = f"{facts['notice_days']} days"
    elif kind == "brought_forward":
        given["notice"] = "0 h"  # "without adequate notice", as their rules say
    alternative = {"offered": early is not None or late is not None}
    if early is not None:
        alternative["departs_early"] = f"{early} min"
    if late is not None:
        alternative["arrives_late"] = f"{late} min"
    if kind != "delay":
        given["alternative"] = alternative
    return given


def compensation(recommendation):
    """`400.00 EUR`, or none; a remedy whose sum is not known is not one that somebody can be paid."""
    for remedy in recommendation["remedies"]:
        if remedy["id"] == "compensation" and remedy["entitlement"]:
            return f"{remedy['entitlement']['amount']} {remedy['entitlement']['currency']}"
    return "none"


def undecided(recommendation):
    return any(value["id"] == "compensation_owed" and value["state"] == "unknown" for value in recommendation["values"])


def expected(row):
    answer = row["expected"]
    return f"{answer['amount_eur']}.00 EUR" if answer["eligible"] else "none"


def scope_reason(row, in_the_uk):
    facts = row["facts"]
    carrier = "a carrier of the EU" if facts["carrier_is_eu"] else "no carrier of the EU"
    return (f"{facts['departure']} to {facts['arrival']}, {carrier}: the UK has not been part of the EU since 2021, so that "
            f"Article 3(1) does not cover it; by the law of the UK {in_the_uk} is owed")


def halving_reason(row):
    minutes = row["facts"]["arrival_delay_minutes"]
    return (f"a delay of {minutes // 60} h {minutes % 60} min on a flight of {row['facts']['distance_km']:.0f} km may be "
            "halved: Article 7(2)(c) and Sturgeon, paragraph 63")


def recommendations(amends, policy, rows, uk_is_eu):
    return amends_cli.recommend(amends, str(policy), NOW, [case(row, uk_is_eu) for row in rows])


def answers(amends, policy, rows, uk_is_eu):
    return [compensation(answer) for answer in recommendations(amends, policy, rows, uk_is_eu)]


def their_reading(amends, rows):
    with tempfile.TemporaryDirectory() as folder:
        for file in (LAW / "air.yaml", LAW / "eu261.yaml", THEIR_READING):
            shutil.copy(file, folder)
        return answers(amends, pathlib.Path(folder) / THEIR_READING.name, rows, uk_is_eu=True)


def compare(amends):
    rows = comparison.rows(ROWS)

    law = comparison.Tally("EU 261, the law as it is")
    for row, ours, in_the_uk in zip(rows, answers(amends, LAW / "eu261.yaml", rows, uk_is_eu=False),
                                    answers(amends, LAW / "uk261.yaml", rows, uk_is_eu=False)):
        leaves_the_eu = {row["facts"]["departure"], row["facts"]["arrival"]} & IN_THE_UK
        law.row(row["test"], ours, expected(row), scope_reason(row, in_the_uk) if leaves_the_eu else "")
    yield law

    on_their_facts = comparison.Tally("EU 261, the law, with the UK counted as the EU as in their facts")
    given = recommendations(amends, LAW / "eu261.yaml", rows, uk_is_eu=True)
    for row, answer in zip(rows, given):
        if undecided(answer):
            on_their_facts.notes.append(f"{row['test']}: none as well, since nobody knows: the arrival is asked for")
        late = row["facts"]["event"] == "delay" and 180 <= (row["facts"]["arrival_delay_minutes"] or 0) < 240
        may_be_halved = late and row["facts"]["distance_km"] > 3500
        on_their_facts.row(row["test"], compensation(answer), expected(row), halving_reason(row) if may_be_halved else "")
    yield on_their_facts

    theirs = comparison.Tally("EU 261, their reading (eu261_their_reading.yaml)")
    for row, ours in zip(rows, their_reading(amends, rows)):
        theirs.row(row["test"], ours, expected(row))
    yield theirs


if __name__ == "__main__":
    sys.exit(comparison.main("eu261", NEEDS, compare, __doc__))
