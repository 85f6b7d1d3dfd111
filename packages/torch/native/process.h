// Settings of the whole process: threads, allocator, versions.
#pragma once
#include <dlfcn.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <ATen/Parallel.h>
#include <torch/version.h>

#include "call.h"

namespace equimeter {

// glibc gives freed memory back at once by default; a training loop asks for the same memory again
// in the next step. Keeping it more than halves the time of a step with many small tensors.
inline void keepFreedMemory() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 2000 << 20);
  mallopt(M_TOP_PAD, 64 << 20);
#endif
}

// OpenBLAS has a thread pool of its own, which at::set_num_threads does not know.
template <typename Function>
Function openblas(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

// setThreads(count)
inline napi_value setThreads(Call& call) {
  const int count = int(call.number(0));
  at::set_num_threads(count);
  if (auto set = openblas<void (*)(int)>("openblas_set_num_threads")) set(count);
  return nullptr;
}

// threads() → count
inline napi_value threads(Call& call) { return call.result(double(at::get_num_threads())); }

// blas() → "openblas <configuration>", "mkl", or "reference" for the slow one
inline napi_value blas(Call& call) {
  if (auto config = openblas<const char* (*)()>("openblas_get_config")) return call.result(std::string(config()));
  if (at::globalContext().hasMKL()) return call.result(std::string("mkl"));
  return call.result(std::string("reference"));
}

// version() → of the libtorch that is running
inline napi_value version(Call& call) { return call.result(std::string(TORCH_VERSION)); }

// liveTensors() → how many slots hold a tensor, for leak tests
inline napi_value liveTensors(Call& call) { return call.result(double(call.e.liveTensors)); }

}  // namespace equimeter
