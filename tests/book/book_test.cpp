// The book of a policy: golden pages of small ones, and what must hold for every policy of the project.
#include <amends/book.hpp>

#include "book/customer_page.hpp"
#include "policy/compiled.hpp"
#include "support/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace amends {
namespace {

namespace fs = std::filesystem;

std::string file(const Book& book, const std::string& name) {
  for (const BookFile& one : book.files)
    if (one.name == name) return one.text;
  ADD_FAILURE() << name << " is not in the book";
  return {};
}

std::vector<std::string> policies() {
  std::vector<std::string> paths = {(testing::root() / "tests/data/design-example.yaml").string()};
  for (const auto& entry : fs::directory_iterator(testing::root() / "policies")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".yaml") && !name.ends_with("_test.yaml")) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The words of a page as somebody reads them: without elements, with what was escaped.
std::string read_aloud(std::string html) {
  std::string text;
  bool inside = false;
  for (const char c : html.substr(html.find("<main"))) {
    if (c == '<') inside = true;
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  for (const auto& [from, to] : {std::pair<std::string, std::string>{"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&quot;", "\""},
                                 {"&#39;", "'"},
                                 {"&amp;", "&"}})
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

TEST(Book, GoldenPages) {
  for (const std::string story : {"kettle", "tariff"}) {
    const fs::path folder = testing::root() / "tests/golden/book" / story;
    const Policy policy = Policy::parse(testing::read(folder / "policy.yaml"), "policy.yaml").value();
    const Book book = make_book(policy);
    for (const std::string name : {"index.md", "customer.md", "flow.svg"})
      EXPECT_EQ(file(book, name), testing::expected("book/" + story + "/" + name, file(book, name)))
          << story << "/" << name << ": " << testing::how_to_update;
  }
}

TEST(Book, EqualPoliciesGiveEqualBytes) {
  for (const std::string& path : policies()) {
    const Book first = make_book(Policy::load(path).value());
    const Book second = make_book(Policy::load(path).value());
    ASSERT_EQ(first.files.size(), 5u);
    for (std::size_t i = 0; i < first.files.size(); ++i) {
      EXPECT_EQ(first.files[i].name, second.files[i].name);
      EXPECT_EQ(first.files[i].text, second.files[i].text) << path;
    }
  }
}

TEST(Book, NamesFilesFromTheFolderOfThePolicy) {
  const Policy policy = Policy::load((testing::root() / "policies/computer-repair.yaml").string()).value();
  for (const BookFile& one : make_book(policy).files)
    EXPECT_EQ(one.text.find(testing::root().string()), std::string::npos) << one.name;
}

// Every text that people wrote into a policy can be read in its book.
TEST(Book, NothingOfThePolicyIsMissing) {
  for (const std::string& path : policies()) {
    SCOPED_TRACE(path);
    const Policy policy = Policy::load(path).value();
    const impl::CompiledPolicy& compiled = policy.compiled();
    const std::string text = read_aloud(file(make_book(policy), "index.html"));
    const auto has = [&](const std::string& words) {
      std::string capital = words;
      if (!capital.empty() && capital.front() >= 'a' && capital.front() <= 'z')
        capital.front() = static_cast<char>(capital.front() - 32);
      EXPECT_TRUE(text.find(words) != std::string::npos || text.find(capital) != std::string::npos) << words;
    };
    for (const auto& step : compiled.steps) has(step.title);
    for (const auto& ease : compiled.eases) has(ease.title);
    for (const auto& burden : compiled.burdens) has(burden.title);
    for (const auto& remedy : compiled.remedies) has(remedy.title);
    for (const auto& role : compiled.empowerment.roles) has(role.name);
    for (const auto& level : compiled.severity_levels) has(level);
    for (const auto& rule : compiled.rules) {
      for (const auto& piece : rule.because.pieces) has(piece.text);
      has(rule.source);
    }
    for (const auto& rule : compiled.asks)
      for (const auto& piece : rule.ask.pieces) has(piece.text);
    for (const auto& parameter : compiled.parameters)
      for (const auto& value : parameter.values) has(value.source);
    for (const auto& fact : compiled.facts)
      if (fact.declared && !fact.of_list_record) has(fact.ask.empty() ? fact.name : fact.ask);
    has(policy.fingerprint());
  }
}

TEST(Book, EachItemNamesItsPlace) {
  const Policy policy = Policy::load((testing::root() / "policies/computer-repair.yaml").string()).value();
  const std::string text = file(make_book(policy), "index.md");
  const std::string source = testing::read(testing::root() / "policies/computer-repair.yaml");
  const auto line_of = [&](const std::string& words) {
    return "`computer-repair.yaml:" +
           std::to_string(
               1 + std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(source.find(words)), '\n')) +
           "`";
  };
  for (const std::string words :
       {"  depot_repair:\n", "  - id: four_visits", "  lives_by_it:", "  apology_credit:", "  loaner:\n"})
    EXPECT_NE(text.find(line_of(words)), std::string::npos) << words << " " << line_of(words);
}

TEST(Book, ItemsOfABasePolicyNameTheBase) {
  const fs::path folder = fs::temp_directory_path() / "amends-book-extends";
  fs::remove_all(folder);
  testing::write(folder / "base/all.yaml",
                 "amends: 1\npolicy: all\ncurrency: USD\nsteps:\n  call:\n    title: Call them\n    chance: 1\nrules:\n"
                 "  - {id: a, never: call, when: attempts.failed >= 3}\n  - {id: b, ask_first: call}\n");
  testing::write(
      folder / "shop.yaml",
      "# The shop.\namends: 1\npolicy: shop\nextends: base/all.yaml\nsteps:\n  visit: {title: Go there, chance: 1}\n"
      "rules:\n  - {id: a, remove: true}\n");
  const Policy policy = Policy::load((folder / "shop.yaml").string()).value();
  const std::string text = file(make_book(policy), "index.md");
  EXPECT_NE(text.find("\n### Call them `base/all.yaml:5`\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\n### Go there `shop.yaml:6`\n"), std::string::npos) << text;
  EXPECT_NE(text.find("| Call them | Always | b `base/all.yaml:10` |"), std::string::npos) << text;
  EXPECT_EQ(text.find("What is never done"), std::string::npos) << text;
  EXPECT_NE(text.find("\nThe shop.\n"), std::string::npos) << text;
  fs::remove_all(folder);
}

TEST(Book, EveryPolicyThatLoadsHasOne) {
  std::size_t books = 0;
  for (const auto& entry : fs::recursive_directory_iterator(testing::root() / "tests/golden")) {
    if (entry.path().extension() != ".yaml") continue;
    const Result<Policy> policy = Policy::load(entry.path().string());
    if (!policy) continue;
    ++books;
    for (const BookFile& one : make_book(*policy).files)
      EXPECT_NE(one.text.find("Made by `amends docs`"), std::string::npos) << entry.path() << " " << one.name;
  }
  EXPECT_GE(books, 20u);
}

// Amounts of money in a text: a number before the currency.
std::vector<std::string> amounts(const std::string& text, const std::string& currency) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(" " + currency); at != std::string::npos; at = text.find(" " + currency, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && std::string_view("0123456789.").find(text[begin - 1]) != std::string_view::npos) --begin;
    if (begin < at) found.push_back(text.substr(begin, at - begin));
  }
  return found;
}

TEST(Book, TheCustomersPageTellsNothingOfTheCompanys) {
  for (const std::string& path : policies()) {
    SCOPED_TRACE(path);
    const Policy policy = Policy::load(path).value();
    const impl::CompiledPolicy& compiled = policy.compiled();
    for (const std::string name : {"customer.html", "customer.md"}) {
      const std::string page = file(make_book(policy), name);
      const std::string text = name == "customer.html" ? read_aloud(page) : page;
      // The only money is what is owed, at the rates of the parameters.
      std::vector<std::string> rates;
      for (const auto& parameter : compiled.parameters)
        for (const auto& value : parameter.values)
          if (parameter.type.kind == impl::TypeKind::money)
            rates.push_back(to_string(Money{static_cast<std::int64_t>(value.value.real), compiled.currency}));
      for (const std::string& amount : amounts(text, std::string(compiled.currency.code())))
        EXPECT_NE(std::find(rates.begin(), rates.end(), amount + " " + std::string(compiled.currency.code())),
                  rates.end())
            << amount;
      std::string titles;  // an author may well name a role to the customer
      for (const auto& remedy : compiled.remedies) titles += remedy.title + "\n";
      for (const auto& step : compiled.steps) titles += step.title + "\n";
      for (const auto& role : compiled.empowerment.roles) {
        const bool told = text.find(role.name) != std::string::npos && titles.find(role.name) == std::string::npos;
        EXPECT_FALSE(told) << role.name;
      }
      for (const std::string word :
           {"severity", "approval", "chance", "goodwill", "aim", compiled.fingerprint.c_str(), ".yaml"})
        EXPECT_EQ(text.find(word), std::string::npos) << word;
      if (compiled.severity_levels.size() > 1) {
        for (const std::string& level : compiled.severity_levels)
          EXPECT_EQ(text.find(level), std::string::npos) << level;
      }
    }
  }
}

TEST(Book, TheCustomerIsSpokenTo) {
  EXPECT_EQ(impl::book::to_you("Lend them a computer as good as theirs, set up with their files"),
            "Lend you a computer as good as yours, set up with your files");
  EXPECT_EQ(impl::book::to_you("They earn it themselves; the theme is other"),
            "You earn it yourself; the theme is other");
}

TEST(Book, WhatAPolicySaysCannotBecomeMarkup) {
  const std::string evil = R"yaml(amends: 1
policy: evil
title: "<script>alert(1)</script> & \"more\""
severity:
  levels: [routine, high]
  raise:
    - to: high
      when: attempts.failed >= 1
      because: "</text></svg><script>x</script>"
steps:
  one:
    title: "<img src=x onerror=alert(1)> | *bold* `tick` [link](http://example.com)"
    say: "--> <!-- <b>"
    chance: 1
)yaml";
  const Policy policy = Policy::parse(evil, "<evil>.yaml").value();
  for (const BookFile& one : make_book(policy).files) {
    if (one.name.ends_with(".md")) {
      EXPECT_EQ(one.text.find("[link]("), std::string::npos) << one.text;
      EXPECT_EQ(one.text.find(" *bold*"), std::string::npos);
    } else {
      EXPECT_EQ(one.text.find("<script"), std::string::npos) << one.name;
      EXPECT_EQ(one.text.find("<img"), std::string::npos) << one.name;
      EXPECT_EQ(one.text.find("<b>"), std::string::npos) << one.name;
    }
  }
  EXPECT_NE(file(make_book(policy), "index.html").find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"),
            std::string::npos);
  EXPECT_NE(file(make_book(policy), "index.md").find("\\<script\\>alert(1)\\</script\\>"), std::string::npos);
}

class WritingABook : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              ("amends-book-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
  const Book book_{
      {{"index.md", "<!-- Made by `amends docs`; changes to this file are lost when it is made again. -->\none\n"},
       {"flow.svg", "<!-- Made by `amends docs`; changes to this file are lost when it is made again. -->\ntwo\n"}}};
};

TEST_F(WritingABook, MakesTheFolderAndReplacesItsOwnFiles) {
  const std::string directory = (folder_ / "a/b").string();
  ASSERT_TRUE(write_book(book_, directory).has_value());
  const auto again = write_book(book_, directory);
  ASSERT_TRUE(again.has_value()) << to_string(again.diagnostics());
  EXPECT_EQ(*again, (std::vector<std::string>{directory + "/index.md", directory + "/flow.svg"}));
  EXPECT_EQ(testing::read(folder_ / "a/b/flow.svg"), book_.files[1].text);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "a/b"), fs::directory_iterator()), 2);
}

TEST_F(WritingABook, NeverReplacesAForeignFile) {
  testing::write(folder_ / "flow.svg", "mine");
  const auto written = write_book(book_, folder_.string());
  ASSERT_FALSE(written.has_value());
  ASSERT_EQ(written.diagnostics().size(), 1u);
  EXPECT_EQ(written.diagnostics().front().code, "not-ours");
  EXPECT_EQ(written.diagnostics().front().message,
            "`" + (folder_ / "flow.svg").generic_string() + "` is there and was not made by `amends docs`");
  EXPECT_EQ(testing::read(folder_ / "flow.svg"), "mine");
  EXPECT_FALSE(fs::exists(folder_ / "index.md"));
}

TEST_F(WritingABook, SaysWhereItCannotWrite) {
  testing::write(folder_ / "file", "x");
  const auto written = write_book(book_, (folder_ / "file").string());
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.diagnostics().front().code, "cannot-write");
}

}  // namespace
}  // namespace amends
