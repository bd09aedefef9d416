// A first policy: its options, checked, and its template, filled in.
#include <amends/start.hpp>

#include "document/document.hpp"
#include "document/reader.hpp"
#include "start/expand.hpp"
#include "start/templates.hpp"
#include "text/report.hpp"
#include "text/source.hpp"

#include <amends/format.hpp>
#include <amends/policy.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace amends {

namespace {

using impl::ticked;

constexpr std::size_t most_roles = 6;

struct UsualWorth {
  std::string_view currency;
  std::int64_t units;
};
// Where 25 would be far from what an hour of somebody's life may be worth; examples to begin with.
constexpr std::array usual_worths = {
    UsualWorth{"AUD", 40},    UsualWorth{"BRL", 80},     UsualWorth{"CAD", 35},  UsualWorth{"CHF", 30},
    UsualWorth{"CNY", 120},   UsualWorth{"CZK", 500},    UsualWorth{"DKK", 180}, UsualWorth{"GBP", 20},
    UsualWorth{"HUF", 8000},  UsualWorth{"IDR", 150000}, UsualWorth{"INR", 800}, UsualWorth{"JPY", 3000},
    UsualWorth{"KRW", 25000}, UsualWorth{"MXN", 300},    UsualWorth{"NOK", 250}, UsualWorth{"NZD", 40},
    UsualWorth{"PLN", 80},    UsualWorth{"SEK", 250},    UsualWorth{"THB", 600}, UsualWorth{"TRY", 600},
    UsualWorth{"USD", 30},    UsualWorth{"VND", 300000}, UsualWorth{"ZAR", 300},
};

Money usual_worth(Currency currency) {
  std::int64_t units = currency.digits() == 0 ? 3000 : currency.digits() == 3 ? 8 : 25;
  for (const UsualWorth& usual : usual_worths)
    if (usual.currency == currency.code()) units = usual.units;
  for (int i = 0; i < currency.digits(); ++i) units *= 10;
  return {units, currency};
}

std::string without_cents(std::string text) {
  const std::size_t point = text.find(".0");
  const std::size_t end = text.find(' ');
  if (point != std::string::npos && text.find_first_not_of('0', point + 1) == end) text.erase(point, end - point);
  return text;
}

// Collects what is wrong with the options.
class Checker {
 public:
  explicit Checker(const StartOptions& options) : options_(options) {}

  impl::TemplateValues values;
  std::vector<Diagnostic> wrong;

  void run() {
    name();
    kind();
    title();
    currency_and_worth();
    roles();
  }

 private:
  void add(std::string option, std::string message, std::string help) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(option);
    diagnostic.message = std::move(message);
    diagnostic.help = std::move(help);
    wrong.push_back(std::move(diagnostic));
  }

  void name() {
    values.name = options_.name;
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    const std::string& n = options_.name;
    const bool good =
        !n.empty() && n.size() <= 60 && n.front() >= 'a' && n.front() <= 'z' && std::all_of(n.begin(), n.end(), fits);
    if (!good)
      add("name", ticked(n) + " cannot name a policy and its files",
          "use small letters, digits, `-` and `_`, as in `coffee-machines`");
    else if (n.ends_with("_test"))
      add("name", ticked(n) + " would be the name of a scenario file", "leave the `_test` to the scenarios");
  }

  void kind() {
    const std::vector<StartKind> kinds = start_kinds();
    const auto is_it = [&](const StartKind& k) { return k.name == options_.kind; };
    if (std::any_of(kinds.begin(), kinds.end(), is_it)) return;
    std::vector<std::string> names;
    std::string listed;
    for (const StartKind& k : kinds) {
      names.push_back(k.name);
      listed += (listed.empty() ? "" : ", ") + k.name;
    }
    const std::string near = impl::did_you_mean(options_.kind, names);
    add("kind", "there is no kind " + ticked(options_.kind), near.empty() ? "kinds are " + listed : near);
  }

  void title() {
    values.title = options_.title;
    for (const StartKind& kind : start_kinds())
      if (values.title.empty() && kind.name == options_.kind) values.title = kind.title;
    const bool one_line = values.title.find_first_of("\n\r\t") == std::string::npos;
    const bool fits = values.title.size() <= 100 && impl::first_bad_byte(values.title) == std::string::npos;
    if (!one_line || !fits) add("title", "this cannot be a title", "write one line of at most 100 letters");
    if (values.title.find_first_of("{}") != std::string::npos)
      add("title", "nothing is filled in in a title", "leave the braces out");
  }

  void currency_and_worth() {
    const std::optional<Currency> currency = Currency::from_code(options_.currency);
    if (!currency) {
      add("currency", ticked(options_.currency) + " is not a currency", "write its ISO 4217 code, as in `USD`");
      return;
    }
    values.worth = usual_worth(*currency);
    if (options_.worth_of_an_hour.empty()) return;
    std::optional<Money> worth = parse_money(options_.worth_of_an_hour);
    if (!worth) worth = parse_money(options_.worth_of_an_hour + " " + options_.currency);
    if (!worth || worth->currency != *currency || worth->minor <= 0 || worth->minor > 1'000'000'000'000) {
      add("worth_of_an_hour",
          ticked(options_.worth_of_an_hour) + " is not what an hour is worth in " + options_.currency,
          "write an amount above nothing, as in `" + usual_worth_of_an_hour(options_.currency) + "`");
      return;
    }
    values.worth = *worth;
  }

  void roles() {
    values.roles = options_.roles;
    const std::string help = "name them as in `agent,team_lead,manager`, the one who talks to customers first";
    if (values.roles.empty() || values.roles.size() > most_roles)
      add("roles", "there must be at least one role, and at most " + std::to_string(most_roles), help);
    std::set<std::string> seen;
    for (const std::string& role : values.roles) {
      if (!impl::is_name(role)) add("roles", ticked(role) + " cannot name a role", help);
      if (!seen.insert(role).second) add("roles", "the role " + ticked(role) + " is named twice", "name each once");
    }
  }

  const StartOptions& options_;
};

std::string_view template_named(const std::string& name) {
  for (const impl::StartTemplate& one : impl::start_templates())
    if (one.name == name) return one.text;
  return {};
}

}  // namespace

std::vector<StartKind> start_kinds() {
  return {
      {"repair", "Something does not work", "steps from the telephone to a refund, a loaner, visits that are counted"},
      {"delivery", "A delivery that did not come", "a fee that is owed back, days that do not move, waiting in"},
      {"subscription", "A bill that is wrong", "money that is theirs, one owner, letting go who wants to go"},
      {"outage", "A service that is down", "a burden that runs, figures by date, what calls for help goes first"},
      {"booking", "A booking that we cannot keep", "asking before moving anybody, weddings, children, a refund"},
  };
}

std::string usual_worth_of_an_hour(std::string_view code) {
  const std::optional<Currency> currency = Currency::from_code(code);
  return currency ? without_cents(to_string(usual_worth(*currency))) : std::string();
}

Result<Start> start_policy(const StartOptions& options) {
  Checker checker(options);
  checker.run();
  if (!checker.wrong.empty()) return Result<Start>::failure(std::move(checker.wrong));
  Start start;
  for (const std::string end : {".yaml", "_test.yaml"})
    start.files.push_back(
        {options.name + end, impl::expand_template(template_named(options.kind + end), checker.values)});
  // Long names and large amounts break lines; `amends fmt` has nothing to change in what comes out.
  for (StartFile& file : start.files)
    if (Result<std::string> laid_out = format_text(file.text, file.name)) file.text = *laid_out;
  // A role may have the name of a step, or of anything else that the policy knows.
  const Result<Policy> policy = Policy::parse(start.files.front().text, start.files.front().name);
  if (!policy) {
    std::vector<Diagnostic> wrong;
    for (const Diagnostic& found : policy.diagnostics()) {
      wrong.push_back(found);
      wrong.back().code = "roles";
      if (wrong.back().help.empty()) wrong.back().help = "name the roles otherwise";
    }
    return Result<Start>::failure(std::move(wrong));
  }
  return start;
}

}  // namespace amends
