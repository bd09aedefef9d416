# src/start/templates/*.in, compiled in: a table of their names and texts, made again when one of them changes.
file(GLOB start_templates CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/start/templates/*.in")
set(table "")
foreach(template IN LISTS start_templates)
  cmake_path(GET template STEM LAST_ONLY name) # without .in
  file(READ "${template}" text)
  string(APPEND table "    {\"${name}\", R\"template(${text})template\"},\n")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${template}")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/start_templates.cpp" @ONLY CONTENT "// Made by cmake/amends_templates.cmake.
#include \"start/templates.hpp\"

namespace amends::impl {

namespace {
constexpr StartTemplate start_table[] = {
${table}};
}  // namespace

std::span<const StartTemplate> start_templates() noexcept { return start_table; }

}  // namespace amends::impl
")
target_sources(amends_start PRIVATE "${PROJECT_BINARY_DIR}/start_templates.cpp")
