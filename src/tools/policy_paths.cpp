// The policies that paths stand for.
#include <amends/policy_paths.hpp>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>

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

std::vector<Result<Policy>> load_policies(const std::vector<std::string>& files, unsigned threads) {
  std::vector<std::optional<Result<Policy>>> loaded(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) loaded[i].emplace(Policy::load(files[i]));
  };
  const std::size_t wanted = threads != 0 ? threads : std::max(std::thread::hardware_concurrency(), 1U);
  {
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(wanted, files.size()); ++i) others.emplace_back(work);
    work();
  }
  std::vector<Result<Policy>> results;
  results.reserve(files.size());
  for (std::optional<Result<Policy>>& one : loaded) results.push_back(std::move(*one));
  return results;
}

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
