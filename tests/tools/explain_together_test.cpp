// The answer of several policies as text.
#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/together.hpp>

#include <gtest/gtest.h>

namespace amends {
namespace {

Policy with(const std::string& name, const std::string& remedies) {
  return Policy::parse("amends: 1\npolicy: " + name + "\nversion: \"1\"\ncurrency: EUR\nremedies:\n" + remedies)
      .value();
}

Recommendation answer() {
  return recommend({with("shop", "  voucher: {kind: goodwill, amount: 10 EUR}\n"),
                    with("law", "  late_delivery: {owed: true, amount: 12 EUR}\n")},
                   Case{}, Time{1'772'452'800});
}

TEST(ExplainTogether, TheTextSaysWhichPolicyOwesWhat) {
  const std::string text = explain(answer());
  EXPECT_NE(text.find("late delivery: 12.00 EUR"), std::string::npos) << text;
  EXPECT_NE(text.find("owed to them under law; no approval needed"), std::string::npos) << text;
  EXPECT_NE(text.find("Policy shop 1"), std::string::npos) << text;
  EXPECT_NE(text.find("together with law 1"), std::string::npos) << text;
}

TEST(ExplainTogether, TheJsonSaysItOfEachPart) {
  const std::string json = to_json(answer(), 0);
  EXPECT_NE(json.find("\"others\": [{\"name\": \"law\""), std::string::npos) << json;
  EXPECT_NE(json.find("\"policy\": \"law\""), std::string::npos);
}

TEST(ExplainTogether, OfOnePolicyNothingSaysSo) {
  const Recommendation alone =
      recommend({with("shop", "  voucher: {kind: goodwill, amount: 10 EUR}\n")}, Case{}, Time{});
  EXPECT_EQ(to_json(alone, 0).find("\"others\""), std::string::npos);
  EXPECT_EQ(explain(alone).find("together with"), std::string::npos);
}

}  // namespace
}  // namespace amends
