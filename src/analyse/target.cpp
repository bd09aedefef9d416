// What a target is called.
#include <amends/why_not.hpp>

#include "policy/compiled.hpp"
#include "text/report.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace amends {

namespace {

constexpr std::array<std::pair<std::string_view, Target::Kind>, 4> kinds{{{"step", Target::Kind::step},
                                                                          {"severity", Target::Kind::severity},
                                                                          {"remedy", Target::Kind::remedy},
                                                                          {"grant", Target::Kind::grant}}};

std::string_view word_of(Target::Kind kind) {
  for (const auto& [word, k] : kinds)
    if (k == kind) return word;
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string> names_of(const impl::CompiledPolicy& policy, Target::Kind kind) {
  std::vector<std::string> names;
  switch (kind) {
    case Target::Kind::step:
      for (const impl::StepDef& step : policy.steps) names.push_back(step.name);
      break;
    case Target::Kind::severity:
      names = policy.severity_levels;
      break;
    case Target::Kind::remedy:
      for (const impl::RemedyDef& remedy : policy.remedies) names.push_back(remedy.name);
      break;
    case Target::Kind::grant:
      names = policy.kinds;
      break;
  }
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "`" : i + 1 == names.size() ? " or `" : ", `") + names[i] + "`";
  return text;
}

Result<Target> failure(std::string code, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  return Result<Target>::failure({std::move(diagnostic)});
}

class TargetReader {
 public:
  explicit TargetReader(const impl::CompiledPolicy& policy) : policy_(policy) {}

  Result<Target> read(std::string_view text) const {
    text = trimmed(text);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return read_bare(text);
    const std::string_view word = trimmed(text.substr(0, colon));
    for (const auto& [known, kind] : kinds)
      if (known == word) return read_of(kind, trimmed(text.substr(colon + 1)));
    std::vector<std::string> words;
    for (const auto& [known, kind] : kinds) words.emplace_back(known);
    std::string help = impl::did_you_mean(word, words);
    if (help.empty()) help = "before the colon stands " + listed(words);
    return failure("unknown-name", "there is no kind of target `" + std::string(word) + "`", std::move(help));
  }

 private:
  bool has(Target::Kind kind, std::string_view name) const {
    const std::vector<std::string> names = names_of(policy_, kind);
    return std::find(names.begin(), names.end(), name) != names.end();
  }

  Result<Target> read_bare(std::string_view text) const {
    std::vector<Target::Kind> meant;
    const std::string_view first = text.substr(0, text.find(' '));
    for (const auto& [word, kind] : kinds)
      if (has(kind, kind == Target::Kind::grant ? first : text)) meant.push_back(kind);
    if (meant.size() == 1) return read_of(meant.front(), text);
    if (meant.empty())
      return failure("unknown-name",
                     "the policy has no step, severity, remedy or kind of grant `" + std::string(text) + "`",
                     help_for(first));
    std::vector<std::string> full;
    for (const Target::Kind kind : meant) full.push_back(std::string(word_of(kind)) + ":" + std::string(text));
    return failure("two-meanings", "`" + std::string(text) + "` means more than one thing here", "say " + listed(full));
  }

  std::string help_for(std::string_view wrong) const {
    std::vector<std::string> all;
    for (const auto& [word, kind] : kinds)
      for (const std::string& name : names_of(policy_, kind)) all.push_back(name);
    std::string help = impl::did_you_mean(wrong, all);
    if (help.empty() && !policy_.steps.empty()) help = "its steps are " + listed(names_of(policy_, Target::Kind::step));
    return help;
  }

  Result<Target> read_of(Target::Kind kind, std::string_view text) const {
    Target target;
    target.kind = kind;
    std::string_view name = text;
    if (kind == Target::Kind::grant && text.find(' ') != std::string_view::npos) {
      name = text.substr(0, text.find(' '));
      const std::string_view amount = trimmed(text.substr(name.size()));
      target.amount = parse_money(amount);
      if (!target.amount)
        return failure("not-money", "`" + std::string(amount) + "` is not an amount of money",
                       "write it as in `grant:goodwill 300 " + currency() + "`");
      if (target.amount->currency != policy_.currency)
        return failure("other-currency",
                       "`" + std::string(amount) + "` is not in " + currency() + ", the currency of the policy",
                       "amounts are never converted");
    }
    const std::vector<std::string> names = names_of(policy_, kind);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      std::string help = impl::did_you_mean(name, names);
      if (help.empty() && !names.empty()) help = "it has " + listed(names);
      const std::string what = kind == Target::Kind::grant ? "kind of grant" : std::string(word_of(kind));
      return failure("unknown-name", "the policy has no " + what + " `" + std::string(name) + "`", std::move(help));
    }
    if (kind == Target::Kind::grant && !target.amount)
      return failure("no-amount", "a grant needs an amount",
                     "write it as in `grant:" + std::string(name) + " 300 " + currency() + "`");
    target.name = std::string(name);
    return target;
  }

  std::string currency() const {
    const std::string code(policy_.currency.code());
    return code.empty() ? "USD" : code;
  }

  const impl::CompiledPolicy& policy_;
};

}  // namespace

Result<Target> read_target(const Policy& policy, std::string_view text) {
  return TargetReader(policy.compiled()).read(text);
}

std::string to_string(const Target& target) {
  std::string text = std::string(word_of(target.kind)) + ":" + target.name;
  if (target.amount) text += " " + to_string(*target.amount);
  return text;
}

}  // namespace amends
