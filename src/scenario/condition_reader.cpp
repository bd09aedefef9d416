// Takes a condition apart along its compiled nodes; what each operand says is read from the text once more, since equal
// operands of a policy are compiled once and know only their first place.
#include "scenario/condition.hpp"

#include "expression/ast.hpp"
#include "expression/op.hpp"
#include "expression/parser.hpp"

namespace amends::impl {

class ConditionReader {
 public:
  ConditionReader(const CompiledPolicy& policy, const Site& site, const Tree* tree) : policy_(policy), site_(site) {
    if (tree != nullptr) {
      text_ = tree->text;
      content_begin_ = tree->content_begin;
    } else {
      text_ = policy.sources.text(site.span);
    }
    Parser parser(text_);
    if (const auto root = parser.run()) {
      root_ = *root;
      ast_ = parser.take();
    }
  }

  Condition read(Expr part) {
    const Ast* const ast = ast_of_part(part);
    Condition condition;
    condition.expr = part;
    condition.span = ast != nullptr && part != site_.expr ? span(*ast) : site_.span;
    condition.text = ast != nullptr && part != site_.expr ? text(*ast) : text_;
    condition.root_ = walk(part.node, ast, condition);
    return condition;
  }

  std::vector<Condition> inner() {
    std::vector<Condition> found;
    collect(site_.expr.node, ast_.empty() ? nullptr : &ast_[root_], found);
    return found;
  }

 private:
  using Part = Condition::Part;

  const Node& node(std::uint32_t n) const { return policy_.program.node(n); }
  std::string text(const Ast& ast) const { return text_.substr(ast.begin, ast.end - ast.begin); }
  const Ast* child(const Ast* ast, std::size_t i) const {
    return ast == nullptr || i >= ast->children.size() ? nullptr : &ast_[ast->children[i]];
  }
  Span span(const Ast& ast) const {
    if (content_begin_ == Span::none) return site_.span;
    return {site_.span.source, content_begin_ + ast.begin, content_begin_ + ast.end};
  }

  const Ast* ast_of_part(Expr part) const {
    if (ast_.empty()) return nullptr;
    if (part == site_.expr) return &ast_[root_];
    return find(site_.expr.node, &ast_[root_], part.node);
  }

  // The text of an inner node: both trees are walked side by side as long as they agree.
  const Ast* find(std::uint32_t n, const Ast* ast, std::uint32_t wanted) const {
    if (ast == nullptr || n == wanted) return ast;
    const Node& at = node(n);
    if (at.op == Op::conditional && ast->kind == AstKind::conditional) {
      const std::uint32_t children[] = {at.a, at.b, at.c};
      for (std::size_t i = 0; i < 3; ++i)
        if (const Ast* const found = find(children[i], child(ast, i), wanted)) return found;
    }
    return nullptr;
  }

  void collect(std::uint32_t n, const Ast* ast, std::vector<Condition>& found) {
    const Node& at = node(n);
    if (at.op != Op::conditional || at.type.kind == TypeKind::boolean) return;
    const bool agree = ast != nullptr && ast->kind == AstKind::conditional;
    Condition condition;
    condition.expr = {at.a};
    const Ast* const before = agree ? child(ast, 0) : nullptr;
    condition.span = before != nullptr ? span(*before) : site_.span;
    condition.text = before != nullptr ? text(*before) : std::string(policy_.sources.text(at.span));
    condition.root_ = walk(at.a, before, condition);
    found.push_back(std::move(condition));
    collect(at.b, agree ? child(ast, 1) : nullptr, found);
    collect(at.c, agree ? child(ast, 2) : nullptr, found);
  }

  std::size_t add(Part part, Condition& condition) {
    condition.parts_.push_back(std::move(part));
    return condition.parts_.size() - 1;
  }

  std::size_t walk(std::uint32_t n, const Ast* ast, Condition& condition) {
    const Node& at = node(n);
    Part part;
    const auto agrees = [&](AstKind kind) { return ast != nullptr && ast->kind == kind ? ast : nullptr; };
    switch (at.op) {
      case Op::and_:
      case Op::or_: {
        const Token token = at.op == Op::and_ ? Token::and_ : Token::or_;
        const Ast* const same = ast != nullptr && ast->kind == AstKind::binary && ast->op == token ? ast : nullptr;
        part.kind = at.op == Op::and_ ? Part::Kind::and_ : Part::Kind::or_;
        part.children = {walk(at.a, child(same, 0), condition), walk(at.b, child(same, 1), condition)};
        return add(std::move(part), condition);
      }
      case Op::not_:
        part.kind = Part::Kind::not_;
        part.children = {walk(at.a, child(agrees(AstKind::not_), 0), condition)};
        return add(std::move(part), condition);
      case Op::conditional: {
        const Ast* const same = agrees(AstKind::conditional);
        part.kind = Part::Kind::conditional;
        const std::uint32_t children[] = {at.a, at.b, at.c};
        for (std::size_t i = 0; i < 3; ++i) part.children.push_back(walk(children[i], child(same, i), condition));
        return add(std::move(part), condition);
      }
      default:
        break;
    }
    Operand operand;
    operand.node = n;
    operand.text = ast != nullptr ? text(*ast) : std::string(policy_.sources.text(at.span));
    operand.span = ast != nullptr ? span(*ast) : site_.span;
    if (const Cell* const constant = policy_.program.constant({n}); constant != nullptr && constant->known())
      operand.constant = constant->boolean;
    terms(at, n, ast, operand);
    part.operand = condition.operands.size();
    condition.operands.push_back(std::move(operand));
    return add(std::move(part), condition);
  }

  void fact(std::uint32_t slot, Operand& operand) const {
    operand.terms.push_back({policy_.facts[slot].name, policy_.facts[slot].type, slot, Expr::none});
  }

  void term(std::uint32_t n, const Ast* ast, Operand& operand) const {
    const Node& at = node(n);
    if (at.op == Op::constant) return;
    if (at.op == Op::slot) return fact(at.a, operand);
    std::string written = ast != nullptr ? text(*ast) : std::string(policy_.sources.text(at.span));
    operand.terms.push_back({std::move(written), at.type, std::nullopt, n});
  }

  // What is worth showing of an operand: both sides of a comparison, without constants.
  void terms(const Node& at, std::uint32_t n, const Ast* ast, Operand& operand) const {
    const Ast* const sides = ast != nullptr && ast->kind == AstKind::binary ? ast : nullptr;
    if (is_slot_comparison(at.op) || at.op == Op::slot || at.op == Op::slot_in_list || at.op == Op::slot_in_set)
      return fact(at.a, operand);
    if (is_comparison(at.op)) {
      term(at.a, child(sides, 0), operand);
      return term(at.b, child(sides, 1), operand);
    }
    switch (at.op) {
      case Op::in_list:
      case Op::in_any:
      case Op::in_set:
        return term(at.a, child(sides, 0), operand);
      case Op::has:
        return term(at.a, nullptr, operand);
      default:
        return term(n, ast, operand);
    }
  }

  const CompiledPolicy& policy_;
  const Site& site_;
  std::string text_;
  std::uint32_t content_begin_ = Span::none;
  std::vector<Ast> ast_;
  std::uint32_t root_ = 0;
};

SiteTexts::SiteTexts(const CompiledPolicy& policy) : policy_(policy) { index(policy.tree); }

void SiteTexts::index(const Tree& at) {
  if (at.is_scalar()) scalars_.emplace(std::pair(at.span.source, at.span.begin), &at);
  for (const Tree& item : at.items) index(item);
  for (const TreeEntry& entry : at.entries) index(entry.value);
}

const Tree* SiteTexts::tree(Span span) const {
  const auto found = scalars_.find({span.source, span.begin});
  return found == scalars_.end() ? nullptr : found->second;
}

std::string SiteTexts::text(const Site& site) const {
  const Tree* const scalar = tree(site.span);
  std::string text = scalar != nullptr ? scalar->text : std::string(policy_.sources.text(site.span));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

Condition SiteTexts::condition(const Site& site, Expr part) const {
  return ConditionReader(policy_, site, tree(site.span)).read(part);
}

std::vector<Condition> SiteTexts::inner_conditions(const Site& site) const {
  return ConditionReader(policy_, site, tree(site.span)).inner();
}

}  // namespace amends::impl
