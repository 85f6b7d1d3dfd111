// Large tensors have a pool of their own. In malloc's heap a small tensor that stays takes its place in the
// hole that a large one left, the next large one does not fit, and a loop that keeps a number in a thousand
// steps grows by megabytes each time.
#pragma once
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <unordered_map>

namespace equimeter {

class LargePool : public c10::Allocator {
 public:
  // Newer versions of libtorch ask for the second of these, and for copy_data.
  c10::DataPtr allocate(size_t bytes) const { return take(bytes); }
  c10::DataPtr allocate(size_t bytes) { return take(bytes); }
  void copy_data(void* to, const void* from, size_t bytes) const { std::memcpy(to, from, bytes); }
  c10::DeleterFnPtr raw_deleter() const override { return &give; }

 private:
  struct Block { char* base; size_t size; };

  static constexpr size_t smallest = 1 << 20;
  static constexpr size_t leastCached = size_t(1) << 30;
  static constexpr size_t page = 4096;

  mutable std::mutex mutex_;
  mutable std::unordered_map<void*, Block> used_;
  mutable std::multimap<size_t, char*> free_;
  mutable size_t cached_ = 0;
  mutable size_t inUse_ = 0;
  mutable size_t mostInUse_ = 0;
  mutable size_t colour_ = 0;

  static LargePool*& pool() {
    static LargePool* pool = nullptr;
    return pool;
  }
  friend void poolLargeTensors();

  // Eight sizes in every doubling, so that batches of nearly the same size use the same blocks.
  static size_t rounded(size_t bytes) {
    size_t step = page;
    while (step * 16 <= bytes) step *= 2;
    return (bytes + step - 1) / step * step;
  }

  c10::DataPtr take(size_t bytes) const {
    if (bytes < smallest) return small(bytes);
    size_t size = rounded(bytes + page);
    std::lock_guard<std::mutex> lock(mutex_);
    char* base = cachedBlock(size);
    if (!base) base = mapped(size);
    if (!base) {
      release(0);
      base = mapped(size);
    }
    if (!base) return small(bytes);  // which says in libtorch's words that it cannot
    // Not all at the beginning of a page: they would share the same lines of the cache.
    char* data = base + 64 * (colour_++ % (page / 64));
    used_[data] = {base, size};
    inUse_ += size;
    mostInUse_ = std::max(mostInUse_, inUse_);
    return {data, data, &give, c10::Device(c10::DeviceType::CPU)};
  }

  // As libtorch's own allocator does, without the books that its profiler keeps.
  static c10::DataPtr small(size_t bytes) {
    void* data = c10::alloc_cpu(bytes);
    return {data, data, &c10::free_cpu, c10::Device(c10::DeviceType::CPU)};
  }

  // The smallest that is large enough, unless it is far too large. `size` becomes its size.
  char* cachedBlock(size_t& size) const {
    const auto found = free_.lower_bound(size);
    if (found == free_.end() || found->first > size + size / 4) return nullptr;
    size = found->first;
    char* base = found->second;
    cached_ -= found->first;
    free_.erase(found);
    return base;
  }

  static char* mapped(size_t size) {
    void* base = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return base == MAP_FAILED ? nullptr : static_cast<char*>(base);
  }

  // Gives blocks back to the system, the largest first, until so many bytes are left.
  void release(size_t keep) const {
    while (cached_ > keep) {
      const auto last = std::prev(free_.end());
      munmap(last->second, last->first);
      cached_ -= last->first;
      free_.erase(last);
    }
  }

  static void give(void* data) {
    const LargePool& self = *pool();
    std::unique_lock<std::mutex> lock(self.mutex_);
    const auto found = self.used_.find(data);
    if (found == self.used_.end()) {
      lock.unlock();
      return c10::free_cpu(data);
    }
    const Block block = found->second;
    self.used_.erase(found);
    self.free_.emplace(block.size, block.base);
    self.cached_ += block.size;
    self.inUse_ -= block.size;
    // A step that goes over the same memory as the last one finds it again: the system takes longer to hand out and
    // clear pages than most operators take to fill them. No more than were in use at once.
    self.release(std::max(leastCached, self.mostInUse_ - self.inUse_));
  }
};

// From now on; what was allocated before is freed as it was made.
inline void poolLargeTensors() {
  static std::once_flag once;
  std::call_once(once, [] {
    LargePool::pool() = new LargePool;
    c10::SetCPUAllocator(LargePool::pool(), /*priority=*/100);
  });
}

}  // namespace equimeter
