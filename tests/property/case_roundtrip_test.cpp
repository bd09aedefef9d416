// Any case, written as JSON and read again, is the same case.
#include "model/case_fields.hpp"
#include "model/case_reader.hpp"
#include "text/json_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <optional>
#include <string>

namespace amends::impl {
namespace {

constexpr std::array<std::string_view, 6> texts{
    "", "a", "true", "null", "\"quoted\"\\ \n\t", "Zürich \xf0\x9f\x91\x8d"};
constexpr std::array<std::string_view, 4> currencies{"USD", "EUR", "JPY", "KWD"};

std::int64_t between(std::int64_t least, std::int64_t most) { return *rc::gen::inRange<std::int64_t>(least, most + 1); }

template <typename Names>
std::string_view one_of(const Names& names) {
  return names[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(names.size()) - 1))];
}

double any_number(const FieldInfo& field) {
  const double least = field.has_minimum ? field.minimum : -1e9;
  const double most = field.has_maximum ? field.maximum : 1e9;
  return least + (most - least) * static_cast<double>(between(0, 1'000'000)) / 1e6;
}

FieldView any_value(const FieldInfo& field) {
  FieldView view;
  view.state = FieldState::known;
  switch (field.kind) {
    case FieldKind::boolean:
      view.boolean = between(0, 1) == 1;
      break;
    case FieldKind::integer:
      view.integer = between(field.has_minimum ? 0 : INT32_MIN, INT32_MAX);
      break;
    case FieldKind::real:
      view.real = any_number(field);
      break;
    case FieldKind::text:
      view.text = one_of(texts);
      break;
    case FieldKind::duration:
      view.integer = between(-10'000'000, 10'000'000);
      break;
    case FieldKind::time:
      view.integer = between(first_second, last_second);
      break;
    case FieldKind::money:
      view.integer = between(field.has_minimum ? 0 : -100'000'000, 100'000'000);
      view.currency = *Currency::from_code(one_of(currencies));
      break;
    case FieldKind::enumeration:
      view.integer = between(0, static_cast<std::int64_t>(field.enum_names.size()) - 1);
      break;
  }
  return view;
}

void fill(const RecordInfo& record, void* to) {
  for (const FieldInfo& field : record.fields) {
    FieldView view;
    const std::int64_t state = field.required ? 2 : between(0, 2);
    if (state == 1) view.state = FieldState::none;
    if (state == 2) view = any_value(field);
    field.set(to, view);
  }
}

FactValue any_fact(const FactShape& shape) {
  if (shape.form != FactShape::Form::scalar) {
    FactValue::List list;
    for (std::int64_t n = between(0, 3); n > 0; --n) {
      if (shape.form == FactShape::Form::list) {
        FactShape element = shape;
        element.form = FactShape::Form::scalar;
        list.push_back(any_fact(element));
      } else {
        FactValue::Record record;
        for (const FactShape& field : shape.fields)
          if (between(0, 1) == 1) record[field.name] = any_fact(field);
        list.emplace_back(std::move(record));
      }
    }
    return list;
  }
  FieldInfo field;
  field.kind = shape.kind;
  const std::vector<std::string_view> names(shape.enum_names.begin(), shape.enum_names.end());
  field.enum_names = names;
  const FieldView view = any_value(field);
  switch (shape.kind) {
    case FieldKind::boolean:
      return view.boolean;
    case FieldKind::integer:
      return view.integer;
    case FieldKind::real:
      return view.real;
    case FieldKind::text:
      return std::string(view.text);
    case FieldKind::duration:
      return Duration{view.integer};
    case FieldKind::time:
      return Time{view.integer};
    case FieldKind::money:
      return Money{view.integer, view.currency};
    case FieldKind::enumeration:
      return std::string(names[static_cast<std::size_t>(view.integer)]);
  }
  return none;
}

CaseShape declared_shape() {
  const auto fact = [](std::string name, FieldKind kind, FactShape::Form form = FactShape::Form::scalar) {
    FactShape shape;
    shape.name = std::move(name);
    shape.kind = kind;
    shape.form = form;
    if (kind == FieldKind::enumeration) shape.enum_names = {"red", "green"};
    return shape;
  };
  CaseShape shape;
  FactShape segments = fact("trip.segments", FieldKind::text, FactShape::Form::records);
  segments.fields = {fact("delay", FieldKind::duration), fact("fee", FieldKind::money)};
  shape.declared = {fact("codes", FieldKind::real, FactShape::Form::list),
                    fact("customer.vip", FieldKind::boolean),
                    fact("device.colour", FieldKind::enumeration),
                    fact("device.count", FieldKind::integer),
                    fact("stay.until", FieldKind::time),
                    segments,
                    fact("wait", FieldKind::duration)};
  return shape;
}

Case any_case(const CaseShape& shape) {
  Case c;
  for (const RecordInfo& record : case_records()) {
    if (!record.is_list) {
      fill(record, record.one_of(&c));
      continue;
    }
    for (std::int64_t n = between(0, 3); n > 0; --n) fill(record, record.append(&c));
  }
  for (const FactShape& fact : shape.declared)
    if (between(0, 1) == 1) c.facts[fact.name] = any_fact(fact);
  return c;
}

TEST(CaseRoundtrip, WhatIsWrittenIsReadAgain) {
  const CaseShape shape = declared_shape();
  EXPECT_TRUE(rc::check("read_case(case_to_json(c)) == c", [&] {
    const Case c = any_case(shape);
    const std::string json = case_to_json(c, static_cast<int>(between(0, 1)) * 2);
    std::vector<Diagnostic> diagnostics;
    const std::optional<Tree> tree = read_json(json, JsonLimits{}, diagnostics);
    RC_ASSERT(tree.has_value());
    Report report;
    const std::optional<Case> again = read_case(*tree, &shape, report);
    if (!again) RC_FAIL(to_string(report.take()) + json);
    RC_ASSERT(*again == c);
    RC_ASSERT(case_to_json(*again) == case_to_json(c));
  }));
}

}  // namespace
}  // namespace amends::impl
