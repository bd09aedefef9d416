// `# amends: allow <rule> because <reason>`: comments that silence findings.
//
// On the line of a finding; on a line of its own above a line, for that line and all that is indented deeper below it;
// at the top of a file, before its first key, for the file.
#pragma once

#include "lint/linter.hpp"

#include <cstddef>

namespace amends::impl {

// Takes out of `findings` what comments in the policy's sources silence, and puts in what is wrong with the comments.
// Comments that silence nothing are reported where `all_rules` ran. Returns how many findings were silenced.
std::size_t apply_allows(const Sources& sources, std::vector<RawFinding>& findings, bool all_rules);

}  // namespace amends::impl
