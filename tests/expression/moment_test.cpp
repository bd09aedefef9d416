// The moment at which a comparison with time will come out differently. Checked against evaluation at every second
// around it.
#include "expression/test_scope.hpp"

namespace amends::impl {
namespace {

struct Moment {
  std::int64_t ahead;  // of now; -1: none
  std::int8_t slope;
};

constexpr std::int64_t at = 1'700'000'000;

void fill(World& world, std::int64_t opened_ago) {
  world["problem.opened_at"] = Cell::of(at - opened_ago);
  world["t"] = Cell::of(at - 100);
  world["wait"] = Cell::of(std::int64_t{50});
  world["p"] = Cell::of(true);
  world["x"] = Cell::of(0.0);
}

std::int64_t ahead(std::string_view text, std::int64_t opened_ago) {
  World world;
  fill(world, opened_ago);
  const auto compiled = world.compile(text);
  EXPECT_TRUE(compiled) << text;
  if (!compiled) return -2;
  world.now = at;
  world.run(*compiled);
  return world.frame.next_moment == INT64_MAX ? -1 : world.frame.next_moment - at;
}

// The first second after now at which the answer differs, by trying.
std::int64_t tried_out(std::string_view text, std::int64_t opened_ago, std::int64_t within) {
  World world;
  fill(world, opened_ago);
  const auto compiled = world.compile(text);
  if (!compiled) return -2;
  world.now = at;
  const bool now = world.run(*compiled).boolean;
  for (std::int64_t s = 1; s <= within; ++s) {
    world.now = at + s;
    if (world.run(*compiled).boolean != now) return s;
  }
  return -1;
}

TEST(NextMoment, OfEveryComparisonIsExact) {
  for (const char* sign : {"<", "<=", ">", ">=", "==", "!="})
    for (const std::int64_t ago : {0, 1, 59, 60, 61, 62, 200}) {
      for (const std::string& text : {"now - problem.opened_at " + std::string(sign) + " 60 s",
                                      "60 s " + std::string(sign) + " now - problem.opened_at",
                                      "problem.opened_at - now " + std::string(sign) + " -60 s",
                                      "problem.opened_at + 60 s " + std::string(sign) + " now",
                                      "now " + std::string(sign) + " problem.opened_at + 60 s",
                                      "now - 60 s " + std::string(sign) + " problem.opened_at",
                                      "-(now - problem.opened_at) " + std::string(sign) + " -60 s",
                                      "earliest(now, now) - problem.opened_at " + std::string(sign) + " 60 s"})
        EXPECT_EQ(ahead(text, ago), tried_out(text, ago, 300)) << text << ", opened " << ago << " s ago";
    }
}

TEST(NextMoment, OfARatio) {
  for (const char* sign : {"<", "<=", ">", ">="})
    for (const std::int64_t ago : {0, 5, 60, 61, 99, 100, 101, 200})
      for (const std::string& text : {"(now - problem.opened_at) / 1 min " + std::string(sign) + " 5/3",
                                      "5/3 " + std::string(sign) + " (now - problem.opened_at) / 1 min",
                                      "(problem.opened_at - now) / 1 min " + std::string(sign) + " -2",
                                      "(problem.opened_at - now) / -(7 s) " + std::string(sign) + " 10"})
        EXPECT_EQ(ahead(text, ago), tried_out(text, ago, 300)) << text << ", opened " << ago << " s ago";
}

TEST(NextMoment, OfWhatDoesNotMove) {
  EXPECT_EQ(ahead("problem.opened_at > t", 10), -1);
  EXPECT_EQ(ahead("now - now < 3 s", 10), -1);
  EXPECT_EQ(ahead("(now - t) - (now - problem.opened_at) > 3 s", 10), -1);
  EXPECT_EQ(ahead("x > 1.0", 10), -1);
}

TEST(NextMoment, OnlyOfWhatWasEvaluated) {
  EXPECT_EQ(ahead("p or now - t > 200 s", 10), -1);
  EXPECT_EQ(ahead("p and now - t > 200 s", 10), 101);
  EXPECT_EQ(ahead("p ? now - t > 200 s : now - t > 150 s", 10), 101);
  EXPECT_EQ(ahead("now - t > 200 s or now - t > 150 s", 10), 51);  // the earliest
}

TEST(NextMoment, OfAPeriodBeforeNow) {
  constexpr std::int64_t month = 30 * 86400;  // in the calendar of the test
  for (const char* sign : {"<", "<=", ">", ">=", "==", "!="})
    for (const std::int64_t left : {1, 2, 50}) {
      const std::string text = "problem.opened_at " + std::string(sign) + " now - 2 months";
      EXPECT_EQ(ahead(text, 2 * month - left), tried_out(text, 2 * month - left, 60)) << text << left;
      const std::string mirrored = "now - 2 months " + std::string(sign) + " problem.opened_at";
      EXPECT_EQ(ahead(mirrored, 2 * month - left), tried_out(mirrored, 2 * month - left, 60)) << mirrored << left;
    }
  EXPECT_EQ(ahead("problem.opened_at + 2 months < now", month), month + 1);
  EXPECT_EQ(ahead("problem.opened_at < now - 2 months", 3 * month), -1);
  EXPECT_EQ(ahead("problem.opened_at < now - 2 months", 0), 2 * month + 1);
  EXPECT_EQ(ahead("problem.opened_at > now - 400 years", 0), 4800 * month);
}

// Where nothing is known of how it moves, the next second is the safe answer.
TEST(NextMoment, OfWhatMovesInAnotherWay) {
  EXPECT_EQ(ahead("(now - t) * 2 > 400 s", 10), 1);
  EXPECT_EQ(ahead("(now - t) / 1 h * 2.0 > 3.0", 10), 1);
  EXPECT_EQ(ahead("(now - t) / 1 h == 3.0", 10), 1);
  EXPECT_EQ(ahead("int(now) % 2 == 0", 10), 1);
  EXPECT_EQ(ahead("string(now) == 'a'", 10), 1);
  EXPECT_EQ(ahead("[now - t] == [wait]", 10), 1);
  EXPECT_EQ(ahead("now - t in [wait]", 10), 1);
  EXPECT_EQ(ahead("sum([now - t, wait]) > 1 h", 10), 1);
  EXPECT_EQ(ahead("[now - t].exists(d, d > 1 h)", 10), 1);
  EXPECT_EQ(ahead("(p ? now : t) > t", 10), 1);
}

TEST(Slopes, OfExpressions) {
  const auto slope = [](std::string_view text) {
    World world;
    const auto compiled = world.compile(text);
    return compiled ? int{compiled->slope} : -9;
  };
  EXPECT_EQ(slope("now"), 1);
  EXPECT_EQ(slope("now - t"), 1);
  EXPECT_EQ(slope("t - now"), -1);
  EXPECT_EQ(slope("-(now - t)"), -1);
  EXPECT_EQ(slope("now + wait - 3 h"), 1);
  EXPECT_EQ(slope("(now - t) - (now - t)"), 0);
  EXPECT_EQ(slope("(now - t) + (now - t)"), 2);
  EXPECT_EQ(slope("(now - t) * 2"), 2);
  EXPECT_EQ(slope("now + 3 months"), 2);
  EXPECT_EQ(slope("t + 3 months"), 0);
  EXPECT_EQ(slope("latest(now, now + 1 h)"), 1);
  EXPECT_EQ(slope("latest(now, t)"), 2);
  EXPECT_EQ(slope("p ? now : now + 1 h"), 1);
  EXPECT_EQ(slope("p ? now : t"), 2);
  EXPECT_EQ(slope("now > t"), 0);
  EXPECT_EQ(slope("days(t, now)"), 0);  // the host notes when the day ends
}

TEST(Slopes, OfANamedValue) {
  World world;
  world.host_name("age", HostCall::value, {TypeKind::duration, 0}, Visibility::context, 3);
  world.scope.names["age"].slope = 1;
  const auto compiled = world.compile("age - 1 h");
  ASSERT_TRUE(compiled);
  EXPECT_EQ(compiled->slope, 1);
}

}  // namespace
}  // namespace amends::impl
