// What laying out would change, for a person.
#include <amends/format.hpp>

#include <algorithm>
#include <vector>

namespace amends {

namespace {

constexpr std::size_t most_lines = 10;  // shown
constexpr std::size_t look_ahead = 40;  // how far away equal lines are looked for

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

class Difference {
 public:
  Difference(std::string_view before, std::string_view after) : before_(lines_of(before)), after_(lines_of(after)) {}

  std::string text() {
    std::size_t a = 0, b = 0;
    while (a < before_.size() || b < after_.size()) {
      if (a < before_.size() && b < after_.size() && before_[a] == after_[b]) {
        ++a, ++b;
        continue;
      }
      // The nearest place at which both go on alike.
      std::size_t skip_a = before_.size() - a, skip_b = after_.size() - b;
      const std::size_t far = std::min(look_ahead, skip_a + skip_b);
      for (std::size_t sum = 1; sum <= far; ++sum) {
        if (!meet(a, b, sum, skip_a, skip_b)) continue;
        break;
      }
      for (std::size_t i = 0; i < skip_a; ++i) add(a + i, '-', before_[a + i]);
      for (std::size_t i = 0; i < skip_b; ++i) add(b + i, '+', after_[b + i]);
      a += skip_a;
      b += skip_b;
    }
    if (shown_ == 0) out_ = std::string(width() + 1, ' ') + "the line break at the end is missing\n";
    if (left_out_ > 0)
      out_ += std::string(width() + 1, ' ') + "... and " + std::to_string(left_out_) + " more line" +
              (left_out_ == 1 ? "" : "s") + "\n";
    return out_;
  }

 private:
  // Leaving out `sum` lines, of both texts together.
  bool meet(std::size_t a, std::size_t b, std::size_t sum, std::size_t& skip_a, std::size_t& skip_b) const {
    for (std::size_t of_a = 0; of_a <= sum; ++of_a) {
      const std::size_t i = a + of_a, j = b + (sum - of_a);
      if (i >= before_.size() || j >= after_.size() || before_[i] != after_[j]) continue;
      skip_a = of_a;
      skip_b = sum - of_a;
      return true;
    }
    return false;
  }

  std::size_t width() const { return std::to_string(std::max(before_.size(), after_.size())).size() + 2; }

  void add(std::size_t line, char sign, std::string_view text) {
    if (++shown_ > most_lines) {
      ++left_out_;
      return;
    }
    const std::string number = std::to_string(line + 1);
    out_ += std::string(width() - number.size(), ' ') + number + " " + sign;
    if (!text.empty()) out_.append(" ").append(text);
    out_ += '\n';
  }

  std::vector<std::string_view> before_, after_;
  std::string out_;
  std::size_t shown_ = 0;
  std::size_t left_out_ = 0;
};

}  // namespace

std::string format_difference(std::string_view before, std::string_view after) {
  return before == after ? std::string() : Difference(before, after).text();
}

}  // namespace amends
