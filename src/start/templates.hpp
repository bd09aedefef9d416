// The templates of src/start/templates, compiled in: cmake/amends_templates.cmake makes a table of them.
#pragma once

#include <span>
#include <string_view>

namespace amends::impl {

struct StartTemplate {
  std::string_view name;  // "repair.yaml", "repair_test.yaml"
  std::string_view text;
};

std::span<const StartTemplate> start_templates() noexcept;

}  // namespace amends::impl
