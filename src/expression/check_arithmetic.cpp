// + - * / % over numbers, money, durations, times, periods, texts and lists.
#include "expression/checker.hpp"

namespace amends::impl {

Checker::Value Checker::arithmetic(const Ast& ast, Hint hint) {
  const bool factors = ast.op == Token::star || ast.op == Token::slash;
  if (hint && hint->kind != TypeKind::list) {
    const bool number = hint->kind == TypeKind::real || hint->kind == TypeKind::money;
    if (!number || ast.op == Token::modulo)
      hint.reset();
    else if (factors)
      hint = real_type;
  }
  const std::uint32_t left_id = ast.children[0], right_id = ast.children[1];
  const bool turned = !hint && literal_integers(left_id) && !literal_integers(right_id);
  const std::uint32_t first_id = turned ? right_id : left_id, second_id = turned ? left_id : right_id;
  const Value first = check(first_id, hint);
  if (!hint && first.ok() && literal_integers(second_id) && ast.op != Token::modulo) {
    // 0.9 - 1/2 and 1/2 * 3 h: the half is a half
    const TypeKind kind = first.type.kind;
    if (kind == TypeKind::real || kind == TypeKind::money || (factors && kind == TypeKind::duration)) hint = real_type;
  }
  const Value second = check(second_id, hint);
  if (!first.ok() || !second.ok()) return {};
  const Value& left = turned ? second : first;
  const Value& right = turned ? first : second;
  return factors || ast.op == Token::modulo ? product(ast, left, right) : combine(ast, left, right);
}

Checker::Value Checker::no_operator(const Ast& ast, Value left, Value right) {
  const std::string sign(text_.text.substr(ast.name_begin, ast.name_end - ast.name_begin));
  const auto either = [&](TypeKind kind) { return left.type.kind == kind || right.type.kind == kind; };
  const auto number = [](Value v) { return v.type.kind == TypeKind::integer || v.type.kind == TypeKind::real; };
  std::string help;
  if (ast.op == Token::modulo && either(TypeKind::real))
    help = "`%` wants ints; per cent stands straight after a number: `90%`";
  if ((ast.op == Token::plus || ast.op == Token::minus) && (number(left) || number(right))) {
    if (either(TypeKind::duration) || either(TypeKind::time)) help = "write the unit, as in `3 h` or `3 days`";
    if (either(TypeKind::money)) help = "write the currency, as in `20 USD`";
    if (either(TypeKind::text)) help = "`string(x)` makes a text of a number";
  }
  if (left.type.kind == TypeKind::period && right.type.kind == TypeKind::period)
    help = "add them to a time one after the other";
  return error(span(ast), "wrong-type",
               "`" + sign + "` does not apply to " + a_type(left.type) + " and " + a_type(right.type), std::move(help));
}

Checker::Value Checker::combine(const Ast& ast, Value left, Value right) {
  const bool plus = ast.op == Token::plus;
  const TypeKind l = left.type.kind, r = right.type.kind;
  if (l == TypeKind::time || r == TypeKind::time || l == TypeKind::period || r == TypeKind::period)
    return with_time(ast, left, right);
  if (!unify(left, right, ast.children[0], ast.children[1]))
    return left.ok() && right.ok() ? no_operator(ast, left, right) : Value();
  const std::int8_t slope = slope_of_sum(left.slope, plus ? right.slope : opposite(right.slope));
  switch (left.type.kind) {
    case TypeKind::any:
    case TypeKind::integer:
    case TypeKind::duration:
      return make(plus ? Op::int_add : Op::int_subtract, left.type, ast, left, right, slope);
    case TypeKind::real:
      return make(plus ? Op::real_add : Op::real_subtract, left.type, ast, left, right,
                  moving(left.slope, right.slope));
    case TypeKind::money:
      return make(plus ? Op::money_add : Op::money_subtract, left.type, ast, left, right,
                  moving(left.slope, right.slope));
    case TypeKind::text:
      if (plus) return make(Op::concat_text, left.type, ast, left, right, moving(left.slope, right.slope));
      break;
    case TypeKind::list:
      if (plus) return make(Op::concat_list, left.type, ast, left, right, moving(left.slope, right.slope));
      break;
    default:
      break;
  }
  return no_operator(ast, left, right);
}

Checker::Value Checker::with_time(const Ast& ast, Value left, Value right) {
  const bool plus = ast.op == Token::plus;
  const TypeKind l = left.type.kind, r = right.type.kind;
  const std::int8_t slope = slope_of_sum(left.slope, plus ? right.slope : opposite(right.slope));
  if (l == TypeKind::time && r == TypeKind::time && !plus)
    return make(Op::int_subtract, duration_type, ast, left, right, slope);
  if (l == TypeKind::time && r == TypeKind::duration)
    return make(plus ? Op::time_add : Op::time_subtract, time_type, ast, left, right, slope);
  if (l == TypeKind::duration && r == TypeKind::time && plus)
    return make(Op::time_add, time_type, ast, right, left, slope);
  if (l == TypeKind::time && r == TypeKind::period) return shift(ast, left, right, !plus);
  if (l == TypeKind::period && r == TypeKind::time && plus) return shift(ast, right, left, false);
  return no_operator(ast, left, right);
}

// Only the calendar knows how long a period is.
Checker::Value Checker::shift(const Ast& ast, Value time, Value period, bool back) {
  if (back) period = make(Op::period_negate, period_type, ast, period);
  return host_call(ast, HostCall::add_period, time_type, {time, period},
                   later(Visibility::context, later(time.visibility, period.visibility)), moving(time.slope));
}

Checker::Value Checker::product(const Ast& ast, Value left, Value right) {
  const auto number = [](const Value& v) {
    return v.type.kind == TypeKind::integer || v.type.kind == TypeKind::real || v.type.kind == TypeKind::any;
  };
  const std::int8_t slope = moving(left.slope, right.slope);
  const TypeKind l = left.type.kind, r = right.type.kind;
  if (ast.op == Token::modulo) {
    if (!number(left) || !number(right) || l == TypeKind::real || r == TypeKind::real)
      return no_operator(ast, left, right);
    return make(Op::int_modulo, integer_type, ast, left, right, slope);
  }
  const bool times = ast.op == Token::star;
  if (number(left) && number(right)) {
    unify(left, right, ast.children[0], ast.children[1]);
    if (left.type.kind == TypeKind::real)
      return make(times ? Op::real_multiply : Op::real_divide, real_type, ast, left, right, slope);
    return make(times ? Op::int_multiply : Op::int_divide, left.type, ast, left, right, slope);
  }
  if (times && number(left)) std::swap(left, right);  // 2 * 20 USD
  if (left.type.kind == TypeKind::money) {
    if (number(right)) {
      if (right.type.kind == TypeKind::integer) right = to_real(right);
      return make(times ? Op::money_multiply : Op::money_divide, money_type, ast, left, right, slope);
    }
    if (!times && r == TypeKind::money) return make(Op::real_divide, real_type, ast, left, right, slope);
  }
  if (left.type.kind == TypeKind::duration) {
    if (number(right)) {
      if (times && right.type.kind != TypeKind::real)
        return make(Op::int_multiply, duration_type, ast, left, right, slope);
      if (right.type.kind != TypeKind::real) right = to_real(right);
      return make(times ? Op::duration_scale : Op::duration_divide, duration_type, ast, left, right, slope);
    }
    if (!times && r == TypeKind::duration) return make(Op::duration_ratio, real_type, ast, left, right, slope);
  }
  return no_operator(ast, left, right);
}

}  // namespace amends::impl
