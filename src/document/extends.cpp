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
  Chain(BaseFiles& files, Sources& sources, Report& report) : files_(files), sources_(sources), report_(report) {}

  std::optional<Tree> read(const PolicyFile& file) {
    const std::uint32_t source = sources_.add(file.name, file.text);
    std::optional<Tree> tree = read_yaml(sources_, source, {}, report_);
    if (!tree || !is_policy(*tree, source)) return std::nullopt;
    chain_.push_back(file.identity);
    std::optional<Tree> base = Tree();
    base->kind = Tree::Kind::map;
    if (const Tree* extends = tree->find("extends")) {
      base = read_base(file, *extends);
      if (!base) return std::nullopt;
    }
    std::erase_if(tree->entries, [](const TreeEntry& entry) { return entry.key == "extends"; });
    return merge(std::move(*base), *tree, sources_, report_);
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

  std::optional<Tree> read_base(const PolicyFile& file, const Tree& extends) {
    if (!extends.is_scalar() || extends.text.empty()) {
      report_.error(head(extends), "wrong-shape",
                    "`extends` wants the path of one file, but here is " + describe(extends));
      return std::nullopt;
    }
    if (chain_.size() > max_extends_depth) {
      report_.error(extends.span, "extends-too-deep",
                    "policies extend each other more than " + std::to_string(max_extends_depth) + " files deep");
      return std::nullopt;
    }
    std::string why, help;
    const std::optional<PolicyFile> base = files_.find(file, extends.text, why, help);
    if (!base) {
      report_.error(extends.span, "cannot-extend", why, help);
      return std::nullopt;
    }
    if (std::find(chain_.begin(), chain_.end(), base->identity) != chain_.end()) {
      report_.error(extends.span, "extends-itself", ticked(extends.text) + " extends this file in turn");
      return std::nullopt;
    }
    return read(*base);
  }

  BaseFiles& files_;
  Sources& sources_;
  Report& report_;
  std::vector<std::string> chain_;
};

}  // namespace

std::optional<Tree> read_policy_tree(const PolicyFile& file, BaseFiles& files, Sources& sources, Report& report) {
  return Chain(files, sources, report).read(file);
}

}  // namespace amends::impl
