// A first policy with its scenarios, to be changed: something that runs within a minute.
//
//   StartOptions options;
//   options.name = "shop";
//   options.currency = "JPY";
//   const Start start = start_policy(options).value();    // shop.yaml and shop_test.yaml
//   write_start(start, "policies");
//
// What comes out has no finding under the linter, all its scenarios pass, and they exercise each of its rules and rows.
// All functions may be called from any number of threads at once.
#pragma once

#include <amends/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace amends {

// What the policy is about.
struct StartKind {
  std::string name;   // "repair"
  std::string title;  // "Something does not work"
  std::string about;  // what it shows, in a few words
};

std::vector<StartKind> start_kinds();

struct StartOptions {
  std::string name;             // of the policy and its files: small letters, digits, `-` and `_`
  std::string kind = "repair";  // one of start_kinds()
  std::string title;            // empty: that of the kind
  std::string currency = "EUR";
  std::string worth_of_an_hour;  // "25 EUR" or "25"; empty: usual_worth_of_an_hour(). All other amounts follow from it
  std::vector<std::string> roles = {"agent", "team_lead", "manager"};  // the one who talks to customers first
};

// "25 EUR", "3000 JPY": a beginning, in the currency's own size; empty for a code that is none.
std::string usual_worth_of_an_hour(std::string_view currency);

struct StartFile {
  std::string name;  // "shop.yaml", "shop_test.yaml"
  std::string text;
};

struct Start {
  std::vector<StartFile> files;
};

// A failure says which option cannot be so: its code is the option's name, "kind", "currency", ...
Result<Start> start_policy(const StartOptions& options);

// Writes the files into a directory, which is made where it is not there. A file that is there already is never written
// over: then nothing is written at all. Returns the paths.
Result<std::vector<std::string>> write_start(const Start& start, const std::string& directory);

}  // namespace amends
