// Each part by itself, for profiling and for comparing one change with the next: ./dev bench --benchmark_filter=decide
#include "by_hand_cases.hpp"
#include "cases.hpp"
#include "large_policy.hpp"
#include "support/counting.hpp"

#include <amends/explain.hpp>
#include <amends/json.hpp>
#include <amends/lint.hpp>
#include <amends/policy_paths.hpp>
#include <amends/recommend.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace amends;
namespace bench = amends::bench;

constexpr std::size_t count = 10'000;

const Policy& policy() {
  static const Policy loaded = Policy::load(AMENDS_SOURCE_DIR "/tests/data/design-example.yaml").value();
  return loaded;
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = bench::varied_cases(count);
  return all;
}

const std::vector<BoundCase>& bound() {
  static const std::vector<BoundCase> all = [] {
    std::vector<BoundCase> made(count);
    for (std::size_t i = 0; i < count; ++i) policy().bind(cases()[i], made[i]);
    return made;
  }();
  return all;
}

// f(i) for one case after the other, again and again.
template <typename F>
void over_cases(benchmark::State& state, F f) {
  std::size_t i = 0;
  for (auto _ : state) {
    f(i);
    if (++i == count) i = 0;
  }
}

template <typename F>
void without_allocating(benchmark::State& state, F f) {
  for (std::size_t i = 0; i < count; ++i) f(i);  // warm
  const std::size_t before = testing::allocations();
  over_cases(state, f);
  // Starting and stopping the clock allocates a little, whatever the number of iterations.
  if (state.iterations() > 1'000 && testing::allocations() - before > 100) state.SkipWithError("it allocates");
}

void load(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(Policy::load(AMENDS_SOURCE_DIR "/policies/computer-repair.yaml").has_value());
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

// Every policy of policies/, on one thread and on all cores.
void load_all_packs(benchmark::State& state) {
  const std::vector<std::string> files = find_policies({AMENDS_SOURCE_DIR "/policies"}).files;
  for (auto _ : state) benchmark::DoNotOptimize(load_policies(files, static_cast<unsigned>(state.range(0))).size());
  state.counters["policies"] = static_cast<double>(files.size());
}
BENCHMARK(load_all_packs)->Arg(1)->Arg(0)->UseRealTime()->Unit(benchmark::kMillisecond);

void lint(benchmark::State& state) {
  const Policy checked = Policy::load(AMENDS_SOURCE_DIR "/policies/computer-repair.yaml").value();
  for (auto _ : state) benchmark::DoNotOptimize(amends::lint(checked).findings.size());
}
BENCHMARK(lint)->Unit(benchmark::kMillisecond);

// Loading and checking, as `amends check` does it.
void check_a_large_policy(benchmark::State& state) {
  const std::string text = bench::large_policy();
  for (auto _ : state) {
    const Result<Policy> checked = Policy::parse(text);
    if (!checked) state.SkipWithError("it has mistakes");
    if (checked) benchmark::DoNotOptimize(amends::lint(*checked).findings.size());
  }
  state.counters["lines"] = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
}
BENCHMARK(check_a_large_policy)->Unit(benchmark::kMillisecond);

void read_case(benchmark::State& state) {
  const std::string json = to_json(cases()[3]);
  for (auto _ : state) benchmark::DoNotOptimize(policy().read_case(json).has_value());
}
BENCHMARK(read_case);

void bind(benchmark::State& state) {
  BoundCase again;
  without_allocating(state, [&](std::size_t i) { benchmark::DoNotOptimize(policy().bind(cases()[i], again)); });
}
BENCHMARK(bind);

void decide(benchmark::State& state) {
  Decision decision;
  bound();
  without_allocating(state, [&](std::size_t i) {
    amends::decide(policy(), bound()[i], bench::now, decision);
    benchmark::DoNotOptimize(decision.step);
  });
}
BENCHMARK(decide);

void decide_by_hand(benchmark::State& state) {
  std::vector<bench::by_hand::Case> hand;
  for (const Case& c : cases()) hand.push_back(bench::by_hand_case(c));
  bench::by_hand::Decision decision;
  over_cases(state, [&](std::size_t i) {
    bench::by_hand::decide(hand[i], bench::now.seconds, decision);
    benchmark::DoNotOptimize(decision.step);
  });
}
BENCHMARK(decide_by_hand);

void recommend(benchmark::State& state) {
  bound();
  over_cases(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(amends::recommend(policy(), bound()[i], bench::now).options.size());
  });
}
BENCHMARK(recommend);

void recommend_as_json(benchmark::State& state) {
  bound();
  over_cases(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(to_json(amends::recommend(policy(), bound()[i], bench::now), 0).size());
  });
}
BENCHMARK(recommend_as_json);

void recommend_as_text(benchmark::State& state) {
  bound();
  over_cases(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(explain(amends::recommend(policy(), bound()[i], bench::now)).size());
  });
}
BENCHMARK(recommend_as_text);

}  // namespace
