// Follows `extends` from file to file.
#include "document/extends.hpp"

#include "document/reader.hpp"
#include "document/yaml_reader.hpp"

#include <amends/version.hpp>

#include <algorithm>
#include <vector>

namespace amends::impl {

namespace {

class Chain {
 public:
  Chain(BaseFiles& files, Sources& sources, Report& report, std::vector<std::uint32_t>& bases)
      : files_(files), sources_(sources), report_(report), bases_(bases) {}

  std::optional<Tree> read(const PolicyFile& file) {
    const std::uint32_t source = sources_.add(file.name, file.text);
    std::optional<Tree> tree = read_yaml(sources_, source, {}, report_);
    if (!tree || !is_policy(*tree, source)) return std::nullopt;
    const bool is_first = chain_.empty();
    chain_.push_back(file.identity);
    read_.push_back(file.identity);
    note_whether_base(*tree, source, is_first);
    Tree base;
    base.kind = Tree::Kind::map;
    if (const Tree* extends = tree->find("extends"); extends != nullptr && !read_bases(file, *extends, base))
      return std::nullopt;
    chain_.pop_back();
    std::erase_if(tree->entries, [](const TreeEntry& entry) { return entry.key == "extends"; });
    return merge(std::move(base), *tree, sources_, report_);
  }

 private:
  bool is_policy(const Tree& tree, std::uint32_t source) {
    if (tree.kind != Tree::Kind::map) {
      const Span start = tree.span.exists() ? head(tree) : Span{source, 0, 0};
      report_.error(start, "wrong-shape", "a policy is a map of keys, but here is " + describe(tree),
                    "begin with `amends: 1`");
      return false;
    }
    const Tree* version = tree.find("amends");
    if (version == nullptr && chain_.empty() && tree.find("policy") == nullptr && tree.find("extends") == nullptr) {
      report_.error(head(tree), "not-a-policy", "this is no policy: it has neither `amends` nor `policy`",
                    "a policy begins with `amends: 1`");
      return false;
    }
    const std::string ours = std::to_string(language_version);
    if (version == nullptr || version->text == ours) return true;
    report_.error(head(*version), "wrong-version",
                  "this library reads version " + ours + " of the policy language, but here is " + describe(*version),
                  "write `amends: " + ours + "`");
    return false;
  }

  // A file made to be extended says so of itself, not of those that extend it.
  void note_whether_base(Tree& tree, std::uint32_t source, bool is_first) {
    const Tree* made = tree.find("made_to_be_extended");
    if (made == nullptr) return;
    if (made->text == "true") bases_.push_back(source);
    if (!is_first && (made->text == "true" || made->text == "false"))
      std::erase_if(tree.entries, [](const TreeEntry& entry) { return entry.key == "made_to_be_extended"; });
  }

  // All that `extends` names, each laid upon those before it.
  bool read_bases(const PolicyFile& file, const Tree& extends, Tree& base) {
    if (extends.kind != Tree::Kind::list) return read_base(file, extends, base);
    if (extends.items.empty()) return wrong_shape(extends);
    bool good = true;
    for (const Tree& item : extends.items) good = read_base(file, item, base) && good;
    return good;
  }

  bool wrong_shape(const Tree& extends) {
    report_.error(head(extends), "wrong-shape",
                  "`extends` wants the path of a file, or a list of them, but here is " + describe(extends));
    return false;
  }

  bool read_base(const PolicyFile& file, const Tree& extends, Tree& base) {
    if (!extends.is_scalar() || extends.text.empty()) return wrong_shape(extends);
    if (chain_.size() > max_extends_depth) {
      report_.error(extends.span, "extends-too-deep",
                    "policies extend each other more than " + std::to_string(max_extends_depth) + " files deep");
      return false;
    }
    std::string why, help;
    const std::optional<PolicyFile> found = files_.find(file, extends.text, why, help);
    if (!found) {
      report_.error(extends.span, "cannot-extend", why, help);
      return false;
    }
    if (std::find(chain_.begin(), chain_.end(), found->identity) != chain_.end()) {
      report_.error(extends.span, "extends-itself", ticked(extends.text) + " extends this file in turn");
      return false;
    }
    // What two bases have in common is read once.
    if (std::find(read_.begin(), read_.end(), found->identity) != read_.end()) return true;
    const std::optional<Tree> tree = read(*found);
    if (!tree) return false;
    base = merge(std::move(base), *tree, sources_, report_);
    return true;
  }

  BaseFiles& files_;
  Sources& sources_;
  Report& report_;
  std::vector<std::uint32_t>& bases_;
  std::vector<std::string> chain_;  // the files that are being read, each extending the next
  std::vector<std::string> read_;   // all that were
};

}  // namespace

std::optional<Tree> read_policy_tree(const PolicyFile& file, BaseFiles& files, Sources& sources, Report& report,
                                     std::vector<std::uint32_t>& bases) {
  return Chain(files, sources, report, bases).read(file);
}

}  // namespace amends::impl
