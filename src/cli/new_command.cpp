// amends new: a first policy with its scenarios, from a few flags or questions.
#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <amends/money.hpp>
#include <amends/start.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace amends::cli {

namespace {

// A line from standard input; false at its end.
bool read_line(std::string& line) {
  line.clear();
  for (int c = std::getchar(); c != EOF; c = std::getchar()) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
  }
  return !line.empty();
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i <= text.size();) {
    const std::size_t end = std::min(text.find(',', i), text.size());
    const std::string part = trimmed(text.substr(i, end - i));
    if (!part.empty()) parts.push_back(part);
    i = end + 1;
  }
  return parts;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

// Asks for what was not given, each until the answer can be so; an empty line takes what is usual.
class Interview {
 public:
  explicit Interview(StartOptions& options) : options_(options) {}

  void run(const NewArguments& given) {
    std::string kinds = "What is it about?\n";
    for (const StartKind& kind : start_kinds())
      kinds += "  " + kind.name + std::string(14 - kind.name.size(), ' ') + kind.title + "\n";
    if (!given.kind)
      ask("kind", kinds + "Kind", options_.kind, [&](const std::string& answer) { options_.kind = answer; });
    std::string title = given.title.value_or("");
    for (const StartKind& kind : start_kinds())
      if (title.empty() && kind.name == options_.kind) title = kind.title;
    if (!given.title) ask("title", "Title", title, [&](const std::string& answer) { options_.title = answer; });
    if (!given.currency && !parse_money(given.worth_of_an_hour.value_or("")))
      ask("currency", "Currency", options_.currency, [&](const std::string& answer) { options_.currency = answer; });
    if (!given.worth_of_an_hour)
      ask("worth_of_an_hour", "What would you spend to save a customer one hour of their life?",
          usual_worth_of_an_hour(options_.currency),
          [&](const std::string& answer) { options_.worth_of_an_hour = answer; });
    if (given.roles.empty())
      ask("roles", "Who helps, the one who talks to customers first?", listed(options_.roles),
          [&](const std::string& answer) { options_.roles = split(answer); });
  }

 private:
  template <typename Take>
  void ask(const std::string& option, const std::string& question, std::string usual_now, Take take) {
    const std::string usual = std::move(usual_now);  // taking an answer may change what it was read from
    for (;;) {
      complain(question + " [" + usual + "] ");
      std::string answer;
      if (!at_end_ && !read_line(answer)) at_end_ = true;
      if (at_end_) complain("\n");
      answer = trimmed(answer);
      take(answer.empty() ? usual : answer);
      const Diagnostic* const wrong = wrong_about(option);
      if (wrong == nullptr || at_end_) return;
      complain("  " + wrong->message + "; " + wrong->help + "\n");
    }
  }

  const Diagnostic* wrong_about(const std::string& option) {
    const Result<Start> result = start_policy(options_);
    wrong_ = result.diagnostics();
    for (const Diagnostic& diagnostic : wrong_)
      if (!result && diagnostic.code == option) return &diagnostic;
    return nullptr;
  }

  StartOptions& options_;
  std::vector<Diagnostic> wrong_;
  bool at_end_ = false;
};

// As a shell takes it for one word.
std::string as_word(const std::string& path) {
  const bool plain =
      path.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:+@%") ==
      std::string::npos;
  if (plain && !path.empty()) return path;
  std::string quoted = "'";
  for (const char c : path) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

int new_command(const Arguments& arguments) {
  const NewArguments& given = arguments.start;
  StartOptions options;
  options.name = given.name;
  if (given.kind) options.kind = *given.kind;
  if (given.title) options.title = *given.title;
  if (given.currency) {
    options.currency = *given.currency;
  } else if (const auto worth = parse_money(given.worth_of_an_hour.value_or(""))) {
    options.currency = std::string(worth->currency.code());
  }
  if (given.worth_of_an_hour) options.worth_of_an_hour = *given.worth_of_an_hour;
  if (!given.roles.empty()) options.roles = given.roles;
  // Before anything is asked: what was given can be so.
  Result<Start> start = start_policy(options);
  if (start && !given.ask_nothing && isatty(STDIN_FILENO) == 1) {
    Interview(options).run(given);
    start = start_policy(options);
  }
  if (!start) {
    complain(start.diagnostics(), arguments);
    return mistakes;
  }
  const Result<std::vector<std::string>> written = write_start(*start, given.directory);
  if (!written) {
    complain(written.diagnostics(), arguments);
    return mistakes;
  }
  for (const std::string& path : *written) print(path + "\n");
  const std::string policy = as_word(written->front());
  print("\nNext:\n  amends test " + policy + " --coverage\n  amends check " + policy + "\n  amends docs " + policy +
        " -o " + as_word(written->front().substr(0, written->front().size() - 5) + "-book") + "\n");
  return fine;
}

}  // namespace amends::cli
