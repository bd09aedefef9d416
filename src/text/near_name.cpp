// The name that was probably meant.
#include "text/near_name.hpp"

#include <algorithm>
#include <cstddef>

namespace amends::impl {

namespace {

constexpr std::size_t longest_name = 64;

std::string folded(std::string_view name) {
  std::string result(name);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '-' || c == ' ') c = '_';
  }
  return result;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string near_name(std::string_view wrong, const std::vector<std::string>& names) {
  if (wrong.empty() || wrong.size() > longest_name) return {};
  const std::string needle = folded(wrong);
  const std::size_t allowed = std::max<std::size_t>(1, wrong.size() / 3);
  std::size_t best = allowed + 1;
  std::string result;
  for (const std::string& name : names) {
    if (name.size() > wrong.size() + allowed || name.size() + allowed < wrong.size()) continue;
    const std::size_t d = distance(needle, folded(name));
    // A name of which nothing is left is not near.
    if (d < best && d < std::min(wrong.size(), name.size())) {
      best = d;
      result = name;
    }
  }
  return result;
}

}  // namespace amends::impl
