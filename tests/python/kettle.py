"""A small policy and its scenarios, for the tests of what an author does."""

KETTLE = """\
amends: 1
policy: kettle
version: "1"
title: A kettle that does not boil
currency: EUR
worth_of_an_hour: 20 EUR

facts:
  has_receipt:
    type: bool
    ask: Do you have the receipt?

burdens:
  parcel: {unit: parcel, hours: 1}

severity:
  levels: [routine, serious]
  raise:
    - to: serious
      when: attempts.failed >= 1 and has_receipt
      because: A repair has failed.

steps:
  repair:
    title: Repair it
    demands: {parcel: 2}
    chance: 0.6
    costs: 10 EUR
  replace:
    title: Send a new one
    when: has_receipt
    demands: {parcel: 1}
    chance: 1
    costs: 30 EUR
"""

SCENARIOS = """\
policy: kettle.yaml
now: 2026-03-02T09:00:00Z

scenarios:
  - name: With a receipt it is replaced
    given: {has_receipt: true}
    expect:
      step: replace

  - name: Without one it is repaired
    given: {has_receipt: false}
    expect:
      step: repair
      severity: serious
"""
