// Compiled expressions: one flat array of typed nodes for the whole policy, equal subexpressions once.
#pragma once

#include "expression/cell.hpp"
#include "expression/scope.hpp"
#include "expression/type.hpp"
#include "text/source.hpp"

#include <boost/container/small_vector.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace amends::impl {

// A compiled expression: the number of its root node.
struct Expr {
  static constexpr std::uint32_t none = 0xffffffff;
  std::uint32_t node = none;

  bool exists() const noexcept { return node != none; }
  bool operator==(const Expr&) const = default;
};

class Program;

// What the evaluation supplies to host calls. Implemented by the decide layer.
//
// An answer that is unknown: the host itself puts the unknown facts that made it so into frame.unknowns. An error: the
// place of the call is put into frame.problems unless the host put one there. Where the answer is known, both become
// what they were before. The window of demanded, times_demanded and granted is followed by a bool: whether it is a
// period (packed) rather than a duration; that of event is always a duration.
class Host {
 public:
  Host() = default;
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  virtual ~Host() = default;
  virtual Cell call(HostCall call, std::span<const Cell> arguments, struct Frame& frame) = 0;
};

struct Problem {
  std::uint32_t node = 0;
  EvalError error = EvalError::overflow;
};

// Memory for lists and texts made during an evaluation; reused from one to the next, at most 1 MB.
class Arena {
 public:
  Cell* cells(std::size_t n);  // nullptr beyond the budget
  char* bytes(std::size_t n);  // nullptr beyond the budget
  ListValue* list(const Cell* cells, std::uint32_t size);
  Text* text(std::string_view bytes);  // does not copy `bytes`
  void reset() noexcept;

 private:
  static constexpr std::size_t budget = 1'000'000;
  std::vector<std::vector<std::byte>> blocks_;
  std::size_t block_ = 0, used_ = 0, total_ = 0;
  void* allocate(std::size_t bytes, std::size_t align);
};

// What one evaluation sees and collects. Set up once for each decision.
struct Frame {
  const Program* program = nullptr;
  const Cell* slots = nullptr;
  Host* host = nullptr;
  Arena* arena = nullptr;
  std::int64_t now = 0;
  std::uint32_t steps_left = 100'000;
  // The unknown facts read and the failures met that the last evaluated expressions did not decide without: && || ?:
  // take back what the deciding side makes irrelevant. The caller takes and clears them.
  boost::container::small_vector<std::uint64_t, 32> unknowns;
  boost::container::small_vector<Problem, 8> problems;
  // The earliest moment after `now` at which a comparison with time evaluated so far would come out differently.
  std::int64_t next_moment = INT64_MAX;

  void moment(std::int64_t t) noexcept {
    if (t > now && t < next_moment) next_moment = t;
  }
};

enum class Op : std::uint8_t;  // program.cpp's own business, see expression/op.hpp

struct Node {
  Op op{};
  Type type;
  std::int8_t slope = 0;              // how a time or duration moves with now: 0 fixed, 1, -1; 2: in another way
  std::uint32_t a = 0, b = 0, c = 0;  // operands: node numbers, slots, constants; see expression/op.hpp
  Span span;
};

// One atom: a slot compared with a constant. What what_if() and exact analysis work on.
struct SlotAtom {
  std::uint32_t slot = 0;
  Op op{};  // equal, not_equal, less, ...; `in` gives one atom for each element
  Cell constant;
  std::uint32_t node = 0;
};

class Program {
 public:
  Cell evaluate(Expr expr, Frame& frame) const;

  const Cell* constant(Expr expr) const;  // nullptr where it is not constant
  const Cell& constant_number(std::uint32_t number) const { return constants_[number]; }
  const Node& node(std::uint32_t n) const { return nodes_[n]; }
  const std::vector<std::uint32_t>& operands() const noexcept { return operands_; }  // see expression/op.hpp
  std::size_t size() const noexcept { return nodes_.size(); }
  std::vector<std::uint32_t> slots_read(Expr expr) const;  // each once, in order of reading
  std::vector<std::pair<HostCall, std::int64_t>> host_calls(
      Expr expr) const;  // with the number for value/parameter, else -1
  std::vector<SlotAtom> atoms() const;

  // For analysis, on a copy: one more node, and the operands from its `b` on where it has a list of them.
  std::uint32_t add(Node node, std::span<const std::uint32_t> operands = {});
  std::uint32_t add_constant(Cell cell, Type type, Span span);  // the cell may point into this program or the policy

 private:
  friend class ProgramBuilder;
  friend class Evaluator;
  // Lists among the constants live here, so that a Program can be moved and copied.
  struct Lists {
    std::deque<std::vector<Cell>> cells;
    std::deque<ListValue> lists;
  };

  std::vector<Node> nodes_;
  std::vector<Cell> constants_;
  std::vector<std::uint32_t> operands_;  // of calls and list literals: node numbers
  std::shared_ptr<Lists> lists_;
};

std::string_view describe(EvalError error) noexcept;  // "a division by zero"

}  // namespace amends::impl
