// libtorch 1.13's GELU backward hands a non-contiguous gradient to oneDNN as if it were contiguous
// and returns garbage. Every caller is mended here, TorchScript modules too, by making the inputs
// contiguous before its own kernel sees them; convolutions keep oneDNN.
#pragma once
#if EQUIMETER_TORCH_MAJOR < 2
#include <ATen/ops/gelu_backward_cpu_dispatch.h>
#include <c10/util/Exception.h>
#include <torch/library.h>

namespace equimeter {

inline at::Tensor geluBackwardContiguous(const at::Tensor& gradient, const at::Tensor& self, c10::string_view approximate) {
  return at::cpu::gelu_backward(gradient.contiguous(), self.contiguous(), approximate);
}

// Replacing a kernel makes libtorch warn about exactly what is intended here.
struct Silence : public c10::WarningHandler {
  void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};

inline void guardGelu() {
  static std::once_flag once;
  std::call_once(once, [] {
    static Silence silence;
    const c10::Warning::WarningHandlerGuard quiet(&silence);
    static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    library.impl("gelu_backward", TORCH_FN(geluBackwardContiguous));
  });
}

}  // namespace equimeter
#else
namespace equimeter {
inline void guardGelu() {}
}  // namespace equimeter
#endif
