// A rule of the linter: what it looks for, why, and the function that looks.
#pragma once

#include <amends/diagnostic.hpp>

#include <span>
#include <string_view>

namespace amends::impl {

class Linter;

struct LintRule {
  std::string_view id;
  DiagnosticLevel level = DiagnosticLevel::warning;
  std::string_view summary;
  std::string_view why;
  void (*check)(Linter& lint) = nullptr;
};

// All of them, by id: src/lint/rules.cpp.
std::span<const LintRule* const> all_lint_rules() noexcept;
const LintRule* find_rule(std::string_view id) noexcept;

}  // namespace amends::impl
