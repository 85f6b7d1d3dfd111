// Node-API with the error handling done once: every exported function runs inside `guarded`.
#pragma once
#include "slots.h"

namespace equimeter {

// The arguments of one call from JavaScript.
struct Call {
  Environment& e;
  napi_env env;
  size_t count;
  const napi_value* arguments;

  double number(size_t i) const {
    double value = 0;
    if (i >= count || napi_get_value_double(env, arguments[i], &value) != napi_ok)
      throw std::runtime_error("argument " + std::to_string(i) + " of a native call must be a number");
    return value;
  }
  bool boolean(size_t i) const {
    bool value = false;
    if (i >= count || napi_get_value_bool(env, arguments[i], &value) != napi_ok)
      throw std::runtime_error("argument " + std::to_string(i) + " of a native call must be a boolean");
    return value;
  }
  std::string string(size_t i) const {
    size_t length = 0;
    if (i >= count || napi_get_value_string_utf8(env, arguments[i], nullptr, 0, &length) != napi_ok)
      throw std::runtime_error("argument " + std::to_string(i) + " of a native call must be a string");
    std::string value(length, '\0');
    napi_get_value_string_utf8(env, arguments[i], value.data(), length + 1, &length);
    return value;
  }
  Handle handle(size_t i) const { return Handle(number(i)); }
  at::Tensor& tensor(size_t i) const { return tensorOf(e, handle(i)); }

  napi_value result(double value) const {
    napi_value out;
    napi_create_double(env, value, &out);
    return out;
  }
  napi_value result(const std::string& value) const {
    napi_value out;
    napi_create_string_utf8(env, value.data(), value.size(), &out);
    return out;
  }
  napi_value result(bool value) const {
    napi_value out;
    napi_get_boolean(env, value, &out);
    return out;
  }
  // A tensor that may be absent: 0 stands for none.
  napi_value optionalTensor(const at::Tensor& tensor) const {
    return result(tensor.defined() ? double(addTensor(e, tensor)) : 0.0);
  }
};

// libtorch's messages carry a C++ backtrace and hints for its developers; users get the first part.
inline std::string tidyMessage(std::string message) {
  for (const char* noise : {"\nException raised from", ". This could be because", "\nBacktrace:"}) {
    const size_t at = message.find(noise);
    if (at != std::string::npos) message.resize(at);
  }
  for (char& c : message)
    if (c == '\n' || c == '\r') c = ' ';
  while (!message.empty() && message.back() == ' ') message.pop_back();
  return message;
}

// Throws a TorchError, or an Error while TypeScript has not yet said what that is.
inline void throwInJavaScript(Environment& e, const std::string& message) {
  napi_value type, text, error;
  if (!e.errorClass || napi_get_reference_value(e.env, e.errorClass, &type) != napi_ok) {
    napi_throw_error(e.env, nullptr, message.c_str());
    return;
  }
  napi_create_string_utf8(e.env, message.data(), message.size(), &text);
  if (napi_new_instance(e.env, type, 1, &text, &error) == napi_ok) napi_throw(e.env, error);
}

using Implementation = napi_value (*)(Call&);

// No C++ exception may cross into JavaScript: one that did would end the process.
template <Implementation body>
napi_value guarded(napi_env env, napi_callback_info info) {
  void* data = nullptr;
  size_t count = 4;
  napi_value arguments[4];
  napi_get_cb_info(env, info, &count, arguments, nullptr, &data);
  Call call{*static_cast<Environment*>(data), env, count, arguments};
  std::string message;
  try {
    settle(call.e);
    return body(call);
  } catch (const c10::Error& error) {
    message = tidyMessage(error.what_without_backtrace());
  } catch (const std::exception& error) {
    message = tidyMessage(error.what());
  } catch (...) {
    message = "an unknown error inside libtorch";
  }
  throwInJavaScript(call.e, message);
  return nullptr;
}

}  // namespace equimeter
