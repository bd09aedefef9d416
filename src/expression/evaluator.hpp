// One evaluation of one expression: walks the nodes, three-valued, within the frame's budget.
//
// What holds throughout: where a result is known or none, nothing that was read on the way stays in frame.unknowns or
// frame.problems; where it is unknown or an error, what made it so does.
#pragma once

#include "expression/op.hpp"
#include "expression/program.hpp"

namespace amends::impl {

class Evaluator {
 public:
  Evaluator(const Program& program, Frame& frame) : program_(program), frame_(frame) {}

  Cell eval(std::uint32_t n);

 private:
  struct Mark {
    std::size_t unknowns, problems;
  };
  Mark mark() const noexcept { return {frame_.unknowns.size(), frame_.problems.size()}; }
  void take_back(Mark mark) {
    if (frame_.unknowns.size() != mark.unknowns) frame_.unknowns.resize(mark.unknowns);
    if (frame_.problems.size() != mark.problems) frame_.problems.resize(mark.problems);
  }

  Cell fail(std::uint32_t n, EvalError error);
  Cell read(Cell cell);
  Cell undecided(std::uint32_t n, Cell x, Cell y);  // of a strict operation with such operands
  bool spend(std::uint32_t n) {
    if (frame_.steps_left == 0) [[unlikely]]
      return overspent(n);
    --frame_.steps_left;
    return true;
  }
  bool overspent(std::uint32_t n);

  Cell junction(std::uint32_t n, const Node& node, bool deciding);
  Cell conditional(std::uint32_t n, const Node& node);
  Cell has(const Node& node);
  Cell compare(std::uint32_t n, const Node& node);
  Cell compare_slot(std::uint32_t n, const Node& node);
  Cell arithmetic(std::uint32_t n, const Node& node);
  Cell negate(std::uint32_t n, const Node& node);

  Cell in_any(std::uint32_t n, const Node& node);
  Cell in_list(std::uint32_t n, const Node& node);
  Cell element(Cell value, Cell list, std::uint32_t domain);
  Cell make_list(std::uint32_t n, const Node& node);
  Cell index(std::uint32_t n, const Node& node);
  Cell quantify(std::uint32_t n, const Node& node, bool deciding);
  Cell exactly_one(std::uint32_t n, const Node& node);
  Cell map(std::uint32_t n, const Node& node);
  Cell iterate(std::uint32_t n, const Node& node, Mark& start);
  void bind(const Node& node, Cell list, std::uint32_t i);

  Cell host(std::uint32_t n, const Node& node);
  Cell call(std::uint32_t n, const Node& node);
  Cell text_result(std::uint32_t n, std::string_view bytes);
  Cell concat(std::uint32_t n, Cell x, Cell y, bool text);

  void note_moment(const Node& node, Op op, Cell x, Cell y);
  bool moving_calendar(const Node& node, Op op, Cell x, Cell y);
  bool moving_ratio(const Node& node, Op op, Cell x, Cell y);

  const Program& program_;
  Frame& frame_;
  Cell locals_[4];
};

// x == y by what their domain says; unknown where an element inside a list is unknown.
Cell equal_cells(Cell x, Cell y, std::uint32_t domain) noexcept;
bool equal_texts(const Text* x, const Text* y) noexcept;
bool holds(Op op, Cell x, Cell y, std::uint32_t domain) noexcept;  // of known cells that are no lists

}  // namespace amends::impl
