#include "scenario/test_session.hpp"

#include "document/yaml_reader.hpp"
#include "scenario/gap.hpp"
#include "scenario/missing.hpp"
#include "scenario/scenario_runner.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace amends::impl {

namespace fs = std::filesystem;

namespace {

std::optional<std::string> read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<const CompiledPolicy> shared(const std::shared_ptr<const Policy>& policy) {
  return {policy, &policy->compiled()};
}

// computer-repair_test.yaml -> computer-repair.yaml
std::string policy_beside(const std::string& path) {
  const fs::path file(path);
  std::string stem = file.stem().string();
  constexpr std::string_view ending = "_test";
  if (stem.size() > ending.size() && stem.ends_with(ending)) stem.resize(stem.size() - ending.size());
  return (file.parent_path() / (stem + file.extension().string())).generic_string();
}

}  // namespace

TestSession::Loaded& TestSession::load(const std::string& path) {
  std::error_code failed;
  const fs::path canonical = fs::weakly_canonical(path, failed);
  const auto [found, fresh] = policies_.try_emplace(failed ? path : canonical.string());
  Loaded& loaded = found->second;
  if (!fresh) return loaded;
  Result<Policy> policy = Policy::load(path);
  if (!policy) {
    loaded.diagnostics = policy.diagnostics();
    return loaded;
  }
  loaded.policy = std::make_shared<const Policy>(std::move(policy).value());
  if (options_.coverage || options_.missing)
    loaded.collector = std::make_unique<CoverageCollector>(shared(loaded.policy), path);
  return loaded;
}

void TestSession::run(const Tree& tree, const Sources& sources, Report& report, Loaded& loaded, ScenarioRun& run) {
  const ScenarioFile file = read_scenario_file(tree, sources, report);
  ScenarioRunner runner(shared(loaded.policy), sources, options_, loaded.collector.get());
  runner.run(file, report, run);
}

void TestSession::file(const std::string& path) {
  ScenarioRun run;
  run.file = path;
  const std::optional<std::string> text = read_text(path);
  if (!text) return mistake(path, "cannot-read", "`" + path + "` cannot be read", "");
  Sources sources;
  const std::uint32_t source = sources.add(path, *text);
  Report report(&sources);
  if (const std::optional<Tree> tree = read_yaml(sources, source, {}, report)) {
    const std::optional<PlacedText> named = policy_of(*tree);
    run.policy =
        named ? (fs::path(path).parent_path() / named->text).lexically_normal().generic_string() : policy_beside(path);
    Loaded& loaded = load(run.policy);
    if (loaded.policy == nullptr) {
      const bool missing = !fs::exists(run.policy);
      if (missing && named)
        report.error(named->span, "no-file", "there is no policy `" + run.policy + "`");
      else if (missing)
        report.error({source, 0, 0}, "no-file", "there is no policy `" + run.policy + "` beside this file",
                     "say which it is: `policy: path/of/the/policy.yaml`");
      else
        run.diagnostics = loaded.diagnostics;
    } else {
      this->run(*tree, sources, report, loaded, run);
    }
  }
  const std::vector<Diagnostic> own = report.take();
  run.diagnostics.insert(run.diagnostics.end(), own.begin(), own.end());
  report_.runs.push_back(std::move(run));
}

void TestSession::text(const Policy& policy, std::string_view yaml, std::string_view name) {
  ScenarioRun run;
  run.file = name;
  run.policy = policy.compiled().sources[0].name();
  Loaded& loaded = policies_[run.policy];
  if (loaded.policy == nullptr) {
    loaded.policy = std::make_shared<const Policy>(policy);
    if (options_.coverage || options_.missing)
      loaded.collector = std::make_unique<CoverageCollector>(shared(loaded.policy), run.policy);
  }
  Sources sources;
  const std::uint32_t source = sources.add(std::string(name), std::string(yaml));
  Report report(&sources);
  if (const std::optional<Tree> tree = read_yaml(sources, source, {}, report))
    this->run(*tree, sources, report, loaded, run);
  run.diagnostics = report.take();
  report_.runs.push_back(std::move(run));
}

void TestSession::mistake(std::string path, std::string code, std::string message, std::string help) {
  report_.diagnostics.push_back(error_of_file(std::move(path), std::move(code), std::move(message), std::move(help)));
}

TestReport TestSession::finish() {
  for (auto& [path, loaded] : policies_) {
    if (loaded.collector == nullptr) continue;
    if (!options_.run) continue;
    if (options_.prove) prove_out_of_reach(*loaded.policy, *loaded.collector);
    if (options_.coverage) report_.coverage.push_back(loaded.collector->coverage());
    if (!options_.missing) continue;
    std::set<std::string> names;
    for (const ScenarioRun& run : report_.runs)
      for (const ScenarioResult& scenario : run.scenarios) names.insert(scenario.name);
    std::string missing = missing_scenarios(*loaded.policy, *loaded.collector, std::move(names));
    if (!missing.empty()) report_.missing.push_back(std::move(missing));
  }
  return std::move(report_);
}

}  // namespace amends::impl
