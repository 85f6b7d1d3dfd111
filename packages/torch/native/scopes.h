// What TypeScript does with handles: free them, leave them to the garbage collector, or to a scope.
#pragma once
#include "call.h"

namespace equimeter {

// free(handle)
inline napi_value dispose(Call& call) {
  freeTensor(call.e, call.handle(0));
  return nullptr;
}

// track(wrapper, handle): the tensor lives as long as the wrapper. The finalizer is a basic one, which
// V8 runs inside the collection: a loop that never returns to the event loop is still cleaned up.
inline napi_value track(Call& call) {
  const Handle handle = call.handle(1);
  Slot* slot = findSlot(call.e, handle);
  if (!slot || slot->bytes > 0) return nullptr;  // gone, or tracked already
  slot->bytes = ownBytes(slot->tensor);
  call.e.unreportedBytes += slot->bytes;
  // The whole handle travels, generation included: a slot may be reused before the wrapper is found dead.
  const auto finalize = [](auto, void* data, void* hint) {
    freeTensor(*static_cast<Environment*>(hint), reinterpret_cast<Handle>(data));
  };
  napi_wrap(call.env, call.arguments[0], reinterpret_cast<void*>(handle), finalize, &call.e, nullptr);
  return nullptr;
}

inline napi_value beginScopeCall(Call& call) {
  beginScope(call.e);
  return nullptr;
}

// endScope(count): the handles of the survivors wait in the command buffer
inline napi_value endScopeCall(Call& call) {
  std::vector<Handle> survivors;
  const size_t count = std::min(size_t(call.number(0)), call.e.commandCount);  // more do not fit and are freed
  for (size_t i = 0; i < count; i++)
    survivors.push_back(Handle(call.e.commands[i]));
  endScope(call.e, survivors);
  return nullptr;
}

// release(handle): takes the tensor out of every open scope
inline napi_value release(Call& call) {
  if (Slot* slot = findSlot(call.e, call.handle(0))) slot->kept = true;
  return nullptr;
}

}  // namespace equimeter
