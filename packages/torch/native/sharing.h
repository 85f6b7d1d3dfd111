// Tensors handed from one JavaScript thread to another: the memory stays where it is, a number travels.
#pragma once
#include <unordered_set>

#include "call.h"

namespace equimeter {

// Memory that belongs to a JavaScript thread and goes with it: tensors over it are copied when shared.
struct BorrowedMemory {
  std::mutex mutex;
  std::unordered_multiset<const void*> starts;

  static BorrowedMemory& get() {
    static auto* all = new BorrowedMemory;  // tensors may die after the statics of this library
    return *all;
  }
  void add(const void* start) {
    std::lock_guard<std::mutex> lock(mutex);
    starts.insert(start);
  }
  void remove(const void* start) {
    std::lock_guard<std::mutex> lock(mutex);
    const auto found = starts.find(start);
    if (found != starts.end()) starts.erase(found);
  }
  bool holds(const at::Tensor& tensor) {
    if (!tensor.has_storage()) return false;
    std::lock_guard<std::mutex> lock(mutex);
    return starts.count(tensor.storage().data_ptr().get()) > 0;
  }
};

// What was shared and not yet adopted, under the number of the thread that answers for it.
struct Shared {
  at::Tensor tensor;
  int64_t thread;
};
struct SharedTable {
  std::mutex mutex;
  std::unordered_map<uint64_t, Shared> waiting;
  uint64_t next = 1;

  static SharedTable& get() {
    static auto* table = new SharedTable;
    return *table;
  }
};

// share(tensor, thread) → key
inline napi_value shareTensor(Call& call) {
  at::Tensor tensor = call.tensor(0).detach();
  // What is stored sparsely has several memories; each may be borrowed.
  if (!tensor.has_storage() || BorrowedMemory::get().holds(tensor)) tensor = tensor.clone();
  SharedTable& table = SharedTable::get();
  std::lock_guard<std::mutex> lock(table.mutex);
  const uint64_t key = table.next++;
  table.waiting.emplace(key, Shared{std::move(tensor), int64_t(call.number(1))});
  return call.result(double(key));
}

// Takes a waiting tensor out of the table; undefined if there is none under this key.
inline at::Tensor takeShared(uint64_t key) {
  SharedTable& table = SharedTable::get();
  std::lock_guard<std::mutex> lock(table.mutex);
  const auto found = table.waiting.find(key);
  if (found == table.waiting.end()) return at::Tensor();
  at::Tensor tensor = std::move(found->second.tensor);
  table.waiting.erase(found);
  return tensor;
}

// adopt(key) → the tensor, or 0 when it was adopted or revoked
inline napi_value adoptTensor(Call& call) { return call.optionalTensor(takeShared(uint64_t(call.number(0)))); }

// revoke(key) → whether it was still waiting
inline napi_value revokeShared(Call& call) { return call.result(takeShared(uint64_t(call.number(0))).defined()); }

// revokeAll(thread) → how many of what this thread answers for were still waiting
inline napi_value revokeAllShared(Call& call) {
  const int64_t thread = int64_t(call.number(0));
  std::vector<at::Tensor> freed;  // after the lock is gone
  SharedTable& table = SharedTable::get();
  std::lock_guard<std::mutex> lock(table.mutex);
  for (auto at = table.waiting.begin(); at != table.waiting.end();) {
    if (at->second.thread != thread) {
      ++at;
      continue;
    }
    freed.push_back(std::move(at->second.tensor));
    at = table.waiting.erase(at);
  }
  return call.result(double(freed.size()));
}

// sharedTensors() → how many wait, for leak tests
inline napi_value sharedTensors(Call& call) {
  SharedTable& table = SharedTable::get();
  std::lock_guard<std::mutex> lock(table.mutex);
  return call.result(double(table.waiting.size()));
}

}  // namespace equimeter
