// Reads the value of a fact that a policy declares.
#include "model/declared_reader.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace amends::impl {

namespace {

constexpr std::size_t longest_key = 60;

FactValue to_value(const FieldView& view, FieldKind kind) {
  switch (kind) {
    case FieldKind::boolean:
      return view.boolean;
    case FieldKind::integer:
      return view.integer;
    case FieldKind::real:
      return view.real;
    case FieldKind::duration:
      return Duration{view.integer};
    case FieldKind::time:
      return Time{view.integer};
    case FieldKind::money:
      return Money{view.integer, view.currency};
    case FieldKind::text:
    case FieldKind::enumeration:
      return std::string(view.text);
  }
  return none;
}

class DeclaredReader {
 public:
  DeclaredReader(Currency currency, Report& report) : currency_(currency), report_(report) {}

  std::optional<FactValue> read(const Tree& tree, const FactShape& shape, const std::string& path) const {
    if (shape.form == FactShape::Form::scalar) {
      if (tree.kind == Tree::Kind::null) return FactValue(none);
      return scalar(tree, shape, path);
    }
    if (!is_readable_list(tree, path, report_)) return std::nullopt;
    FactValue::List list;
    list.reserve(tree.items.size());
    bool good = true;
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
      const std::string place = path + "[" + std::to_string(i) + "]";
      std::optional<FactValue> value = shape.form == FactShape::Form::list ? scalar(tree.items[i], shape, place)
                                                                           : record(tree.items[i], shape, place);
      if (value)
        list.push_back(std::move(*value));
      else
        good = false;
    }
    if (!good) return std::nullopt;
    return std::optional<FactValue>(std::in_place, std::move(list));
  }

 private:
  std::optional<FactValue> scalar(const Tree& tree, const FactShape& shape, const std::string& path) const {
    const std::vector<std::string_view> names(shape.enum_names.begin(), shape.enum_names.end());
    FieldInfo field;
    field.name = shape.name;
    field.kind = shape.kind;
    field.enum_names = names;
    const FieldView view = read_scalar(tree, field, path, report_, currency_);
    if (view.state != FieldState::known) return std::nullopt;
    return to_value(view, shape.kind);
  }

  std::optional<FactValue> record(const Tree& tree, const FactShape& shape, const std::string& path) const {
    if (tree.kind != Tree::Kind::map) {
      report_.error_at(path, "wrong-type", "expected a map, found " + describe(tree));
      return std::nullopt;
    }
    FactValue::Record record;
    bool good = true;
    for (const TreeEntry& entry : tree.entries) {
      const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
                                      [&](const FactShape& candidate) { return candidate.name == entry.key; });
      if (field == shape.fields.end()) {
        report_unknown(entry.key, shape, path);
        good = false;
        continue;
      }
      std::optional<FactValue> value = read(entry.value, *field, path + "." + entry.key);
      if (value)
        record.emplace(entry.key, std::move(*value));  // keys are unique
      else
        good = false;
    }
    if (!good) return std::nullopt;
    return std::optional<FactValue>(std::in_place, std::move(record));
  }

  void report_unknown(const std::string& key, const FactShape& shape, const std::string& path) const {
    std::vector<std::string> names;
    for (const FactShape& field : shape.fields) names.push_back(field.name);
    const std::string known = shown(key, longest_key);
    report_.error_at(path + "." + known, "unknown-key", "an entry of `" + shape.name + "` has no `" + known + "`",
                     did_you_mean(key, names));
  }

  Currency currency_;
  Report& report_;
};

}  // namespace

std::optional<FactValue> read_declared(const Tree& tree, const FactShape& shape, Currency currency,
                                       const std::string& path, Report& report) {
  return DeclaredReader(currency, report).read(tree, shape, path);
}

void report_too_many(std::string path, Report& report) {
  report.error_at(std::move(path), "too-many-items", "this list has more than " + std::to_string(max_list) + " items");
}

bool is_readable_list(const Tree& tree, const std::string& path, Report& report) {
  if (tree.kind != Tree::Kind::list) {
    report.error_at(path, "wrong-type", "expected a list, found " + describe(tree),
                    tree.kind == Tree::Kind::null ? "leave it out where there is nothing: that is an empty list" : "");
    return false;
  }
  if (tree.items.size() <= max_list) return true;
  report_too_many(path, report);
  return false;
}

}  // namespace amends::impl
