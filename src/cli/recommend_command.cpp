// amends recommend: an answer for each case; a case with mistakes does not keep the others from theirs.
#include "cli/case_files.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/terminal.hpp"

#include "text/json_writer.hpp"

#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/together.hpp>

namespace amends::cli {

namespace {

std::string json_text(const std::string& text) {
  impl::JsonWriter out(0);
  out.string(text);
  return std::move(out).take();
}

class Answers {
 public:
  Answers(const Arguments& arguments, const std::vector<Policy>& policies, bool several)
      : arguments_(arguments), policies_(policies), several_(several), now_(arguments.now.value_or(system_time())) {}

  int status() const { return status_; }

  void answer(const CaseFile& file) {
    if (file.error) fail({*file.error}, file.error->message);
    for (const CaseText& text : file.cases) answer(text);
  }

 private:
  void answer(const CaseText& text) {
    Result<Case> read = read_case(policies_, text);
    if (!read) {
      fail(read.diagnostics(), place_of(text));
      return;
    }
    complain(read.diagnostics(), arguments_);
    Case c = std::move(read).value();
    set_role(arguments_, c);
    const Recommendation recommendation = recommend(policies_, c, now_);
    if (has_errors(recommendation.problems)) status_ = mistakes;
    if (arguments_.json) {
      print_json(text, recommendation);
    } else {
      print_text(text, c, recommendation);
    }
  }

  void fail(const std::vector<Diagnostic>& diagnostics, const std::string& place) {
    status_ = mistakes;
    complain(diagnostics, arguments_);
    if (several_ && arguments_.json)
      print("{\"case\": " + json_text(place) + ", \"diagnostics\": " + to_json(diagnostics, 0) + "}\n");
  }

  void print_json(const CaseText& text, const Recommendation& recommendation) {
    if (!several_) {
      print(to_json(recommendation) + "\n");
      return;
    }
    print("{\"case\": " + json_text(place_of(text)) + ", \"recommendation\": " + to_json(recommendation, 0) + "}\n");
  }

  void print_text(const CaseText& text, const Case& c, const Recommendation& recommendation) {
    if (several_) {
      std::string title = place_of(text);
      if (c.id.is_known()) title += " (" + c.id.value() + ")";
      print((first_ ? "=== " : "\n=== ") + title + " ===\n\n");
    }
    first_ = false;
    print(explain(recommendation, explain_options(arguments_)));
  }

  const Arguments& arguments_;
  const std::vector<Policy>& policies_;
  bool several_;
  Time now_;
  bool first_ = true;
  int status_ = fine;
};

}  // namespace

int recommend_command(const Arguments& arguments) {
  const LoadedPolicies loaded = load_policies(arguments);
  if (loaded.policies.empty()) return loaded.status;
  std::vector<CaseFile> files;
  bool several = arguments.cases.size() > 1;
  for (const std::string& path : arguments.cases) {
    files.push_back(read_case_file(path));
    several = several || files.back().lines;
  }
  Answers answers(arguments, loaded.policies, several);
  for (const CaseFile& file : files) answers.answer(file);
  return answers.status();
}

}  // namespace amends::cli
