// The shortest way to the operators called most: one, two tensors, or two and a factor in, a tensor out. Their
// kernels are called as C++ calls them, without a stack of boxed values. What does not fit exactly, and every
// wrong argument, takes the general way, which has the words for it.
#pragma once
#include "values.h"

namespace equimeter {

using Unary = at::Tensor(const at::Tensor&);
using Binary = at::Tensor(const at::Tensor&, const at::Tensor&);
using Scaled = at::Tensor(const at::Tensor&, const at::Tensor&, const at::Scalar&);  // add, sub: a ± alpha b

// Only libtorch's own: for an extension's operator the schema does not tell what C++ takes.
inline Shortcut shortcutOf(const c10::FunctionSchema& schema) {
  using c10::TypeKind;
  const auto& arguments = schema.arguments();
  if (schema.name().rfind("aten::", 0) != 0 || schema.returns().size() != 1) return Shortcut::none;
  if (schema.returns()[0].type()->kind() != TypeKind::TensorType) return Shortcut::none;
  std::string kinds;
  for (const c10::Argument& argument : arguments) {
    if (argument.alias_info() && argument.alias_info()->isWrite()) return Shortcut::none;
    const TypeKind kind = argument.type()->kind();
    kinds += kind == TypeKind::TensorType ? 'T' : kind == TypeKind::NumberType && argument.default_value() ? 'S' : '?';
  }
  if (kinds == "T") return Shortcut::unary;
  if (kinds == "TT") return Shortcut::binary;
  if (kinds == "TTS") return Shortcut::scaled;
  return Shortcut::none;
}

// The tensor waiting in place i of the command buffer, or null.
inline const at::Tensor* waitingTensor(Environment& e, int i) {
  if (e.commands[2 * i] != double(int(tensor))) return nullptr;
  const Slot* slot = findSlot(e, Handle(e.commands[2 * i + 1]));
  return slot ? &slot->tensor : nullptr;
}

// → whether it was possible. The arguments stay in the buffer until there is a result.
inline bool takeShortcut(Environment& e, const Operator& op) {
  const at::Tensor* const first = waitingTensor(e, 0);
  if (!first) return false;
  const at::Tensor a = *first;  // held: the call may come back to JavaScript, which may free it
  at::Tensor result;
  if (op.shortcut == Shortcut::unary) {
    result = op.handle.typed<Unary>().call(a);
  } else {
    const at::Tensor* const second = waitingTensor(e, 1);
    if (!second) return false;
    const at::Tensor b = *second;
    if (op.shortcut == Shortcut::binary) {
      result = op.handle.typed<Binary>().call(a, b);
    } else {
      if (e.commands[4] != double(int(unset))) return false;
      result = op.handle.typed<Scaled>().call(a, b, op.arguments[2].fallback->toScalar());
    }
  }
  if (!result.defined()) return false;
  e.commands[0] = double(int(tensor));
  e.commands[1] = double(addTensor(e, std::move(result)));
  return true;
}

}  // namespace equimeter
