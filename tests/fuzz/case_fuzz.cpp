// Any bytes as a case for the policy of the design's example: errors, or a case that is answered and read back.
#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/recommend.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace amends;
  static const Policy policy = Policy::load(AMENDS_SOURCE_DIR "/tests/data/design-example.yaml").value();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<Case> yaml = policy.read_case_yaml(text);
  if (!yaml && !has_errors(yaml.diagnostics())) std::abort();
  const Result<Case> c = policy.read_case(text);
  if (!c) {
    if (!has_errors(c.diagnostics())) std::abort();
    return 0;
  }
  const Time now{1'773'144'000};
  const Recommendation recommendation = recommend(policy, *c, now);
  if (explain(recommendation).empty()) std::abort();
  const Result<Case> back = policy.read_case(to_json(*c));
  if (!back || to_json(recommend(policy, *back, now)) != to_json(recommendation)) std::abort();
  return 0;
}
