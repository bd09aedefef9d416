// A case bound to one policy: facts in typed slots, names as numbers.
//
// Bind once, decide often. A BoundCase owns its data and keeps nothing of the Case; it may be moved, and read by many
// threads at once. Setting facts by handle is for one thread at a time.
#pragma once

#include <amends/diagnostic.hpp>
#include <amends/fact.hpp>
#include <amends/money.hpp>
#include <amends/time.hpp>

#include <concepts>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace amends {

namespace impl {
struct BoundData;
}

// A fact by handle: found once, then set without a look-up by name. It belongs to one policy.
struct FactHandle {
  std::uint64_t policy = 0;  // Policy::identity()
  std::uint32_t slot = 0;
};

class BoundCase {
 public:
  BoundCase();
  BoundCase(BoundCase&&) noexcept;
  BoundCase& operator=(BoundCase&&) noexcept;
  ~BoundCase();

  std::uint64_t policy() const noexcept;  // Policy::identity(); 0 before the first bind
  const std::vector<Diagnostic>& diagnostics() const noexcept;

  // Sets one fact by handle. Returns false, and changes nothing, where the handle is of another policy, the type is not
  // the fact's, the name is not of its enum, the money is in another currency, or the value is impossible (25 hours a
  // day). Unknown is as if the case had said nothing: the fact's default, if it has one.
  bool set(FactHandle handle, bool value);
  bool set(FactHandle handle, std::int64_t value);
  template <std::integral I>
  requires(!std::same_as<I, bool> && !std::same_as<I, std::int64_t>) bool set(FactHandle handle, I value) {
    return set(handle, static_cast<std::int64_t>(value));
  }
  bool set(FactHandle handle, double value);
  bool set(FactHandle handle, std::string_view value);  // text, or a name of an enum
  bool set(FactHandle handle, const char* value) { return set(handle, std::string_view(value)); }
  bool set(FactHandle handle, Money value);
  bool set(FactHandle handle, Duration value);
  bool set(FactHandle handle, Time value);
  bool set(FactHandle handle, None);
  bool set(FactHandle handle, Unknown);

  impl::BoundData& data() noexcept { return *data_; }
  const impl::BoundData& data() const noexcept { return *data_; }

 private:
  std::unique_ptr<impl::BoundData> data_;
};

}  // namespace amends
