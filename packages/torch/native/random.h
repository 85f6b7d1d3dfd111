// Random number generators: seeded, with a state that can be saved and set.
#pragma once
#include <ATen/CPUGeneratorImpl.h>

#include "call.h"
#include "objects.h"

namespace equimeter {

inline at::Generator generatorAt(Call& call) { return generatorOf(call.e, call.handle(0)); }

// createGenerator(seed, device) → handle, to be tracked by its wrapper. Handle 0 is libtorch's own
// generator on the CPU, the default of every operator there; a negative seed stands for that of `device`.
inline napi_value createGenerator(Call& call) {
  const c10::Device device(call.string(1));
  if (call.number(0) < 0)
    return call.result(
        double(addObject(call.e, c10::IValue(at::globalContext().defaultGenerator(device)))));
  const uint64_t seed = uint64_t(call.number(0));
  // On the CPU not a clone of the default one: what libtorch 1.13's clone() returns is never freed.
  at::Generator generator = device.is_cpu() ? at::detail::createCPUGenerator(seed)
                                            : at::globalContext().defaultGenerator(device).clone();
  if (!device.is_cpu()) generator.set_current_seed(seed);
  return call.result(double(addObject(call.e, c10::IValue(generator))));
}

// seedGenerator(handle, seed)
inline napi_value seedGenerator(Call& call) {
  at::Generator generator = generatorAt(call);
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
  at::Generator generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  return call.result(double(addTensor(call.e, generator.get_state())));
}

// setGeneratorState(handle, tensor)
inline napi_value setGeneratorState(Call& call) {
  at::Generator generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(call.tensor(1));
  return nullptr;
}

}  // namespace equimeter
