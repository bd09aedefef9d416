// What functions ask and give, in English.
#include "book/matter.hpp"
#include "book/speaker.hpp"
#include "decide/wording.hpp"

#include <algorithm>
#include <array>

namespace amends::impl::book {

namespace {

struct CountWords {
  std::string one, many, none;  // after which the count is said: "a fix has failed", "fixes have failed"
};

std::string times(std::int64_t count) {
  if (count == 1) return "once";
  if (count == 2) return "twice";
  return std::to_string(count) + " times";
}

// The smallest count from which on a comparison holds, or up to which it does.
struct Bound {
  std::string_view words;  // "at least", "at most", "exactly"
  std::int64_t count = 0;
};

std::optional<Bound> bound_of(Token op, std::int64_t count) {
  switch (op) {
    case Token::greater_equal:
      return Bound{"at least", count};
    case Token::greater:
      return Bound{"at least", count + 1};
    case Token::less_equal:
      return Bound{"at most", count};
    case Token::less:
      return Bound{"at most", count - 1};
    case Token::equal:
      return Bound{"exactly", count};
    case Token::not_equal:
      if (count == 0) return Bound{"at least", 1};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<CountWords> words_for(std::string_view name) {
  if (name == "attempts.failed") return CountWords{"a fix has failed", "fixes have failed", "no fix has failed"};
  if (name == "attempts.tried") return CountWords{"a fix has been tried", "fixes have been tried", "nothing was tried"};
  if (name == "attempts.worsened")
    return CountWords{"a fix has made it worse", "fixes have made it worse", "no fix has made it worse"};
  if (name == "promises.broken")
    return CountWords{"we have broken a promise", "promises have been broken", "no promise has been broken"};
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Speaker::step_title(std::uint32_t id) const {
  const StepDef* step = matter_.step(nodes_[id].text);
  if (step == nullptr) return std::nullopt;
  return Matter::title(*step);
}

std::optional<std::string> Speaker::burden_title(std::uint32_t id) const {
  const BurdenDef* burden = matter_.burden(nodes_[id].text);
  if (burden == nullptr) return std::nullopt;
  return burden->title;
}

// A count compared with a whole number.
std::optional<Rich> Speaker::counted(const Ast& node, bool holds) {
  const Ast& right = nodes_[node.children[1]];
  if (right.kind != AstKind::integer) return std::nullopt;
  const std::optional<Bound> bound = bound_of(holds ? node.op : opposite(node.op), right.integer);
  if (!bound) return std::nullopt;
  const bool none = bound->count == 0 && bound->words != "at least";
  const bool at_least_one = bound->count == 1 && bound->words == "at least";
  const std::string how_often = std::string(bound->words) + " " + times(bound->count);

  if (const auto words = words_for(dotted(node.children[0]))) {
    if (none) return Rich(words->none);
    if (at_least_one) return Rich(words->one);
    return Rich(std::string(bound->words) + " " + std::to_string(bound->count) + " " + words->many);
  }
  const Ast& call = nodes_[node.children[0]];
  if (call.kind != AstKind::call) return std::nullopt;
  if (call.text == "times_demanded" && call.children.size() == 2) {
    const auto title = burden_title(call.children[0]);
    if (!title) return std::nullopt;
    const Rich window = Rich(" within ") + noun(call.children[1]);
    if (none) return Rich("we did not ask ") + quoted(*title) + Rich(" of them") + window;
    return Rich("we asked ") + quoted(*title) + Rich(" of them " + how_often) + window;
  }
  if (call.children.size() != 1) return std::nullopt;
  const auto title = step_title(call.children[0]);
  if (!title) return std::nullopt;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> done = {
      {{"tried", "been tried"}, {"failed", "failed"}, {"fixed", "helped"}}};
  for (const auto& [function, what] : done) {
    if (call.text != function) continue;
    if (none) return quoted(*title) + Rich(" has not " + std::string(what));
    return quoted(*title) + Rich(" has " + std::string(what) + " " + how_often);
  }
  return std::nullopt;
}

bool Speaker::bind(const Ast& method) {
  const std::string list = dotted(method.children[0]);
  const bool simple = method.children.size() >= 3 && nodes_[method.children[1]].kind == AstKind::name;
  if (list.empty() || !simple) return false;
  bound_.emplace_back(nodes_[method.children[1]].text, list);
  return true;
}

std::optional<Rich> Speaker::condition_of_call(const Ast& node, bool holds) {
  if (node.kind == AstKind::call && node.text == "has" && node.children.size() == 1)
    return (holds ? Rich("there is ") : Rich("there is no ")) + noun(node.children[0]);
  if (node.kind == AstKind::call && node.text == "event" && node.children.size() == 2) {
    const std::string kind = with_spaces(nodes_[node.children[0]].text);
    const bool vowel = !kind.empty() && std::string_view("aeiou").find(kind.front()) != std::string_view::npos;
    const Rich what = holds ? Rich((vowel ? "an " : "a ") + kind) : Rich("no " + kind);
    return what + Rich(" is under way or begins within ") + noun(node.children[1]);
  }
  if (node.kind != AstKind::method || node.children.size() < 2) return std::nullopt;
  if (node.text == "contains" || node.text == "startsWith" || node.text == "endsWith") {
    const std::string verb = node.text == "contains"     ? (holds ? " contains " : " does not contain ")
                             : node.text == "startsWith" ? (holds ? " begins with " : " does not begin with ")
                                                         : (holds ? " ends with " : " does not end with ");
    return noun(node.children[0]) + Rich(verb) + noun(node.children[1]);
  }
  if (node.children.size() != 3 || !bind(node)) return std::nullopt;
  const Rich list = term(with_spaces(dotted(node.children[0])));
  const Rich inner = condition(node.children[2], true);
  unbind();
  if (node.text == "exists")
    return Rich(holds ? "there is one among the " : "there is none among the ") + list + Rich(" of which: ") + inner;
  if (node.text == "exists_one" && holds) return Rich("exactly one of the ") + list + Rich(" has: ") + inner;
  if (node.text == "all" && holds) return Rich("for all of the ") + list + Rich(": ") + inner;
  return std::nullopt;
}

// "the appointments of which its kept is not true"
Rich Speaker::list_noun(std::uint32_t id) {
  const Ast& node = nodes_[id];
  if (node.kind == AstKind::method && node.text == "filter") {
    if (node.children.size() != 3 || !bind(node)) return give_up(id);  // of a list that has no name
    const Rich list = term(with_spaces(dotted(node.children[0])));
    const Rich inner = condition(node.children[2], true);
    unbind();
    return Rich("the ") + list + Rich(" where ") + inner;
  }
  const std::string name = dotted(id);
  return name.empty() ? noun(id) : Rich("the ") + term(with_spaces(name));
}

Rich Speaker::noun_of_call(std::uint32_t id) {
  const Ast& node = nodes_[id];
  const std::vector<std::uint32_t>& of = node.children;
  if (is_condition(id)) return condition(id, true);
  if (node.kind == AstKind::method) {
    const std::string name = dotted(of[0]);
    if (name == "burden" && node.text == "borne_of" && of.size() == 2)
      if (const auto title = burden_title(of[1]))
        return Rich("the hours that ") + quoted(*title) + Rich(" has cost them");
    if (node.text == "size" && of.size() == 1) return Rich("the number of ") + list_noun(of[0]);
    if (node.text == "filter") return list_noun(id);
    if (node.text == "map" && of.size() == 3) {
      const Ast& source = nodes_[of[0]];
      std::string list = dotted(of[0]);
      if (list.empty() && source.kind == AstKind::method && source.text == "filter") list = dotted(source.children[0]);
      if (!list.empty() && nodes_[of[1]].kind == AstKind::name) {
        bound_.emplace_back(nodes_[of[1]].text, list);
        const Rich inner = noun(of[2]);
        unbind();
        return inner + Rich(" for each of ") + list_noun(of[0]);
      }
    }
    return give_up(id);
  }
  const std::string& f = node.text;
  if (of.size() == 1 && (f == "tried" || f == "failed" || f == "fixed")) {
    const auto title = step_title(of[0]);
    if (!title) return give_up(id);
    const std::string_view what = f == "tried" ? " was tried" : f == "failed" ? " failed" : " helped";
    return Rich("the number of times ") + quoted(*title) + Rich(what);
  }
  if (of.size() == 2 && (f == "times_demanded" || f == "demanded")) {
    const auto title = burden_title(of[0]);
    if (!title) return give_up(id);
    if (f == "times_demanded")
      return Rich("the number of times we asked ") + quoted(*title) + Rich(" of them within ") + noun(of[1]);
    const BurdenDef* burden = matter_.burden(nodes_[of[0]].text);
    return Rich("the ") + quoted(*title) + Rich(" (in " + burden->unit + ") within ") + noun(of[1]);
  }
  if (of.size() == 2 && f == "granted")
    return Rich("the " + with_spaces(nodes_[of[0]].text) + " granted to them within ") + noun(of[1]);
  if (of.size() == 2 && f == "days") return Rich("the days from ") + noun(of[0]) + Rich(" to ") + noun(of[1]);
  if (of.size() == 1 && f == "start_of_day") return Rich("the beginning of the day of ") + noun(of[0]);
  if (of.size() == 2 && f == "each_day")
    return Rich("each day from ") + noun(of[0]) + Rich(" to the one before ") + noun(of[1]);
  if (of.size() == 1 && f == "size") return Rich("the number of ") + list_noun(of[0]);
  if (of.size() == 1 && f == "sum") return Rich("the sum of ") + noun(of[0]);
  if (of.size() == 1 && (f == "ceil" || f == "floor" || f == "round"))
    return operand(of[0]) + Rich(f == "ceil" ? ", rounded up" : f == "floor" ? ", rounded down" : ", rounded");
  if (of.size() == 1 && (f == "int" || f == "double" || f == "string")) return noun(of[0]);
  if (f == "min" || f == "max" || f == "earliest" || f == "latest") {
    if (of.size() == 2 && (f == "min" || f == "max"))
      return noun(of[0]) + Rich(f == "min" ? ", but at most " : ", but at least ") + noun(of[1]);
    std::vector<Rich> parts;
    for (const std::uint32_t child : of) parts.push_back(noun(child));
    const std::string_view which = f == "min" ? "least" : f == "max" ? "greatest" : std::string_view(f);
    return Rich("the " + std::string(which) + " of ") + joined(parts);
  }
  if (of.size() == 1 && matter_.parameter(f) != nullptr) return term(with_spaces(f)) + Rich(" as of ") + noun(of[0]);
  return give_up(id);
}

}  // namespace amends::impl::book
