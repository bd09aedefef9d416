#include "scenario/typed_value.hpp"

#include "document/reader.hpp"
#include "policy/compiled.hpp"
#include "text/number.hpp"
#include "text/report.hpp"

#include <amends/time.hpp>

#include <algorithm>
#include <cmath>

namespace amends::impl {

namespace {

using K = Typed::Kind;

const ValueDef* value_at(const CompiledPolicy& policy, const AnswerPath& path) {
  for (const ValueDef& value : policy.values)
    if (value.name == path.placed) return &value;
  return nullptr;
}

std::vector<std::string> words_of(std::string_view words) {
  std::vector<std::string> result;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    result.emplace_back(words.substr(0, space));
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return result;
}

// The names that may stand at a part.
std::vector<std::string> known_names(const CompiledPolicy& policy, const AnswerPath& path) {
  const AnswerPart& part = *path.part;
  if (part.kind == AnswerKind::value) {
    const ValueDef* const value = value_at(policy, path);
    if (value != nullptr && value->choice.type.kind == TypeKind::enumeration)
      return policy.types.enumeration(value->choice.type).names;
    return {};
  }
  if (part.kind == AnswerKind::word) return words_of(part.words);
  std::vector<std::string> names = names_of(policy, part.names);
  if (part.kind == AnswerKind::approval) names.emplace_back("nobody");
  return names;
}

// "1.5 h", "70%", "8.43": the number and how many decimals it was written with.
std::optional<Typed> read_number(std::string_view text) {
  Typed typed;
  typed.kind = K::number;
  bool percent = false;
  if (text.ends_with('%')) {
    percent = true;
    text.remove_suffix(1);
  } else {
    for (const std::string_view unit : {" hours", " hour", " h"}) {
      if (!text.ends_with(unit)) continue;
      text.remove_suffix(unit.size());
      break;
    }
  }
  while (text.ends_with(' ')) text.remove_suffix(1);
  const std::optional<double> number = parse_double(text);
  if (!number) return std::nullopt;
  const std::size_t dot = text.find('.');
  typed.decimals = dot == std::string_view::npos ? 0 : static_cast<int>(text.size() - dot - 1);
  typed.number = percent ? *number / 100 : *number;
  if (percent) typed.decimals += 2;
  typed.text = text;
  return typed;
}

std::optional<Typed> read_money(const CompiledPolicy& policy, std::string_view text) {
  std::optional<Money> money = parse_money(text);
  if (!money) money = parse_money(std::string(text) + " " + std::string(policy.currency.code()));
  if (!money || money->currency != policy.currency) return std::nullopt;
  Typed typed;
  typed.kind = K::money;
  typed.number = static_cast<double>(money->minor);
  typed.text = to_string(*money);
  return typed;
}

Typed of_text(K kind, std::string text) {
  Typed typed;
  typed.kind = kind;
  typed.text = std::move(text);
  return typed;
}

}  // namespace

K kind_of(const CompiledPolicy& policy, const AnswerPath& path) {
  switch (path.part->kind) {
    case AnswerKind::text:
    case AnswerKind::message:
      return K::text;
    case AnswerKind::name:
    case AnswerKind::word:
    case AnswerKind::thing:
    case AnswerKind::approval:
      return K::name;
    case AnswerKind::number:
      return K::number;
    case AnswerKind::money:
      return K::money;
    case AnswerKind::time:
      return K::time;
    case AnswerKind::boolean:
    case AnswerKind::there:
      return K::boolean;
    case AnswerKind::names:
      return K::names;
    case AnswerKind::texts:
      return K::texts;
    case AnswerKind::value:
      break;
  }
  const ValueDef* const value = value_at(policy, path);
  if (value == nullptr) return K::text;
  switch (value->choice.type.kind) {
    case TypeKind::boolean:
      return K::boolean;
    case TypeKind::integer:
    case TypeKind::real:
      return K::number;
    case TypeKind::money:
      return K::money;
    case TypeKind::duration:
      return K::duration;
    case TypeKind::time:
      return K::time;
    case TypeKind::enumeration:
      return K::name;
    default:
      return K::text;
  }
}

std::string describe_typed(K kind) {
  switch (kind) {
    case K::text:
      return "text";
    case K::name:
      return "a name";
    case K::boolean:
      return "`true` or `false`";
    case K::number:
      return "a number";
    case K::money:
      return "money";
    case K::time:
      return "a time";
    case K::duration:
      return "a duration";
    case K::names:
      return "a list of names";
    case K::texts:
      return "a list of texts";
  }
  return {};
}

bool has_name(const CompiledPolicy& policy, const AnswerPath& path, std::string_view name) {
  const std::vector<std::string> names = known_names(policy, path);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::string> check_operand(const CompiledPolicy& policy, const AnswerPath& path, K kind,
                                         std::string_view text, std::string& help) {
  if (kind == K::text || kind == K::texts) return std::nullopt;
  if (kind == K::name || kind == K::names) {
    const std::vector<std::string> names = known_names(policy, path);
    // Facts of rows are named with their number: attempts[0].caused_by_us.
    if (std::find(names.begin(), names.end(), text) != names.end()) return std::nullopt;
    if (path.part->names == NamesOf::facts && text.find('[') != std::string_view::npos) return std::nullopt;
    help = did_you_mean(text, names);
    if (help.empty() && !names.empty() && names.size() <= 12)
      help = "there are " + listed({names.begin(), names.end()});
    const bool word = path.part->kind == AnswerKind::word || path.part->kind == AnswerKind::value;
    return word ? ticked(path.written) + " is never " + ticked(text)
                : "there is no " + std::string(describe(path.part->names)) + " " + ticked(text);
  }
  if (read_typed(policy, kind, text)) return std::nullopt;
  if (kind == K::money) help = "write an amount, as in `12.50 " + std::string(policy.currency.code()) + "`";
  if (kind == K::time) help = "write a time with an offset, as in 2026-03-02T09:00:00Z, or a date";
  if (kind == K::number && path.part->path.ends_with("chance")) help = "write `0.7` or `70%`";
  if (kind == K::duration) help = "write the unit, as in `3 h` or `3 days`";
  if (kind == K::boolean && path.part->path == "ask_first") help = "for the question write `ask_first.question`";
  if (kind == K::boolean && path.part->path == "remedies.<remedy>")
    help = "for what it comes to write `" + path.written + ".amount`";
  return ticked(path.written) + " is " + describe_typed(kind) + ", not " + ticked(text);
}

std::optional<Typed> read_typed(const CompiledPolicy& policy, K kind, std::string_view text) {
  switch (kind) {
    case K::number:
      return read_number(text);
    case K::money:
      return read_money(policy, text);
    case K::boolean: {
      if (text != "true" && text != "false") return std::nullopt;
      return of_text(kind, std::string(text));
    }
    case K::duration: {
      const std::optional<Duration> duration = parse_duration(text);
      if (!duration) return std::nullopt;
      Typed typed = of_text(kind, std::string(text));
      typed.number = static_cast<double>(duration->seconds);
      return typed;
    }
    case K::time: {
      Typed typed = of_text(kind, std::string(text));
      // A date alone stands for any moment of that day, in UTC.
      const bool date = text.size() == 10 && text[4] == '-' && text[7] == '-';
      const ParsedTime parsed = parse_time(date ? std::string(text) + "T00:00:00Z" : std::string(text));
      if (!parsed.time) return std::nullopt;
      typed.number = static_cast<double>(parsed.time->seconds);
      typed.decimals = date ? 1 : 0;
      return typed;
    }
    default:
      return of_text(kind, std::string(text));
  }
}

}  // namespace amends::impl
