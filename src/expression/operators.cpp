// Logic, comparison, membership and signs; arithmetic is in check_arithmetic.cpp.
#include "expression/checker.hpp"

namespace amends::impl {

Checker::Value Checker::binary(const Ast& ast, Hint hint) {
  switch (ast.op) {
    case Token::and_:
    case Token::or_:
      return logic(ast);
    case Token::in:
      return membership(ast);
    case Token::plus:
    case Token::minus:
    case Token::star:
    case Token::slash:
    case Token::modulo:
      return arithmetic(ast, hint);
    default:
      return comparison(ast);
  }
}

Checker::Value Checker::logic(const Ast& ast) {
  const char* const of = ast.op == Token::and_ ? "what `and` joins" : "what `or` joins";
  const Value left = truth(ast.children[0], of);
  const Value right = truth(ast.children[1], of);
  if (!left.ok() || !right.ok()) return {};
  return make(ast.op == Token::and_ ? Op::and_ : Op::or_, boolean_type, ast, left, right);
}

Checker::Value Checker::unary(const Ast& ast, Hint hint) {
  const std::uint32_t operand = ast.children[0];
  if (ast.kind == AstKind::not_) {
    const Value value = check(operand);
    if (!value.ok()) return {};
    if (value.type.kind != TypeKind::boolean && value.type.kind != TypeKind::any) {
      const std::string sign(text_.text.substr(ast.name_begin, ast.name_end - ast.name_begin));
      return error(span(at(operand)), "wrong-type",
                   "what `" + sign + "` turns round must be a bool, not " + a_type(value.type),
                   "`" + sign + "` takes only what stands next to it: put the comparison in parentheses");
    }
    Value result = make(Op::not_, boolean_type, ast, value);
    result.slope = 0;
    return result;
  }
  if (hint && hint->kind == TypeKind::enumeration) hint.reset();
  const Value value = check(operand, hint);
  if (!value.ok()) return {};
  Value result;
  switch (value.type.kind) {
    case TypeKind::any:
    case TypeKind::integer:
    case TypeKind::duration:
      result = make(Op::int_negate, value.type, ast, value);
      break;
    case TypeKind::real:
    case TypeKind::money:
      result = make(Op::real_negate, value.type, ast, value);
      break;
    case TypeKind::period:
      result = make(Op::period_negate, value.type, ast, value);
      break;
    default:
      return error(span(ast), "wrong-type", "`-` does not apply to " + a_type(value.type));
  }
  result.slope = opposite(value.slope);
  return result;
}

Checker::Value Checker::comparison(const Ast& ast) {
  const std::uint32_t left_id = ast.children[0], right_id = ast.children[1];
  Value left, right;
  const bool names = needs_enum(left_id) && needs_enum(right_id);
  const auto weak = [this](std::uint32_t id) { return needs_enum(id) || literal_integers(id); };
  const bool turned = weak(left_id) && !weak(right_id);
  const std::uint32_t first_id = turned ? right_id : left_id, second_id = turned ? left_id : right_id;
  const Value first = check(first_id);
  // What a bare name means is not known beside something that is wrong itself.
  if (!first.ok() && !names && needs_enum(second_id)) return {};
  Hint hint;
  if (first.ok()) {
    const TypeKind kind = first.type.kind;
    if (kind == TypeKind::enumeration || kind == TypeKind::list) hint = first.type;
    if ((kind == TypeKind::real || kind == TypeKind::money) && literal_integers(second_id)) hint = real_type;
  }
  const Value second = check(second_id, hint);
  if (!first.ok() || !second.ok()) return {};
  left = turned ? second : first;
  right = turned ? first : second;

  const Type left_type = left.type, right_type = right.type;
  if (!unify(left, right, left_id, right_id)) {
    std::string help;
    const auto either = [&](TypeKind a, TypeKind b) {
      return (left_type.kind == a && right_type.kind == b) || (left_type.kind == b && right_type.kind == a);
    };
    if (either(TypeKind::duration, TypeKind::period))
      help = "a period has no fixed length: add it to a time and compare times";
    if (either(TypeKind::time, TypeKind::duration)) help = "the difference of two times is a duration: `now - t`";
    if (either(TypeKind::duration, TypeKind::integer) || either(TypeKind::duration, TypeKind::real))
      help = "write the unit, as in `3 h` or `3 days`";
    if (either(TypeKind::boolean, TypeKind::text)) help = "true and false stand without quotes";
    if (either(TypeKind::integer, TypeKind::text) || either(TypeKind::real, TypeKind::text))
      help = "numbers stand without quotes";
    if (left.ok() && right.ok())
      error(span(ast), "wrong-type", a_type(left_type) + " cannot be compared with " + a_type(right_type),
            std::move(help));
    return {};
  }
  const bool equality = ast.op == Token::equal || ast.op == Token::not_equal;
  const TypeKind kind = left.type.kind;
  const std::uint32_t domain = domain_of(left.type);
  const bool comparable = equality ? domain::base(domain) != domain::row
                                   : kind != TypeKind::list && kind != TypeKind::record && kind != TypeKind::period;
  if (!comparable)
    return error(span(ast), "wrong-type",
                 equality ? "records are not compared; compare their fields"
                          : "there is no order among values of type " + types_.to_string(left.type));

  Op op = Op::equal;
  switch (ast.op) {
    case Token::not_equal:
      op = Op::not_equal;
      break;
    case Token::less:
      op = Op::less;
      break;
    case Token::less_equal:
      op = Op::less_equal;
      break;
    case Token::greater:
      op = Op::greater;
      break;
    case Token::greater_equal:
      op = Op::greater_equal;
      break;
    default:
      break;
  }
  const bool exact = kind == TypeKind::time || kind == TypeKind::duration;
  const std::int8_t slope = exact ? slope_of_sum(left.slope, opposite(right.slope)) : moving(left.slope, right.slope);
  Value result;
  result.type = boolean_type;
  result.visibility = later(left.visibility, right.visibility);
  result.node = builder_.compare(op, span(ast), left.node, right.node, domain, slope);
  return result;
}

Checker::Value Checker::membership(const Ast& ast) {
  const std::uint32_t value_id = ast.children[0], list_id = ast.children[1];
  const bool turned = (needs_enum(value_id) || literal_integers(value_id)) && !needs_enum(list_id);
  Value value, list;
  if (turned) {
    list = check(list_id);
    Hint hint;
    if (list.ok() && list.type.kind == TypeKind::list) hint = types_.element(list.type);
    if (!list.ok() && needs_enum(value_id)) return {};
    value = check(value_id, hint);
  } else {
    value = check(value_id);
    if (!value.ok() && needs_enum(list_id)) return {};
    Hint hint;
    if (value.ok() && value.type.kind != TypeKind::integer) hint = types_.list_of(value.type);
    list = check(list_id, hint);
  }
  if (!value.ok() || !list.ok()) return {};
  if (list.type.kind != TypeKind::list && list.type.kind != TypeKind::any)
    return error(span(at(list_id)), "wrong-type", "`in` looks into a list, this is " + a_type(list.type),
                 list.type.kind == TypeKind::text ? "write `text.contains(part)`" : "");
  Value element = list;
  element.type = list.type.kind == TypeKind::list ? types_.element(list.type) : any_type;
  if (value.type.kind == TypeKind::integer && element.type.kind == TypeKind::real) value = to_real(value);
  const Type list_element = element.type;
  if (value.type != element.type) {
    // Only types that are the same by their making (empty lists) may meet here: the elements cannot be converted.
    const bool numbers = (value.type.kind == TypeKind::real || value.type.kind == TypeKind::money) &&
                         (element.type.kind == TypeKind::integer || element.type.kind == TypeKind::real);
    Value copy = value;
    if (numbers || !unify(copy, element, value_id, list_id))
      return error(span(ast), "wrong-type",
                   a_type(value.type) + " cannot be in a list of " + types_.to_string(list_element));
    value.type = element.type;
  }
  if (domain::base(domain_of(value.type)) == domain::row)
    return error(span(ast), "wrong-type", "records are not compared; compare their fields");
  Value result;
  result.type = boolean_type;
  result.visibility = later(value.visibility, list.visibility);
  result.node = builder_.in(span(ast), value.node, list.node, domain_of(value.type), moving(value.slope, list.slope));
  return result;
}

}  // namespace amends::impl
