// How fast the library decides beside the same decision written by hand in C++, on the same ten thousand cases.
//
// Both are first shown to decide alike on every case. Then they take turns, so that whatever else the machine does
// happens to both, and the medians of the rounds are compared. Fails where they differ, where deciding allocates, or
// where something is slower than it may be.
#include "by_hand_cases.hpp"
#include "cases.hpp"
#include "support/counting.hpp"

#include <amends/recommend.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace {

using namespace amends;
namespace bench = amends::bench;

constexpr std::size_t count = 10'000;
constexpr int rounds = 41;
constexpr std::size_t recommended = 1'000;  // of the cases, a round

// Of the processor, not of the clock on the wall: other programs may be running.
double nanoseconds_of_this_thread() {
  std::timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

class Timings {
 public:
  template <typename F>
  void time(std::size_t times, F&& f) {
    const double start = nanoseconds_of_this_thread();
    f();
    each_.push_back((nanoseconds_of_this_thread() - start) / static_cast<double>(times));
  }
  double median() const {
    std::vector<double> sorted = each_;
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }

 private:
  std::vector<double> each_;
};

bool report(const char* what, double nanoseconds, double most) {
  const bool fast = nanoseconds <= most || most == 0;
  std::printf("%-34s %12.0f ns", what, nanoseconds);
  if (most != 0) std::printf("   at most %9.0f ns%s", most, fast ? "" : "   TOO SLOW");
  std::printf("\n");
  return fast;
}

}  // namespace

int main() {
  const std::string source = AMENDS_SOURCE_DIR;
  const Policy policy = Policy::load(source + "/tests/data/design-example.yaml").value();
  const std::vector<Case> cases = bench::varied_cases(count);
  std::vector<BoundCase> bound(count);
  std::vector<bench::by_hand::Case> hand(count);
  Decision decision;
  bench::by_hand::Decision hand_decision;
  for (std::size_t i = 0; i < count; ++i) {
    if (!policy.bind(cases[i], bound[i])) {
      std::fputs(to_string(bound[i].diagnostics()).c_str(), stderr);
      return EXIT_FAILURE;
    }
    hand[i] = bench::by_hand_case(cases[i]);
    decide(policy, bound[i], bench::now, decision);
    bench::by_hand::decide(hand[i], bench::now.seconds, hand_decision);
    const std::string different = bench::difference(decision, hand_decision);
    if (!different.empty()) {
      std::fprintf(stderr, "case %zu: the library and the hand-written decision differ in: %s\n", i, different.c_str());
      return EXIT_FAILURE;
    }
  }
  std::printf("%zu different cases, on each of which both decide alike\n\n", count);

  Timings by_library, by_hand, binding, recommending, loading;
  BoundCase again;
  std::size_t asked = 0;  // so that nothing is optimised away
  std::size_t allocated = 0;
  for (int round = 0; round < rounds; ++round) {
    by_library.time(count, [&] {
      const std::size_t before = testing::allocations();
      for (const BoundCase& c : bound) {
        decide(policy, c, bench::now, decision);
        asked += decision.ask_first;
      }
      allocated += testing::allocations() - before;
    });
    by_hand.time(count, [&] {
      for (const bench::by_hand::Case& c : hand) {
        bench::by_hand::decide(c, bench::now.seconds, hand_decision);
        asked -= hand_decision.ask_first;
      }
    });
    binding.time(count, [&] {
      for (const Case& c : cases) policy.bind(c, again);
    });
    const std::size_t first = static_cast<std::size_t>(round) * recommended % count;
    recommending.time(recommended, [&] {
      for (std::size_t i = first; i < first + recommended; ++i)
        asked += recommend(policy, bound[i], bench::now).severity.empty();
    });
    loading.time(1, [&] { asked += !Policy::load(source + "/policies/computer-repair.yaml"); });
  }

  bool good = report("load policies/computer-repair.yaml", loading.median(), 5e6);
  good &= report("bind a case, in place", binding.median(), 0);
  good &= report("decide", by_library.median(), 2e3);
  good &= report("recommend", recommending.median(), 20e3);
  good &= report("decide, written by hand", by_hand.median(), 0);
  std::printf("\ndecide / written by hand: %.2f (medians of %d interleaved rounds)\n",
              by_library.median() / by_hand.median(), rounds);
  std::printf("allocations of %zu decisions: %zu\n", rounds * count, allocated);
  if (asked != 0) std::puts("the answers changed from round to round");
  return good && allocated == 0 && asked == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
