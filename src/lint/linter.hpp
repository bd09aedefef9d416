// What the check of a rule has at hand: the policy, its document, and where findings go.
#pragma once

#include "document/document.hpp"
#include "document/reader.hpp"
#include "lint/lint_rule.hpp"
#include "policy/compiled.hpp"

#include <amends/lint.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace amends::impl {

class Analyser;

// A finding before it has words for its place.
struct RawFinding {
  const LintRule* rule = nullptr;
  Span span;
  std::string message;
  std::string help;
  std::optional<WitnessCase> witness;
};

class Linter {
 public:
  Linter(const Policy& policy, const DocBlock& document);
  ~Linter();
  Linter(const Linter&) = delete;
  Linter& operator=(const Linter&) = delete;

  const Policy& loaded() const noexcept { return loaded_; }
  const CompiledPolicy& policy() const noexcept { return policy_; }
  const DocBlock& document() const noexcept { return document_; }

  // The blocks of the document; nullptr or empty where not given. Entries stand in the order of their names, as the
  // compiled policy has them.
  const DocBlock* block(std::string_view key) const;
  const std::vector<DocValue>& entries(std::string_view key) const { return entries(document_, key); }
  const std::vector<DocBlock>& list(std::string_view key) const { return list(document_, key); }
  static const std::vector<DocValue>& entries(const DocBlock& of, std::string_view key);
  static const std::vector<DocBlock>& list(const DocBlock& of, std::string_view key);

  // The expression that was compiled from this scalar of the document; none where it is no expression.
  Expr expression_at(Span span) const;
  Expr expression_of(const DocValue& value) const { return expression_at(value.span()); }
  // The condition of a block; none where it has no `when`.
  Expr condition_of(const DocBlock& block, std::string_view key = "when") const;
  std::string_view text(Span span) const { return policy_.sources.text(span); }

  // Exact answers about conditions; made when first asked for. See exact.hpp, which keeps to the budget.
  Analyser& analyser();
  // Whether so much work is left; takes it.
  bool take_from_budget(std::size_t work) noexcept;

  // Of the rule whose check runs.
  void found(Span span, std::string message, std::string help = {}, std::optional<WitnessCase> witness = {});
  void inconclusive(Span span, std::string why);

  void run(const LintRule& rule);
  std::vector<RawFinding> findings;
  std::vector<RawFinding> undecided;

 private:
  const Policy& loaded_;
  const CompiledPolicy& policy_;
  const DocBlock& document_;
  std::unordered_map<std::uint64_t, Expr> expressions_;  // by source and first byte
  std::unique_ptr<Analyser> analyser_;
  std::size_t budget_ = 200'000;  // conditions asked about; a large policy needs a few thousand
  const LintRule* rule_ = nullptr;
};

}  // namespace amends::impl
