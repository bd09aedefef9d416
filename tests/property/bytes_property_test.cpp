// Invariant 9: whatever the bytes of policy or case, an answer or a clear error.
#include "property/answers.hpp"
#include "property/generate.hpp"
#include "property/picks.hpp"

#include <amends/json.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace amends::property {
namespace {

std::string some_bytes() { return *rc::gen::container<std::string>(rc::gen::arbitrary<char>()); }

// What breaks texts: pieces of the syntax, far numbers, bytes that are no UTF-8.
const std::vector<std::string>& trouble() {
  static const std::vector<std::string> pieces = {":",
                                                  "- ",
                                                  "\n",
                                                  "  ",
                                                  "\t",
                                                  "{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  "\"",
                                                  "'",
                                                  "#",
                                                  "&a ",
                                                  "*a",
                                                  "!",
                                                  "|",
                                                  ">",
                                                  "%",
                                                  "~",
                                                  "null",
                                                  "(",
                                                  ")",
                                                  " and ",
                                                  " or ",
                                                  "not ",
                                                  "?",
                                                  ",",
                                                  "..",
                                                  "1e308",
                                                  "-1",
                                                  "99999999999999999999",
                                                  "0x1",
                                                  "\xff",
                                                  "\xc3",
                                                  "\xe2\x80\xa8",
                                                  std::string(1, '\0'),
                                                  "NaN",
                                                  "inf",
                                                  "2026-02-30",
                                                  "{now}",
                                                  "$",
                                                  "\\u0000",
                                                  "\xef\xbb\xbf",
                                                  "---\n"};
  return pieces;
}

// A text with a few mistakes in it.
std::string damaged(const std::string& whole) {
  return *rc::gen::exec([whole] {
    std::string text = whole;
    for (std::int64_t n = number(1, 4); n > 0; --n) {
      const std::size_t at = static_cast<std::size_t>(number(0, static_cast<std::int64_t>(text.size())));
      const std::size_t length = static_cast<std::size_t>(number(0, 40));
      switch (number(0, 3)) {
        case 0:
          text.insert(at, one_of(trouble()));
          break;
        case 1:
          text.erase(at, length);
          break;
        case 2:
          text.insert(at, text.substr(at, length));
          break;
        default:
          text.replace(at, std::min<std::size_t>(1, text.size() - at), one_of(trouble()));
      }
    }
    return text;
  });
}

// Loaded, and then it answers; or errors that say what is wrong.
void expect_answer_or_error(const std::string& text) {
  const Result<Policy> policy = Policy::parse(text);
  if (policy) {
    RC_ASSERT(!has_errors(policy.diagnostics()));
    RC_ASSERT(!to_json(recommend(*policy, Case{}, now)).empty());
    return;
  }
  RC_ASSERT(has_errors(policy.diagnostics()));
  for (const Diagnostic& diagnostic : policy.diagnostics()) {
    RC_ASSERT(!diagnostic.code.empty());
    RC_ASSERT(!diagnostic.message.empty());
    RC_ASSERT(!to_string(diagnostic).empty());
  }
}

void expect_case_or_error(const Policy& policy, const Result<Case>& c) {
  if (c) {
    RC_ASSERT(!has_errors(c.diagnostics()));
    RC_ASSERT(!to_json(recommend(policy, *c, now)).empty());
    return;
  }
  RC_ASSERT(has_errors(c.diagnostics()));
  for (const Diagnostic& diagnostic : c.diagnostics()) {
    RC_ASSERT(!diagnostic.code.empty());
    RC_ASSERT(!diagnostic.message.empty());
  }
}

RC_GTEST_PROP(BytesProperty, AnyBytesAsAPolicy, ()) { expect_answer_or_error(some_bytes()); }

RC_GTEST_PROP(BytesProperty, APolicyWithMistakes, ()) {
  const RandomPolicy random = *random_policy();
  expect_answer_or_error(damaged(write(random.yaml)));
}

RC_GTEST_PROP(BytesProperty, AnyBytesAsACase, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const std::string bytes = some_bytes();
  expect_case_or_error(policy, policy.read_case(bytes));
  expect_case_or_error(policy, policy.read_case_yaml(bytes));
}

RC_GTEST_PROP(BytesProperty, ACaseWithMistakes, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const std::string text = damaged(to_json(*random_case(random)));
  expect_case_or_error(policy, policy.read_case(text));
  expect_case_or_error(policy, policy.read_case_yaml(text));
}

// A case written as JSON and read again is the same case, and has the same answer.
RC_GTEST_PROP(BytesProperty, ACaseReadBackIsTheSame, ()) {
  const RandomPolicy random = *random_policy();
  const Policy policy = load(random.yaml);
  const Case c = *random_case(random);
  const Result<Case> back = policy.read_case(to_json(c));
  if (!back) RC_FAIL(to_string(back.diagnostics()));
  expect_same(to_json(*back), to_json(c));
  expect_same(to_json(recommend(policy, *back, now)), to_json(recommend(policy, c, now)));
}

}  // namespace
}  // namespace amends::property
