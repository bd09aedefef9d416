// A policy as it is written and as it is compiled, side by side.
#include "book/matter.hpp"

#include "book/phrases.hpp"
#include "decide/wording.hpp"
#include "text/number.hpp"

#include <amends/time.hpp>

#include <algorithm>
#include <cmath>

namespace amends::impl::book {

namespace {

DocBlock document_of(const CompiledPolicy& policy) {
  Report report(&policy.sources);
  return read_document(policy.tree, report);
}

template <typename Items>
auto find_named(const Items& items, std::string_view name) -> decltype(items.data()) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

Matter::Matter(const Policy& policy) : policy_(policy.compiled()), document_(document_of(policy_)) {
  const std::string& name = policy_.sources[0].name();
  folder_ = name.substr(0, name.rfind('/') + 1);
}

std::vector<const DocValue*> Matter::entries(const DocBlock& of, std::string_view key) {
  std::vector<const DocValue*> all;
  const DocValue* map = of.get(key);
  if (map == nullptr) return all;
  for (const DocValue& entry : map->entries) all.push_back(&entry);
  const std::vector<TreeEntry>& written = map->tree->entries;
  const auto position = [&](const DocValue* entry) {
    return std::find_if(written.begin(), written.end(), [&](const TreeEntry& w) { return w.key == entry->name.text; });
  };
  std::stable_sort(all.begin(), all.end(), [&](auto* a, auto* b) { return position(a) < position(b); });
  return all;
}

std::vector<const DocBlock*> Matter::blocks(const DocBlock& of, std::string_view key) {
  std::vector<const DocBlock*> all;
  const DocValue* value = of.get(key);
  if (value == nullptr) return all;
  if (value->key->shape == Shape::blocks) {
    for (const DocValue* entry : entries(of, key)) all.push_back(&entry->block());
  } else {
    for (const DocBlock& block : value->blocks) all.push_back(&block);
  }
  return all;
}

const StepDef* Matter::step(std::string_view name) const { return find_named(policy_.steps, name); }
const BurdenDef* Matter::burden(std::string_view name) const { return find_named(policy_.burdens, name); }
const EaseDef* Matter::ease(std::string_view name) const { return find_named(policy_.eases, name); }
const ContextDef* Matter::context(std::string_view name) const { return find_named(policy_.contexts, name); }
const RemedyDef* Matter::remedy(std::string_view name) const { return find_named(policy_.remedies, name); }
const ValueDef* Matter::value(std::string_view name) const { return find_named(policy_.values, name); }
const ParameterDef* Matter::parameter(std::string_view name) const { return find_named(policy_.parameters, name); }
const PolicyFact* Matter::fact(std::string_view name) const { return find_named(policy_.facts, name); }

std::string Matter::title(const DocBlock& block) const {
  const std::string title = block.text("title");
  return title.empty() ? capitalised(with_spaces(block.name.text)) : title;
}

std::string Matter::title(const StepDef& step) { return capitalised(step.title); }

std::string Matter::file() const { return policy_.sources[0].name().substr(folder_.size()); }

Rich Matter::place(Span span) const {
  if (!span.exists()) return {};
  const Source& source = policy_.sources[span.source];
  std::string name = source.name();
  if (name.starts_with(folder_)) name.erase(0, folder_.size());
  return {Style::place, name + ":" + std::to_string(source.at(span.begin).line)};
}

std::vector<std::string> Matter::story() const {
  std::vector<std::string> paragraphs(1);
  const Source& source = policy_.sources[0];
  for (std::uint32_t number = 1;; ++number) {
    std::string_view line = source.line(number);
    if (line.empty() || line.front() != '#') break;
    line.remove_prefix(1);
    if (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    if (line.starts_with("yaml-language-server:") || line.starts_with("amends:")) continue;
    std::string& last = paragraphs.back();
    if (line.empty()) {
      if (!last.empty()) paragraphs.emplace_back();
      continue;
    }
    if (!last.empty()) last += ' ';
    last += line;
  }
  if (paragraphs.back().empty()) paragraphs.pop_back();
  return paragraphs;
}

std::optional<double> Matter::constant(const Choice& choice) {
  if (!choice.constant || !choice.constant->known()) return std::nullopt;
  if (choice.type.kind == TypeKind::real) return choice.constant->real;
  if (choice.type.kind == TypeKind::integer) return static_cast<double>(choice.constant->integer);
  return std::nullopt;
}

namespace {

bool has_unit(TypeKind kind) {
  return kind == TypeKind::duration || kind == TypeKind::period || kind == TypeKind::time || kind == TypeKind::money;
}

Rich spoken_constant(const CompiledPolicy& policy, const Choice& choice, std::string_view written, As as) {
  const std::optional<double> number = Matter::constant(choice);
  if (number && as == As::share) return format_number(*number * 100) + "%";
  if (number && as == As::hours) return hours_in_words(*number);
  // "180 days" as it is written, rather than worked out
  if (has_unit(choice.type.kind) && is_quantity(written)) return std::string(written);
  return without_cents(speak_value(policy, *choice.constant, choice.type));
}

}  // namespace

Lines Matter::speak(const DocBlock& of, std::string_view key, const Choice& choice, As as) const {
  const DocValue* value = of.get(key);
  return value == nullptr ? Lines{} : speak(*value, choice, as);
}

Lines Matter::speak(const DocValue& value, const Choice& choice, As as) const {
  const Phrases phrases(*this);
  if (!value.is_decision_list()) {
    const std::string& text = value.text();
    if (choice.constant && choice.constant->known()) return {spoken_constant(policy_, choice, text, as)};
    return {phrases.noun(text)};
  }
  Lines lines;
  for (const DocBlock& item : value.blocks) {
    const DocValue* is = item.get("is");
    Rich line = is->tree->kind == Tree::Kind::null ? Rich("none") : phrases.noun(is->text());
    if (item.get("when") != nullptr)
      line += Rich(lines.empty() ? " if " : ", otherwise, if ") + phrases.condition(item.text("when"));
    else if (!lines.empty())
      line += Rich(" otherwise");
    if (item.get("because") != nullptr) line += Rich(" (") + filled(item, "because") + Rich(")");
    lines.push_back(std::move(line));
  }
  return lines;
}

Rich Matter::filled(const DocBlock& of, std::string_view key, Style style) const {
  const DocValue* value = of.get(key);
  if (value == nullptr) return {};
  const Phrases phrases(*this);
  Rich result;
  if (style == Style::say) result += {style, "“"};
  for (const FilledPiece& piece : pieces_of(value->text())) {
    if (!piece.is_expression) {
      result += {style, piece.text};
      continue;
    }
    std::string words = to_plain(phrases.noun(piece.text));
    if (words.starts_with("the ")) words.erase(0, 4);  // an article often stands before it already
    result += {Style::fill, std::move(words)};
  }
  if (style == Style::say) result += {style, "”"};
  return result;
}

Rich Matter::filled_for_customer(const TextTemplate& text) const {
  Rich result;
  for (const TextTemplate::Piece& piece : text.pieces) {
    if (!piece.expr.exists()) {
      result += Rich(piece.text);
      continue;
    }
    switch (piece.type.kind) {
      case TypeKind::money:
        result += {Style::fill, "amount"};
        break;
      case TypeKind::integer:
      case TypeKind::real:
        result += {Style::fill, "number"};
        break;
      case TypeKind::duration:
      case TypeKind::period:
        result += {Style::fill, "how long"};
        break;
      case TypeKind::time:
        result += {Style::fill, "when"};
        break;
      default:
        result += {Style::fill, "as it is in your case"};
    }
  }
  return result;
}

std::string hours_in_words(double hours) {
  if (!(hours < 72)) return format_number(hours, 1) + " hours";
  const auto seconds = static_cast<std::int64_t>(std::llround(hours * 3600));
  const std::int64_t rounded = seconds >= 600 ? (seconds + 30) / 60 * 60 : seconds;
  if (rounded >= 86'400) {
    std::string text = std::to_string(rounded / 3600) + " h";
    return rounded % 3600 == 0 ? text : text + " " + std::to_string(rounded % 3600 / 60) + " min";
  }
  return to_string(Duration{rounded});
}

std::string without_cents(std::string text) {
  const std::size_t zeros = text.find(".00 ");
  if (zeros != std::string::npos) text.erase(zeros, 3);
  const std::size_t more = text.find(".000 ");
  if (more != std::string::npos) text.erase(more, 4);
  return text;
}

}  // namespace amends::impl::book
