// A condition taken apart: its operands as written, and how they make the outcome.
#pragma once

#include "expression/program.hpp"
#include "policy/compiled.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amends::impl {

enum class ReadAs : std::uint8_t { no, yes, unknown };

inline ReadAs read_as(Cell cell) noexcept {
  return cell.is_true() ? ReadAs::yes : cell.is_false() ? ReadAs::no : ReadAs::unknown;
}

// What an operand looks at, to be shown with its value: `attempts.failed`.
struct Term {
  std::string text;
  Type type;
  std::optional<std::uint32_t> slot;  // a fact; otherwise a node
  std::uint32_t node = Expr::none;
};

struct Operand {
  std::uint32_t node = Expr::none;
  std::string text;
  Span span;
  std::vector<Term> terms;
  std::optional<bool> constant;  // it always reads so
};

class Condition {
 public:
  std::string text;  // as written
  Span span;
  Expr expr;
  std::vector<Operand> operands;

  ReadAs outcome(std::span<const ReadAs> operands_read) const { return read(root_, operands_read); }
  // Whether the outcome would be another one had operand `i` alone read the other way (masking MC/DC).
  bool decides(std::size_t i, std::span<const ReadAs> operands_read) const;

  // The ways in which the other operands let operand `i` decide: of each way, all must read so.
  using Way = std::vector<std::pair<std::size_t, bool>>;
  std::vector<Way> ways_to_decide(std::size_t i) const;

 private:
  friend class ConditionReader;
  struct Part {
    enum class Kind : std::uint8_t { operand, and_, or_, not_, conditional } kind = Kind::operand;
    std::size_t operand = 0;
    std::vector<std::size_t> children;
  };
  ReadAs read(std::size_t part, std::span<const ReadAs> operands_read) const;
  bool contains(std::size_t part, std::size_t operand) const;
  std::vector<Way> ways_to_read(std::size_t part, bool as) const;
  std::vector<Way> ways_to_reach(std::size_t part, std::size_t operand) const;

  std::vector<Part> parts_;
  std::size_t root_ = 0;
};

// The expressions of a policy as they were written.
class SiteTexts {
 public:
  explicit SiteTexts(const CompiledPolicy& policy);

  std::string text(const Site& site) const;
  Condition condition(const Site& site) const { return condition(site, site.expr); }
  // Of a part of the site's expression: the condition before a `?`.
  Condition condition(const Site& site, Expr part) const;
  // The conditions before each `?` of an expression that is no condition itself.
  std::vector<Condition> inner_conditions(const Site& site) const;

 private:
  const Tree* tree(Span span) const;
  void index(const Tree& tree);

  const CompiledPolicy& policy_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const Tree*> scalars_;
};

}  // namespace amends::impl
