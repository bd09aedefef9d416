// Memory for what one bound case holds.
#include "policy/bind_memory.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <type_traits>

namespace amends::impl {

static_assert(std::is_trivially_destructible_v<Cell> && std::is_trivially_destructible_v<Text> &&
              std::is_trivially_destructible_v<ListValue>);

void* BindMemory::take(std::size_t bytes) {
  bytes = (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
  while (block_ < blocks_.size() && blocks_[block_].size - used_ < bytes) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t last = blocks_.empty() ? 0 : blocks_.back().size;
    const std::size_t size = std::max({smallest_block, bytes, 2 * last});
    blocks_.push_back({std::make_unique<std::byte[]>(size), size});
  }
  void* const taken = blocks_[block_].bytes.get() + used_;
  used_ += bytes;
  return taken;
}

Cell* BindMemory::cells(std::size_t n) {
  void* const at = take(n * sizeof(Cell));
  return n == 0 ? static_cast<Cell*>(at) : new (at) Cell[n];
}

const ListValue* BindMemory::list(const Cell* cells, std::size_t size) {
  return new (take(sizeof(ListValue))) ListValue{cells, static_cast<std::uint32_t>(size)};
}

const Text* BindMemory::text(std::string_view bytes) {
  char* const copy = static_cast<char*>(take(bytes.size()));
  if (!bytes.empty()) std::memcpy(copy, bytes.data(), bytes.size());
  return new (take(sizeof(Text))) Text{{copy, bytes.size()}, false};
}

}  // namespace amends::impl
