// An outside program that uses the library: it links, and answers. Exit status 0 where it does.
#include <amends/policy.hpp>
#include <amends/version.hpp>

#include <iostream>

int main() {
  const auto policy = amends::Policy::parse("amends: 1\npolicy: tiny\nversion: \"1\"\n");
  if (!policy) {
    std::cerr << policy.diagnostics().front().message << '\n';
    return 1;
  }
  const auto nonsense = amends::Policy::parse("amends: 1\npolicy: tiny\nnonsense: true\n");
  if (nonsense) {
    std::cerr << "an unknown key went unnoticed\n";
    return 1;
  }
  std::cout << "amends " << amends::version() << " loads a policy\n";
  return 0;
}
