// Files of the project, and golden files: what a text should be, in tests/golden; AMENDS_UPDATE=1 in the environment
// writes them anew.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace amends::testing {

inline std::filesystem::path root() { return AMENDS_SOURCE_DIR; }

inline bool updating() { return std::getenv("AMENDS_UPDATE") != nullptr; }

inline std::string read(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

// What a generated file of the project should be: "docs/facts.md".
inline std::string generated(const std::string& file, const std::string& actual) {
  const std::filesystem::path path = root() / file;
  if (updating()) write(path, actual);
  return read(path);
}

inline std::string expected(const std::string& name, const std::string& actual) {
  return generated("tests/golden/" + name, actual);
}

inline constexpr const char* how_to_update = "run this test with AMENDS_UPDATE=1 to write it anew";

}  // namespace amends::testing
