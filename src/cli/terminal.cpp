// Where the answer goes, and the one clock.
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace amends::cli {

namespace {

bool coloured(Colour colour, int file) {
  if (colour != Colour::automatic) return colour == Colour::always;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(file) == 1;
}

}  // namespace

Time system_time() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Time{std::chrono::duration_cast<std::chrono::seconds>(now).count()};
}

bool coloured_output(const Arguments& arguments) { return coloured(arguments.colour, STDOUT_FILENO); }

bool coloured_errors(const Arguments& arguments) { return coloured(arguments.colour, STDERR_FILENO); }

ExplainOptions explain_options(const Arguments& arguments) {
  ExplainOptions options;
  options.colour = coloured_output(arguments);
  winsize size{};
  if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = std::clamp<int>(size.ws_col, 40, 120);
  return options;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void complain(std::string_view text) {
  std::fflush(stdout);  // in the order in which things happened, where both go to one place
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void complain(const std::vector<Diagnostic>& diagnostics, const Arguments& arguments) {
  if (!diagnostics.empty()) complain(to_string(diagnostics, coloured_errors(arguments)));
}

bool all_printed() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

}  // namespace amends::cli
