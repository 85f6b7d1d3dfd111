// Kernels of libtorch that crash or give wrong results, replaced for every caller, TorchScript among them.
#pragma once
#include <ATen/ATen.h>
#include <ATen/ops/dot_cpu_dispatch.h>
#include <ATen/ops/resize_cpu_dispatch.h>
#include <ATen/ops/vdot_cpu_dispatch.h>
#include <c10/util/Exception.h>
#include <torch/library.h>

#include <mutex>
#if EQUIMETER_TORCH_MAJOR < 2
#include <ATen/ops/gelu_backward_cpu_dispatch.h>
#endif

namespace equimeter {
#if EQUIMETER_TORCH_MAJOR < 2

// The derivative of GELU hands a non-contiguous gradient to oneDNN as if it were contiguous and returns
// garbage. Its inputs are made contiguous before its own kernel sees them; convolutions keep oneDNN.
inline at::Tensor geluBackwardContiguous(const at::Tensor& gradient, const at::Tensor& self, c10::string_view approximate) {
  return at::cpu::gelu_backward(gradient.contiguous(), self.contiguous(), approximate);
}

#endif

// Debian's builds of 1.13 and 2.6 ask BLAS for complex dot products in a way that its OpenBLAS does not answer: 0.
// What does not fit is left to the kernels, which say so.
inline bool areComplexVectors(const at::Tensor& a, const at::Tensor& b) {
  return a.is_complex() && a.scalar_type() == b.scalar_type() && a.dim() == 1 && a.sizes() == b.sizes();
}
inline at::Tensor dotWithoutBlas(const at::Tensor& a, const at::Tensor& b) {
  return areComplexVectors(a, b) ? (a * b).sum() : at::cpu::dot(a, b);
}
inline at::Tensor vdotWithoutBlas(const at::Tensor& a, const at::Tensor& b) {
  return areComplexVectors(a, b) ? (a.conj() * b).sum() : at::cpu::vdot(a, b);
}
// Which builds do so is no matter of the version: this one is asked.
inline bool answersComplexDot() {
  const at::Tensor one = at::ones({1}, at::kComplexFloat);
  return at::cpu::dot(one, one).item<c10::complex<float>>() == c10::complex<float>(1);
}

// Where memory runs out, or the storage cannot grow, resize_() leaves a tensor whose shape reaches beyond
// its memory. Here it gets its old shape back.
inline const at::Tensor& resizeOrLeave(const at::Tensor& self, at::IntArrayRef size, c10::optional<at::MemoryFormat> format) {
  const std::vector<int64_t> sizes = self.sizes().vec(), strides = self.strides().vec();
  try {
    return at::cpu::resize_(self, size, format);
  } catch (...) {
    self.unsafeGetTensorImpl()->set_sizes_and_strides(sizes, strides);
    throw;
  }
}

// Replacing a kernel makes libtorch warn about exactly what is intended here.
struct Silence : public c10::WarningHandler {
#if EQUIMETER_TORCH_MAJOR < 2
  void process(const c10::SourceLocation&, const std::string&, const bool) override {}
#else
  void process(const c10::Warning&) override {}
#endif
};
#if EQUIMETER_TORCH_MAJOR < 2
using SilenceGuard = c10::Warning::WarningHandlerGuard;
#else
using SilenceGuard = c10::WarningUtils::WarningHandlerGuard;
#endif

inline void mendKernels() {
  static std::once_flag once;
  std::call_once(once, [] {
    static Silence silence;
    const SilenceGuard quiet(&silence);
    static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    library.impl("resize_", TORCH_FN(resizeOrLeave));
#if EQUIMETER_TORCH_MAJOR < 2
    library.impl("gelu_backward", TORCH_FN(geluBackwardContiguous));
#endif
    if (answersComplexDot()) return;
    library.impl("dot", TORCH_FN(dotWithoutBlas));
    library.impl("vdot", TORCH_FN(vdotWithoutBlas));
  });
}

}  // namespace equimeter
