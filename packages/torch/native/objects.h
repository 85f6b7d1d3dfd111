// The table of what is no tensor and has no JavaScript form (generators, script modules, packed
// weights, streams): how a number stands for one, and who frees it.
#pragma once
#include "call.h"

namespace equimeter {

// What one of them keeps alive, as the garbage collector is told: the state of the Mersenne twister
// is 5 kB; the tensors of a script module are counted by their own wrappers.
constexpr int64_t objectBytes = 6 * 1024;

// Slot 0 is filled when the environment starts, with libtorch's own generator, and never freed.
inline Handle addObject(Environment& e, c10::IValue value) {
  uint32_t slot;
  if (e.freeObjects.empty()) {
    if (e.objects.size() + 1 >= slotCount) throw std::runtime_error("more than 16 million live objects");
    slot = e.objects.size();
    e.objects.emplace_back();
  } else {
    slot = e.freeObjects.back();
    e.freeObjects.pop_back();
  }
  e.objects[slot].value = std::move(value);
  return slot + slotCount * uint64_t(e.objects[slot].generation);
}

inline ObjectSlot* findObject(Environment& e, Handle handle) {
  const uint64_t slot = handle % slotCount;
  if (slot >= e.objects.size()) return nullptr;
  ObjectSlot& found = e.objects[slot];
  return found.generation == handle / slotCount && !found.value.isNone() ? &found : nullptr;
}

inline const c10::IValue& objectOf(Environment& e, Handle handle, const char* what = "object") {
  ObjectSlot* slot = findObject(e, handle);
  if (!slot)
    throw std::runtime_error(std::string("this ") + what + " is gone: nothing in JavaScript referred to it any more");
  return slot->value;
}

inline at::Generator generatorOf(Environment& e, Handle handle) {
  const c10::IValue& value = objectOf(e, handle, "generator");
  if (!value.isGenerator()) throw std::runtime_error("must be a Generator, not a " + value.tagKind());
  return value.toGenerator();
}

// Runs inside a garbage collection: it may not call JavaScript.
inline void freeObject(Environment& e, Handle handle) {
  ObjectSlot* slot = findObject(e, handle);
  if (!slot) return;
  slot->generation = (slot->generation + 1) & generationMask;
  e.unreportedBytes -= objectBytes;
  e.freeObjects.push_back(handle % slotCount);
  const c10::IValue last = std::move(slot->value);  // its end may take a while; the table is in order before
  slot->value = c10::IValue();
}

// trackObject(wrapper, handle): it lives as long as the wrapper, as tensors do (scopes.h)
inline napi_value trackObject(Call& call) {
  const Handle handle = call.handle(1);
  call.e.unreportedBytes += objectBytes;
  const auto finalize = [](auto, void* data, void* hint) {
    freeObject(*static_cast<Environment*>(hint), reinterpret_cast<Handle>(data));
  };
  napi_wrap(call.env, call.arguments[0], reinterpret_cast<void*>(handle), finalize, &call.e, nullptr);
  return nullptr;
}

// objectKind(handle) → its type in libtorch's words
inline napi_value objectKind(Call& call) {
  return call.result(objectOf(call.e, call.handle(0)).type()->annotation_str());
}

}  // namespace equimeter
