// Kernels of libtorch 1.13 that give wrong results, replaced for every caller, TorchScript among them.
#pragma once
#include <mutex>
#if EQUIMETER_TORCH_MAJOR < 2
#include <ATen/ops/dot_cpu_dispatch.h>
#include <ATen/ops/gelu_backward_cpu_dispatch.h>
#include <ATen/ops/vdot_cpu_dispatch.h>
#include <c10/util/Exception.h>
#include <torch/library.h>

namespace equimeter {

// The derivative of GELU hands a non-contiguous gradient to oneDNN as if it were contiguous and returns
// garbage. Its inputs are made contiguous before its own kernel sees them; convolutions keep oneDNN.
inline at::Tensor geluBackwardContiguous(const at::Tensor& gradient, const at::Tensor& self, c10::string_view approximate) {
  return at::cpu::gelu_backward(gradient.contiguous(), self.contiguous(), approximate);
}

// Debian's build asks BLAS for complex dot products in a way that its OpenBLAS does not answer: 0.
inline at::Tensor dotWithoutBlas(const at::Tensor& a, const at::Tensor& b) {
  return a.is_complex() && b.is_complex() && a.sizes() == b.sizes() ? (a * b).sum() : at::cpu::dot(a, b);
}
inline at::Tensor vdotWithoutBlas(const at::Tensor& a, const at::Tensor& b) {
  return a.is_complex() && b.is_complex() && a.sizes() == b.sizes() ? (a.conj() * b).sum() : at::cpu::vdot(a, b);
}

// Replacing a kernel makes libtorch warn about exactly what is intended here.
struct Silence : public c10::WarningHandler {
  void process(const c10::SourceLocation&, const std::string&, const bool) override {}
};

inline void mendKernels() {
  static std::once_flag once;
  std::call_once(once, [] {
    static Silence silence;
    const c10::Warning::WarningHandlerGuard quiet(&silence);
    static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    library.impl("gelu_backward", TORCH_FN(geluBackwardContiguous));
    library.impl("dot", TORCH_FN(dotWithoutBlas));
    library.impl("vdot", TORCH_FN(vdotWithoutBlas));
  });
}

}  // namespace equimeter
#else
namespace equimeter {
inline void mendKernels() {}
}  // namespace equimeter
#endif
