// The description of the case: every field said well, every enum's names in the order of its members.
#include "model/case_fields.hpp"
#include "model/case_enums.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace amends::impl {
namespace {

const FieldInfo& field(std::string_view record, std::string_view name) {
  for (const RecordInfo& r : case_records())
    for (const FieldInfo& f : r.fields)
      if (r.name == record && f.name == name) return f;
  ADD_FAILURE() << "no field " << record << "." << name;
  return case_records()[0].fields[0];
}

template <typename E>
std::string_view name_of(E value) {
  return enum_names<E>[static_cast<std::size_t>(value)];
}

TEST(CaseFields, EveryFieldHasANameAndADocOfItsOwn) {
  std::set<std::string> names;
  for (const RecordInfo& record : case_records()) {
    EXPECT_TRUE(record.doc.ends_with('.')) << record.name;
    for (const FieldInfo& f : record.fields) {
      EXPECT_TRUE(names.insert(std::string(record.name) + "." + std::string(f.name)).second) << f.name << " twice";
      EXPECT_TRUE(f.doc.ends_with('.') || f.doc.ends_with("...")) << f.name;
      EXPECT_TRUE(f.ask.empty() || f.ask.ends_with('?')) << f.ask;
    }
  }
  EXPECT_EQ(names.size(), 65u);
}

TEST(CaseFields, EveryAccessorIsItsOwn) {
  std::set<const void*> getters;
  for (const RecordInfo& record : case_records())
    for (const FieldInfo& f : record.fields)
      EXPECT_TRUE(getters.insert(reinterpret_cast<const void*>(f.get)).second) << record.name << "." << f.name;
}

TEST(CaseFields, HistoriesRequireTimesKindsAndQuantities) {
  for (const RecordInfo& record : case_records())
    for (const FieldInfo& f : record.fields)
      if (f.required) {
        EXPECT_TRUE(record.is_list) << f.name;
      }
  EXPECT_TRUE(field("attempts", "at").required);
  EXPECT_TRUE(field("attempts", "outcome").required);
  EXPECT_TRUE(field("demands", "quantity").required);
  EXPECT_TRUE(field("grants", "amount").required);
  EXPECT_TRUE(field("life.events", "from").required);
  EXPECT_FALSE(field("demands", "case").required);
}

TEST(CaseFields, TimesOfThePast) {
  EXPECT_TRUE(field("problem", "opened_at").past);
  EXPECT_TRUE(field("attempts", "at").past);
  EXPECT_TRUE(field("promises", "made_at").past);
  EXPECT_FALSE(field("promises", "due_at").past);
  EXPECT_FALSE(field("life.events", "from").past);
}

TEST(CaseFields, MissingIsNoneWhereItOnlyRecordsHistory) {
  EXPECT_TRUE(field("problem", "reopened_at").absent_is_none);
  EXPECT_TRUE(field("problem", "severity_reached").absent_is_none);
  EXPECT_TRUE(field("promises", "kept_at").absent_is_none);
  EXPECT_FALSE(field("problem", "opened_at").absent_is_none);
  EXPECT_FALSE(field("attempts", "caused_by_us").absent_is_none);
}

TEST(CaseFields, EnumsHaveTheNamesOfTheirMembers) {
  EXPECT_EQ(name_of(Skill::none), "none");
  EXPECT_EQ(name_of(Skill::expert), "expert");
  EXPECT_EQ(name_of(ProductRole::convenience), "convenience");
  EXPECT_EQ(name_of(ProductRole::livelihood), "livelihood");
  EXPECT_EQ(name_of(ProductRole::safety), "safety");
  EXPECT_EQ(name_of(ProblemKind::complaint), "complaint");
  EXPECT_EQ(name_of(ProblemKind::request), "request");
  EXPECT_EQ(name_of(ReportedBy::us), "us");
  EXPECT_EQ(name_of(Outcome::fixed), "fixed");
  EXPECT_EQ(name_of(Outcome::worsened), "worsened");
  EXPECT_EQ(name_of(Outcome::pending), "pending");
  EXPECT_EQ(name_of(TrustLevel::no), "no");
  EXPECT_EQ(name_of(TrustLevel::yes), "yes");
  EXPECT_EQ(name_of(Sentiment::angry), "angry");
  EXPECT_EQ(name_of(Sentiment::content), "content");
  EXPECT_EQ(name_of(Trend::stopped), "stopped");
  EXPECT_EQ(name_of(Trend::rising), "rising");
  EXPECT_EQ(name_of(AnswerKind::declined), "declined");
  EXPECT_EQ(name_of(AnswerKind::accepted), "accepted");
}

}  // namespace
}  // namespace amends::impl
