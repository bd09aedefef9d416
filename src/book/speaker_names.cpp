// What names stand for, and what they are called in English.
#include "book/matter.hpp"
#include "book/speaker.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

// "Whether somebody could come to harm." as "somebody could come to harm"; "What goes wrong, such as `x`." as "what
// goes wrong".
std::string phrase_of(std::string doc) {
  for (const std::string_view end : {", such as ", "; ", ": ", " (", ". "}) {
    const std::size_t at = doc.find(end);
    if (at != std::string::npos) doc.erase(at);
  }
  if (doc.ends_with('.')) doc.pop_back();
  if (doc.starts_with("Whether ")) doc.erase(0, 8);
  if (doc.starts_with("Since when ")) doc.replace(0, 11, "The time from which ");
  for (const auto& [from, to] : {std::pair<std::string, std::string>{" with you", " with us"},
                                 {" or you", " or us"},
                                 {" you noticed", " we noticed"},
                                 {"your ", "our "}}) {
    const std::size_t at = doc.find(from);
    if (at != std::string::npos) doc.replace(at, from.size(), to);
  }
  return lower_first(std::move(doc));
}

}  // namespace

std::string Speaker::dotted(std::uint32_t id) const {
  const Ast& node = nodes_[id];
  if (node.kind == AstKind::name) return node.text;
  if (node.kind != AstKind::select) return {};
  const std::string of = dotted(node.children[0]);
  return of.empty() ? std::string() : of + "." + node.text;
}

const PolicyFact* Speaker::fact_of(const std::string& name) const {
  const std::string first = name.substr(0, name.find('.'));
  for (const auto& [variable, list] : bound_)
    if (variable == first)
      return matter_.fact(name.size() == first.size() ? list : list + "[]" + name.substr(first.size()));
  return matter_.fact(name);
}

std::optional<TypeKind> Speaker::kind_of(std::uint32_t id) const {
  const Ast& node = nodes_[id];
  if (node.kind == AstKind::time || node.kind == AstKind::date) return TypeKind::time;
  if (node.kind == AstKind::call && (node.text == "earliest" || node.text == "latest" || node.text == "start_of_day"))
    return TypeKind::time;
  if (node.kind == AstKind::call && node.text == "event") return TypeKind::boolean;
  const std::string name = dotted(id);
  if (name.empty()) return std::nullopt;
  if (name == "now") return TypeKind::time;
  if (const PolicyFact* fact = fact_of(name)) return fact->type.kind;
  if (const ValueDef* value = matter_.value(name)) return value->choice.type.kind;
  if (const ParameterDef* parameter = matter_.parameter(name)) return parameter->type.kind;
  return std::nullopt;
}

Rich Speaker::name(const std::string& name) {
  static constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"now", "this moment"},
      {"severity", "the severity"},
      {"attempts.failed", "the number of fixes that failed"},
      {"attempts.tried", "the number of fixes tried"},
      {"attempts.worsened", "the number of fixes that made it worse"},
      {"promises.broken", "the number of promises we broke"},
      {"burden.borne", "the hours they have borne"},
      {"burden.tolerance", "the hours they can be asked to bear"},
  };
  for (const auto& [known, said] : words)
    if (name == known) return said;
  if (const PolicyFact* fact = fact_of(name)) {
    const std::size_t dot = name.find('.');
    const bool bound =
        std::any_of(bound_.begin(), bound_.end(), [&](const auto& b) { return b.first == name.substr(0, dot); });
    if (bound) return dot == std::string::npos ? Rich("it") : Rich("its ") + term(with_spaces(name.substr(dot + 1)));
    if (!fact->declared && !fact->doc.empty() && fact->type.kind != TypeKind::list) return phrase_of(fact->doc);
    std::string spaced = with_spaces(name);
    std::replace(spaced.begin(), spaced.end(), '.', ' ');
    return term(std::move(spaced));
  }
  if (const ValueDef* value = matter_.value(name)) return term(value->title.empty() ? with_spaces(name) : value->title);
  if (matter_.parameter(name) != nullptr) return term(with_spaces(name));
  if (const StepDef* step = matter_.step(name)) return quoted(Matter::title(*step));
  std::string spaced = with_spaces(name);
  std::replace(spaced.begin(), spaced.end(), '.', ' ');
  return name.find('.') == std::string::npos ? Rich(spaced) : term(spaced);
}

Rich Speaker::named_condition(const std::string& name, bool holds) {
  const PolicyFact* fact = fact_of(name);
  const bool bound = std::any_of(bound_.begin(), bound_.end(),
                                 [&](const auto& b) { return b.first == name.substr(0, name.find('.')); });
  if (fact != nullptr && !bound) {
    const std::string sentence = phrase_of(fact->doc);
    const bool short_enough = !sentence.empty() && sentence.size() <= 90 && fact->doc.find(". ") == std::string::npos;
    const bool says_it = !fact->declared || fact->ask.empty();
    if (says_it && short_enough) return holds ? Rich(sentence) : Rich("it is not so that ") + Rich(sentence);
  }
  if (fact != nullptr) return this->name(name) + Rich(holds ? " is yes" : " is no");
  return this->name(name) + Rich(holds ? " holds" : " does not hold");
}

}  // namespace amends::impl::book
