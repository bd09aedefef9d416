// Every act of every story, as an agent reads it: tests/golden/demo/<act>.txt. AMENDS_UPDATE=1 writes them anew.
//
// A change of a formula, a text or a policy shows here as a change of what somebody would have read.
#include <amends/explain.hpp>
#include <amends/policy.hpp>
#include <amends/recommend.hpp>

#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace amends {
namespace {

struct Act {
  std::string policy, a_case, now, heading;
};

std::vector<Act> acts() {
  std::vector<Act> all;
  std::ifstream list("policies/demo/demo.txt");
  for (std::string line; std::getline(list, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::stringstream parts(line);
    Act act;
    std::getline(parts, act.policy, '|');
    std::getline(parts, act.a_case, '|');
    std::getline(parts, act.now, '|');
    std::getline(parts, act.heading);
    all.push_back(act);
  }
  return all;
}

TEST(DemoGolden, EveryActReadsAsItDid) {
  const std::vector<Act> all = acts();
  ASSERT_GE(all.size(), 20u) << "run from the root of the repository";
  for (const Act& act : all) {
    SCOPED_TRACE(act.heading);
    const Policy policy = Policy::load("policies/" + act.policy).value();
    const Case c = policy.read_case_yaml(testing::read("policies/" + act.a_case), act.a_case).value();
    const std::string text = act.heading + "\n\n" + explain(recommend(policy, c, parse_time(act.now).time.value()));
    const std::string name = act.a_case.substr(act.a_case.rfind('/') + 1);
    EXPECT_EQ(text, testing::expected("demo/" + name.substr(0, name.rfind('.')) + ".txt", text));
  }
}

}  // namespace
}  // namespace amends
