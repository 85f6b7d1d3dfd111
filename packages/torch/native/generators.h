// The table of random number generators: how a JavaScript number stands for one, and who frees it.
#pragma once
#include "environment.h"

namespace equimeter {

// The state of the Mersenne twister and what is around it, as the garbage collector is told.
constexpr int64_t generatorBytes = 6 * 1024;

// Slot 0 is filled when the environment starts, with libtorch's own generator, and never freed: handle 0.
inline Handle addGenerator(Environment& e, at::Generator generator) {
  uint32_t slot;
  if (e.freeGenerators.empty()) {
    if (e.generators.size() + 1 >= slotCount) throw std::runtime_error("more than 16 million live generators");
    slot = e.generators.size();
    e.generators.emplace_back();
  } else {
    slot = e.freeGenerators.back();
    e.freeGenerators.pop_back();
  }
  e.generators[slot].generator = std::move(generator);
  return slot + slotCount * uint64_t(e.generators[slot].generation);
}

inline GeneratorSlot* findGenerator(Environment& e, Handle handle) {
  const uint64_t slot = handle % slotCount;
  if (slot >= e.generators.size()) return nullptr;
  GeneratorSlot& found = e.generators[slot];
  return found.generation == handle / slotCount && found.generator.defined() ? &found : nullptr;
}

inline at::Generator& generatorOf(Environment& e, Handle handle) {
  GeneratorSlot* slot = findGenerator(e, handle);
  if (!slot) throw std::runtime_error("this generator is gone: nothing in JavaScript referred to it any more");
  return slot->generator;
}

// Runs inside a garbage collection: it may not call JavaScript.
inline void freeGenerator(Environment& e, Handle handle) {
  GeneratorSlot* slot = findGenerator(e, handle);
  if (!slot) return;
  slot->generator = at::Generator();
  slot->generation = (slot->generation + 1) & generationMask;
  e.unreportedBytes -= generatorBytes;
  e.freeGenerators.push_back(handle % slotCount);
}

}  // namespace equimeter
