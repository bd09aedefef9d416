// Two answers of the same policy, compared: what policies/*_test.yaml, which look at one answer each, cannot say.
#include <amends/case.hpp>
#include <amends/json.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace amends {
namespace {

const std::string policies = std::string(AMENDS_SOURCE_DIR) + "/policies/";

Policy policy_of(const std::string& name) { return Policy::load(policies + name + ".yaml").value(); }

Case act(const Policy& policy, const std::string& name) {
  const std::string path = policies + "demo/" + name + ".yaml";
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return policy.read_case_yaml(text, path).value();
}

Time at(std::string_view text) { return parse_time(text).time.value(); }

template <class Thing>
Thing named(const std::vector<Thing>& things, std::string_view id) {
  const auto found = std::find_if(things.begin(), things.end(), [&](const Thing& thing) { return thing.id == id; });
  return found == things.end() ? Thing{} : *found;
}

TEST(Comparisons, ASpareComputerMakesTheSameTenDaysAnEighthAsLong) {
  const Policy policy = policy_of("computer-repair");
  const Time now = at("2026-03-04T14:00:00Z");
  const Recommendation without = recommend(policy, act(policy, "computer-repair.3-made-worse"), now);
  const Recommendation with = recommend(policy, act(policy, "computer-repair.4-spare-computer"), now);
  ASSERT_TRUE(without.step && with.step);
  EXPECT_EQ(without.step->id, "replace");
  EXPECT_EQ(with.step->id, "depot_repair");
  // The weights are 2 and 0.25; the parcel, which they do not touch, keeps it from being an eighth exactly.
  const double share =
      named(with.options, "depot_repair").hours.value() / named(without.options, "depot_repair").hours.value();
  EXPECT_NEAR(share, 16.41 / 120.81, 0.0005);
}

TEST(Comparisons, TheSameOutageOwesTheSameToAllAndIsMadeUpForByWhatItDid) {
  const Policy policy = policy_of("broadband-outage");
  const Time now = at("2026-03-13T09:00:00Z");
  const Recommendation work = recommend(policy, act(policy, "broadband-outage.2-nobody-came"), now);
  const Recommendation leisure = recommend(policy, act(policy, "broadband-outage.3-for-leisure"), now);
  for (const char* owed : {"days_without_service", "appointments_not_kept"}) {
    ASSERT_TRUE(named(work.remedies, owed).entitlement) << owed;
    EXPECT_EQ(named(leisure.remedies, owed).entitlement, named(work.remedies, owed).entitlement) << owed;
  }
  EXPECT_LT(named(leisure.remedies, "goodwill_credit").entitlement.value().minor,
            named(work.remedies, "goodwill_credit").entitlement.value().minor);
}

TEST(Comparisons, WhetherTheyMightLeaveChangesNotOneByte) {
  const Policy policy = policy_of("phone-upgrade");
  const Time now = at("2026-05-11T11:13:00Z");
  Case c = act(policy, "phone-upgrade.2-three-departments");
  const std::string not_known = to_json(recommend(policy, c, now));
  for (const bool leaving : {false, true}) {
    c.signals.leaving = leaving;
    EXPECT_EQ(to_json(recommend(policy, c, now)), not_known) << leaving;
  }
}

}  // namespace
}  // namespace amends
