// The keys of a policy as a whole, and of the items of decision lists.
#include "document/keys.hpp"

namespace amends::impl::tables {

namespace {

constexpr Key policy_keys[] = {
    key("amends", Shape::version, "The version of the policy language this policy is written in.")
        .required()
        .example("1"),
    key("policy", Shape::text, "The policy's name, for programs and people.").required().example("computer-repair"),
    key("version", Shape::text, "The policy's own version; part of every answer.").example("\"2026.1\""),
    key("title", Shape::text, "What the policy is for, in a few words.").example("Putting a broken computer right"),
    key("doc", Shape::text, "What its readers should know about it."),
    where_from,
    whether_seen,
    key("made_to_be_extended", Shape::boolean,
        "It is a base for others: the linter does not mind what it declares and nobody uses yet.")
        .otherwise("`false`")
        .example("true"),
    key("extends", Shape::texts,
        "A policy file to start from, or a list of them, inside this file's directory tree or policy library; see "
        "[Extending a policy](#extending-a-policy).")
        .example("base.yaml"),
    key("currency", Shape::text, "The ISO 4217 code of all its money; needed where there is any.").example("USD"),
    key("worth_of_an_hour", Shape::choice, Wants::money, Sees::severity,
        "What the company is willing to spend to save a customer one hour of their life; needed where steps with "
        "demands are ranked.")
        .within(Range::not_negative)
        .example("30 USD"),
    key("facts", Shape::blocks, "What this policy needs to know beyond the standard case, by dotted name.")
        .of("fact")
        .example("{spare_computer: bool}"),
    key("parameters", Shape::block_lists, "Figures that change by date, each value with its source.").of("dated value"),
    key("calendar", Shape::block, "Local time: zone, working hours and holidays.").of("calendar"),
    key("values", Shape::blocks, "Named expressions, for reuse in the policy and for the host.").of("value"),
    key("contexts", Shape::blocks, "How a problem lands in this customer's life; changes what burdens weigh.")
        .of("context"),
    key("burdens", Shape::blocks, "What is demanded of customers, in hours of their life for each unit.").of("burden"),
    key("memory", Shape::block, "How past burdens fade, and what repeats add.").of("memory"),
    key("tolerance", Shape::block, "The hours a customer can be asked to bear.").of("tolerance"),
    key("severity", Shape::block, "The escalation ladder, and what raises it.").of("severity"),
    key("steps", Shape::blocks, "What the company can do that may fix the problem; at most 64.").of("step"),
    key("eases", Shape::blocks, "What takes a burden off a step.").of("ease"),
    key("plan", Shape::plan, Wants::anything, Sees::severity,
        "How steps are ordered: by the least expected total, or in a fixed order, for a company or a law that sets "
        "one.")
        .otherwise("`expected`")
        .example("[restart, replace, hand_over]"),
    key("rules", Shape::block_list, "What must, must never, or must not without asking be done.")
        .of("rule")
        .appending(),
    key("empowerment", Shape::block, "What each role may do and grant without approval.").of("empowerment"),
    key("remedies", Shape::blocks, "What is given: owed by law or contract, or goodwill.").of("remedy"),
    key("commitments", Shape::blocks, "Promises with a time: what is told, and the stricter aim.").of("commitment"),
    key("closure", Shape::block, "How a case ends.").of("closure"),
};

constexpr Key item_keys[] = {
    key("when", Shape::expression, Wants::condition, Sees::step,
        "Whether this item gives the value; only the last item may do without. False is skipped, true ends the "
        "reading, unknown is kept as possible."),
    key("is", Shape::expression, Wants::anything, Sees::step, "The value.").required(),
    key("because", Shape::filled_text, "Why, for people; reaches the reasons."),
    where_from,
    whether_seen,
};

constexpr Key plan_item_keys[] = {
    key("when", Shape::expression, Wants::condition, Sees::severity,
        "Whether this order applies; only the last item may do without."),
    key("is", Shape::names, "The steps, in their order.").required(),
    key("because", Shape::filled_text, "Why, for people; reaches the reasons."),
    where_from,
    whether_seen,
};

constexpr BlockInfo blocks[] = {
    {"policy", "a policy", "The whole document. Every block but the header is optional.", policy_keys},
    {"item", "an item of a decision list",
     "Any value may be a list of such items, read from the top. Such a list must not run out, except in `values`, "
     "where "
     "the value is then none.",
     item_keys},
    {"plan item", "an item of a plan", "A plan may be a decision list of orders.", plan_item_keys},
};

}  // namespace

std::span<const BlockInfo> of_the_policy() noexcept { return blocks; }

}  // namespace amends::impl::tables
