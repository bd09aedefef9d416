// Filling in a template.
#include "start/expand.hpp"

#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace amends::impl {

namespace {

constexpr double worth_in_templates = 25;

double power_of_ten(int exponent) {
  double power = 1;
  for (int i = 0; i < std::abs(exponent); ++i) power *= 10;
  return exponent < 0 ? 1 / power : power;
}

// Not smaller than the smallest coin, but for nothing itself.
Money to_two_digits(double units, Currency currency) {
  if (units <= 0) return {0, currency};
  const double minor = units * power_of_ten(currency.digits());
  int exponent = 0;
  while (minor / power_of_ten(exponent) >= 100) ++exponent;
  const double step = power_of_ten(exponent);
  return {std::max<std::int64_t>(std::llround(minor / step) * static_cast<std::int64_t>(step), 1), currency};
}

// "180 EUR", "6.50 EUR": without decimals that say nothing.
std::string money_text(Money money) {
  std::string text = to_string(money);
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return text;
  const std::size_t end = text.find(' ', point);
  if (text.find_first_not_of('0', point + 1) == end) text.erase(point, end - point);
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) words.emplace_back(text.substr(i, end - i));
    i = end + 1;
  }
  return words;
}

class Expansion {
 public:
  explicit Expansion(const TemplateValues& values) : values_(values) {}

  std::string run(std::string_view text) {
    std::string out;
    bool skipping = false;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = std::min(text.find('\n', i), text.size());
      const std::string_view line = text.substr(i, end - i);
      i = end + 1;
      if (line == "<<if several roles>>") {
        skipping = values_.roles.size() < 2;
      } else if (line == "<<end>>") {
        skipping = false;
      } else if (!skipping) {
        out += filled(line) + "\n";
      }
    }
    return out;
  }

 private:
  std::string filled(std::string_view line) const {
    std::string out;
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t begin = line.find("<<", i);
      const std::size_t end = begin == std::string_view::npos ? begin : line.find(">>", begin);
      if (end == std::string_view::npos) return out + std::string(line.substr(i));
      out += line.substr(i, begin - i);
      out += value(line.substr(begin + 2, end - begin - 2), line.find_first_not_of(' '));
      i = end + 2;
    }
    return out;
  }

  std::string value(std::string_view what, std::size_t indent) const {
    if (const std::optional<double> amount = parse_double(what)) return amount_text(*amount, values_.worth);
    if (what == "name") return values_.name;
    if (what == "title") return values_.title;
    if (what == "title as a sentence") return sentence(values_.title);
    if (what == "quoted title") return yaml_scalar(values_.title);
    if (what == "currency") return std::string(values_.worth.currency.code());
    if (what == "worth") return money_text(values_.worth);
    if (what == "roles") return "[" + joined(values_.roles) + "]";
    if (what == "first role") return values_.roles.front();
    if (what == "last role") return values_.roles.back();
    const std::vector<std::string> words = words_of(what);
    if (words.size() > 1 && words.front() == "may") return may(words[1], words.size() > 2);
    if (words.size() == 6 && words.front() == "limits") return limits(words, indent);
    return "<<" + std::string(what) + ">>";
  }

  static std::string sentence(const std::string& text) {
    const bool ends = !text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos;
    return ends ? text : text + ".";
  }

  static std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
  }

  // From `serious` on for the first role, from `elevated` on for the second, always for the last. A step that is
  // `later` begins with the second role.
  std::string may(std::string step, bool later) const {
    if (!step.empty() && step.back() == ',') step.pop_back();
    const std::vector<std::string> roles(values_.roles.begin() + (later ? 1 : 0), values_.roles.end());
    std::vector<std::string> parts;
    if (roles.size() > 1) parts.push_back(roles[0] + ": serious");
    if (roles.size() > 2) parts.push_back(roles[1] + ": elevated");
    parts.push_back(roles.back() + ": routine");
    return step + ": {" + joined(parts) + "}";
  }

  // Three amounts of the first role by severity, one of the second when it is serious, one of those above; no limit for
  // the last.
  std::string limits(const std::vector<std::string>& words, std::size_t indent) const {
    const std::vector<std::string>& roles = values_.roles;
    const std::string next = "\n" + std::string(indent, ' ');
    const auto amount = [&](std::size_t i, double more = 0) {
      return amount_text(parse_double(words[i]).value_or(0) + more, values_.worth);
    };
    std::string text =
        roles.front() + ": {routine: " + amount(1) + ", elevated: " + amount(2) + ", serious: " + amount(3) + "}";
    for (std::size_t i = 1; i + 1 < roles.size(); ++i)
      text += next + roles[i] + ": " +
              (i == 1 ? "{routine: " + amount(3) + ", serious: " + amount(4) + "}"
                      : amount(5, 10 * static_cast<double>(i - 2)));
    if (roles.size() > 1) text += next + roles.back() + ": unlimited";
    return text;
  }

  const TemplateValues& values_;
};

}  // namespace

std::string amount_text(double amount, Money worth) {
  const double units = static_cast<double>(worth.minor) / power_of_ten(worth.currency.digits());
  return money_text(to_two_digits(amount * units / worth_in_templates, worth.currency));
}

std::string expand_template(std::string_view text, const TemplateValues& values) { return Expansion(values).run(text); }

std::string yaml_scalar(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  static constexpr std::string_view words[] = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  const bool is_word = std::find(std::begin(words), std::end(words), lower) != std::end(words);
  const bool plain = !text.empty() && letter(text.front()) && text.back() != ' ' && text.back() != ':' && !is_word &&
                     text.find(": ") == std::string_view::npos && text.find(" #") == std::string_view::npos &&
                     text.find('"') == std::string_view::npos && text.find('\\') == std::string_view::npos;
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

}  // namespace amends::impl
