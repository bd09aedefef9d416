// The JSON Schema of what a scenario expects, from the table of the parts of an answer.
//
// A part is named with dots (`step.hours`) or nested, and some names are the policy's (`options.<step>.state`). Each
// part, and each group of parts, is a definition. Values are words as well (`at least 8`), so texts are always allowed.
#include "schema/answer_schema.hpp"

#include "scenario/answer_shape.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace amends::impl {

namespace {

constexpr std::string_view any_name = "[A-Za-z][A-Za-z0-9_]*";
constexpr std::string_view any_fact = R"([A-Za-z][A-Za-z0-9_.\[\]]*)";

NamesOf placed(std::string_view word) {
  if (word == "step") return NamesOf::steps;
  if (word == "context") return NamesOf::contexts;
  if (word == "burden") return NamesOf::burdens;
  if (word == "remedy") return NamesOf::remedies;
  if (word == "kind") return NamesOf::kinds;
  if (word == "commitment") return NamesOf::commitments;
  if (word == "value") return NamesOf::values;
  return word == "fact" ? NamesOf::facts : NamesOf::nothing;
}

// "options.<step>.hours": "answer.options.-step.hours".
std::string definition_of_part(std::string_view path) {
  std::string name = expectations_definition;
  if (!path.empty()) name += '.';
  for (const char c : path)
    if (c != '>') name += c == '<' ? '-' : c;
  return name;
}

class AnswerWriter {
 public:
  AnswerWriter(SchemaWriter& out, const CompiledPolicy* policy) : out_(out), policy_(policy) {
    for (const AnswerPart& part : answer_parts()) {
      add(part.path);
      for (std::size_t dot = part.path.find('.'); dot != std::string_view::npos; dot = part.path.find('.', dot + 1))
        add(part.path.substr(0, dot));
    }
    std::sort(paths_.begin(), paths_.end());
  }

  void write() {
    out_.key(definition_of_part(""));
    out_.begin_object();
    out_.types({"object"});
    members("");
    out_.end_object();
    for (const std::string_view path : paths_) {
      out_.key(definition_of_part(path));
      out_.begin_object();
      const auto& parts = answer_parts();
      const auto part = std::find_if(parts.begin(), parts.end(), [&](const AnswerPart& p) { return p.path == path; });
      const bool is_part = part != parts.end(), is_group = has_below(path);
      if (is_part) out_.description(part->doc);
      if (is_part && is_group) {
        out_.key("anyOf");
        out_.begin_array();
        out_.begin_object();
        value(*part);
        out_.end_object();
        out_.begin_object();
        group(path);
        out_.end_object();
        out_.end_array();
      } else if (is_part) {
        value(*part);
      } else {
        group(path);
      }
      out_.end_object();
    }
  }

 private:
  void add(std::string_view path) {
    if (std::find(paths_.begin(), paths_.end(), path) == paths_.end()) paths_.push_back(path);
  }
  static bool is_below(std::string_view path, std::string_view group) {
    return group.empty() || (path.size() > group.size() && path.starts_with(group) && path[group.size()] == '.');
  }
  bool has_below(std::string_view group) const {
    return std::any_of(paths_.begin(), paths_.end(), [&](std::string_view path) { return is_below(path, group); });
  }

  void group(std::string_view path) {
    out_.types({"object"});
    members(path);
  }

  // What stands below a group: offered by its name, or allowed where a name of the policy is part of it.
  void members(std::string_view group) {
    std::vector<std::string_view> with_names;
    out_.key("properties");
    out_.begin_object();
    for (const std::string_view path : paths_) {
      if (!is_below(path, group)) continue;
      const std::string_view rest = path.substr(group.empty() ? 0 : group.size() + 1);
      if (rest.find('<') == std::string_view::npos) {
        refer(rest, path);
        continue;
      }
      if (rest.find('.') == std::string_view::npos && policy_ != nullptr)
        for (const std::string& name : names_of(*policy_, placed(rest.substr(1, rest.size() - 2)))) refer(name, path);
      with_names.push_back(path);
    }
    out_.end_object();
    if (!with_names.empty()) {
      out_.key("patternProperties");
      out_.begin_object();
      for (const std::string_view path : with_names)
        refer("^" + pattern(path, group.empty() ? 0 : group.size() + 1) + "$", path);
      out_.end_object();
    }
    out_.flag("additionalProperties", false);
  }

  void refer(std::string_view key, std::string_view path) {
    out_.key(key);
    out_.begin_object();
    out_.reference(definition_of_part(path));
    out_.end_object();
  }

  // Of "options.<step>.hours" from `begin` on: "(a|b)\.hours".
  std::string pattern(std::string_view path, std::size_t begin) const {
    std::string text;
    for (std::size_t at = begin; at < path.size(); ++at) {
      if (path[at] == '<') {
        const std::size_t end = path.find('>', at);
        text += names_pattern(placed(path.substr(at + 1, end - at - 1)), path.substr(0, at));
        at = end;
        continue;
      }
      if (path[at] == '.') text += '\\';
      text += path[at];
    }
    return text;
  }

  // A name of the policy, but none that stands for something else there: `role` in `empowerment.role`.
  std::string names_pattern(NamesOf which, std::string_view before) const {
    std::string others;
    for (const std::string_view path : paths_) {
      const std::string_view rest = path.starts_with(before) ? path.substr(before.size()) : std::string_view();
      if (rest.empty() || rest.find_first_of(".<") != std::string_view::npos) continue;
      others += (others.empty() ? "" : "|") + std::string(rest);
    }
    std::string text = others.empty() ? "" : "(?!(" + others + ")(\\.|$))";
    if (policy_ == nullptr) return text + std::string(which == NamesOf::facts ? any_fact : any_name);
    std::string names;
    for (const std::string& name : names_of(*policy_, which)) {
      const std::string exact = exactly(name);
      names += (names.empty() ? "" : "|") + exact.substr(1, exact.size() - 2);
    }
    return text + (names.empty() ? "(?!)" : "(" + names + ")");
  }

  void value(const AnswerPart& part) {
    switch (part.kind) {
      case AnswerKind::text:
      case AnswerKind::message:
      case AnswerKind::value:
        return out_.types({"string", "number", "boolean", "array"});
      case AnswerKind::number:
      case AnswerKind::money:
        return out_.types({"number", "string"});
      case AnswerKind::time:
        return out_.types({"string"});
      case AnswerKind::boolean:
        return out_.types({"boolean", "string"});
      case AnswerKind::there:
        return words({}, {"boolean", "string"});
      case AnswerKind::word:
        return words(words_of(part.words), {"string"});
      case AnswerKind::name:
        return words(names(part), {"string"});
      case AnswerKind::thing:
        return words(names(part), {"string", "boolean"});
      case AnswerKind::approval: {
        std::vector<std::string> roles = names(part);
        roles.insert(roles.end(), {"none", "nobody"});
        return words(roles, {"string", "boolean"});
      }
      case AnswerKind::names:
      case AnswerKind::texts:
        return list(names(part));
    }
  }

  static std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      words.emplace_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
  }
  std::vector<std::string> names(const AnswerPart& part) const {
    return policy_ == nullptr || part.names == NamesOf::nothing ? std::vector<std::string>()
                                                                : names_of(*policy_, part.names);
  }

  // These are offered, others of the types allowed.
  void words(const std::vector<std::string>& offered, std::initializer_list<std::string_view> types) {
    if (offered.empty()) return out_.types(types);
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    out_.texts("enum", {offered.begin(), offered.end()});
    out_.end_object();
    out_.begin_object();
    out_.types(types);
    out_.end_object();
    out_.end_array();
  }

  void list(const std::vector<std::string>& offered) {
    out_.key("anyOf");
    out_.begin_array();
    out_.begin_object();
    out_.types({"array"});
    out_.key("items");
    out_.begin_object();
    words(offered, {"string", "number"});
    out_.end_object();
    out_.end_object();
    out_.begin_object();
    out_.types({"string", "boolean"});
    out_.end_object();
    out_.end_array();
  }

  SchemaWriter& out_;
  const CompiledPolicy* policy_;
  std::vector<std::string_view> paths_;
};

}  // namespace

void write_answer_definitions(SchemaWriter& out, const CompiledPolicy* policy) { AnswerWriter(out, policy).write(); }

}  // namespace amends::impl
