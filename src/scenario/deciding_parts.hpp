// Finds why a part of an answer is what it is; a file for each kind of part.
#pragma once

#include "scenario/deciding.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

class Deciding {
 public:
  Deciding(ObservedRun& run, const SiteTexts& texts, const Expectation& expectation)
      : run_(run), policy_(run.policy()), decision_(run.decision()), texts_(texts), expectation_(expectation) {}

  std::vector<DecidingCondition> find();

 private:
  // deciding.cpp: what is put down of a rule, a list, an expression
  static std::string reading(std::optional<Holds> state);
  void at(DecidingCondition& condition, Span span) const;
  DecidingCondition& note(std::string rule, std::string reading, Span span);
  void terms(const Condition& condition, DecidingCondition& into);
  void condition_of(std::uint32_t site, DecidingCondition& into);
  void rule(std::uint16_t number);
  void list(std::string_view name, const Choice& choice);
  void expression(std::string_view name, Expr expr);
  Span place(std::initializer_list<std::string_view> keys) const;
  std::string_view word_of_stage() const;
  std::optional<std::uint16_t> step(std::string_view name) const;
  std::string total(std::uint16_t s) const;
  const std::string& severity() const;
  std::string role_name() const;

  // deciding_steps.cpp
  void of_step();
  void out_or_behind(std::uint16_t s);
  void plan();
  void out(std::uint16_t s);
  void of_option(const std::string& name);
  void of_asking();
  void of_approval();

  // deciding_giving.cpp
  void of_severity();
  void of_contexts();
  void of_questions();
  void of_remedies();
  void of_empowerment();
  void of_value(const std::string& name);
  void of_commitment(const std::string& name);

  ObservedRun& run_;
  const CompiledPolicy& policy_;
  const Decision& decision_;
  const SiteTexts& texts_;
  const Expectation& expectation_;
  std::vector<DecidingCondition> result_;
};

}  // namespace amends::impl
