// The explanation as a whole, compared with tests/golden/explain/<name>.txt; AMENDS_UPDATE=1 writes them anew.
#include <amends/explain.hpp>

#include <amends/recommend.hpp>

#include "samples.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace amends {
namespace {

std::string golden(const char* name) { return std::string("explain/") + name + ".txt"; }

TEST(Explain, AStepThatIsAskedFirst) {
  EXPECT_EQ(testing::expected(golden("replace_asked_first"), explain(testing::replace_asked_first())),
            explain(testing::replace_asked_first()));
}

TEST(Explain, AStepUnderWay) {
  EXPECT_EQ(testing::expected(golden("visit_in_progress"), explain(testing::visit_in_progress())),
            explain(testing::visit_in_progress()));
}

TEST(Explain, NothingLeft) {
  EXPECT_EQ(testing::expected(golden("nothing_left"), explain(testing::nothing_left())),
            explain(testing::nothing_left()));
}

TEST(Explain, ToBeConfirmed) {
  EXPECT_EQ(testing::expected(golden("to_be_confirmed"), explain(testing::to_be_confirmed())),
            explain(testing::to_be_confirmed()));
}

TEST(Explain, OnlyValues) {
  EXPECT_EQ(testing::expected(golden("only_values"), explain(testing::only_values())), explain(testing::only_values()));
}

TEST(Explain, NarrowAndColoured) {
  const std::string text = explain(testing::replace_asked_first(), {.colour = true, .width = 60});
  EXPECT_EQ(testing::expected(golden("narrow_and_coloured"), text), text);
}

// The first line of a recommendation.
std::string first_line(const Recommendation& r) {
  const std::string text = explain(r);
  return text.substr(0, text.find('\n'));
}

TEST(Explain, TheFirstLineSaysWhatToDoNow) {
  Recommendation r = testing::replace_asked_first();
  EXPECT_EQ(first_line(r), "Ask the customer first, then: Send a new computer");
  r.ask_first.reset();
  EXPECT_EQ(first_line(r), "Do now: Send a new computer");
  r.approval = {true, "team_lead", "Only from critical on."};
  EXPECT_EQ(first_line(r), "Do now: Send a new computer (once approved by team lead)");
  r.approval.approver.clear();
  EXPECT_EQ(first_line(r), "Do now: Send a new computer (nobody may approve it)");
  r.step.reset();
  r.no_step = NoStep::undecided;
  EXPECT_EQ(first_line(r), "Find out more first: every step left depends on something unknown");
  r.no_step = NoStep::all_out;
  EXPECT_EQ(first_line(r), "No step is left");
  r.stage = Stage::follow_up;
  r.closure.follow_up_until = testing::time_of("2026-03-05T09:30:00Z");
  EXPECT_EQ(first_line(r), "Nothing to do now: follow up until Thu 2026-03-05 09:30 UTC");
  r.stage = Stage::closed;
  EXPECT_EQ(first_line(r), "Closed: nothing to do");
}

// What the company pays is never on a line that is read to the customer.
TEST(Explain, CompanyMoneyIsNeverSaidToTheCustomer) {
  const std::string text = explain(testing::replace_asked_first());
  std::size_t said = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    const std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    if (line.find("> ") != 2) continue;
    ++said;
    EXPECT_EQ(line.find("USD"), std::string::npos) << line;
  }
  EXPECT_EQ(said, 4U);
}

TEST(Explain, WhatIsNotOpenIsNotSaidToBeGiven) {
  Recommendation r = testing::replace_asked_first();
  r.remedies = {RemedyAnswer{}};
  r.remedies[0].id = "credit";
  r.remedies[0].say = "I have put a credit on your account.";
  r.remedies[0].entitlement = testing::usd(2000);
  r.remedies[0].open = testing::usd(500);
  const std::string said = "  > I have put a credit on your account.\n";
  EXPECT_NE(explain(r).find(said), std::string::npos);
  r.remedies[0].open = testing::usd(0);  // given already
  EXPECT_EQ(explain(r).find(said), std::string::npos);
  r.remedies[0].entitlement = testing::usd(0);  // comes to nothing
  EXPECT_EQ(explain(r).find(said), std::string::npos);
  r.remedies[0].entitlement.reset();  // has no amount
  r.remedies[0].open.reset();
  EXPECT_NE(explain(r).find(said), std::string::npos);
}

TEST(Explain, TextOfACaseCannotReachTheTerminal) {
  Recommendation r = testing::to_be_confirmed();
  r.closure.questions = {"Red \x1b[31malert\x07?"};
  const std::string text = explain(r);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("  > Red \xef\xbf\xbd[31malert\xef\xbf\xbd?\n"), std::string::npos);
}

TEST(Explain, ABarForEveryNumber) {
  const auto bar = [](double borne, double tolerance) {
    Recommendation r;
    r.burden.borne = borne;
    r.burden.tolerance = tolerance;
    const std::string text = explain(r);
    const std::size_t begin = text.find("  [");
    return begin == std::string::npos ? "" : text.substr(begin + 2, text.find(']', begin) - begin - 1);
  };
  EXPECT_EQ(bar(10, 20), "[" + std::string(20, '#') + std::string(20, '.') + "|]");
  EXPECT_EQ(bar(20, 10), "[" + std::string(20, '#') + "|" + std::string(20, '#') + "]");
  EXPECT_EQ(bar(5, 0), "[|" + std::string(40, '#') + "]");
  EXPECT_EQ(bar(5, -1), "[|" + std::string(40, '#') + "]");
  EXPECT_EQ(bar(5, std::nan("")), "");
  EXPECT_EQ(bar(std::numeric_limits<double>::infinity(), 1), "");
}

TEST(Explain, EmptyRecommendation) {
  EXPECT_EQ(explain(Recommendation{}), "No step to take\nStage recover.\n\nPolicy\nAs of Thu 1970-01-01 00:00 UTC\n");
}

TEST(ExplainWhatIf, GroupsTheAnswersByFact) {
  EXPECT_EQ(explain(std::vector<WhatIf>{{"spare_computer", "true", "depot_repair", true, "serious", true},
                                        {"spare_computer", "false", "replace", true, "serious", false},
                                        {"product.price", "500.00 USD", "", false, "", true}}),
            "Lines with * would change the answer.\n"
            "\n"
            "spare_computer\n"
            "  * true        depot repair, asked first; severity serious\n"
            "    false       replace, asked first; severity serious\n"
            "\n"
            "product.price\n"
            "  * 500.00 USD  no step\n");
}

TEST(ExplainWhatIf, NothingChanges) {
  EXPECT_EQ(explain(std::vector<WhatIf>{{"spare_computer", "true", "home_visit", false, "routine", false}}),
            "None of these would change step, asking or severity.\n"
            "\n"
            "spare_computer\n"
            "    true  home visit; severity routine\n");
}

TEST(ExplainWhatIf, NothingUnknown) {
  EXPECT_EQ(explain(std::vector<WhatIf>{}), "Nothing that is unknown would change the answer.\n");
}

}  // namespace
}  // namespace amends
