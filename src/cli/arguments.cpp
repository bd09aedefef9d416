// The command line as a whole: what it says of itself, and the options that several verbs have.
#include "cli/describe.hpp"

#include <amends/version.hpp>

#include <map>

namespace amends::cli {

namespace {

constexpr const char* description =
    "Something went wrong for a customer: what should we do next, must we ask them first, and what may this\n"
    "agent grant without asking anyone? The rules are a policy in YAML, the facts are a case in JSON or YAML.";

constexpr const char* examples = R"(Examples:
  amends recommend policies/computer-repair.yaml case.json
  amends recommend policies/computer-repair.yaml cases.jsonl --now 2026-03-04T14:00:00Z --json
  echo '{"problem": {"safety_risk": true}}' | amends recommend policies/computer-repair.yaml -
  amends what-if policies/computer-repair.yaml case.json
  amends check policies/*.yaml
  amends functions tried

Exit status: 0 fine, 1 a policy or a case has mistakes, 2 wrong usage.
)";

constexpr const char* now_help =
    "Answer as of this time (RFC 3339, such as 2026-03-04T14:00:00Z); otherwise the system's clock";

// A message where `text` is no time, as CLI11 wants it.
std::string not_a_time(const std::string& text) {
  const ParsedTime parsed = parse_time(text);
  if (parsed.time) return {};
  if (parsed.error == TimeError::no_offset) return "`" + text + "` has no offset: add Z or, for example, +01:00";
  if (parsed.error == TimeError::impossible) return "there is no such time as `" + text + "`";
  return "`" + text + "` is not a time such as 2026-03-04T14:00:00Z";
}

void describe(CLI::App& app, Arguments& arguments) {
  app.set_version_flag("--version", "amends " + std::string(version()));
  app.require_subcommand(1);

  describe_answering(app, arguments);
  describe_authoring(app, arguments);
  app.footer(examples);  // last: a subcommand takes over the footer that is there when it is added
}

}  // namespace

void add_now(CLI::App& command, Arguments& arguments) {
  command
      .add_option_function<std::string>(
          "--now", [&arguments](const std::string& text) { arguments.now = parse_time(text).time; }, now_help)
      ->check(CLI::Validator(not_a_time, ""))
      ->type_name("TIME");
}

void add_json(CLI::App& command, Arguments& arguments) {
  command.add_flag("--json", arguments.json, "Answer in JSON: one document for one case, one line each for several");
}

void add_colour(CLI::App& command, Arguments& arguments) {
  static const std::map<std::string, Colour> names = {
      {"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}};
  command.add_option("--color,--colour", arguments.colour, "auto (the default: on a terminal), always or never")
      ->transform(CLI::CheckedTransformer(names).description(""))
      ->type_name("WHEN");
}

void add_case_options(CLI::App& command, Arguments& arguments) {
  command.add_option("policy", arguments.policy, "The policy, a YAML file")->required()->type_name("FILE");
  add_now(command, arguments);
  command.add_option("--role", arguments.role, "The agent's role, in place of the one in the case")->type_name("ROLE");
  add_json(command, arguments);
  add_colour(command, arguments);
}

std::optional<int> parse(int count, char** words, Arguments& arguments) {
  CLI::App app(description, "amends");
  describe(app, arguments);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? fine : wrong_usage;
  }
  return std::nullopt;
}

}  // namespace amends::cli
