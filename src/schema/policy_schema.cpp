// The JSON Schema of policies, from the table of keys.
//
// It is written twice: a policy that extends another need not repeat what the other one says, and `~` removes what it
// does not want. Each block is a definition of its own, `a-step` and `a-step-extending`.
#include <amends/schema.hpp>

#include "document/keys.hpp"
#include "schema/schema_writer.hpp"

#include <algorithm>
#include <optional>

namespace amends {

namespace {

using namespace impl;

constexpr std::string_view name_pattern = "^[A-Za-z][A-Za-z0-9_]*$";
constexpr std::string_view fact_pattern = R"(^[A-Za-z][A-Za-z0-9_]*(\[\])?(\.[A-Za-z][A-Za-z0-9_]*(\[\])?)*$)";
constexpr std::string_view date_pattern = R"(^\d{4}-\d{2}-\d{2}([Tt ].*)?$)";

class PolicySchema {
 public:
  std::string write() {
    out_.begin_schema("An amends policy", policy_block().doc);
    out_.key("if");
    out_.begin_object();
    out_.types({"object"});
    out_.texts("required", {"extends"});
    out_.end_object();
    for (const bool extending : {true, false}) {
      out_.key(extending ? "then" : "else");
      out_.begin_object();
      out_.reference(name_of(policy_block(), extending));
      out_.end_object();
    }
    out_.key("definitions");
    out_.begin_object();
    for (const BlockInfo* info : all_blocks())
      for (const bool extending : {false, true}) definition(*info, extending);
    name_definition();
    items();
    out_.end_object();
    out_.end_object();
    return std::move(out_).take() + "\n";
  }

 private:
  // An item of a decision list whose values are of one kind.
  struct Item {
    Wants wants;
    Range range;
    bool may_be_none;
    bool operator==(const Item&) const = default;
  };

  static std::string name_of(const BlockInfo& info, bool extending) {
    return definition_name(std::string(info.title) + (extending ? ", extending" : ""));
  }

  void definition(const BlockInfo& info, bool extending) {
    if (&info == &item_block()) return;  // one for each kind of value: items()
    extending_ = extending;
    out_.key(name_of(info, extending));
    out_.begin_object();
    out_.description(info.doc);
    if (info.short_key.empty()) {
      block(info);
    } else {
      // A value that is not a map stands for the key of that name.
      out_.key("anyOf");
      out_.begin_array();
      out_.begin_object();
      shape(*info.find(info.short_key), info.name == "value");
      out_.end_object();
      out_.begin_object();
      block(info);
      out_.end_object();
      out_.end_array();
    }
    out_.end_object();
  }

  void block(const BlockInfo& info) {
    const bool may_be_empty = extending_ || required(info).empty();
    may_be_empty ? out_.types({"object", "null"}) : out_.types({"object"});
    out_.key("properties");
    out_.begin_object();
    for (const Key& key : info.keys) {
      out_.key(key.name);
      property(info, key);
    }
    out_.end_object();
    out_.flag("additionalProperties", false);
    if (const auto names = required(info); !names.empty() && (!extending_ || &info == &policy_block()))
      out_.texts("required", names);
  }

  static std::vector<std::string_view> required(const BlockInfo& info) {
    std::vector<std::string_view> names;
    for (const Key& key : info.keys)
      if (key.is_required) names.push_back(key.name);
    return names;
  }

  void property(const BlockInfo& info, const Key& key) {
    out_.begin_object();
    std::string about(key.doc);
    if (!key.fallback.empty()) about.append(" Otherwise: ").append(key.fallback).append(".");
    out_.description(about);
    out_.example(key.example_text);
    fallback(key);
    // In a policy that extends another, `~` removes a key.
    const bool removable = extending_ && !key.is_required;
    if (removable) {
      out_.key("anyOf");
      out_.begin_array();
      out_.begin_object();
    }
    shape(key, info.name == "value" && key.name == "is");
    if (removable) {
      out_.end_object();
      out_.begin_object();
      out_.types({"null"});
      out_.end_object();
      out_.end_array();
    }
    out_.end_object();
  }

  // Only what is a value in itself: "`false`", and not "its name with spaces".
  void fallback(const Key& key) {
    std::string_view text = key.fallback;
    if (text.size() < 3 || text.front() != '`' || text.find('`', 1) != text.size() - 1) return;
    const std::vector<Tree> value = yaml_value(text.substr(1, text.size() - 2));
    if (!value.empty()) out_.yaml("default", value.front());
  }

  void shape(const Key& key, bool may_be_none) {
    switch (key.shape) {
      case Shape::text:
      case Shape::filled_text:
        return out_.types({"string", "number", "boolean"});
      case Shape::texts:
        return any_of([&] { out_.types({"string"}); }, [&] { list_of([this] { out_.types({"string"}); }); });
      case Shape::name:
        return out_.reference("a-name");
      case Shape::names:
        return names();
      case Shape::rungs:
        return rungs();
      case Shape::word:
        return out_.texts("enum", key.word_list());
      case Shape::boolean:
        return out_.types({"boolean"});
      case Shape::version:
        out_.key("enum");
        out_.begin_array();
        out_.integer(1);
        out_.end_array();
        return;
      case Shape::date:
        return date();
      case Shape::dates:
        return list_of([this] { date(); });
      case Shape::type:
        return type();
      case Shape::expression:
        return expression(key.wants, key.range);
      case Shape::choice:
        return choice({key.wants, key.range, may_be_none});
      case Shape::choices:
        return map_of(name_pattern, [&] { choice({key.wants, key.range, false}); });
      case Shape::constant:
        return any_of([&] { expression(Wants::anything, Range::any); },
                      [&] { full_map_of(name_pattern, [&] { expression(Wants::anything, Range::any); }); });
      case Shape::block:
        return out_.reference(name_of(block_info(key.block), extending_));
      case Shape::blocks:
        return map_of(key.block == "fact" ? fact_pattern : name_pattern, [&] { of_block(key.block); });
      case Shape::block_list:
        return block_list(key.block);
      case Shape::block_lists:
        return map_of(name_pattern, [&] { block_list(key.block); });
      case Shape::plan:
        return plan();
      case Shape::permissions:
        return map_of(name_pattern, [&] { full_map_of(name_pattern, [&] { expression(key.wants, Range::any); }); });
      case Shape::limits:
        return limits({key.wants, key.range, false});
      case Shape::working_hours:
        return full_map_of({}, [this] { out_.types({"string"}); });
    }
  }

  void expression(Wants wants, Range range) {
    switch (wants) {
      case Wants::anything:
        return out_.types({"string", "number", "boolean"});
      case Wants::condition:
        return out_.types({"boolean", "string"});
      case Wants::whole:
        out_.types({"integer", "string"});
        break;
      case Wants::number:
      case Wants::money:
      case Wants::quantity:
      case Wants::deadline_or_share:
        out_.types({"number", "string"});
        break;
      case Wants::duration:
      case Wants::deadline:
      case Wants::time:
        return out_.types({"string"});
    }
    // Of a number; a text is an expression, which is not looked into.
    if (range == Range::at_least_one) least("minimum", 1);
    if (range == Range::not_negative || range == Range::share) least("minimum", 0);
    if (range == Range::positive) least("exclusiveMinimum", 0);
    if (range == Range::share) least("maximum", 1);
  }
  void least(std::string_view name, int value) {
    out_.key(name);
    out_.integer(value);
  }

  void choice(const Item& item) {
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    expression(item.wants, item.range);
    out_.end_object();
    out_.begin_object();
    list_of([&] { out_.reference(item_name(item)); });
    out_.end_object();
    out_.end_array();
    if (std::find(items_.begin(), items_.end(), item) == items_.end()) items_.push_back(item);
  }

  static std::string item_name(const Item& item) {
    std::string name = "an item that gives " + std::string(describe_wants(item.wants));
    switch (item.range) {
      case Range::any:
        break;
      case Range::share:
        name += " between 0 and 1";
        break;
      case Range::not_negative:
        name += ", not negative";
        break;
      case Range::positive:
        name += ", more than 0";
        break;
      case Range::at_least_one:
        name += ", at least 1";
        break;
    }
    return definition_name(name + (item.may_be_none ? " or none" : ""));
  }

  void items() {
    extending_ = false;
    for (const Item& item : items_) {
      out_.key(item_name(item));
      out_.begin_object();
      out_.description(item_block().doc);
      out_.types({"object"});
      out_.key("properties");
      out_.begin_object();
      for (const Key& key : item_block().keys) {
        out_.key(key.name);
        out_.begin_object();
        out_.description(key.doc);
        if (key.name != "is") {
          shape(key, false);
        } else if (item.may_be_none) {
          out_.types({"string", "number", "boolean", "null"});
        } else {
          expression(item.wants, item.range);
        }
        out_.end_object();
      }
      out_.end_object();
      out_.flag("additionalProperties", false);
      out_.texts("required", required(item_block()));
      out_.end_object();
    }
  }

  void name_definition() {
    out_.key("a-name");
    out_.begin_object();
    out_.types({"string"});
    out_.text("pattern", name_pattern);
    out_.end_object();
  }

  void names() {
    any_of([&] { out_.reference("a-name"); }, [&] { list_of([&] { out_.reference("a-name"); }); });
  }

  void rungs() {
    list_of([&] { names(); });
  }

  void date() {
    out_.types({"string"});
    out_.text("pattern", date_pattern);
  }

  void type() {
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    out_.texts("enum", {"bool", "int", "double", "string", "money", "duration", "time"});
    out_.end_object();
    out_.begin_object();
    out_.types({"string"});
    out_.text("pattern", "^list of ");
    out_.end_object();
    out_.begin_object();
    list_of([&] { out_.reference("a-name"); });
    out_.end_object();
    out_.end_array();
  }

  void plan() {
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    out_.texts("enum", {"expected"});
    out_.end_object();
    out_.begin_object();
    list_of([&] { out_.reference("a-name"); });
    out_.end_object();
    out_.begin_object();
    list_of([&] { out_.reference(name_of(plan_item_block(), false)); });
    out_.end_object();
    out_.end_array();
  }

  void limits(const Item& item) {
    map_of(name_pattern, [&] {
      full_map_of(name_pattern, [&] {
        out_.key("anyOf");
        out_.begin_array();
        out_.begin_object();
        out_.texts("enum", {"unlimited"});
        out_.end_object();
        out_.begin_object();
        choice(item);
        out_.end_object();
        out_.begin_object();
        full_map_of(name_pattern, [&] { choice(item); });
        out_.end_object();
        out_.end_array();
      });
    });
  }

  void block_list(std::string_view name) {
    out_.types({"array", "null"});
    out_.key("items");
    out_.begin_object();
    out_.reference(name_of(block_info(name), extending_));
    out_.end_object();
  }

  void of_block(std::string_view name) { out_.reference(name_of(block_info(name), extending_)); }

  template <typename Items>
  void list_of(const Items& write_items) {
    out_.types({"array"});
    least("minItems", 1);
    out_.key("items");
    out_.begin_object();
    write_items();
    out_.end_object();
  }

  // Names, each with a value; in a policy that extends another, `~` takes one away.
  template <typename Value>
  void map_of(std::string_view pattern, const Value& write_value) {
    out_.types({"object", "null"});
    entries(pattern, write_value);
  }
  // The same where there must be some.
  template <typename Value>
  void full_map_of(std::string_view pattern, const Value& write_value) {
    out_.types({"object"});
    entries(pattern, write_value);
  }

  template <typename Value>
  void entries(std::string_view pattern, const Value& write_value) {
    if (!pattern.empty()) {
      out_.key("propertyNames");
      out_.begin_object();
      out_.text("pattern", pattern);
      out_.end_object();
    }
    out_.key("additionalProperties");
    out_.begin_object();
    if (extending_) {
      any_of(write_value, [&] { out_.types({"null"}); });
    } else {
      write_value();
    }
    out_.end_object();
  }

  template <typename A, typename B>
  void any_of(const A& a, const B& b) {
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    a();
    out_.end_object();
    out_.begin_object();
    b();
    out_.end_object();
    out_.end_array();
  }

  SchemaWriter out_;
  bool extending_ = false;
  std::vector<Item> items_;
};

}  // namespace

std::string policy_schema() { return PolicySchema().write(); }

}  // namespace amends
