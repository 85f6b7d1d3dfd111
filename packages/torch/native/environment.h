// What one JavaScript environment (the main thread or a worker) owns: its tensors, scopes,
// resolved operators and the command buffer it shares with TypeScript.
#pragma once
#include <ATen/ATen.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <node_api.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace equimeter {

// One argument of an operator, prepared so that a call needs no look-up.
struct Argument {
  std::string name;
  c10::TypePtr type;
  c10::optional<c10::IValue> fallback;
  int fixedLength;  // N of `int[N]`, 0 where the schema gives none: a single number is repeated N times
};

enum class Shortcut { none, unary, binary, scaled };  // fast.h

struct Operator {
  c10::OperatorHandle handle;
  std::vector<Argument> arguments;
  Shortcut shortcut;
};

// A slot keeps its generation when its tensor goes, so that a handle to the old tensor is recognised.
struct Slot {
  at::Tensor tensor;
  uint32_t generation = 1;
  int64_t bytes = 0;  // told to the garbage collector; 0 while a scope owns the tensor
  bool surviving = false;
  bool kept = false;  // no scope frees it any more
};

// slot + 2^24 * generation: exact in a double, and never 0.
using Handle = uint64_t;
constexpr uint64_t slotBits = 24;
constexpr uint64_t slotCount = uint64_t(1) << slotBits;
constexpr uint32_t generationMask = (uint32_t(1) << 28) - 1;

// Everything that is no tensor and has no JavaScript form: generators, script modules, packed weights.
// As with tensors, a handle to one that is gone is recognised by its generation.
struct ObjectSlot {
  c10::IValue value;
  uint32_t generation = 0;
};

// References to array buffers whose tensors died. A tensor may die on any thread, and after its
// environment: the list is shared with whoever may add to it.
struct DeadReferences {
  std::mutex mutex;
  std::vector<napi_ref> references;
  std::atomic<bool> any{false};
};

struct Environment {
  napi_env env = nullptr;
  napi_ref errorClass = nullptr;  // TorchError

  double* commands = nullptr;
  size_t commandCount = 0;

  std::vector<Slot> slots;
  std::vector<uint32_t> freeSlots;
  std::vector<std::vector<Handle>> scopes;
  std::vector<Handle> spareScope;  // an empty one with room

  std::vector<std::unique_ptr<Operator>> operators;  // they stay where they are: a derivative in JavaScript may add some
  std::unordered_map<std::string, size_t> operatorIds;
  std::vector<std::string> words;   // texts in arguments: kept, and numbered, by commands.ts
  std::vector<std::string> spoken;  // texts in the last results
  std::vector<c10::IValue> spare;   // an empty stack with room: making one anew costs as much as reading it
  std::vector<c10::IValue> held;    // the arguments of a call that ran out of memory, for another try
  uint64_t callbacks = 0;           // how often JavaScript was called from here; it uses the command buffer

  std::vector<ObjectSlot> objects;
  std::vector<uint32_t> freeObjects;

  // Finalizers run inside a collection, where neither the byte count nor a reference may be touched:
  // they leave their work here and the next call from JavaScript does it.
  int64_t unreportedBytes = 0;
  std::shared_ptr<DeadReferences> deadReferences = std::make_shared<DeadReferences>();
  int64_t liveTensors = 0;
};

}  // namespace equimeter
