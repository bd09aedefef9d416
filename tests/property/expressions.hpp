// Random expressions for generated policies.
#pragma once

#include "property/generate.hpp"
#include "property/picks.hpp"

#include <string>

namespace amends::property {

// What an expression may read: the place it stands in, see section 6 of the design.
enum class Sees : std::uint8_t { facts, history, severity };

class Expressions {
 public:
  Expressions(const RandomPolicy& policy, PolicyOptions options) : policy_(policy), options_(options) {}

  void add_value(std::string name, FactKind kind, Sees sees) { values_.push_back({std::move(name), kind, sees}); }

  std::string condition(Sees sees, int depth = 2) const;
  std::string on_facts(const FactInfo& fact) const;

  // A value that is one of several: a literal, `condition ? a : b`, or a decision list.
  template <typename Literal>
  Yaml choice(Sees sees, Literal literal) const {
    if (!chance(25)) return literal();
    if (chance(50)) {
      // Under `?:` a mixture of literals, `70%` and all, is one type.
      const std::string yes = literal(), no = literal();
      return condition(sees, 1) + " ? " + yes + " : " + no;
    }
    Yaml::List items;
    const std::int64_t conditional = number(1, 2);
    for (std::int64_t i = 0; i < conditional; ++i)
      items.push_back(Yaml().add("when", condition(sees, 1)).add("is", literal()));
    items.push_back(Yaml().add("is", literal()));
    return items;
  }

  std::string text(Sees sees) const;  // for people, with an expression in it

 private:
  struct Value {
    std::string name;
    FactKind kind;
    Sees sees;
  };
  std::string atom(Sees sees) const;
  std::string on_history(Sees sees) const;
  std::string window() const;

  const RandomPolicy& policy_;
  PolicyOptions options_;
  std::vector<Value> values_;
};

}  // namespace amends::property
