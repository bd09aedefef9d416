// Finds the scenario files of paths and runs them.
#include "scenario/test_session.hpp"

#include <amends/policy_paths.hpp>

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace amends {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> below(const std::string& directory) {
  std::vector<std::string> found;
  std::error_code failed;
  for (fs::recursive_directory_iterator at(directory, failed), end; !failed && at != end; at.increment(failed))
    if (at->is_regular_file(failed) && is_scenario_file(at->path().string()))
      found.push_back(at->path().generic_string());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::size_t ScenarioRun::passed() const {
  return static_cast<std::size_t>(
      std::count_if(scenarios.begin(), scenarios.end(), [](const ScenarioResult& r) { return r.passed; }));
}

std::size_t ScenarioRun::failed() const { return scenarios.size() - passed() + (has_errors(diagnostics) ? 1 : 0); }

std::size_t TestReport::passed() const {
  return std::accumulate(runs.begin(), runs.end(), std::size_t{0},
                         [](std::size_t n, const ScenarioRun& run) { return n + run.passed(); });
}

std::size_t TestReport::failed() const {
  return std::accumulate(runs.begin(), runs.end(), std::size_t{0},
                         [](std::size_t n, const ScenarioRun& run) { return n + run.failed(); });
}

TestReport test_files(const std::vector<std::string>& paths, const TestOptions& options) {
  impl::TestSession session(options);
  std::vector<std::string> files;
  const auto add = [&](std::string file) {
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(std::move(file));
  };
  for (const std::string& path : paths) {
    std::error_code failed;
    if (fs::is_directory(path, failed)) {
      const std::vector<std::string> found = below(path);
      if (found.empty())
        session.mistake(path, "no-scenarios", "there are no scenarios in `" + path + "`",
                        "scenario files are named `<policy>_test.yaml`");
      for (const std::string& file : found) add(file);
    } else if (!fs::exists(path, failed)) {
      session.mistake(path, "no-file", "there is no file `" + path + "`", "");
    } else if (is_scenario_file(path)) {
      add(path);
    } else {
      const fs::path file(path);
      const std::string beside =
          (file.parent_path() / (file.stem().string() + "_test" + file.extension().string())).generic_string();
      if (fs::exists(beside, failed))
        add(beside);
      else
        session.mistake(path, "no-scenarios", "there are no scenarios for `" + path + "`",
                        "write them into `" + beside + "`");
    }
  }
  for (const std::string& file : files) session.file(file);
  return session.finish();
}

std::vector<Diagnostic> check_scenarios(const std::string& path) {
  TestOptions only_read;
  only_read.run = false;
  const TestReport report = test_files({path}, only_read);
  std::vector<Diagnostic> wrong = report.diagnostics;
  const auto add = [&](const std::vector<Diagnostic>& more) { wrong.insert(wrong.end(), more.begin(), more.end()); };
  for (const ScenarioRun& run : report.runs) {
    add(run.diagnostics);
    for (const ScenarioResult& scenario : run.scenarios) add(scenario.mistakes);
  }
  return wrong;
}

TestReport test_text(const Policy& policy, std::string_view yaml, std::string_view name, const TestOptions& options) {
  impl::TestSession session(options);
  session.text(policy, yaml, name);
  return session.finish();
}

}  // namespace amends
