// Calls: which function is meant, whether its arguments fit.
#include "expression/checker.hpp"
#include "expression/signature.hpp"

#include <array>

namespace amends::impl {

namespace {

std::vector<const Function*> rows_named(std::string_view name) {
  std::vector<const Function*> rows;
  for (const Function& function : functions())
    if (function.name == name) rows.push_back(&function);
  return rows;
}

std::optional<TypeKind> plain_kind(std::string_view name) {
  struct Plain {
    std::string_view name;
    TypeKind kind;
  };
  static constexpr std::array plain{Plain{"bool", TypeKind::boolean},      Plain{"int", TypeKind::integer},
                                    Plain{"double", TypeKind::real},       Plain{"string", TypeKind::text},
                                    Plain{"duration", TypeKind::duration}, Plain{"time", TypeKind::time},
                                    Plain{"money", TypeKind::money}};
  for (const Plain& p : plain)
    if (p.name == name) return p.kind;
  return std::nullopt;
}

bool is_for_t(TypeKind kind, FunctionId function) {
  switch (kind) {
    case TypeKind::integer:
    case TypeKind::real:
    case TypeKind::money:
    case TypeKind::duration:
    case TypeKind::any:
      return true;
    case TypeKind::time:
      return function != FunctionId::sum;
    default:
      return function == FunctionId::size;
  }
}

// "`tried(step) -> int`", "`text.startsWith(string) -> bool`"
std::string usage(const Function& function) {
  std::string signature(function.signature);
  if (!function.method) return "`" + std::string(function.name) + signature + "`";
  const std::size_t end = signature.find_first_of(",)");
  const std::string receiver = signature.substr(1, end - 1) == "string" ? "text" : "list";
  signature = "(" + signature.substr(signature[end] == ',' ? end + 2 : end);
  return "`" + receiver + "." + std::string(function.name) + signature + "`";
}

}  // namespace

Checker::Value Checker::call(std::uint32_t id, Hint hint) {
  const Ast& ast = at(id);
  if (ast.kind == AstKind::call) {
    if (ast.text == "has") return presence(ast);
    std::vector<const Function*> rows = rows_named(ast.text);
    if (rows.empty()) {
      if (const std::optional<Name> parameter = scope_.find_parameter(ast.text)) return parameter_at(ast, *parameter);
      return unknown_function(ast, ast.text);
    }
    if (rows.front()->method)
      return error(name_span(ast), "unknown-function", "`" + ast.text + "` is written after what it is asked about",
                   "as in `" + std::string(rows.front()->example) + "`");
    return apply(ast, ast.text, rows, ast.children, hint);
  }
  if (const std::string before = dotted(ast.children[0]); !before.empty() && find_local(before) == nullptr) {
    const std::string written = before + "." + ast.text;
    const std::vector<const Function*> rows = rows_named(written);
    if (!rows.empty()) return apply(ast, written, rows, {ast.children.begin() + 1, ast.children.end()}, hint);
  }
  if (is_macro(ast.text)) return macro(ast);
  const std::vector<const Function*> rows = rows_named(ast.text);
  if (!rows.empty() && (rows.front()->method || rows.front()->id == FunctionId::size))
    return apply(ast, ast.text, rows, ast.children, hint);
  if (!rows.empty())
    return error(name_span(ast), "unknown-function", "`" + ast.text + "` is not written after a dot",
                 "write `" + ast.text + "(...)`");
  return unknown_function(ast, ast.text);
}

Checker::Value Checker::unknown_function(const Ast& ast, std::string_view written) {
  struct Other {
    std::string_view name, help;
  };
  static constexpr std::array others{
      Other{"timestamp", "times are made with `time('2025-04-01T09:30:00Z')` or written as `2025-04-01`"},
      Other{"matches", "there are no regular expressions; use `startsWith`, `endsWith` or `contains`"},
      Other{"len", "write `size(...)`"},
      Other{"length", "write `size(...)`"},
      Other{"count", "write `size(list.filter(x, ...))`"},
      Other{"uint", "write `int(...)`"},
      Other{"any", "write `list.exists(x, ...)`"},
  };
  std::string help;
  for (const Other& other : others)
    if (other.name == written) help = other.help;
  if (help.empty()) {
    std::vector<std::string> names;
    for (const Function& function : functions()) names.emplace_back(function.name);
    help = did_you_mean(written, names);
  }
  if (help.empty() && scope_.find(written))
    help = "`" + std::string(written) + "` is a name, not a function: leave out the parentheses";
  if (help.empty()) help = did_you_mean(written, scope_.all_names());
  return error(name_span(ast), "unknown-function", "there is no function `" + std::string(written) + "`",
               std::move(help));
}

Checker::Value Checker::parameter_at(const Ast& ast, const Name& parameter) {
  if (ast.children.size() != 1)
    return error(
        span(ast), "wrong-arguments",
        "the parameter `" + ast.text + "` takes 1 argument, " + std::to_string(ast.children.size()) + " are given",
        "a time, as in `" + ast.text + "(problem.opened_at)`");
  const Value time = check(ast.children[0]);
  const bool seen = visible(ast, ast.text, later(parameter.visibility, Visibility::context));
  if (!time.ok() || !seen) return {};
  if (time.type.kind != TypeKind::time && time.type.kind != TypeKind::any)
    return error(span(at(ast.children[0])), "wrong-type",
                 "the parameter `" + ast.text + "` wants a time, this is " + a_type(time.type));
  const Value number = constant(Cell::of(parameter.argument.value_or(0)), integer_type, ast);
  return host_call(ast, HostCall::parameter_at, parameter.type, {number, time},
                   later(Visibility::context, later(parameter.visibility, time.visibility)), moving(time.slope));
}

bool Checker::takes(const Signature& signature, std::size_t count) const {
  return signature.variadic ? count >= signature.parameters.size() : count == signature.parameters.size();
}

// What a parameter says about its argument before it is checked: a step, a double.
std::optional<Type> Checker::argument_hint(const Ast& ast, std::string_view parameter, std::string_view function,
                                           bool& fine) {
  if (parameter == "double") return real_type;
  if (parameter == "T" || parameter == "window" || parameter.find(' ') != std::string_view::npos ||
      plain_kind(parameter))
    return std::nullopt;
  const std::optional<Type> type = types_.find_enum(parameter);
  if (!type) {
    fine = false;
    error(span(ast), "unknown-name",
          "`" + std::string(function) + "` wants a " + std::string(parameter) + ", and this policy has none");
  }
  return type;
}

bool Checker::accept(std::string_view parameter, Value& value, std::uint32_t id, Hint& t, FunctionId function) {
  const TypeKind kind = value.type.kind;
  const auto exactly = [&](std::string_view wanted) {
    if (kind == TypeKind::any) return true;
    if (wanted == "T" || wanted == "list of T") {
      if ((wanted == "T") == (kind == TypeKind::list)) return false;
      const Type element = kind == TypeKind::list ? types_.element(value.type) : value.type;
      if (!is_for_t(element.kind, function) || (t && *t != element)) return false;
      t = element;
      return true;
    }
    if (wanted == "list of time")
      return kind == TypeKind::list &&
             (types_.element(value.type).kind == TypeKind::time || types_.element(value.type).kind == TypeKind::any);
    if (wanted == "name") return true;
    if (wanted == "window") return kind == TypeKind::duration || kind == TypeKind::period;
    if (wanted == "enum") return kind == TypeKind::enumeration;
    if (const std::optional<TypeKind> plain = plain_kind(wanted)) return kind == *plain;
    return types_.find_enum(wanted) == value.type;
  };
  if (any_alternative(parameter, exactly)) return true;
  return any_alternative(parameter, [&](std::string_view wanted) {
    if (wanted == "double" && kind == TypeKind::integer)
      value = to_real(value);
    else if (wanted == "money" && (kind == TypeKind::integer || kind == TypeKind::real) && literal_number(id))
      value = to_money(value);
    else
      return false;
    return value.ok();
  });
}

Checker::Value Checker::apply(const Ast& ast, std::string_view written, const std::vector<const Function*>& rows,
                              const std::vector<std::uint32_t>& arguments, Hint hint) {
  std::vector<const Function*> fitting;
  for (const Function* const row : rows)
    if (takes(Signature(row->signature), arguments.size())) fitting.push_back(row);
  const Function& first = *rows.front();
  if (fitting.empty()) {
    const std::size_t count = Signature(first.signature).parameters.size() - (first.method ? 1 : 0);
    const std::size_t given = arguments.size() - (first.method ? 1 : 0);
    return error(span(ast), "wrong-arguments",
                 "`" + std::string(written) + "` takes " + std::to_string(count) +
                     (count == 1 ? " argument, " : " arguments, ") + std::to_string(given) +
                     (given == 1 ? " is given" : " are given"),
                 usage(first));
  }

  // What history there is, is read only after contexts.
  const Visibility stage = first.group == "history" ? Visibility::severity
                           : first.id == FunctionId::event || first.id == FunctionId::days ||
                                   first.id == FunctionId::start_of_day || first.id == FunctionId::each_day
                               ? Visibility::context
                               : Visibility::load;
  const bool seen = visible(ast, written, stage);

  const Signature signature(fitting.front()->signature);
  std::vector<Value> values(arguments.size());
  bool fine = true, numbers = true;
  for (std::size_t i = 0; i != arguments.size(); ++i) {
    const std::string_view parameter = signature.parameter(i);
    if (parameter == "name") {
      const Ast& word = at(arguments[i]);
      if (word.kind == AstKind::name || word.kind == AstKind::text) {
        values[i] = constant(Cell::of(scope_.intern(word.text)), text_type, word);
        continue;
      }
      values[i] = error(span(word), "wrong-type",
                        "`" + std::string(written) + "` wants a word here, as in `" + std::string(first.example) + "`");
      fine = false;
      continue;
    }
    Hint wanted;
    if (fitting.size() == 1) wanted = argument_hint(at(arguments[i]), parameter, written, fine);
    if (!fine) return {};
    if (parameter == "T" && hint && (hint->kind == TypeKind::real || hint->kind == TypeKind::money) &&
        literal_integers(arguments[i]))
      wanted = real_type;
    values[i] = check(arguments[i], wanted);
    if (!values[i].ok()) numbers = false;
  }
  for (const Value& value : values) fine = fine && value.ok();
  if (!fine || !seen || !numbers) return {};

  // Ints among doubles are doubles, literal numbers among money are money.
  if (signature.parameters.back() == "T")
    for (std::size_t round = 0; round != 2; ++round)
      for (std::size_t i = 1; i < values.size(); ++i) {
        unify(values[0], values[i], arguments[0], arguments[i]);
        if (!values[0].ok() || !values[i].ok()) return {};
      }

  std::size_t wrong = 0;
  for (const Function* const row : fitting) {
    const Signature with(row->signature);
    std::vector<Value> attempt = values;
    Hint t;
    wrong = 0;
    while (wrong != attempt.size() && accept(with.parameter(wrong), attempt[wrong], arguments[wrong], t, row->id))
      ++wrong;
    if (wrong != attempt.size()) continue;
    Type result = any_type;
    if (const std::optional<TypeKind> kind = plain_kind(with.result))
      result = {*kind, 0};
    else if (const auto element =
                 with.result.starts_with("list of ") ? plain_kind(with.result.substr(8)) : std::nullopt)
      result = types_.list_of({*element, 0});
    else if (t)
      result = *t;
    if (result.kind == TypeKind::any)
      result = row->id == FunctionId::sum              ? integer_type
               : values[0].type.kind == TypeKind::list ? any_type
                                                       : values[0].type;
    return emit(ast, *row, std::move(attempt), result);
  }
  const bool needs_unit = values[wrong].type.kind == TypeKind::integer && signature.parameter(wrong) == "window";
  return error(span(at(arguments[wrong])), "wrong-type",
               "`" + std::string(written) + "` does not take " + a_type(values[wrong].type) +
                   (signature.parameters.back() == "T" && wrong != 0 ? " beside " + a_type(values[0].type) : " here"),
               (needs_unit ? "write the unit, as in `12 h` or `3 days`: " : "") + usage(*fitting.front()));
}

}  // namespace amends::impl
