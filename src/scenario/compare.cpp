// Compares a part of an answer with what a scenario expects of it.
#include "scenario/expectation.hpp"

#include "document/yaml_text.hpp"
#include "scenario/scenario_yaml.hpp"
#include "scenario/typed_value.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

using K = Typed::Kind;

constexpr double day = 86'400;

// Numbers are compared in the decimals that were written: 8.43 is met by 8.4293.
bool same_number(double actual, const Typed& expected) {
  return format_fixed(actual, expected.decimals) == format_fixed(expected.number, expected.decimals);
}

bool equal(const Typed& actual, const Typed& expected) {
  switch (expected.kind) {
    case K::number:
      return same_number(actual.number, expected);
    case K::money:
    case K::duration:
      return actual.number == expected.number;
    case K::time:
      if (expected.decimals == 1) return std::floor(actual.number / day) == std::floor(expected.number / day);
      return actual.number == expected.number;
    default:
      return actual.text == expected.text;
  }
}

bool less(const Typed& actual, const Typed& expected) {
  if (expected.kind == K::number && same_number(actual.number, expected)) return false;
  return actual.number < expected.number;
}

bool less_equal(const Typed& actual, const Typed& expected) {
  if (expected.kind == K::time && expected.decimals == 1) return actual.number < expected.number + day;
  return equal(actual, expected) || actual.number < expected.number;
}

bool about(const Typed& actual, const Typed& expected) {
  constexpr double share = 0.01;
  return std::abs(actual.number - expected.number) <= share * std::abs(expected.number);
}

bool same_list(const std::vector<std::string>& actual, const std::vector<std::string>& expected, bool ordered) {
  if (ordered) return actual == expected;
  std::vector<std::string> a = actual, b = expected;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// Of names a whole entry, of texts a part of one.
bool among(const Typed& actual, const std::string& wanted) {
  return std::any_of(actual.items.begin(), actual.items.end(), [&](const std::string& item) {
    return actual.kind == K::texts ? item.find(wanted) != std::string::npos : item == wanted;
  });
}

bool holds(const CompiledPolicy& policy, const Expectation& expectation, const Actual& actual) {
  const bool known = actual.state == Actual::State::known;
  switch (expectation.how) {
    case Comparing::none:
      return actual.state == Actual::State::none ||
             (known && actual.value.kind == K::boolean && expectation.path.part->kind == AnswerKind::there &&
              actual.value.text == "false");
    case Comparing::any:
      return actual.state != Actual::State::none &&
             !(expectation.path.part->kind == AnswerKind::there && actual.value.text == "false");
    case Comparing::unknown:
      return actual.state == Actual::State::unknown;
    case Comparing::unlimited:
      return actual.state == Actual::State::unlimited;
    default:
      break;
  }
  const K kind = kind_of(policy, expectation.path);
  if (kind == K::names || kind == K::texts) {
    const auto there = [&](const std::string& wanted) { return among(actual.value, wanted); };
    if (expectation.how == Comparing::contains)
      return known && std::all_of(expectation.operands.begin(), expectation.operands.end(), there);
    if (expectation.how == Comparing::contains_not)
      return !known || std::none_of(expectation.operands.begin(), expectation.operands.end(), there);
    return known && same_list(actual.value.items, expectation.operands, expectation.path.part->ordered);
  }
  if (kind == K::text && expectation.how != Comparing::equal) {
    const bool found = known && actual.value.text.find(expectation.operands.front()) != std::string::npos;
    return expectation.how == Comparing::contains ? found : !found;
  }
  std::vector<Typed> wanted;
  for (const std::string& operand : expectation.operands)
    if (auto typed = read_typed(policy, kind, operand)) wanted.push_back(std::move(*typed));
  if (wanted.size() != expectation.operands.size() || wanted.empty()) return false;
  if (!known) {
    const bool above = actual.state == Actual::State::unlimited &&
                       (expectation.how == Comparing::greater || expectation.how == Comparing::greater_equal);
    return expectation.how == Comparing::not_equal || above;
  }
  const Typed& value = actual.value;
  switch (expectation.how) {
    case Comparing::equal:
      return equal(value, wanted[0]);
    case Comparing::not_equal:
      return !equal(value, wanted[0]);
    case Comparing::less:
      return less(value, wanted[0]);
    case Comparing::less_equal:
      return less_equal(value, wanted[0]);
    case Comparing::greater:
      return !less_equal(value, wanted[0]);
    case Comparing::greater_equal:
      return !less(value, wanted[0]);
    case Comparing::about:
      return about(value, wanted[0]);
    case Comparing::between:
      return wanted.size() == 2 && !less(value, wanted[0]) && less_equal(value, wanted[1]);
    case Comparing::one_of:
      return std::any_of(wanted.begin(), wanted.end(), [&](const Typed& one) { return equal(value, one); });
    default:
      return false;
  }
}

}  // namespace

Compared compare(const CompiledPolicy& policy, const Expectation& expectation, const Tree& answer) {
  const Actual actual = actual_value(policy, expectation.path, answer);
  Compared compared;
  compared.holds = holds(policy, expectation, actual);
  compared.actual = actual.shown;
  // The number in the decimals that were asked for, where that shows the difference.
  if (!compared.holds && actual.state == Actual::State::known && actual.value.kind == K::number &&
      expectation.how == Comparing::equal && expectation.operands.size() == 1)
    if (const auto wanted = read_typed(policy, K::number, expectation.operands[0]))
      compared.actual = expectation.operands[0].ends_with('%')
                            ? format_number(actual.value.number * 100, std::max(wanted->decimals - 2, 2)) + "%"
                            : format_number(actual.value.number, std::max(wanted->decimals, 2));
  return compared;
}

std::string as_expected(const CompiledPolicy& policy, const AnswerPath& path, const Tree& answer) {
  const Actual actual = actual_value(policy, path, answer);
  if (actual.state == Actual::State::none) return "none";
  if (actual.state != Actual::State::known) return actual.shown;
  const Typed& value = actual.value;
  if (value.kind == K::number) return format_number(value.number);
  if (value.kind == K::names || value.kind == K::texts) {
    std::string list;
    for (const std::string& item : value.items) list += (list.empty() ? "[" : ", ") + yaml_scalar(item, true);
    return list + "]";
  }
  return value.kind == K::text ? quoted(value.text) : yaml_scalar(value.text);
}

}  // namespace amends::impl
