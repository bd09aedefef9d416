// A small policy and cases for it.
#pragma once

namespace amends::testing {

inline constexpr const char* kettle_policy = R"(amends: 1
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

steps:
  repair:
    title: Repair it
    demands: {parcel: 2}
    chance: 0.6
    costs: 10 EUR
    takes: 5 days
  replace:
    title: Send a new one
    when: has_receipt
    demands: {parcel: 1}
    chance: 1
    costs: 30 EUR
    takes: 2 days

empowerment:
  roles: [agent, manager]
  may:
    replace: {manager: routine}
)";

inline constexpr const char* with_receipt = R"({"id": "K-1", "has_receipt": true, "agent": {"role": "agent"}})";
inline constexpr const char* without_receipt = R"({"id": "K-2", "has_receipt": false, "agent": {"role": "agent"}})";
inline constexpr const char* receipt_unknown = R"({"id": "K-3", "agent": {"role": "agent"}})";
inline constexpr const char* with_mistakes = R"({"id": "K-4", "has_receipt": "perhaps", "colour": "red"})";
inline constexpr const char* some_time = "2026-03-04T14:00:00Z";

}  // namespace amends::testing
