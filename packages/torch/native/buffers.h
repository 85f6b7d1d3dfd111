// Memory shared with JavaScript: typed arrays as tensors, tensors as array buffers.
#pragma once
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
  const size_t offset = size_t(call.number(1));
  const int64_t elements = int64_t(call.number(2));
  const auto dtype = at::ScalarType(*namedConstant(call.string(3)));
  if (offset + size_t(elements) * c10::elementSize(dtype) > bytes)
    throw std::runtime_error("fromBuffer reaches beyond the end of the ArrayBuffer");
  napi_ref reference;
  napi_create_reference(call.env, call.arguments[0], 1, &reference);
  void* start = static_cast<char*>(data) + offset;
  BorrowedMemory::get().add(start);
  // The tensor may die inside a collection or on a thread of the autograd engine: leave the reference
  // to be dropped by the next call.
  const auto release = [start, reference, dead = call.e.deadReferences](void*) {
    BorrowedMemory::get().remove(start);
    std::lock_guard<std::mutex> lock(dead->mutex);
    dead->references.push_back(reference);
    dead->any = true;
  };
  const at::Tensor tensor = at::from_blob(start, {elements}, release, at::TensorOptions().dtype(dtype));
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

// toBuffer(tensor) → an ArrayBuffer over the tensor's own memory, which it keeps alive
inline napi_value toBuffer(Call& call) {
  const at::Tensor& tensor = call.tensor(0);
  if (!tensor.device().is_cpu() || !tensor.is_contiguous())
    throw std::runtime_error("only a contiguous tensor on the CPU can share its memory: call contiguous() or cpu() first");
  if (isLazy(tensor)) throw std::runtime_error("the tensor's values are not in memory yet: share a clone() of it");
  auto* owner = new at::Tensor(tensor);
  napi_value out;
  const auto release = [](napi_env, void*, void* hint) { delete static_cast<at::Tensor*>(hint); };
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

// describe(tensor): buffer becomes dtype, device (interned), requiresGrad, isLeaf, contiguous, rank, sizes…
inline napi_value describe(Call& call) {
  const at::Tensor& tensor = call.tensor(0);
  double* out = call.e.commands;
  *out++ = double(tensor.scalar_type());
  *out++ = double(intern(call.e, tensor.device().str()));
  *out++ = tensor.requires_grad();
  *out++ = tensor.is_leaf();
  *out++ = tensor.is_contiguous();
  *out++ = double(tensor.dim());
  for (int64_t size : tensor.sizes()) *out++ = double(size);
  return nullptr;
}

}  // namespace equimeter
