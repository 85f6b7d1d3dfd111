// Accelerators and mixed precision. No CUDA header is needed: what a CUDA build of libtorch can do is
// reached through the hooks that its CPU part declares.
#pragma once
#include <ATen/autocast_mode.h>
#include <torch/cuda.h>
#if EQUIMETER_TORCH_MAJOR > 2 || (EQUIMETER_TORCH_MAJOR == 2 && EQUIMETER_TORCH_MINOR >= 9)
#define EQUIMETER_DEVICE_ALLOCATOR 1
#include <c10/core/CachingDeviceAllocator.h>
#endif

#include "call.h"

namespace equimeter {

// cudaAvailable() → whether a device can be used
inline napi_value cudaAvailable(Call& call) { return call.result(torch::cuda::is_available()); }

// cudaDeviceCount()
inline napi_value cudaDeviceCount(Call& call) { return call.result(double(torch::cuda::device_count())); }

inline int64_t checkedDevice(Call& call) {
  const int64_t index = int64_t(call.number(0)), count = int64_t(torch::cuda::device_count());
  if (count == 0) throw std::runtime_error("this libtorch sees no CUDA device");
  if (index >= count)
    throw std::runtime_error("there is no device cuda:" + std::to_string(index) + ", only " + std::to_string(count));
  return index;
}

// cudaSynchronize(device): waits for everything that was started there
inline napi_value cudaSynchronize(Call& call) {
  torch::cuda::synchronize(checkedDevice(call));
  return nullptr;
}

// cudaMemory(device): the buffer becomes allocated and reserved bytes, then the peaks of both
inline napi_value cudaMemory(Call& call) {
  const int64_t device = checkedDevice(call);
#ifdef EQUIMETER_DEVICE_ALLOCATOR
  const auto stats = at::getDeviceAllocator(at::kCUDA)->getDeviceStats(c10::DeviceIndex(device));
  const auto& allocated = stats.allocated_bytes[0];  // 0: all pools together
  const auto& reserved = stats.reserved_bytes[0];
  call.e.commands[0] = double(allocated.current);
  call.e.commands[1] = double(reserved.current);
  call.e.commands[2] = double(allocated.peak);
  call.e.commands[3] = double(reserved.peak);
#else
  (void)device;
  throw std::runtime_error("memory statistics need libtorch 2.9 or newer");
#endif
  return nullptr;
}

// cudaResetPeaks(device)
inline napi_value cudaResetPeaks(Call& call) {
  const int64_t device = checkedDevice(call);
#ifdef EQUIMETER_DEVICE_ALLOCATOR
  at::getDeviceAllocator(at::kCUDA)->resetPeakStats(c10::DeviceIndex(device));
#else
  (void)device;
  throw std::runtime_error("memory statistics need libtorch 2.9 or newer");
#endif
  return nullptr;
}

// cudaEmptyCache() → whether this libtorch lets go of the memory that it keeps for reuse
inline napi_value cudaEmptyCache(Call& call) {
#ifdef EQUIMETER_DEVICE_ALLOCATOR
  if (torch::cuda::is_available()) at::getDeviceAllocator(at::kCUDA)->emptyCache();
  return call.result(true);
#else
  return call.result(!torch::cuda::is_available());
#endif
}

// setAutocast(device type, enabled, dtype): the buffer becomes what was set before: enabled, dtype.
// Nothing is nested here: weights that were cast are forgotten by clearAutocast.
inline napi_value setAutocast(Call& call) {
  const c10::DeviceType device = c10::Device(call.string(0)).type();
  const bool enabled = call.boolean(1);
  const auto dtype = at::ScalarType(int(call.number(2)));
  double* before = call.e.commands;
#if EQUIMETER_TORCH_MAJOR > 2 || (EQUIMETER_TORCH_MAJOR == 2 && EQUIMETER_TORCH_MINOR >= 4)
  before[0] = at::autocast::is_autocast_enabled(device);
  before[1] = double(at::autocast::get_autocast_dtype(device));
  at::autocast::set_autocast_enabled(device, enabled);
  at::autocast::set_autocast_dtype(device, dtype);
#else
  const bool cpu = device == at::kCPU;
  before[0] = cpu ? at::autocast::is_cpu_enabled() : at::autocast::is_enabled();
  before[1] = double(cpu ? at::autocast::get_autocast_cpu_dtype() : at::autocast::get_autocast_gpu_dtype());
  (cpu ? at::autocast::set_cpu_enabled : at::autocast::set_enabled)(enabled);
  (cpu ? at::autocast::set_autocast_cpu_dtype : at::autocast::set_autocast_gpu_dtype)(dtype);
#endif
  return nullptr;
}

// clearAutocast(): forgets the casts of weights
inline napi_value clearAutocast(Call&) {
  at::autocast::clear_cache();
  return nullptr;
}

}  // namespace equimeter
