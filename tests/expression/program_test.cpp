// The flat program: equal parts once, constants computed, atoms, what is read; budgets of time and memory.
#include "expression/test_scope.hpp"

#include <set>

namespace amends::impl {
namespace {

constexpr Type boolean{TypeKind::boolean, 0}, real{TypeKind::real, 0};

Expr compile(World& world, std::string_view text, std::vector<Type> wanted = {}) {
  const auto compiled = world.compile(text, std::move(wanted));
  EXPECT_TRUE(compiled) << text;
  return compiled ? compiled->expr : Expr{};
}

std::size_t count(const Program& program, Op op) {
  std::size_t n = 0;
  for (std::uint32_t i = 0; i != program.size(); ++i) n += program.node(i).op == op ? 1 : 0;
  return n;
}

TEST(HashConsing, EqualExpressionsAreOneNode) {
  World world;
  const Expr a = compile(world, "tried(home_visit) >= 2 and product.role == livelihood");
  const Expr b = compile(world, "tried('home_visit')>=2 && 'livelihood' == product.role");
  const Expr c = compile(world, "tried(replace) >= 2 and product.role == livelihood");
  EXPECT_EQ(a, b);
  EXPECT_FALSE(a == c);
  EXPECT_EQ(count(world.program(), Op::slot_equal), 1U);
  EXPECT_EQ(count(world.program(), Op::host), 2U);
}

TEST(HashConsing, ComprehensionsToo) {
  World world;
  EXPECT_EQ(compile(world, "numbers.all(a, a > 1)"), compile(world, "numbers.all(b, b > 1)"));
  EXPECT_EQ(compile(world, "[1, n].all(a, a > 1)"), compile(world, "[1, n].all(a, a > 1)"));
  EXPECT_FALSE(compile(world, "numbers.all(a, a > 1)") == compile(world, "numbers.exists(a, a > 1)"));
  EXPECT_FALSE(compile(world, "1 + n") == compile(world, "1.0 + n"));
}

TEST(Folding, PureExpressionsAreConstants) {
  World world;
  const auto text = [&](std::string_view expression) {
    const auto compiled = world.compile(expression);
    return std::pair(compiled->expr, compiled->type);
  };
  const std::vector<std::pair<std::string, std::pair<Expr, Type>>> all{
      {"7", text("1 + 2 * 3")},
      {"true", text("1 < 2 and 'a' + 'b' == 'ab'")},
      {"[2, 4]", text("[1, 2].map(e, e * 2)")},
      {"2000", text("min(20 USD, 30 USD)")},
      {"true", text("2025-04-01 < 2025-04-02")},
      {"5400", text("1 h + 30 min")},
      {"ab", text("'a' + 'b'")},
      {"3", text("size('abc')")},
      {"[[1], [2, 3]]", text("[[1], [2] + [3]]")},
  };
  for (const auto& [expected, expression] : all) {
    const Cell* const cell = world.program().constant(expression.first);
    ASSERT_NE(cell, nullptr) << expected;
    EXPECT_EQ(show(world, *cell, expression.second), expected);
  }
}

TEST(Folding, WhatReadsTheCaseOrFailsIsLeft) {
  World world;
  const std::vector<Expr> left{compile(world, "n + 1"),
                               compile(world, "1 / 0"),
                               compile(world, "now > 2025-04-01"),
                               compile(world, "2025-04-01 + 6 months"),
                               compile(world, "[1].map(e, e + n)"),
                               compile(world, "tried(home_visit)")};
  for (const Expr expr : left) EXPECT_EQ(world.program().constant(expr), nullptr);
}

TEST(Folding, AConstantConditionHasChosen) {
  World world;
  EXPECT_EQ(compile(world, "1 < 2 ? n : m"), compile(world, "n"));
}

TEST(Folding, ConstantsStayWhenTheProgramIsMoved) {
  World world;
  const Expr list = compile(world, "['a' + 'b', 'c']");
  Program moved = world.program();  // copies too
  const Cell* const cell = moved.constant(list);
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->list->cells[0].text->bytes, "ab");
  EXPECT_TRUE(cell->list->cells[0].text->of_policy);
}

TEST(Atoms, SlotsComparedWithConstants) {
  World world;
  compile(world, "product.role == livelihood and x > 3");
  compile(world, "5 <= n and customer.id == 'a'");
  compile(world, "customer.tier in [silver, gold]");
  compile(world, "customer.id in ['b', 'c']");
  compile(world, "n > m and wait - 1 h > 2 h");  // no slot against a constant
  std::set<std::string> found;
  for (const SlotAtom& atom : world.program().atoms()) {
    std::string name;
    Type type;
    for (const auto& [slot_name, what] : world.scope.names)
      if (what.what == Name::What::slot && what.slot == atom.slot) {
        name = slot_name;
        type = what.type;
      }
    const char* const signs[] = {"==", "!=", "<", "<=", ">", ">="};
    found.insert(name + signs[static_cast<int>(atom.op) - static_cast<int>(Op::equal)] +
                 show(world, atom.constant, type));
    EXPECT_LT(atom.node, world.program().size());
  }
  EXPECT_EQ(found,
            (std::set<std::string>{"product.role==livelihood", "x>3", "n>=5", "customer.id==a", "customer.tier==silver",
                                   "customer.tier==gold", "customer.id==b", "customer.id==c"}));
}

TEST(Atoms, AreOneNode) {
  World world;
  const Expr expr = compile(world, "5 <= n");
  world["n"] = Cell::of(std::int64_t{5});
  Frame& frame = world.fresh_frame();
  EXPECT_TRUE(world.program().evaluate(expr, frame).is_true());
  EXPECT_EQ(frame.steps_left, 100'000U - 1);
}

TEST(Reads, SlotsInOrderOfReading) {
  World world;
  const Expr expr = compile(world, "x > 2.0 and n + m > 3 and customer.tier in [gold] or numbers.exists(e, e == n)");
  const std::vector<std::uint32_t> slots = world.program().slots_read(expr);
  EXPECT_EQ(slots, (std::vector<std::uint32_t>{world.slot_of("x"), world.slot_of("n"), world.slot_of("m"),
                                               world.slot_of("customer.tier"), world.slot_of("numbers")}));
  EXPECT_TRUE(world.program().slots_read({}).empty());
}

TEST(Reads, HostCalls) {
  World world;
  const Expr expr = compile(world, "calm and repair_delay(t) > repair_delay and now > t and tried(home_visit) > 0");
  const auto calls = world.program().host_calls(expr);
  const std::vector<std::pair<HostCall, std::int64_t>> expected{{HostCall::value, 0},
                                                                {HostCall::parameter_at, 0},
                                                                {HostCall::parameter, 0},
                                                                {HostCall::now, -1},
                                                                {HostCall::tried, -1}};
  EXPECT_EQ(calls, expected);
}

TEST(Constants, OfTheCompiler) {
  World world;
  TypeTable types;
  Report report(&world.sources);
  Compiler compiler(types, world.scope, report);
  const CompiledExpression one = compiler.constant(Cell::of(0.5), real, {});
  EXPECT_EQ(one.expr, compiler.constant(Cell::of(0.5), real, {}).expr);
  EXPECT_EQ(one.type, real);
  EXPECT_EQ(one.visibility, Visibility::load);
  const Program program = compiler.finish();
  EXPECT_EQ(program.constant(one.expr)->real, 0.5);
}

TEST(Budget, OfSteps) {
  World world;
  world.set_numbers(std::vector<std::int64_t>(400, 1));
  // 400 * 400 elements are more than 100,000 steps
  const Expr expr = compile(world, "numbers.all(a, numbers.all(b, a == b))");
  const Expr masked = compile(world, "numbers.all(a, numbers.all(b, a == b)) or p");
  world["p"] = Cell::of(true);
  Frame& frame = world.fresh_frame();
  Cell result = world.program().evaluate(expr, frame);
  EXPECT_EQ(result.state, State::error);
  EXPECT_EQ(result.error_code, EvalError::budget);
  EXPECT_EQ(frame.steps_left, 0U);
  EXPECT_FALSE(frame.problems.empty());
  // Nothing is computed once the budget is spent, so nothing can hide that it was.
  world.fresh_frame();
  result = world.program().evaluate(masked, frame);
  EXPECT_EQ(result.state, State::error);
  EXPECT_EQ(result.error_code, EvalError::budget);
}

TEST(Budget, CountsEachNodeAndEachElement) {
  World world;
  world.set_numbers({1, 2, 3});
  const Expr expr = compile(world, "numbers.all(a, a > 0)");
  Frame& frame = world.fresh_frame();
  EXPECT_TRUE(world.program().evaluate(expr, frame).is_true());
  // all, the list; for each element: itself, `>`, a, 0
  EXPECT_EQ(frame.steps_left, 100'000U - 2 - 3 * 4);
}

TEST(Budget, OfMemory) {
  World world;
  world.set_numbers(std::vector<std::int64_t>(3000, 1));
  const Expr expr = compile(world, "size(numbers.map(a, numbers + numbers))");
  world.fresh_frame();
  const Cell result = world.program().evaluate(expr, world.frame);
  EXPECT_EQ(result.state, State::error);
  EXPECT_EQ(result.error_code, EvalError::budget);
}

TEST(Arena, OneMegabyteAndThenNoMore) {
  Arena arena;
  EXPECT_NE(arena.cells(60'000), nullptr);
  EXPECT_EQ(arena.cells(60'000), nullptr);
  EXPECT_NE(arena.bytes(1000), nullptr);
  EXPECT_EQ(arena.cells(SIZE_MAX / 2), nullptr);
  arena.reset();
  Cell* const again = arena.cells(60'000);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(again[59'999].state, State::unknown);
  EXPECT_EQ(arena.text("abc")->bytes, "abc");
}

TEST(Evaluation, IsTheSameEachTime) {
  World world;
  world["n"] = Cell::of(std::int64_t{4});
  const Expr expr = compile(world, "[1, 2, n].map(e, e * n) == [4, 8, 16]", {boolean});
  for (int i = 0; i != 3; ++i) {
    world.fresh_frame();
    EXPECT_TRUE(world.program().evaluate(expr, world.frame).is_true());
  }
}

}  // namespace
}  // namespace amends::impl
