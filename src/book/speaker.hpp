// Says one expression in English, node by node.
#pragma once

#include "book/rich.hpp"
#include "expression/ast.hpp"
#include "expression/type.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::impl {
struct PolicyFact;
}

namespace amends::impl::book {

class Matter;

Token opposite(Token comparison);  // of `<`: `>=`; of what is no comparison: itself

class Speaker {
 public:
  Speaker(const Matter& matter, std::string_view text, const std::vector<Ast>& nodes)
      : matter_(matter), text_(text), nodes_(nodes) {}

  // `holds` false: the opposite.
  Rich condition(std::uint32_t id, bool holds);
  Rich noun(std::uint32_t id);

  bool is_condition(std::uint32_t id) const;
  bool understood() const noexcept { return understood_; }  // false: something had no words

 private:
  // speaker.cpp: joining, comparing, naming
  Rich all_or_any(std::uint32_t id, bool holds);
  void flatten(std::uint32_t id, Token op, std::vector<std::uint32_t>& into) const;
  Rich comparison(const Ast& node, bool holds);
  Rich membership(const Ast& node, bool holds);
  Rich borne(Token op, std::uint32_t right);
  Rich arithmetic(const Ast& node);
  Rich operand(std::uint32_t id);   // of arithmetic: a sum in brackets
  Rich value_of(std::uint32_t id);  // what something is compared with: enum members as words
  Rich name(const std::string& name);
  Rich named_condition(const std::string& name, bool holds);
  std::string dotted(std::uint32_t id) const;
  const PolicyFact* fact_of(const std::string& name) const;  // also of a bound name: "p.valued"
  std::optional<TypeKind> kind_of(std::uint32_t id) const;
  std::string written(std::uint32_t id) const;  // as it stands in the text
  Rich give_up(std::uint32_t id);

  // speaker_calls.cpp
  std::optional<Rich> counted(const Ast& node, bool holds);  // "a fix has failed"
  std::optional<Rich> condition_of_call(const Ast& node, bool holds);
  Rich noun_of_call(std::uint32_t id);
  Rich list_noun(std::uint32_t id);  // "appointments of which kept is no"
  std::optional<std::string> step_title(std::uint32_t id) const;
  std::optional<std::string> burden_title(std::uint32_t id) const;
  bool bind(const Ast& method);  // the name that a list function gives its elements
  void unbind() { bound_.pop_back(); }

  const Matter& matter_;
  std::string_view text_;
  const std::vector<Ast>& nodes_;
  std::vector<std::pair<std::string, std::string>> bound_;  // a name and the list it goes through
  bool understood_ = true;
};

}  // namespace amends::impl::book
