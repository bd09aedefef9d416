// A bound case, and setting its facts by handle.
#include <amends/bound_case.hpp>

#include "fields/field.hpp"
#include "model/case_fields.hpp"
#include "policy/bound_data.hpp"
#include "policy/compiled.hpp"
#include "policy/fact_cells.hpp"
#include "policy/fact_table.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace amends {

namespace {

using impl::BoundData;
using impl::Cell;
using impl::FieldInfo;
using impl::FieldState;
using impl::FieldView;
using impl::PolicyFact;
using impl::TypeKind;

// The fact of a handle, where it may be set.
const PolicyFact* fact_of(const BoundData& data, FactHandle handle) {
  if (data.policy == 0 || handle.policy != data.policy || handle.slot >= data.compiled->facts.size()) return nullptr;
  const PolicyFact& fact = data.compiled->facts[handle.slot];
  return fact.of_list_record || (!fact.declared && fact.field == impl::list_field) ? nullptr : &fact;
}

// The description of a standard fact; nullptr for a declared one.
const FieldInfo* field_of(const PolicyFact& fact) {
  return fact.declared ? nullptr : &impl::case_records()[fact.record].fields[fact.field];
}

bool is_possible(const PolicyFact& fact, const FieldView& view) {
  const FieldInfo* const field = field_of(fact);
  return field == nullptr || impl::impossible(view, *field).empty();
}

void put(BoundData& data, std::uint32_t slot, Cell cell) {
  data.slots[slot] = cell;
  impl::read_own_facts(data);
  const PolicyFact& fact = data.compiled->facts[slot];
  const FieldInfo* const field = field_of(fact);
  if (field == nullptr || !field->past) return;
  const std::string_view record = impl::case_records()[fact.record].name;
  auto& times = data.past_times;
  times.erase(std::remove_if(times.begin(), times.end(),
                             [&](const BoundData::PastTime& time) {
                               return time.index < 0 && time.record == record && time.field == field->name;
                             }),
              times.end());
  if (cell.known()) times.push_back({record, field->name, -1, cell.integer});
}

template <typename MakeCell>
bool set_if(BoundData& data, FactHandle handle, std::initializer_list<TypeKind> kinds, FieldView view,
            const MakeCell& make_cell) {
  const PolicyFact* const fact = fact_of(data, handle);
  if (fact == nullptr || std::find(kinds.begin(), kinds.end(), fact->type.kind) == kinds.end()) return false;
  view.state = FieldState::known;
  if (!is_possible(*fact, view)) return false;
  const std::optional<Cell> cell = make_cell(*fact);
  if (cell) put(data, handle.slot, *cell);
  return cell.has_value();
}

// The text in memory of its own, one for each slot, so that setting it again and again takes no more.
const impl::Text* keep_text(BoundData& data, std::uint32_t slot, std::string_view bytes) {
  const auto found = data.compiled->interned.find(bytes);
  if (found != data.compiled->interned.end()) return found->second;
  auto& texts = data.own_texts;
  auto own = std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text->slot == slot; });
  if (own == texts.end()) {
    texts.push_back(std::make_unique<BoundData::OwnText>());
    own = texts.end() - 1;
    (*own)->slot = slot;
  }
  BoundData::OwnText& text = **own;
  text.bytes.assign(bytes);
  text.text = {text.bytes, false};
  return &text.text;
}

}  // namespace

BoundCase::BoundCase() : data_(std::make_unique<impl::BoundData>()) {}
BoundCase::BoundCase(BoundCase&&) noexcept = default;
BoundCase& BoundCase::operator=(BoundCase&&) noexcept = default;
BoundCase::~BoundCase() = default;

std::uint64_t BoundCase::policy() const noexcept { return data_ ? data_->policy : 0; }

const std::vector<Diagnostic>& BoundCase::diagnostics() const noexcept { return data_->diagnostics; }

bool BoundCase::set(FactHandle handle, bool value) {
  return set_if(*data_, handle, {TypeKind::boolean}, {},
                [&](const PolicyFact&) { return std::optional(Cell::of(value)); });
}

bool BoundCase::set(FactHandle handle, std::int64_t value) {
  FieldView view;
  view.integer = value;
  view.real = static_cast<double>(value);
  return set_if(*data_, handle, {TypeKind::integer, TypeKind::real}, view, [&](const PolicyFact& fact) {
    return std::optional(fact.type.kind == TypeKind::integer ? Cell::of(value) : Cell::of(static_cast<double>(value)));
  });
}

bool BoundCase::set(FactHandle handle, double value) {
  if (!std::isfinite(value)) return false;
  FieldView view;
  view.real = value;
  return set_if(*data_, handle, {TypeKind::real}, view,
                [&](const PolicyFact&) { return std::optional(Cell::of(value)); });
}

bool BoundCase::set(FactHandle handle, std::string_view value) {
  const PolicyFact* const fact = fact_of(*data_, handle);
  if (fact == nullptr) return false;
  if (fact->type.kind == TypeKind::text) {
    put(*data_, handle.slot, Cell::of(keep_text(*data_, handle.slot, value)));
    return true;
  }
  if (fact->type.kind != TypeKind::enumeration) return false;
  const auto number = impl::TypeTable::member(data_->compiled->types.enumeration(fact->type), value);
  if (number) put(*data_, handle.slot, Cell::of(*number));
  return number.has_value();
}

bool BoundCase::set(FactHandle handle, Money value) {
  FieldView view;
  view.integer = value.minor;
  view.currency = value.currency;
  return set_if(*data_, handle, {TypeKind::money}, view, [&](const PolicyFact&) -> std::optional<Cell> {
    const Currency wanted = data_->compiled->currency;
    if (wanted != Currency() && value.currency != wanted) return std::nullopt;
    return Cell::of(static_cast<double>(value.minor));
  });
}

bool BoundCase::set(FactHandle handle, Duration value) {
  FieldView view;
  view.integer = value.seconds;
  return set_if(*data_, handle, {TypeKind::duration}, view,
                [&](const PolicyFact&) { return std::optional(Cell::of(value.seconds)); });
}

bool BoundCase::set(FactHandle handle, Time value) {
  if (value.seconds < impl::first_second || value.seconds > impl::last_second) return false;
  FieldView view;
  view.integer = value.seconds;
  return set_if(*data_, handle, {TypeKind::time}, view,
                [&](const PolicyFact&) { return std::optional(Cell::of(value.seconds)); });
}

bool BoundCase::set(FactHandle handle, None) {
  if (fact_of(*data_, handle) == nullptr) return false;
  put(*data_, handle.slot, Cell::none());
  return true;
}

// As if the case had said nothing of it: its default, if it has one.
bool BoundCase::set(FactHandle handle, Unknown) {
  const PolicyFact* const fact = fact_of(*data_, handle);
  if (fact == nullptr) return false;
  put(*data_, handle.slot, impl::missing_cell(*fact, field_of(*fact), handle.slot));
  return true;
}

}  // namespace amends
