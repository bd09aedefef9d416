// The table of functions.
#include "expression/functions.hpp"

#include <array>

namespace amends::impl {

namespace {

using Id = FunctionId;

constexpr std::array table{
    // history: what was done and demanded
    Function{"tried", false, "(step) -> int", "history",
             "How often this step was attempted in this case: with the outcome fixed, partial, failed, worsened or "
             "pending.",
             "tried(home_visit) >= 1", Id::tried},
    Function{"failed", false, "(step) -> int", "history",
             "How many attempts of this step in this case failed or made things worse.", "failed(home_visit) > 0",
             Id::failed},
    Function{"fixed", false, "(step) -> int", "history",
             "How many attempts of this step in this case fixed the problem.", "fixed(home_visit) == 0", Id::fixed},
    Function{"declined", false, "(step) -> bool", "history",
             "Whether the customer's latest word on this step in this case is no.", "declined(home_visit)",
             Id::declined},
    Function{
        "demanded", false, "(burden, window) -> double", "history",
        "How much of this burden was placed on this customer within the window, over all their cases, in its unit.",
        "demanded(without_product, 90 days) > 40", Id::demanded},
    Function{"times_demanded", false, "(burden, window) -> int", "history",
             "On how many occasions this burden was placed on this customer within the window, over all their cases.",
             "times_demanded(home_visit, 6 months) >= 4", Id::times_demanded},
    Function{"burden.borne_of", false, "(burden) -> double", "history",
             "The hours of their life that burdens of this kind have cost this customer, faded with time.",
             "burden.borne_of(home_visit) > 6", Id::borne_of},
    Function{"granted", false, "(kind, window) -> money", "history",
             "What was granted to this customer as this kind of remedy within the window, less reversals.",
             "granted(goodwill, 180 days) < 100 USD", Id::granted},
    Function{"event", false, "(name, window) -> bool", "time",
             "Whether an event of that kind in the customer's life covers now or starts within that time.",
             "event(holiday, 14 days)", Id::event},
    // time
    Function{"days", false, "(time, time) -> int", "time",
             "How many local calendar days the second time is after the first.", "days(problem.opened_at, now) >= 14",
             Id::days},
    Function{"start_of_day", false, "(time) -> time", "time", "When the local day of that time begins.",
             "start_of_day(now) - 1 day", Id::start_of_day},
    Function{"each_day", false, "(time, time) -> list of time", "time",
             "When each local day begins, from the day of the first time on and before that of the second.",
             "size(each_day(problem.opened_at, now)) >= 14", Id::each_day},
    Function{"earliest", false, "(time, time...) -> time", "time", "The earliest of the times.",
             "earliest(now, problem.opened_at + 3 days)", Id::earliest},
    Function{"earliest", false, "(list of time) -> time", "time", "The earliest time of a list that is not empty.",
             "earliest([now, 2025-04-01])", Id::earliest},
    Function{"latest", false, "(time, time...) -> time", "time", "The latest of the times.",
             "latest(problem.opened_at, now - 2 days)", Id::latest},
    Function{"latest", false, "(list of time) -> time", "time", "The latest time of a list that is not empty.",
             "latest([now, 2025-04-01])", Id::latest},
    // numbers
    Function{"min", false, "(T, T...) -> T", "numbers", "The least of them; T is int, double, money, duration or time.",
             "min(3, 2.5)", Id::min},
    Function{"min", false, "(list of T) -> T", "numbers", "The least of a list that is not empty.", "min([3, 1, 2])",
             Id::min},
    Function{"max", false, "(T, T...) -> T", "numbers",
             "The greatest of them; T is int, double, money, duration or time.", "max(20 USD, 3 * 8 USD)", Id::max},
    Function{"max", false, "(list of T) -> T", "numbers", "The greatest of a list that is not empty.",
             "max([1 h, 90 min])", Id::max},
    Function{"sum", false, "(list of T) -> T", "numbers",
             "All of them added; T is int, double, money or duration; of an empty list 0.", "sum([20 USD, 30 USD])",
             Id::sum},
    Function{"ceil", false, "(double) -> int", "numbers", "The least whole number that is not below it.", "ceil(2.1)",
             Id::ceil},
    Function{"floor", false, "(double) -> int", "numbers", "The greatest whole number that is not above it.",
             "floor(2.9)", Id::floor},
    Function{"round", false, "(double) -> int", "numbers", "The nearest whole number; halves away from zero.",
             "round(2.5)", Id::round},
    // text
    Function{"startsWith", true, "(string, string) -> bool", "text", "Whether the text begins with the other.",
             "'home visit'.startsWith('home')", Id::starts_with},
    Function{"endsWith", true, "(string, string) -> bool", "text", "Whether the text ends with the other.",
             "'home visit'.endsWith('visit')", Id::ends_with},
    Function{"contains", true, "(string, string) -> bool", "text", "Whether the other text occurs in the text.",
             "'home visit'.contains('vis')", Id::contains},
    // lists
    Function{"size", false, "(string | list of T) -> int", "lists",
             "How many characters a text or elements a list has; also after a dot.", "size([1, 2, 3])", Id::size},
    Function{"all", true, "(list of T, x, condition) -> bool", "lists",
             "Whether the condition holds for every element x; with two names, the first is the index.",
             "[1, 2, 3].all(x, x > 0)", Id::all},
    Function{"exists", true, "(list of T, x, condition) -> bool", "lists",
             "Whether the condition holds for some element x; with two names, the first is the index.",
             "[1, 2, 3].exists(x, x > 2)", Id::exists},
    Function{"exists_one", true, "(list of T, x, condition) -> bool", "lists",
             "Whether the condition holds for exactly one element x; with two names, the first is the index. Also "
             "written existsOne.",
             "[1, 2, 3].exists_one(x, x > 2)", Id::exists_one},
    Function{"filter", true, "(list of T, x, condition) -> list of T", "lists",
             "The elements x for which the condition holds.", "size([1, 2, 3].filter(x, x > 1))", Id::filter},
    Function{
        "map", true, "(list of T, x, value) -> list of U", "lists",
        "The value for every element x; `map(x, condition, value)` takes only those for which the condition holds.",
        "sum([1, 2, 3].map(x, x * x))", Id::map},
    Function{"transformList", true, "(list of T, i, x, value) -> list of U", "lists",
             "The value for every element x and its index i; `transformList(i, x, condition, value)` takes only those "
             "for which the condition holds.",
             "sum([5, 6].transformList(i, x, i * x))", Id::transform_list},
    // conversions
    Function{"has", false, "(name) -> bool", "conversions",
             "Whether there is such a value: false where it is known to be none, unknown where it is unknown.",
             "has(problem.opened_at)", Id::has},
    Function{"int", false, "(int | double | string | time) -> int", "conversions",
             "As an int: a double without its decimals, the number a text says, the seconds of a time since 1970.",
             "int('42')", Id::to_int},
    Function{"double", false, "(double | int | string) -> double", "conversions", "As a double.", "double('0.5')",
             Id::to_double},
    Function{"string", false, "(string | bool | int | double | money | duration | time | enum) -> string",
             "conversions", "As a text.", "string(2.5)", Id::to_string},
    Function{"bool", false, "(bool | string) -> bool", "conversions",
             "As a bool; texts are true, True, TRUE, t, 1 and false, False, FALSE, f, 0.", "bool('true')", Id::to_bool},
    Function{"duration", false, "(duration | string) -> duration", "conversions",
             "The duration that a text such as '1 h 30 min' says.", "duration('90 min')", Id::to_duration},
    Function{"time", false, "(time | int | string) -> time", "conversions",
             "The time that a text such as '2025-04-01T09:30:00Z' or a number of seconds since 1970 says.",
             "time('2025-04-01T09:30:00Z')", Id::to_time},
};

}  // namespace

std::span<const Function> functions() noexcept { return table; }

}  // namespace amends::impl
