// Random number generators: seeded, with a state that can be saved and set.
#pragma once
#include "call.h"

namespace equimeter {

inline at::Generator& generatorAt(Call& call) { return call.e.generators.at(size_t(call.number(0))); }

// createGenerator(seed) → index; index 0 is libtorch's own, the default of every operator
inline napi_value createGenerator(Call& call) {
  at::Generator generator = at::globalContext().defaultGenerator(at::kCPU).clone();
  generator.set_current_seed(uint64_t(call.number(0)));
  call.e.generators.push_back(generator);
  return call.result(double(call.e.generators.size() - 1));
}

// seedGenerator(index, seed)
inline napi_value seedGenerator(Call& call) {
  at::Generator& generator = generatorAt(call);
  const uint64_t seed = uint64_t(call.number(1));
  if (size_t(call.number(0)) == 0) {
    at::manual_seed(seed);
    return nullptr;
  }
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_current_seed(seed);
  return nullptr;
}

// generatorState(index) → a tensor of bytes
inline napi_value generatorState(Call& call) {
  at::Generator& generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  return call.result(double(addTensor(call.e, generator.get_state())));
}

// setGeneratorState(index, tensor)
inline napi_value setGeneratorState(Call& call) {
  at::Generator& generator = generatorAt(call);
  std::lock_guard<std::mutex> lock(generator.mutex());
  generator.set_state(call.tensor(1));
  return nullptr;
}

}  // namespace equimeter
