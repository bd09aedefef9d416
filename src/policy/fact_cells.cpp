// Fields of the standard case as cells of a policy.
#include "policy/fact_cells.hpp"

#include "policy/fact_table.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t longest_name = 60;

}  // namespace

std::string FactPlace::path() const {
  std::string text(record->name);
  if (index >= 0) text += "[" + std::to_string(index) + "]";
  if (!text.empty()) text += ".";
  return text.append(field->name);
}

Cell unknown_cell(std::uint32_t fact, std::int32_t index) noexcept {
  return Cell::unknown(fact | static_cast<std::uint64_t>(static_cast<std::uint32_t>(index + 1)) << 32U);
}

Cell missing_cell(const PolicyFact& info, const FieldInfo* field, std::uint32_t fact, std::int32_t index) {
  if (info.fallback) return *info.fallback;
  if (field != nullptr && field->absent_is_none) return Cell::none();
  return unknown_cell(fact, index);
}

const Text* FactCells::text(std::string_view bytes) {
  const auto found = policy_.interned.find(bytes);
  return found != policy_.interned.end() ? found->second : memory_.text(bytes);
}

Cell FactCells::of(const FieldView& view, const FactPlace& place, std::uint32_t fact) {
  if (view.state == FieldState::unknown) return missing_cell(policy_.facts[fact], place.field, fact, place.index);
  if (view.state == FieldState::none) return Cell::none();
  const Cell in_error = unknown_cell(fact, place.index);
  if (std::string wrong = impossible(view, *place.field); !wrong.empty()) {
    report_.error_at(place.path(), "impossible-value", std::move(wrong));
    return in_error;
  }
  switch (place.field->kind) {
    case FieldKind::boolean:
      return Cell::of(view.boolean);
    case FieldKind::integer:
    case FieldKind::duration:
    case FieldKind::time:
    case FieldKind::enumeration:
      return Cell::of(view.integer);
    case FieldKind::real:
      return Cell::of(view.real);
    case FieldKind::money:
      if (view.currency == policy_.currency || policy_.currency == Currency())
        return Cell::of(static_cast<double>(view.integer));
      report_other_currency({view.integer, view.currency}, place.path());
      return in_error;
    case FieldKind::text:
      if (policy_.facts[fact].type.kind == TypeKind::text) return Cell::of(text(view.text));
      return name_cell(view.text, place, fact, in_error);
  }
  return in_error;
}

Cell FactCells::name_cell(std::string_view name, const FactPlace& place, std::uint32_t fact, Cell in_error) {
  constexpr std::int64_t not_known = -1;
  const PolicyFact& info = policy_.facts[fact];
  const EnumType& known = policy_.types.enumeration(info.type);
  if (const std::optional<std::int64_t> number = TypeTable::member(known, name)) return Cell::of(*number);

  const std::string_view what = policy_names_of(info.name);
  if (what == "role" && known.names.empty()) return Cell::of(not_known);  // without roles everyone may do everything
  if (!what.empty() && place.index >= 0) {
    warn_once(place, "the policy has no " + std::string(what) + " `" + shown(name, longest_name) + "`",
              did_you_mean(name, known.names));
    return Cell::of(not_known);
  }
  std::string help = did_you_mean(name, known.names);
  if (help.empty() && !known.names.empty())
    help = "it is one of " + list_of_names(std::vector<std::string_view>(known.names.begin(), known.names.end()));
  report_.error_at(place.path(), "unknown-name",
                   "there is no " + std::string(what.empty() ? info.name : what) + " `" + shown(name, longest_name) +
                       "` in the policy",
                   std::move(help));
  return in_error;
}

void FactCells::report_other_currency(Money money, std::string path) {
  const std::string wanted(policy_.currency.code());
  report_.error_at(std::move(path), "other-currency",
                   "`" + to_string(money) + "` is not in " + wanted + ", the currency of the policy",
                   "amounts are never converted: give it in " + wanted);
}

void FactCells::warn_once(const FactPlace& place, std::string message, std::string help) {
  const auto& all = report_.all();
  constexpr std::size_t enough = 100;  // a history that knows another policy altogether
  if (all.size() >= enough ||
      std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) { return other.message == message; }))
    return;
  report_.warning_at(place.path(), "unknown-name", std::move(message), std::move(help));
}

}  // namespace amends::impl
