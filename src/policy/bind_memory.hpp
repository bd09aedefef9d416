// Memory for what one bound case holds: taken piece by piece, given back all at once, kept for the next.
#pragma once

#include "expression/cell.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace amends::impl {

class BindMemory {
 public:
  void reset() noexcept { block_ = used_ = 0; }

  Cell* cells(std::size_t n);
  const ListValue* list(const Cell* cells, std::size_t size);
  const Text* text(std::string_view bytes);  // copied

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  static constexpr std::size_t smallest_block = 4096;

  void* take(std::size_t bytes);

  std::vector<Block> blocks_;
  std::size_t block_ = 0, used_ = 0;  // the block in use, and how much of it
};

}  // namespace amends::impl
