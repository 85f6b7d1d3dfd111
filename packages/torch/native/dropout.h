// Dropout that costs a tenth: libtorch's own draws 53 random bits for each element, on one thread, and keeps them.
#pragma once
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace equimeter {

// Four sequences of xoshiro128++ (Blackman and Vigna 2019) side by side, in vectors that every processor has.
class RandomBits {
 public:
  typedef uint32_t Lanes __attribute__((vector_size(16)));

  // Each piece of a tensor has sequences of its own, so that any number of threads draws the same.
  RandomBits(uint64_t seed, uint64_t piece) {
    uint64_t state = mixed(seed) + mixed(~piece);
    for (Lanes* part : {&a_, &b_, &c_, &d_})
      for (int lane = 0; lane < 4; lane++) (*part)[lane] = uint32_t(mixed(state += 0x9e3779b97f4a7c15u) >> 32);
  }

  Lanes next() {
    const Lanes result = turned(a_ + d_, 7) + a_, shifted = b_ << 9;
    c_ ^= a_;
    d_ ^= b_;
    b_ ^= c_;
    a_ ^= d_;
    c_ ^= shifted;
    d_ = turned(d_, 11);
    return result;
  }

 private:
  Lanes a_, b_, c_, d_;

  static Lanes turned(Lanes x, int by) { return (x << by) | (x >> (32 - by)); }
  // The function of SplitMix64 (Steele, Lea and Flood 2014).
  static uint64_t mixed(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
  }
};

// Sixteen bits decide on an element: below the threshold it is dropped.
struct Dropping {
  using Lanes = RandomBits::Lanes;
  int32_t threshold;
  float scale;
  uint64_t seed;

  void four(const float* from, float* to, Lanes numbers) const {
    typedef float Floats __attribute__((vector_size(16)));
    typedef int32_t Signed __attribute__((vector_size(16)));
    Floats x;
    __builtin_memcpy(&x, from, sizeof(x));
    const Lanes kept = Lanes(x * scale) & Lanes(Signed(numbers) >= threshold);
    __builtin_memcpy(to, &kept, sizeof(kept));
  }

  void eight(const float* from, float* to, Lanes random) const {
    four(from, to, random & 0xffff);
    four(from + 4, to + 4, random >> 16);
  }

  void piece(const float* from, float* to, int64_t count, uint64_t index) const {
    RandomBits bits(seed, index);
    int64_t i = 0;
    for (; i + 8 <= count; i += 8) eight(from + i, to + i, bits.next());
    if (i == count) return;
    float rest[8] = {};
    std::copy(from + i, from + count, rest);
    eight(rest, rest, bits.next());
    std::copy(rest, rest + (count - i), to + i);
  }
};

// The same seed drops the same elements: the derivative is the function itself, of the gradient, and nothing but
// the seed is kept for it.
struct SeededDropout : public torch::autograd::Function<SeededDropout> {
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& self, double p, int64_t seed) {
    context->saved_data["p"] = p;
    context->saved_data["seed"] = seed;
    constexpr int64_t length = 4096;
    const int32_t threshold = int32_t(std::min(std::lround(p * 65536), 65535L));
    const Dropping dropping{threshold, 65536.f / float(65536 - threshold), uint64_t(seed)};
    const at::Tensor input = self.contiguous();
    at::Tensor result = at::empty_like(input);
    const float* from = input.data_ptr<float>();
    float* to = result.data_ptr<float>();
    const int64_t count = input.numel();
    at::parallel_for(0, (count + length - 1) / length, 8, [&](int64_t begin, int64_t end) {
      for (int64_t i = begin; i < end; i++)
        dropping.piece(from + i * length, to + i * length, std::min(length, count - i * length), i);
    });
    return result;
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
    at::Tensor& gradient = gradients[0];
    if (gradient.defined())
      gradient = apply(gradient, context->saved_data["p"].toDouble(), context->saved_data["seed"].toInt());
    return {gradient, at::Tensor(), at::Tensor()};
  }
};

// equimeter::dropout(self, p): that of training, with p to the next 65536th. The seed comes from the default generator. Other
// tensors than those of float32 on the CPU take libtorch's own.
inline at::Tensor fastDropout(const at::Tensor& self, double p) {
  const bool fits = self.device().is_cpu() && self.scalar_type() == at::kFloat && self.layout() == at::kStrided && p >= 0 && p < 1;
  if (!fits) return at::dropout(self, p, true);
  at::Generator generator = at::detail::getDefaultCPUGenerator();
  uint64_t seed;
  {
    std::lock_guard<std::mutex> lock(generator.mutex());
    seed = at::check_generator<at::CPUGeneratorImpl>(generator)->random64();
  }
  return SeededDropout::apply(self, p, int64_t(seed));
}

inline void defineDropout() {
  static std::once_flag once;
  std::call_once(once, [] {
    static torch::Library library(torch::Library::FRAGMENT, "equimeter", c10::nullopt, __FILE__, __LINE__);
    library.def("dropout(Tensor self, float p) -> Tensor", TORCH_FN(fastDropout));
  });
}

}  // namespace equimeter
