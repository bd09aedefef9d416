// The keys of what is granted and promised: empowerment, remedies, commitments, closure.
#include "document/keys.hpp"

namespace amends::impl::tables {

namespace {

constexpr Key empowerment_keys[] = {
    key("roles", Shape::rungs, "Each may do all that the ones before it may; `[a, b]` stand on one rung.")
        .required()
        .example("[agent, team_lead, manager]"),
    key("may", Shape::permissions, Wants::condition, Sees::severity,
        "Step to role to the severity from which on the role may do it without approval, or a condition, or `nobody`. "
        "A "
        "step not named may be done by everyone.")
        .example("{replace: {agent: serious, manager: routine}}"),
    key("limits", Shape::limits, Wants::money, Sees::severity,
        "Kind to role to what it may grant in a case without approval: money, money by severity (from there on), or "
        "`unlimited`.")
        .within(Range::not_negative)
        .example("{goodwill: {agent: 25 USD, manager: unlimited}}"),
    key("caps", Shape::block_list, "What nobody may exceed.").of("cap"),
    where_from,
    whether_seen,
};

constexpr Key cap_keys[] = {
    key("kind", Shape::name, "The kind of grants it caps.").required().example("goodwill"),
    key("at_most", Shape::choice, Wants::money, Sees::severity, "The amount.")
        .required()
        .within(Range::not_negative)
        .example("500 USD"),
    key("per", Shape::word, "Whether grants of all of the customer's cases count, or of this one.")
        .one_of("customer case")
        .otherwise("`customer`"),
    key("within", Shape::choice, Wants::deadline, Sees::severity, "How far back grants count.")
        .otherwise("for ever")
        .within(Range::not_negative)
        .example("180 days"),
    key("because", Shape::filled_text, "Why, for people."),
    where_from,
    whether_seen,
};

constexpr Key remedy_keys[] = {
    key("title", Shape::text, "What it is called before people.").otherwise("its name with spaces"),
    key("say", Shape::filled_text, "How to put it to the customer."),
    key("kind", Shape::name, "The kind of grant, for limits and caps.")
        .otherwise("`goodwill`, or `owed` where it is owed")
        .example("goodwill"),
    key("owed", Shape::boolean,
        "Owed by law or contract: never needs approval, never offset by goodwill, never capped by it.")
        .otherwise("`false`"),
    key("when", Shape::expression, Wants::condition, Sees::severity, "Whether it is given.").otherwise("always"),
    key("amount", Shape::choice, Wants::money, Sees::severity,
        "The entitlement in this case; may be left out (an apology).")
        .within(Range::not_negative)
        .example("min(burden.borne * 5 USD, 200 USD)"),
    key("instead_of", Shape::name, "Another remedy that is not given where this one is."),
    key("once", Shape::name,
        "The harm it makes good: of several policies on one case that have a remedy for it, one gives it.")
        .example("flight_disruption"),
    key("because", Shape::filled_text, "Why, for people."),
    where_from,
    whether_seen,
};

constexpr Key commitment_keys[] = {
    key("when", Shape::expression, Wants::condition, Sees::step, "Whether it is promised.").otherwise("always"),
    key("since", Shape::expression, Wants::time, Sees::step, "The moment from which the promise counts.")
        .example("claim.made_at"),
    key("promise", Shape::choice, Wants::deadline, Sees::step,
        "What is told outside; `takes` stands for what the recommended step takes.")
        .required()
        .within(Range::not_negative)
        .example("4 h"),
    key("aim", Shape::choice, Wants::deadline_or_share, Sees::step,
        "The stricter aim inside: a time, or a share of the promise.")
        .otherwise("the promise")
        .within(Range::share)
        .example("75%"),
    key("by", Shape::text, "Who keeps it.").example("person"),
    key("title", Shape::text, "What it is called before people.").otherwise("its name with spaces"),
    where_from,
    whether_seen,
};

constexpr Key closure_keys[] = {
    key("follow_up", Shape::choice, Wants::deadline, Sees::step,
        "How long after both questions were answered YES the case is followed up before it is closed.")
        .otherwise("it is closed at once")
        .within(Range::not_negative)
        .example("3 days"),
    where_from,
    whether_seen,
};

constexpr BlockInfo blocks[] = {
    {"empowerment", "the empowerment", "Without the block nothing needs approval.", empowerment_keys},
    {"cap", "a cap", "Beyond a cap nobody approves, and the amount is cut.", cap_keys},
    {"remedy", "a remedy", "All remedies that hold are given, unless one says `instead_of`.", remedy_keys},
    {"commitment", "a commitment",
     "`acknowledge` counts from the opening of the problem, `fix` from the step's start, `update` from the last kept "
     "update.",
     commitment_keys},
    {"closure", "the closure",
     "A fixed case ends with two questions (did you get what you needed, did we do it well), both YES.", closure_keys},
};

}  // namespace

std::span<const BlockInfo> of_giving() noexcept { return blocks; }

}  // namespace amends::impl::tables
