// Expressions in plain English.
#include "book/phrases.hpp"

#include "book/matter.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

namespace amends::impl::book {
namespace {

const Policy& policy() {
  static const Policy kettle =
      Policy::parse(testing::read(testing::root() / "tests/golden/book/kettle/policy.yaml"), "kettle.yaml").value();
  return kettle;
}

std::string said(std::string_view condition) {
  const Matter matter(policy());
  return to_plain(Phrases(matter).condition(condition));
}

std::string noun(std::string_view expression) {
  const Matter matter(policy());
  return to_plain(Phrases(matter).noun(expression));
}

TEST(Phrases, CountsOfWhatWasTried) {
  EXPECT_EQ(said("attempts.failed >= 1"), "a fix has failed");
  EXPECT_EQ(said("attempts.failed > 0"), "a fix has failed");
  EXPECT_EQ(said("attempts.failed == 0"), "no fix has failed");
  EXPECT_EQ(said("not (attempts.failed >= 1)"), "no fix has failed");
  EXPECT_EQ(said("attempts.failed >= 2"), "at least 2 fixes have failed");
  EXPECT_EQ(said("attempts.worsened >= 1"), "a fix has made it worse");
  EXPECT_EQ(said("promises.broken >= 1"), "we have broken a promise");
  EXPECT_EQ(said("tried(mend) >= 1"), "“Mend it at their home” has been tried at least once");
  EXPECT_EQ(said("failed(mend) == 2"), "“Mend it at their home” has failed exactly twice");
  EXPECT_EQ(said("tried(mend) < 1"), "“Mend it at their home” has not been tried");
  EXPECT_EQ(said("times_demanded(visit, 180 days) >= 4"),
            "we asked “waiting in” of them at least 4 times within 180 days");
}

TEST(Phrases, WhatWasBorne) {
  EXPECT_EQ(said("burden.borne > burden.tolerance"), "they have borne more than what they can be asked to bear");
  EXPECT_EQ(said("burden.borne >= 12"), "they have borne at least 12 hours");
  EXPECT_EQ(noun("burden.borne_of(visit)"), "the hours that “waiting in” has cost them");
}

TEST(Phrases, FactsBySentenceQuestionOrName) {
  EXPECT_EQ(said("in_warranty"), "the kettle is in warranty");
  EXPECT_EQ(said("not in_warranty"), "it is not so that the kettle is in warranty");
  EXPECT_EQ(said("other_kettle"), "other kettle is yes");
  EXPECT_EQ(said("not other_kettle"), "other kettle is no");
  EXPECT_EQ(said("problem.safety_risk"), "somebody could come to harm");
  EXPECT_EQ(said("product.role == livelihood"), "the part it plays in their life is livelihood");
  EXPECT_EQ(said("product.role in [livelihood, safety]"), "the part it plays in their life is livelihood or safety");
  EXPECT_EQ(said("not (product.role in [livelihood, safety])"),
            "the part it plays in their life is neither livelihood nor safety");
  EXPECT_EQ(said("customer.skill < confident"),
            "what they can do themselves with a product like this is below confident");
  EXPECT_EQ(said("severity >= serious"), "the severity is serious or higher");
  EXPECT_EQ(said("band == long"), "band is long");
}

TEST(Phrases, JoiningAndTurningRound) {
  EXPECT_EQ(said("other_kettle and in_warranty and problem.safety_risk"),
            "other kettle is yes, the kettle is in warranty and somebody could come to harm");
  EXPECT_EQ(said("other_kettle and (in_warranty or problem.safety_risk)"),
            "other kettle is yes and (the kettle is in warranty or somebody could come to harm)");
  EXPECT_EQ(said("not (other_kettle or attempts.failed >= 2)"), "other kettle is no and at most 1 fixes have failed");
  EXPECT_EQ(said("true"), "always");
}

TEST(Phrases, TimesEventsAndLists) {
  EXPECT_EQ(said("problem.opened_at < now"), "when the case was opened has passed");
  EXPECT_EQ(said("event(holiday, 12 h)"), "a holiday is under way or begins within 12 h");
  EXPECT_EQ(
      said("promises.exists(p, p.valued and p.due_at <= now and not has(p.kept_at))"),
      "there is one among the promises of which: its valued is yes, its due at has passed and there is no its kept at");
  EXPECT_EQ(noun("size(promises.filter(p, p.valued))"), "the number of the promises where its valued is yes");
}

TEST(Phrases, Amounts) {
  EXPECT_EQ(noun("min(burden.borne * 2 EUR, 12 EUR)"), "the hours they have borne × 2 EUR, but at most 12 EUR");
  EXPECT_EQ(noun("(visits + 1) * 3 EUR"), "(visits + 1) × 3 EUR");
  EXPECT_EQ(noun("late_fee(problem.opened_at)"), "late fee as of when the case was opened");
  EXPECT_EQ(noun("in_warranty ? 5 EUR : 2 EUR"), "5 EUR if the kettle is in warranty, otherwise 2 EUR");
}

TEST(Phrases, WhatHasNoWordsStandsAsItIsWritten) {
  const std::string days = "each_day(problem.opened_at, now).filter(d, d > now)";
  EXPECT_EQ(noun("size(" + days + ")"), "size(" + days + ")");
  EXPECT_EQ(said("attempts.all(a, a.at > now) and in_warranty"),
            "for all of the attempts: its at has not passed yet and the kettle is in warranty");
  EXPECT_EQ(said("grants.exists_one(g, g.amount > 5 EUR) == false"), "grants.exists_one(g, g.amount > 5 EUR) == false");
  EXPECT_EQ(said("1 +"), "1 +");
  const Matter matter(policy());
  EXPECT_EQ(Phrases(matter).condition("1 +"), code("1 +"));
}

TEST(Phrases, PiecesOfATextThatIsFilledIn) {
  const std::vector<FilledPiece> pieces = pieces_of("{{a}} {b == \"}\"} c {d}");
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[0].text, "{a} ");
  EXPECT_EQ(pieces[1].text, "b == \"}\"");
  EXPECT_TRUE(pieces[1].is_expression);
  EXPECT_EQ(pieces[2].text, " c ");
  EXPECT_EQ(pieces[3].text, "d");
}

}  // namespace
}  // namespace amends::impl::book
