// JSON text to a tree, with Boost.JSON's parser and our own handler, which knows paths, duplicate keys and limits.
#include "text/json_reader.hpp"

#include "text/number.hpp"
#include "text/utf8.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

namespace amends::impl {

namespace {

namespace json = boost::json;

class Handler {
 public:
  using Error = json::error_code;

  // What Boost itself would refuse without saying where; we refuse earlier.
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  Handler(const JsonLimits& limits, Report& report) : limits_(limits), report_(report) {}

  bool stopped() const noexcept { return stopped_; }
  bool failed() const noexcept { return failed_; }
  Tree take() { return std::move(root_); }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error& error) { return begin(Tree::Kind::map, error); }
  bool on_object_end(std::size_t, Error& error) { return end(error); }
  bool on_array_begin(Error& error) { return begin(Tree::Kind::list, error); }
  bool on_array_end(std::size_t, Error& error) { return end(error); }

  bool on_key_part(json::string_view part, std::size_t, Error&) { return append(part); }
  bool on_key(json::string_view part, std::size_t, Error&) {
    append(part);
    Open& open = open_.back();
    open.key = std::exchange(buffer_, {});
    open.drop = !open.keys.insert(open.key).second;
    if (open.drop) fail("duplicate-key", "the key `" + shown(open.key, longest_shown) + "` stands twice", "keep one");
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, Error&) { return append(part); }
  bool on_string(json::string_view part, std::size_t, Error& error) {
    append(part);
    Tree tree;
    tree.kind = Tree::Kind::text;
    tree.text = std::exchange(buffer_, {});
    return place(std::move(tree), error);
  }
  bool on_number_part(json::string_view part, Error&) { return append(part); }
  bool on_int64(std::int64_t, json::string_view part, Error& error) { return number(part, error); }
  bool on_uint64(std::uint64_t, json::string_view part, Error& error) { return number(part, error); }
  bool on_double(double, json::string_view part, Error& error) { return number(part, error); }
  bool on_bool(bool value, Error& error) {
    Tree tree;
    tree.kind = Tree::Kind::boolean;
    tree.boolean = value;
    return place(std::move(tree), error);
  }
  bool on_null(Error& error) { return place({}, error); }
  bool on_comment_part(json::string_view, Error&) { return true; }
  bool on_comment(json::string_view, Error&) { return true; }

 private:
  static constexpr std::size_t longest_shown = 60;
  static constexpr std::size_t most_errors = 200;

  struct Open {
    Tree tree;
    std::string key;
    bool drop = false;  // the value of a duplicate key
    std::unordered_set<std::string> keys;
  };

  bool append(json::string_view part) {
    buffer_.append(part.data(), part.size());
    return true;
  }

  // Boost rounds some decimals wrongly; from_chars does not.
  bool number(json::string_view part, Error& error) {
    append(part);
    Tree tree;
    tree.text = std::exchange(buffer_, {});
    if (const auto integer = parse_integer(tree.text)) {
      tree.kind = Tree::Kind::integer;
      tree.integer = *integer;
      tree.real = static_cast<double>(*integer);
    } else if (const auto real = parse_double(tree.text)) {
      tree.kind = Tree::Kind::real;
      tree.real = *real;
    } else if (is_tiny(tree.text)) {
      tree.kind = Tree::Kind::real;
    } else {
      fail("number-too-large", "the number `" + shown(tree.text, longest_shown) + "` is too large", "");
    }
    return place(std::move(tree), error);
  }

  // What from_chars calls out of range is too large or too near to zero; of what JSON allows, an exponent tells.
  static bool is_tiny(std::string_view text) {
    const std::size_t exponent = text.find_first_of("eE");
    if (exponent != std::string_view::npos) return text[exponent + 1] == '-' && exponent < 300;
    const std::size_t first = text.find_first_not_of("-0");
    return first != std::string_view::npos && text[first] == '.';
  }

  bool begin(Tree::Kind kind, Error& error) {
    if (open_.size() >= limits_.depth)
      return stop("too-deep", "lists and maps are nested more than " + std::to_string(limits_.depth) + " deep", error);
    Open open;
    open.tree.kind = kind;
    open_.push_back(std::move(open));
    return true;
  }

  bool end(Error& error) {
    Tree tree = std::move(open_.back().tree);
    open_.pop_back();
    return place(std::move(tree), error);
  }

  bool place(Tree tree, Error& error) {
    if (++nodes_ > limits_.nodes)
      return stop("too-many-values", "there are more than " + std::to_string(limits_.nodes) + " values", error);
    if (errors_ >= most_errors) return stop_silently(error);
    if (open_.empty()) {
      root_ = std::move(tree);
      return true;
    }
    Open& open = open_.back();
    if (open.tree.kind == Tree::Kind::map) {
      if (!open.drop) open.tree.entries.push_back({std::move(open.key), {}, std::move(tree)});
      open.key.clear();
      return true;
    }
    if (open.tree.items.size() >= limits_.items)
      return stop("too-many-items", "this list has more than " + std::to_string(limits_.items) + " items", error, true);
    open.tree.items.push_back(std::move(tree));
    return true;
  }

  // "attempts[2].at"; `of_list`: the innermost list itself.
  std::string path(bool of_list) const {
    std::string result;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const Open& open = open_[i];
      if (open.tree.kind == Tree::Kind::map) {
        if (!result.empty()) result += '.';
        result += shown(open.key, longest_shown);
      } else if (!of_list || i + 1 < open_.size()) {
        result += "[" + std::to_string(open.tree.items.size()) + "]";
      }
    }
    return result;
  }

  void fail(std::string code, std::string message, std::string help, bool of_list = false) {
    report_.error_at(path(of_list), std::move(code), std::move(message), std::move(help));
    failed_ = true;
    ++errors_;
  }

  bool stop(std::string code, std::string message, Error& error, bool of_list = false) {
    fail(std::move(code), std::move(message), "", of_list);
    return stop_silently(error);
  }

  bool stop_silently(Error& error) {
    stopped_ = true;
    error = json::error::too_deep;  // any error ends the parse; which one, nobody sees
    return false;
  }

  JsonLimits limits_;
  Report& report_;
  std::vector<Open> open_;
  Tree root_;
  std::string buffer_;
  std::size_t nodes_ = 0;
  std::size_t errors_ = 0;
  bool stopped_ = false;
  bool failed_ = false;
};

struct Complaint {
  std::string message;
  std::string help;
};

// What JSON has no word for, where the parser gave up.
Complaint complaint(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && std::string_view(" \t\r\n,:[{").find(text[begin - 1]) == std::string_view::npos) --begin;
  const std::string_view word = text.substr(begin);
  const auto starts = [word](std::string_view with) { return word.substr(0, with.size()) == with; };
  for (const std::string_view name : {"NaN", "Infinity", "-Infinity", "nan", "inf", "-inf"})
    if (starts(name))
      return {"JSON has no `" + std::string(name) + "`", "leave the key out where the value is unknown"};
  for (const std::string_view name : {"True", "False", "None"})
    if (starts(name)) return {"JSON has no `" + std::string(name) + "`", "write `true`, `false` or `null`"};
  if (starts("//") || starts("/*") || starts("#")) return {"JSON has no comments", ""};
  if (starts("'")) return {"JSON has no single quotes", "write `\"`"};
  if (at >= text.size()) return {"the JSON text ends in the middle", "close what is open"};
  if (text[at] == '}' || text[at] == ']') {
    std::size_t before = at;
    while (before > 0 && std::string_view(" \t\r\n").find(text[before - 1]) != std::string_view::npos) --before;
    if (before > 0 && text[before - 1] == ',') return {"JSON has no comma after the last value", "remove the comma"};
  }
  return {"this is not JSON", ""};
}

}  // namespace

std::optional<Tree> read_json(const Sources& sources, std::uint32_t source, const JsonLimits& limits, Report& report) {
  const std::string& text = sources[source].text();
  const auto at = [&](std::size_t begin) {
    return Span{source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + 1)};
  };
  if (text.size() > limits.bytes) {
    report.error(at(0), "too-large", "the text has more than " + std::to_string(limits.bytes) + " bytes");
    return std::nullopt;
  }
  if (const std::size_t bad = first_invalid_utf8(text); bad != std::string_view::npos) {
    report.error(at(bad), "not-utf8", "this is not UTF-8", "save the text as UTF-8");
    return std::nullopt;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) {
    report.error(at(0), "empty-file", "there is nothing in this text");
    return std::nullopt;
  }

  json::parse_options options;
  options.max_depth = limits.depth + 1;  // the handler says so first, and where
  json::basic_parser<Handler> parser(options, limits, report);
  json::error_code error;
  std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  Handler& handler = parser.handler();
  if (handler.stopped()) return std::nullopt;
  if (!error) {
    read = std::min(text.find_first_not_of(" \t\r\n", read), text.size());
    if (read < text.size()) {
      report.error(at(read), "json-syntax", "there is more after the end of the JSON text");
      return std::nullopt;
    }
  } else {
    const Complaint what = complaint(text, read);
    report.error(at(read), "json-syntax", what.message, what.help);
    return std::nullopt;
  }
  if (handler.failed()) return std::nullopt;
  return handler.take();
}

std::optional<Tree> read_json(std::string_view text, const JsonLimits& limits, std::vector<Diagnostic>& diagnostics) {
  Sources sources;
  const std::uint32_t source = sources.add("", std::string(text));
  Report report(&sources);
  std::optional<Tree> tree = read_json(sources, source, limits, report);
  std::vector<Diagnostic> found = report.take();
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return tree;
}

}  // namespace amends::impl
