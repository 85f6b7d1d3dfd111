// Memory shared with JavaScript: typed arrays as tensors, tensors as array buffers.
#pragma once
#include <c10/core/CPUAllocator.h>

#include <cstring>

#include "call.h"
#include "sharing.h"
#include "values.h"

namespace equimeter {

// fromBuffer(arrayBuffer, byteOffset, elements, dtype) → a tensor over the same memory
inline napi_value fromBuffer(Call& call) {
  void* data = nullptr;
  size_t bytes = 0;
  if (napi_get_arraybuffer_info(call.env, call.arguments[0], &data, &bytes) != napi_ok)
    throw std::runtime_error("fromBuffer needs an ArrayBuffer");
  const double offset = call.number(1), count = call.number(2);
  const auto dtype = at::ScalarType(namedConstant(call.string(3)).value());
  const double end = offset + count * double(c10::elementSize(dtype));
  if (!(offset >= 0 && count >= 0 && end <= double(bytes)))  // also where one of them is no number
    throw std::runtime_error("fromBuffer reaches beyond the ArrayBuffer");
  napi_ref reference;
  napi_create_reference(call.env, call.arguments[0], 1, &reference);
  void* start = static_cast<char*>(data) + size_t(offset);
  BorrowedMemory::get().add(start);
  // The tensor may die inside a collection or on a thread of the autograd engine: leave the reference
  // to be dropped by the next call.
  const auto release = [start, reference, dead = call.e.deadReferences](void*) {
    BorrowedMemory::get().remove(start);
    std::lock_guard<std::mutex> lock(dead->mutex);
    dead->references.push_back(reference);
    dead->any = true;
  };
  const at::Tensor tensor = at::from_blob(start, {int64_t(count)}, release, at::TensorOptions().dtype(dtype));
  // Where an operator makes it larger it moves to memory of libtorch's own.
  c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
  storage->set_allocator(c10::GetCPUAllocator());
  storage->set_resizable(true);
  return call.result(double(addTensor(call.e, tensor)));
}

// Some tensors do not hold their values as they read: a lazy conjugate or negative, and the zeros that
// autograd makes without memory.
inline bool isLazy(const at::Tensor& tensor) {
  return tensor.is_conj() || tensor.is_neg() || tensor._is_zerotensor();
}
inline at::Tensor materialised(const at::Tensor& tensor) {
  return tensor._is_zerotensor() ? tensor.clone() : tensor.resolve_conj().resolve_neg();
}

using SharedMemory = std::shared_ptr<c10::DataPtr>;
inline void releaseShared(void* context) { delete static_cast<SharedMemory*>(context); }

// From now on the memory is freed when its storage and everyone who was given the result have let go of
// it. Holding the tensor or the storage would not do: set_() and resize_() give them other memory.
inline SharedMemory sharedMemory(const at::Tensor& tensor) {
  static std::mutex mutex;  // a storage may be adopted by several threads
  std::lock_guard<std::mutex> lock(mutex);
  tensor.data_ptr();  // where the memory is made when it is first used, it is made now
  c10::StorageImpl* storage = tensor.storage().unsafeGetStorageImpl();
  const c10::DataPtr& now = storage->data_ptr();
  if (now.get_deleter() == &releaseShared) return *static_cast<SharedMemory*>(now.get_context());
  void* const start = now.get();
  const c10::Device device = now.device();
  const auto memory = std::make_shared<c10::DataPtr>();
  auto* holder = new SharedMemory(memory);
  *memory = storage->set_data_ptr(c10::DataPtr(start, holder, &releaseShared, device));
  return memory;
}

// toBuffer(tensor) → an ArrayBuffer over the tensor's own memory, which it keeps alive
inline napi_value toBuffer(Call& call) {
  const at::Tensor& tensor = call.tensor(0);
  if (!tensor.device().is_cpu() || !tensor.is_contiguous())
    throw std::runtime_error("only a contiguous tensor on the CPU can share its memory: call contiguous() or cpu() first");
  if (isLazy(tensor)) throw std::runtime_error("the tensor's values are not in memory yet: share a clone() of it");
  napi_value out;
  if (tensor.nbytes() == 0) {  // V8 takes memory at address 0 for detached
    napi_create_arraybuffer(call.env, 0, nullptr, &out);
    return out;
  }
  auto* owner = new SharedMemory(sharedMemory(tensor));
  const auto release = [](napi_env, void*, void* hint) { releaseShared(hint); };
  if (napi_create_external_arraybuffer(call.env, tensor.data_ptr(), tensor.nbytes(), release, owner, &out) != napi_ok) {
    delete owner;
    throw std::runtime_error("this JavaScript engine does not allow external memory: use toArray()");
  }
  return out;
}

// copyOut(tensor, arrayBuffer): the tensor's bytes, in order
inline napi_value copyOut(Call& call) {
  const at::Tensor tensor = materialised(call.tensor(0).detach()).cpu().contiguous();
  void* data = nullptr;
  size_t bytes = 0;
  napi_get_arraybuffer_info(call.env, call.arguments[1], &data, &bytes);
  if (bytes < tensor.nbytes()) throw std::runtime_error("the ArrayBuffer is too small for the tensor");
  std::memcpy(data, tensor.data_ptr(), tensor.nbytes());
  return nullptr;
}

// describe(tensor): buffer becomes dtype, a number of the device, requiresGrad, isLeaf, contiguous, rank, sizes…
inline napi_value describe(Call& call) {
  const at::Tensor& tensor = call.tensor(0);
  if (size_t(tensor.dim()) + 6 > call.e.commandCount)
    throw std::runtime_error("a tensor of " + std::to_string(tensor.dim()) + " dimensions cannot be described");
  const c10::Device device = tensor.device();
  double* out = call.e.commands;
  *out++ = double(tensor.scalar_type());
  *out++ = double(int(device.type()) * 256 + device.index() + 1);
  *out++ = tensor.requires_grad();
  *out++ = tensor.is_leaf();
  *out++ = tensor.is_contiguous();
  *out++ = double(tensor.dim());
  for (int64_t size : tensor.sizes()) *out++ = double(size);
  return nullptr;
}

// device(tensor) → "cpu", "cuda:0", …
inline napi_value deviceOf(Call& call) { return call.result(call.tensor(0).device().str()); }

}  // namespace equimeter
