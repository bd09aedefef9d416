// Types, and every mistake with its code, message, underlined text and help.
#include "expression/test_scope.hpp"

namespace amends::impl {
namespace {

std::string error(std::string_view text, std::vector<Type> wanted = {}, Visibility limit = Visibility::texts,
                  std::string_view place = {}) {
  World world;
  return world.error(text, std::move(wanted), limit, place);
}

std::string type_of(std::string_view text, std::vector<Type> wanted = {}) {
  World world;
  const auto compiled = world.compile(text, std::move(wanted));
  return compiled ? world.types.to_string(compiled->type) : error(text);
}

constexpr Type boolean{TypeKind::boolean, 0}, integer{TypeKind::integer, 0}, real{TypeKind::real, 0},
    text_type{TypeKind::text, 0}, money{TypeKind::money, 0}, duration{TypeKind::duration, 0},
    period{TypeKind::period, 0}, time_type{TypeKind::time, 0};

TEST(Types, OfOperators) {
  EXPECT_EQ(type_of("n + 1"), "int");
  EXPECT_EQ(type_of("n + 1.5"), "double");
  EXPECT_EQ(type_of("n * x"), "double");
  EXPECT_EQ(type_of("n < x"), "bool");
  EXPECT_EQ(type_of("product.price + 20 USD"), "money");
  EXPECT_EQ(type_of("product.price - product.price"), "money");
  EXPECT_EQ(type_of("product.price * n"), "money");
  EXPECT_EQ(type_of("x * product.price"), "money");
  EXPECT_EQ(type_of("product.price / 3"), "money");
  EXPECT_EQ(type_of("product.price / 20 USD"), "double");
  EXPECT_EQ(type_of("wait + 1 h"), "duration");
  EXPECT_EQ(type_of("wait * 2"), "duration");
  EXPECT_EQ(type_of("0.5 * wait"), "duration");
  EXPECT_EQ(type_of("wait / 2"), "duration");
  EXPECT_EQ(type_of("wait / 1 h"), "double");
  EXPECT_EQ(type_of("now - t"), "duration");
  EXPECT_EQ(type_of("t + 3 days"), "time");
  EXPECT_EQ(type_of("3 days + t"), "time");
  EXPECT_EQ(type_of("t - 6 months"), "time");
  EXPECT_EQ(type_of("t + 10 working days"), "time");
  EXPECT_EQ(type_of("-(6 months)"), "period");
  EXPECT_EQ(type_of("'a' + customer.id"), "string");
  EXPECT_EQ(type_of("[1] + [2.5]"),
            "wrong-type: `+` does not apply to a list of int and a list of double [[1] + [2.5]]");
  EXPECT_EQ(type_of("[1, 2.5]"), "list of double");
  EXPECT_EQ(type_of("[]"), "empty list");
  EXPECT_EQ(type_of("[[]] + [[1]]"), "list of list of int");
  EXPECT_EQ(type_of("numbers[0]"), "int");
  EXPECT_EQ(type_of("segments[0].price"), "money");
  EXPECT_EQ(type_of("p ? 1 : 2.5"), "double");
  EXPECT_EQ(type_of("p ? [] : [1]"), "list of int");
  EXPECT_EQ(type_of("segments.map(s, s.late)"), "list of bool");
  EXPECT_EQ(type_of("2025-04-01"), "time");
  EXPECT_EQ(type_of("2025-04-01T09:00:00Z"), "time");
  EXPECT_EQ(type_of("product.price > 500"), "bool");  // a bare number beside money is in the policy's currency
  EXPECT_EQ(type_of("product.price + 5"), "money");
}

TEST(Types, OfMistakes) {
  EXPECT_EQ(error("n + 'a'"),
            "wrong-type: `+` does not apply to an int and a string [n + 'a'] `string(x)` makes a text of a number");
  EXPECT_EQ(error("product.price * product.price"),
            "wrong-type: `*` does not apply to money and money [product.price * product.price]");
  EXPECT_EQ(
      error("product.price + n"),
      "wrong-type: `+` does not apply to money and an int [product.price + n] write the currency, as in `20 USD`");
  EXPECT_EQ(error("t + 3"),
            "wrong-type: `+` does not apply to a time and an int [t + 3] write the unit, as in `3 h` or `3 days`");
  EXPECT_EQ(error("t + t"), "wrong-type: `+` does not apply to a time and a time [t + t]");
  EXPECT_EQ(error("47.5 % 5.5"),
            "wrong-type: `%` does not apply to a double and a double [47.5 % 5.5] `%` wants ints; per cent stands "
            "straight after a number: `90%`");
  EXPECT_EQ(error("-p"), "wrong-type: `-` does not apply to a bool [-p]");
  EXPECT_EQ(error("n and p"), "wrong-type: what `and` joins must be a bool, not an int [n] compare it, as in `> 0`");
  EXPECT_EQ(
      error("p or product.role"),
      "wrong-type: what `or` joins must be a bool, not a `product.role` [product.role] compare it, as in `== name`");
  EXPECT_EQ(error("not n == 1"),
            "wrong-type: what `not` turns round must be a bool, not an int [n] `not` takes only what stands next to "
            "it: put the comparison in parentheses");
  EXPECT_EQ(error("n ? 1 : 2"),
            "wrong-type: the condition before `?` must be a bool, not an int [n] compare it, as in `> 0`");
  EXPECT_EQ(error("p ? 1 : 'a'"),
            "wrong-type: both sides of `:` need one type: this is a string, the other is an int ['a']");
  EXPECT_EQ(error("n == 'a'"),
            "wrong-type: an int cannot be compared with a string [n == 'a'] numbers stand without quotes");
  EXPECT_EQ(error("p == 'true'"),
            "wrong-type: a bool cannot be compared with a string [p == 'true'] true and false stand without quotes");
  EXPECT_EQ(error("wait > 3"),
            "wrong-type: a duration cannot be compared with an int [wait > 3] write the unit, as in `3 h` or `3 days`");
  EXPECT_EQ(error("now - t > 6 months"),
            "wrong-type: a duration cannot be compared with a period [now - t > 6 months] a period has no fixed "
            "length: add it to a time and compare times");
  EXPECT_EQ(error("t > 3 days"),
            "wrong-type: a time cannot be compared with a duration [t > 3 days] the difference of two times is a "
            "duration: `now - t`");
  EXPECT_EQ(error("[1] < [2]"), "wrong-type: there is no order among values of type list of int [[1] < [2]]");
  EXPECT_EQ(error("segments[0] == segments[1]"),
            "wrong-type: records are not compared; compare their fields [segments[0] == segments[1]]");
  EXPECT_EQ(error("n in 5"), "wrong-type: `in` looks into a list, this is an int [5]");
  EXPECT_EQ(error("'a' in customer.id"),
            "wrong-type: `in` looks into a list, this is a string [customer.id] write `text.contains(part)`");
  EXPECT_EQ(error("'a' in numbers"), "wrong-type: a string cannot be in a list of int ['a' in numbers]");
  EXPECT_EQ(error("[1, 'a']"),
            "mixed-list: the elements of a list have one type: this is a string, the first is an int ['a']");
  EXPECT_EQ(error("n[0]"), "wrong-type: only a list has elements, this is an int [n]");
  EXPECT_EQ(error("numbers['a']"), "wrong-type: elements are counted with an int, this is a string ['a']");
  EXPECT_EQ(error("n.size"), "wrong-type: `n` is an int and has no fields [size]");
  EXPECT_EQ(error("segments.price"),
            "wrong-type: `segments` is a list of segment and has no fields [price] a field of its elements is read "
            "with `exists`, `all`, `map` or `[i]`");
  EXPECT_EQ(error("segments[0].prise"), "unknown-name: a segment has no field `prise` [prise] did you mean `price`?");
}

TEST(Names, ThatNothingDefines) {
  EXPECT_EQ(error("prduct.role == livelihood"),
            "unknown-name: there is no name `prduct.role` [prduct.role] did you mean `product.role`?");
  EXPECT_EQ(error("spare_computr"),
            "unknown-name: there is no name `spare_computr` [spare_computr] did you mean `spare_computer`?");
  EXPECT_EQ(error("zzzzzz"), "unknown-name: there is no name `zzzzzz` [zzzzzz]");
  EXPECT_EQ(error("gold"),
            "unknown-name: there is no name `gold` [gold] `gold` is a name of `customer.tier` and can stand only where "
            "one is wanted or compared with");
  EXPECT_EQ(error("tried > 1"),
            "unknown-name: there is no name `tried` [tried] `tried` is a function: `tried(home_visit) >= 1`");
}

TEST(Names, SeveralMistakesAreReportedAtOnce) {
  World world;
  const std::vector<std::string> errors =
      world.errors("n + 'a' > 1 and prduct.role == livelihood and tried(home_vist) > 0 and customer.tier == golden");
  ASSERT_EQ(errors.size(), 4U);
  EXPECT_NE(errors[0].find("[n + 'a']"), std::string::npos);
  EXPECT_NE(errors[1].find("[prduct.role]"), std::string::npos);
  EXPECT_NE(errors[2].find("[home_vist]"), std::string::npos);
  EXPECT_NE(errors[3].find("[golden]"), std::string::npos);
}

TEST(EnumNames, StandBareWhereOneIsWantedOrCompared) {
  for (const char* text :
       {"product.role == livelihood", "livelihood == product.role", "product.role != 'safety'",
        "'safety' == product.role", "product.role in [livelihood, safety]", "product.role in ['livelihood', safety]",
        "livelihood in [product.role]", "product.role == (p ? livelihood : safety)",
        "(p ? livelihood : safety) == product.role", "(p ? livelihood : product.role) == safety",
        "[product.role, safety] == [livelihood, safety]", "[product.role].exists(r, r == livelihood)",
        "severity >= elevated", "elevated <= severity", "tried(home_visit) > 0", "tried('home_visit') > 0",
        "tried(p ? home_visit : replace) > 0", "burden.borne_of(home_visit) > 1.0"})
    EXPECT_EQ(type_of(text), "bool") << text;
  World world;
  EXPECT_EQ(type_of("p ? livelihood : safety", {world.role}), "product.role");
  EXPECT_EQ(type_of("livelihood", {world.role}), "product.role");
  EXPECT_EQ(type_of("'livelihood'", {world.role}), "product.role");
  const auto list = world.compile("[livelihood, safety]", {world.types.list_of(world.role)});
  ASSERT_TRUE(list);
  EXPECT_EQ(world.types.to_string(list->type), "list of product.role");
}

TEST(EnumNames, ThatTheEnumDoesNotHave) {
  EXPECT_EQ(error("tried(home_vist)"),
            "unknown-name: there is no step `home_vist` [home_vist] did you mean `home_visit`?");
  EXPECT_EQ(error("tried('nothing')"),
            "unknown-name: there is no step `nothing` ['nothing'] it is one of `home_visit`, `depot_repair`, "
            "`replace`, `refund`");
  EXPECT_EQ(error("product.role == livelihod"),
            "unknown-name: there is no product.role `livelihod` [livelihod] did you mean `livelihood`?");
  EXPECT_EQ(error("product.role in [livelihod, safty]"),
            "unknown-name: there is no product.role `livelihod` [livelihod] did you mean `livelihood`?; "
            "unknown-name: there is no product.role `safty` [safty] did you mean `safety`?");
  EXPECT_EQ(error("severity == spare_computr"),
            "unknown-name: there is no severity `spare_computr` [spare_computr] did you mean `spare_computer`?");
  EXPECT_EQ(error("product.role == gold"),
            "unknown-name: there is no product.role `gold` [gold] it is one of `convenience`, `important`, "
            "`livelihood`, `safety`");
  EXPECT_EQ(error("product.role == customer.tier"),
            "wrong-type: a `product.role` cannot be compared with a `customer.tier` [product.role == customer.tier]");
  EXPECT_EQ(error("product.role == customer.id"),
            "wrong-type: a `product.role` cannot be compared with a string [product.role == customer.id]");
}

TEST(EnumNames, ThatMeanTwoThings) {
  World world;
  world.slot("livelihood", {TypeKind::boolean, 0});
  EXPECT_EQ(
      world.error("product.role == livelihood"),
      "two-meanings: `livelihood` means two things here: a name of `product.role` and a name of this policy or case "
      "[livelihood] put quotes around it for the name of `product.role`");
  EXPECT_EQ(world.error("product.role == 'livelihood'"), "");
  EXPECT_EQ(world.error("product.role == safety and livelihood"), "");
  EXPECT_EQ(world.error("[safety].exists(safety, true)"),
            "unknown-name: there is no name `safety` [safety] `safety` is a name of `product.role` and can stand only "
            "where one is wanted or compared with");
  EXPECT_EQ(world.error("[1].exists(safety, product.role == safety)"),
            "two-meanings: `safety` means two things here: a name of `product.role` and the element of a list [safety] "
            "put quotes around it for the name of `product.role`");
}

TEST(Wanted, ConversionsAndMistakes) {
  EXPECT_EQ(type_of("1", {real}), "double");
  EXPECT_EQ(type_of("n", {real}), "double");
  EXPECT_EQ(type_of("20", {money}), "money");
  EXPECT_EQ(type_of("burden.borne * 5", {money}), "money");
  EXPECT_EQ(type_of("3 days", {duration, period}), "duration");
  EXPECT_EQ(type_of("3 months", {duration, period}), "period");
  EXPECT_EQ(type_of("1", {integer, real}), "int");
  World world;
  const auto empty = world.compile("[]", {world.types.list_of(money)});
  ASSERT_TRUE(empty);
  EXPECT_EQ(world.types.to_string(empty->type), "list of money");
  EXPECT_EQ(error("'a'", {real}, Visibility::texts, "the chance of a step"),
            "wrong-type: the chance of a step must be a double, not a string ['a']");
  EXPECT_EQ(error("  n + 1 ", {boolean}, Visibility::texts, "`when`"),
            "wrong-type: `when` must be a bool, not an int [n + 1] compare it, as in `> 0`");
  EXPECT_EQ(
      error("3", {duration, period}, Visibility::texts, "`takes`"),
      "wrong-type: `takes` must be a duration or a period, not an int [3] write the unit, as in `3 h` or `3 days`");
  EXPECT_EQ(error("2.5", {integer}),
            "wrong-type: this must be an int, not a double [2.5] `round`, `floor` and `ceil` make a double an int");
  EXPECT_EQ(error("3 h", {real}),
            "wrong-type: this must be a double, not a duration [3 h] divide it by a unit, as in `/ 1 h`");
  EXPECT_EQ(
      error("3 months", {duration}),
      "wrong-type: this must be a duration, not a period [3 months] a period has no fixed length; days and hours have");
  EXPECT_EQ(error("(n)", {text_type}), "wrong-type: this must be a string, not an int [(n)]");
  EXPECT_EQ(error("t", {money, real}),
            "wrong-type: this must be money or a double, not a time [t] money is a number with its currency, as in "
            "`30 USD`");
  EXPECT_EQ(type_of("t", {time_type}), "time");
}

TEST(Money, OnlyInThePolicysCurrency) {
  EXPECT_EQ(error("20 EUR"),
            "wrong-currency: amounts of this policy are in USD, not EUR [20 EUR] currencies are never converted");
  World world;
  world.scope.currency_code = Currency();
  EXPECT_EQ(world.error("20 EUR"),
            "no-currency: this policy has no currency [20 EUR] say which it is: `currency: EUR`");
  EXPECT_EQ(world.error("5", {money}),
            "no-currency: this policy has no currency [5] say which it is, as in `currency: USD`");
}

TEST(Dates, ThatDoNotExist) {
  EXPECT_EQ(error("now > 2025-02-30"), "no-such-date: there is no such date [2025-02-30]");
}

TEST(Calls, Mistakes) {
  EXPECT_EQ(error("tride(home_visit)"), "unknown-function: there is no function `tride` [tride] did you mean `tried`?");
  EXPECT_EQ(error("p()"),
            "unknown-function: there is no function `p` [p] `p` is a name, not a function: leave out the parentheses");
  EXPECT_EQ(error("customer.id.matches('a')"),
            "unknown-function: there is no function `matches` [matches] there are no regular expressions; use "
            "`startsWith`, `endsWith` or `contains`");
  EXPECT_EQ(error("timestamp('2025-01-01T00:00:00Z')"),
            "unknown-function: there is no function `timestamp` [timestamp] times are made with "
            "`time('2025-04-01T09:30:00Z')` or written as `2025-04-01`");
  EXPECT_EQ(error("tried()"), "wrong-arguments: `tried` takes 1 argument, 0 are given [tried()] `tried(step) -> int`");
  EXPECT_EQ(error("tried(home_visit, 3)"),
            "wrong-arguments: `tried` takes 1 argument, 2 are given [tried(home_visit, 3)] `tried(step) -> int`");
  EXPECT_EQ(error("customer.id.startsWith()"),
            "wrong-arguments: `startsWith` takes 1 argument, 0 are given [customer.id.startsWith()] "
            "`text.startsWith(string) -> bool`");
  EXPECT_EQ(error("startsWith(customer.id, 'a')"),
            "unknown-function: `startsWith` is written after what it is asked about [startsWith] as in `'home "
            "visit'.startsWith('home')`");
  EXPECT_EQ(error("x.round()"), "unknown-function: `round` is not written after a dot [round] write `round(...)`");
  EXPECT_EQ(error("size(n)"), "wrong-type: `size` does not take an int here [n] `size(string | list of T) -> int`");
  EXPECT_EQ(error("min(n, 'a')"), "wrong-type: `min` does not take a string beside an int ['a'] `min(T, T...) -> T`");
  EXPECT_EQ(error("min(p, q)"), "wrong-type: `min` does not take a bool here [p] `min(T, T...) -> T`");
  EXPECT_EQ(error("sum([t])"), "wrong-type: `sum` does not take a list of time here [[t]] `sum(list of T) -> T`");
  EXPECT_EQ(error("times_demanded(home_visit, 180)"),
            "wrong-type: `times_demanded` does not take an int here [180] write the unit, as in `12 h` or `3 days`: "
            "`times_demanded(burden, window) -> int`");
  EXPECT_EQ(error("event(3, 14 days)"), "wrong-type: `event` wants a word here, as in `event(holiday, 14 days)` [3]");
  EXPECT_EQ(error("has(n + 1)"), "wrong-type: `has` wants a name [n + 1] as in `has(problem.opened_at)`");
  EXPECT_EQ(error("has(n, m)"),
            "wrong-arguments: `has` takes 1 argument, 2 are given [has(n, m)] `has(problem.opened_at)`");
  EXPECT_EQ(error("repair_delay(3 h)"),
            "wrong-type: the parameter `repair_delay` wants a time, this is a duration [3 h]");
  EXPECT_EQ(error("repair_delay(t, t)"),
            "wrong-arguments: the parameter `repair_delay` takes 1 argument, 2 are given [repair_delay(t, t)] a time, "
            "as in `repair_delay(problem.opened_at)`");
}

TEST(Calls, OfAnEnumThatThePolicyLacks) {
  World world;
  TypeTable types;
  Report report(&world.sources);
  Compiler compiler(types, world.scope, report);
  const std::uint32_t source = world.sources.add("test", "tried(home_visit)");
  EXPECT_FALSE(compiler.compile({world.sources[source].text(), {source, 0, 17}, 0}, {}));
  const std::vector<Diagnostic> found = report.take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "`tried` wants a step, and this policy has none");
  EXPECT_EQ(found[0].column, 7U);
  EXPECT_EQ(found[0].length, 10U);
}

TEST(Macros, Mistakes) {
  EXPECT_EQ(error("n.all(e, true)"), "wrong-type: `all` goes through a list, this is an int [n]");
  EXPECT_EQ(error("numbers.all(e, e)"),
            "wrong-type: the condition of `all` must be a bool, not an int [e] compare it, as in `> 0`");
  EXPECT_EQ(error("numbers.all(e)"),
            "wrong-arguments: `all` takes 2 or 3 arguments, 1 is given [numbers.all(e)] `list.all(x, condition)`");
  EXPECT_EQ(error("numbers.filter(i, e, true)"),
            "wrong-arguments: `filter` takes 2 arguments, 3 are given [numbers.filter(i, e, true)] `list.filter(x, "
            "condition)`");
  EXPECT_EQ(error("numbers.all(1, true)"),
            "syntax: a name for the element is wanted here [1] as in `list.all(x, ...)`");
  EXPECT_EQ(error("numbers.all(n, n > 0)"),
            "two-meanings: `n` has a meaning already [n] give the element another name");
  EXPECT_EQ(error("numbers.all(e, numbers.all(e, true))"),
            "two-meanings: `e` has a meaning already [e] give the element another name");
}

TEST(Macros, NestAtMostTwice) {
  EXPECT_EQ(type_of("numbers.all(a, numbers.exists(b, b == a))"), "bool");
  EXPECT_EQ(type_of("numbers.filter(a, a > 1).map(b, b * 2).all(c, c > 0)"), "bool");
  EXPECT_EQ(error("numbers.all(a, numbers.all(b, numbers.exists(c, c == a)))"),
            "too-deep: `exists` and its like stand at most twice inside each other [numbers.exists(c, c == a)]");
}

TEST(Stages, WhatIsNotKnownYet) {
  EXPECT_EQ(error("severity == serious", {}, Visibility::context),
            "not-yet-known: `severity` is decided after contexts [severity]");
  EXPECT_EQ(error("severity == serious", {}, Visibility::severity),
            "not-yet-known: `severity` is decided after the `raise` conditions [severity]");
  EXPECT_EQ(error("tried(home_visit) > 1", {}, Visibility::context),
            "not-yet-known: `tried` needs the history, which is read after contexts [tried(home_visit)]");
  EXPECT_EQ(error("burden.borne > 1.0", {}, Visibility::context),
            "not-yet-known: `burden.borne` needs the history, which is read after contexts [burden.borne]");
  EXPECT_EQ(error("hard", {}, Visibility::severity),
            "not-yet-known: `hard` needs the severity, which is decided after the `raise` conditions [hard]");
  EXPECT_EQ(error("step == replace", {}, Visibility::steps),
            "not-yet-known: `step` needs the recommended step, which is chosen after steps and rules [step]");
  EXPECT_EQ(error("n > 1", {}, Visibility::load),
            "not-yet-known: `n` is known only with a case [n] only constants can stand here");
  EXPECT_EQ(error("days(t, t) > 1 and event(holiday, 1 h)", {}, Visibility::load),
            "not-yet-known: `days` is known only with a case [days(t, t)] only constants can stand here; "
            "not-yet-known: `t` is known only with a case [t] only constants can stand here; "
            "not-yet-known: `t` is known only with a case [t] only constants can stand here; "
            "not-yet-known: `event` is known only with a case [event(holiday, 1 h)] only constants can stand here");
  EXPECT_EQ(error("event(holiday, 1 h) and days(t, now) > 1 and start_of_day(t) < t", {}, Visibility::context), "");
}

TEST(Stages, VisibilityIsTheHighestOfTheIngredients) {
  const auto visibility = [](std::string_view text) {
    World world;
    return world.compile(text)->visibility;
  };
  EXPECT_EQ(visibility("1 + 2"), Visibility::load);
  EXPECT_EQ(visibility("n > 2"), Visibility::context);
  EXPECT_EQ(visibility("tried(home_visit) > 2"), Visibility::severity);
  EXPECT_EQ(visibility("p and severity == serious"), Visibility::steps);
  EXPECT_EQ(visibility("numbers.all(e, e > 1 or step == replace)"), Visibility::texts);
  EXPECT_EQ(visibility("2025-04-01 + 6 months"), Visibility::context);
  EXPECT_EQ(visibility("repair_delay(t)"), Visibility::context);
}

TEST(Spans, WithoutAPlaceInsideTheWholeScalarIsUnderlined) {
  World world;
  Report report(&world.sources);
  Compiler compiler(world.types, world.scope, report);
  const std::uint32_t source = world.sources.add("test", "when: |\n  n +\n  'a'\n");
  const ExpressionText text{"n +\n'a'", {source, 6, 7}, Span::none};
  EXPECT_FALSE(compiler.compile(text, {}));
  const std::vector<Diagnostic> found = report.take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].line, 1U);
  EXPECT_EQ(found[0].column, 7U);
  EXPECT_EQ(found[0].length, 1U);
}

}  // namespace
}  // namespace amends::impl
