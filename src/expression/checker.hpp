// Types an expression and puts it into the program, from the leaves up.
//
// What the place wants is passed down as a hint: a bare name is looked up in the enum that is wanted, an integer
// literal is a double where a double is wanted. Every operand is checked even where another is wrong, so that all
// mistakes of an expression are reported at once.
#pragma once

#include "expression/ast.hpp"
#include "expression/builder.hpp"
#include "expression/compile.hpp"
#include "expression/functions.hpp"
#include "text/report.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace amends::impl {

struct Signature;

class Checker {
 public:
  Checker(TypeTable& types, const Scope& scope, Report& report, ProgramBuilder& builder, const ExpressionText& text,
          const Wanted& wanted, std::vector<Ast> ast)
      : types_(types),
        scope_(scope),
        report_(report),
        builder_(builder),
        text_(text),
        wanted_(wanted),
        ast_(std::move(ast)) {}

  std::optional<CompiledExpression> run(std::uint32_t root);

 private:
  // A checked part; without a node it is wrong and has been reported.
  struct Value {
    std::uint32_t node = Expr::none;
    Type type;
    Visibility visibility = Visibility::load;
    std::int8_t slope = 0;

    bool ok() const noexcept { return node != Expr::none; }
  };
  using Hint = std::optional<Type>;
  struct Local {
    std::string name;
    Value value;
  };

  // checker.cpp
  Value check(std::uint32_t id, Hint hint = {});
  Value literal(const Ast& ast, Hint hint);
  Value money(const Ast& ast);
  Value date(const Ast& ast);
  Value make_list(const Ast& ast, Hint hint);
  Value index(const Ast& ast);
  Value conditional(const Ast& ast, Hint hint);
  Value finish(std::uint32_t root, Value value);
  std::optional<Hint> wanted_hint() const;

  // names.cpp
  Value name(std::uint32_t id, Hint hint);
  Value found(const Ast& ast, const Name& name, std::string_view written);
  Value member(const Ast& ast, std::string_view name, Type type);
  Value select(const Ast& ast);
  Value field(Value record, const Ast& ast, std::string_view written);
  Value unknown_name(const Ast& ast, std::string_view written, Hint hint);
  std::string dotted(std::uint32_t id) const;  // "product.role"; empty where it is no such chain
  const Local* find_local(std::string_view name) const;
  bool visible(const Ast& ast, std::string_view what, Visibility visibility);
  bool needs_enum(std::uint32_t id) const;  // a bare name or a text that only the other side can explain

  // operators.cpp
  Value binary(const Ast& ast, Hint hint);
  Value logic(const Ast& ast);
  Value comparison(const Ast& ast);
  Value membership(const Ast& ast);
  Value arithmetic(const Ast& ast, Hint hint);
  Value combine(const Ast& ast, Value left, Value right);
  Value product(const Ast& ast, Value left, Value right);
  Value with_time(const Ast& ast, Value left, Value right);
  Value shift(const Ast& ast, Value time, Value period, bool back);
  Value unary(const Ast& ast, Hint hint);
  Value no_operator(const Ast& ast, Value left, Value right);

  // convert.cpp
  Value truth(std::uint32_t id, std::string_view of);
  bool unify(Value& left, Value& right, std::uint32_t left_id, std::uint32_t right_id);
  Value to_real(Value value);
  Value to_money(Value value);
  bool literal_number(std::uint32_t id) const;  // made of integer and double literals only
  bool literal_integers(std::uint32_t id) const;
  std::uint32_t domain_of(Type type) const;

  // calls.cpp
  Value call(std::uint32_t id, Hint hint);
  Value parameter_at(const Ast& ast, const Name& parameter);
  Value apply(const Ast& ast, std::string_view written, const std::vector<const Function*>& rows,
              const std::vector<std::uint32_t>& arguments, Hint hint);
  bool takes(const Signature& signature, std::size_t count) const;
  std::optional<Type> argument_hint(const Ast& ast, std::string_view parameter, std::string_view function, bool& fine);
  bool accept(std::string_view parameter, Value& value, std::uint32_t id, Hint& t, FunctionId function);
  Value emit(const Ast& ast, const Function& function, std::vector<Value> arguments, Type result);
  Value ahead_of_now(Value value, const Ast& ast);
  Value host_call(const Ast& ast, HostCall call, Type type, const std::vector<Value>& arguments, Visibility visibility,
                  std::int8_t slope);
  Value unknown_function(const Ast& ast, std::string_view written);
  Value presence(const Ast& ast);

  // macros.cpp
  bool is_macro(std::string_view name) const;
  Value macro(const Ast& ast);

  const Ast& at(std::uint32_t id) const { return ast_[id]; }
  Span span(std::uint32_t begin, std::uint32_t end) const;
  Span span(const Ast& ast) const { return span(ast.begin, ast.end); }
  Span name_span(const Ast& ast) const { return span(ast.name_begin, ast.name_end); }
  Value error(Span span, std::string code, std::string message, std::string help = {});
  Value constant(Cell cell, Type type, const Ast& ast);
  Value make(Op op, Type type, const Ast& ast, const Value& a);
  Value make(Op op, Type type, const Ast& ast, const Value& a, const Value& b, std::int8_t slope = 0);
  std::string a_type(Type type) const;  // "a double", "the enum `step`"
  std::string source(const Ast& ast) const { return std::string(text_.text.substr(ast.begin, ast.end - ast.begin)); }

  TypeTable& types_;
  const Scope& scope_;
  Report& report_;
  ProgramBuilder& builder_;
  const ExpressionText& text_;
  const Wanted& wanted_;
  std::vector<Ast> ast_;
  std::vector<Local> locals_;
  std::uint32_t level_ = 0;
};

inline Visibility later(Visibility a, Visibility b) noexcept { return std::max(a, b); }
// Of what is made of two parts that move in no way that is followed.
inline std::int8_t moving(std::int8_t a, std::int8_t b = 0) noexcept {
  return static_cast<std::int8_t>(a == 0 && b == 0 ? 0 : 2);
}
inline std::int8_t slope_of_sum(std::int8_t a, std::int8_t b) noexcept {
  const int sum = a == 2 || b == 2 ? 2 : a + b;
  return static_cast<std::int8_t>(sum >= -1 && sum <= 1 ? sum : 2);
}
inline std::int8_t opposite(std::int8_t a) noexcept { return static_cast<std::int8_t>(a == 2 ? 2 : -a); }

inline constexpr Type boolean_type{TypeKind::boolean, 0};
inline constexpr Type integer_type{TypeKind::integer, 0};
inline constexpr Type real_type{TypeKind::real, 0};
inline constexpr Type text_type{TypeKind::text, 0};
inline constexpr Type duration_type{TypeKind::duration, 0};
inline constexpr Type time_type{TypeKind::time, 0};
inline constexpr Type money_type{TypeKind::money, 0};
inline constexpr Type period_type{TypeKind::period, 0};
inline constexpr Type any_type{TypeKind::any, 0};

}  // namespace amends::impl
