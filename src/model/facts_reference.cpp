// docs/facts.md: the reference of the standard case, from the field table.
#include "model/facts_reference.hpp"

#include "model/case_fields.hpp"
#include "text/number.hpp"

#include <string_view>

namespace amends::impl {

namespace {

constexpr std::string_view introduction = R"(# Facts of the standard case

Generated from the field tables in `src/model`; `AMENDS_UPDATE=1` with the test `facts_reference_test` writes it anew.

Every case may give these facts, and every policy may read them; a policy declares what it needs beyond them under
`facts:`. The same names are used in cases (JSON, YAML and Python), in policies, in questions and in diagnostics.

- A fact that a case leaves out is **unknown**, and may come back as a question; one that is `null` is known to be
  **none**. Where it says *missing: none*, leaving it out says the same as `null`.
- Lists are never unknown: left out, they are empty. A field marked **required** stands in every entry of its list. A
  list has at most 10,000 entries.
- A **time** is written `2026-03-02T09:30:00Z`, always with its offset; a **money** amount `20 USD`, or as
  `{"amount": "20.00", "currency": "USD"}`, or as a bare number in the currency of the policy.
- *Past* marks times that should not lie after `now`: where they do, there is a warning, and they count as now.
- The last column is the question that is put to the customer where the fact is unknown and matters. Without one, your
  system is to look it up.

A whole case:

```json
{
  "id": "C-1",
  "product": {"kind": "computer", "role": "livelihood", "hours_per_day": 8},
  "life": {"events": [{"kind": "exam", "from": "2026-03-05T08:00:00Z"}]},
  "problem": {"kind": "complaint", "opened_at": "2026-02-27T09:00:00Z"},
  "attempts": [{"step": "home_visit", "at": "2026-03-01T14:00:00Z", "outcome": "partial"}],
  "demands": [{"burden": "home_visit", "quantity": 1, "at": "2026-03-01T14:00:00Z"}],
  "agent": {"role": "agent"}
}
```
)";

std::string type_of(const FieldInfo& field) {
  switch (field.kind) {
    case FieldKind::boolean:
      return "bool";
    case FieldKind::integer:
      return "int";
    case FieldKind::real:
      return "double";
    case FieldKind::text:
      return "string";
    case FieldKind::duration:
      return "duration";
    case FieldKind::time:
      return "time";
    case FieldKind::money:
      return "money";
    case FieldKind::enumeration:
      break;
  }
  std::string names;
  for (const std::string_view name : field.enum_names)
    names.append(names.empty() ? "" : ", ").append("`").append(name).append("`");
  return names;
}

std::string unit_of(const FieldInfo& field) {
  std::string text(field.unit);
  if (field.has_maximum) {
    const std::string range = format_number(field.minimum) + " to " + format_number(field.maximum);
    if (field.unit.empty() || field.unit.front() < '0' || field.unit.front() > '9')
      text.append(text.empty() ? "" : ", ").append(range);
  } else if (field.has_minimum) {
    text.append(text.empty() ? "" : ", ").append("at least ").append(format_number(field.minimum));
  }
  return text;
}

std::string meaning_of(const FieldInfo& field) {
  std::string text(field.doc);
  if (field.required) text += " **Required.**";
  if (field.past) text += " *Past.*";
  if (field.absent_is_none) text += " *Missing: none.*";
  return text;
}

}  // namespace

std::string facts_reference() {
  std::string page(introduction);
  for (const RecordInfo& record : case_records()) {
    const std::string title = record.name.empty() ? "case" : std::string(record.name) + (record.is_list ? "[]" : "");
    page.append("\n## ").append(title).append("\n\n").append(record.doc).append("\n\n");
    page += "| field | type | unit | meaning | question |\n|---|---|---|---|---|\n";
    for (const FieldInfo& field : record.fields) {
      page.append("| `").append(field.name).append("` | ").append(type_of(field)).append(" | ").append(unit_of(field));
      page.append(" | ").append(meaning_of(field)).append(" | ").append(field.ask).append(" |\n");
    }
  }
  return page;
}

}  // namespace amends::impl
