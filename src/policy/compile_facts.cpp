// The facts a policy knows: those of the standard case, narrowed where it says so, and those it declares.
#include "policy/fact_table.hpp"
#include "policy/types_of_facts.hpp"

#include "document/reader.hpp"
#include "model/case_fields.hpp"

#include <algorithm>

namespace amends::impl {

namespace {

class FactsCompiler {
 public:
  explicit FactsCompiler(Builder& build) : build_(build), policy_(build.policy) {}

  void run() {
    std::vector<const DocValue*> declared;
    for (const DocValue& fact : build_.entries("facts"))
      if (!narrows(fact)) declared.push_back(&fact);
    // By the name of the list, so that its fields follow each other and shapes are sorted.
    const auto list_and_name = [](const DocValue* fact) {
      return std::pair(list_of(fact->name.text), fact->name.text);
    };
    std::sort(declared.begin(), declared.end(),
              [&](const DocValue* a, const DocValue* b) { return list_and_name(a) < list_and_name(b); });
    const KnownEnums known = {policy_.step_type,     policy_.burden_type, policy_.role_type,
                              policy_.severity_type, policy_.remedy_type, policy_.kind_type};
    policy_.facts = standard_facts(policy_.types, known, narrowed_);
    for (const DocValue* fact : declared) declare(*fact);
    end_list();
    for (const DocValue& fact : build_.entries("facts")) describe_narrowed(fact);
    policy_.shape.currency = policy_.currency;
    for (std::size_t slot = 0; slot < policy_.facts.size(); ++slot) name(slot);
  }

 private:
  // A standard text that the policy narrows to a list of names.
  bool narrows(const DocValue& fact) {
    const DocValue* type = fact.block().get("type");
    const FieldInfo* field = standard_field(fact.name.text);
    if (field == nullptr) return false;
    if (type == nullptr) return true;
    if (field->kind != FieldKind::text || !policy_names_of(fact.name.text).empty() || type->names.empty()) {
      build_.error(fact.name.span, "standard-fact", ticked(fact.name.text) + " is a fact of the standard case",
                   field->kind == FieldKind::text && policy_names_of(fact.name.text).empty()
                       ? "it may be narrowed to a list of names: `[guest, member]`"
                       : "leave it out: expressions may use it as it is");
      return true;
    }
    if (const DocValue* unit = fact.block().get("unit"))
      build_.error(unit->name.span, "standard-fact", "`unit` cannot be set for a fact of the standard case",
                   "names have no unit");
    if (const std::optional<WrittenType> written = read_type(build_, *type, fact.name.text)) {
      narrowed_[fact.name.text] = written->type;
      policy_.shape.narrowed[fact.name.text] = written->enum_names;
    }
    return true;
  }

  // What the policy says of a standard fact that it narrows, in place of what the standard case says.
  void describe_narrowed(const DocValue& fact) {
    if (!narrowed_.contains(fact.name.text)) return;
    for (std::size_t slot = 0; slot < policy_.facts.size(); ++slot) {
      PolicyFact& known = policy_.facts[slot];
      if (known.name != fact.name.text) continue;
      if (fact.block().get("ask") != nullptr) known.ask = fact.block().text("ask");
      if (fact.block().get("doc") != nullptr) known.doc = fact.block().text("doc");
      if (const DocValue* fallback = fact.block().get("default")) read_default(*fallback, known.type, slot);
    }
  }

  static std::string list_of(const std::string& name) { return name.substr(0, name.find("[].")); }

  static const FieldInfo* standard_field(const std::string& name) {
    for (const RecordInfo& record : case_records())
      for (const FieldInfo& field : record.fields)
        if (fact_name(record, field) == name) return &field;
    return nullptr;
  }

  void declare(const DocValue& fact) {
    const std::string& name = fact.name.text;
    const DocValue* type = fact.block().get("type");
    if (conflicts(fact)) return;
    const std::optional<WrittenType> written = type == nullptr ? std::nullopt : read_type(build_, *type, name);
    if (!written) {
      build_.scope.add_broken(list_of(name));
      return;
    }
    const std::string list = list_of(name);
    if (list == name) return declare_scalar(fact, *written);
    declare_field(fact, *written, list, name.substr(list.size() + 3));
  }

  // Names that mean two things: a fact and a group, a fact and a record or list of the standard case.
  bool conflicts(const DocValue& fact) {
    const std::string& name = fact.name.text;
    const auto refuse = [&](std::string what, std::string help) {
      build_.error(fact.name.span, "name-twice", ticked(name) + " " + what, std::move(help));
      return true;
    };
    const std::string group = list_of(name);
    const bool is_field = group != name;
    if (is_field && name.find_first_of(".[", group.size() + 3) != std::string::npos)
      return refuse("is a list inside a list, or a group inside it", "fields of a list of records are single facts");
    for (const RecordInfo& record : case_records()) {
      if (record.name == group && (is_field || !record.is_list) && !record.name.empty())
        return refuse(record.is_list ? "would add to a list of the standard case" : "is a record of the standard case",
                      record.is_list ? "facts can be added to single records only" : "choose another name");
      if (record.name == group) return refuse("is a list of the standard case", "choose another name");
      if (record.name.substr(0, record.name.find('.')) == group)  // life, of life.events
        return refuse("is a group of the standard case", "choose another name");
    }
    for (const DocValue& other : build_.entries("facts")) {
      const std::string& longer = other.name.text;
      if (longer.rfind(group + ".", 0) == 0 || (!is_field && longer.rfind(group + "[]", 0) == 0))
        return refuse("is a fact and also a group: " + ticked(longer), "choose another name for one of them");
    }
    if (!build_.scope.what_is(group).empty()) return refuse("is " + build_.scope.what_is(group), "choose another name");
    return false;
  }

  PolicyFact described(const DocValue& fact, Type type) const {
    PolicyFact made;
    made.name = fact.name.text;
    made.type = type;
    made.unit = fact.block().text("unit");
    made.doc = fact.block().text("doc");
    made.ask = fact.block().text("ask");
    made.declared = true;
    made.shape = static_cast<std::uint16_t>(policy_.shape.declared.size());
    return made;
  }

  void declare_scalar(const DocValue& fact, const WrittenType& written) {
    end_list();
    policy_.facts.push_back(described(fact, written.type));
    policy_.shape.declared.push_back(shape_of(fact.name.text, written));
    if (const DocValue* fallback = fact.block().get("default"))
      read_default(*fallback, written.type, policy_.facts.size() - 1);
  }

  void declare_field(const DocValue& fact, const WrittenType& written, const std::string& list,
                     const std::string& field) {
    if (list_name_ != list) begin_list(list);
    if (const DocValue* fallback = fact.block().get("default"))
      build_.error(fallback->name.span, "no-default", "a field of a list of records has no default",
                   "give it in the case");
    FactShape shape = shape_of(field, written);
    PolicyFact made = described(fact, written.type);
    made.of_list_record = true;
    made.shape = static_cast<std::uint16_t>(policy_.shape.declared.size() - 1);
    policy_.shape.declared.back().fields.push_back(std::move(shape));
    fields_.push_back({field, written.type, made.doc, static_cast<std::uint32_t>(policy_.facts.size())});
    policy_.facts.push_back(std::move(made));
  }

  void begin_list(const std::string& list) {
    end_list();
    list_name_ = list;
    list_slot_ = policy_.facts.size();
    PolicyFact records;
    records.name = list;
    records.declared = true;
    records.shape = static_cast<std::uint16_t>(policy_.shape.declared.size());
    policy_.facts.push_back(std::move(records));
    FactShape shape;
    shape.name = list;
    shape.form = FactShape::Form::records;
    policy_.shape.declared.push_back(std::move(shape));
  }

  void end_list() {
    if (list_name_.empty()) return;
    TypeTable& types = policy_.types;
    policy_.facts[list_slot_].type = types.list_of(types.add_record(list_name_, std::move(fields_)));
    fields_.clear();
    list_name_.clear();
  }

  static FactShape shape_of(const std::string& name, const WrittenType& written) {
    FactShape shape;
    shape.name = name;
    shape.form = written.is_list ? FactShape::Form::list : FactShape::Form::scalar;
    shape.kind = written.kind;
    shape.enum_names = written.enum_names;
    return shape;
  }

  void read_default(const DocValue& fallback, Type type, std::size_t slot) {
    const bool names_none = type.kind == TypeKind::enumeration &&
                            TypeTable::member(policy_.types.enumeration(type), fallback.text()).has_value();
    if (fallback.text() == "none" && !names_none) {
      policy_.facts[slot].fallback = Cell::none();
      return;
    }
    Builder::Place place = Builder::place(*fallback.key, {});
    place.types = {type};
    if (const auto compiled = build_.expression(*fallback.tree, place))
      build_.defaults.push_back({slot, compiled->expr});
  }

  void name(std::size_t slot) {
    const PolicyFact& fact = policy_.facts[slot];
    build_.scope.describe(fact.name, fact.declared ? "a fact" : "a fact of the standard case");
    const std::string group = fact.name.substr(0, fact.name.find('.'));
    if (group != fact.name && build_.scope.what_is(group).empty())
      build_.scope.describe(group, fact.declared ? "a group of facts" : "a record of the standard case");
    if (fact.of_list_record) return;
    Name meaning;
    meaning.what = Name::What::slot;
    meaning.type = fact.type;
    meaning.visibility = Visibility::context;
    meaning.slot = static_cast<std::uint32_t>(slot);
    build_.scope.add(fact.name, meaning);
  }

  Builder& build_;
  CompiledPolicy& policy_;
  std::map<std::string, Type> narrowed_;
  // The list of records whose fields are being declared.
  std::string list_name_;
  std::size_t list_slot_ = 0;
  std::vector<RecordField> fields_;
};

}  // namespace

void compile_facts(Builder& build) { FactsCompiler(build).run(); }

}  // namespace amends::impl
