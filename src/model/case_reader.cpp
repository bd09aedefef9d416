// A tree to a Case: every key is looked up by its dotted name, so that groups and dots mean the same.
#include "model/case_reader.hpp"

#include "model/case_fields.hpp"
#include "model/declared_reader.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t longest_key = 60;
constexpr std::size_t enough_errors = 200;  // beyond these no help is looked for: nobody reads it

std::string joined(std::string_view prefix, std::string_view name) {
  return prefix.empty() ? std::string(name) : std::string(prefix) + "." + std::string(name);
}

// The part of `name` up to its next dot, after `prefix.`; empty where it is not below the prefix.
std::string_view next_part(std::string_view name, std::string_view prefix) {
  if (!prefix.empty()) {
    if (!name.starts_with(prefix) || name.size() <= prefix.size() || name[prefix.size()] != '.') return {};
    name.remove_prefix(prefix.size() + 1);
  }
  return name.substr(0, name.find('.'));
}

class CaseReader {
 public:
  CaseReader(const CaseShape* shape, Report& report) : shape_(shape), report_(report) {}

  std::optional<Case> read(const Tree& tree) {
    const std::size_t before = report_.errors();
    if (tree.kind == Tree::Kind::map)
      read_group(tree, "");
    else
      report_.error_at("", "wrong-type", "a case is a map of its facts, found " + describe(tree));
    if (report_.errors() > before) return std::nullopt;
    return std::move(case_);
  }

 private:
  Currency currency() const { return shape_ != nullptr ? shape_->currency : Currency(); }

  void read_group(const Tree& map, const std::string& prefix) {
    for (const TreeEntry& entry : map.entries) read_named(entry, prefix);
  }

  void read_named(const TreeEntry& entry, const std::string& prefix) {
    const std::string name = joined(prefix, entry.key);
    for (const RecordInfo& record : case_records()) {
      if (record.is_list) {
        if (record.name != name) continue;
        if (first_time(name)) read_list(entry.value, record, name);
        return;
      }
      for (const FieldInfo& field : record.fields) {
        if (!is_named(name, record, field)) continue;
        if (first_time(name)) read_field(entry.value, record, field, record.one_of(&case_), name);
        return;
      }
    }
    if (const FactShape* const shape = find_declared(name)) {
      if (!first_time(name)) return;
      if (std::optional<FactValue> value = read_declared(entry.value, *shape, currency(), name, report_))
        case_.facts.insert_or_assign(name, std::move(*value));
      return;
    }
    if (!is_group(name)) {
      report_unknown_key(entry.key, prefix);
      return;
    }
    if (entry.value.kind == Tree::Kind::map)
      read_group(entry.value, name);
    else
      report_.error_at(name, "wrong-type", "expected a map of facts, found " + describe(entry.value),
                       entry.value.kind == Tree::Kind::null ? "leave `" + name + "` out where nothing is known" : "");
  }

  static bool is_named(std::string_view name, const RecordInfo& record, const FieldInfo& field) {
    if (record.name.empty()) return name == field.name;
    return name.size() == record.name.size() + 1 + field.name.size() && name.starts_with(record.name) &&
           name[record.name.size()] == '.' && name.ends_with(field.name);
  }

  // The same fact may be written nested and with dots, but only once.
  bool first_time(const std::string& name) {
    if (seen_.insert(name).second) return true;
    report_.error_at(name, "duplicate-key", "`" + name + "` is given twice", "once with dots, once nested: keep one");
    return false;
  }

  void read_field(const Tree& value, const RecordInfo& record, const FieldInfo& field, void* to,
                  const std::string& path) {
    if (value.kind == Tree::Kind::null) {
      FieldView view;
      view.state = FieldState::none;
      if (field.required)
        report_.error_at(path, "wrong-type", "`" + std::string(field.name) + "` cannot be none",
                         "every entry of `" + std::string(record.name) + "` needs it");
      else
        field.set(to, view);
      return;
    }
    const FieldView view = read_scalar(value, field, path, report_, currency());
    if (view.state != FieldState::known) return;
    if (field.kind == FieldKind::text && shape_ != nullptr && !shape_->narrowed.empty()) {
      const auto narrowed = shape_->narrowed.find(fact_name(record, field));
      if (narrowed != shape_->narrowed.end() && !is_one_of(view.text, narrowed->second)) {
        const std::vector<std::string_view> names(narrowed->second.begin(), narrowed->second.end());
        report_unknown_name(view.text, names, path, report_);
        return;
      }
    }
    field.set(to, view);
  }

  static bool is_one_of(std::string_view text, const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), text) != names.end();
  }

  void read_list(const Tree& list, const RecordInfo& record, const std::string& path) {
    if (!is_readable_list(list, path, report_)) return;
    for (std::size_t i = 0; i < list.items.size(); ++i)
      read_entry(list.items[i], record, path + "[" + std::to_string(i) + "]");
  }

  void read_entry(const Tree& item, const RecordInfo& record, const std::string& path) {
    if (item.kind != Tree::Kind::map) {
      report_.error_at(path, "wrong-type", "expected a map, found " + describe(item));
      return;
    }
    void* const to = record.append(&case_);
    for (const TreeEntry& entry : item.entries) {
      const auto field = std::find_if(record.fields.begin(), record.fields.end(),
                                      [&](const FieldInfo& candidate) { return candidate.name == entry.key; });
      if (field != record.fields.end())
        read_field(entry.value, record, *field, to, path + "." + entry.key);
      else
        report_unknown_key_of_entry(entry.key, record, path);
    }
    for (const FieldInfo& field : record.fields)
      if (field.required && item.find(field.name) == nullptr)
        report_.error_at(path, "missing-key", "`" + std::string(field.name) + "` is missing",
                         "every entry of `" + std::string(record.name) + "` needs it");
  }

  const FactShape* find_declared(std::string_view name) const {
    if (shape_ == nullptr) return nullptr;
    const auto& declared = shape_->declared;
    const auto found =
        std::lower_bound(declared.begin(), declared.end(), name,
                         [](const FactShape& fact, std::string_view wanted) { return fact.name < wanted; });
    return found != declared.end() && found->name == name ? &*found : nullptr;
  }

  // The names directly below a group; each perhaps more than once.
  std::vector<std::string> names_in(std::string_view prefix) const {
    std::vector<std::string> names;
    const auto add = [&](std::string_view name) {
      const std::string_view part = next_part(name, prefix);
      if (!part.empty()) names.emplace_back(part);
    };
    for (const RecordInfo& record : case_records()) {
      if (record.is_list)
        add(record.name);
      else
        for (const FieldInfo& field : record.fields) add(fact_name(record, field));
    }
    if (shape_ != nullptr)
      for (const FactShape& fact : shape_->declared) add(fact.name);
    return names;
  }

  bool is_group(std::string_view name) const {
    const auto below = [&](std::string_view other) { return !next_part(other, name).empty(); };
    for (const RecordInfo& record : case_records())
      if (below(record.name) || (!record.is_list && record.name == name)) return true;
    return shape_ != nullptr && std::any_of(shape_->declared.begin(), shape_->declared.end(),
                                            [&](const FactShape& fact) { return below(fact.name); });
  }

  void report_unknown_key(const std::string& key, const std::string& prefix) {
    const std::string known = "`" + shown(key, longest_key) + "`";
    std::string help;
    if (report_.errors() < enough_errors) help = help_for(key, prefix);
    report_.error_at(joined(prefix, shown(key, longest_key)), "unknown-key",
                     prefix.empty() ? "a case has no " + known : "`" + prefix + "` has no " + known, std::move(help));
  }

  std::string help_for(const std::string& key, const std::string& prefix) const {
    std::string help = did_you_mean(key, names_in(prefix));
    if (!help.empty()) return help;
    // Right, but in another place?
    for (const RecordInfo& record : case_records())
      for (const FieldInfo& field : record.fields)
        if (!record.is_list && field.name == key) return "did you mean `" + fact_name(record, field) + "`?";
    return shape_ == nullptr ? "only a policy that declares such a fact can read it" : "";
  }

  void report_unknown_key_of_entry(const std::string& key, const RecordInfo& record, const std::string& path) {
    std::vector<std::string> names;
    if (report_.errors() < enough_errors)
      for (const FieldInfo& field : record.fields) names.emplace_back(field.name);
    const std::string known = shown(key, longest_key);
    report_.error_at(path + "." + known, "unknown-key",
                     "an entry of `" + std::string(record.name) + "` has no `" + known + "`", did_you_mean(key, names));
  }

  const CaseShape* shape_;
  Report& report_;
  Case case_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

std::string fact_name(const RecordInfo& record, const FieldInfo& field) {
  if (record.name.empty()) return std::string(field.name);
  return std::string(record.name) + (record.is_list ? "[]." : ".") + std::string(field.name);
}

std::optional<Case> read_case(const Tree& tree, const CaseShape* shape, Report& report) {
  return CaseReader(shape, report).read(tree);
}

}  // namespace amends::impl
