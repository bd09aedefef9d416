// Laying out a policy changes no answer, and neither the layout nor the order of the blocks it had before leaves a
// trace.
#include "property/generate.hpp"

#include <amends/format.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

namespace amends::property {
namespace {

RC_GTEST_PROP(FormatProperty, LayingOutKeepsTheFingerprint, ()) {
  const RandomPolicy random = *random_policy();
  const Result<std::string> text = format_text(write(random.yaml));
  RC_ASSERT(text.has_value());
  RC_ASSERT(Policy::parse(*text).value().fingerprint() == load(random.yaml).fingerprint());
  RC_ASSERT(format_text(*text).value() == *text);
}

RC_GTEST_PROP(FormatProperty, TheOrderOfTheBlocksLeavesNoTrace, ()) {
  const RandomPolicy random = *random_policy();
  Yaml shuffled = random.yaml;
  std::mt19937 generator(*rc::gen::arbitrary<std::uint32_t>());
  std::shuffle(shuffled.map.begin(), shuffled.map.end(), generator);
  RC_ASSERT(format_text(write(shuffled)).value() == format_text(write(random.yaml)).value());
}

}  // namespace
}  // namespace amends::property
