// TorchScript modules: loaded, run, trained, taken apart, put together and saved. A module is an
// object of the table in objects.h; its tensors are handed out as ordinary handles to the same memory.
#pragma once
#include <dlfcn.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include "call.h"
#include "values.h"

namespace equimeter {

inline torch::jit::Module scriptModule(Call& call, size_t i) {
  const c10::IValue& value = objectOf(call.e, call.handle(i));
  if (!value.isModule()) throw std::runtime_error("must be a script module, not a " + value.type()->repr_str());
  return value.toModule();
}

inline napi_value moduleResult(Call& call, const torch::jit::Module& module) {
  return call.result(double(addObject(call.e, module._ivalue())));
}

// scriptLoad(path, device or "") → module
inline napi_value scriptLoad(Call& call) {
  const std::string device = call.string(1);
  return moduleResult(call, device.empty() ? torch::jit::load(call.string(0))
                                           : torch::jit::load(call.string(0), c10::Device(device)));
}

// loadLibrary(path): operators of an extension register themselves
inline napi_value loadLibrary(Call& call) {
  if (!dlopen(call.string(0).c_str(), RTLD_NOW | RTLD_GLOBAL)) throw std::runtime_error(dlerror());
  return nullptr;
}

// scriptSave(module, path)
inline napi_value scriptSave(Call& call) {
  scriptModule(call, 0).save(call.string(1));
  return nullptr;
}

// scriptCreate(name) → an empty module
inline napi_value scriptCreate(Call& call) { return moduleResult(call, torch::jit::Module(call.string(0))); }

// scriptAddModule(module, name, part)
inline napi_value scriptAddModule(Call& call) {
  scriptModule(call, 0).register_module(call.string(1), scriptModule(call, 2));
  return nullptr;
}

// scriptAddTensor(module, name, tensor, isBuffer)
inline napi_value scriptAddTensor(Call& call) {
  torch::jit::Module module = scriptModule(call, 0);
  if (call.boolean(3)) module.register_buffer(call.string(1), call.tensor(2));
  else module.register_parameter(call.string(1), call.tensor(2), false);
  return nullptr;
}

// scriptAddAttribute(module, name): the value waits in the command buffer and brings its own type
inline napi_value scriptAddAttribute(Call& call) {
  const c10::IValue value = Reader(call.e).readAny();
  scriptModule(call, 0).register_attribute(call.string(1), value.type(), value);
  return nullptr;
}

// scriptDefine(module, source): methods in TorchScript
inline napi_value scriptDefine(Call& call) {
  scriptModule(call, 0).define(call.string(1));
  return nullptr;
}

// Every tensor of a kind with its dotted name and a number that is the same for the same tensor.
template <typename NamedTensors>
void writeNamedTensors(Environment& e, const NamedTensors& tensors) {
  std::vector<c10::IValue> rows;
  for (const auto& item : tensors)
    rows.push_back(c10::ivalue::Tuple::create(
        {item.name, item.value, int64_t(reinterpret_cast<uintptr_t>(item.value.unsafeGetTensorImpl()))}));
  Writer(e).writeResult(c10::ivalue::Tuple::create(std::move(rows)));
}

// scriptTensors(module, wantBuffers): the buffer becomes a list of [name, tensor, identity]
inline napi_value scriptTensors(Call& call) {
  const torch::jit::Module module = scriptModule(call, 0);
  if (call.boolean(1)) writeNamedTensors(call.e, module.named_buffers());
  else writeNamedTensors(call.e, module.named_parameters());
  return nullptr;
}

// The module that holds the last part of a dotted name.
inline torch::jit::Module holderOf(const torch::jit::Module& root, const std::string& name) {
  torch::jit::Module module = root;
  size_t start = 0;
  for (size_t dot; (dot = name.find('.', start)) != std::string::npos; start = dot + 1)
    module = module.attr(name.substr(start, dot - start)).toModule();
  return module;
}

// scriptSetTensor(module, dotted name, tensor): puts another tensor in the place of this one
inline napi_value scriptSetTensor(Call& call) {
  const std::string name = call.string(1);
  torch::jit::Module holder = holderOf(scriptModule(call, 0), name);
  const std::string last = name.substr(name.rfind('.') + 1);  // npos + 1 is 0: the whole name
  holder._ivalue()->setAttr(last, call.tensor(2));
  return nullptr;
}

// scriptMethods(module): the buffer becomes a list of [method, result, [argument, type, default or null]…]
inline napi_value scriptMethods(Call& call) {
  std::vector<c10::IValue> methods;
  for (const torch::jit::Method& method : scriptModule(call, 0).get_methods()) {
    const c10::FunctionSchema& schema = method.function().getSchema();
    std::vector<c10::IValue> row = {method.name(), schema.returns().at(0).type()->annotation_str()};
    for (size_t i = 1; i < schema.arguments().size(); i++) {
      const c10::Argument& argument = schema.arguments()[i];
      c10::IValue fallback;
      if (argument.default_value()) {
        std::ostringstream text;
        text << *argument.default_value();
        fallback = text.str();
      }
      row.push_back(c10::ivalue::Tuple::create({argument.name(), argument.type()->annotation_str(), fallback}));
    }
    methods.push_back(c10::ivalue::Tuple::create(std::move(row)));
  }
  Writer(call.e).writeResult(c10::ivalue::Tuple::create(std::move(methods)));
  return nullptr;
}

// scriptRun(module, method): the arguments wait in the command buffer, the result replaces them
inline napi_value scriptRun(Call& call) {
  const torch::jit::Module module = scriptModule(call, 0);
  const torch::jit::Method method = module.get_method(call.string(1));
  torch::jit::Stack stack = {module._ivalue()};
  Reader reader(call.e);
  for (const Argument& argument : preparedArguments(method.function().getSchema(), 1))
    stack.push_back(reader.read(argument));
  method.function().run(stack);
  Writer(call.e).writeResult(stack.back());
  return nullptr;
}

// scriptTrain(module, flag)
inline napi_value scriptTrain(Call& call) {
  scriptModule(call, 0).train(call.boolean(1));
  return nullptr;
}

// scriptIsTraining(module)
inline napi_value scriptIsTraining(Call& call) { return call.result(scriptModule(call, 0).is_training()); }

}  // namespace equimeter
