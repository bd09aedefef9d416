// A part of an answer by its type, and as people read it.
#include "scenario/typed_value.hpp"
#include "text/number.hpp"

#include <utility>

namespace amends::impl {

namespace {

using K = Typed::Kind;

Typed of_text(K kind, std::string text) {
  Typed typed;
  typed.kind = kind;
  typed.text = std::move(text);
  return typed;
}

Actual shown_as(Actual::State state, std::string text) {
  Actual actual;
  actual.state = state;
  actual.shown = std::move(text);
  return actual;
}

Actual known(Typed value, std::string shown) {
  Actual actual;
  actual.state = Actual::State::known;
  actual.value = std::move(value);
  actual.shown = std::move(shown);
  return actual;
}

std::string text_of(const Tree& tree) {
  if (tree.kind == Tree::Kind::boolean) return tree.boolean ? "true" : "false";
  return tree.text;
}

// Of an entry of a list: its name or sentence.
std::string name_of_entry(const Tree& entry) {
  if (entry.is_scalar()) return entry.text;
  for (const char* const key : {"id", "kind", "fact", "text", "message"})
    if (const Tree* const name = entry.find(key)) return name->text;
  return {};
}

Actual value_of_policy(const CompiledPolicy& policy, K kind, const Tree& value) {
  const Tree* const state = value.find("state");
  const Tree* const text = value.find("value");
  if (state == nullptr || text == nullptr) return shown_as(Actual::State::none, "none");
  if (state->text == "none") return shown_as(Actual::State::none, "none");
  if (state->text != "known") return shown_as(Actual::State::unknown, "unknown");
  const std::optional<Typed> typed = read_typed(policy, kind, text->text);
  return typed ? known(*typed, text->text) : known(of_text(K::text, text->text), text->text);
}

}  // namespace

Actual actual_value(const CompiledPolicy& policy, const AnswerPath& path, const Tree& answer) {
  const K kind = kind_of(policy, path);
  const Tree* const found = part_of(answer, path);
  const AnswerPart& part = *path.part;
  if (part.kind == AnswerKind::there)
    return known(of_text(K::boolean, found == nullptr ? "false" : "true"), found == nullptr ? "false" : "true");
  if (kind == K::names || kind == K::texts) {
    Typed list = of_text(kind, "");
    std::string shown;
    if (found != nullptr)
      for (const Tree& item : found->items) {
        list.items.push_back(name_of_entry(item));
        shown += (shown.empty() ? "[" : ", ") + list.items.back();
      }
    if (list.items.empty()) return shown_as(Actual::State::none, "none");
    return known(std::move(list), shown + "]");
  }
  if (kind == K::money && part.path.starts_with("empowerment.")) {
    AnswerPart unlimited = part;
    unlimited.json = "empowerment.limits.<kind>.unlimited";
    AnswerPath at = path;
    at.part = &unlimited;
    const Tree* const is = part_of(answer, at);
    if (found == nullptr && is != nullptr && is->boolean && !part.path.ends_with("cap_left"))
      return shown_as(Actual::State::unlimited, "unlimited");
  }
  if (found == nullptr) return shown_as(Actual::State::none, "none");
  if (part.kind == AnswerKind::value) return value_of_policy(policy, kind, *found);
  if (part.kind == AnswerKind::thing) {
    const Tree* const id = found->find("id");
    return id == nullptr ? shown_as(Actual::State::none, "none") : known(of_text(kind, id->text), id->text);
  }
  if (part.kind == AnswerKind::approval) {
    const Tree* const needed = found->find("needed");
    const Tree* const approver = found->find("approver");
    if (needed == nullptr || !needed->boolean || approver == nullptr) return shown_as(Actual::State::none, "none");
    const std::string who = approver->text.empty() ? "nobody" : approver->text;
    return known(of_text(kind, who), who);
  }
  if (kind == K::money) {
    const Tree* const amount = found->find("amount");
    const Tree* const currency = found->find("currency");
    if (amount == nullptr || currency == nullptr) return shown_as(Actual::State::none, "none");
    const std::optional<Typed> money = read_typed(policy, K::money, amount->text + " " + currency->text);
    return money ? known(*money, money->text) : shown_as(Actual::State::none, "none");
  }
  if (kind == K::number) {
    const std::optional<double> number = parse_double(found->text);
    Typed typed = of_text(kind, found->text);
    typed.number = number.value_or(0);
    const std::string shown = format_number(typed.number, 4);
    return known(std::move(typed), shown);
  }
  const std::string text = text_of(*found);
  if (text.empty()) return shown_as(Actual::State::none, "none");
  const std::optional<Typed> typed = read_typed(policy, kind, text);
  return known(typed ? *typed : of_text(K::text, text), text);
}

}  // namespace amends::impl
