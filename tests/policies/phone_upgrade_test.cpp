// The story of policies/phone-upgrade.yaml, act by act.
#include "policies/scenario.hpp"

#include <amends/json.hpp>

#include <gtest/gtest.h>

namespace amends::scenario {
namespace {

const Story& story() {
  static const Story s("phone-upgrade");
  return s;
}

TEST(PhoneUpgrade, Act1TheFirstAgentKeepsHimAndTheFeeIsWaived) {
  const Recommendation r = story().at("1-the-fee", "2026-05-11T10:05:00Z");
  EXPECT_EQ(step(r), "own_it");
  EXPECT_FALSE(r.ask_first);
  EXPECT_EQ(r.severity, "serious");
  EXPECT_TRUE(gives_reason(r, "We broke a promise that they value."));
  EXPECT_FALSE(r.approval.needed);
  EXPECT_TRUE(remedy(r, "no_hidden_fee").owed);
  EXPECT_EQ(text_of(remedy(r, "no_hidden_fee").open), "35.00 USD");
  EXPECT_EQ(text_of(remedy(r, "broken_promise").open), "35.00 USD");  // 25 and 1 hour at 10
  EXPECT_FALSE(remedy(r, "broken_promise").needs_approval);
}

TEST(PhoneUpgrade, Act1BeforeThePromiseIsBrokenTheTeamLeadWouldDecide) {
  Case c = story().read("1-the-fee");
  c.promises[0].due_at = time("2026-05-11T10:30:00Z");
  const Recommendation r = story().at(c, "2026-05-11T10:05:00Z");
  EXPECT_EQ(r.severity, "elevated");
  EXPECT_TRUE(gives_reason(r, "We ask for 35.00 USD that nobody mentioned."));
  EXPECT_EQ(step(r), "own_it");
  EXPECT_TRUE(r.approval.needed);
  EXPECT_EQ(r.approval.approver, "team_lead");
  // The answer holds until the promise falls due.
  EXPECT_EQ(to_string(r.valid_until.value()), "2026-05-11T10:30:00Z");
}

TEST(PhoneUpgrade, Act2AnHourIsEnoughAndItIsMadeGoodByWhoeverHasHimOnTheLine) {
  const Recommendation r = story().at("2-three-departments", "2026-05-11T11:13:00Z");
  EXPECT_EQ(r.severity, "serious");
  EXPECT_EQ(step(r), "finish_and_call_back");
  EXPECT_TRUE(option(r, "finish_and_call_back").must);
  EXPECT_EQ(option(r, "send_to_upgrades").state, OptionState::forbidden);
  EXPECT_TRUE(gives_reason(r, "They have been passed on 2 times. Nobody passes them on again."));
  EXPECT_FALSE(r.approval.needed);
  // 70 minutes and two transfers with two retellings weigh 1.5, the fee 1: 1.75 + 1.5 + 1.5 + 1 hours.
  EXPECT_NEAR(r.burden.borne, 5.75, 0.005);
  EXPECT_EQ(text_of(remedy(r, "broken_promise").open), "75.00 USD");
  EXPECT_EQ(text_of(remedy(r, "no_hidden_fee").open), "35.00 USD");
  EXPECT_FALSE(remedy(r, "broken_promise").needs_approval);
  EXPECT_EQ(remedy(r, "apology").kind, "apology");
}

TEST(PhoneUpgrade, Act2WhoDoesNotValueThePromiseIsNotGivenAnythingForIt) {
  const Recommendation r = story().at("3-promise-not-valued", "2026-05-11T11:13:00Z");
  EXPECT_EQ(step(r), "finish_and_call_back");
  EXPECT_NEAR(r.burden.borne, 70 / 60.0 + 1 + 1 + 1, 0.005);
  EXPECT_EQ(remedy(r, "broken_promise").id, "");
  EXPECT_EQ(text_of(remedy(r, "no_hidden_fee").open), "35.00 USD");
}

TEST(PhoneUpgrade, AThreatToLeaveChangesNothing) {
  Case c = story().read("2-three-departments");
  const std::string unknown_answer = to_json(story().at(c, "2026-05-11T11:13:00Z"));
  for (const bool leaving : {false, true}) {
    c.signals.leaving = leaving;
    EXPECT_EQ(to_json(story().at(c, "2026-05-11T11:13:00Z")), unknown_answer) << leaving;
  }
}

TEST(PhoneUpgrade, TheFeeIsOwedWhateverWasGrantedAndWhoeverAnswers) {
  Case c = story().read("2-three-departments");
  c.agent.role = std::string("team_lead");
  c.grants.push_back({"broken_promise",
                      Fact<std::string>("goodwill"),
                      parse_money("75 USD").value(),
                      time("2026-05-11T11:00:00Z"),
                      Fact<std::string>("agent"),
                      {}});
  const Recommendation r = story().at(c, "2026-05-11T11:13:00Z");
  EXPECT_EQ(text_of(remedy(r, "no_hidden_fee").open), "35.00 USD");
  EXPECT_EQ(text_of(remedy(r, "broken_promise").open), "0.00 USD");
}

}  // namespace
}  // namespace amends::scenario
