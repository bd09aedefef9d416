// What the book is about: a policy, as it is written and as it is compiled, and the words it has for its things.
#pragma once

#include "book/page.hpp"
#include "document/document.hpp"
#include "policy/compiled.hpp"

#include <amends/policy.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl::book {

// How a number is read out.
enum class As { number, share, hours };

class Matter {
 public:
  explicit Matter(const Policy& policy);  // which must outlive it

  const CompiledPolicy& policy() const noexcept { return policy_; }
  const DocBlock& document() const noexcept { return document_; }

  // The blocks of a map of names or of a list, in the order in which they are written.
  std::vector<const DocBlock*> blocks(std::string_view key) const { return blocks(document_, key); }
  static std::vector<const DocBlock*> blocks(const DocBlock& of, std::string_view key);
  // The entries of a map of names, in the order in which they are written.
  static std::vector<const DocValue*> entries(const DocBlock& of, std::string_view key);

  const StepDef* step(std::string_view name) const;
  const BurdenDef* burden(std::string_view name) const;
  const EaseDef* ease(std::string_view name) const;
  const ContextDef* context(std::string_view name) const;
  const RemedyDef* remedy(std::string_view name) const;
  const ValueDef* value(std::string_view name) const;
  const ParameterDef* parameter(std::string_view name) const;
  const PolicyFact* fact(std::string_view name) const;

  // What things are called before people; a thing without a title by its name with spaces.
  std::string title(const DocBlock& block) const;
  static std::string title(const StepDef& step);

  Rich place(Span span) const;  // "computer-repair.yaml:61"
  Rich place(const DocBlock& block) const { return place(block.name.span); }
  std::string file() const;

  // The header comment of the policy's file, paragraph by paragraph.
  std::vector<std::string> story() const;

  // A value as people read it; a decision list has a line for each item.
  Lines speak(const DocBlock& of, std::string_view key, const Choice& choice, As as = As::number) const;
  Lines speak(const DocValue& value, const Choice& choice, As as = As::number) const;
  static std::optional<double> constant(const Choice& choice);  // also of an int

  // A text for people; what is filled in in each case stands in words.
  Rich filled(const DocBlock& of, std::string_view key, Style style = Style::plain) const;
  // The same for the customer, where what is filled in is no business of theirs: "[amount]".
  Rich filled_for_customer(const TextTemplate& text) const;

 private:
  const CompiledPolicy& policy_;
  DocBlock document_;
  std::string folder_;  // of the policy's file, with a slash at its end
};

std::string hours_in_words(double hours);     // "2 h 30 min", "61.5 hours"
std::string without_cents(std::string text);  // "25.00 USD" as "25 USD"

}  // namespace amends::impl::book
