// Any operator of libtorch, called by name through the dispatcher with boxed arguments.
#pragma once
#include <sstream>

#include "call.h"
#include "fast.h"
#include "values.h"

namespace equimeter {

inline size_t resolve(Environment& e, const std::string& name, const std::string& overload) {
  const std::string key = name + "." + overload;
  const auto known = e.operatorIds.find(key);
  if (known != e.operatorIds.end()) return known->second;
  const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!handle) throw std::runtime_error("this libtorch has no operator " + key);
  e.operators.push_back(std::make_unique<Operator>(Operator{*handle, preparedArguments(handle->schema(), 0), shortcutOf(handle->schema())}));
  e.operatorIds.emplace(key, e.operators.size() - 1);
  return e.operators.size() - 1;
}

inline std::vector<c10::IValue> readArguments(Environment& e, const Operator& op) {
  std::vector<c10::IValue> values = std::exchange(e.spare, {});
  values.reserve(op.arguments.size());
  Reader reader(e);
  for (const Argument& argument : op.arguments) values.push_back(reader.read(argument));
  return values;
}

inline bool isOutOfMemory(const c10::Error& error) {
  const std::string message = error.what_without_backtrace();
  return message.find("out of memory") != std::string::npos || message.find("can't allocate memory") != std::string::npos;
}

// Runs the operator on these arguments. `keep` says whether its results are wanted: an operator that
// writes in place returns what the caller already holds.
inline void execute(Environment& e, const Operator& op, torch::jit::Stack stack, bool keep) {
  op.handle.callBoxed(&stack);
  if (keep) Writer(e).writeResults(stack);
  stack.clear();
  e.spare = std::move(stack);
}

// An operator that cannot make its output larger leaves it with a shape that reaches beyond its memory,
// where the next operator would read. Nothing is in such a tensor: empty it is.
inline void emptyWhatIsBroken(const c10::IValue& argument) {
  if (argument.isTensorList())
    for (const at::Tensor& tensor : argument.toTensorVector()) emptyWhatIsBroken(tensor);
  if (!argument.isTensor()) return;
  const at::Tensor& tensor = argument.toTensor();
  if (!tensor.defined() || tensor.layout() != at::kStrided || !tensor.has_storage() || tensor.numel() == 0) return;
  double end = double(tensor.storage_offset()) + 1;
  for (int64_t i = 0; i < tensor.dim(); i++) end += (double(tensor.size(i)) - 1) * double(tensor.stride(i));
  if (end * double(tensor.element_size()) <= double(tensor.storage().nbytes())) return;
  tensor.unsafeGetTensorImpl()->set_storage_offset(0);
  tensor.unsafeGetTensorImpl()->set_sizes_contiguous({0});
}

// Runs the operator on the arguments waiting in the command buffer. Where memory runs out the arguments
// are held for retry(): a collection in between may free temporaries that only this call still needs.
inline void executeWaiting(Environment& e, const Operator& op, bool keep) {
  const uint64_t before = e.callbacks;
  e.held.clear();
  try {
    if (keep && op.shortcut != Shortcut::none && takeShortcut(e, op)) return;
    execute(e, op, readArguments(e, op), keep);
  } catch (const c10::Error& error) {
    if (e.callbacks != before) throw;  // the arguments are no longer there
    auto arguments = readArguments(e, op);
    for (const c10::IValue& argument : arguments) emptyWhatIsBroken(argument);
    if (isOutOfMemory(error)) e.held = std::move(arguments);
    throw;
  }
}

// resolve(name, overload) → id
inline napi_value resolveOperator(Call& call) {
  return call.result(double(resolve(call.e, call.string(0), call.string(1))));
}

// resultCount(id) → as its schema says
inline napi_value resultCount(Call& call) {
  return call.result(double(call.e.operators.at(size_t(call.number(0)))->handle.schema().returns().size()));
}

// execute(id): results replace the arguments in the command buffer
inline napi_value executeOperator(Call& call) {
  executeWaiting(call.e, *call.e.operators[size_t(call.number(0))], true);
  return nullptr;
}

// executeInPlace(id): results are dropped
inline napi_value executeInPlace(Call& call) {
  executeWaiting(call.e, *call.e.operators[size_t(call.number(0))], false);
  return nullptr;
}

// isHolding() → whether the last call ran out of memory and can be tried again
inline napi_value isHolding(Call& call) { return call.result(!call.e.held.empty()); }

// retry(id, keep): the held call again
inline napi_value retryOperator(Call& call) {
  const bool keep = call.boolean(1);
  const auto arguments = std::exchange(call.e.held, {});
  try {
    execute(call.e, *call.e.operators[size_t(call.number(0))], arguments, keep);
  } catch (const c10::Error&) {
    for (const c10::IValue& argument : arguments) emptyWhatIsBroken(argument);
    throw;
  }
  return nullptr;
}

// convert(id): reads the waiting arguments as execute does and checks each against the schema's type,
// without running anything; for tests
inline napi_value convertArguments(Call& call) {
  const Operator& op = *call.e.operators[size_t(call.number(0))];
  Reader reader(call.e);
  for (const Argument& argument : op.arguments) {
    const c10::IValue value = reader.read(argument);
    const bool symbolic = argument.type->str().rfind("SymInt", 0) == 0;  // plain integers serve
    const bool undefined = value.isTensor() && !value.toTensor().defined();
    if (!symbolic && !undefined && !value.type()->isSubtypeOf(*argument.type))
      throw std::runtime_error("argument \"" + argument.name + "\" became a " + value.type()->repr_str() +
                               " instead of a " + argument.type->repr_str());
  }
  return nullptr;
}

// schema(name, overload) → as libtorch writes it, or "" when it has no such operator
inline napi_value operatorSchema(Call& call) {
  const auto handle = c10::Dispatcher::singleton().findSchema({call.string(0), call.string(1)});
  if (!handle) return call.result(std::string());
  std::ostringstream out;
  out << handle->schema();
  return call.result(out.str());
}

// word(text) → id: numbers a text for arguments, until forgetWords()
inline napi_value addWord(Call& call) {
  call.e.words.push_back(call.string(0));
  return call.result(double(call.e.words.size() - 1));
}

// forgetWords()
inline napi_value forgetWords(Call& call) {
  call.e.words.clear();
  return nullptr;
}

// spoken(id) → a text of the last results
inline napi_value spokenText(Call& call) { return call.result(call.e.spoken.at(size_t(call.number(0)))); }

// schemas() → every schema of this libtorch, a line each
inline napi_value listSchemas(Call& call) {
  std::ostringstream out;
  for (const auto& name : c10::Dispatcher::singleton().getAllOpNames()) {
    const auto handle = c10::Dispatcher::singleton().findSchema(name);
    if (handle) out << handle->schema() << '\n';
  }
  return call.result(out.str());
}

}  // namespace equimeter
