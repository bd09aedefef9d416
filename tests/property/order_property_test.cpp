// Invariants 7 and 8, and that equal inputs give equal answers: what must change nothing.
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <amends/json.hpp>
#include <amends/lint.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <thread>

namespace amends::property {
namespace {

std::uint32_t some_seed() {
  return *rc::gen::exec([] { return static_cast<std::uint32_t>(number(0, 1'000'000)); });
}

// 7. The order of map keys in the policy changes nothing but file positions.
RC_GTEST_PROP(OrderProperty, TheOrderOfKeysChangesNothing, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Policy shuffled = load(with_keys_shuffled(random.yaml, some_seed()));
  RC_ASSERT(policy.fingerprint() == shuffled.fingerprint());
  RC_ASSERT(policy.identity() == shuffled.identity());
  const Case c = *random_case(random);
  expect_same(without_places(recommend(policy, c, now)), without_places(recommend(shuffled, c, now)));
}

// 7. The order of demands in the case changes nothing.
RC_GTEST_PROP(OrderProperty, TheOrderOfDemandsChangesNothing, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  const Recommendation before = recommend(policy, c, now);
  std::mt19937 generator(some_seed());
  std::shuffle(c.demands.begin(), c.demands.end(), generator);
  expect_same(without_places(before), without_places(recommend(policy, c, now)));
}

// 8. `signals.leaving` changes nothing in a policy that does not read it.
RC_GTEST_PROP(OrderProperty, LeavingChangesNothingWhereItIsNotRead, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  Case c = *random_case(random);
  const std::string unsaid = to_json(recommend(policy, c, now));
  for (const Fact<bool>& leaving : {Fact<bool>(true), Fact<bool>(false), Fact<bool>(none)}) {
    c.signals.leaving = leaving;
    expect_same(to_json(recommend(policy, c, now)), unsaid);
  }
}

// 8. Where one reads it, directly or through values, that is said.
RC_GTEST_PROP(OrderProperty, ReadingLeavingIsFound, ()) {
  PolicyOptions options;
  options.reads_leaving = true;
  const RandomPolicy random = *random_policy(options);
  const Policy policy = load(random.yaml);
  const bool read = write(random.yaml).find("signals.leaving") != std::string::npos;
  LintOptions lint_options;
  lint_options.only = {"reads-leaving"};
  RC_ASSERT(!lint(policy, lint_options).findings.empty() == read);
}

// Equal inputs give equal answers, bit by bit: from a new decision, from one that has decided other things before, and
// on every thread.
RC_GTEST_PROP(OrderProperty, DecidingAgainGivesTheSameBits, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random), another = *random_case(random);
  BoundCase bound, bound_another;
  policy.bind(c, bound);
  policy.bind(another, bound_another);
  Decision decision, used;
  decide(policy, bound, now, decision);
  const std::string first = bits_of(decision);
  decide(policy, bound_another, now + days(3), used);
  decide(policy, bound, now, used);
  expect_same(bits_of(used), first);
  policy.bind(c, bound_another);  // into used memory
  decide(policy, bound_another, now, used);
  expect_same(bits_of(used), first);
}

RC_GTEST_PROP(OrderProperty, EveryThreadAnswersTheSame, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  BoundCase bound;
  policy.bind(c, bound);
  const std::string alone = to_json(recommend(policy, bound, now));
  std::vector<std::string> answers(4);
  {
    std::vector<std::thread> threads;
    for (std::string& answer : answers) threads.emplace_back([&] { answer = to_json(recommend(policy, bound, now)); });
    for (std::thread& thread : threads) thread.join();
  }
  for (const std::string& answer : answers) expect_same(answer, alone);
}

// An answer holds until `valid_until`: at any moment before it, a decision that depends on time only through
// comparisons recommends the same rules. What fades changes with every second and is left out.
RC_GTEST_PROP(OrderProperty, RulesHoldUntilTheAnswerEnds, ()) {
  PolicyOptions options;
  const RandomPolicy random = *random_policy(options);
  Yaml lasting = random.yaml;  // nothing fades, nothing runs
  Yaml::Map& root = lasting.map;
  std::erase_if(root, [](const auto& entry) { return entry.first == "memory"; });
  for (const std::string& burden : random.burdens)
    std::erase_if(lasting.find("burdens")->find(burden)->map, [](const auto& entry) { return entry.first == "since"; });
  const Policy policy = load(lasting);
  const Case c = *random_case(random);
  const Decision here = decided(policy, c);
  const std::int64_t most = std::min(here.valid_until.seconds - now.seconds - 1, days(500).seconds);
  RC_ASSERT(most >= 0);
  const Time later = now + seconds(*rc::gen::exec([=] { return number(0, most); }));
  BoundCase bound;
  policy.bind(c, bound);
  Decision there;
  decide(policy, bound, later, there);
  RC_ASSERT(there.rules == here.rules);
  RC_ASSERT(there.step == here.step);
  RC_ASSERT(there.severity == here.severity);
  RC_ASSERT(there.ask_first == here.ask_first);
}

}  // namespace
}  // namespace amends::property
