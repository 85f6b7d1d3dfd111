// Gradients: libtorch's own engine, so that a gradient has a gradient.
#pragma once
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/grad_mode.h>

#include "call.h"
#include "values.h"

namespace equimeter {

// Tensors wait in the command buffer as plain handles, `count` of them from `start`; 0 stands for none.
inline std::vector<at::Tensor> handlesAt(Environment& e, size_t start, size_t count) {
  if (start > e.commandCount || count > e.commandCount - start)
    throw std::runtime_error(std::to_string(count) + " tensors are too many for one call");
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (size_t i = start; i < start + count; i++)
    tensors.push_back(e.commands[i] == 0 ? at::Tensor() : tensorOf(e, Handle(e.commands[i])));
  return tensors;
}

// backward(outputs, retainGraph, createGraph): buffer holds the outputs, then as many gradients
inline napi_value backward(Call& call) {
  const size_t count = size_t(call.number(0));
  torch::autograd::backward(handlesAt(call.e, 0, count), handlesAt(call.e, count, count), call.boolean(1),
                            call.boolean(2));
  return nullptr;
}

// gradients(outputs, inputs, flags): buffer holds outputs, their gradients, inputs; results replace them.
// flags: 1 retainGraph, 2 createGraph, 4 allowUnused
inline napi_value gradients(Call& call) {
  const size_t outputs = size_t(call.number(0)), inputs = size_t(call.number(1));
  const int flags = int(call.number(2));
  const auto results = torch::autograd::grad(
      handlesAt(call.e, 0, outputs), handlesAt(call.e, 2 * outputs, inputs), handlesAt(call.e, outputs, outputs),
      (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
  for (size_t i = 0; i < results.size(); i++)
    call.e.commands[i] = results[i].defined() ? double(addTensor(call.e, results[i])) : 0.0;
  return nullptr;
}

// gradient(tensor) → the accumulated .grad, or 0
inline napi_value gradient(Call& call) { return call.optionalTensor(call.tensor(0).grad()); }

// setGradient(tensor, gradient or 0)
inline napi_value setGradient(Call& call) {
  const at::Tensor value = call.number(1) == 0 ? at::Tensor() : call.tensor(1);
  if (value.is_same(call.tensor(0))) throw std::runtime_error("a tensor cannot be its own gradient");  // never freed
  call.tensor(0).mutable_grad() = value;
  return nullptr;
}

// setRequiresGrad(tensor, flag)
inline napi_value setRequiresGrad(Call& call) {
  call.tensor(0).set_requires_grad(call.boolean(1));
  return nullptr;
}

// setGradMode(flag) → what it was; one flag per thread
inline napi_value setGradMode(Call& call) {
  const bool before = at::GradMode::is_enabled();
  at::GradMode::set_enabled(call.boolean(0));
  return call.result(before);
}

}  // namespace equimeter
