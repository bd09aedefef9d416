// All records of a case, in the order of case.hpp.
#include "model/case_fields.hpp"

#include "model/history_fields.hpp"
#include "model/person_fields.hpp"
#include "model/problem_fields.hpp"

namespace amends::impl {

namespace {

constexpr std::array id_field{field<&Case::id>("id", "How your system names this case.").info};

constexpr std::array records{
    root_record<Case>("The case itself.", id_field),
    one_record<&Case::customer>("customer", "Who the customer is to you.", customer_fields),
    one_record<&Case::product>("product", "What they have from you, and the part it plays in their life.",
                               product_fields),
    list_record<&Case::life, &Life::events>("life.events", "What is happening in their life.", life_event_fields),
    one_record<&Case::problem>("problem", "What went wrong.", problem_fields),
    list_record<&Case::attempts>("attempts", "The steps tried in this case, with what came of them.", attempt_fields),
    list_record<&Case::demands>("demands", "What was demanded of the customer, in this case and in earlier ones.",
                                demand_fields),
    list_record<&Case::promises>("promises", "What was promised to them.", promise_fields),
    one_record<&Case::trust>("trust", "What the customer believes of you.", trust_fields),
    one_record<&Case::signals>("signals", "How the customer is doing with you.", signals_fields),
    list_record<&Case::answers>("answers", "What they answered when asked about a step.", answer_fields),
    one_record<&Case::closing>("closing", "The two questions that end a case.", closing_fields),
    list_record<&Case::grants>("grants", "What was given to them, in this case and in earlier ones.", grant_fields),
    one_record<&Case::agent>("agent", "Who is helping them now.", agent_fields),
};

// Each member of Case is a record, but for `id` (in the first record) and `facts`, which the policy describes.
static_assert(records.size() == boost::pfr::tuple_size_v<Case> - 1);
static_assert(boost::pfr::tuple_size_v<Life> == 1);

}  // namespace

std::span<const RecordInfo> case_records() noexcept { return records; }

}  // namespace amends::impl
