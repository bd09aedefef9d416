// A policy file and those it extends, merged into one tree in which every value still knows its file and line.
#pragma once

#include "text/report.hpp"
#include "text/tree.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace amends::impl {

inline constexpr std::size_t max_extends_depth = 8;

struct PolicyFile {
  std::string name;      // as it stands in messages
  std::string identity;  // equal for the same file, however it was named
  std::string text;
};

// Finds the file that another one extends; the only way by which reading a document reaches files.
class BaseFiles {
 public:
  BaseFiles() = default;
  BaseFiles(const BaseFiles&) = delete;
  BaseFiles& operator=(const BaseFiles&) = delete;
  virtual ~BaseFiles() = default;

  // `path` as written in the file called `extending`. Without a result, `why` and `help` say why.
  virtual std::optional<PolicyFile> find(const PolicyFile& extending, std::string_view path, std::string& why,
                                         std::string& help) = 0;
};

// Reads `file` and all that it extends. Nothing where one of them is not well-formed or of another language version.
// `bases` are the sources of those that are made to be extended.
std::optional<Tree> read_policy_tree(const PolicyFile& file, BaseFiles& files, Sources& sources, Report& report,
                                     std::vector<std::uint32_t>& bases);

// Lays `over` upon `base`: maps merge key by key, lists of rules append by id, decision lists are read before those of
// the base, all else replaces; `~` removes.
Tree merge(Tree base, const Tree& over, const Sources& sources, Report& report);

}  // namespace amends::impl
