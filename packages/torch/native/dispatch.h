// Any operator of libtorch, called by name through the dispatcher with boxed arguments.
#pragma once
#include <sstream>

#include "call.h"
#include "values.h"

namespace equimeter {

inline size_t resolve(Environment& e, const std::string& name, const std::string& overload) {
  const std::string key = name + "." + overload;
  const auto known = e.operatorIds.find(key);
  if (known != e.operatorIds.end()) return known->second;
  const auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
  if (!handle) throw std::runtime_error("this libtorch has no operator " + key);
  Operator op{*handle, {}};
  for (const c10::Argument& argument : handle->schema().arguments())
    op.arguments.push_back({argument.name(), argument.type(), argument.default_value(), argument.N().value_or(0)});
  e.operators.push_back(std::move(op));
  e.operatorIds.emplace(key, e.operators.size() - 1);
  return e.operators.size() - 1;
}

// Runs the operator on the arguments waiting in the command buffer. `keep` says whether its results
// are wanted: an operator that writes in place returns what the caller already holds.
inline void execute(Environment& e, const Operator& op, bool keep) {
  torch::jit::Stack stack;
  stack.reserve(op.arguments.size());
  Reader reader(e);
  for (const Argument& argument : op.arguments) {
    if (reader.peek() == unset) {
      reader.skip();
      if (argument.fallback) stack.push_back(*argument.fallback);
      else if (argument.type->kind() == c10::TypeKind::OptionalType) stack.emplace_back();
      else throw std::runtime_error("argument \"" + argument.name + "\" is missing");
      continue;
    }
    try {
      stack.push_back(reader.read(*argument.type, argument.fixedLength));
    } catch (const c10::Error&) {
      throw;
    } catch (const std::exception& error) {
      std::string reason = error.what();  // "must be …" or "this tensor was …"
      if (reason.rfind("this tensor ", 0) == 0) reason.erase(0, 12);
      throw std::runtime_error("argument \"" + argument.name + "\" " + reason);
    }
  }
  op.handle.callBoxed(&stack);
  if (!keep) return;
  Writer writer(e);
  for (const c10::IValue& value : stack) writer.write(value);
}

// resolve(name, overload) → id
inline napi_value resolveOperator(Call& call) {
  return call.result(double(resolve(call.e, call.string(0), call.string(1))));
}

// execute(id): results replace the arguments in the command buffer
inline napi_value executeOperator(Call& call) {
  execute(call.e, call.e.operators[size_t(call.number(0))], true);
  return nullptr;
}

// executeInPlace(id): results are dropped
inline napi_value executeInPlace(Call& call) {
  execute(call.e, call.e.operators[size_t(call.number(0))], false);
  return nullptr;
}

// intern(text) → id
inline napi_value internString(Call& call) { return call.result(double(intern(call.e, call.string(0)))); }

// string(id) → text
inline napi_value internedString(Call& call) { return call.result(call.e.strings.at(size_t(call.number(0)))); }

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
