// Runs the scenarios of one file against one policy.
#pragma once

#include "scenario/coverage_collector.hpp"
#include "scenario/scenario_document.hpp"

#include <amends/scenario.hpp>

#include <memory>

namespace amends::impl {

class ScenarioRunner {
 public:
  // Without a collector nothing is measured.
  ScenarioRunner(std::shared_ptr<const CompiledPolicy> policy, const Sources& sources, const TestOptions& options,
                 CoverageCollector* collector);

  // Checks the whole file against the policy, then runs what the filter lets through. With mistakes nothing is run.
  void run(const ScenarioFile& file, Report& report, ScenarioRun& run);

 private:
  struct Prepared;
  void prepare(const ScenarioFile& file, const ScenarioText& scenario, const ScenarioRow* row, Report& report);
  std::shared_ptr<const CompiledPolicy> changed(const ScenarioText& scenario, std::vector<Diagnostic>& diagnostics);
  ScenarioResult run_one(Prepared& prepared);
  void expect_error(Prepared& prepared, ScenarioResult& result);

  std::shared_ptr<const CompiledPolicy> policy_;
  const Sources& sources_;
  const TestOptions& options_;
  CoverageCollector* collector_;
  std::vector<std::shared_ptr<Prepared>> prepared_;
};

// Reads a case from the tree built for it; what is wrong is reported at its place in the scenario file.
std::optional<Case> read_given(const CompiledPolicy& policy, const Tree& tree, Report& report);

}  // namespace amends::impl
