// Lays out a text, and makes sure that it still says what it said.
#include <amends/format.hpp>
#include <amends/policy.hpp>

#include "document/keys.hpp"
#include "document/yaml_reader.hpp"
#include "format/layout.hpp"
#include "format/scalar_text.hpp"
#include "scenario/scenario_keys.hpp"

#include <algorithm>

namespace amends {

namespace {

using impl::Tree;

// Equal for every reader, also for one that goes by quotes.
bool says_the_same(const Tree& a, const Tree& b, bool drop_quotes, bool in_any_order = false) {
  if (a.kind != b.kind || a.text != b.text) return false;
  if (a.plain != b.plain && !(drop_quotes && impl::is_safe_plain(a.text, false))) return false;
  if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!says_the_same(a.items[i], b.items[i], drop_quotes)) return false;
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    const impl::TreeEntry& entry = a.entries[i];
    const Tree* other = in_any_order ? b.find(entry.key) : &b.entries[i].value;
    if (other == nullptr || (!in_any_order && b.entries[i].key != entry.key)) return false;
    if (!says_the_same(entry.value, *other, drop_quotes)) return false;
  }
  return true;
}

std::vector<std::string> comments_of(const std::vector<impl::YamlToken>& tokens) {
  std::vector<std::string> all;
  for (const impl::YamlToken& token : tokens) {
    for (const impl::YamlComment& comment : token.before) all.push_back(comment.text);
    if (token.beside) all.push_back(token.beside->text);
    if (!token.header_comment.empty()) all.push_back(token.header_comment);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The line breaks that YAML counts as such, as \n.
std::string with_plain_breaks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') result += text[i];
  return result;
}

// The order of the keys of a policy or a scenario file; none for other files.
impl::LayoutStyle style_of(const Tree& tree) {
  impl::LayoutStyle style;
  const auto add = [&style](std::string_view key, bool is_block) {
    if (!is_block && style.header == style.order.size()) ++style.header;
    style.order.push_back(key);
  };
  if (tree.find("amends") != nullptr && tree.find("policy") != nullptr) {
    for (const impl::Key& key : impl::policy_block().keys) add(key.name, !key.block.empty());
  } else if (tree.find("scenarios") != nullptr) {
    style.drop_quotes = false;
    for (const impl::ScenarioKey& key : impl::scenario_file_block().keys)
      add(key.name, key.shape == impl::ScenarioShape::cases || key.shape == impl::ScenarioShape::scenarios);
  }
  return style;
}

Result<std::string> refused(std::string_view name) {
  return Result<std::string>::failure(
      {impl::error_of_file(std::string(name), "not-laid-out",
                           "this file cannot be laid out without a change of what it says, so it is left as it is",
                           "write what is unusual in it more plainly; nothing is wrong with the file as such")});
}

}  // namespace

Result<std::string> format_text(std::string_view text, std::string_view name) {
  impl::Sources sources;
  impl::Report report(&sources);
  const impl::TreeLimits limits;
  const std::uint32_t source = sources.add(std::string(name), std::string(text));
  const std::optional<Tree> tree = impl::read_yaml(sources, source, limits, report);
  if (!tree) return Result<std::string>::failure(report.take());

  const std::string before = with_plain_breaks(sources[source].text());
  const impl::YamlTokens tokens = impl::yaml_tokens(before, limits.depth);
  if (!tokens.problem.empty()) {
    const std::uint32_t normal = sources.add(std::string(name), before);
    report.error({normal, tokens.place, tokens.place + 1}, "not-laid-out", tokens.problem,
                 "write it more plainly; the file is left as it is");
    return Result<std::string>::failure(report.take());
  }
  std::optional<impl::Layout> layout = impl::read_layout(before, tokens.tokens);
  if (!layout) return refused(name);
  const impl::LayoutStyle style = style_of(*tree);
  std::string after = impl::print_layout(std::move(*layout), style);

  impl::Report again(&sources);
  const std::uint32_t printed = sources.add(std::string(name), after);
  const std::optional<Tree> tree_after = impl::read_yaml(sources, printed, limits, again);
  if (!tree_after || !says_the_same(*tree, *tree_after, style.drop_quotes, !style.order.empty())) return refused(name);
  const impl::YamlTokens tokens_after = impl::yaml_tokens(after, limits.depth);
  if (!tokens_after.problem.empty() || comments_of(tokens.tokens) != comments_of(tokens_after.tokens))
    return refused(name);
  if (tree->find("amends") != nullptr) {
    const Result<Policy> policy = Policy::parse(text, name);
    if (policy && Policy::parse(after, name).value().fingerprint() != policy->fingerprint()) return refused(name);
  }
  return after;
}

}  // namespace amends
