// Products of many small matrices, as attention over few neighbours has them. Without MKL libtorch 1.13 multiplies one
// pair after the other on one thread, with three views of its own for each: three times what BLAS takes.
#pragma once
#include <ATen/ATen.h>
#include <ATen/ExpandUtils.h>
#include <ATen/Parallel.h>
#include <ATen/ops/baddbmm_cpu_dispatch.h>
#include <ATen/ops/bmm_cpu_dispatch.h>
#include <torch/library.h>

#include <algorithm>
#include <limits>
#include <mutex>

#include "mended.h"
#include "process.h"

namespace equimeter {
#if EQUIMETER_TORCH_MAJOR < 2

// As BLAS in Fortran has it: columns first, everything by its address.
using Sgemm = void(const char* transA, const char* transB, const int* m, const int* n, const int* k, const float* alpha, const float* a,
                   const int* lda, const float* b, const int* ldb, const float* beta, float* c, const int* ldc);
inline Sgemm*& sgemm() {
  static Sgemm* function = nullptr;
  return function;
}

// Matrices of a batch, as BLAS reads them: `leading` elements from one row, or transposed one column, to the next.
struct Matrices {
  const float* data;
  int64_t stride;
  int leading;
  bool transposed;
};

inline c10::optional<Matrices> matricesOf(const at::Tensor& x) {
  const int64_t rows = x.size(1), columns = x.size(2);
  const bool plain = x.stride(2) == 1 && x.stride(1) >= columns;
  const bool transposed = !plain && x.stride(1) == 1 && x.stride(2) >= rows;
  const int64_t leading = transposed ? x.stride(2) : x.stride(1);
  if ((!plain && !transposed) || leading > std::numeric_limits<int>::max()) return c10::nullopt;
  return Matrices{x.data_ptr<float>(), x.stride(0), int(leading), transposed};
}

// Beyond this many multiplications BLAS is busy enough to use its own threads.
constexpr int64_t mostMultiplications = 1 << 16;

// [B, m, k] and [B, k, n] of float32 with small m, k and n.
inline bool areSmall(const at::Tensor& a, const at::Tensor& b) {
  if (a.dim() != 3 || b.dim() != 3 || a.scalar_type() != at::kFloat || b.scalar_type() != at::kFloat) return false;
  if (b.size(0) != a.size(0) || b.size(1) != a.size(2) || a.numel() == 0 || b.numel() == 0) return false;
  if (a.size(1) > mostMultiplications || a.size(2) > mostMultiplications || b.size(2) > mostMultiplications) return false;
  return a.size(1) * a.size(2) * b.size(2) <= mostMultiplications;
}

// result = alpha · a · b + beta · result. Rows first here, columns first there: both sides of a product change places.
inline void multiply(const at::Tensor& first, const at::Tensor& second, const Matrices& a, const Matrices& b, at::Tensor& result, float alpha, float beta) {
  const int m = int(first.size(1)), k = int(first.size(2)), n = int(second.size(2));
  float* to = result.data_ptr<float>();
  at::parallel_for(0, first.size(0), std::max<int64_t>(1, mostMultiplications / (int64_t(m) * k * n)), [&](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++)
      sgemm()(b.transposed ? "T" : "N", a.transposed ? "T" : "N", &n, &m, &k, &alpha, b.data + i * b.stride, &b.leading,
              a.data + i * a.stride, &a.leading, &beta, to + i * m * n, &n);
  });
}

inline at::Tensor bmmOfSmall(const at::Tensor& first, const at::Tensor& second) {
  if (!areSmall(first, second)) return at::cpu::bmm(first, second);
  const auto a = matricesOf(first), b = matricesOf(second);
  if (!a || !b) return at::cpu::bmm(first, second);
  at::Tensor result = at::empty({first.size(0), first.size(1), second.size(2)}, first.options());
  multiply(first, second, *a, *b, result, 1, 0);
  return result;
}

inline at::Tensor baddbmmOfSmall(const at::Tensor& self, const at::Tensor& first, const at::Tensor& second, const at::Scalar& beta, const at::Scalar& alpha) {
  const bool fits = areSmall(first, second) && self.scalar_type() == at::kFloat && !beta.isComplex() && !alpha.isComplex();
  if (!fits) return at::cpu::baddbmm(self, first, second, beta, alpha);
  const auto a = matricesOf(first), b = matricesOf(second);
  const std::vector<int64_t> shape = {first.size(0), first.size(1), second.size(2)};
  if (!a || !b || !at::is_expandable_to(self.sizes(), shape)) return at::cpu::baddbmm(self, first, second, beta, alpha);
  at::Tensor result = at::empty(shape, first.options());
  if (beta.to<float>() != 0) result.copy_(self);
  multiply(first, second, *a, *b, result, alpha.to<float>(), beta.to<float>());
  return result;
}

inline void speedSmallProducts() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (at::hasMKL()) return;
    sgemm() = openblas<Sgemm*>("sgemm_");
    if (!sgemm()) return;
    static Silence silence;
    const SilenceGuard quiet(&silence);
    static torch::Library library(torch::Library::IMPL, "aten", c10::DispatchKey::CPU, __FILE__, __LINE__);
    library.impl("bmm", TORCH_FN(bmmOfSmall));
    library.impl("baddbmm", TORCH_FN(baddbmmOfSmall));
  });
}

#else
inline void speedSmallProducts() {}
#endif
}  // namespace equimeter
