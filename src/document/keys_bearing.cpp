// The keys of what a customer bears: contexts, burdens, memory, tolerance, severity.
#include "document/keys.hpp"

namespace amends::impl::tables {

namespace {

constexpr Key context_keys[] = {
    key("when", Shape::expression, Wants::condition, Sees::facts, "Whether the problem lands in this way.").required(),
    key("weighs", Shape::choices, Wants::number, Sees::facts, "Burden to factor: what the burden weighs then.")
        .within(Range::not_negative)
        .example("{without_product: 2}"),
    key("because", Shape::filled_text, "Why, for people.").example("Their computer is how they earn their living."),
    where_from,
    whether_seen,
    key("title", Shape::text, "What it is called before people.").otherwise("its name with spaces"),
};

constexpr Key burden_keys[] = {
    key("unit", Shape::text, "What is counted: `visit`, `parcel`, or a unit of time (`s`, `min`, `h`, `day`, `week`).")
        .required()
        .example("h"),
    key("hours", Shape::choice, Wants::number, Sees::facts, "Hours of the customer's life for each unit.")
        .required()
        .within(Range::not_negative)
        .example("0.25"),
    key("since", Shape::expression, Wants::time, Sees::facts,
        "It runs from then to `now` in this case, in place of recorded demands of this kind; its unit must be one of "
        "time.")
        .example("problem.out_of_service_since"),
    key("title", Shape::text, "What it is called before people.").otherwise("its name with spaces"),
    where_from,
    whether_seen,
};

constexpr Key memory_keys[] = {
    key("halves_every", Shape::choice, Wants::duration, Sees::facts, "The age at which a past burden weighs half.")
        .otherwise("nothing fades")
        .within(Range::positive)
        .example("90 days"),
    key("each_repeat_adds", Shape::choice, Wants::number, Sees::facts,
        "What each remembered occasion adds to the same burden.")
        .otherwise("0%")
        .within(Range::not_negative)
        .example("50%"),
    where_from,
    whether_seen,
};

constexpr Key tolerance_keys[] = {
    key("hours", Shape::choice, Wants::number, Sees::facts, "The hours a customer can be asked to bear.")
        .required()
        .within(Range::not_negative)
        .example("20"),
    key("each_failure_leaves", Shape::choice, Wants::number, Sees::facts,
        "The share that is left by each failed attempt.")
        .otherwise("100%")
        .within(Range::share)
        .example("70%"),
    where_from,
    whether_seen,
};

constexpr Key severity_keys[] = {
    key("levels", Shape::names, "The ladder, the lowest first.")
        .required()
        .example("[routine, elevated, serious, critical]"),
    key("raise", Shape::block_list, "What raises it; the highest level that holds counts.").of("raise").appending(),
};

constexpr Key raise_keys[] = {
    key("id", Shape::name, "A name by which an extending policy replaces or removes it."),
    key("remove", Shape::boolean, "With `extends`: removes what the base has under this `id`.").example("true"),
    key("to", Shape::name, "The level it is raised to.").required().example("serious"),
    key("when", Shape::expression, Wants::condition, Sees::history, "Whether it is.")
        .required()
        .example("burden.borne > burden.tolerance"),
    key("because", Shape::filled_text, "Why, for people.").example("We have asked more than they can bear."),
    where_from,
    whether_seen,
};

constexpr BlockInfo blocks[] = {
    {"context", "a context", "Contexts that hold multiply what the burdens they name weigh.", context_keys},
    {"burden", "a burden", "Whatever is demanded of customers, converted to hours of their life.", burden_keys},
    {"memory", "the memory", "Past burdens, in this case and earlier ones.", memory_keys},
    {"tolerance", "the tolerance",
     "A step that would take what is borne beyond it is asked first. Without the block no tolerance is set.",
     tolerance_keys},
    {"severity", "the severity", "Without the block there is one level, `routine`.", severity_keys},
    {"raise", "a raise of the severity", "Severity never falls below `problem.severity_reached`.", raise_keys},
};

}  // namespace

std::span<const BlockInfo> of_bearing() noexcept { return blocks; }

}  // namespace amends::impl::tables
