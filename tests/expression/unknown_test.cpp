// Unknown, none and failure: what is decided all the same, and what is left in the frame where it is not.
#include "expression/test_scope.hpp"

namespace amends::impl {
namespace {

struct Outcome {
  std::string value;
  std::vector<std::string> unknowns;  // names of the slots, or "segments[1].price"
  std::vector<EvalError> problems;

  bool operator==(const Outcome&) const = default;
};

void PrintTo(const Outcome& outcome, std::ostream* out) {
  *out << outcome.value << ", unknown:";
  for (const std::string& name : outcome.unknowns) *out << " " << name;
  *out << ", problems:";
  for (const EvalError e : outcome.problems) *out << " " << describe(e);
}

// Everything is unknown but what `set` sets.
template <typename Set>
Outcome run(std::string_view text, Set set) {
  World world;
  set(world);
  const auto compiled = world.compile(text);
  if (!compiled) return {world.error(text), {}, {}};
  const Cell cell = world.run(*compiled);
  Outcome outcome{show(world, cell, compiled->type), {}, world.problems()};
  for (const std::uint64_t fact : world.unknowns()) {
    const auto number = static_cast<std::uint32_t>(fact);
    std::string name = number == 99 ? "parameter" : "fact " + std::to_string(number);
    for (const auto& [slot_name, what] : world.scope.names)
      if (what.what == Name::What::slot && what.slot == number) name = slot_name;
    if (number == 71) name = "segments[" + std::to_string((fact >> 32U) - 1) + "].price";
    if (number == 72) name = "segments[" + std::to_string((fact >> 32U) - 1) + "].late";
    outcome.unknowns.push_back(name);
  }
  return outcome;
}

Outcome run(std::string_view text) {
  return run(text, [](World&) {});
}

// p true, q false; n 7; m none; problem.opened_at and customer.id none; the rest unknown.
Outcome mixed(std::string_view text) {
  return run(text, [](World& world) {
    world["p"] = Cell::of(true);
    world["q"] = Cell::of(false);
    world["n"] = Cell::of(std::int64_t{7});
    for (const char* name : {"m", "problem.opened_at", "customer.id", "product.role"}) world[name] = Cell::none();
  });
}

using Names = std::vector<std::string>;
constexpr EvalError by_zero = EvalError::division_by_zero;

Outcome known(std::string value) { return {std::move(value), {}, {}}; }
Outcome unknown(Names names) { return {"unknown", std::move(names), {}}; }
Outcome failed(EvalError error) { return {"error: " + std::string(describe(error)), {}, {error}}; }

TEST(Unknown, ArithmeticAndComparisonAreUnknown) {
  EXPECT_EQ(run("n + 1"), unknown({"n"}));
  EXPECT_EQ(run("-x"), unknown({"x"}));
  EXPECT_EQ(run("n == 1"), unknown({"n"}));
  EXPECT_EQ(run("n < m"), unknown({"n", "m"}));  // one unknown does not hide the other
  EXPECT_EQ(run("n + n * m"), unknown({"n", "m"}));
  EXPECT_EQ(run("0 * n"), unknown({"n"}));
  EXPECT_EQ(run("not p"), unknown({"p"}));
  EXPECT_EQ(run("product.role in [safety]"), unknown({"product.role"}));
  EXPECT_EQ(run("max(n, m)"), unknown({"n", "m"}));
  EXPECT_EQ(run("tried(home_visit) > n"), unknown({"n"}));
  EXPECT_EQ(run("days(t, now) > 3"), unknown({"t"}));
  EXPECT_EQ(run("repair_delay(t)"), unknown({"t"}));
  EXPECT_EQ(run("t + 3 months"), unknown({"t"}));
  EXPECT_EQ(run("string(n)"), unknown({"n"}));
  EXPECT_EQ(run("has(n)"), unknown({"n"}));
}

TEST(Unknown, TheDecidingSideWins) {
  EXPECT_EQ(run("p and q"), unknown({"p", "q"}));
  EXPECT_EQ(run("p or q"), unknown({"p", "q"}));
  EXPECT_EQ(run("p and 1 > 2"), known("false"));
  EXPECT_EQ(mixed("q and spare_computer"), known("false"));
  EXPECT_EQ(mixed("spare_computer and q"), known("false"));
  EXPECT_EQ(mixed("p or spare_computer"), known("true"));
  EXPECT_EQ(mixed("spare_computer or p"), known("true"));
  EXPECT_EQ(mixed("p and spare_computer"), unknown({"spare_computer"}));
  EXPECT_EQ(mixed("spare_computer or q"), unknown({"spare_computer"}));
  EXPECT_EQ(mixed("(spare_computer and x > 1.0) or p"), known("true"));
  EXPECT_EQ(mixed("(spare_computer and q) or x > 1.0"), unknown({"x"}));  // the decided side leaves nothing behind
  EXPECT_EQ(mixed("(spare_computer or p) and x > 1.0"), unknown({"x"}));
}

TEST(Unknown, ThenUnknownThenError) {
  EXPECT_EQ(mixed("n / 0 > 1 or p"), known("true"));
  EXPECT_EQ(mixed("q and n / 0 > 1"), known("false"));
  EXPECT_EQ(mixed("n / 0 > 1 and q"), known("false"));
  EXPECT_EQ(mixed("n / 0 > 1 or q"), failed(by_zero));
  EXPECT_EQ(mixed("q or n / 0 > 1"), failed(by_zero));
  EXPECT_EQ(mixed("n / 0 > 1 or spare_computer"), (Outcome{"unknown", {"spare_computer"}, {by_zero}}));
  EXPECT_EQ(mixed("spare_computer or n / 0 > 1"), (Outcome{"unknown", {"spare_computer"}, {by_zero}}));
  EXPECT_EQ(mixed("(n / 0 > 1 or spare_computer) and q"), known("false"));
  EXPECT_EQ(mixed("n / 0 + x"), (Outcome{"unknown", {"x"}, {by_zero}}));
  EXPECT_EQ(mixed("n / 0 + n % 0"), (Outcome{"error: a division by zero", {}, {by_zero, by_zero}}));
}

TEST(Unknown, OfACondition) {
  EXPECT_EQ(mixed("spare_computer ? 1 : 2"), unknown({"spare_computer"}));
  EXPECT_EQ(mixed("spare_computer ? n : 7"), known("7"));
  EXPECT_EQ(mixed("spare_computer ? 'a' + 'b' : 'ab'"), known("ab"));
  EXPECT_EQ(mixed("spare_computer ? m : m"), known("none"));
  EXPECT_EQ(mixed("spare_computer ? n : 8"), unknown({"spare_computer"}));
  EXPECT_EQ(mixed("spare_computer ? x : 2.0"), unknown({"spare_computer", "x"}));
  EXPECT_EQ(mixed("p ? n : int(x)"), known("7"));
  EXPECT_EQ(mixed("q ? n / 0 : n"), known("7"));
  EXPECT_EQ(mixed("p ? n / 0 : n"), failed(by_zero));
  EXPECT_EQ(mixed("(n / 0 > 1) ? 1 : 1"), failed(by_zero));
  // Perhaps the other branch counts: nothing has failed yet.
  EXPECT_EQ(mixed("spare_computer ? n / 0 : n"), unknown({"spare_computer"}));
}

TEST(None, EqualsNothing) {
  EXPECT_EQ(mixed("m == 1"), known("false"));
  EXPECT_EQ(mixed("m != 1"), known("true"));
  EXPECT_EQ(mixed("m == m"), known("false"));
  EXPECT_EQ(mixed("n == m"), known("false"));
  EXPECT_EQ(mixed("m == int(x)"), known("false"));  // whatever x is
  EXPECT_EQ(mixed("customer.id == 'a' or customer.id != 'a'"), known("true"));
  EXPECT_EQ(mixed("product.role == safety"), known("false"));
  EXPECT_EQ(mixed("[m] == [m]"), known("false"));
}

TEST(None, IsInNothing) {
  EXPECT_EQ(mixed("m in [1, 2]"), known("false"));
  EXPECT_EQ(mixed("m in [m, n]"), known("false"));
  EXPECT_EQ(mixed("product.role in [safety]"), known("false"));
  EXPECT_EQ(mixed("customer.id in ['a', 'b']"), known("false"));
  EXPECT_EQ(mixed("n in [m, n]"), known("true"));
  EXPECT_EQ(mixed("m in numbers"), known("false"));
}

TEST(None, FailsInOrderAndArithmeticAndArguments) {
  for (const char* text :
       {"m < 1", "m + 1", "-m", "m * 2", "now - problem.opened_at", "now > problem.opened_at", "product.role > safety",
        "max(m, n)", "size(customer.id)", "customer.id.contains('a')", "string(m)", "days(problem.opened_at, now)",
        "repair_delay(problem.opened_at)", "problem.opened_at + 3 months", "tried(step_of_none)", "numbers_none[0]"}) {
    World world;
    world.slot("step_of_none", world.step);
    world.slot("numbers_none", world.types.list_of({TypeKind::integer, 0}));
    for (Cell& cell : world.cells) cell = Cell::none();
    world["n"] = Cell::of(std::int64_t{1});
    const auto compiled = world.compile(text);
    ASSERT_TRUE(compiled) << text;
    EXPECT_EQ(show(world, world.run(*compiled), compiled->type), "error: a calculation with a value that is none")
        << text;
    EXPECT_EQ(world.problems(), std::vector<EvalError>{EvalError::is_none}) << text;
  }
}

TEST(None, OfABool) {
  const auto run_none = [](std::string_view text) {
    return run(text, [](World& world) {
      world["p"] = Cell::none();
      world["q"] = Cell::of(false);
    });
  };
  EXPECT_EQ(run_none("not p"), failed(EvalError::is_none));
  EXPECT_EQ(run_none("p or q"), failed(EvalError::is_none));
  EXPECT_EQ(run_none("q or p"), failed(EvalError::is_none));
  EXPECT_EQ(run_none("p and q"), known("false"));
  EXPECT_EQ(run_none("p ? 1 : 1"), failed(EvalError::is_none));
  EXPECT_EQ(run_none("p or spare_computer"), (Outcome{"unknown", {"spare_computer"}, {EvalError::is_none}}));
  EXPECT_EQ(run_none("p == true"), known("false"));
}

TEST(Has, FalseForNoneUnknownForUnknown) {
  EXPECT_EQ(mixed("has(n)"), known("true"));
  EXPECT_EQ(mixed("has(m)"), known("false"));
  EXPECT_EQ(mixed("has(x)"), unknown({"x"}));
  EXPECT_EQ(mixed("has(m) and m > 3"), known("false"));
  EXPECT_EQ(mixed("m > 3 and has(m)"), known("false"));  // the side that decides wins, in either order
  EXPECT_EQ(mixed("not has(m) or m > 3"), known("true"));
}

// One segment is on time at 10 USD, one's price is not known, one's lateness is not known, one has no status.
Outcome over_segments(std::string_view text) {
  return run(text, [](World& world) {
    const auto at_row = [](std::uint64_t fact, std::uint64_t row) { return Cell::unknown(fact | (row + 1) << 32U); };
    world.set_segments({{Cell::of(world.scope.intern("landed")), Cell::of(1000.0), Cell::of(false)},
                        {Cell::of(world.scope.intern("available")), at_row(71, 1), Cell::of(false)},
                        {Cell::none(), Cell::of(3000.0), at_row(72, 2)}});
  });
}

TEST(Comprehensions, OverUnknownFields) {
  EXPECT_EQ(over_segments("segments[1].price"), unknown({"segments[1].price"}));
  EXPECT_EQ(over_segments("segments[0].price"), known("1000"));
  EXPECT_EQ(over_segments("segments.exists(s, s.price > 20 USD)"), known("true"));
  EXPECT_EQ(over_segments("segments.exists(s, s.price > 40 USD)"), unknown({"segments[1].price"}));
  EXPECT_EQ(over_segments("segments.exists(s, s.late)"), unknown({"segments[2].late"}));
  EXPECT_EQ(over_segments("segments.all(s, s.late)"), known("false"));
  EXPECT_EQ(over_segments("segments.all(s, s.price > 20 USD)"), known("false"));
  EXPECT_EQ(over_segments("segments.all(s, not s.late)"), unknown({"segments[2].late"}));
  EXPECT_EQ(over_segments("segments.exists_one(s, s.price > 20 USD)"), unknown({"segments[1].price"}));
  EXPECT_EQ(over_segments("segments.exists_one(s, s.price > 5 USD)"), known("false"));  // two hold already
  EXPECT_EQ(over_segments("sum(segments.map(s, s.price))"), unknown({"segments[1].price"}));
  EXPECT_EQ(over_segments("size(segments.filter(s, s.late))"), unknown({"segments[2].late"}));
  EXPECT_EQ(over_segments("size(segments.filter(s, s.status == 'landed'))"), known("1"));
  EXPECT_EQ(over_segments("size(segments.filter(s, has(s.status)))"), known("2"));
  EXPECT_EQ(over_segments("segments.exists(s, s.status.contains('x'))"), failed(EvalError::is_none));
  EXPECT_EQ(over_segments("segments.exists(s, s.status.contains('l'))"), known("true"));
  EXPECT_EQ(over_segments("segments.exists(s, s.price > 40 USD or s.price / 0 > 1 USD)"),
            (Outcome{"unknown", {"segments[1].price"}, {by_zero}}));
}

TEST(Comprehensions, OverAnUnknownList) {
  EXPECT_EQ(run("segments.exists(s, s.late)"), unknown({"segments"}));
  EXPECT_EQ(run("size(numbers)"), unknown({"numbers"}));
  EXPECT_EQ(run("n in numbers"), unknown({"n", "numbers"}));
  EXPECT_EQ(run("numbers[n]"), unknown({"numbers", "n"}));
}

TEST(Comprehensions, ErrorsAreMaskedByWhatDecides) {
  const auto over_numbers = [](std::string_view text) {
    return run(text, [](World& world) { world.set_numbers({2, 1, 0}); });
  };
  EXPECT_EQ(over_numbers("numbers.exists(e, 2 / e == 2)"), known("true"));
  EXPECT_EQ(over_numbers("numbers.exists(e, 2 / e == 5)"), failed(by_zero));
  EXPECT_EQ(over_numbers("numbers.all(e, 2 / e == 1)"), known("false"));
  EXPECT_EQ(over_numbers("numbers.all(e, 2 / e > 0)"), failed(by_zero));
  EXPECT_EQ(over_numbers("numbers.exists_one(e, 2 / e > 0)"), failed(by_zero));
  EXPECT_EQ(over_numbers("numbers.map(e, 2 / e)"), failed(by_zero));
  EXPECT_EQ(over_numbers("numbers.filter(e, 2 / e > 1)"), failed(by_zero));
}

TEST(Lists, WithUnknownElements) {
  EXPECT_EQ(mixed("n in [int(x), 7]"), known("true"));
  EXPECT_EQ(mixed("n in [int(x), 8]"), unknown({"x"}));
  EXPECT_EQ(mixed("[n, int(x)] == [8, 1]"), unknown({"x"}));
  EXPECT_EQ(mixed("[n, int(x)]"), unknown({"x"}));
}

TEST(HostCalls, UnknownThatTheHostReports) {
  EXPECT_EQ(run("repair_delay(1960-01-01)"), unknown({"parameter"}));
  EXPECT_EQ(run("repair_delay(1960-01-01) > 1 USD or calm"), known("true"));
  EXPECT_EQ(run("broken_value"), failed(EvalError::overflow));
  EXPECT_EQ(run("broken_value and not calm"), known("false"));
  EXPECT_EQ(run("broken_value or p"), (Outcome{"unknown", {"p"}, {EvalError::overflow}}));
}

TEST(Frame, EachUnknownAndEachFailureOnce) {
  EXPECT_EQ(run("n > 1 and n > 2 and n < 10 and m > n"), unknown({"n", "m"}));
  World world;
  world.set_numbers(std::vector<std::int64_t>(1000, 0));
  const auto compiled = world.compile("numbers.all(e, 1 / e > 0)");
  ASSERT_TRUE(compiled);
  EXPECT_EQ(world.run(*compiled).state, State::error);
  EXPECT_EQ(world.problems(), std::vector<EvalError>{by_zero});
}

TEST(Frame, WhatWasThereBeforeStays) {
  World world;
  const auto first = world.compile("n > 1");
  const auto second = world.compile("(m > 1 or p) and not p");
  ASSERT_TRUE(first && second);
  world["p"] = Cell::of(true);
  world.fresh_frame();
  EXPECT_EQ(world.program().evaluate(first->expr, world.frame).state, State::unknown);
  EXPECT_TRUE(world.program().evaluate(second->expr, world.frame).is_false());
  EXPECT_EQ(world.unknowns(), std::vector<std::uint64_t>{world.slot_of("n")});
}

TEST(Problems, NameTheirPlace) {
  World world;
  world["n"] = Cell::of(std::int64_t{0});
  const auto compiled = world.compile("1 > 2 or 10 / n > 3");
  ASSERT_TRUE(compiled);
  EXPECT_EQ(world.run(*compiled).error_code, by_zero);
  ASSERT_EQ(world.frame.problems.size(), 1U);
  EXPECT_EQ(world.sources.text(world.program().node(world.frame.problems[0].node).span), "10 / n");
}

}  // namespace
}  // namespace amends::impl
