// The keys of what can be done: steps, eases, rules.
#include "document/keys.hpp"

namespace amends::impl::tables {

namespace {

constexpr Key step_keys[] = {
    key("title", Shape::text, "What it is called before people.")
        .otherwise("its name with spaces")
        .example("Send a technician"),
    key("say", Shape::filled_text, "How to put it to the customer."),
    key("against", Shape::text, "What speaks against it, told where it is offered as an alternative.")
        .example("It takes ten days."),
    key("when", Shape::expression, Wants::condition, Sees::severity, "Whether it can be done at all now.")
        .otherwise("always"),
    key("because", Shape::filled_text, "Why it can only be done then."),
    where_from,
    whether_seen,
    key("demands", Shape::choices, Wants::quantity, Sees::severity,
        "Burden to quantity: what it asks of the customer. A quantity is a number in the burden's unit; where that is "
        "a "
        "unit of time, a duration as well.")
        .otherwise("nothing")
        .within(Range::not_negative)
        .example("{home_visit: 1, without_product: 11 h}"),
    key("eased_by", Shape::names, "The eases that may be used with it, at most four; the best of them are.")
        .example("[loaner]"),
    key("chance", Shape::choice, Wants::number, Sees::severity,
        "The chance that it fixes the problem; needed where steps are ranked by it.")
        .within(Range::share)
        .example("0.7"),
    key("each_failure_leaves", Shape::choice, Wants::number, Sees::severity,
        "The share of the chance that each failed attempt of it leaves.")
        .otherwise("100%")
        .within(Range::share)
        .example("35%"),
    key("costs", Shape::choice, Wants::money, Sees::severity, "What it costs the company.")
        .otherwise("nothing")
        .within(Range::not_negative)
        .example("180 USD"),
    key("takes", Shape::choice, Wants::deadline, Sees::severity,
        "How long until it is done; a pending attempt is overdue after it.")
        .within(Range::not_negative)
        .example("1 day"),
    key("at_most", Shape::choice, Wants::whole, Sees::severity, "How often it may be tried in a case.")
        .within(Range::at_least_one)
        .example("3"),
    key("ends", Shape::word,
        "It ends the plan without fixing: by handing over to a person, or by refusing. It ranks last unless a `must` "
        "puts "
        "it first.")
        .one_of("hand_over refuse"),
    key("waits_for_answers", Shape::boolean,
        "With `ends`: it waits while another step is undecided for want of an answer, so that the question is asked "
        "first.")
        .otherwise("`false`")
        .example("true"),
    key("kind", Shape::name, "Puts its cost under the limits of that kind.").example("goodwill"),
};

constexpr Key ease_keys[] = {
    key("title", Shape::text, "What it is called before people.")
        .otherwise("its name with spaces")
        .example("Lend an older computer"),
    key("when", Shape::expression, Wants::condition, Sees::severity, "Whether it can be had now.").otherwise("always"),
    key("because", Shape::filled_text, "Why it can only be had then."),
    key("removes", Shape::choices, Wants::number, Sees::severity, "Burden to the share it takes off.")
        .required()
        .within(Range::share)
        .example("{without_product: 50%}"),
    key("costs", Shape::choice, Wants::money, Sees::severity, "What it costs the company.")
        .otherwise("nothing")
        .within(Range::not_negative)
        .example("60 USD"),
    where_from,
    whether_seen,
};

constexpr Key rule_keys[] = {
    key("id", Shape::name, "A name by which an extending policy replaces or removes it."),
    key("remove", Shape::boolean, "With `extends`: removes what the base has under this `id`.").example("true"),
    key("never", Shape::names, "These steps are out.").example("home_visit"),
    key("must", Shape::names, "These steps come first.").example("[inspect, replace]"),
    key("ask_first", Shape::names, "The customer is asked before these steps are insisted on; their answer is final."),
    key("when", Shape::expression, Wants::condition, Sees::severity, "Whether it holds.").otherwise("always"),
    key("because", Shape::filled_text, "Why, for people.").example("Four visits in half a year is enough."),
    key("ask", Shape::filled_text, "The question, with `ask_first`.")
        .otherwise("a question that names the burdens")
        .example("Would one more visit be reasonable for you?"),
    where_from,
    whether_seen,
};

constexpr BlockInfo blocks[] = {
    {"step", "a step", "Something the company can do that may fix the problem.", step_keys},
    {"ease", "an ease", "Shares multiply; of a step's eases those with the least total are used.", ease_keys},
    {"rule", "a rule", "Exactly one of `never`, `must` and `ask_first`, with one step or a list of them.", rule_keys},
};

}  // namespace

std::span<const BlockInfo> of_doing() noexcept { return blocks; }

}  // namespace amends::impl::tables
