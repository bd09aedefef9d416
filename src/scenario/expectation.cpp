// Reads what is expected: `replace`, `at least 8`, `contains "visits"`, `[a, b]`, `none`.
#include "scenario/expectation.hpp"

#include "document/reader.hpp"
#include "policy/compiled.hpp"
#include "scenario/typed_value.hpp"

#include <algorithm>
#include <array>

namespace amends::impl {

namespace {

struct Operator {
  std::string_view word;
  Comparing how;
};

// The longer first, where one begins like another.
constexpr std::array signs = {
    Operator{">=", Comparing::greater_equal}, Operator{"<=", Comparing::less_equal},
    Operator{"!=", Comparing::not_equal},     Operator{"==", Comparing::equal},
    Operator{">", Comparing::greater},        Operator{"<", Comparing::less},
};
constexpr std::array words = {
    Operator{"at least ", Comparing::greater_equal},
    Operator{"at most ", Comparing::less_equal},
    Operator{"more than ", Comparing::greater},
    Operator{"less than ", Comparing::less},
    Operator{"over ", Comparing::greater},
    Operator{"under ", Comparing::less},
    Operator{"after ", Comparing::greater},
    Operator{"before ", Comparing::less},
    Operator{"about ", Comparing::about},
    Operator{"from ", Comparing::between},
    Operator{"one of ", Comparing::one_of},
};

bool is_ordered(Typed::Kind kind) {
  return kind == Typed::Kind::number || kind == Typed::Kind::money || kind == Typed::Kind::time ||
         kind == Typed::Kind::duration;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t comma = text.find(',');
    parts.emplace_back(trim(text.substr(0, comma)));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

class ExpectationReader {
 public:
  ExpectationReader(const CompiledPolicy& policy, const Expected& expected, Report& report)
      : policy_(policy), expected_(expected), report_(report) {}

  std::optional<Expectation> read() {
    WrongPath wrong;
    std::optional<AnswerPath> path = find_answer(policy_, expected_.path, wrong);
    if (!path) {
      report_.error(expected_.path_span, "unknown-part", wrong.message, wrong.help);
      return std::nullopt;
    }
    result_.path = std::move(*path);
    result_.span = expected_.path_span;
    kind_ = kind_of(policy_, result_.path);
    const Tree& value = expected_.value;
    good_ = true;
    if (value.kind == Tree::Kind::list) {
      list(value);
    } else if (value.kind == Tree::Kind::map) {
      wrong_type(value);
    } else if (value.kind == Tree::Kind::null || (value.plain && value.text == "none" && !is_nobodys_name())) {
      result_.how = Comparing::none;
      result_.written = "none";
    } else {
      scalar(value);
    }
    if (!good_) return std::nullopt;
    return std::move(result_);
  }

 private:
  bool is_list_part() const { return kind_ == Typed::Kind::names || kind_ == Typed::Kind::texts; }
  bool is_text() const { return kind_ == Typed::Kind::text; }

  // A word of the policy may be `none` itself: an enum of a value.
  bool is_nobodys_name() const {
    return kind_ == Typed::Kind::name && result_.path.part->kind == AnswerKind::value &&
           has_name(policy_, result_.path, "none");
  }

  void list(const Tree& value) {
    result_.is_list = true;
    for (const Tree& item : value.items) {
      if (!item.is_scalar() || item.kind == Tree::Kind::null) return wrong_type(item);
      operand(item.text, item.span);
      result_.written += (result_.written.empty() ? "[" : ", ") + item.text;
    }
    result_.written = value.items.empty() ? "[]" : result_.written + "]";
    if (value.items.empty() && is_list_part()) result_.how = Comparing::none;
    if (!is_list_part()) wrong_type(value);
  }

  void scalar(const Tree& value) {
    result_.written = value.text;
    std::string_view text = trim(value.text);
    if (value.plain && text == "any") {
      result_.how = Comparing::any;
      return;
    }
    if (value.plain && text == "unknown" && result_.path.part->kind == AnswerKind::value) {
      result_.how = Comparing::unknown;
      return;
    }
    if (text == "unlimited" && kind_ == Typed::Kind::money && result_.path.part->path.starts_with("empowerment.")) {
      result_.how = Comparing::unlimited;
      return;
    }
    if (is_list_part() || is_text()) return of_text(value, text);
    bool negated = false;
    const bool signed_ = take(signs, text);
    if (!signed_ && (value.plain || is_ordered(kind_))) {
      if (text.starts_with("not ")) {
        text = trim(text.substr(4));
        negated = true;
      }
      if (!take(words, text) && negated) result_.how = Comparing::not_equal;
    }
    if (negated && result_.how == Comparing::one_of) negated_list_ = true;
    const bool ordering =
        result_.how != Comparing::equal && result_.how != Comparing::not_equal && result_.how != Comparing::one_of;
    if (ordering && !is_ordered(kind_)) {
      report_.error(value.span, "wrong-type", ticked(result_.path.written) + " has no order to compare by",
                    "it is " + describe_typed(kind_) + ": write what it is, or `not` and what it is not");
      good_ = false;
      return;
    }
    if (result_.how == Comparing::one_of) {
      for (const std::string& part : split_list(text)) operand(part, value.span);
    } else if (result_.how == Comparing::between) {
      const std::size_t to = text.find(" to ");
      if (to == std::string_view::npos) {
        report_.error(value.span, "wrong-type", "`from` wants its other end", "write `from 8 to 10`");
        good_ = false;
        return;
      }
      operand(trim(text.substr(0, to)), value.span);
      operand(trim(text.substr(to + 4)), value.span);
    } else {
      operand(text, value.span);
    }
  }

  void of_text(const Tree& value, std::string_view text) {
    bool contains = false, negated = false;
    if (value.plain) {
      if (text.starts_with("not ") && !is_list_part() && !text.starts_with("not contains ")) {
        // A text may begin so: only `not contains` is an operator of texts.
      } else if (text.starts_with("not ")) {
        negated = true;
        text = trim(text.substr(4));
      }
      if (text.starts_with("contains ")) {
        contains = true;
        text = trim(text.substr(9));
        if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
          text = text.substr(1, text.size() - 2);
      }
    }
    if (is_list_part() && (contains || negated) && text.starts_with('[') && text.ends_with(']')) {
      for (const std::string& part : split_list(text.substr(1, text.size() - 2))) operand(part, value.span);
    } else {
      operand(text, value.span);
    }
    result_.how = contains || negated ? (negated ? Comparing::contains_not : Comparing::contains) : Comparing::equal;
  }

  template <std::size_t n>
  bool take(const std::array<Operator, n>& operators, std::string_view& text) {
    for (const Operator& op : operators) {
      if (!text.starts_with(op.word)) continue;
      result_.how = op.how;
      text = trim(text.substr(op.word.size()));
      return true;
    }
    return false;
  }

  void operand(std::string_view text, Span span) {
    std::string help;
    if (const std::optional<std::string> wrong = check_operand(policy_, result_.path, kind_, text, help)) {
      report_.error(span, kind_ == Typed::Kind::name || kind_ == Typed::Kind::names ? "unknown-name" : "wrong-type",
                    *wrong, std::move(help));
      good_ = false;
    }
    result_.operands.emplace_back(text);
  }

  void wrong_type(const Tree& value) {
    report_.error(head(value), "wrong-type",
                  ticked(result_.path.written) + " is " + describe_typed(kind_) + ", not " + describe(value));
    good_ = false;
  }

  const CompiledPolicy& policy_;
  const Expected& expected_;
  Report& report_;
  Expectation result_;
  Typed::Kind kind_ = Typed::Kind::text;
  bool good_ = true;
  bool negated_list_ = false;
};

}  // namespace

std::optional<Expectation> read_expectation(const CompiledPolicy& policy, const Expected& expected, Report& report) {
  return ExpectationReader(policy, expected, report).read();
}

}  // namespace amends::impl
