// Literals, lists, `?:`, and what the place wants of the whole.
#include "expression/checker.hpp"

#include <charconv>

namespace amends::impl {

std::optional<CompiledExpression> Checker::run(std::uint32_t root) {
  const std::optional<Hint> hint = wanted_hint();
  Value value = check(root, hint ? *hint : Hint());
  if (value.ok()) value = finish(root, value);
  if (!value.ok()) return std::nullopt;
  return CompiledExpression{{value.node}, value.type, value.visibility, value.slope};
}

std::optional<Checker::Hint> Checker::wanted_hint() const {
  const auto wants = [this](TypeKind kind) -> const Type* {
    for (const Type& type : wanted_.types)
      if (type.kind == kind) return &type;
    return nullptr;
  };
  if (const Type* const type = wants(TypeKind::enumeration)) return Hint(*type);
  if (const Type* const type = wants(TypeKind::list)) return Hint(*type);
  if (wants(TypeKind::integer) != nullptr) return std::nullopt;
  if (wants(TypeKind::money) != nullptr) return Hint(money_type);
  if (wants(TypeKind::real) != nullptr) return Hint(real_type);
  return std::nullopt;
}

// The whole as the place wants it, converted where it may be.
Checker::Value Checker::finish(std::uint32_t root, Value value) {
  const auto wants = [this](TypeKind kind) {
    return std::any_of(wanted_.types.begin(), wanted_.types.end(), [&](Type t) { return t.kind == kind; });
  };
  const TypeKind kind = value.type.kind;
  if (wanted_.types.empty() || kind == TypeKind::any) return value;
  for (const Type& type : wanted_.types)
    if (value.type == type) return value;
  if (kind == TypeKind::integer && wants(TypeKind::real)) return to_real(value);
  if ((kind == TypeKind::integer || kind == TypeKind::real) && wants(TypeKind::money)) return to_money(value);
  if (kind == TypeKind::duration && wanted_.unit_seconds != 0 && wants(TypeKind::real)) {
    const Value unit = constant(Cell::of(wanted_.unit_seconds), duration_type, at(root));
    return make(Op::duration_ratio, real_type, at(root), value, unit, moving(value.slope));
  }
  if (kind == TypeKind::list && types_.element(value.type).kind == TypeKind::any && wants(TypeKind::list)) {
    for (const Type& type : wanted_.types)
      if (type.kind == TypeKind::list) value.type = type;
    return value;
  }

  std::string wanted;
  for (std::size_t i = 0; i != wanted_.types.size(); ++i)
    wanted += (i == 0 ? "" : i + 1 == wanted_.types.size() ? " or " : ", ") + a_type(wanted_.types[i]);
  std::string help;
  if ((kind == TypeKind::integer || kind == TypeKind::real) && wants(TypeKind::duration))
    help = "write the unit, as in `3 h` or `3 days`";
  if (wants(TypeKind::boolean))
    help = kind == TypeKind::text          ? "compare it, as in `== \"...\"`"
           : kind == TypeKind::enumeration ? "compare it, as in `== name`"
                                           : "compare it, as in `> 0`";
  if (wants(TypeKind::money))
    help = "money is a number with its currency, as in `30 " +
           std::string(scope_.currency() == Currency{} ? "USD" : scope_.currency().code()) + "`";
  if (kind == TypeKind::duration && wants(TypeKind::real)) help = "divide it by a unit, as in `/ 1 h`";
  if (kind == TypeKind::real && wants(TypeKind::integer)) help = "`round`, `floor` and `ceil` make a double an int";
  if (kind == TypeKind::period && wants(TypeKind::duration)) help = "a period has no fixed length; days and hours have";
  const std::string place = wanted_.place.empty() ? "this" : std::string(wanted_.place);
  return error(span(at(root)), "wrong-type", place + " must be " + wanted + ", not " + a_type(value.type),
               std::move(help));
}

Checker::Value Checker::check(std::uint32_t id, Hint hint) {
  const Ast& ast = at(id);
  switch (ast.kind) {
    case AstKind::boolean:
    case AstKind::integer:
    case AstKind::real:
    case AstKind::text:
    case AstKind::duration:
    case AstKind::period:
    case AstKind::time:
      return literal(ast, hint);
    case AstKind::money:
      return money(ast);
    case AstKind::date:
      return date(ast);
    case AstKind::name:
      return name(id, hint);
    case AstKind::select:
      return select(ast);
    case AstKind::index:
      return index(ast);
    case AstKind::call:
    case AstKind::method:
      return call(id, hint);
    case AstKind::list:
      return make_list(ast, hint);
    case AstKind::not_:
    case AstKind::negate:
      return unary(ast, hint);
    case AstKind::binary:
      return binary(ast, hint);
    case AstKind::conditional:
      return conditional(ast, hint);
  }
  return {};
}

Checker::Value Checker::literal(const Ast& ast, Hint hint) {
  switch (ast.kind) {
    case AstKind::boolean:
      return constant(Cell::of(ast.boolean), boolean_type, ast);
    case AstKind::integer:
      if (hint && (hint->kind == TypeKind::real || hint->kind == TypeKind::money))
        return constant(Cell::of(ast.real), real_type, ast);
      return constant(Cell::of(ast.integer), integer_type, ast);
    case AstKind::real:
      return constant(Cell::of(ast.real), real_type, ast);
    case AstKind::duration:
      return constant(Cell::of(ast.integer), duration_type, ast);
    case AstKind::period:
      return constant(Cell::of(ast.integer), period_type, ast);
    case AstKind::time:
      return constant(Cell::of(ast.integer), time_type, ast);
    default:
      if (hint && hint->kind == TypeKind::enumeration) return member(ast, ast.text, *hint);
      return constant(Cell::of(scope_.intern(ast.text)), text_type, ast);
  }
}

Checker::Value Checker::money(const Ast& ast) {
  const Currency currency = scope_.currency();
  if (currency.code().empty())
    return error(span(ast), "no-currency", "this policy has no currency",
                 "say which it is: `currency: " + std::string(ast.currency.code()) + "`");
  if (currency != ast.currency)
    return error(
        span(ast), "wrong-currency",
        "amounts of this policy are in " + std::string(currency.code()) + ", not " + std::string(ast.currency.code()),
        "currencies are never converted");
  return constant(Cell::of(ast.real), money_type, ast);
}

Checker::Value Checker::date(const Ast& ast) {
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    std::from_chars(ast.text.data() + from, ast.text.data() + from + count, value);
    return value;
  };
  const std::optional<std::int64_t> start =
      scope_.start_of_date(number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2)));
  if (!start) return error(span(ast), "no-such-date", "there is no such date");
  return constant(Cell::of(*start), time_type, ast);
}

Checker::Value Checker::make_list(const Ast& ast, Hint hint) {
  Hint element;
  if (hint && hint->kind == TypeKind::list) element = types_.element(*hint);
  if (element && element->kind == TypeKind::any) element.reset();
  std::vector<Value> values(ast.children.size());
  bool fine = true;
  // Bare names wait until an element says which enum they belong to.
  for (const bool names : {false, true}) {
    for (std::size_t i = 0; i != values.size(); ++i) {
      if (needs_enum(ast.children[i]) != names) continue;
      values[i] = check(ast.children[i], element);
      fine = fine && values[i].ok();
      if (values[i].ok() && !element && values[i].type.kind == TypeKind::enumeration) element = values[i].type;
    }
  }
  if (!fine) return {};
  if (values.empty())
    return {builder_.node_with(Op::list, types_.list_of(any_type), span(ast), 0, {}), types_.list_of(any_type)};
  for (std::size_t i = 0; i != values.size(); ++i) {
    Value& value = values[i];
    const TypeKind kind = value.type.kind;
    if (element && element->kind == TypeKind::real && kind == TypeKind::integer) value = to_real(value);
    if (element && element->kind == TypeKind::money && (kind == TypeKind::integer || kind == TypeKind::real))
      value = to_money(value);
  }
  // Ints beside doubles are doubles, from the first to the last.
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (!unify(values[0], values[i], ast.children[0], ast.children[i]))
      return error(span(at(ast.children[i])), "mixed-list",
                   "the elements of a list have one type: this is " + a_type(values[i].type) + ", the first is " +
                       a_type(values[0].type));
  }
  std::vector<std::uint32_t> nodes;
  Value list;
  for (std::size_t i = 0; i != values.size(); ++i) {
    const bool is_number = values[i].type.kind == TypeKind::integer || values[i].type.kind == TypeKind::real;
    if (values[i].type.kind == TypeKind::integer && values[0].type.kind == TypeKind::real)
      values[i] = to_real(values[i]);
    if (is_number && values[0].type.kind == TypeKind::money) values[i] = to_money(values[i]);
    nodes.push_back(values[i].node);
    list.visibility = later(list.visibility, values[i].visibility);
    list.slope = moving(list.slope, values[i].slope);
  }
  list.type = types_.list_of(values[0].type);
  list.node = builder_.node_with(Op::list, list.type, span(ast), 0, nodes, list.slope);
  return list;
}

Checker::Value Checker::index(const Ast& ast) {
  const Value list = check(ast.children[0]);
  const Value at_index = check(ast.children[1]);
  if (!list.ok() || !at_index.ok()) return {};
  if (list.type.kind != TypeKind::list && list.type.kind != TypeKind::any)
    return error(span(at(ast.children[0])), "wrong-type", "only a list has elements, this is " + a_type(list.type));
  if (at_index.type.kind != TypeKind::integer && at_index.type.kind != TypeKind::any)
    return error(span(at(ast.children[1])), "wrong-type",
                 "elements are counted with an int, this is " + a_type(at_index.type));
  const Type type = list.type.kind == TypeKind::list ? types_.element(list.type) : any_type;
  return make(Op::index, type, ast, list, at_index, moving(list.slope, at_index.slope));
}

Checker::Value Checker::conditional(const Ast& ast, Hint hint) {
  const Value condition = truth(ast.children[0], "the condition before `?`");
  std::uint32_t ids[2] = {ast.children[1], ast.children[2]};
  const bool turned = !hint && needs_enum(ids[0]) && !needs_enum(ids[1]);
  Value branches[2];
  const std::size_t first = turned ? 1 : 0, second = turned ? 0 : 1;
  branches[first] = check(ids[first], hint);
  if (!hint && branches[first].ok() && branches[first].type.kind == TypeKind::enumeration) hint = branches[first].type;
  branches[second] = check(ids[second], hint);
  if (!condition.ok() || !branches[0].ok() || !branches[1].ok()) return {};
  if (!unify(branches[0], branches[1], ids[0], ids[1]))
    return error(span(at(ids[1])), "wrong-type",
                 "both sides of `:` need one type: this is " + a_type(branches[1].type) + ", the other is " +
                     a_type(branches[0].type));
  Value value = branches[0];
  value.visibility = later(condition.visibility, later(branches[0].visibility, branches[1].visibility));
  value.slope = branches[0].slope == branches[1].slope ? branches[0].slope : std::int8_t{2};
  // A constant condition has chosen already.
  if (const Cell* const known = builder_.constant_of(condition.node); known != nullptr && known->known())
    value.node = branches[known->boolean ? 0 : 1].node;
  else
    value.node = builder_.node(Op::conditional, value.type, span(ast), condition.node, branches[0].node,
                               branches[1].node, value.slope);
  return value;
}

Span Checker::span(std::uint32_t begin, std::uint32_t end) const {
  if (text_.content_begin == Span::none) return text_.span;
  return {text_.span.source, text_.content_begin + begin, text_.content_begin + end};
}

Checker::Value Checker::error(Span where, std::string code, std::string message, std::string help) {
  report_.error(where, std::move(code), std::move(message), std::move(help));
  return {};
}

Checker::Value Checker::constant(Cell cell, Type type, const Ast& ast) {
  return {builder_.constant(cell, type, span(ast)), type};
}

Checker::Value Checker::make(Op op, Type type, const Ast& ast, const Value& a) {
  return {builder_.node(op, type, span(ast), a.node, 0, 0, a.slope), type, a.visibility, a.slope};
}

Checker::Value Checker::make(Op op, Type type, const Ast& ast, const Value& a, const Value& b, std::int8_t slope) {
  return {builder_.node(op, type, span(ast), a.node, b.node, 0, slope), type, later(a.visibility, b.visibility), slope};
}

std::string Checker::a_type(Type type) const {
  const std::string written = types_.to_string(type);
  switch (type.kind) {
    case TypeKind::money:
    case TypeKind::any:
      return written;
    case TypeKind::enumeration:
      return "a `" + written + "`";
    case TypeKind::integer:
      return "an int";
    default:
      return (written.front() == 'e' ? "an " : "a ") + written;
  }
}

}  // namespace amends::impl
