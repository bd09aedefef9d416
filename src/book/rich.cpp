// Lines of text for people.
#include "book/rich.hpp"

namespace amends::impl::book {

void Rich::add(Style style, std::string text) {
  if (text.empty()) return;
  if (!runs_.empty() && runs_.back().style == style)
    runs_.back().text += text;
  else
    runs_.push_back({style, std::move(text)});
}

Rich& Rich::operator+=(const Rich& other) {
  for (const Run& run : std::vector<Run>(other.runs_)) add(run.style, run.text);
  return *this;
}

Rich strong(std::string text) { return {Style::strong, std::move(text)}; }
Rich term(std::string text) { return {Style::term, std::move(text)}; }
Rich code(std::string text) { return {Style::code, std::move(text)}; }
Rich faint(std::string text) { return {Style::faint, std::move(text)}; }
Rich quoted(const Rich& text) { return Rich("“") + text + Rich("”"); }

Rich joined(const std::vector<Rich>& parts, std::string_view last) {
  Rich all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) all += i + 1 == parts.size() ? Rich(last) : Rich(", ");
    all += parts[i];
  }
  return all;
}

std::string to_plain(const Rich& text) {
  std::string plain;
  for (const Run& run : text.runs()) plain += run.text;
  return plain;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

Rich capitalised(Rich text) {
  if (text.empty() || text.runs().front().style != Style::plain) return text;
  Rich result(capitalised(text.runs().front().text));
  for (std::size_t i = 1; i < text.runs().size(); ++i) result += Rich(text.runs()[i].style, text.runs()[i].text);
  return result;
}

std::string lower_first(std::string text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.empty() || !upper(text.front())) return text;
  const bool short_word = text.size() == 1 || text[1] == ' ' || text[1] == '\'';
  if ((short_word && text.front() == 'I') || (text.size() > 1 && upper(text[1]))) return text;
  text.front() = static_cast<char>(text.front() + 32);
  return text;
}

}  // namespace amends::impl::book
