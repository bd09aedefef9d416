// The policies that paths stand for.
#include <amends/policy_paths.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace amends {

namespace {

namespace fs = std::filesystem;

bool is_yaml(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".yaml" || extension == ".yml";
}

bool is_policy(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("amends:")) return true;
  return false;
}

std::vector<std::string> files_in(const fs::path& directory, bool with_scenarios) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator at(directory, fs::directory_options::skip_permission_denied, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code of_file;
    if (!at->is_regular_file(of_file) || !is_yaml(at->path())) continue;
    if (is_scenario_file(at->path().string()) ? with_scenarios : is_policy(at->path()))
      found.push_back(at->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

bool is_scenario_file(std::string_view path) { return path.ends_with("_test.yaml") || path.ends_with("_test.yml"); }

PolicyPaths find_policies(const std::vector<std::string>& paths, bool with_scenarios) {
  PolicyPaths result;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      result.files.push_back(path);
      continue;
    }
    result.searched = true;
    const std::vector<std::string> found = files_in(path, with_scenarios);
    if (found.empty()) result.empty.push_back(path);
    result.files.insert(result.files.end(), found.begin(), found.end());
  }
  return result;
}

}  // namespace amends
