// First policies: each kind, in currencies of every size, for any number of roles, is clean, laid out and fully tested.
#include <amends/start.hpp>

#include "start/expand.hpp"
#include "start/templates.hpp"

#include <amends/format.hpp>
#include <amends/lint.hpp>
#include <amends/scenario.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace amends {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> some_roles = {"agent", "team_lead", "manager", "director", "board", "owner"};

StartOptions options_for(const std::string& kind, const std::string& currency, std::size_t roles = 3) {
  StartOptions options;
  options.name = "shop";
  options.kind = kind;
  options.currency = currency;
  options.roles.assign(some_roles.begin(), some_roles.begin() + static_cast<std::ptrdiff_t>(roles));
  return options;
}

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const StartKind& kind : start_kinds()) names.push_back(kind.name);
  return names;
}

// Everything that is promised of what comes out.
void expect_good(const StartOptions& options) {
  SCOPED_TRACE(options.kind + " in " + options.currency + ", an hour worth `" + options.worth_of_an_hour + "`, " +
               std::to_string(options.roles.size()) + " roles");
  const Result<Start> start = start_policy(options);
  ASSERT_TRUE(start.has_value()) << to_string(start.diagnostics());
  ASSERT_EQ(start->files.size(), 2u);
  EXPECT_EQ(start->files[0].name, "shop.yaml");
  EXPECT_EQ(start->files[1].name, "shop_test.yaml");

  const Result<Policy> policy = Policy::parse(start->files[0].text, "shop.yaml");
  ASSERT_TRUE(policy.has_value()) << to_string(policy.diagnostics());
  for (const Finding& finding : lint(*policy).findings) ADD_FAILURE() << to_string(finding);

  TestOptions measuring;
  measuring.coverage = true;
  const TestReport report = test_text(*policy, start->files[1].text, "shop_test.yaml", measuring);
  EXPECT_TRUE(report.good()) << to_text(report);
  EXPECT_GE(report.passed(), 12u);
  ASSERT_EQ(report.coverage.size(), 1u);
  const Coverage& coverage = report.coverage.front();
  EXPECT_EQ(coverage.covered_rules().percent(), 100) << to_text(coverage);
  EXPECT_EQ(coverage.covered_rows().percent(), 100) << to_text(coverage);
  EXPECT_GE(coverage.covered_conditions().percent(), 90) << to_text(coverage);

  for (const StartFile& file : start->files) {
    EXPECT_EQ(file.text.find("<<"), std::string::npos) << file.text.substr(file.text.find("<<"), 60);
    const Result<std::string> laid_out = format_text(file.text, file.name);
    ASSERT_TRUE(laid_out.has_value()) << to_string(laid_out.diagnostics());
    EXPECT_EQ(format_difference(file.text, *laid_out), "");
  }
}

TEST(Start, EachKindInCurrenciesOfEverySize) {
  for (const std::string& kind : kinds())
    for (const std::string currency :
         {"EUR", "USD", "GBP", "JPY", "KRW", "KWD", "INR", "VND", "HUF", "CHF", "ISK", "CLF"})
      expect_good(options_for(kind, currency));
}

TEST(Start, EachKindForAnyNumberOfRoles) {
  for (const std::string& kind : kinds())
    for (std::size_t roles = 1; roles <= some_roles.size(); ++roles) expect_good(options_for(kind, "EUR", roles));
}

TEST(Start, RolesMayHaveLongNames) {
  for (const std::string& kind : kinds()) {
    StartOptions options = options_for(kind, "EUR");
    options.roles = {"person_at_the_desk_of_the_service", "head_of_the_desk_of_the_service",
                     "manager_of_the_whole_house"};
    expect_good(options);
  }
}

TEST(Start, EachKindWhateverAnHourIsWorth) {
  for (const std::string& kind : kinds())
    for (const std::string worth : {"1", "7.77", "13", "33", "41.50", "99", "1234567"}) {
      StartOptions options = options_for(kind, "EUR");
      options.worth_of_an_hour = worth;
      expect_good(options);
    }
}

TEST(Start, AmountsFollowFromTheWorthOfAnHour) {
  StartOptions options = options_for("repair", "JPY");
  const std::string yen = start_policy(options)->files[0].text;
  EXPECT_NE(yen.find("\nworth_of_an_hour: 3000 JPY\n"), std::string::npos) << yen;
  EXPECT_NE(yen.find("    costs: 48000 JPY\n"), std::string::npos) << yen;  // 400 where an hour is worth 25
  options.worth_of_an_hour = "5000 JPY";
  EXPECT_NE(start_policy(options)->files[0].text.find("    costs: 80000 JPY\n"), std::string::npos);
  const Money quarter{2500, *Currency::from_code("EUR")};
  EXPECT_EQ(impl::amount_text(4, quarter), "4 EUR");
  EXPECT_EQ(impl::amount_text(4.5, quarter), "4.50 EUR");
  EXPECT_EQ(impl::amount_text(0, quarter), "0 EUR");
  EXPECT_EQ(impl::amount_text(4, Money{1, *Currency::from_code("EUR")}), "0.01 EUR");  // the smallest coin
  EXPECT_EQ(impl::amount_text(123, Money{3500, *Currency::from_code("EUR")}), "170 EUR");
}

TEST(Start, TheUsualWorthOfAnHour) {
  EXPECT_EQ(usual_worth_of_an_hour("EUR"), "25 EUR");
  EXPECT_EQ(usual_worth_of_an_hour("JPY"), "3000 JPY");
  EXPECT_EQ(usual_worth_of_an_hour("KWD"), "8 KWD");
  EXPECT_EQ(usual_worth_of_an_hour("eur"), "");
}

TEST(Start, TitlesAreQuotedWhereTheyMustBe) {
  for (const std::string title : {"A title", "Yes", "What: is that?", "- a list", "\"Quoted\" \\ slashed", "a #comment",
                                  "100% wrong", "Übergröße passt nicht", "true", "Why?", "it's", "* star", "ends:"}) {
    StartOptions options = options_for("delivery", "EUR");
    options.title = title;
    expect_good(options);
    const Start start = start_policy(options).value();
    EXPECT_EQ(Policy::parse(start.files[0].text)->title(), title);
  }
  EXPECT_EQ(impl::yaml_scalar("What: is that?"), "\"What: is that?\"");
  EXPECT_EQ(impl::yaml_scalar("A title"), "A title");
}

// The code names the option, the message what is wrong with it.
std::string wrong(const StartOptions& options) {
  const Result<Start> start = start_policy(options);
  if (start) return "good";
  return start.diagnostics().front().code + ": " + start.diagnostics().front().message;
}

TEST(Start, SaysWhichOptionCannotBeSo) {
  const auto with = [](auto change) {
    StartOptions options = options_for("repair", "EUR");
    change(options);
    return wrong(options);
  };
  EXPECT_EQ(with([](StartOptions& o) { o.name = "My Shop"; }), "name: `My Shop` cannot name a policy and its files");
  EXPECT_EQ(with([](StartOptions& o) { o.name = "../x"; }), "name: `../x` cannot name a policy and its files");
  EXPECT_EQ(with([](StartOptions& o) { o.name = "shop_test"; }),
            "name: `shop_test` would be the name of a scenario file");
  EXPECT_EQ(with([](StartOptions& o) { o.kind = "repairs"; }), "kind: there is no kind `repairs`");
  EXPECT_EQ(with([](StartOptions& o) { o.currency = "euro"; }), "currency: `euro` is not a currency");
  EXPECT_EQ(with([](StartOptions& o) { o.worth_of_an_hour = "20 USD"; }),
            "worth_of_an_hour: `20 USD` is not what an hour is worth in EUR");
  EXPECT_EQ(with([](StartOptions& o) { o.worth_of_an_hour = "0"; }),
            "worth_of_an_hour: `0` is not what an hour is worth in EUR");
  EXPECT_EQ(with([](StartOptions& o) { o.worth_of_an_hour = "a lot"; }),
            "worth_of_an_hour: `a lot` is not what an hour is worth in EUR");
  EXPECT_EQ(with([](StartOptions& o) { o.roles.clear(); }), "roles: there must be at least one role, and at most 6");
  EXPECT_EQ(with([](StartOptions& o) { o.roles = {"team lead"}; }), "roles: `team lead` cannot name a role");
  EXPECT_EQ(with([](StartOptions& o) { o.roles = {"a", "a"}; }), "roles: the role `a` is named twice");
  EXPECT_EQ(with([](StartOptions& o) { o.title = "two\nlines"; }), "title: this cannot be a title");
  EXPECT_EQ(with([](StartOptions& o) { o.title = "with {braces}"; }), "title: nothing is filled in in a title");
  EXPECT_EQ(start_policy(options_for("repiar", "EUR")).diagnostics().front().help, "did you mean `repair`?");
}

TEST(Start, ARoleMayHaveTheNameOfAStep) {
  StartOptions options = options_for("repair", "EUR");
  options.roles = {"visit", "manager"};
  expect_good(options);
}

TEST(Start, EveryKindHasItsTemplates) {
  EXPECT_EQ(impl::start_templates().size(), 2 * kinds().size());
  for (const StartKind& kind : start_kinds()) {
    EXPECT_FALSE(kind.title.empty());
    EXPECT_FALSE(kind.about.empty());
  }
}

TEST(Start, SaysWhereToAdapt) {
  for (const std::string& kind : kinds()) {
    const std::string text = start_policy(options_for(kind, "EUR"))->files[0].text;
    EXPECT_EQ(text.rfind("# ", 0), 0u);
    std::size_t places = 0;
    for (std::size_t at = text.find("# adapt:"); at != std::string::npos; at = text.find("# adapt:", at + 1)) ++places;
    EXPECT_GE(places, 5u) << kind;
  }
}

class WritingAStart : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("amends-start-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / name).rdbuf();
    return text.str();
  }
  fs::path folder_;
  const Start start_{{{"a.yaml", "one\n"}, {"a_test.yaml", "two\n"}}};
};

TEST_F(WritingAStart, MakesTheFolder) {
  const auto written = write_start(start_, (folder_ / "x/y").string());
  ASSERT_TRUE(written.has_value()) << to_string(written.diagnostics());
  EXPECT_EQ(written->front(), (folder_ / "x/y/a.yaml").generic_string());
  EXPECT_EQ(read("x/y/a_test.yaml"), "two\n");
}

TEST_F(WritingAStart, NeverWritesOver) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "a_test.yaml") << "mine";
  const auto written = write_start(start_, folder_.string());
  ASSERT_FALSE(written.has_value());
  ASSERT_EQ(written.diagnostics().size(), 1u);
  EXPECT_EQ(written.diagnostics().front().code, "is-there");
  EXPECT_EQ(read("a_test.yaml"), "mine");
  EXPECT_FALSE(fs::exists(folder_ / "a.yaml"));
  // nor where a link leads nowhere yet
  fs::remove(folder_ / "a_test.yaml");
  fs::create_symlink(folder_ / "elsewhere", folder_ / "a.yaml");
  EXPECT_FALSE(write_start(start_, folder_.string()).has_value());
  EXPECT_FALSE(fs::exists(folder_ / "elsewhere"));
}

}  // namespace
}  // namespace amends
