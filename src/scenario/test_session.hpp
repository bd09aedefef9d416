// One run of scenario files: policies loaded once, coverage gathered by policy.
#pragma once

#include "scenario/coverage_collector.hpp"

#include <amends/scenario.hpp>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace amends::impl {

class TestSession {
 public:
  explicit TestSession(const TestOptions& options) : options_(options) {}

  void file(const std::string& path);  // a scenario file
  void text(const Policy& policy, std::string_view yaml, std::string_view name);
  void mistake(std::string path, std::string code, std::string message, std::string help);
  TestReport finish();

 private:
  struct Loaded {
    std::shared_ptr<const Policy> policy;
    std::vector<Diagnostic> diagnostics;
    std::unique_ptr<CoverageCollector> collector;
  };
  Loaded& load(const std::string& path);
  void run(const Tree& tree, const Sources& sources, Report& report, Loaded& loaded, ScenarioRun& run);

  const TestOptions& options_;
  TestReport report_;
  std::map<std::string, Loaded> policies_;
};

}  // namespace amends::impl
