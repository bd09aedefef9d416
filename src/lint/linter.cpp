// Finding blocks and expressions, and keeping what is found.
#include "lint/linter.hpp"

#include "analyse/analyser.hpp"

namespace amends::impl {

namespace {

std::uint64_t place_of(Span span) noexcept { return static_cast<std::uint64_t>(span.source) << 32U | span.begin; }

}  // namespace

Linter::Linter(const Policy& policy, const DocBlock& document)
    : loaded_(policy), policy_(policy.compiled()), document_(document) {
  for (const Site& site : policy_.sites)
    if (site.key != nullptr) expressions_[place_of(site.span)] = site.expr;  // the last one, where it was widened
}

Linter::~Linter() = default;

Analyser& Linter::analyser() {
  if (!analyser_) analyser_ = std::make_unique<Analyser>(loaded_);
  return *analyser_;
}

bool Linter::take_from_budget(std::size_t work) noexcept {
  if (work > budget_) return false;
  budget_ -= work;
  return true;
}

const DocBlock* Linter::block(std::string_view key) const {
  const DocValue* value = document_.get(key);
  return value == nullptr || value->blocks.empty() ? nullptr : &value->block();
}

const std::vector<DocValue>& Linter::entries(const DocBlock& of, std::string_view key) {
  static const std::vector<DocValue> nothing;
  const DocValue* value = of.get(key);
  return value == nullptr ? nothing : value->entries;
}

const std::vector<DocBlock>& Linter::list(const DocBlock& of, std::string_view key) {
  static const std::vector<DocBlock> nothing;
  const DocValue* value = of.get(key);
  return value == nullptr ? nothing : value->blocks;
}

Expr Linter::expression_at(Span span) const {
  const auto found = expressions_.find(place_of(span));
  return found == expressions_.end() ? Expr{} : found->second;
}

Expr Linter::condition_of(const DocBlock& block, std::string_view key) const {
  const DocValue* value = block.get(key);
  return value == nullptr ? Expr{} : expression_of(*value);
}

void Linter::found(Span span, std::string message, std::string help, std::optional<WitnessCase> witness) {
  // What a base offers is there for those who extend it, and those use of it what they need.
  // What else there is to say of a base is said where it is checked by itself.
  if (policy_.is_of_a_base(span) && (span.source != own_source || rule_->id.starts_with("unused-"))) return;
  findings.push_back({rule_, span, std::move(message), std::move(help), std::move(witness)});
}

void Linter::inconclusive(Span span, std::string why) { undecided.push_back({rule_, span, std::move(why), {}, {}}); }

void Linter::run(const LintRule& rule) {
  rule_ = &rule;
  rule.check(*this);
}

}  // namespace amends::impl
