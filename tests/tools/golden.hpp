// What a golden file holds; with AMENDS_UPDATE=1 in the environment it is written anew first.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace amends::testing {

inline std::string expected(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = std::filesystem::path(AMENDS_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("AMENDS_UPDATE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
  }
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace amends::testing
