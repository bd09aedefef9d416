// What a name means where it stands.
#include "expression/checker.hpp"

namespace amends::impl {

const Checker::Local* Checker::find_local(std::string_view name) const {
  const auto found =
      std::find_if(locals_.rbegin(), locals_.rend(), [&](const Local& local) { return local.name == name; });
  return found == locals_.rend() ? nullptr : &*found;
}

std::string Checker::dotted(std::uint32_t id) const {
  const Ast& ast = at(id);
  if (ast.kind == AstKind::name) return ast.text;
  if (ast.kind != AstKind::select) return {};
  std::string before = dotted(ast.children[0]);
  return before.empty() ? before : before + "." + ast.text;
}

bool Checker::needs_enum(std::uint32_t id) const {
  const Ast& ast = at(id);
  switch (ast.kind) {
    case AstKind::text:
      return true;
    case AstKind::name:
      return find_local(ast.text) == nullptr && !scope_.find(ast.text);
    case AstKind::list:
      return !ast.children.empty() &&
             std::all_of(ast.children.begin(), ast.children.end(), [this](std::uint32_t c) { return needs_enum(c); });
    case AstKind::conditional:
      return needs_enum(ast.children[1]) && needs_enum(ast.children[2]);
    default:
      return false;
  }
}

Checker::Value Checker::name(std::uint32_t id, Hint hint) {
  const Ast& ast = at(id);
  const Local* const local = find_local(ast.text);
  const std::optional<Name> visible_name = local == nullptr ? scope_.find(ast.text) : std::nullopt;
  const bool wants_member = hint && hint->kind == TypeKind::enumeration;
  if (wants_member && TypeTable::member(types_.enumeration(*hint), ast.text)) {
    if (local != nullptr || visible_name)
      return error(span(ast), "two-meanings",
                   "`" + ast.text + "` means two things here: a name of `" + types_.to_string(*hint) + "` and " +
                       (local != nullptr ? "the element of a list" : "a name of this policy or case"),
                   "put quotes around it for the name of `" + types_.to_string(*hint) + "`");
    return member(ast, ast.text, *hint);
  }
  if (local != nullptr) return local->value;
  if (visible_name) return found(ast, *visible_name, ast.text);
  return unknown_name(ast, ast.text, hint);
}

Checker::Value Checker::member(const Ast& ast, std::string_view written, Type type) {
  const EnumType& members = types_.enumeration(type);
  if (const std::optional<std::int64_t> number = TypeTable::member(members, written))
    return constant(Cell::of(*number), type, ast);
  std::string help = did_you_mean(written, members.names);
  if (help.empty() && !members.names.empty() && members.names.size() <= 12) {
    help = "it is one of";
    for (std::size_t i = 0; i != members.names.size(); ++i) help += (i == 0 ? " `" : ", `") + members.names[i] + "`";
  }
  return error(span(ast), "unknown-name", "there is no " + members.name + " `" + std::string(written) + "`",
               std::move(help));
}

Checker::Value Checker::found(const Ast& ast, const Name& name, std::string_view written) {
  if (!visible(ast, written, name.visibility)) return {};
  Value value;
  value.type = name.type;
  value.visibility = name.visibility;
  switch (name.what) {
    case Name::What::slot:
      value.node = builder_.node(Op::slot, name.type, span(ast), name.slot);
      return value;
    case Name::What::constant:
      value.node = builder_.constant(name.constant, name.type, span(ast));
      return value;
    case Name::What::host:
      break;
  }
  if (name.call == HostCall::now) {
    value.slope = 1;
    value.node = builder_.node(Op::now, time_type, span(ast), 0, 0, 0, 1);
    return value;
  }
  std::vector<Value> arguments;
  if (name.argument) arguments.push_back(constant(Cell::of(*name.argument), integer_type, ast));
  return host_call(ast, name.call, name.type, arguments, name.visibility, name.slope);
}

// The longest name that means something, then fields of it.
Checker::Value Checker::select(const Ast& ast) {
  std::vector<const Ast*> chain{&ast};
  while (chain.back()->kind == AstKind::select) chain.push_back(&at(chain.back()->children[0]));
  const bool names_only = chain.back()->kind == AstKind::name && find_local(chain.back()->text) == nullptr;
  if (!names_only) return field(check(ast.children[0]), ast, source(at(ast.children[0])));

  std::string written = chain.back()->text;
  for (std::size_t i = chain.size() - 1; i-- > 0;) written += "." + chain[i]->text;
  const std::string full = written;
  for (const Ast* const part : chain) {
    if (const std::optional<Name> name = scope_.find(written)) {
      Value value = found(*part, *name, written);
      for (auto rest = std::find(chain.rbegin(), chain.rend(), part) + 1; rest != chain.rend(); ++rest) {
        value = field(value, **rest, written);
        written += "." + (*rest)->text;
      }
      return value;
    }
    if (part->kind == AstKind::select) written.resize(written.size() - part->text.size() - 1);
  }
  return unknown_name(ast, full, {});
}

Checker::Value Checker::field(Value record, const Ast& ast, std::string_view written) {
  if (!record.ok()) return {};
  if (record.type.kind == TypeKind::any) return make(Op::field, any_type, ast, record);
  if (record.type.kind != TypeKind::record) {
    std::string help;
    if (record.type.kind == TypeKind::list)
      help = "a field of its elements is read with `exists`, `all`, `map` or `[i]`";
    return error(name_span(ast), "wrong-type",
                 "`" + std::string(written) + "` is " + a_type(record.type) + " and has no fields", std::move(help));
  }
  const RecordType& type = types_.record(record.type);
  for (std::size_t i = 0; i != type.fields.size(); ++i) {
    if (type.fields[i].name != ast.text) continue;
    Value value = record;
    value.type = type.fields[i].type;
    value.node =
        builder_.node(Op::field, value.type, span(ast), record.node, static_cast<std::uint32_t>(i), 0, record.slope);
    return value;
  }
  std::vector<std::string> names;
  for (const RecordField& field : type.fields) names.push_back(field.name);
  return error(name_span(ast), "unknown-name", "a " + type.name + " has no field `" + ast.text + "`",
               did_you_mean(ast.text, names));
}

namespace {

// What other languages, and YAML, write for true and false.
std::string help_for_truth(std::string_view written) {
  std::string small(written);
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (small == "yes" || small == "on" || small == "true") return "write `true`";
  return small == "no" || small == "off" || small == "false" ? "write `false`" : "";
}

}  // namespace

Checker::Value Checker::unknown_name(const Ast& ast, std::string_view written, Hint hint) {
  if (hint && hint->kind == TypeKind::enumeration) {
    // Perhaps a name of the enum was meant, perhaps one of the policy.
    const EnumType& type = types_.enumeration(*hint);
    std::string help = did_you_mean(written, type.names);
    if (help.empty()) help = did_you_mean(written, scope_.all_names());
    if (help.empty()) return member(ast, written, *hint);
    return error(span(ast), "unknown-name", "there is no " + type.name + " `" + std::string(written) + "`",
                 std::move(help));
  }
  std::string help = help_for_truth(written);
  if (help.empty()) help = did_you_mean(written, scope_.all_names());
  if (help.empty()) {
    const std::vector<Type> homes = types_.enums_with(written);
    if (!homes.empty())
      help = "`" + std::string(written) + "` is a name of `" + types_.to_string(homes.front()) +
             "` and can stand only where one is wanted or compared with";
    for (const Function& function : functions())
      if (function.name == written)
        help = "`" + std::string(written) + "` is a function: `" + std::string(function.example) + "`";
  }
  return error(span(ast), "unknown-name", "there is no name `" + std::string(written) + "`", std::move(help));
}

bool Checker::visible(const Ast& ast, std::string_view what, Visibility visibility) {
  if (visibility <= wanted_.limit) return true;
  const std::string name = "`" + std::string(what) + "`";
  const std::string stage = wanted_.limit == Visibility::steps      ? "steps and rules"
                            : wanted_.limit == Visibility::severity ? "the `raise` conditions"
                                                                    : "contexts";
  std::string message;
  std::string help;
  if (wanted_.limit == Visibility::load) {
    message = name + " is known only with a case";
    help = "only constants can stand here";
  } else if (visibility == Visibility::severity) {
    message = name + " needs the history, which is read after " + stage;
  } else if (visibility == Visibility::steps) {
    message = what == "severity" ? name + " is decided after " + stage
                                 : name + " needs the severity, which is decided after " + stage;
  } else {
    message = name + " needs the recommended step, which is chosen after " + stage;
  }
  report_.error(span(ast), "not-yet-known", std::move(message), std::move(help));
  return false;
}

}  // namespace amends::impl
