// The keys of what a policy knows: facts, values, parameters, calendar.
#include "document/keys.hpp"

namespace amends::impl::tables {

namespace {

constexpr Key fact_keys[] = {
    key("type", Shape::type,
        "`bool`, `int`, `double`, `string`, `money`, `duration`, `time`, `list of <type>`, or the names it may be, "
        "lowest first. For a text of the standard case, the names narrow it.")
        .required()
        .example("[available, landed]"),
    key("ask", Shape::text, "The question that asks the customer for it; without one, the host looks it up.")
        .example("Do you have another computer you can work on?"),
    key("default", Shape::expression, Wants::anything, Sees::constants,
        "What it is where the case does not say; `none`: then there is none."),
    key("unit", Shape::text, "The unit of a number.").example("km"),
    key("doc", Shape::text, "What it means, for those who fill it in."),
    where_from,
    whether_seen,
};

constexpr Key value_keys[] = {
    key("when", Shape::expression, Wants::condition, Sees::step,
        "Whether there is such a value: where it does not hold, the value is none, and nothing of it is asked.")
        .otherwise("always")
        .example("wants == refund"),
    key("is", Shape::choice, Wants::anything, Sees::step,
        "Its expression or decision list; one that runs out gives none. As the `is` of an item, `~` is none.")
        .required()
        .example("price * 2"),
    key("type", Shape::type, "Its type; needed where it is one of a list of names.").example("[short, long]"),
    key("title", Shape::text, "What it is called before people."),
    key("doc", Shape::text, "What it means."),
    where_from,
    whether_seen,
};

constexpr Key dated_value_keys[] = {
    key("from", Shape::date, "The day from which it holds; a date is the start of that day in the calendar's zone.")
        .required()
        .example("2025-04-01"),
    key("is", Shape::constant, Wants::anything, Sees::constants, "The value, or a record: `{a: 1 USD, b: 2 USD}`.")
        .required()
        .example("9.98 GBP"),
    where_from,
    whether_seen,
};

constexpr Key calendar_keys[] = {
    key("zone", Shape::text, "An IANA time zone.").otherwise("`UTC`").example("Europe/London"),
    key("working_hours", Shape::working_hours, "The hours worked on each day; days not named are not worked.")
        .otherwise("Monday to Friday, 09:00 to 17:00")
        .example("{mon-fri: \"09:00-17:00\"}"),
    key("holidays", Shape::dates, "Days that are not worked.").example("[2026-01-01, 2026-12-25]"),
    where_from,
    whether_seen,
};

constexpr BlockInfo blocks[] = {
    {"fact", "a fact",
     "Dotted names group (`device.airplane_mode`), `segments[].status` is a field of a list of records. A type alone "
     "may "
     "stand for the whole: `spare_computer: bool`.",
     fact_keys, "type"},
    {"value", "a value",
     "An expression or a decision list alone may stand for the whole. A value sees what its ingredients see.",
     value_keys, "is"},
    {"dated value", "a dated value",
     "A bare name is the value at `now`, `name(t)` the value at `t`. Before the first date it is unknown, and "
     "reported.",
     dated_value_keys},
    {"calendar", "the calendar",
     "Only working days, working hours, months, `days(a, b)` and dates know local time; they know it from here.",
     calendar_keys},
};

}  // namespace

std::span<const BlockInfo> of_knowing() noexcept { return blocks; }

}  // namespace amends::impl::tables
