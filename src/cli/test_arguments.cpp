// The command line of `amends test`, described to CLI11.
#include "cli/describe.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace amends::cli {

namespace {

constexpr std::array kinds = {"rules", "rows", "conditions", "steps", "roles"};

// "90%", "90", "rows=100%": a message where it is wrong, as CLI11 wants it.
std::string read_threshold(std::string text, std::pair<std::string, int>& threshold) {
  const std::string whole = text;
  if (const std::size_t equals = text.find('='); equals != std::string::npos) {
    threshold.first = text.substr(0, equals);
    text = text.substr(equals + 1);
    if (std::find(kinds.begin(), kinds.end(), threshold.first) == kinds.end())
      return "`" + threshold.first + "` is not covered; there are rules, rows, conditions, steps and roles";
  }
  if (text.ends_with('%')) text.pop_back();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), threshold.second);
  const bool whole_number = error == std::errc() && end == text.data() + text.size();
  if (!whole_number || threshold.second < 0 || threshold.second > 100)
    return "`" + whole + "` is no percentage such as 90% or rows=100%";
  return {};
}

std::string not_a_threshold(const std::string& text) {
  std::pair<std::string, int> threshold;
  return read_threshold(text, threshold);
}

}  // namespace

void describe_test(CLI::App& app, Arguments& arguments) {
  TestArguments& asked = arguments.test;
  CLI::App* test = app.add_subcommand("test", "Run the scenarios of policies, and measure what they cover");
  test->add_option("path", asked.paths, "Policies, scenario files (<policy>_test.yaml), or directories of them")
      ->required()
      ->type_name("PATH");
  test->add_option("--filter", asked.filter, "Only scenarios whose name or file contains this")->type_name("TEXT");
  test->add_flag("--list", asked.list, "Name the scenarios, run none");
  add_json(*test, arguments);
  test->add_option("--junit", asked.junit, "Also write the results to this file, as CI systems read them")
      ->type_name("FILE");
  // A flag that may have a value after `=`, so that it never takes a path for its form.
  test->add_flag("--coverage{summary}", asked.form,
                 "What of the policies was exercised; --coverage=text shows it on the lines of the policy, "
                 "--coverage=lcov and --coverage=json are for programs")
      ->check(CLI::IsMember({"summary", "text", "lcov", "json"}).description(""))
      ->type_name("[=FORM]");
  test->add_option("--coverage-file", asked.coverage_file, "Where the coverage is written; otherwise standard output")
      ->type_name("FILE");
  test->add_option_function<std::vector<std::string>>(
          "--threshold",
          [&asked](const std::vector<std::string>& texts) {
            for (const std::string& text : texts) {
              std::pair<std::string, int> threshold;
              read_threshold(text, threshold);
              asked.threshold.push_back(std::move(threshold));
            }
          },
          "Fail where less than this is covered: 90% of rules, rows and conditions, or of one kind, as in rows=100%")
      ->check(CLI::Validator(not_a_threshold, ""))
      ->expected(1)
      ->take_all()
      ->type_name("[KIND=]N%");
  test->add_flag("--missing", asked.missing, "Write the scenarios that would close the gaps, for you to confirm");
  add_colour(*test, arguments);
  test->callback([&arguments] { arguments.command = Command::test; });
}

}  // namespace amends::cli
