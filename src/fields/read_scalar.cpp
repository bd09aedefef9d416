// One scalar of a tree as the type that its field wants, with every mistake explained.
#include "fields/field.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

#include <amends/money.hpp>
#include <amends/time.hpp>

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t longest_shown = 60;

std::string quoted(std::string_view text) { return "`" + shown(text, longest_shown) + "`"; }

struct Reading {
  const Tree& tree;
  const FieldInfo& field;
  const std::string& path;
  Report& report;
  Currency currency;

  void wrong_type(std::string_view wanted, std::string help = {}) const {
    report.error_at(path, "wrong-type", "expected " + std::string(wanted) + ", found " + describe(tree),
                    std::move(help));
  }
  void impossible(std::string message, std::string help = {}) const {
    report.error_at(path, "impossible-value", std::move(message), std::move(help));
  }
  FieldView known() const {
    FieldView view;
    view.state = FieldState::known;
    return view;
  }

  bool is_text() const { return tree.kind == Tree::Kind::text; }
  bool is_number() const { return tree.kind == Tree::Kind::integer || tree.kind == Tree::Kind::real; }
  // The digits of a number: of JSON, or a plain scalar of YAML.
  bool may_be_number() const { return is_number() || (is_text() && tree.plain); }

  FieldView boolean() const {
    FieldView view = known();
    if (tree.kind == Tree::Kind::boolean) {
      view.boolean = tree.boolean;
      return view;
    }
    if (is_text() && tree.plain && (tree.text == "true" || tree.text == "false")) {
      view.boolean = tree.text == "true";
      return view;
    }
    wrong_type("true or false", is_text() ? "write true or false, without quotes" : "");
    return {};
  }

  FieldView integer() const {
    FieldView view = known();
    if (tree.kind == Tree::Kind::integer) {
      view.integer = tree.integer;
      return view;
    }
    if (may_be_number()) {
      const char* const end = tree.text.data() + tree.text.size();
      const auto [stop, error] = std::from_chars(tree.text.data(), end, view.integer);
      if (stop == end && error == std::errc()) return view;
      if (stop == end && error == std::errc::result_out_of_range) {
        impossible(quoted(tree.text) + " is too large a number");
        return {};
      }
    }
    wrong_type("a whole number", is_text() && !tree.plain ? "write the number without quotes" : "");
    return {};
  }

  FieldView real() const {
    FieldView view = known();
    if (tree.kind == Tree::Kind::integer) {
      view.real = static_cast<double>(tree.integer);
      return view;
    }
    if (tree.kind == Tree::Kind::real && std::isfinite(tree.real)) {
      view.real = tree.real;
      return view;
    }
    if (may_be_number()) {
      const char* const end = tree.text.data() + tree.text.size();
      const auto [stop, error] = std::from_chars(tree.text.data(), end, view.real);
      if (stop == end && error == std::errc() && std::isfinite(view.real)) return view;
      if (stop == end || tree.kind == Tree::Kind::real) {
        impossible(quoted(tree.text) + (error == std::errc::result_out_of_range
                                            ? " is a number beyond what can be reckoned with"
                                            : " is not a finite number"));
        return {};
      }
    }
    wrong_type("a number", is_text() && !tree.plain ? "write the number without quotes" : "");
    return {};
  }

  FieldView text() const {
    if (!is_text()) {
      wrong_type("text", is_number() || tree.kind == Tree::Kind::boolean ? "put it in quotes" : "");
      return {};
    }
    FieldView view = known();
    view.text = tree.text;
    return view;
  }

  FieldView duration() const {
    if (!is_text()) {
      wrong_type("a duration", is_number() ? "write it with its unit, such as `\"11 h\"`" : "");
      return {};
    }
    const std::optional<Duration> duration = parse_duration(tree.text);
    if (!duration) {
      wrong_type("a duration", "write it as `11 h`, `90 min`, `3 days` or `PT1H30M`");
      return {};
    }
    FieldView view = known();
    view.integer = duration->seconds;
    return view;
  }

  FieldView time() const {
    if (!is_text()) {
      wrong_type("a time", "write it as `2026-03-02T09:30:00Z`");
      return {};
    }
    const ParsedTime parsed = parse_time(tree.text);
    if (parsed.time) {
      FieldView view = known();
      view.integer = parsed.time->seconds;
      return view;
    }
    switch (parsed.error) {
      case TimeError::no_offset:
        report.error_at(path, "no-offset", "the time " + quoted(tree.text) + " has no offset",
                        "say where it was that time: end it with `Z` (UTC) or an offset such as `+01:00`");
        break;
      case TimeError::impossible:
        impossible("there is no such time as " + quoted(tree.text));
        break;
      case TimeError::not_a_time:
        wrong_type("a time", "write it as `2026-03-02T09:30:00Z`");
        break;
    }
    return {};
  }

  FieldView enumeration() const {
    if (!is_text()) {
      wrong_type("one of " + one_of());
      return {};
    }
    FieldView view = known();
    for (std::size_t i = 0; i < field.enum_names.size(); ++i) {
      if (field.enum_names[i] != tree.text) continue;
      view.integer = static_cast<std::int64_t>(i);
      view.text = field.enum_names[i];
      return view;
    }
    report_unknown_name(tree.text, field.enum_names, path, report);
    return {};
  }

  std::string one_of() const { return list_of_names(field.enum_names); }

  FieldView money() const {
    if (tree.kind == Tree::Kind::map) return money_map();
    if (is_number() || (is_text() && tree.plain && is_bare_number(tree.text))) {
      if (currency != Currency()) return amount(tree.text + " " + std::string(currency.code()));
      wrong_type("an amount of money with its currency", "write it as `20 USD`, in JSON in quotes");
      return {};
    }
    if (is_text()) return amount(tree.text);
    wrong_type("an amount of money", "write it as `20 USD`, in JSON in quotes");
    return {};
  }

  FieldView money_map() const {
    const Tree* const number = tree.find("amount");
    const Tree* const code = tree.find("currency");
    for (const TreeEntry& entry : tree.entries)
      if (entry.key != "amount" && entry.key != "currency")
        report.error_at(path + "." + entry.key, "unknown-key", "an amount of money has no " + quoted(entry.key),
                        "its keys are `amount` and `currency`");
    const bool good = number != nullptr && (number->kind == Tree::Kind::text || number->kind == Tree::Kind::integer ||
                                            number->kind == Tree::Kind::real);
    if (!good || code == nullptr || code->kind != Tree::Kind::text) {
      wrong_type("an amount of money", R"(write it as {"amount": "20.00", "currency": "USD"} or as "20 USD")");
      return {};
    }
    return amount(number->text + " " + code->text);
  }

  FieldView amount(const std::string& written) const {
    const std::optional<Money> parsed = parse_money(written);
    if (!parsed) {
      if (is_text() && !starts_as_number(written)) {
        wrong_type("an amount of money", "write it as `20 USD`");
      } else {
        impossible(quoted(written) + " is not an amount of money",
                   "write a number with no more decimals than the currency has, and an ISO 4217 code: `20 USD`");
      }
      return {};
    }
    if (currency != Currency() && parsed->currency != currency) {
      report.error_at(path, "other-currency",
                      quoted(written) + " is not in " + std::string(currency.code()) + ", the currency of the policy",
                      "amounts are never converted: give it in " + std::string(currency.code()));
      return {};
    }
    FieldView view = known();
    view.integer = parsed->minor;
    view.currency = parsed->currency;
    return view;
  }

  static bool starts_as_number(std::string_view text) {
    return !text.empty() && (text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9'));
  }
  static bool is_bare_number(std::string_view text) {
    return starts_as_number(text) && text.find_first_not_of("-.0123456789") == std::string_view::npos;
  }

  FieldView read() const {
    if (tree.kind == Tree::Kind::null) {
      wrong_type("a value");
      return {};
    }
    switch (field.kind) {
      case FieldKind::boolean:
        return boolean();
      case FieldKind::integer:
        return integer();
      case FieldKind::real:
        return real();
      case FieldKind::text:
        return text();
      case FieldKind::duration:
        return duration();
      case FieldKind::time:
        return time();
      case FieldKind::money:
        return money();
      case FieldKind::enumeration:
        return enumeration();
    }
    return {};
  }
};

std::string bounds(const FieldInfo& field) {
  if (!field.has_maximum) return "must be at least " + format_number(field.minimum);
  return "must lie between " + format_number(field.minimum) + " and " + format_number(field.maximum);
}

}  // namespace

FieldView read_scalar(const Tree& tree, const FieldInfo& field, const std::string& path, Report& report,
                      Currency currency) {
  const Reading reading{tree, field, path, report, currency};
  const FieldView view = reading.read();
  if (view.state != FieldState::known) return {};
  const std::string wrong = impossible(view, field);
  if (wrong.empty()) return view;
  reading.impossible(wrong);
  return {};
}

std::string impossible(const FieldView& view, const FieldInfo& field) {
  const auto number = [&](double value, const std::string& text) -> std::string {
    if (!std::isfinite(value)) return "`" + text + "` is not a finite number";
    const bool below = field.has_minimum && value < field.minimum;
    const bool above = field.has_maximum && value > field.maximum;
    return below || above ? "`" + text + "` is impossible: it " + bounds(field) : std::string();
  };
  switch (field.kind) {
    case FieldKind::integer:
      return number(static_cast<double>(view.integer), std::to_string(view.integer));
    case FieldKind::real:
      if (std::isfinite(view.real) && (!field.has_minimum || view.real >= field.minimum) &&
          (!field.has_maximum || view.real <= field.maximum))
        return {};  // the usual way makes no text
      return number(view.real, format_exact(view.real));
    case FieldKind::money:
      if (!field.has_minimum || static_cast<double>(view.integer) >= field.minimum) return {};
      return "`" + to_string(Money{view.integer, view.currency}) + "` is impossible: it " + bounds(field);
    case FieldKind::time:
      if (view.integer >= first_second && view.integer <= last_second) return {};
      return "the time lies outside the years 0001 to 9999";
    case FieldKind::enumeration:
      if (view.integer >= 0 && static_cast<std::size_t>(view.integer) < field.enum_names.size()) return {};
      return "`" + std::to_string(view.integer) + "` is not one of " + list_of_names(field.enum_names);
    default:
      return {};
  }
}

std::string list_of_names(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += "`" + std::string(names[i]) + "`";
  }
  return text;
}

void report_unknown_name(std::string_view name, std::span<const std::string_view> names, const std::string& path,
                         Report& report) {
  std::string help = did_you_mean(name, std::vector<std::string>(names.begin(), names.end()));
  if (help.empty() && !names.empty()) help = "it is one of " + list_of_names(names);
  report.error_at(path, "unknown-name", "there is no " + quoted(name) + " here", std::move(help));
}

}  // namespace amends::impl
