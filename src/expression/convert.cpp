// What becomes what by itself.
#include "expression/checker.hpp"

#include <cmath>

namespace amends::impl {

Checker::Value Checker::truth(std::uint32_t id, std::string_view of) {
  const Value value = check(id);
  if (!value.ok() || value.type.kind == TypeKind::boolean || value.type.kind == TypeKind::any) return value;
  std::string help;
  if (value.type.kind == TypeKind::integer) help = "compare it, as in `> 0`";
  if (value.type.kind == TypeKind::enumeration) help = "compare it, as in `== name`";
  return error(span(at(id)), "wrong-type", std::string(of) + " must be a bool, not " + a_type(value.type),
               std::move(help));
}

Checker::Value Checker::to_real(Value value) {
  value.node = builder_.node(Op::to_real, real_type, builder_.at(value.node).span, value.node, 0, 0, value.slope);
  value.type = real_type;
  return value;
}

// A bare number where money is wanted: so many of the policy's currency.
Checker::Value Checker::to_money(Value value) {
  const Currency currency = scope_.currency();
  const Span where = builder_.at(value.node).span;
  if (currency.code().empty())
    return error(where, "no-currency", "this policy has no currency", "say which it is, as in `currency: USD`");
  if (value.type.kind == TypeKind::integer) value = to_real(value);
  const double units = minor_units(currency);
  if (const Cell* const number = builder_.constant_of(value.node); number != nullptr && number->known()) {
    // 0.29 is 29 cents, although 0.29 * 100 is a little less in doubles.
    double minor = number->real * units;
    if (std::fabs(minor - std::round(minor)) < 1e-6) minor = std::round(minor);
    value.node = builder_.constant(Cell::of(minor), money_type, where);
  } else {
    const std::uint32_t one = builder_.constant(Cell::of(units), money_type, where);
    value.node = builder_.node(Op::money_multiply, money_type, where, one, value.node, 0, value.slope);
  }
  value.type = money_type;
  return value;
}

bool Checker::literal_integers(std::uint32_t id) const {
  const Ast& ast = at(id);
  switch (ast.kind) {
    case AstKind::integer:
      return true;
    case AstKind::negate:
      return literal_integers(ast.children[0]);
    case AstKind::binary:
      return (ast.op == Token::plus || ast.op == Token::minus || ast.op == Token::star || ast.op == Token::slash) &&
             literal_integers(ast.children[0]) && literal_integers(ast.children[1]);
    default:
      return false;
  }
}

bool Checker::literal_number(std::uint32_t id) const {
  const Ast& ast = at(id);
  switch (ast.kind) {
    case AstKind::integer:
    case AstKind::real:
      return true;
    case AstKind::negate:
      return literal_number(ast.children[0]);
    case AstKind::binary:
      return ast.op >= Token::plus && ast.op <= Token::slash && literal_number(ast.children[0]) &&
             literal_number(ast.children[1]);
    default:
      return false;
  }
}

// Both sides as one type: an int beside a double is a double, a literal number beside money is money, an empty list is
// of whatever the other holds.
bool Checker::unify(Value& left, Value& right, std::uint32_t left_id, std::uint32_t right_id) {
  const auto common = [this](const auto& self, Type a, Type b) -> std::optional<Type> {
    if (a == b || b.kind == TypeKind::any) return a;
    if (a.kind == TypeKind::any) return b;
    if (a.kind != TypeKind::list || b.kind != TypeKind::list) return std::nullopt;
    const std::optional<Type> element = self(self, types_.element(a), types_.element(b));
    return element ? std::optional(types_.list_of(*element)) : std::nullopt;
  };
  if (const std::optional<Type> type = common(common, left.type, right.type)) {
    left.type = right.type = *type;
    return true;
  }
  const auto is_number = [](const Value& v) {
    return v.type.kind == TypeKind::integer || v.type.kind == TypeKind::real;
  };
  if (is_number(left) && is_number(right)) {
    Value& integer = left.type.kind == TypeKind::integer ? left : right;
    integer = to_real(integer);
    return true;
  }
  if (left.type.kind == TypeKind::money && is_number(right) && literal_number(right_id)) {
    right = to_money(right);
    return right.ok();
  }
  if (right.type.kind == TypeKind::money && is_number(left) && literal_number(left_id)) {
    left = to_money(left);
    return left.ok();
  }
  return false;
}

std::uint32_t Checker::domain_of(Type type) const {
  switch (type.kind) {
    case TypeKind::real:
    case TypeKind::money:
      return domain::real;
    case TypeKind::boolean:
      return domain::boolean;
    case TypeKind::text:
      return domain::text;
    case TypeKind::record:
      return domain::row;
    case TypeKind::list:
      return domain_of(types_.element(type)) + 16;
    default:
      return domain::integer;
  }
}

}  // namespace amends::impl
