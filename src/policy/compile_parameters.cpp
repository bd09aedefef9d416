// Parameters: figures that change by date.
#include "document/reader.hpp"
#include "expression/functions.hpp"
#include "policy/builder.hpp"

#include "text/civil.hpp"

#include <amends/time.hpp>

#include <algorithm>

namespace amends::impl {

namespace {

std::optional<std::int64_t> moment_of(Builder& build, const DocValue& from) {
  const ParsedDate date = parse_date(from.text());
  if (date.date)
    if (const auto start = build.scope.start_of_date(date.date->year, date.date->month, date.date->day)) return start;
  const ParsedTime time = parse_time(from.text());
  if (time.time) return time.time->seconds;
  const bool impossible = date.impossible || time.error == TimeError::impossible;
  build.error(from.span(), "bad-date", ticked(from.text()) + (impossible ? " does not exist" : " is not a date"),
              impossible ? "look at the day and the month" : "write `2026-12-25`, or a time with its offset");
  return std::nullopt;
}

class ParameterCompiler {
 public:
  ParameterCompiler(Builder& build, const DocValue& parameter, std::size_t number)
      : build_(build), parameter_(parameter), number_(number) {}

  bool run() {
    ParameterDef& def = build_.policy.parameters[number_];
    for (const DocBlock& block : parameter_.blocks) {
      const DocValue* from = block.get("from");
      const DocValue* is = block.get("is");
      const bool compiled = is != nullptr && value(*is);
      const std::optional<std::int64_t> moment = from == nullptr ? std::nullopt : moment_of(build_, *from);
      if (!compiled || !moment) {
        good_ = false;
        continue;
      }
      ParameterValue made;
      made.from = *moment;
      made.source = block.text("source");
      made.confirmed = block.text("confirmed") != "false";
      made.span = is->span();
      const auto same = [&](const ParameterValue& other) { return other.from == made.from; };
      if (std::any_of(def.values.begin(), def.values.end(), same)) {
        build_.error(from->span(), "date-twice",
                     ticked(parameter_.name.text) + " has two values from " + ticked(from->text()));
        good_ = false;
      }
      build_.dated.push_back({number_, def.values.size(), std::move(parts_), is_record_});
      parts_ = {};
      def.values.push_back(std::move(made));
    }
    if (parameter_.blocks.empty()) {
      build_.error(parameter_.name.span, "missing-value", ticked(parameter_.name.text) + " has no value",
                   "for example `- {from: 2026-01-01, is: 10 USD, source: ...}`");
      good_ = false;
    }
    if (good_) def.type = is_record_ ? record_type() : *type_;
    return good_;
  }

 private:
  bool value(const DocValue& is) {
    const bool record = !is.entries.empty();
    if (type_.has_value() || !fields_.empty()) {
      if (record != is_record_) return mismatch(is.span(), is_record_ ? "a record" : "no record");
    }
    is_record_ = record;
    if (!record) {
      const auto compiled = constant(is, type_);
      if (!compiled) return false;
      type_ = compiled->type;
      parts_ = {compiled->expr};
      return true;
    }
    const bool first = fields_.empty();
    std::vector<Expr> parts;
    for (std::size_t i = 0; i < is.entries.size(); ++i) {
      const DocValue& entry = is.entries[i];
      if (!first && (i >= fields_.size() || fields_[i].name != entry.name.text))
        return mismatch(entry.name.span, "a record with " + field_names());
      const auto compiled = constant(entry, first ? std::nullopt : std::optional(fields_[i].type));
      if (!compiled) return false;
      if (first) fields_.push_back({entry.name.text, compiled->type, {}, 0});
      parts.push_back(compiled->expr);
    }
    if (parts.size() != fields_.size()) return mismatch(is.name.span, "a record with " + field_names());
    parts_ = std::move(parts);
    return true;
  }

  std::string field_names() const {
    std::vector<std::string_view> names;
    for (const RecordField& field : fields_) names.push_back(field.name);
    return listed(names);
  }

  bool mismatch(Span span, const std::string& wanted) {
    build_.error(span, "wrong-type", "the values of " + ticked(parameter_.name.text) + " differ",
                 "the first is " + wanted);
    return false;
  }

  std::optional<CompiledExpression> constant(const DocValue& value, std::optional<Type> wanted) {
    Builder::Place place = Builder::place(*value.key, {});
    place.limit = Visibility::load;
    place.name = "a value of " + ticked(parameter_.name.text);
    if (wanted) place.types = {*wanted};
    return build_.expression(*value.tree, place);
  }

  Type record_type() const { return build_.policy.types.add_record(parameter_.name.text, fields_); }

  Builder& build_;
  const DocValue& parameter_;
  std::size_t number_;
  std::optional<Type> type_;
  std::vector<RecordField> fields_;
  std::vector<Expr> parts_;
  bool is_record_ = false;
  bool good_ = true;
};

// `days(t)` could mean either.
bool is_function(const std::string& name) {
  const auto same = [&](const Function& function) { return !function.method && function.name == name; };
  return std::any_of(functions().begin(), functions().end(), same);
}

}  // namespace

void compile_parameters(Builder& build) {
  std::vector<ParameterDef>& parameters = build.policy.parameters;
  for (const DocValue& parameter : build.entries("parameters")) {
    const std::string& name = parameter.name.text;
    const std::string taken = build.scope.what_is(name);
    if (!taken.empty()) {
      build.error(parameter.name.span, "name-twice", ticked(name) + " is " + taken + " and a parameter",
                  "choose another name for one of them");
      continue;
    }
    if (is_function(name)) {
      build.error(parameter.name.span, "name-twice", ticked(name) + " is a function and a parameter",
                  "choose another name for it");
      continue;
    }
    build.scope.describe(name, "a parameter");
    ParameterDef def;
    def.name = name;
    def.span = parameter.name.span;
    parameters.push_back(std::move(def));
    const std::size_t number = parameters.size() - 1;
    if (ParameterCompiler(build, parameter, number).run())
      build.scope.add_parameter(name, parameters[number].type, static_cast<std::uint32_t>(number));
    else
      build.scope.add_broken(name);
  }
}

}  // namespace amends::impl
