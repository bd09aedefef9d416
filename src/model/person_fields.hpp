// The customer, the product, and what happens in their life.
#pragma once

#include "model/case_enums.hpp"

namespace amends::impl {

inline constexpr auto customer_fields = describe<Customer>(
    field<&Customer::id>("id", "How your system names this customer."),
    field<&Customer::tier>("tier", "The level of your loyalty programme or contract."),
    field<&Customer::since>("since", "When they became a customer.").past(),
    field<&Customer::yearly_value>("yearly_value", "What they spend with you in a year.").min(0),
    field<&Customer::purchases>("purchases", "How many purchases they have made.").min(0),
    field<&Customer::language>("language", "The language they want to be spoken to in, such as `en` or `de-CH`.")
        .ask("Which language would you like us to speak with you?"),
    field<&Customer::channel>("channel", "The channel they prefer, such as `phone` or `chat`.")
        .ask("How would you like us to get in touch with you?"),
    field<&Customer::skill>("skill", "What they can do themselves with a product like this.")
        .ask("How comfortable are you with doing something like this yourself?"));

inline constexpr auto product_fields = describe<Product>(
    field<&Product::kind>("kind", "What it is, such as `laptop` or `broadband`.").ask("Which product is it about?"),
    field<&Product::role>("role", "The part it plays in their life.")
        .ask("What do you use it for, and what happens when you cannot?"),
    field<&Product::hours_per_day>("hours_per_day", "How long they use it on a normal day.")
        .unit("h")
        .between(0, 24)
        .ask("How many hours do you use it on a normal day?"),
    field<&Product::price>("price", "What they paid for it.").min(0),
    field<&Product::bought_at>("bought_at", "When they bought it.").past().ask("When did you buy it?"),
    field<&Product::has_substitute>("has_substitute", "Whether they have something else that does the job meanwhile.")
        .ask("Do you have something else that you can use in the meantime?"));

inline constexpr auto life_event_fields = describe<LifeEvent>(
    field<&LifeEvent::kind>("kind", "What it is: `wedding`, `holiday`, `exam`, `move`, `illness`, `bereavement` ..."),
    field<&LifeEvent::from>("from", "When it begins."),
    field<&LifeEvent::to>("to", "When it is over; without it, 24 hours after it begins.").absent_is_none());

}  // namespace amends::impl
