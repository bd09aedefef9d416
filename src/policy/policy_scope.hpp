// What names mean in the expressions of one policy.
#pragma once

#include "expression/scope.hpp"
#include "policy/compiled.hpp"

#include <map>
#include <set>
#include <string>

namespace amends::impl {

class PolicyScope : public Scope {
 public:
  explicit PolicyScope(CompiledPolicy& policy) : policy_(policy) {}

  // What the evaluation supplies itself: now, severity, burden.borne ... Once the policy's enums exist.
  void add_host_names();
  void add(std::string name, const Name& meaning) { names_[std::move(name)] = meaning; }
  void add_parameter(const std::string& name, Type type, std::uint32_t number);
  void add_value(const std::string& name, Type type, Visibility visibility, std::uint32_t number, std::int8_t slope);

  // A name whose definition is wrong: expressions that use it are left alone, so that one mistake is reported once.
  void add_broken(std::string name) { broken_.insert(std::move(name)); }
  bool is_broken(const std::string& name) const { return broken_.count(name) != 0; }
  bool has_broken() const { return !broken_.empty(); }

  // "a fact of the standard case", "a value"; empty where the name is free.
  std::string what_is(const std::string& name) const;
  void describe(const std::string& name, std::string what) { described_[name] = std::move(what); }

  std::optional<Name> find(std::string_view dotted) const override;
  std::optional<Name> find_parameter(std::string_view name) const override;
  std::vector<std::string> all_names() const override;
  Currency currency() const override { return policy_.currency; }
  std::optional<std::int64_t> start_of_date(int year, unsigned month, unsigned day) const override;
  const Text* intern(std::string_view text) const override;

 private:
  CompiledPolicy& policy_;
  std::map<std::string, Name, std::less<>> names_;
  std::map<std::string, Name, std::less<>> parameters_;
  std::map<std::string, std::string> described_;
  std::set<std::string> broken_;
};

}  // namespace amends::impl
