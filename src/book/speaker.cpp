// Joining, comparing and naming in English.
#include "book/speaker.hpp"

#include "book/matter.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

bool compares(Token op) {
  return op == Token::equal || op == Token::not_equal || op == Token::less || op == Token::less_equal ||
         op == Token::greater || op == Token::greater_equal;
}

std::string_view verb(Token op, bool times) {
  switch (op) {
    case Token::equal:
      return " is ";
    case Token::not_equal:
      return " is not ";
    case Token::less:
      return times ? " is before " : " is less than ";
    case Token::less_equal:
      return times ? " is not after " : " is at most ";
    case Token::greater:
      return times ? " is after " : " is more than ";
    case Token::greater_equal:
      return times ? " is not before " : " is at least ";
    default:
      return " ";
  }
}

}  // namespace

Token opposite(Token op) {
  switch (op) {
    case Token::equal:
      return Token::not_equal;
    case Token::not_equal:
      return Token::equal;
    case Token::less:
      return Token::greater_equal;
    case Token::less_equal:
      return Token::greater;
    case Token::greater:
      return Token::less_equal;
    case Token::greater_equal:
      return Token::less;
    default:
      return op;
  }
}

Rich Speaker::give_up(std::uint32_t id) {
  understood_ = false;
  return code(written(id));
}

std::string Speaker::written(std::uint32_t id) const {
  const Ast& node = nodes_[id];
  return std::string(text_.substr(node.begin, node.end - node.begin));
}

bool Speaker::is_condition(std::uint32_t id) const {
  const Ast& node = nodes_[id];
  switch (node.kind) {
    case AstKind::boolean:
    case AstKind::not_:
      return true;
    case AstKind::binary:
      return compares(node.op) || node.op == Token::in || node.op == Token::and_ || node.op == Token::or_;
    case AstKind::call:
      return node.text == "has" || node.text == "event";
    case AstKind::method:
      return node.text == "exists" || node.text == "all" || node.text == "exists_one" || node.text == "contains" ||
             node.text == "startsWith" || node.text == "endsWith";
    default:
      return kind_of(id) == TypeKind::boolean;
  }
}

Rich Speaker::condition(std::uint32_t id, bool holds) {
  const Ast& node = nodes_[id];
  switch (node.kind) {
    case AstKind::boolean:
      return node.boolean == holds ? "always" : "never";
    case AstKind::not_:
      return condition(node.children[0], !holds);
    case AstKind::binary:
      if (node.op == Token::and_ || node.op == Token::or_) return all_or_any(id, holds);
      if (node.op == Token::in) return membership(node, holds);
      if (compares(node.op)) return comparison(node, holds);
      break;
    case AstKind::conditional:
      return Rich("where ") + condition(node.children[0], true) + Rich(": ") + condition(node.children[1], holds) +
             Rich("; otherwise: ") + condition(node.children[2], holds);
    case AstKind::name:
    case AstKind::select:
      if (const std::string name = dotted(id); !name.empty()) return named_condition(name, holds);
      break;
    case AstKind::call:
    case AstKind::method:
      if (auto said = condition_of_call(node, holds)) return *said;
      break;
    default:
      break;
  }
  return give_up(id);
}

void Speaker::flatten(std::uint32_t id, Token op, std::vector<std::uint32_t>& into) const {
  const Ast& node = nodes_[id];
  if (node.kind != AstKind::binary || node.op != op) {
    into.push_back(id);
    return;
  }
  for (const std::uint32_t child : node.children) flatten(child, op, into);
}

// The opposite of "a and b" is "not a, or not b"; that is so for what is unknown, too.
Rich Speaker::all_or_any(std::uint32_t id, bool holds) {
  const Token op = nodes_[id].op;
  std::vector<std::uint32_t> operands;
  flatten(id, op, operands);
  std::vector<Rich> parts;
  for (const std::uint32_t child : operands) {
    std::uint32_t inner = child;
    while (nodes_[inner].kind == AstKind::not_) inner = nodes_[inner].children[0];
    const bool mixed =
        nodes_[inner].kind == AstKind::binary && (nodes_[inner].op == Token::and_ || nodes_[inner].op == Token::or_);
    const Rich said = condition(child, holds);
    parts.push_back(mixed ? Rich("(") + said + Rich(")") : said);
  }
  return joined(parts, (op == Token::and_) == holds ? " and " : " or ");
}

Rich Speaker::comparison(const Ast& node, bool holds) {
  if (auto said = counted(node, holds)) return *said;
  const Token op = holds ? node.op : opposite(node.op);
  const std::uint32_t left = node.children[0], right = node.children[1];
  if (is_condition(left) && nodes_[right].kind == AstKind::boolean && (op == Token::equal || op == Token::not_equal))
    return condition(left, nodes_[right].boolean == (op == Token::equal));
  const bool times = kind_of(left) == TypeKind::time || kind_of(right) == TypeKind::time;
  if (dotted(right) == "now" && op != Token::equal && op != Token::not_equal)
    return noun(left) + Rich(op == Token::less || op == Token::less_equal ? " has passed" : " has not passed yet");
  if (dotted(left) == "severity" && (op == Token::greater_equal || op == Token::less_equal))
    return Rich("the severity is ") + value_of(right) + Rich(op == Token::greater_equal ? " or higher" : " or lower");
  if (dotted(left) == "severity" && (op == Token::greater || op == Token::less))
    return Rich(op == Token::greater ? "the severity is higher than " : "the severity is lower than ") +
           value_of(right);
  if (dotted(left) == "burden.borne") return borne(op, right);
  if (kind_of(left) == TypeKind::enumeration && op != Token::equal && op != Token::not_equal) {
    if (op == Token::greater_equal || op == Token::less_equal)
      return noun(left) + Rich(" is ") + value_of(right) + Rich(op == Token::greater_equal ? " or above" : " or below");
    return noun(left) + Rich(op == Token::greater ? " is above " : " is below ") + value_of(right);
  }
  return noun(left) + Rich(verb(op, times)) + value_of(right);
}

Rich Speaker::borne(Token op, std::uint32_t right) {
  const std::string_view much = op == Token::greater         ? "more than "
                                : op == Token::greater_equal ? "at least "
                                : op == Token::less          ? "less than "
                                : op == Token::less_equal    ? "at most "
                                : op == Token::equal         ? "exactly "
                                                             : "something other than ";
  const Rich said = Rich("they have borne ") + Rich(much);
  if (dotted(right) == "burden.tolerance") return said + Rich("what they can be asked to bear");
  const AstKind kind = nodes_[right].kind;
  return said + noun(right) + Rich(kind == AstKind::integer || kind == AstKind::real ? " hours" : "");
}

Rich Speaker::membership(const Ast& node, bool holds) {
  const Ast& list = nodes_[node.children[1]];
  std::vector<Rich> members;
  if (list.kind == AstKind::list)
    for (const std::uint32_t child : list.children) members.push_back(value_of(child));
  else
    members.push_back(Rich("one of ") + noun(node.children[1]));
  return noun(node.children[0]) + Rich(holds ? " is " : " is neither ") + joined(members, holds ? " or " : " nor ");
}

// A bare name that is no fact or value is a member of an enum.
Rich Speaker::value_of(std::uint32_t id) {
  const Ast& node = nodes_[id];
  if (node.kind == AstKind::text) {
    if (const StepDef* step = matter_.step(node.text)) return quoted(Matter::title(*step));
    return quoted(node.text);
  }
  if (node.kind == AstKind::name && !kind_of(id)) {
    if (const StepDef* step = matter_.step(node.text)) return quoted(Matter::title(*step));
    return with_spaces(node.text);
  }
  return noun(id);
}

Rich Speaker::operand(std::uint32_t id) {
  const Ast& node = nodes_[id];
  const bool sum = node.kind == AstKind::binary && (node.op == Token::plus || node.op == Token::minus);
  return sum || node.kind == AstKind::conditional ? Rich("(") + noun(id) + Rich(")") : noun(id);
}

Rich Speaker::arithmetic(const Ast& node) {
  const std::uint32_t left = node.children[0], right = node.children[1];
  switch (node.op) {
    case Token::plus:
      return noun(left) + Rich(" + ") + noun(right);
    case Token::minus:
      if (dotted(left) == "now" && kind_of(right) == TypeKind::time) return Rich("the time since ") + noun(right);
      return noun(left) + Rich(" − ") + operand(right);
    case Token::star:
      return operand(left) + Rich(" × ") + operand(right);
    case Token::slash:
      return operand(left) + Rich(" ÷ ") + operand(right);
    default:
      return Rich("the remainder of ") + operand(left) + Rich(" ÷ ") + operand(right);
  }
}

Rich Speaker::noun(std::uint32_t id) {
  const Ast& node = nodes_[id];
  switch (node.kind) {
    case AstKind::boolean:
      return node.boolean ? "yes" : "no";
    case AstKind::integer:
    case AstKind::real:
    case AstKind::money:
    case AstKind::duration:
    case AstKind::period:
    case AstKind::date:
    case AstKind::time:
      return written(id);
    case AstKind::text:
      return quoted(node.text);
    case AstKind::name:
    case AstKind::select:
      if (const std::string n = dotted(id); !n.empty()) return name(n);
      return node.kind == AstKind::select ? Rich(with_spaces(node.text)) + Rich(" of ") + noun(node.children[0])
                                          : give_up(id);
    case AstKind::negate:
      return Rich("−") + operand(node.children[0]);
    case AstKind::binary:
      return is_condition(id) ? condition(id, true) : arithmetic(node);
    case AstKind::conditional:
      return noun(node.children[1]) + Rich(" if ") + condition(node.children[0], true) + Rich(", otherwise ") +
             noun(node.children[2]);
    case AstKind::list: {
      std::vector<Rich> members;
      for (const std::uint32_t child : node.children) members.push_back(value_of(child));
      return joined(members);
    }
    case AstKind::call:
    case AstKind::method:
      return noun_of_call(id);
    case AstKind::index:
    case AstKind::not_:
      break;
  }
  return give_up(id);
}

}  // namespace amends::impl::book
