// What compiling a document into a policy has at hand. Each block is compiled by one function in compile_<block>.cpp.
#pragma once

#include "document/document.hpp"
#include "expression/compile.hpp"
#include "policy/compiled.hpp"
#include "policy/policy_scope.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::impl {

Visibility visibility_of(Sees sees) noexcept;
std::vector<Type> types_of(Wants wants);  // empty: any

struct Builder {
  Builder(const DocBlock& doc, CompiledPolicy& p, Report& r)
      : document(doc), policy(p), report(r), scope(p), compiler(p.types, scope, r) {}

  const DocBlock& document;
  CompiledPolicy& policy;
  Report& report;
  PolicyScope scope;
  Compiler compiler;

  // A constant that must be within a range; checked when the program is finished.
  struct RangeCheck {
    Expr expr;
    Type type;
    Range range = Range::any;
    Span span;
    std::string key;
    std::string example;  // "at_most: 3"; may be empty
  };
  std::vector<RangeCheck> ranges;
  // The condition of the last item of a list that must not run out: it must be constant and true.
  struct LastCondition {
    Expr expr;
    Span span;
  };
  std::vector<LastCondition> last_conditions;
  // Defaults of facts, parameters: constants that are read when the program is finished.
  struct Default {
    std::size_t fact = 0;
    Expr expr;
  };
  std::vector<Default> defaults;
  struct Dated {
    std::size_t parameter = 0, value = 0;
    std::vector<Expr> parts;  // one, or the fields of a record
    bool is_record = false;
  };
  std::vector<Dated> dated;

  // The blocks of the document; nullptr or empty where not given.
  const DocBlock* block(std::string_view key) const;
  const std::vector<DocValue>& entries(std::string_view key) const;
  const std::vector<DocBlock>& list(std::string_view key) const { return list(document, key); }
  static const std::vector<DocValue>& entries(const DocBlock& of, std::string_view key);
  static const std::vector<DocBlock>& list(const DocBlock& of, std::string_view key);

  // Expressions. What a key wants and sees stands in the table of keys.
  struct Place {
    std::vector<Type> types;
    Visibility limit = Visibility::texts;
    Range range = Range::any;
    std::string name;  // "`chance`"
    std::int64_t unit_seconds = 0;
    RuleKind items = RuleKind::number_item;
    std::string rule_name;  // "chance of home_visit": of the items of a list
    const Key* key = nullptr;
    bool may_run_out = false;
  };
  static Place place(const Key& key, std::string_view of);
  std::optional<CompiledExpression> expression(const Tree& scalar, const Place& place);
  struct Sight {  // how far an expression or list sees, and how it moves with now
    Visibility visibility = Visibility::load;
    std::int8_t slope = 0;
  };
  std::optional<Choice> choice(const DocValue& value, const Place& place, Sight* sight = nullptr);
  Choice choice(const DocBlock& of, std::string_view key);  // does not exist where not given
  std::uint32_t condition_site = no_site;  // of the condition compiled last: its rule is made right after it
  Expr condition(const DocBlock& of, std::string_view key = "when", std::optional<Visibility> limit = {},
                 Sight* sight = nullptr);
  // Puts an item down among the policy's list_items; `when` is the condition compiled last.
  std::uint32_t list_item(const DocBlock& item, std::string_view of, std::size_t index, Expr when, std::uint32_t is);
  TextTemplate filled(const DocBlock& of, std::string_view key);
  TextTemplate filled(const Tree& text, std::string_view key);
  std::string plain(const DocBlock& of, std::string_view key);  // refuses `{expression}`
  std::string title(const DocBlock& of);                        // the name with spaces where not given

  // A rule made of a block with `because` and `source`.
  std::uint16_t rule(RuleKind kind, std::string name, const DocBlock& of, Expr condition);

  // Burden to number or share: `demands`, `weighs`, `removes`.
  std::vector<std::pair<std::uint16_t, Choice>> by_burden(const DocBlock& of, std::string_view key);

  void check_ids(const std::vector<DocBlock>& blocks);  // each once

  // The number of a name in an enum of the policy, or an error that says "there is no <what> `name`".
  std::optional<std::uint16_t> number(Type type, std::string_view what, const DocName& name);

  void error(Span span, std::string code, std::string message, std::string help = {}) {
    report.error(span, std::move(code), std::move(message), std::move(help));
  }

 private:
  bool uses_broken(std::string_view text) const;
};

// The identifiers in an expression, with dots and without what stands in quotes: "burden.borne", "a", "b".
std::vector<std::string> identifiers(std::string_view expression);
ExpressionText expression_text(const Tree& scalar);

// Whether no block holds more than it can; otherwise nothing else is worth saying.
bool check_limits(Builder& build);

// In this order.
void compile_header(Builder& build);
void compile_names(Builder& build);
void compile_calendar(Builder& build);
void compile_facts(Builder& build);
void compile_parameters(Builder& build);
void compile_values(Builder& build);
void compile_contexts(Builder& build);
void compile_burdens(Builder& build);
void compile_severity(Builder& build);
void compile_eases(Builder& build);
void compile_steps(Builder& build);
void compile_plan(Builder& build);
void compile_rules(Builder& build);
void compile_empowerment(Builder& build);
void compile_remedies(Builder& build);
void compile_commitments(Builder& build);
void compile_closure(Builder& build);
// Then the program is finished: constants are read, ranges and lists checked.
void finish_policy(Builder& build);

}  // namespace amends::impl
