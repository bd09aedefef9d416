// Scenarios: the stories that a policy must answer well, and whether it does.
//
// A scenario file stands beside its policy: computer-repair_test.yaml beside computer-repair.yaml. docs/testing.md
// describes it. Everything here is a plain value that owns its text. Only test_files() and check_scenarios() read
// files; no function reads a clock; all may be called from any number of threads at once.
#pragma once

#include <amends/coverage.hpp>
#include <amends/diagnostic.hpp>
#include <amends/policy.hpp>
#include <amends/recommendation.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace amends {

// A condition that decided what a failed expectation is about.
struct DecidingCondition {
  std::string rule;     // "raise to serious"
  std::string reading;  // "holds", "does not hold", "is unknown", "was not read"; or what is to be said of it
  std::string text;     // the condition as written; empty: it has none
  std::vector<FactReading> values;
  std::string file;
  std::uint32_t line = 0;
};

struct FailedExpectation {
  std::string path;  // "severity", "empowerment.goodwill.left"
  std::string expected;
  std::string actual;
  std::string file;
  std::uint32_t line = 0;
  std::vector<DecidingCondition> decided_by;
};

struct ScenarioResult {
  std::string name;  // with the row: "Delay bands, row 2 (journey.delay 15 min)"
  std::string file;
  std::uint32_t line = 0;
  bool passed = false;
  std::vector<FailedExpectation> failures;
  std::vector<Diagnostic> mistakes;  // why it could not be run
};

// One scenario file.
struct ScenarioRun {
  std::string file;
  std::string policy;                   // the path of the policy
  std::vector<Diagnostic> diagnostics;  // of the file and of the policy; with errors nothing was run
  std::vector<ScenarioResult> scenarios;

  std::size_t passed() const;
  std::size_t failed() const;  // a file that could not be run counts as one
};

struct TestOptions {
  std::string filter;     // only scenarios whose name or file contains it; empty: all
  bool run = true;        // false: only list them
  bool coverage = false;  // measure it
  bool prove = false;     // leave out of the coverage what is proved to be out of reach (slower)
  bool missing = false;   // write the scenarios that would close its gaps
};

struct TestReport {
  std::vector<ScenarioRun> runs;
  std::vector<Diagnostic> diagnostics;  // paths that hold no scenarios, or cannot be read
  std::vector<Coverage> coverage;       // one for each policy
  std::vector<std::string> missing;     // YAML, ready to paste, one for each policy; empty where nothing is missing

  std::size_t passed() const;
  std::size_t failed() const;
  bool good() const { return failed() == 0 && passed() > 0 && !has_errors(diagnostics); }
};

// Runs the scenarios of `paths`: scenario files, policies (those beside them), directories (all below).
TestReport test_files(const std::vector<std::string>& paths, const TestOptions& options = {});

// What is wrong in the scenarios of one file; they are read, not run.
std::vector<Diagnostic> check_scenarios(const std::string& path);

// Runs the scenarios of one text against a policy that is loaded already; its `policy:` is not followed.
TestReport test_text(const Policy& policy, std::string_view yaml, std::string_view name,
                     const TestOptions& options = {});

// For people: each failure as a story; the last line is "12 passed, 1 failed". No trailing newline is left out.
std::string to_text(const TestReport& report, bool colour = false);
std::string to_json(const TestReport& report, int indent = 2);
std::string to_junit(const TestReport& report);  // as CI systems read it

}  // namespace amends
