#include "decide/wording.hpp"

#include "decide/fading.hpp"
#include "text/number.hpp"

#include <amends/time.hpp>

#include <algorithm>

namespace amends::impl {

namespace {

std::string counted(std::int64_t count, const char* unit) {
  return std::to_string(count) + unit + (count == 1 ? "" : "s");
}

std::string format_period(Period period) {
  switch (period.unit) {
    case PeriodUnit::months:
      return period.count % 12 == 0 ? counted(period.count / 12, " year") : counted(period.count, " month");
    case PeriodUnit::working_days:
      return counted(period.count, " working day");
    case PeriodUnit::working_hours:
      return counted(period.count, " working hour");
  }
  return {};
}

std::string format_known(const CompiledPolicy& policy, Cell cell, Type type, bool for_people) {
  switch (type.kind) {
    case TypeKind::boolean:
      if (for_people) return cell.boolean ? "yes" : "no";
      return cell.boolean ? "true" : "false";
    case TypeKind::integer:
      return std::to_string(cell.integer);
    case TypeKind::real:
      return for_people ? format_number(cell.real) : format_number(cell.real, 6);
    case TypeKind::text:
      return std::string(cell.text->bytes);
    case TypeKind::duration:
      return to_string(Duration{cell.integer});
    case TypeKind::time:
      return for_people ? speak_time(policy, Time{cell.integer}) : to_string(Time{cell.integer});
    case TypeKind::money:
      return to_string(money_of(policy, cell.real));
    case TypeKind::period:
      return format_period(Period::unpack(cell.integer));
    case TypeKind::enumeration: {
      const std::vector<std::string>& names = policy.types.enumeration(type).names;
      if (cell.integer < 0 || cell.integer >= static_cast<std::int64_t>(names.size())) return "other";
      const std::string& name = names[static_cast<std::size_t>(cell.integer)];
      return for_people ? with_spaces(name) : name;
    }
    case TypeKind::list: {
      std::string text;
      const Type element = policy.types.element(type);
      for (std::uint32_t i = 0; i < cell.list->size; ++i) {
        if (i != 0) text += ", ";
        text += for_people ? speak_value(policy, cell.list->cells[i], element)
                           : format_value(policy, cell.list->cells[i], element);
      }
      return for_people ? text : "[" + text + "]";
    }
    case TypeKind::record: {
      std::string text;
      const RecordType& record = policy.types.record(type);
      for (std::size_t i = 0; i < record.fields.size(); ++i) {
        if (i != 0) text += ", ";
        text += record.fields[i].name + ": " + format_value(policy, cell.record[i], record.fields[i].type);
      }
      return "{" + text + "}";
    }
    case TypeKind::any:
      return "";
  }
  return {};
}

std::string format_cell(const CompiledPolicy& policy, Cell cell, Type type, bool for_people) {
  switch (cell.state) {
    case State::known:
      return format_known(policy, cell, type, for_people);
    case State::none:
      return "none";
    case State::unknown:
    case State::error:
      break;
  }
  return "unknown";
}

}  // namespace

std::string format_value(const CompiledPolicy& policy, Cell cell, Type type) {
  return format_cell(policy, cell, type, false);
}

std::string format_fact(const CompiledPolicy& policy, Cell cell, Type type) {
  if (type.kind != TypeKind::list || !cell.known()) return format_value(policy, cell, type);
  return std::to_string(cell.list->size) + (cell.list->size == 1 ? " entry" : " entries");
}

std::string speak_value(const CompiledPolicy& policy, Cell cell, Type type) {
  return format_cell(policy, cell, type, true);
}

std::string speak_time(const CompiledPolicy& policy, Time time) {
  if (policy.calendar.start_of_day(time) != time) return to_string(time);
  return to_string(policy.calendar.date(time));
}

std::string with_spaces(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string format_hours(double hours) {
  const std::string number = format_number(hours, 1);
  return number + (number == "1" ? " hour" : " hours");
}

std::string format_quantity(double quantity, std::string_view unit) {
  const std::string number = format_number(quantity);
  std::string text = number + " " + std::string(unit);
  const bool abbreviation = unit.size() <= 3 && unit != "day";  // h, min, s
  if (!abbreviation && number != "1" && !unit.empty() && unit.back() != 's') text += 's';
  return text;
}

Money money_of(const CompiledPolicy& policy, double minor_units) {
  return Money{to_amount(minor_units), policy.currency};
}

}  // namespace amends::impl
