// Texts for people, with `{expression}` filled in.
#include "document/reader.hpp"
#include "policy/builder.hpp"

namespace amends::impl {

namespace {

// The byte after the `}` that ends an expression beginning at `begin`; npos where it does not end.
std::size_t end_of_expression(std::string_view text, std::size_t begin) {
  char quote = '\0';
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == '\\')
        ++i;
      else if (c == quote)
        quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '{') {
      return std::string_view::npos;
    } else if (c == '}') {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

TextTemplate Builder::filled(const DocBlock& of, std::string_view key) {
  const DocValue* value = of.get(key);
  return value == nullptr ? TextTemplate{} : filled(*value->tree, key);
}

TextTemplate Builder::filled(const Tree& scalar, std::string_view key) {
  TextTemplate result;
  const std::string_view text = scalar.text;
  const bool exact = scalar.content_begin != Span::none;
  const auto span_of = [&](std::size_t begin, std::size_t end) {
    if (!exact) return scalar.span;
    return Span{scalar.span.source, scalar.content_begin + static_cast<std::uint32_t>(begin),
                scalar.content_begin + static_cast<std::uint32_t>(end)};
  };
  std::string literal;
  const auto end_literal = [&] {
    if (!literal.empty()) result.pieces.push_back({literal, {}, {}});
    literal.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    const bool twice = i + 1 < text.size() && text[i + 1] == text[i];
    if ((text[i] == '{' || text[i] == '}') && twice) {
      literal += text[i];
      i += 2;
      continue;
    }
    if (text[i] != '{') {
      literal += text[i++];
      continue;
    }
    const std::size_t end = end_of_expression(text, i + 1);
    if (end == std::string_view::npos) {
      error(span_of(i, i + 1), "open-brace", "this `{` has no `}`", "write `{{` for a brace itself");
      return result;
    }
    end_literal();
    Tree inside = scalar;
    inside.text = std::string(text.substr(i + 1, end - i - 1));
    inside.span = span_of(i + 1, end);
    if (exact) inside.content_begin = scalar.content_begin + static_cast<std::uint32_t>(i + 1);
    Place where;
    where.name = ticked(key);
    if (const std::optional<CompiledExpression> compiled = expression(inside, where)) {
      TypeKind kind = compiled->type.kind;
      if (kind == TypeKind::list) kind = policy.types.element(compiled->type).kind;
      if (kind == TypeKind::list || kind == TypeKind::record || kind == TypeKind::any)
        error(inside.span, "wrong-type", "a " + policy.types.to_string(compiled->type) + " cannot be shown in a text",
              "show one of its parts");
      result.pieces.push_back({{}, compiled->expr, compiled->type});
    }
    i = end + 1;
  }
  end_literal();
  return result;
}

std::string Builder::plain(const DocBlock& of, std::string_view key) {
  const DocValue* value = of.get(key);
  if (value == nullptr) return {};
  if (value->text().find('{') != std::string::npos)
    error(value->span(), "not-filled-in", "nothing is filled in in " + ticked(key),
          "`{expression}` stands in `because`, `ask` and `say`");
  return value->text();
}

}  // namespace amends::impl
