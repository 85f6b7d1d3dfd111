// Node-API with the error handling done once: every exported function runs inside `guarded`.
#pragma once
#include <cstring>

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
// An error inside TorchScript comes with the whole way there; the reason is its last line.
inline std::string tidyMessage(std::string message) {
  if (message.find("TorchScript interpreter") != std::string::npos) {
    for (const char* start : {"RuntimeError: ", "torch.jit.Error: "}) {
      const size_t at = message.rfind(start);
      if (at == std::string::npos) continue;
      message.erase(0, at + std::strlen(start));
      break;
    }
  }
  for (const char* noise : {"\nException raised from", ". This could be because", "\nBacktrace:"}) {
    const size_t at = message.find(noise);
    if (at != std::string::npos) message.resize(at);
  }
  std::string line;  // one line, single spaces
  for (const char c : message) {
    const bool space = std::isspace(static_cast<unsigned char>(c));
    if (!space) line += c;
    else if (!line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Throws a TorchError with libtorch's full text as `detail`, or an Error while TypeScript has not yet
// said what a TorchError is.
inline void throwInJavaScript(Environment& e, const std::string& full) {
  const std::string message = tidyMessage(full);
  napi_value type, text = nullptr, error = nullptr;
  if (!e.errorClass || napi_get_reference_value(e.env, e.errorClass, &type) != napi_ok) {
    napi_throw_error(e.env, nullptr, message.c_str());
    return;
  }
  napi_create_string_utf8(e.env, message.data(), message.size(), &text);
  if (napi_new_instance(e.env, type, 1, &text, &error) != napi_ok) return;
  napi_create_string_utf8(e.env, full.data(), full.size(), &text);
  const napi_property_descriptor detail = {"detail", nullptr, nullptr, nullptr, nullptr, text, napi_default, nullptr};
  napi_define_properties(e.env, error, 1, &detail);  // not enumerable: printing the error stays short
  napi_throw(e.env, error);
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
    message = error.what_without_backtrace();
  } catch (const std::exception& error) {
    message = error.what();
  } catch (...) {
    message = "an unknown error inside libtorch";
  }
  throwInJavaScript(call.e, message);
  return nullptr;
}

}  // namespace equimeter
