// Any bytes as a policy: errors, or a policy that answers and can be checked.
#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/lint.hpp>
#include <amends/recommend.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace amends;
  const Result<Policy> policy = Policy::parse({reinterpret_cast<const char*>(data), size});
  if (!policy) {
    if (!has_errors(policy.diagnostics()) || to_string(policy.diagnostics()).empty()) std::abort();
    return 0;
  }
  const Case nothing_known;
  const Time now{1'773'144'000};
  const Recommendation recommendation = recommend(*policy, nothing_known, now);
  if (explain(recommendation).empty() || to_json(recommendation).empty()) std::abort();
  for (const Finding& finding : lint(*policy).findings)
    if (to_string(finding).empty()) std::abort();
  return 0;
}
