// The proof without a case: no where can() says no, and never no where it shows one.
#include "analyse/analyser.hpp"

#include "policy/compiled.hpp"

#include <gtest/gtest.h>

namespace amends::impl {
namespace {

constexpr const char* text = R"(amends: 1
policy: test
version: "1"
facts: {a: int, b: int}
contexts:
  contradiction: {when: a > 3 and a < 2}
  condition: {when: a > 3}
  two_facts: {when: a * 2 > b and b > a * 2}
)";

TEST(AnalyserMight, ProvesWhatCannotBe) {
  const Policy policy = Policy::parse(text).value();
  const auto condition = [&](std::size_t context) {  // in the order of their names
    const CompiledPolicy& compiled = policy.compiled();
    return compiled.rules[compiled.contexts[context].rule].condition;
  };
  Analyser analyser(policy);
  const Expr holds = condition(0);
  const Expr contradiction = condition(1);
  const Expr two_facts = condition(2);
  EXPECT_EQ(analyser.might({{contradiction, true}}).verdict, Verdict::no);
  EXPECT_EQ(analyser.might({{contradiction, false}}).verdict, Verdict::yes);
  EXPECT_EQ(analyser.might({{holds, true}}).verdict, Verdict::yes);
  EXPECT_FALSE(analyser.might({{holds, true}}).witness.has_value());
  EXPECT_EQ(analyser.might({{holds, true}, {holds, false}}).verdict, Verdict::no);
  EXPECT_EQ(analyser.might({{two_facts, true}}).verdict, Verdict::no);
}

}  // namespace
}  // namespace amends::impl
