// amends new.
#include "run.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace amends::testing {
namespace {

std::string read(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(NewCommand, WritesAPolicyAndSaysWhatToTryNext) {
  const Folder folder;
  const std::string policy = folder.path("shop.yaml");
  const Ran ran = amends({"new", "shop", "--dir", folder.path("")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, policy + "\n" + folder.path("shop_test.yaml") + "\n\nNext:\n  amends test " + policy +
                         " --coverage\n  amends check " + policy + "\n  amends docs " + policy + " -o " +
                         folder.path("shop-book") + "\n");
}

TEST(NewCommand, WhatItNamesNextWorks) {
  const Folder folder;
  for (const std::string kind : {"repair", "delivery", "subscription", "outage", "booking"}) {
    ASSERT_EQ(amends({"new", kind + "-1", "--kind", kind, "--currency", "JPY", "--dir", folder.path("")}).status, 0);
    const std::string policy = folder.path(kind + "-1.yaml");
    const Ran tested = amends({"test", policy, "--coverage"});
    EXPECT_EQ(tested.status, 0) << tested.out << tested.err;
    EXPECT_NE(tested.out.find(", 0 failed\n"), std::string::npos) << tested.out;
    EXPECT_NE(tested.out.find("  100%\n"), std::string::npos) << tested.out;
    const Ran checked = amends({"check", "--strict", policy});
    EXPECT_EQ(checked.status, 0) << checked.out;
    EXPECT_EQ(checked.out, policy + ": fine\n");
    const Ran laid_out = amends({"fmt", "--check", policy, folder.path(kind + "-1_test.yaml")});
    EXPECT_EQ(laid_out.status, 0) << laid_out.out << laid_out.err;
    EXPECT_EQ(amends({"docs", policy, "-o", folder.path(kind + "-book")}).status, 0);
  }
}

TEST(NewCommand, TakesItsFlags) {
  const Folder folder;
  const Ran ran =
      amends({"new", "line", "--kind", "outage", "--title", "The line: it is dead", "--currency", "GBP", "--roles",
              "agent,shift_leader", "--worth-of-an-hour", "18 GBP", "--dir", folder.path("a b")});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_NE(ran.out.find("amends check '" + folder.path("a b/line.yaml") + "'\n"), std::string::npos) << ran.out;
  const std::string text = read(folder.path("a b/line.yaml"));
  EXPECT_NE(text.find("policy: line\nversion: \"1\"\ntitle: \"The line: it is dead\"\ncurrency: GBP\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("worth_of_an_hour: 18 GBP\n"), std::string::npos);
  EXPECT_NE(text.find("  roles: [agent, shift_leader]\n"), std::string::npos);
  EXPECT_NE(text.find("    visit_today: {agent: serious, shift_leader: routine}\n"), std::string::npos);
}

TEST(NewCommand, AnAmountNamesTheCurrency) {
  const Folder folder;
  EXPECT_EQ(amends({"new", "shop", "--worth-of-an-hour", "40 CHF", "--dir", folder.path("")}).status, 0);
  EXPECT_NE(read(folder.path("shop.yaml")).find("currency: CHF\n"), std::string::npos);
}

TEST(NewCommand, WritesOverNothing) {
  const Folder folder;
  folder.write("shop_test.yaml", "mine");
  const Ran ran = amends({"new", "shop", "--dir", folder.path("")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.out, "");
  EXPECT_NE(ran.err.find("shop_test.yaml` is there already [is-there]"), std::string::npos) << ran.err;
  EXPECT_EQ(read(folder.path("shop_test.yaml")), "mine");
  EXPECT_FALSE(std::filesystem::exists(folder.path("shop.yaml")));
}

TEST(NewCommand, SaysWhatCannotBeSo) {
  const Folder folder;
  const Ran ran =
      amends({"new", "My Shop", "--kind", "repiar", "--currency", "EURO", "--roles", "a,a", "--dir", folder.path("")});
  EXPECT_EQ(ran.status, 1);
  EXPECT_NE(ran.err.find("`My Shop` cannot name a policy and its files [name]"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("= help: did you mean `repair`?"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("`EURO` is not a currency [currency]"), std::string::npos) << ran.err;
  EXPECT_NE(ran.err.find("the role `a` is named twice [roles]"), std::string::npos) << ran.err;
  EXPECT_TRUE(std::filesystem::is_empty(folder.path("")));
  EXPECT_EQ(amends({"new"}).status, 2);
}

TEST(NewCommand, AsksOnATerminalForWhatIsMissing) {
  const Folder folder;
  Setting setting;
  setting.typed = true;
  setting.input = "outige\noutage\nThe net of our town\nJPY\n\nagent, night shift\nagent, night_shift\n";
  const Ran ran = amends({"new", "net", "--dir", folder.path("")}, setting);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(
      ran.err,
      "What is it about?\n"
      "  repair        Something does not work\n"
      "  delivery      A delivery that did not come\n"
      "  subscription  A bill that is wrong\n"
      "  outage        A service that is down\n"
      "  booking       A booking that we cannot keep\n"
      "Kind [repair]   there is no kind `outige`; did you mean `outage`?\n"
      "What is it about?\n"
      "  repair        Something does not work\n"
      "  delivery      A delivery that did not come\n"
      "  subscription  A bill that is wrong\n"
      "  outage        A service that is down\n"
      "  booking       A booking that we cannot keep\n"
      "Kind [repair] Title [A service that is down] Currency [EUR] "
      "What would you spend to save a customer one hour of their life? [3000 JPY] "
      "Who helps, the one who talks to customers first? [agent,team_lead,manager]   "
      "`night shift` cannot name a role; name them as in `agent,team_lead,manager`, the one who talks to customers "
      "first\n"
      "Who helps, the one who talks to customers first? [agent,team_lead,manager] ");
  const std::string text = read(folder.path("net.yaml"));
  EXPECT_NE(text.find("title: The net of our town\ncurrency: JPY\n"), std::string::npos) << text;
  EXPECT_NE(text.find("worth_of_an_hour: 3000 JPY\n"), std::string::npos);
  EXPECT_NE(text.find("  roles: [agent, night_shift]\n"), std::string::npos);
}

TEST(NewCommand, AsksOnlyForWhatIsMissing) {
  const Folder folder;
  Setting setting;
  setting.typed = true;
  setting.input = "\n";
  const Ran ran = amends(
      {"new", "net", "--kind", "outage", "--title", "T", "--worth-of-an-hour", "9 KWD", "--dir", folder.path("")},
      setting);
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_EQ(ran.err, "Who helps, the one who talks to customers first? [agent,team_lead,manager] ");
  setting.input = "";
  const Ran quiet = amends({"new", "net2", "--ask-nothing", "--dir", folder.path("")}, setting);
  EXPECT_EQ(quiet.status, 0);
  EXPECT_EQ(quiet.err, "");
}

TEST(NewCommand, TheEndOfTypingTakesTheUsual) {
  const Folder folder;
  Setting setting;
  setting.typed = true;
  setting.input = "delivery\n";
  EXPECT_EQ(amends({"new", "box", "--dir", folder.path("")}, setting).status, 0);
  EXPECT_NE(read(folder.path("box.yaml")).find("title: A delivery that did not come\ncurrency: EUR\n"),
            std::string::npos);
}

}  // namespace
}  // namespace amends::testing
