// The names of the case's enums, in the order of their members in case.hpp.
#pragma once

#include "fields/describe.hpp"

#include <amends/case.hpp>

namespace amends::impl {

using Names2 = std::array<std::string_view, 2>;
using Names3 = std::array<std::string_view, 3>;
using Names4 = std::array<std::string_view, 4>;
using Names6 = std::array<std::string_view, 6>;

template <>
inline constexpr Names4 enum_names<Skill>{"none", "basic", "confident", "expert"};
template <>
inline constexpr Names4 enum_names<ProductRole>{"convenience", "important", "livelihood", "safety"};
template <>
inline constexpr Names3 enum_names<ProblemKind>{"complaint", "inquiry", "request"};
template <>
inline constexpr Names2 enum_names<ReportedBy>{"customer", "us"};
template <>
inline constexpr Names6 enum_names<Outcome>{"fixed", "partial", "failed", "worsened", "declined", "pending"};
template <>
inline constexpr Names3 enum_names<TrustLevel>{"no", "sometimes", "yes"};
template <>
inline constexpr Names4 enum_names<Sentiment>{"angry", "upset", "neutral", "content"};
template <>
inline constexpr Names4 enum_names<Trend>{"stopped", "falling", "steady", "rising"};
template <>
inline constexpr Names2 enum_names<AnswerKind>{"declined", "accepted"};

}  // namespace amends::impl
