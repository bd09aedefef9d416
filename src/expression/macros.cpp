// all, exists, exists_one, filter, map, transformList: the ones that name their elements.
#include "expression/checker.hpp"

namespace amends::impl {

namespace {

struct Macro {
  std::string_view name;
  Op op;
  // How many names and expressions it may have: x, condition / i, x, condition / x, condition, value.
  bool condition = false, value = false;
  bool index = false;  // may (transformList: must) have the index's name first
};

constexpr Macro macros[] = {
    {"all", Op::all, true, false, true},
    {"exists", Op::exists, true, false, true},
    {"exists_one", Op::exists_one, true, false, true},
    {"existsOne", Op::exists_one, true, false, true},
    {"filter", Op::map, true, false, false},
    {"map", Op::map, false, true, false},
    {"transformList", Op::map, false, true, true},
};

const Macro* find_macro(std::string_view name) {
  for (const Macro& macro : macros)
    if (macro.name == name) return &macro;
  return nullptr;
}

constexpr std::uint32_t max_level = 2;

}  // namespace

bool Checker::is_macro(std::string_view name) const { return find_macro(name) != nullptr; }

Checker::Value Checker::macro(const Ast& ast) {
  const Macro& macro = *find_macro(ast.text);
  const std::size_t given = ast.children.size() - 1;
  const bool always_index = macro.value && macro.index;
  // x and one expression are always there; more may be the index's name, or a condition before a value
  const std::size_t least = always_index ? 3 : 2;
  const std::size_t most = macro.index || macro.value ? least + 1 : least;
  if (given < least || given > most) {
    std::string usage(ast.text);
    usage += always_index ? "(i, x, value)" : macro.value ? "(x, value)" : "(x, condition)";
    return error(span(ast), "wrong-arguments",
                 "`" + ast.text + "` takes " + std::to_string(least) +
                     (most > least ? " or " + std::to_string(most) : "") + " arguments, " + std::to_string(given) +
                     (given == 1 ? " is given" : " are given"),
                 "`list." + usage + "`");
  }
  const bool has_index = always_index || (macro.index && given == 3);
  const bool has_condition = macro.condition || (macro.value && given == most);

  const Value list = check(ast.children[0]);
  bool fine = list.ok();
  if (fine && list.type.kind != TypeKind::list && list.type.kind != TypeKind::any) {
    error(span(at(ast.children[0])), "wrong-type",
          "`" + ast.text + "` goes through a list, this is " + a_type(list.type));
    fine = false;
  }
  if (level_ == max_level) {
    error(span(ast), "too-deep", "`" + ast.text + "` and its like stand at most twice inside each other");
    return {};
  }

  const std::uint32_t variable = level_ * 2;
  const std::size_t outer = locals_.size();
  const auto declare = [&](std::uint32_t id, Type type, std::uint32_t number) {
    const Ast& name = at(id);
    if (name.kind != AstKind::name) {
      error(span(name), "syntax", "a name for the element is wanted here", "as in `list." + ast.text + "(x, ...)`");
      fine = false;
      return;
    }
    if (find_local(name.text) != nullptr || scope_.find(name.text)) {
      error(span(name), "two-meanings", "`" + name.text + "` has a meaning already", "give the element another name");
      fine = false;
    }
    Value value;
    value.type = type;
    value.visibility = list.visibility;
    value.slope = moving(list.slope);
    value.node = builder_.node(Op::local, type, span(name), number, 0, 0, value.slope);
    locals_.push_back({name.text, value});
  };
  const Type element = list.ok() && list.type.kind == TypeKind::list ? types_.element(list.type) : any_type;
  if (has_index) declare(ast.children[1], integer_type, variable + 1);
  declare(ast.children[has_index ? 2 : 1], element, variable);
  if (!fine) {
    locals_.resize(outer);
    return {};
  }

  ++level_;
  Value condition, value;
  std::size_t next = has_index ? 3 : 2;
  if (has_condition) condition = truth(ast.children[next++], "the condition of `" + ast.text + "`");
  if (macro.value) value = check(ast.children[next]);
  --level_;
  locals_.resize(outer);
  if ((has_condition && !condition.ok()) || (macro.value && !value.ok())) return {};

  Value result;
  result.type = macro.op != Op::map ? boolean_type : macro.value ? types_.list_of(value.type) : types_.list_of(element);
  result.visibility = later(list.visibility, later(condition.visibility, value.visibility));
  result.slope = macro.op != Op::map ? std::int8_t{0} : moving(list.slope, value.slope);
  const std::uint32_t extra[] = {condition.node, value.node, variable};
  result.node = builder_.node_with(macro.op, result.type, span(ast), list.node, extra, result.slope);
  return result;
}

}  // namespace amends::impl
