// Functions whose derivative is written in JavaScript, as nodes of libtorch's graph.
#pragma once
#include <torch/csrc/autograd/custom_function.h>

#include <thread>

#include "autograd.h"

namespace equimeter {

// The JavaScript function of one node; it goes with the node, on whichever thread that is.
struct Callback : public torch::CustomClassHolder {
  Callback(Environment& environment, napi_value function)
      : e(environment), thread(std::this_thread::get_id()), dead(environment.deadReferences) {
    napi_create_reference(e.env, function, 1, &reference);
  }
  ~Callback() override {
    std::lock_guard<std::mutex> lock(dead->mutex);
    dead->references.push_back(reference);
    dead->any = true;
  }

  Environment& e;
  std::thread::id thread;
  std::shared_ptr<DeadReferences> dead;
  napi_ref reference = nullptr;
};

// What JavaScript threw, as a C++ exception that the engine hands on.
inline std::runtime_error pendingException(napi_env env) {
  napi_value error, text;
  std::string message = "it threw";
  if (napi_get_and_clear_last_exception(env, &error) == napi_ok && napi_coerce_to_string(env, error, &text) == napi_ok) {
    size_t length = 0;
    napi_get_value_string_utf8(env, text, nullptr, 0, &length);
    message.resize(length);
    napi_get_value_string_utf8(env, text, message.data(), length + 1, &length);
  } else {
    napi_get_and_clear_last_exception(env, &error);  // its toString() threw as well
  }
  return std::runtime_error(message);
}

// Frees what a callback makes, also outside tidy() and where JavaScript throws.
struct CallbackScope {
  explicit CallbackScope(Environment& environment) : e(environment), depth(environment.scopes.size()) {
    e.callbacks++;
    beginScope(e);
    napi_open_handle_scope(e.env, &handles);
  }
  ~CallbackScope() {
    napi_close_handle_scope(e.env, handles);
    while (e.scopes.size() > depth) endScope(e, {});
  }
  Environment& e;
  size_t depth;
  napi_handle_scope handles = nullptr;
};

// Calls back with gradients of the outputs, inputs and outputs waiting in the command buffer; the
// gradients of the inputs replace them.
inline std::vector<at::Tensor> callBack(Callback& callback, const std::vector<at::Tensor>& gradients,
                                        const std::vector<at::Tensor>& saved, size_t inputs) {
  if (std::this_thread::get_id() != callback.thread)
    throw std::runtime_error("a derivative written in JavaScript runs only on its own thread: not on a GPU's, nor in another worker");
  Environment& e = callback.e;
  if (gradients.size() + saved.size() > e.commandCount) throw std::runtime_error("too many tensors for one call");
  const CallbackScope scope(e);
  double* at = e.commands;
  for (const auto* tensors : {&gradients, &saved})
    for (const at::Tensor& tensor : *tensors) *at++ = tensor.defined() ? double(addTensor(e, tensor)) : 0.0;
  napi_value function, receiver, arguments[2], ignored;
  napi_get_reference_value(e.env, callback.reference, &function);
  napi_get_undefined(e.env, &receiver);
  napi_create_double(e.env, double(inputs), &arguments[0]);
  napi_create_double(e.env, double(gradients.size()), &arguments[1]);
  if (napi_call_function(e.env, receiver, function, 2, arguments, &ignored) != napi_ok) throw pendingException(e.env);
  return handlesAt(e, 0, inputs);
}

struct CustomFunction : public torch::autograd::Function<CustomFunction> {
  static std::vector<at::Tensor> forward(torch::autograd::AutogradContext* context, at::TensorList inputs,
                                         const std::vector<at::Tensor>* outputs, const c10::IValue& callback) {
    std::vector<at::Tensor> saved(inputs.begin(), inputs.end());
    saved.insert(saved.end(), outputs->begin(), outputs->end());
    context->save_for_backward(saved);
    context->saved_data["callback"] = callback;
    context->saved_data["inputs"] = int64_t(inputs.size());
    return *outputs;
  }
  static std::vector<at::Tensor> backward(torch::autograd::AutogradContext* context, std::vector<at::Tensor> gradients) {
    const auto holder = context->saved_data["callback"].toCapsule();
    auto results = callBack(static_cast<Callback&>(*holder), gradients, context->get_saved_variables(),
                            size_t(context->saved_data["inputs"].toInt()));
    results.resize(results.size() + 2);  // the outputs and the callback have no gradient
    return results;
  }
};

// customFunction(inputs, outputs, callback): the buffer holds the inputs and the values computed from
// them; the outputs with their place in the graph replace them
inline napi_value customFunction(Call& call) {
  const size_t inputs = size_t(call.number(0)), outputs = size_t(call.number(1));
  const auto given = handlesAt(call.e, 0, inputs);
  const auto values = handlesAt(call.e, inputs, outputs);
  const auto callback =
      c10::IValue::make_capsule(c10::make_intrusive<Callback>(call.e, call.arguments[2]));
  const auto results = CustomFunction::apply(at::TensorList(given), &values, callback);
  for (size_t i = 0; i < results.size(); i++) call.e.commands[i] = double(addTensor(call.e, results[i]));
  return nullptr;
}

}  // namespace equimeter
