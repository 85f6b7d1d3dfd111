// Random number generators: seeded, with a state that can be saved and set.
#pragma once
#include <ATen/CPUGeneratorImpl.h>

#include "call.h"
#include "generators.h"

namespace equimeter {

inline at::Generator& generatorAt(Call& call) { return generatorOf(call.e, call.handle(0)); }

// createGenerator(wrapper, seed) → handle: it lives as long as the wrapper, as tensors do (scopes.h).
// Handle 0 is libtorch's own generator, the default of every operator.
inline napi_value createGenerator(Call& call) {
  // Not a clone of the default one: what libtorch 1.13's clone() returns is never freed.
  const Handle handle = addGenerator(call.e, at::detail::createCPUGenerator(uint64_t(call.number(1))));
  call.e.unreportedBytes += generatorBytes;
  const auto finalize = [](auto, void* data, void* hint) {
    freeGenerator(*static_cast<Environment*>(hint), reinterpret_cast<Handle>(data));
  };
  napi_wrap(call.env, call.arguments[0], reinterpret_cast<void*>(handle), finalize, &call.e, nullptr);
  return call.result(double(handle));
}

// seedGenerator(handle, seed)
inline napi_value seedGenerator(Call& call) {
  at::Generator& generator = generatorAt(call);
  const uint64_t seed = uint64_t(call.number(1));
  if (call.handle(0) == 0) {
    at::manual_seed(seed);
    return nullptr;
  }
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_current_seed(seed);
  return nullptr;
}

// generatorState(handle) → a tensor of bytes
inline napi_value generatorState(Call& call) {
  at::Generator& generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  return call.result(double(addTensor(call.e, generator.get_state())));
}

// setGeneratorState(handle, tensor)
inline napi_value setGeneratorState(Call& call) {
  at::Generator& generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(call.tensor(1));
  return nullptr;
}

}  // namespace equimeter
