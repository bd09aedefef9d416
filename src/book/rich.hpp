// A line of text for people, in runs of one style each. What it holds is as written: the writers escape it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace amends::impl::book {

enum class Style {
  plain,
  strong,
  term,   // a name that the policy gives something, explained elsewhere in the book
  code,   // as the policy has it
  fill,   // where a text has something filled in for each case
  say,    // words to the customer
  place,  // file and line
  faint,
};

struct Run {
  Style style = Style::plain;
  std::string text;

  bool operator==(const Run&) const = default;
};

class Rich {
 public:
  Rich() = default;
  Rich(std::string text) { add(Style::plain, std::move(text)); }         // NOLINT(google-explicit-constructor)
  Rich(std::string_view text) { add(Style::plain, std::string(text)); }  // NOLINT(google-explicit-constructor)
  Rich(const char* text) { add(Style::plain, std::string(text)); }       // NOLINT(google-explicit-constructor)
  Rich(Style style, std::string text) { add(style, std::move(text)); }

  const std::vector<Run>& runs() const noexcept { return runs_; }
  bool empty() const noexcept { return runs_.empty(); }

  Rich& operator+=(const Rich& other);
  friend Rich operator+(Rich left, const Rich& right) {
    left += right;
    return left;
  }
  bool operator==(const Rich&) const = default;

 private:
  void add(Style style, std::string text);
  std::vector<Run> runs_;
};

Rich strong(std::string text);
Rich term(std::string text);
Rich code(std::string text);
Rich faint(std::string text);
Rich quoted(const Rich& text);  // in quotation marks

// "a, b and c"
Rich joined(const std::vector<Rich>& parts, std::string_view last = " and ");

std::string to_plain(const Rich& text);
Rich capitalised(Rich text);  // its first letter, where that is plain text
std::string capitalised(std::string text);
std::string lower_first(std::string text);  // but not of "I" or of "PIN"

}  // namespace amends::impl::book
