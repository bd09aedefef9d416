// Any bytes to be laid out: an error, or a text that is laid out and says the same.
#include <amends/format.hpp>
#include <amends/policy.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace amends;
  const std::string_view before(reinterpret_cast<const char*>(data), size);
  const Result<std::string> after = format_text(before);
  if (!after) {
    if (!has_errors(after.diagnostics()) || to_string(after.diagnostics()).empty()) std::abort();
    return 0;
  }
  const Result<std::string> again = format_text(*after);
  if (!again || *again != *after) std::abort();
  if (format_difference(before, *after).empty() != (before == *after)) std::abort();
  return 0;
}
