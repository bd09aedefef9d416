// Policies that extend others: what is merged, and which files may be reached.
#include <amends/policy.hpp>

#include "policy/compiled.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace amends {
namespace {

namespace fs = std::filesystem;

class Extends : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(::testing::TempDir()) /
                 ("amends-extends-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(directory_);
    fs::create_directories(directory_ / "inside");
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& text) const { std::ofstream(directory_ / name) << text; }
  Result<Policy> load(const std::string& name = "inside/policy.yaml") const {
    return Policy::load((directory_ / name).string());
  }
  Policy good(const std::string& name = "inside/policy.yaml") const {
    Result<Policy> result = load(name);
    EXPECT_TRUE(result.has_value()) << to_string(result.diagnostics());
    return std::move(result).value();
  }
  std::string message(const std::string& name = "inside/policy.yaml") const {
    const Result<Policy> result = load(name);
    return result.diagnostics().empty() ? "" : result.diagnostics()[0].message;
  }

  fs::path directory_;
};

const std::string header = "amends: 1\npolicy: mine\n";

std::vector<std::string> rule_names(const Policy& policy) {
  std::vector<std::string> names;
  for (const impl::RuleInfo& rule : policy.compiled().rules) names.push_back(rule.name);
  return names;
}

TEST_F(Extends, MapsMergeKeyByKey) {
  write("inside/base.yaml", R"(amends: 1
policy: base
title: The base
currency: USD
worth_of_an_hour: 30 USD
burdens:
  visit: {unit: visit, hours: 3}
steps:
  visit: {chance: 0.5, costs: 10 USD, demands: {visit: 1}}
  replace: {chance: 0.9, costs: 100 USD}
  refund: {chance: 1}
)");
  write("inside/policy.yaml", header + R"(extends: base.yaml
title: Mine
steps:
  visit: {chance: 0.7, demands: {visit: 2}}
  replace: ~
  wait: {chance: 0.1}
)");
  const Policy policy = good();
  EXPECT_EQ(policy.name(), "mine");
  EXPECT_EQ(policy.title(), "Mine");
  EXPECT_EQ(policy.steps(), (std::vector<std::string>{"refund", "visit", "wait"}));
  const impl::StepDef& visit = policy.compiled().steps[1];
  EXPECT_EQ(visit.chance.constant->real, 0.7);
  EXPECT_EQ(visit.costs.constant->real, 1000);
  EXPECT_EQ(visit.demands[0].second.constant->real, 2);
}

TEST_F(Extends, RulesAppendByIdAndDecisionListsComeFirst) {
  write("inside/base.yaml", R"(facts: {old: bool, rare: bool}
values:
  band:
    - {when: old, is: 1}
    - is: 2
  whole:
    - {when: old, is: 1}
    - is: 2
  one: 1
steps: {visit: {}, refund: {}}
plan: [visit, refund]
rules:
  - {id: a, never: visit, when: old}
  - {id: b, must: visit, when: rare}
  - {never: refund, when: rare}
)");
  write("inside/policy.yaml", header + R"(extends: base.yaml
values:
  band:
    - {when: rare, is: 3}
  whole:
    - is: 4
  one: 5
plan: [refund]
rules:
  - {id: b, ask_first: visit}
  - {id: a, remove: true}
  - {id: c, never: visit, when: tried(visit) > 2}
)");
  const Policy policy = good();
  const impl::CompiledPolicy& compiled = policy.compiled();
  ASSERT_EQ(compiled.values[0].choice.items.size(), 3U);
  EXPECT_EQ(compiled.program.constant(compiled.values[0].choice.items[0].is)->integer, 3);
  EXPECT_EQ(compiled.program.constant(compiled.values[0].choice.items[2].is)->integer, 2);
  EXPECT_EQ(compiled.values[1].choice.constant->integer, 5);
  EXPECT_EQ(compiled.values[2].choice.items.size(), 1U);
  ASSERT_EQ(compiled.plan.size(), 1U);
  EXPECT_EQ(compiled.plan[0].steps, (std::vector<std::uint16_t>{0}));
  std::vector<std::string> rules;
  for (const std::string& name : rule_names(policy))
    if (name.find("value") == std::string::npos) rules.push_back(name);
  EXPECT_EQ(rules, (std::vector<std::string>{"b", "never refund", "c"}));
}

TEST_F(Extends, MessagesNameTheFileOfEachValue) {
  write("inside/base.yaml", "steps:\n  refund: {chance: 1, tkaes: 1 day}\n");
  write("inside/policy.yaml", header + "extends: base.yaml\nrules:\n  - never: refnd\n");
  const Result<Policy> result = load();
  ASSERT_EQ(result.diagnostics().size(), 2U);
  EXPECT_EQ(fs::path(result.diagnostics()[0].file).filename(), "policy.yaml");
  EXPECT_EQ(result.diagnostics()[0].line, 5U);
  EXPECT_EQ(fs::path(result.diagnostics()[1].file).filename(), "base.yaml");
  EXPECT_EQ(result.diagnostics()[1].line, 2U);
}

TEST_F(Extends, BasesLieInTheTreeOfTheFileThatIsLoaded) {
  fs::create_directories(directory_ / "inside/common");
  write("inside/common/base.yaml", "extends: ../other.yaml\ntitle: The base\n");
  write("inside/other.yaml", "version: \"7\"\n");
  write("inside/policy.yaml", header + "extends: common/base.yaml\n");
  EXPECT_EQ(good().version(), "7");

  write("outside.yaml", "title: Outside\n");
  write("inside/policy.yaml", header + "extends: ../outside.yaml\n");
  EXPECT_EQ(message(), "a policy extends files of its own directory tree only, but `../outside.yaml` is outside of it");
}

TEST_F(Extends, LinksDoNotLeadOut) {
  write("outside.yaml", "title: Outside\n");
  fs::create_symlink(directory_ / "outside.yaml", directory_ / "inside/link.yaml");
  write("inside/policy.yaml", header + "extends: link.yaml\n");
  EXPECT_EQ(message(), "a policy extends files of its own directory tree only, but `link.yaml` is outside of it");

  fs::create_directory_symlink(directory_, directory_ / "inside/up");
  write("inside/policy.yaml", header + "extends: up/outside.yaml\n");
  EXPECT_EQ(message(), "a policy extends files of its own directory tree only, but `up/outside.yaml` is outside of it");
}

TEST_F(Extends, DirectoriesAndMissingFilesAreNoBases) {
  write("inside/policy.yaml", header + "extends: missing.yaml\n");
  EXPECT_EQ(message(), "there is no file `missing.yaml`");
  fs::create_directories(directory_ / "inside/directory.yaml");
  write("inside/policy.yaml", header + "extends: directory.yaml\n");
  EXPECT_EQ(message(), "`directory.yaml` cannot be read");
}

TEST_F(Extends, AtMostEightFiles) {
  const auto chain = [&](int files) {
    for (int i = 1; i < files; ++i)
      write("inside/b" + std::to_string(i) + ".yaml", "extends: b" + std::to_string(i + 1) + ".yaml\n");
    write("inside/b" + std::to_string(files) + ".yaml", "title: The last\n");
    write("inside/policy.yaml", header + "extends: b1.yaml\n");
  };
  chain(8);
  EXPECT_EQ(good().title(), "The last");
  chain(9);
  EXPECT_EQ(message(), "policies extend each other more than 8 files deep");
}

TEST_F(Extends, ExtendingChangesTheFingerprintOnlyByWhatItChanges) {
  write("inside/base.yaml", "amends: 1\npolicy: mine\ntitle: The base\n");
  write("inside/policy.yaml", "extends: base.yaml\n");
  write("inside/whole.yaml", "amends: 1\npolicy: mine\ntitle: The base\n");
  EXPECT_EQ(good().fingerprint(), good("inside/whole.yaml").fingerprint());
}

}  // namespace
}  // namespace amends
