// Calls into the program.
#include "expression/checker.hpp"

namespace amends::impl {

namespace {

std::optional<HostCall> answered_by_host(FunctionId id) {
  switch (id) {
    case FunctionId::tried:
      return HostCall::tried;
    case FunctionId::failed:
      return HostCall::failed;
    case FunctionId::fixed:
      return HostCall::fixed;
    case FunctionId::declined:
      return HostCall::declined;
    case FunctionId::demanded:
      return HostCall::demanded;
    case FunctionId::times_demanded:
      return HostCall::times_demanded;
    case FunctionId::borne_of:
      return HostCall::burden_borne_of;
    case FunctionId::granted:
      return HostCall::granted;
    case FunctionId::event:
      return HostCall::event;
    case FunctionId::days:
      return HostCall::days_between;
    case FunctionId::start_of_day:
      return HostCall::start_of_day;
    case FunctionId::each_day:
      return HostCall::each_day;
    default:
      return std::nullopt;
  }
}

}  // namespace

Checker::Value Checker::host_call(const Ast& ast, HostCall call, Type type, const std::vector<Value>& arguments,
                                  Visibility visibility, std::int8_t slope) {
  Value result;
  result.type = type;
  result.slope = slope;
  result.visibility = visibility;
  std::vector<std::uint32_t> nodes;
  for (const Value& argument : arguments) {
    result.visibility = later(result.visibility, argument.visibility);
    nodes.push_back(argument.node);
  }
  result.node = builder_.node_with(Op::host, type, span(ast), static_cast<std::uint32_t>(call), nodes, slope);
  return result;
}

// How long a period ahead of now is.
Checker::Value Checker::ahead_of_now(Value value, const Ast& ast) {
  Value now;
  now.type = time_type;
  now.visibility = Visibility::context;
  now.slope = 1;
  now.node = builder_.node(Op::now, time_type, span(ast), 0, 0, 0, 1);
  return make(Op::int_subtract, duration_type, ast, shift(ast, now, value, false), now);
}

Checker::Value Checker::emit(const Ast& ast, const Function& function, std::vector<Value> arguments, Type result) {
  const FunctionId id = function.id;
  if (const std::optional<HostCall> call = answered_by_host(id)) {
    const bool window = id == FunctionId::demanded || id == FunctionId::times_demanded || id == FunctionId::granted;
    const bool period = arguments.back().type.kind == TypeKind::period;
    if (window) arguments.push_back(constant(Cell::of(period), boolean_type, ast));
    if (period && !window) arguments.back() = ahead_of_now(arguments.back(), ast);
    return host_call(ast, *call, result, arguments,
                     function.group == "history" ? Visibility::severity : Visibility::context, 0);
  }
  Value value = arguments.front();
  const TypeKind from = value.type.kind;
  const bool conversion = id >= FunctionId::to_int && id <= FunctionId::to_time;
  if (conversion && value.type == result) return value;
  if (id == FunctionId::to_double && from == TypeKind::integer) return to_real(value);
  if (id == FunctionId::to_string && from == TypeKind::enumeration) {
    // The texts of its names, by number.
    std::vector<std::uint32_t> names;
    for (const std::string& name : types_.enumeration(value.type).names)
      names.push_back(builder_.constant(Cell::of(scope_.intern(name)), text_type, span(ast)));
    Value texts;
    texts.node = builder_.node_with(Op::list, types_.list_of(text_type), span(ast), 0, names);
    return make(Op::index, text_type, ast, texts, value, moving(value.slope));
  }
  if (id == FunctionId::to_string && from == TypeKind::money)
    arguments.push_back(constant(Cell::of(scope_.intern(scope_.currency().code())), text_type, ast));

  const bool choice =
      id == FunctionId::min || id == FunctionId::max || id == FunctionId::earliest || id == FunctionId::latest;
  std::vector<std::uint32_t> nodes;
  bool together = choice;
  for (const Value& argument : arguments) {
    nodes.push_back(argument.node);
    together = together && argument.slope == value.slope;
  }
  Value made;
  made.type = result;
  for (const Value& argument : arguments) {
    made.visibility = later(made.visibility, argument.visibility);
    made.slope = together ? value.slope : moving(made.slope, argument.slope);
  }
  made.node = builder_.node_with(Op::call, result, span(ast), static_cast<std::uint32_t>(id), nodes, made.slope);
  return made;
}

// has(x): the name of a value that may be none.
Checker::Value Checker::presence(const Ast& ast) {
  if (ast.children.size() != 1)
    return error(span(ast), "wrong-arguments",
                 "`has` takes 1 argument, " + std::to_string(ast.children.size()) + " are given",
                 "`has(problem.opened_at)`");
  const Ast& what = at(ast.children[0]);
  if (what.kind != AstKind::name && what.kind != AstKind::select && what.kind != AstKind::index)
    return error(span(what), "wrong-type", "`has` wants a name", "as in `has(problem.opened_at)`");
  const Value value = check(ast.children[0]);
  if (!value.ok()) return {};
  Value result = make(Op::has, boolean_type, ast, value);
  result.slope = 0;
  return result;
}

}  // namespace amends::impl
