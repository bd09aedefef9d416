// The same words for the same things.
#include "book/plain_words.hpp"

#include "decide/wording.hpp"

namespace amends::impl::book {

std::string promise_in_words(const Matter& matter, const DocBlock& block, const CommitmentDef& commitment) {
  const bool known = commitment.promise.constant && commitment.promise.constant->known();
  std::string time;
  if (known && !commitment.promise_is_takes)
    time = in_full(to_plain(joined(matter.speak(block, "promise", commitment.promise), "; ")));
  const std::string within = time.empty() ? "" : " within " + time;
  if (block.get("title") == nullptr) {
    if (commitment.name == "acknowledge")
      return (commitment.by == "person" ? "A person answers you" : "We answer you") + within + ".";
    if (commitment.name == "update" && !time.empty())
      return "While we are at it, you hear from us at least every " + (time.starts_with("1 ") ? time.substr(2) : time) +
             ", even if nothing is new.";
    if (commitment.name == "fix" && commitment.promise_is_takes)
      return "We tell you how long it will take, and keep to it.";
    if (commitment.name == "fix") return "It is put right" + within + ".";
  }
  const std::string what = capitalised(commitment.title.empty() ? with_spaces(commitment.name) : commitment.title);
  if (commitment.promise_is_takes) return what + ": in the time that we tell you.";
  return what + (time.empty() ? "." : ": within " + time + ".");
}

std::string in_full(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    std::string word = text.substr(i, end - i);
    const bool one = out == "1 " || out.ends_with(" 1 ");
    if (word == "h")
      word = one ? "hour" : "hours";
    else if (word == "min")
      word = one ? "minute" : "minutes";
    else if (word == "s")
      word = one ? "second" : "seconds";
    out += word;
    if (end < text.size()) out += ' ';
    i = end + 1;
  }
  return out;
}

Rich marked(std::string_view text) {
  Rich result;
  bool inside = false;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find('`', i), text.size());
    if (inside && end == text.size()) return result + Rich("`" + std::string(text.substr(i)));  // never closed
    result += {inside ? Style::code : Style::plain, std::string(text.substr(i, end - i))};
    if (end == text.size()) break;
    inside = !inside;
    i = end + 1;
  }
  return result;
}

std::string kind_in_words(const CompiledPolicy& policy, Type type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return "yes or no";
    case TypeKind::integer:
      return "a whole number";
    case TypeKind::real:
      return "a number";
    case TypeKind::text:
      return "a text";
    case TypeKind::duration:
    case TypeKind::period:
      return "a length of time";
    case TypeKind::time:
      return "a date or time";
    case TypeKind::money:
      return "an amount of money";
    case TypeKind::enumeration: {
      std::string names;
      for (const std::string& name : policy.types.enumeration(type).names)
        names += (names.empty() ? "" : ", ") + with_spaces(name);
      return "one of: " + names;
    }
    case TypeKind::list:
      return "a list: " + kind_in_words(policy, policy.types.element(type));
    case TypeKind::record:
    case TypeKind::any:
      break;
  }
  return "a record";
}

}  // namespace amends::impl::book
