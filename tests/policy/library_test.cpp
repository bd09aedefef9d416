// Policies that share a library: several bases, files made to be extended, short forms laid over long ones.
#include <amends/policy.hpp>

#include "policy/compiled.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace amends {
namespace {

namespace fs = std::filesystem;

class Library : public ::testing::Test {
 protected:
  void SetUp() override {
    directory_ = fs::path(::testing::TempDir()) /
                 ("amends-library-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(directory_);
    for (const char* folder : {"base", "shop"}) fs::create_directories(directory_ / folder);
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ / name) << "amends: 1\npolicy: " + fs::path(name).stem().string() + "\n" + text;
  }
  Result<Policy> load(const std::string& name) const { return Policy::load((directory_ / name).string()); }
  Policy good(const std::string& name) const {
    Result<Policy> result = load(name);
    EXPECT_TRUE(result.has_value()) << to_string(result.diagnostics());
    return std::move(result).value();
  }

  fs::path directory_;
};

TEST_F(Library, TheMarkOpensTheDirectoriesOfALibraryToEachOther) {
  write("base/burdens.yaml", "burdens: {form: {unit: form, hours: 0.5}}\n");
  write("shop/shop.yaml", "extends: ../base/burdens.yaml\n");
  const Result<Policy> refused = load("shop/shop.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.diagnostics()[0].code, "cannot-extend");
  EXPECT_NE(refused.diagnostics()[0].help.find("`.amends-library`"), std::string::npos);
  std::ofstream(directory_ / ".amends-library") << "";
  EXPECT_EQ(good("shop/shop.yaml").compiled().burdens.size(), 1u);
}

TEST_F(Library, NothingOutsideOfItIsReached) {
  std::ofstream(directory_ / "shop/.amends-library") << "";
  write("base/burdens.yaml", "burdens: {form: {unit: form, hours: 0.5}}\n");
  write("shop/shop.yaml", "extends: ../base/burdens.yaml\n");
  const Result<Policy> refused = load("shop/shop.yaml");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.diagnostics()[0].code, "cannot-extend");
}

TEST_F(Library, SeveralBasesLieUponEachOtherInTheirOrder) {
  std::ofstream(directory_ / ".amends-library") << "";
  write("base/one.yaml", "title: One\nburdens: {form: {unit: form, hours: 1}, call: {unit: min, hours: 1/60}}\n");
  write("base/two.yaml", "title: Two\nburdens: {form: {unit: form, hours: 2}}\n");
  write("shop/shop.yaml", "extends: [../base/one.yaml, ../base/two.yaml]\n");
  const Policy shop = good("shop/shop.yaml");
  EXPECT_EQ(shop.title(), "Two");
  ASSERT_EQ(shop.compiled().burdens.size(), 2u);
  EXPECT_EQ(shop.compiled().burdens[1].hours.constant->real, 2);
}

TEST_F(Library, WhatTwoBasesHaveInCommonIsReadOnce) {
  std::ofstream(directory_ / ".amends-library") << "";
  write("base/common.yaml", R"(steps: {wait: {chance: 0.5}, swap: {chance: 1}}
rules: [{never: wait, because: Nobody waits.}]
)");
  write("base/one.yaml", "extends: common.yaml\n");
  write("base/two.yaml", "extends: common.yaml\n");
  write("shop/shop.yaml", "extends: [../base/one.yaml, ../base/two.yaml]\n");
  EXPECT_EQ(good("shop/shop.yaml").compiled().nevers.size(), 1u);
}

TEST_F(Library, EachBaseThatIsNotThereIsReported) {
  write("shop/shop.yaml", "extends: [a.yaml, b.yaml]\n");
  const Result<Policy> policy = load("shop/shop.yaml");
  ASSERT_FALSE(policy);
  ASSERT_EQ(policy.diagnostics().size(), 2u);
  EXPECT_EQ(policy.diagnostics()[0].message, "there is no file `a.yaml`");
  EXPECT_EQ(policy.diagnostics()[1].message, "there is no file `b.yaml`");
}

TEST_F(Library, ThatAFileIsMadeToBeExtendedIsNotInherited) {
  write("shop/base.yaml", "made_to_be_extended: true\nfacts: {a: bool}\n");
  write("shop/shop.yaml", "extends: base.yaml\n");
  const Policy shop = good("shop/shop.yaml"), base = good("shop/base.yaml");
  EXPECT_EQ(shop.compiled().tree.find("made_to_be_extended"), nullptr);
  EXPECT_TRUE(base.compiled().is_of_a_base({0, 0, 1}));
  EXPECT_FALSE(shop.compiled().is_of_a_base({0, 0, 1}));
  EXPECT_TRUE(shop.compiled().is_of_a_base({1, 0, 1}));
}

TEST_F(Library, AShortFormIsLaidOverTheMapThatItStandsFor) {
  write("shop/base.yaml", R"(facts:
  late: {type: int, doc: Days.}
  lost: bool
values:
  told:
    title: What we tell them
    is: [{when: late > 2, is: true}, {is: false}]
  plain: late + 1
)");
  write("shop/shop.yaml", R"(extends: base.yaml
facts:
  late: double
  lost:
    type: bool
    ask: Did it arrive?
values:
  told: [{when: lost, is: true}]
  plain: {title: One more, is: late + 2}
)");
  const Policy shop = good("shop/shop.yaml");
  const impl::ValueDef& plain = shop.compiled().values[0];
  const impl::ValueDef& told = shop.compiled().values[1];
  EXPECT_EQ(told.title, "What we tell them");
  EXPECT_EQ(told.choice.items.size(), 3u);
  EXPECT_EQ(plain.title, "One more");
  for (const impl::PolicyFact& fact : shop.compiled().facts) {
    if (fact.name == "late") {
      EXPECT_EQ(fact.doc, "Days.");
    }
    if (fact.name == "lost") {
      EXPECT_EQ(fact.ask, "Did it arrive?");
    }
  }
}

TEST_F(Library, WhereThingsComeFromChangesNoDecision) {
  write("shop/a.yaml", R"(source: A book
confirmed: false
burdens: {form: {unit: form, hours: 1, source: A study, confirmed: false}}
memory: {halves_every: 90 days, source: Our own assumption}
closure: {follow_up: 3 days, source: Our own assumption, confirmed: false}
)");
  const Policy policy = good("shop/a.yaml");
  EXPECT_EQ(policy.compiled().burdens[0].hours.constant->real, 1);
}

}  // namespace
}  // namespace amends
