// A little world for expressions: names, enums, a host with a simple calendar, and evaluation in one call.
#pragma once

#include "expression/compile.hpp"
#include "expression/op.hpp"
#include "text/report.hpp"

#include <amends/money.hpp>
#include <amends/time.hpp>

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace amends::impl {

class TestScope : public Scope {
 public:
  std::optional<Name> find(std::string_view dotted) const override {
    const auto found = names.find(dotted);
    return found == names.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<Name> find_parameter(std::string_view name) const override {
    const std::optional<Name> found = find(name);
    return found && found->call == HostCall::parameter ? found : std::nullopt;
  }
  std::vector<std::string> all_names() const override {
    std::vector<std::string> all;
    for (const auto& [name, what] : names) all.push_back(name);
    return all;
  }
  Currency currency() const override { return currency_code; }
  std::optional<std::int64_t> start_of_date(int year, unsigned month, unsigned day) const override {
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    std::string text = std::to_string(year + 10000).substr(1) + "-" + std::to_string(month + 100).substr(1) + "-" +
                       std::to_string(day + 100).substr(1) + "T00:00:00Z";
    const ParsedTime parsed = parse_time(text);
    return parsed.time ? std::optional(parsed.time->seconds) : std::nullopt;
  }
  const Text* intern(std::string_view text) const override {
    const auto found = texts.find(text);
    if (found != texts.end()) return &found->second;
    const std::string& bytes = kept.emplace_back(text);
    return &texts.emplace(bytes, Text{bytes, true}).first->second;
  }

  std::map<std::string, Name, std::less<>> names;
  Currency currency_code = Currency::from_code("USD").value();
  mutable std::deque<std::string> kept;
  mutable std::map<std::string, Text, std::less<>> texts;
};

// A calendar in UTC whose months have 30 days and whose working days are all days.
class TestHost : public Host {
 public:
  Cell call(HostCall call, std::span<const Cell> arguments, Frame& frame) override {
    ++calls;
    const auto a = [&](std::size_t i) { return arguments[i].integer; };
    constexpr std::int64_t day = 86400;
    switch (call) {
      case HostCall::tried:
        return Cell::of(a(0) + 1);
      case HostCall::failed:
        return Cell::of(a(0));
      case HostCall::fixed:
        return Cell::of(std::int64_t{0});
      case HostCall::demanded:
        return Cell::of(static_cast<double>(a(1)) / 86400);
      case HostCall::times_demanded:
        return Cell::of(arguments[2].boolean ? Period::unpack(a(1)).count * 1000 : a(1) / day);
      case HostCall::burden_borne:
        return Cell::of(8.5);
      case HostCall::burden_tolerance:
        return Cell::of(20.0);
      case HostCall::burden_borne_of:
        return Cell::of(3.0);
      case HostCall::granted:
        return Cell::of(2500.0);
      case HostCall::event:
        return Cell::of(arguments[0].text->bytes == "holiday" && a(1) >= day);
      case HostCall::severity:
        return Cell::of(std::int64_t{1});
      case HostCall::days_between:
        return Cell::of(a(1) / day - a(0) / day);
      case HostCall::start_of_day:
        return Cell::of(a(0) / day * day);
      case HostCall::parameter:
        return Cell::of(998.0);
      case HostCall::parameter_at:
        if (a(1) >= 0) return Cell::of(1000.0);
        frame.unknowns.push_back(99);
        return Cell::unknown(99);
      case HostCall::value:
        return a(0) == 1 ? Cell::error(EvalError::overflow) : Cell::of(true);
      case HostCall::add_period: {
        const Period period = Period::unpack(a(1));
        return Cell::of(a(0) + period.count * (period.unit == PeriodUnit::months ? 30 * day : day));
      }
      default:
        return Cell::error(EvalError::out_of_range);
    }
  }
  int calls = 0;
};

class World {
 public:
  World() : compiler_(types, scope, report_) {
    step = types.add_enum("step", {"home_visit", "depot_repair", "replace", "refund"});
    burden = types.add_enum("burden", {"home_visit", "without_product", "shipping"});
    kind = types.add_enum("kind", {"goodwill", "owed"});
    severity = types.add_enum("severity", {"routine", "elevated", "serious", "critical"});
    role = types.add_enum("product.role", {"convenience", "important", "livelihood", "safety"});
    tier = types.add_enum("customer.tier", {"guest", "bronze", "silver", "gold"});
    host_name("now", HostCall::now, {TypeKind::time, 0}, Visibility::context);
    host_name("severity", HostCall::severity, severity, Visibility::steps);
    host_name("step", HostCall::step, step, Visibility::texts);
    host_name("burden.borne", HostCall::burden_borne, {TypeKind::real, 0}, Visibility::severity);
    host_name("burden.tolerance", HostCall::burden_tolerance, {TypeKind::real, 0}, Visibility::severity);
    host_name("attempts.failed", HostCall::attempts_failed, {TypeKind::integer, 0}, Visibility::severity);
    host_name("repair_delay", HostCall::parameter, {TypeKind::money, 0}, Visibility::context, 0);
    host_name("calm", HostCall::value, {TypeKind::boolean, 0}, Visibility::context, 0);
    host_name("broken_value", HostCall::value, {TypeKind::boolean, 0}, Visibility::context, 1);
    host_name("hard", HostCall::value, {TypeKind::boolean, 0}, Visibility::steps, 2);
    slot("product.role", role);
    slot("customer.tier", tier);
    slot("customer.purchases", {TypeKind::integer, 0});
    slot("customer.id", {TypeKind::text, 0});
    slot("product.price", {TypeKind::money, 0});
    slot("product.hours_per_day", {TypeKind::real, 0});
    slot("problem.opened_at", {TypeKind::time, 0});
    slot("spare_computer", {TypeKind::boolean, 0});
    slot("p", {TypeKind::boolean, 0});
    slot("q", {TypeKind::boolean, 0});
    slot("n", {TypeKind::integer, 0});
    slot("m", {TypeKind::integer, 0});
    slot("x", {TypeKind::real, 0});
    slot("wait", {TypeKind::duration, 0});
    slot("t", {TypeKind::time, 0});
    slot("numbers", types.list_of({TypeKind::integer, 0}));
    const Type segment = types.add_record("segment", {{"status", {TypeKind::text, 0}, "", 70},
                                                      {"price", {TypeKind::money, 0}, "", 71},
                                                      {"late", {TypeKind::boolean, 0}, "", 72}});
    slot("segments", types.list_of(segment));
  }

  void slot(const std::string& name, Type type) {
    Name n;
    n.type = type;
    n.slot = static_cast<std::uint32_t>(cells.size());
    scope.names[name] = n;
    cells.push_back(Cell::unknown(n.slot));
  }
  void host_name(const std::string& name, HostCall call, Type type, Visibility visibility,
                 std::optional<std::int64_t> argument = {}) {
    Name n;
    n.what = Name::What::host;
    n.call = call;
    n.type = type;
    n.visibility = visibility;
    n.argument = argument;
    scope.names[name] = n;
  }
  std::uint32_t slot_of(std::string_view name) const { return scope.names.find(name)->second.slot; }
  Cell& operator[](std::string_view name) { return cells[slot_of(name)]; }
  void set_text(std::string_view name, std::string_view value) { (*this)[name] = Cell::of(scope.intern(value)); }
  // Rows of segments: unknown fields carry fact 70, 71 or 72 and the row.
  void set_segments(std::vector<std::array<Cell, 3>> rows) {
    rows_ = std::move(rows);
    row_cells_.clear();
    for (const auto& row : rows_) row_cells_.push_back(Cell::of(row.data()));
    segments_ = {row_cells_.data(), static_cast<std::uint32_t>(row_cells_.size())};
    (*this)["segments"] = Cell::of(static_cast<const ListValue*>(&segments_));
  }
  void set_numbers(std::vector<std::int64_t> values) {
    number_cells_.clear();
    for (const std::int64_t v : values) number_cells_.push_back(Cell::of(v));
    numbers_ = {number_cells_.data(), static_cast<std::uint32_t>(number_cells_.size())};
    (*this)["numbers"] = Cell::of(static_cast<const ListValue*>(&numbers_));
  }

  std::optional<CompiledExpression> compile(std::string_view text, std::vector<Type> wanted = {},
                                            Visibility limit = Visibility::texts, std::string_view place = {},
                                            std::int64_t unit = 0) {
    const std::uint32_t source = sources.add("test", std::string(text));
    ExpressionText expression{sources[source].text(), {source, 0, static_cast<std::uint32_t>(text.size())}, 0};
    return compiler_.compile(expression, {std::move(wanted), limit, place, unit});
  }

  // "unknown-name: there is no name `prduct` [prduct] did you mean ..." for each error, sources apart.
  std::vector<std::string> errors(std::string_view text, std::vector<Type> wanted = {},
                                  Visibility limit = Visibility::texts, std::string_view place = {}) {
    const std::optional<CompiledExpression> compiled = compile(text, std::move(wanted), limit, place);
    std::vector<std::string> found;
    for (const Diagnostic& d : report_.take()) {
      // columns count code points; the tests that underline are ASCII
      const std::string under = d.line_text.substr(d.column - 1, d.length);
      found.push_back(d.code + ": " + d.message + " [" + under + "]" + (d.help.empty() ? "" : " " + d.help));
    }
    EXPECT_EQ(compiled.has_value(), found.empty()) << text;
    return found;
  }
  std::string error(std::string_view text, std::vector<Type> wanted = {}, Visibility limit = Visibility::texts,
                    std::string_view place = {}) {
    std::string all;
    for (const std::string& one : errors(text, std::move(wanted), limit, place)) all += (all.empty() ? "" : "; ") + one;
    return all;
  }

  const Program& program() {
    // finish() empties the builder: a world is compiled first and evaluated after
    if (!finished_) finished_ = compiler_.finish();
    return *finished_;
  }

  Frame& fresh_frame() {
    arena.reset();
    frame = Frame();
    frame.program = &program();
    frame.slots = cells.data();
    frame.host = &host;
    frame.arena = &arena;
    frame.now = now;
    return frame;
  }
  Cell run(const CompiledExpression& expression) {
    fresh_frame();
    return program().evaluate(expression.expr, frame);
  }
  std::vector<std::uint64_t> unknowns() const { return {frame.unknowns.begin(), frame.unknowns.end()}; }
  std::vector<EvalError> problems() const {
    std::vector<EvalError> all;
    for (const Problem& p : frame.problems) all.push_back(p.error);
    return all;
  }

  TypeTable types;
  TestScope scope;
  Sources sources;
  Type step, burden, kind, severity, role, tier;
  std::vector<Cell> cells;
  TestHost host;
  Arena arena;
  Frame frame;
  std::int64_t now = 1'700'000'000;

 private:
  Report report_{&sources};
  Compiler compiler_;
  std::optional<Program> finished_;
  std::vector<std::array<Cell, 3>> rows_;
  std::vector<Cell> row_cells_, number_cells_;
  ListValue segments_, numbers_;
};

// What an expression over this world comes to, as text: "true", "8.5", "unknown", "error: a division by zero".
inline std::string show(const World& world, Cell cell, Type type) {
  switch (cell.state) {
    case State::none:
      return "none";
    case State::unknown:
      return "unknown";
    case State::error:
      return "error: " + std::string(describe(cell.error_code));
    case State::known:
      break;
  }
  switch (type.kind) {
    case TypeKind::boolean:
      return cell.boolean ? "true" : "false";
    case TypeKind::real:
    case TypeKind::money: {
      char buffer[32];
      std::snprintf(buffer, sizeof buffer, "%.15g", cell.real);
      return buffer;
    }
    case TypeKind::text:
      return std::string(cell.text->bytes);
    case TypeKind::enumeration:
      return world.types.enumeration(type).names[static_cast<std::size_t>(cell.integer)];
    case TypeKind::list: {
      std::string all = "[";
      for (std::uint32_t i = 0; i != cell.list->size; ++i)
        all += (i == 0 ? "" : ", ") + show(world, cell.list->cells[i], world.types.element(type));
      return all + "]";
    }
    default:
      return std::to_string(cell.integer);
  }
}

}  // namespace amends::impl
