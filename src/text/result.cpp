// The end of a program that took the value of a failed result.
#include <amends/result.hpp>

#include <cstdio>
#include <exception>
#include <string>

namespace amends {

void terminate_with(const std::vector<Diagnostic>& diagnostics) noexcept {
  const std::string text = to_string(diagnostics);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
  std::terminate();
}

}  // namespace amends
