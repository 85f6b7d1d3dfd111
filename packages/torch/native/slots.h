// The slot table: how a JavaScript number stands for a tensor, and who frees it.
#pragma once
#include <ATen/MapAllocator.h>

#include "environment.h"

namespace equimeter {

inline Handle handleOf(const Environment& e, uint32_t slot) {
  return slot + slotCount * uint64_t(e.slots[slot].generation);
}

inline Slot* findSlot(Environment& e, Handle handle) {
  const uint64_t slot = handle % slotCount;
  if (slot >= e.slots.size()) return nullptr;
  Slot& found = e.slots[slot];
  return found.generation == handle / slotCount && found.tensor.defined() ? &found : nullptr;
}

inline at::Tensor& tensorOf(Environment& e, Handle handle) {
  Slot* slot = findSlot(e, handle);
  if (!slot) throw std::runtime_error("this tensor was disposed, or its tidy() scope has ended");
  return slot->tensor;
}

inline Handle addTensor(Environment& e, at::Tensor tensor) {
  uint32_t slot;
  if (e.freeSlots.empty()) {
    if (e.slots.size() + 1 >= slotCount) throw std::runtime_error("more than 16 million live tensors");
    slot = e.slots.size();
    e.slots.emplace_back();
  } else {
    slot = e.freeSlots.back();
    e.freeSlots.pop_back();
  }
  e.slots[slot].tensor = std::move(tensor);
  e.liveTensors++;
  const Handle handle = handleOf(e, slot);
  if (!e.scopes.empty()) e.scopes.back().push_back(handle);
  return handle;
}

inline void freeSlot(Environment& e, Slot* slot, uint32_t index) {
  // Moved out first: a destructor may run JavaScript-visible deleters that look at the table.
  at::Tensor dying = std::move(slot->tensor);
  slot->generation = (slot->generation + 1) & generationMask;
  if (slot->generation == 0) slot->generation = 1;
  e.unreportedBytes -= slot->bytes;
  slot->bytes = 0;
  slot->kept = false;
  e.liveTensors--;
  e.freeSlots.push_back(index);
}

// Safe to call twice and with handles of tensors long gone: the generation tells.
inline void freeTensor(Environment& e, Handle handle) {
  if (Slot* slot = findSlot(e, handle)) freeSlot(e, slot, uint32_t(handle % slotCount));
}

// What this tensor keeps alive, as the garbage collector is told. Its storage counts in full even when
// others hold it too, because nobody else may count it: after `parameter.grad = null` the wrapper alone
// keeps a gradient. A view counts little, unless it alone holds its base, as the result of einsum does.
inline int64_t ownBytes(const at::Tensor& tensor) {
  constexpr int64_t bookkeeping = 512;  // the native object, its slot and the wrapper
  if (!tensor.has_storage()) return bookkeeping;
  // The system takes back the pages of a mapped file (loadSafetensors) by itself.
  if (at::MapAllocator::fromDataPtr(tensor.storage().data_ptr())) return bookkeeping;
  if (tensor.is_view() && tensor._base().use_count() > 1) return bookkeeping;
  return bookkeeping + int64_t(tensor.storage().nbytes());
}

// Does what finalizers had to leave. Never call it from inside a finalizer.
inline void settle(Environment& e) {
  constexpr int64_t worthReporting = 256 * 1024;
  if (e.unreportedBytes > worthReporting || e.unreportedBytes < -worthReporting) {
    int64_t total;
    const int64_t change = e.unreportedBytes;
    e.unreportedBytes = 0;
    napi_adjust_external_memory(e.env, change, &total);
  }
  if (!e.deadReferences->any.load(std::memory_order_relaxed)) return;
  std::lock_guard<std::mutex> lock(e.deadReferences->mutex);
  for (napi_ref reference : e.deadReferences->references) napi_delete_reference(e.env, reference);
  e.deadReferences->references.clear();
  e.deadReferences->any = false;
}

// Ends the innermost scope: frees what it created, hands `survivors` to the scope around it.
inline void endScope(Environment& e, const std::vector<Handle>& survivors) {
  if (e.scopes.empty()) throw std::runtime_error("no scope is open");
  std::vector<Handle> created = std::move(e.scopes.back());
  e.scopes.pop_back();
  for (Handle handle : survivors)
    if (Slot* slot = findSlot(e, handle)) slot->surviving = true;
  for (Handle handle : created) {
    Slot* slot = findSlot(e, handle);
    if (!slot || slot->kept) continue;
    if (!slot->surviving) freeSlot(e, slot, uint32_t(handle % slotCount));
    else if (!e.scopes.empty()) e.scopes.back().push_back(handle);
  }
  for (Handle handle : survivors)
    if (Slot* slot = findSlot(e, handle)) slot->surviving = false;
  created.clear();
  e.spareScope = std::move(created);
}

inline void beginScope(Environment& e) {
  e.scopes.push_back(std::exchange(e.spareScope, {}));
}

}  // namespace equimeter
