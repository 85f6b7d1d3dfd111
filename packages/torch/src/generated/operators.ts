// Generated from libtorch's schemas by scripts/generate; do not edit.
import { begin, Operator, put, type Scalar } from "../commands.js";
import type { DType, MemoryFormat } from "../dtype.js";
import { isBoolean, isNumber, isNumbers, isOptions, isScalar, isString, isTensor, noOverload } from "../overloads.js";
import type { Generator } from "../random.js";
import type { Tensor } from "../tensor.js";

const op = [
  new Operator("aten::add", "Tensor"),
  new Operator("aten::add", "Scalar"),
  new Operator("aten::add_", "Tensor"),
  new Operator("aten::add_", "Scalar"),
  new Operator("aten::sub", "Tensor"),
  new Operator("aten::sub", "Scalar"),
  new Operator("aten::sub_", "Tensor"),
  new Operator("aten::sub_", "Scalar"),
  new Operator("aten::mul", "Tensor"),
  new Operator("aten::mul", "Scalar"),
  new Operator("aten::mul_", "Tensor"),
  new Operator("aten::mul_", "Scalar"),
  new Operator("aten::div", "Tensor"),
  new Operator("aten::div", "Tensor_mode"),
  new Operator("aten::div", "Scalar"),
  new Operator("aten::div", "Scalar_mode"),
  new Operator("aten::div_", "Tensor"),
  new Operator("aten::div_", "Tensor_mode"),
  new Operator("aten::div_", "Scalar"),
  new Operator("aten::div_", "Scalar_mode"),
  new Operator("aten::rsub", "Tensor"),
  new Operator("aten::rsub", "Scalar"),
  new Operator("aten::neg", ""),
  new Operator("aten::neg_", ""),
  new Operator("aten::reciprocal", ""),
  new Operator("aten::pow", "Tensor_Tensor"),
  new Operator("aten::pow", "Tensor_Scalar"),
  new Operator("aten::pow", "Scalar"),
  new Operator("aten::pow_", "Tensor"),
  new Operator("aten::pow_", "Scalar"),
  new Operator("aten::square", ""),
  new Operator("aten::sqrt", ""),
  new Operator("aten::sqrt_", ""),
  new Operator("aten::rsqrt", ""),
  new Operator("aten::exp", ""),
  new Operator("aten::exp_", ""),
  new Operator("aten::log", ""),
  new Operator("aten::log_", ""),
  new Operator("aten::log2", ""),
  new Operator("aten::log10", ""),
  new Operator("aten::log1p", ""),
  new Operator("aten::expm1", ""),
  new Operator("aten::sin", ""),
  new Operator("aten::cos", ""),
  new Operator("aten::tan", ""),
  new Operator("aten::asin", ""),
  new Operator("aten::acos", ""),
  new Operator("aten::atan", ""),
  new Operator("aten::atan2", ""),
  new Operator("aten::sinh", ""),
  new Operator("aten::cosh", ""),
  new Operator("aten::tanh", ""),
  new Operator("aten::sigmoid", ""),
  new Operator("aten::abs", ""),
  new Operator("aten::sign", ""),
  new Operator("aten::floor", ""),
  new Operator("aten::ceil", ""),
  new Operator("aten::round", ""),
  new Operator("aten::round", "decimals"),
  new Operator("aten::trunc", ""),
  new Operator("aten::frac", ""),
  new Operator("aten::remainder", "Tensor"),
  new Operator("aten::remainder", "Scalar"),
  new Operator("aten::remainder", "Scalar_Tensor"),
  new Operator("aten::fmod", "Tensor"),
  new Operator("aten::fmod", "Scalar"),
  new Operator("aten::clamp", "Tensor"),
  new Operator("aten::clamp", ""),
  new Operator("aten::clamp_", "Tensor"),
  new Operator("aten::clamp_", ""),
  new Operator("aten::clamp_min", "Tensor"),
  new Operator("aten::clamp_min", ""),
  new Operator("aten::clamp_max", "Tensor"),
  new Operator("aten::clamp_max", ""),
  new Operator("aten::maximum", ""),
  new Operator("aten::minimum", ""),
  new Operator("aten::addcmul", ""),
  new Operator("aten::addcmul_", ""),
  new Operator("aten::addcdiv", ""),
  new Operator("aten::addcdiv_", ""),
  new Operator("aten::lerp", "Tensor"),
  new Operator("aten::lerp", "Scalar"),
  new Operator("aten::lerp_", "Tensor"),
  new Operator("aten::lerp_", "Scalar"),
  new Operator("aten::hypot", ""),
  new Operator("aten::erf", ""),
  new Operator("aten::erfc", ""),
  new Operator("aten::erfinv", ""),
  new Operator("aten::lgamma", ""),
  new Operator("aten::digamma", ""),
  new Operator("aten::nan_to_num", ""),
  new Operator("aten::eq", "Tensor"),
  new Operator("aten::eq", "Scalar"),
  new Operator("aten::ne", "Tensor"),
  new Operator("aten::ne", "Scalar"),
  new Operator("aten::lt", "Tensor"),
  new Operator("aten::lt", "Scalar"),
  new Operator("aten::le", "Tensor"),
  new Operator("aten::le", "Scalar"),
  new Operator("aten::gt", "Tensor"),
  new Operator("aten::gt", "Scalar"),
  new Operator("aten::ge", "Tensor"),
  new Operator("aten::ge", "Scalar"),
  new Operator("aten::isnan", ""),
  new Operator("aten::isfinite", ""),
  new Operator("aten::isinf", ""),
  new Operator("aten::logical_and", ""),
  new Operator("aten::logical_or", ""),
  new Operator("aten::logical_not", ""),
  new Operator("aten::logical_xor", ""),
  new Operator("aten::bitwise_and", "Tensor"),
  new Operator("aten::bitwise_and", "Scalar"),
  new Operator("aten::bitwise_and", "Scalar_Tensor"),
  new Operator("aten::bitwise_or", "Tensor"),
  new Operator("aten::bitwise_or", "Scalar"),
  new Operator("aten::bitwise_or", "Scalar_Tensor"),
  new Operator("aten::bitwise_not", ""),
  new Operator("aten::equal", ""),
  new Operator("aten::allclose", ""),
  new Operator("aten::isclose", ""),
  new Operator("aten::any", "dim"),
  new Operator("aten::any", ""),
  new Operator("aten::all", "dim"),
  new Operator("aten::all", ""),
  new Operator("aten::where", "self"),
  new Operator("aten::where", "ScalarOther"),
  new Operator("aten::where", "ScalarSelf"),
  new Operator("aten::where", "Scalar"),
  new Operator("aten::where", ""),
  new Operator("aten::sum", "dim_IntList"),
  new Operator("aten::sum", ""),
  new Operator("aten::mean", "dim"),
  new Operator("aten::mean", ""),
  new Operator("aten::prod", "dim_int"),
  new Operator("aten::prod", ""),
  new Operator("aten::std", "correction"),
  new Operator("aten::std", "dim"),
  new Operator("aten::std", ""),
  new Operator("aten::var", "correction"),
  new Operator("aten::var", "dim"),
  new Operator("aten::var", ""),
  new Operator("aten::var_mean", "correction"),
  new Operator("aten::var_mean", "dim"),
  new Operator("aten::var_mean", ""),
  new Operator("aten::std_mean", "correction"),
  new Operator("aten::std_mean", "dim"),
  new Operator("aten::std_mean", ""),
  new Operator("aten::amax", ""),
  new Operator("aten::amin", ""),
  new Operator("aten::max", "other"),
  new Operator("aten::max", "dim"),
  new Operator("aten::max", ""),
  new Operator("aten::min", "other"),
  new Operator("aten::min", "dim"),
  new Operator("aten::min", ""),
  new Operator("aten::argmax", ""),
  new Operator("aten::argmin", ""),
  new Operator("aten::norm", "ScalarOpt_dim_dtype"),
  new Operator("aten::norm", "ScalarOpt_dim"),
  new Operator("aten::norm", "ScalarOpt_dtype"),
  new Operator("aten::norm", "Scalar"),
  new Operator("aten::linalg_vector_norm", ""),
  new Operator("aten::logsumexp", ""),
  new Operator("aten::cumsum", ""),
  new Operator("aten::cumprod", ""),
  new Operator("aten::nansum", ""),
  new Operator("aten::median", "dim"),
  new Operator("aten::median", ""),
  new Operator("aten::count_nonzero", "dim_IntList"),
  new Operator("aten::count_nonzero", ""),
  new Operator("aten::bincount", ""),
  new Operator("aten::matmul", ""),
  new Operator("aten::mm", ""),
  new Operator("aten::bmm", ""),
  new Operator("aten::mv", ""),
  new Operator("aten::dot", ""),
  new Operator("aten::addmm", ""),
  new Operator("aten::addmm_", ""),
  new Operator("aten::baddbmm", ""),
  new Operator("aten::outer", ""),
  new Operator("aten::einsum", ""),
  new Operator("aten::linear", ""),
  new Operator("aten::bilinear", ""),
  new Operator("aten::linalg_norm", "ord_str"),
  new Operator("aten::linalg_norm", ""),
  new Operator("aten::linalg_eigh", ""),
  new Operator("aten::linalg_eigvalsh", ""),
  new Operator("aten::linalg_svd", ""),
  new Operator("aten::linalg_qr", ""),
  new Operator("aten::linalg_inv", ""),
  new Operator("aten::linalg_det", ""),
  new Operator("aten::linalg_solve", ""),
  new Operator("aten::linalg_cholesky", ""),
  new Operator("aten::linalg_cross", ""),
  new Operator("aten::cross", ""),
  new Operator("aten::trace", ""),
  new Operator("aten::tril", ""),
  new Operator("aten::triu", ""),
  new Operator("aten::diagonal", ""),
  new Operator("aten::diagonal", "Dimname"),
  new Operator("aten::diag_embed", ""),
  new Operator("aten::cdist", ""),
  new Operator("aten::kron", ""),
  new Operator("aten::view", ""),
  new Operator("aten::view", "dtype"),
  new Operator("aten::reshape", ""),
  new Operator("aten::flatten", "named_out_dim"),
  new Operator("aten::flatten", "using_names"),
  new Operator("aten::flatten", "using_ints"),
  new Operator("aten::unflatten", "int"),
  new Operator("aten::squeeze", "dim"),
  new Operator("aten::squeeze", ""),
  new Operator("aten::squeeze_", "dim"),
  new Operator("aten::squeeze_", ""),
  new Operator("aten::unsqueeze", ""),
  new Operator("aten::unsqueeze_", ""),
  new Operator("aten::transpose", "Dimname"),
  new Operator("aten::transpose", "int"),
  new Operator("aten::permute", ""),
  new Operator("aten::movedim", "int"),
  new Operator("aten::movedim", "intlist"),
  new Operator("aten::expand", ""),
  new Operator("aten::expand_as", ""),
  new Operator("aten::repeat", ""),
  new Operator("aten::repeat_interleave", "self_Tensor"),
  new Operator("aten::repeat_interleave", "self_int"),
  new Operator("aten::repeat_interleave", "Tensor"),
  new Operator("aten::tile", ""),
  new Operator("aten::contiguous", ""),
  new Operator("aten::clone", ""),
  new Operator("aten::detach", ""),
  new Operator("aten::detach_", ""),
  new Operator("aten::cat", ""),
  new Operator("aten::stack", ""),
  new Operator("aten::split", "Tensor"),
  new Operator("aten::split", "sizes"),
  new Operator("aten::chunk", ""),
  new Operator("aten::narrow", "Tensor"),
  new Operator("aten::narrow", ""),
  new Operator("aten::select", "int"),
  new Operator("aten::slice", "Tensor"),
  new Operator("aten::unbind", "int"),
  new Operator("aten::flip", ""),
  new Operator("aten::roll", ""),
  new Operator("aten::t", ""),
  new Operator("aten::rot90", ""),
  new Operator("aten::view_as", ""),
  new Operator("aten::unfold", ""),
  new Operator("aten::index", "Tensor"),
  new Operator("aten::index_put", ""),
  new Operator("aten::index_put_", ""),
  new Operator("aten::index_select", ""),
  new Operator("aten::index_add", ""),
  new Operator("aten::index_add_", ""),
  new Operator("aten::index_copy", ""),
  new Operator("aten::index_copy_", ""),
  new Operator("aten::gather", ""),
  new Operator("aten::take", ""),
  new Operator("aten::scatter", "reduce"),
  new Operator("aten::scatter", "src"),
  new Operator("aten::scatter", "value"),
  new Operator("aten::scatter", "value_reduce"),
  new Operator("aten::scatter_", "reduce"),
  new Operator("aten::scatter_", "src"),
  new Operator("aten::scatter_", "value"),
  new Operator("aten::scatter_", "value_reduce"),
  new Operator("aten::scatter_add", ""),
  new Operator("aten::scatter_add_", ""),
  new Operator("aten::masked_fill", "Tensor"),
  new Operator("aten::masked_fill", "Scalar"),
  new Operator("aten::masked_fill_", "Tensor"),
  new Operator("aten::masked_fill_", "Scalar"),
  new Operator("aten::masked_select", ""),
  new Operator("aten::take_along_dim", ""),
  new Operator("aten::nonzero", ""),
  new Operator("aten::sort", ""),
  new Operator("aten::sort", "stable"),
  new Operator("aten::argsort", ""),
  new Operator("aten::argsort", "stable"),
  new Operator("aten::topk", ""),
  new Operator("aten::searchsorted", "Tensor"),
  new Operator("aten::searchsorted", "Scalar"),
  new Operator("aten::unique_consecutive", ""),
  new Operator("aten::copy_", ""),
  new Operator("aten::fill_", "Tensor"),
  new Operator("aten::fill_", "Scalar"),
  new Operator("aten::zero_", ""),
  new Operator("aten::one_hot", ""),
  new Operator("aten::embedding", ""),
  new Operator("aten::zeros", ""),
  new Operator("aten::ones", ""),
  new Operator("aten::full", ""),
  new Operator("aten::empty", "memory_format"),
  new Operator("aten::rand", "generator"),
  new Operator("aten::rand", ""),
  new Operator("aten::randn", "generator"),
  new Operator("aten::randn", ""),
  new Operator("aten::randint", "low_generator"),
  new Operator("aten::randint", "low"),
  new Operator("aten::randint", "generator"),
  new Operator("aten::randint", ""),
  new Operator("aten::randperm", "generator"),
  new Operator("aten::randperm", ""),
  new Operator("aten::arange", "start"),
  new Operator("aten::arange", "start_step"),
  new Operator("aten::arange", ""),
  new Operator("aten::linspace", ""),
  new Operator("aten::logspace", ""),
  new Operator("aten::eye", "m"),
  new Operator("aten::eye", ""),
  new Operator("aten::zeros_like", ""),
  new Operator("aten::ones_like", ""),
  new Operator("aten::full_like", ""),
  new Operator("aten::empty_like", ""),
  new Operator("aten::rand_like", ""),
  new Operator("aten::randn_like", ""),
  new Operator("aten::from_file", ""),
  new Operator("aten::bernoulli", "Tensor"),
  new Operator("aten::bernoulli", "p"),
  new Operator("aten::bernoulli", ""),
  new Operator("aten::bernoulli_", "Tensor"),
  new Operator("aten::bernoulli_", "float"),
  new Operator("aten::multinomial", ""),
  new Operator("aten::normal_", ""),
  new Operator("aten::uniform_", ""),
  new Operator("aten::dropout", ""),
  new Operator("aten::softmax", "int"),
  new Operator("aten::log_softmax", "int"),
  new Operator("aten::relu", ""),
  new Operator("aten::relu_", ""),
  new Operator("aten::gelu", ""),
  new Operator("aten::silu", ""),
  new Operator("aten::softplus", ""),
  new Operator("aten::elu", ""),
  new Operator("aten::leaky_relu", ""),
  new Operator("aten::hardtanh", ""),
  new Operator("aten::layer_norm", ""),
  new Operator("aten::group_norm", ""),
  new Operator("aten::batch_norm", ""),
  new Operator("aten::conv1d", ""),
  new Operator("aten::conv1d", "padding"),
  new Operator("aten::conv2d", ""),
  new Operator("aten::conv2d", "padding"),
  new Operator("aten::conv3d", ""),
  new Operator("aten::conv3d", "padding"),
  new Operator("aten::conv_transpose3d", "input"),
  new Operator("aten::max_pool3d", ""),
  new Operator("aten::avg_pool3d", ""),
  new Operator("aten::upsample_nearest3d", ""),
  new Operator("aten::upsample_nearest3d", "vec"),
  new Operator("aten::pad", ""),
  new Operator("aten::mse_loss", ""),
  new Operator("aten::l1_loss", ""),
  new Operator("aten::huber_loss", ""),
  new Operator("aten::smooth_l1_loss", ""),
  new Operator("aten::cross_entropy_loss", ""),
  new Operator("aten::nll_loss", ""),
  new Operator("aten::binary_cross_entropy_with_logits", ""),
  new Operator("aten::kl_div", ""),
  new Operator("aten::cosine_similarity", ""),
  new Operator("aten::pairwise_distance", ""),
  new Operator("aten::item", ""),
  new Operator("aten::to", "dtype_layout"),
];
const keys: readonly (readonly string[])[] = [
  ["alpha"],
  ["roundingMode"],
  ["decimals"],
  ["keepdim"],
  ["keepdim","dtype"],
  ["dtype"],
  ["correction","keepdim"],
  ["unbiased","keepdim"],
  ["unbiased"],
  ["ord","dim","keepdim","dtype"],
  ["offset","dim1","dim2"],
  ["outdim","dim1","dim2","offset"],
  ["startDim","endDim"],
  ["outputSize"],
  ["reduce"],
  ["descending"],
  ["stable","dim","descending"],
  ["outInt32","right","side","sorter"],
  ["generator","dtype","device"],
  ["dtype","device"],
  ["generator"],
  ["stride","padding","dilation","groups"],
];

/** Operators that take the tensor first, as methods. */
export abstract class TensorOperators {
  /** `add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  add(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  add(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[0].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[1].tensor<Tensor>();
    }
    throw noOverload("add", [a0, a1]);
  }

  /** `add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * `add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  add_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this;
  add_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      op[2].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      op[3].inPlace();
      return this;
    }
    throw noOverload("add_", [a0, a1]);
  }

  /** `sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  sub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  sub(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[4].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[5].tensor<Tensor>();
    }
    throw noOverload("sub", [a0, a1]);
  }

  /** `sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * `sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  sub_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this;
  sub_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      op[6].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      op[7].inPlace();
      return this;
    }
    throw noOverload("sub_", [a0, a1]);
  }

  /** `mul.Scalar(Tensor self, Scalar other) -> Tensor`
   * `mul.Tensor(Tensor self, Tensor other) -> Tensor` */
  mul(other: Tensor | Scalar): Tensor;
  mul(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[8].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[9].tensor<Tensor>();
    }
    throw noOverload("mul", [a0, a1]);
  }

  /** `mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  mul_(other: Tensor | Scalar): this;
  mul_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[10].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[11].inPlace();
      return this;
    }
    throw noOverload("mul_", [a0, a1]);
  }

  /** `div.Scalar(Tensor self, Scalar other) -> Tensor`
   * `div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * `div.Tensor(Tensor self, Tensor other) -> Tensor`
   * `div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
  div(other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
  div(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[12].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[1])) {
      begin();
      put(this);
      put(a0);
      put(a1?.roundingMode);
      return op[13].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[14].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[1])) {
      begin();
      put(this);
      put(a0);
      put(a1?.roundingMode);
      return op[15].tensor<Tensor>();
    }
    throw noOverload("div", [a0, a1]);
  }

  /** `div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * `div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
  div_(other: Tensor | Scalar, options?: { roundingMode?: string | null }): this;
  div_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[16].inPlace();
      return this;
    }
    if (isTensor(a0) && isOptions(a1, keys[1])) {
      begin();
      put(this);
      put(a0);
      put(a1?.roundingMode);
      op[17].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[18].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[1])) {
      begin();
      put(this);
      put(a0);
      put(a1?.roundingMode);
      op[19].inPlace();
      return this;
    }
    throw noOverload("div_", [a0, a1]);
  }

  /** `rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  rsub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  rsub(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[20].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      put(this);
      put(a0);
      put(a1?.alpha);
      return op[21].tensor<Tensor>();
    }
    throw noOverload("rsub", [a0, a1]);
  }

  /** `neg(Tensor self) -> Tensor` */
  neg(): Tensor {
    begin();
    put(this);
    return op[22].tensor<Tensor>();
  }

  /** `neg_(Tensor(a!) self) -> Tensor(a!)` */
  neg_(): this {
    begin();
    put(this);
    op[23].inPlace();
    return this;
  }

  /** `reciprocal(Tensor self) -> Tensor` */
  reciprocal(): Tensor {
    begin();
    put(this);
    return op[24].tensor<Tensor>();
  }

  /** `pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * `pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
  pow(exponent: Tensor | Scalar): Tensor;
  pow(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[25].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[26].tensor<Tensor>();
    }
    throw noOverload("pow", [a0, a1]);
  }

  /** `pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * `pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  pow_(exponent: Tensor | Scalar): this;
  pow_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[28].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[29].inPlace();
      return this;
    }
    throw noOverload("pow_", [a0, a1]);
  }

  /** `square(Tensor self) -> Tensor` */
  square(): Tensor {
    begin();
    put(this);
    return op[30].tensor<Tensor>();
  }

  /** `sqrt(Tensor self) -> Tensor` */
  sqrt(): Tensor {
    begin();
    put(this);
    return op[31].tensor<Tensor>();
  }

  /** `sqrt_(Tensor(a!) self) -> Tensor(a!)` */
  sqrt_(): this {
    begin();
    put(this);
    op[32].inPlace();
    return this;
  }

  /** `rsqrt(Tensor self) -> Tensor` */
  rsqrt(): Tensor {
    begin();
    put(this);
    return op[33].tensor<Tensor>();
  }

  /** `exp(Tensor self) -> Tensor` */
  exp(): Tensor {
    begin();
    put(this);
    return op[34].tensor<Tensor>();
  }

  /** `exp_(Tensor(a!) self) -> Tensor(a!)` */
  exp_(): this {
    begin();
    put(this);
    op[35].inPlace();
    return this;
  }

  /** `log(Tensor self) -> Tensor` */
  log(): Tensor {
    begin();
    put(this);
    return op[36].tensor<Tensor>();
  }

  /** `log_(Tensor(a!) self) -> Tensor(a!)` */
  log_(): this {
    begin();
    put(this);
    op[37].inPlace();
    return this;
  }

  /** `log2(Tensor self) -> Tensor` */
  log2(): Tensor {
    begin();
    put(this);
    return op[38].tensor<Tensor>();
  }

  /** `log10(Tensor self) -> Tensor` */
  log10(): Tensor {
    begin();
    put(this);
    return op[39].tensor<Tensor>();
  }

  /** `log1p(Tensor self) -> Tensor` */
  log1p(): Tensor {
    begin();
    put(this);
    return op[40].tensor<Tensor>();
  }

  /** `expm1(Tensor self) -> Tensor` */
  expm1(): Tensor {
    begin();
    put(this);
    return op[41].tensor<Tensor>();
  }

  /** `sin(Tensor self) -> Tensor` */
  sin(): Tensor {
    begin();
    put(this);
    return op[42].tensor<Tensor>();
  }

  /** `cos(Tensor self) -> Tensor` */
  cos(): Tensor {
    begin();
    put(this);
    return op[43].tensor<Tensor>();
  }

  /** `tan(Tensor self) -> Tensor` */
  tan(): Tensor {
    begin();
    put(this);
    return op[44].tensor<Tensor>();
  }

  /** `asin(Tensor self) -> Tensor` */
  asin(): Tensor {
    begin();
    put(this);
    return op[45].tensor<Tensor>();
  }

  /** `acos(Tensor self) -> Tensor` */
  acos(): Tensor {
    begin();
    put(this);
    return op[46].tensor<Tensor>();
  }

  /** `atan(Tensor self) -> Tensor` */
  atan(): Tensor {
    begin();
    put(this);
    return op[47].tensor<Tensor>();
  }

  /** `atan2(Tensor self, Tensor other) -> Tensor` */
  atan2(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[48].tensor<Tensor>();
  }

  /** `sinh(Tensor self) -> Tensor` */
  sinh(): Tensor {
    begin();
    put(this);
    return op[49].tensor<Tensor>();
  }

  /** `cosh(Tensor self) -> Tensor` */
  cosh(): Tensor {
    begin();
    put(this);
    return op[50].tensor<Tensor>();
  }

  /** `tanh(Tensor self) -> Tensor` */
  tanh(): Tensor {
    begin();
    put(this);
    return op[51].tensor<Tensor>();
  }

  /** `sigmoid(Tensor self) -> Tensor` */
  sigmoid(): Tensor {
    begin();
    put(this);
    return op[52].tensor<Tensor>();
  }

  /** `abs(Tensor self) -> Tensor` */
  abs(): Tensor {
    begin();
    put(this);
    return op[53].tensor<Tensor>();
  }

  /** `sign(Tensor self) -> Tensor` */
  sign(): Tensor {
    begin();
    put(this);
    return op[54].tensor<Tensor>();
  }

  /** `floor(Tensor self) -> Tensor` */
  floor(): Tensor {
    begin();
    put(this);
    return op[55].tensor<Tensor>();
  }

  /** `ceil(Tensor self) -> Tensor` */
  ceil(): Tensor {
    begin();
    put(this);
    return op[56].tensor<Tensor>();
  }

  /** `round(Tensor self) -> Tensor`
   * `round.decimals(Tensor self, *, int decimals) -> Tensor` */
  round(options?: { decimals?: number }): Tensor;
  round(a0?: any): any {
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[57].tensor<Tensor>();
    }
    if (isOptions(a0, keys[2])) {
      begin();
      put(this);
      put(a0?.decimals);
      return op[58].tensor<Tensor>();
    }
    throw noOverload("round", [a0]);
  }

  /** `trunc(Tensor self) -> Tensor` */
  trunc(): Tensor {
    begin();
    put(this);
    return op[59].tensor<Tensor>();
  }

  /** `frac(Tensor self) -> Tensor` */
  frac(): Tensor {
    begin();
    put(this);
    return op[60].tensor<Tensor>();
  }

  /** `remainder.Scalar(Tensor self, Scalar other) -> Tensor`
   * `remainder.Tensor(Tensor self, Tensor other) -> Tensor` */
  remainder(other: Tensor | Scalar): Tensor;
  remainder(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[61].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[62].tensor<Tensor>();
    }
    throw noOverload("remainder", [a0, a1]);
  }

  /** `fmod.Scalar(Tensor self, Scalar other) -> Tensor`
   * `fmod.Tensor(Tensor self, Tensor other) -> Tensor` */
  fmod(other: Tensor | Scalar): Tensor;
  fmod(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[64].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[65].tensor<Tensor>();
    }
    throw noOverload("fmod", [a0, a1]);
  }

  /** `clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * `clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clamp(min?: Tensor | null | Scalar, max?: Tensor | null | Scalar): Tensor;
  clamp(a0?: any, a1?: any, a2?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[66].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[67].tensor<Tensor>();
    }
    throw noOverload("clamp", [a0, a1, a2]);
  }

  /** `clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * `clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clamp_(min?: Tensor | null | Scalar, max?: Tensor | null | Scalar): this;
  clamp_(a0?: any, a1?: any, a2?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[68].inPlace();
      return this;
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[69].inPlace();
      return this;
    }
    throw noOverload("clamp_", [a0, a1, a2]);
  }

  /** `clamp_min(Tensor self, Scalar min) -> Tensor`
   * `clamp_min.Tensor(Tensor self, Tensor min) -> Tensor` */
  clampMin(min: Tensor | Scalar): Tensor;
  clampMin(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[70].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[71].tensor<Tensor>();
    }
    throw noOverload("clamp_min", [a0, a1]);
  }

  /** `clamp_max(Tensor self, Scalar max) -> Tensor`
   * `clamp_max.Tensor(Tensor self, Tensor max) -> Tensor` */
  clampMax(max: Tensor | Scalar): Tensor;
  clampMax(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[72].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[73].tensor<Tensor>();
    }
    throw noOverload("clamp_max", [a0, a1]);
  }

  /** `maximum(Tensor self, Tensor other) -> Tensor` */
  maximum(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[74].tensor<Tensor>();
  }

  /** `minimum(Tensor self, Tensor other) -> Tensor` */
  minimum(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[75].tensor<Tensor>();
  }

  /** `addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
    begin();
    put(this);
    put(tensor1);
    put(tensor2);
    put(options?.value);
    return op[76].tensor<Tensor>();
  }

  /** `addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this {
    begin();
    put(this);
    put(tensor1);
    put(tensor2);
    put(options?.value);
    op[77].inPlace();
    return this;
  }

  /** `addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
    begin();
    put(this);
    put(tensor1);
    put(tensor2);
    put(options?.value);
    return op[78].tensor<Tensor>();
  }

  /** `addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this {
    begin();
    put(this);
    put(tensor1);
    put(tensor2);
    put(options?.value);
    op[79].inPlace();
    return this;
  }

  /** `lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
   * `lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor` */
  lerp(end: Tensor, weight: Tensor | Scalar): Tensor;
  lerp(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && isTensor(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[80].tensor<Tensor>();
    }
    if (isTensor(a0) && isScalar(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[81].tensor<Tensor>();
    }
    throw noOverload("lerp", [a0, a1, a2]);
  }

  /** `lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
   * `lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)` */
  lerp_(end: Tensor, weight: Tensor | Scalar): this;
  lerp_(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && isTensor(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[82].inPlace();
      return this;
    }
    if (isTensor(a0) && isScalar(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[83].inPlace();
      return this;
    }
    throw noOverload("lerp_", [a0, a1, a2]);
  }

  /** `hypot(Tensor self, Tensor other) -> Tensor` */
  hypot(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[84].tensor<Tensor>();
  }

  /** `erf(Tensor self) -> Tensor` */
  erf(): Tensor {
    begin();
    put(this);
    return op[85].tensor<Tensor>();
  }

  /** `erfc(Tensor self) -> Tensor` */
  erfc(): Tensor {
    begin();
    put(this);
    return op[86].tensor<Tensor>();
  }

  /** `erfinv(Tensor self) -> Tensor` */
  erfinv(): Tensor {
    begin();
    put(this);
    return op[87].tensor<Tensor>();
  }

  /** `lgamma(Tensor self) -> Tensor` */
  lgamma(): Tensor {
    begin();
    put(this);
    return op[88].tensor<Tensor>();
  }

  /** `digamma(Tensor self) -> Tensor` */
  digamma(): Tensor {
    begin();
    put(this);
    return op[89].tensor<Tensor>();
  }

  /** `nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
  nanToNum(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor {
    begin();
    put(this);
    put(options?.nan);
    put(options?.posinf);
    put(options?.neginf);
    return op[90].tensor<Tensor>();
  }

  /** `eq.Scalar(Tensor self, Scalar other) -> Tensor`
   * `eq.Tensor(Tensor self, Tensor other) -> Tensor` */
  eq(other: Tensor | Scalar): Tensor;
  eq(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[91].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[92].tensor<Tensor>();
    }
    throw noOverload("eq", [a0, a1]);
  }

  /** `ne.Scalar(Tensor self, Scalar other) -> Tensor`
   * `ne.Tensor(Tensor self, Tensor other) -> Tensor` */
  ne(other: Tensor | Scalar): Tensor;
  ne(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[93].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[94].tensor<Tensor>();
    }
    throw noOverload("ne", [a0, a1]);
  }

  /** `lt.Scalar(Tensor self, Scalar other) -> Tensor`
   * `lt.Tensor(Tensor self, Tensor other) -> Tensor` */
  lt(other: Tensor | Scalar): Tensor;
  lt(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[95].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[96].tensor<Tensor>();
    }
    throw noOverload("lt", [a0, a1]);
  }

  /** `le.Scalar(Tensor self, Scalar other) -> Tensor`
   * `le.Tensor(Tensor self, Tensor other) -> Tensor` */
  le(other: Tensor | Scalar): Tensor;
  le(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[97].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[98].tensor<Tensor>();
    }
    throw noOverload("le", [a0, a1]);
  }

  /** `gt.Scalar(Tensor self, Scalar other) -> Tensor`
   * `gt.Tensor(Tensor self, Tensor other) -> Tensor` */
  gt(other: Tensor | Scalar): Tensor;
  gt(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[99].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[100].tensor<Tensor>();
    }
    throw noOverload("gt", [a0, a1]);
  }

  /** `ge.Scalar(Tensor self, Scalar other) -> Tensor`
   * `ge.Tensor(Tensor self, Tensor other) -> Tensor` */
  ge(other: Tensor | Scalar): Tensor;
  ge(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[101].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[102].tensor<Tensor>();
    }
    throw noOverload("ge", [a0, a1]);
  }

  /** `isnan(Tensor self) -> Tensor` */
  isnan(): Tensor {
    begin();
    put(this);
    return op[103].tensor<Tensor>();
  }

  /** `isfinite(Tensor self) -> Tensor` */
  isfinite(): Tensor {
    begin();
    put(this);
    return op[104].tensor<Tensor>();
  }

  /** `isinf(Tensor self) -> Tensor` */
  isinf(): Tensor {
    begin();
    put(this);
    return op[105].tensor<Tensor>();
  }

  /** `logical_and(Tensor self, Tensor other) -> Tensor` */
  logicalAnd(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[106].tensor<Tensor>();
  }

  /** `logical_or(Tensor self, Tensor other) -> Tensor` */
  logicalOr(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[107].tensor<Tensor>();
  }

  /** `logical_not(Tensor self) -> Tensor` */
  logicalNot(): Tensor {
    begin();
    put(this);
    return op[108].tensor<Tensor>();
  }

  /** `logical_xor(Tensor self, Tensor other) -> Tensor` */
  logicalXor(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[109].tensor<Tensor>();
  }

  /** `bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
   * `bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseAnd(other: Tensor | Scalar): Tensor;
  bitwiseAnd(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[110].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[111].tensor<Tensor>();
    }
    throw noOverload("bitwise_and", [a0, a1]);
  }

  /** `bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
   * `bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseOr(other: Tensor | Scalar): Tensor;
  bitwiseOr(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[113].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[114].tensor<Tensor>();
    }
    throw noOverload("bitwise_or", [a0, a1]);
  }

  /** `bitwise_not(Tensor self) -> Tensor` */
  bitwiseNot(): Tensor {
    begin();
    put(this);
    return op[116].tensor<Tensor>();
  }

  /** `equal(Tensor self, Tensor other) -> bool` */
  equal(other: Tensor): boolean {
    begin();
    put(this);
    put(other);
    return op[117].value<boolean>();
  }

  /** `allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
  allclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean {
    begin();
    put(this);
    put(other);
    put(options?.rtol);
    put(options?.atol);
    put(options?.equalNan);
    return op[118].value<boolean>();
  }

  /** `isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
  isclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor {
    begin();
    put(this);
    put(other);
    put(options?.rtol);
    put(options?.atol);
    put(options?.equalNan);
    return op[119].tensor<Tensor>();
  }

  /** `any(Tensor self) -> Tensor`
   * `any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  any(dim: number, options?: { keepdim?: boolean }): Tensor;
  any(): Tensor;
  any(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      return op[120].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[121].tensor<Tensor>();
    }
    throw noOverload("any", [a0, a1]);
  }

  /** `all(Tensor self) -> Tensor`
   * `all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  all(dim: number, options?: { keepdim?: boolean }): Tensor;
  all(): Tensor;
  all(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      return op[122].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[123].tensor<Tensor>();
    }
    throw noOverload("all", [a0, a1]);
  }

  /** `sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  sum(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  sum(options?: { dtype?: DType | null }): Tensor;
  sum(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[4])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      put(a1?.dtype);
      return op[129].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5])) {
      begin();
      put(this);
      put(a0?.dtype);
      return op[130].tensor<Tensor>();
    }
    throw noOverload("sum", [a0, a1]);
  }

  /** `mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  mean(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  mean(options?: { dtype?: DType | null }): Tensor;
  mean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[4])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      put(a1?.dtype);
      return op[131].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5])) {
      begin();
      put(this);
      put(a0?.dtype);
      return op[132].tensor<Tensor>();
    }
    throw noOverload("mean", [a0, a1]);
  }

  /** `prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  prod(dim: number, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  prod(options?: { dtype?: DType | null }): Tensor;
  prod(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[4])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      put(a1?.dtype);
      return op[133].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5])) {
      begin();
      put(this);
      put(a0?.dtype);
      return op[134].tensor<Tensor>();
    }
    throw noOverload("prod", [a0, a1]);
  }

  /** `std(Tensor self, bool unbiased=True) -> Tensor`
   * `std.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
   * `std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  std(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean; unbiased?: boolean }): Tensor;
  std(options?: { unbiased?: boolean }): Tensor;
  std(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[6])) {
      begin();
      put(this);
      put(a0);
      put(a1?.correction);
      put(a1?.keepdim);
      return op[135].tensor<Tensor>();
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[7])) {
      begin();
      put(this);
      put(a0);
      put(a1?.unbiased);
      put(a1?.keepdim);
      return op[136].tensor<Tensor>();
    }
    if (isOptions(a0, keys[8])) {
      begin();
      put(this);
      put(a0?.unbiased);
      return op[137].tensor<Tensor>();
    }
    throw noOverload("std", [a0, a1]);
  }

  /** `var(Tensor self, bool unbiased=True) -> Tensor`
   * `var.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
   * `var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  var(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean; unbiased?: boolean }): Tensor;
  var(options?: { unbiased?: boolean }): Tensor;
  var(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[6])) {
      begin();
      put(this);
      put(a0);
      put(a1?.correction);
      put(a1?.keepdim);
      return op[138].tensor<Tensor>();
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[7])) {
      begin();
      put(this);
      put(a0);
      put(a1?.unbiased);
      put(a1?.keepdim);
      return op[139].tensor<Tensor>();
    }
    if (isOptions(a0, keys[8])) {
      begin();
      put(this);
      put(a0?.unbiased);
      return op[140].tensor<Tensor>();
    }
    throw noOverload("var", [a0, a1]);
  }

  /** `var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * `var_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
   * `var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean; unbiased?: boolean }): [Tensor, Tensor];
  varMean(options?: { unbiased?: boolean }): [Tensor, Tensor];
  varMean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[6])) {
      begin();
      put(this);
      put(a0);
      put(a1?.correction);
      put(a1?.keepdim);
      return op[141].values<[Tensor, Tensor]>(2);
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[7])) {
      begin();
      put(this);
      put(a0);
      put(a1?.unbiased);
      put(a1?.keepdim);
      return op[142].values<[Tensor, Tensor]>(2);
    }
    if (isOptions(a0, keys[8])) {
      begin();
      put(this);
      put(a0?.unbiased);
      return op[143].values<[Tensor, Tensor]>(2);
    }
    throw noOverload("var_mean", [a0, a1]);
  }

  /** `std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * `std_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
   * `std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean; unbiased?: boolean }): [Tensor, Tensor];
  stdMean(options?: { unbiased?: boolean }): [Tensor, Tensor];
  stdMean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[6])) {
      begin();
      put(this);
      put(a0);
      put(a1?.correction);
      put(a1?.keepdim);
      return op[144].values<[Tensor, Tensor]>(2);
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[7])) {
      begin();
      put(this);
      put(a0);
      put(a1?.unbiased);
      put(a1?.keepdim);
      return op[145].values<[Tensor, Tensor]>(2);
    }
    if (isOptions(a0, keys[8])) {
      begin();
      put(this);
      put(a0?.unbiased);
      return op[146].values<[Tensor, Tensor]>(2);
    }
    throw noOverload("std_mean", [a0, a1]);
  }

  /** `amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amax(dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    return op[147].tensor<Tensor>();
  }

  /** `amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amin(dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    return op[148].tensor<Tensor>();
  }

  /** `max(Tensor self) -> Tensor`
   * `max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * `max.other(Tensor self, Tensor other) -> Tensor` */
  max(other: Tensor): Tensor;
  max(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  max(): Tensor;
  max(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[149].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      const [values, indices] = op[150].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[151].tensor<Tensor>();
    }
    throw noOverload("max", [a0, a1]);
  }

  /** `min(Tensor self) -> Tensor`
   * `min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * `min.other(Tensor self, Tensor other) -> Tensor` */
  min(other: Tensor): Tensor;
  min(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  min(): Tensor;
  min(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[152].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      const [values, indices] = op[153].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[154].tensor<Tensor>();
    }
    throw noOverload("min", [a0, a1]);
  }

  /** `argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmax(dim?: number | null, options?: { keepdim?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    return op[155].tensor<Tensor>();
  }

  /** `argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmin(dim?: number | null, options?: { keepdim?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    return op[156].tensor<Tensor>();
  }

  /** `norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
   * `norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
   * `norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
   * `norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options?: { dtype?: DType }): Tensor;
  norm(p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  norm(p: Scalar | null, options?: { dtype?: DType }): Tensor;
  norm(p?: Scalar): Tensor;
  norm(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if ((a0 === null || isScalar(a0)) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[5])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      put(a3?.dtype);
      return op[157].tensor<Tensor>();
    }
    if ((a0 === null || isScalar(a0)) && isNumbers(a1) && isOptions(a2, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2?.keepdim);
      return op[158].tensor<Tensor>();
    }
    if ((a0 === null || isScalar(a0)) && isOptions(a1, keys[5])) {
      begin();
      put(this);
      put(a0);
      put(a1?.dtype);
      return op[159].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[160].tensor<Tensor>();
    }
    throw noOverload("norm", [a0, a1, a2, a3]);
  }

  /** `linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgVectorNorm(options?: { ord?: Scalar; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(options?.ord);
    put(options?.dim);
    put(options?.keepdim);
    put(options?.dtype);
    return op[161].tensor<Tensor>();
  }

  /** `logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  logsumexp(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    return op[162].tensor<Tensor>();
  }

  /** `cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumsum(dim: number, options?: { dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.dtype);
    return op[163].tensor<Tensor>();
  }

  /** `cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumprod(dim: number, options?: { dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.dtype);
    return op[164].tensor<Tensor>();
  }

  /** `nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nansum(dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.keepdim);
    put(options?.dtype);
    return op[165].tensor<Tensor>();
  }

  /** `median(Tensor self) -> Tensor`
   * `median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  median(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  median(): Tensor;
  median(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      put(this);
      put(a0);
      put(a1?.keepdim);
      const [values, indices] = op[166].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[167].tensor<Tensor>();
    }
    throw noOverload("median", [a0, a1]);
  }

  /** `count_nonzero(Tensor self, int? dim=None) -> Tensor`
   * `count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
  countNonzero(dim: readonly number[]): Tensor;
  countNonzero(dim?: number | null): Tensor;
  countNonzero(a0?: any, a1?: any): any {
    if (Array.isArray(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[168].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[169].tensor<Tensor>();
    }
    throw noOverload("count_nonzero", [a0, a1]);
  }

  /** `bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor` */
  bincount(options?: { weights?: Tensor | null; minlength?: number }): Tensor {
    begin();
    put(this);
    put(options?.weights);
    put(options?.minlength);
    return op[170].tensor<Tensor>();
  }

  /** `matmul(Tensor self, Tensor other) -> Tensor` */
  matmul(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[171].tensor<Tensor>();
  }

  /** `mm(Tensor self, Tensor mat2) -> Tensor` */
  mm(mat2: Tensor): Tensor {
    begin();
    put(this);
    put(mat2);
    return op[172].tensor<Tensor>();
  }

  /** `bmm(Tensor self, Tensor mat2) -> Tensor` */
  bmm(mat2: Tensor): Tensor {
    begin();
    put(this);
    put(mat2);
    return op[173].tensor<Tensor>();
  }

  /** `mv(Tensor self, Tensor vec) -> Tensor` */
  mv(vec: Tensor): Tensor {
    begin();
    put(this);
    put(vec);
    return op[174].tensor<Tensor>();
  }

  /** `dot(Tensor self, Tensor tensor) -> Tensor` */
  dot(tensor: Tensor): Tensor {
    begin();
    put(this);
    put(tensor);
    return op[175].tensor<Tensor>();
  }

  /** `addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    begin();
    put(this);
    put(mat1);
    put(mat2);
    put(options?.beta);
    put(options?.alpha);
    return op[176].tensor<Tensor>();
  }

  /** `addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    begin();
    put(this);
    put(mat1);
    put(mat2);
    put(options?.beta);
    put(options?.alpha);
    op[177].inPlace();
    return this;
  }

  /** `baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    begin();
    put(this);
    put(batch1);
    put(batch2);
    put(options?.beta);
    put(options?.alpha);
    return op[178].tensor<Tensor>();
  }

  /** `outer(Tensor self, Tensor vec2) -> Tensor` */
  outer(vec2: Tensor): Tensor {
    begin();
    put(this);
    put(vec2);
    return op[179].tensor<Tensor>();
  }

  /** `linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * `linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgNorm(ord: string, dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgNorm(options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgNorm(a0?: any, a1?: any, a2?: any): any {
    if (isString(a0) && (a1 === undefined || a1 === null || isNumbers(a1)) && isOptions(a2, keys[4])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2?.keepdim);
      put(a2?.dtype);
      return op[183].tensor<Tensor>();
    }
    if (isOptions(a0, keys[9])) {
      begin();
      put(this);
      put(a0?.ord);
      put(a0?.dim);
      put(a0?.keepdim);
      put(a0?.dtype);
      return op[184].tensor<Tensor>();
    }
    throw noOverload("linalg_norm", [a0, a1, a2]);
  }

  /** `linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
  linalgEigh(options?: { UPLO?: string }): { eigenvalues: Tensor; eigenvectors: Tensor } {
    begin();
    put(this);
    put(options?.UPLO);
    const [eigenvalues, eigenvectors] = op[185].values<Tensor[]>(2);
    return { eigenvalues, eigenvectors };
  }

  /** `linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
  linalgEigvalsh(options?: { UPLO?: string }): Tensor {
    begin();
    put(this);
    put(options?.UPLO);
    return op[186].tensor<Tensor>();
  }

  /** `linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor` */
  linalgCholesky(options?: { upper?: boolean }): Tensor {
    begin();
    put(this);
    put(options?.upper);
    return op[192].tensor<Tensor>();
  }

  /** `linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor` */
  linalgCross(other: Tensor, options?: { dim?: number }): Tensor {
    begin();
    put(this);
    put(other);
    put(options?.dim);
    return op[193].tensor<Tensor>();
  }

  /** `cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
  cross(other: Tensor, dim?: number | null): Tensor {
    begin();
    put(this);
    put(other);
    put(dim);
    return op[194].tensor<Tensor>();
  }

  /** `trace(Tensor self) -> Tensor` */
  trace(): Tensor {
    begin();
    put(this);
    return op[195].tensor<Tensor>();
  }

  /** `tril(Tensor self, int diagonal=0) -> Tensor` */
  tril(diagonal?: number): Tensor {
    begin();
    put(this);
    put(diagonal);
    return op[196].tensor<Tensor>();
  }

  /** `triu(Tensor self, int diagonal=0) -> Tensor` */
  triu(diagonal?: number): Tensor {
    begin();
    put(this);
    put(diagonal);
    return op[197].tensor<Tensor>();
  }

  /** `diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)`
   * `diagonal.Dimname(Tensor(a) self, *, str outdim, str dim1, str dim2, int offset=0) -> Tensor(a)` */
  diagonal(options?: { offset?: number; dim1?: number; dim2?: number; outdim?: string }): Tensor;
  diagonal(a0?: any): any {
    if (isOptions(a0, keys[10])) {
      begin();
      put(this);
      put(a0?.offset);
      put(a0?.dim1);
      put(a0?.dim2);
      return op[198].tensor<Tensor>();
    }
    if (isOptions(a0, keys[11])) {
      begin();
      put(this);
      put(a0?.outdim);
      put(a0?.dim1);
      put(a0?.dim2);
      put(a0?.offset);
      return op[199].tensor<Tensor>();
    }
    throw noOverload("diagonal", [a0]);
  }

  /** `diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
  diagEmbed(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
    begin();
    put(this);
    put(options?.offset);
    put(options?.dim1);
    put(options?.dim2);
    return op[200].tensor<Tensor>();
  }

  /** `kron(Tensor self, Tensor other) -> Tensor` */
  kron(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[202].tensor<Tensor>();
  }

  /** `view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * `view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
  view(size: readonly number[]): Tensor;
  view(dtype: DType): Tensor;
  view(a0?: any, a1?: any): any {
    if (Array.isArray(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[203].tensor<Tensor>();
    }
    if (isString(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[204].tensor<Tensor>();
    }
    throw noOverload("view", [a0, a1]);
  }

  /** `reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
  reshape(shape: readonly number[]): Tensor {
    begin();
    put(this);
    put(shape);
    return op[205].tensor<Tensor>();
  }

  /** `flatten.named_out_dim(Tensor(a) self, int start_dim, int end_dim, str out_dim) -> Tensor(a)`
   * `flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)`
   * `flatten.using_names(Tensor(a) self, str start_dim, str end_dim, str out_dim) -> Tensor(a)` */
  flatten(startDim: number | string, endDim: number | string, outDim: string): Tensor;
  flatten(options?: { startDim?: number; endDim?: number }): Tensor;
  flatten(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isNumber(a1) && isString(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[206].tensor<Tensor>();
    }
    if (isString(a0) && isString(a1) && isString(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[207].tensor<Tensor>();
    }
    if (isOptions(a0, keys[12])) {
      begin();
      put(this);
      put(a0?.startDim);
      put(a0?.endDim);
      return op[208].tensor<Tensor>();
    }
    throw noOverload("flatten", [a0, a1, a2, a3]);
  }

  /** `unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a)` */
  unflatten(dim: number, sizes: readonly number[]): Tensor {
    begin();
    put(this);
    put(dim);
    put(sizes);
    return op[209].tensor<Tensor>();
  }

  /** `squeeze(Tensor(a) self) -> Tensor(a)`
   * `squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` */
  squeeze(dim: number): Tensor;
  squeeze(): Tensor;
  squeeze(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      return op[210].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      return op[211].tensor<Tensor>();
    }
    throw noOverload("squeeze", [a0, a1]);
  }

  /** `squeeze_(Tensor(a!) self) -> Tensor(a!)`
   * `squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` */
  squeeze_(dim: number): this;
  squeeze_(): this;
  squeeze_(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[212].inPlace();
      return this;
    }
    if (isOptions(a0)) {
      begin();
      put(this);
      op[213].inPlace();
      return this;
    }
    throw noOverload("squeeze_", [a0, a1]);
  }

  /** `unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
  unsqueeze(dim: number): Tensor {
    begin();
    put(this);
    put(dim);
    return op[214].tensor<Tensor>();
  }

  /** `unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
  unsqueeze_(dim: number): this {
    begin();
    put(this);
    put(dim);
    op[215].inPlace();
    return this;
  }

  /** `transpose.Dimname(Tensor(a) self, str dim0, str dim1) -> Tensor(a)`
   * `transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  transpose(dim0: string | number, dim1: string | number): Tensor;
  transpose(a0?: any, a1?: any, a2?: any): any {
    if (isString(a0) && isString(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[216].tensor<Tensor>();
    }
    if (isNumber(a0) && isNumber(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[217].tensor<Tensor>();
    }
    throw noOverload("transpose", [a0, a1, a2]);
  }

  /** `permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
  permute(dims: readonly number[]): Tensor {
    begin();
    put(this);
    put(dims);
    return op[218].tensor<Tensor>();
  }

  /** `movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * `movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  movedim(source: number | readonly number[], destination: number | readonly number[]): Tensor;
  movedim(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && isNumber(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[219].tensor<Tensor>();
    }
    if (Array.isArray(a0) && Array.isArray(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[220].tensor<Tensor>();
    }
    throw noOverload("movedim", [a0, a1, a2]);
  }

  /** `expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
  expand(size: readonly number[], options?: { implicit?: boolean }): Tensor {
    begin();
    put(this);
    put(size);
    put(options?.implicit);
    return op[221].tensor<Tensor>();
  }

  /** `expand_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  expandAs(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[222].tensor<Tensor>();
  }

  /** `repeat(Tensor self, SymInt[] repeats) -> Tensor` */
  repeat(repeats: readonly number[]): Tensor {
    begin();
    put(this);
    put(repeats);
    return op[223].tensor<Tensor>();
  }

  /** `repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor`
   * `repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor` */
  repeatInterleave(repeats: Tensor | number, dim?: number | null, options?: { outputSize?: number | null }): Tensor;
  repeatInterleave(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[13])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2?.outputSize);
      return op[224].tensor<Tensor>();
    }
    if (isNumber(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[13])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2?.outputSize);
      return op[225].tensor<Tensor>();
    }
    throw noOverload("repeat_interleave", [a0, a1, a2]);
  }

  /** `tile(Tensor self, int[] dims) -> Tensor` */
  tile(dims: readonly number[]): Tensor {
    begin();
    put(this);
    put(dims);
    return op[227].tensor<Tensor>();
  }

  /** `contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)` */
  contiguous(options?: { memoryFormat?: MemoryFormat }): Tensor {
    begin();
    put(this);
    put(options?.memoryFormat);
    return op[228].tensor<Tensor>();
  }

  /** `clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  clone(options?: { memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.memoryFormat);
    return op[229].tensor<Tensor>();
  }

  /** `detach(Tensor(a) self) -> Tensor(a)` */
  detach(): Tensor {
    begin();
    put(this);
    return op[230].tensor<Tensor>();
  }

  /** `detach_(Tensor(a!) self) -> Tensor(a!)` */
  detach_(): this {
    begin();
    put(this);
    op[231].inPlace();
    return this;
  }

  /** `split.Tensor(Tensor(a -> *) self, int split_size, int dim=0) -> Tensor(a)[]`
   * `split.sizes(Tensor(a -> *) self, int[] split_size, int dim=0) -> Tensor(a)[]` */
  split(splitSize: number | readonly number[], dim?: number): Tensor[];
  split(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[234].value<Tensor[]>();
    }
    if (Array.isArray(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[235].value<Tensor[]>();
    }
    throw noOverload("split", [a0, a1, a2]);
  }

  /** `chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  chunk(chunks: number, dim?: number): Tensor[] {
    begin();
    put(this);
    put(chunks);
    put(dim);
    return op[236].value<Tensor[]>();
  }

  /** `narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a)`
   * `narrow.Tensor(Tensor(a) self, int dim, Tensor start, int length) -> Tensor(a)` */
  narrow(dim: number, start: Tensor | number, length: number): Tensor;
  narrow(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isTensor(a1) && isNumber(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[237].tensor<Tensor>();
    }
    if (isNumber(a0) && isNumber(a1) && isNumber(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[238].tensor<Tensor>();
    }
    throw noOverload("narrow", [a0, a1, a2, a3]);
  }

  /** `select.int(Tensor(a) self, int dim, int index) -> Tensor(a)` */
  select(dim: number, index: number): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    return op[239].tensor<Tensor>();
  }

  /** `slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  slice(dim?: number, start?: number | null, end?: number | null, step?: number): Tensor {
    begin();
    put(this);
    put(dim);
    put(start);
    put(end);
    put(step);
    return op[240].tensor<Tensor>();
  }

  /** `unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
  unbind(dim?: number): Tensor[] {
    begin();
    put(this);
    put(dim);
    return op[241].value<Tensor[]>();
  }

  /** `flip(Tensor self, int[] dims) -> Tensor` */
  flip(dims: readonly number[]): Tensor {
    begin();
    put(this);
    put(dims);
    return op[242].tensor<Tensor>();
  }

  /** `roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor` */
  roll(shifts: number | readonly number[], options?: { dims?: number | readonly number[] }): Tensor {
    begin();
    put(this);
    put(shifts);
    put(options?.dims);
    return op[243].tensor<Tensor>();
  }

  /** `t(Tensor(a) self) -> Tensor(a)` */
  t(): Tensor {
    begin();
    put(this);
    return op[244].tensor<Tensor>();
  }

  /** `rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
  rot90(options?: { k?: number; dims?: readonly number[] }): Tensor {
    begin();
    put(this);
    put(options?.k);
    put(options?.dims);
    return op[245].tensor<Tensor>();
  }

  /** `view_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  viewAs(other: Tensor): Tensor {
    begin();
    put(this);
    put(other);
    return op[246].tensor<Tensor>();
  }

  /** `unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
  unfold(dimension: number, size: number, step: number): Tensor {
    begin();
    put(this);
    put(dimension);
    put(size);
    put(step);
    return op[247].tensor<Tensor>();
  }

  /** `index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
  index(indices: (Tensor | null)[]): Tensor {
    begin();
    put(this);
    put(indices);
    return op[248].tensor<Tensor>();
  }

  /** `index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  indexPut(indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): Tensor {
    begin();
    put(this);
    put(indices);
    put(values);
    put(options?.accumulate);
    return op[249].tensor<Tensor>();
  }

  /** `index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  indexPut_(indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): this {
    begin();
    put(this);
    put(indices);
    put(values);
    put(options?.accumulate);
    op[250].inPlace();
    return this;
  }

  /** `index_select(Tensor self, int dim, Tensor index) -> Tensor` */
  indexSelect(dim: number, index: Tensor): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    return op[251].tensor<Tensor>();
  }

  /** `index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
  indexAdd(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    put(source);
    put(options?.alpha);
    return op[252].tensor<Tensor>();
  }

  /** `index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
  indexAdd_(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): this {
    begin();
    put(this);
    put(dim);
    put(index);
    put(source);
    put(options?.alpha);
    op[253].inPlace();
    return this;
  }

  /** `index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
  indexCopy(dim: number, index: Tensor, source: Tensor): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    put(source);
    return op[254].tensor<Tensor>();
  }

  /** `index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
  indexCopy_(dim: number, index: Tensor, source: Tensor): this {
    begin();
    put(this);
    put(dim);
    put(index);
    put(source);
    op[255].inPlace();
    return this;
  }

  /** `gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
  gather(dim: number, index: Tensor, options?: { sparseGrad?: boolean }): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    put(options?.sparseGrad);
    return op[256].tensor<Tensor>();
  }

  /** `take(Tensor self, Tensor index) -> Tensor` */
  take(index: Tensor): Tensor {
    begin();
    put(this);
    put(index);
    return op[257].tensor<Tensor>();
  }

  /** `scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
   * `scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * `scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * `scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
  scatter(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor;
  scatter(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor;
  scatter(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[14])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      put(a3?.reduce);
      return op[258].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[259].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      return op[260].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3, keys[14])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      put(a3?.reduce);
      return op[261].tensor<Tensor>();
    }
    throw noOverload("scatter", [a0, a1, a2, a3]);
  }

  /** `scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
   * `scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * `scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * `scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
  scatter_(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): this;
  scatter_(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): this;
  scatter_(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[14])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      put(a3?.reduce);
      op[262].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      op[263].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      op[264].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3, keys[14])) {
      begin();
      put(this);
      put(a0);
      put(a1);
      put(a2);
      put(a3?.reduce);
      op[265].inPlace();
      return this;
    }
    throw noOverload("scatter_", [a0, a1, a2, a3]);
  }

  /** `scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatterAdd(dim: number, index: Tensor, src: Tensor): Tensor {
    begin();
    put(this);
    put(dim);
    put(index);
    put(src);
    return op[266].tensor<Tensor>();
  }

  /** `scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatterAdd_(dim: number, index: Tensor, src: Tensor): this {
    begin();
    put(this);
    put(dim);
    put(index);
    put(src);
    op[267].inPlace();
    return this;
  }

  /** `masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
   * `masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor` */
  maskedFill(mask: Tensor, value: Tensor | Scalar): Tensor;
  maskedFill(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && isTensor(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[268].tensor<Tensor>();
    }
    if (isTensor(a0) && isScalar(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      return op[269].tensor<Tensor>();
    }
    throw noOverload("masked_fill", [a0, a1, a2]);
  }

  /** `masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
   * `masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)` */
  maskedFill_(mask: Tensor, value: Tensor | Scalar): this;
  maskedFill_(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && isTensor(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[270].inPlace();
      return this;
    }
    if (isTensor(a0) && isScalar(a1) && isOptions(a2)) {
      begin();
      put(this);
      put(a0);
      put(a1);
      op[271].inPlace();
      return this;
    }
    throw noOverload("masked_fill_", [a0, a1, a2]);
  }

  /** `masked_select(Tensor self, Tensor mask) -> Tensor` */
  maskedSelect(mask: Tensor): Tensor {
    begin();
    put(this);
    put(mask);
    return op[272].tensor<Tensor>();
  }

  /** `take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
  takeAlongDim(indices: Tensor, dim?: number | null): Tensor {
    begin();
    put(this);
    put(indices);
    put(dim);
    return op[273].tensor<Tensor>();
  }

  /** `nonzero(Tensor self) -> Tensor` */
  nonzero(): Tensor {
    begin();
    put(this);
    return op[274].tensor<Tensor>();
  }

  /** `sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * `sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  sort(dim?: number, options?: { descending?: boolean }): { values: Tensor; indices: Tensor };
  sort(options?: { stable?: boolean | null; dim?: number; descending?: boolean }): { values: Tensor; indices: Tensor };
  sort(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1, keys[15])) {
      begin();
      put(this);
      put(a0);
      put(a1?.descending);
      const [values, indices] = op[275].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0, keys[16])) {
      begin();
      put(this);
      put(a0?.stable);
      put(a0?.dim);
      put(a0?.descending);
      const [values, indices] = op[276].values<Tensor[]>(2);
      return { values, indices };
    }
    throw noOverload("sort", [a0, a1]);
  }

  /** `argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
   * `argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor` */
  argsort(dim?: number, options?: { descending?: boolean }): Tensor;
  argsort(options?: { stable?: boolean; dim?: number; descending?: boolean }): Tensor;
  argsort(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1, keys[15])) {
      begin();
      put(this);
      put(a0);
      put(a1?.descending);
      return op[277].tensor<Tensor>();
    }
    if (isOptions(a0, keys[16])) {
      begin();
      put(this);
      put(a0?.stable);
      put(a0?.dim);
      put(a0?.descending);
      return op[278].tensor<Tensor>();
    }
    throw noOverload("argsort", [a0, a1]);
  }

  /** `topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  topk(k: number, dim?: number, options?: { largest?: boolean; sorted?: boolean }): { values: Tensor; indices: Tensor } {
    begin();
    put(this);
    put(k);
    put(dim);
    put(options?.largest);
    put(options?.sorted);
    const [values, indices] = op[279].values<Tensor[]>(2);
    return { values, indices };
  }

  /** `unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
  uniqueConsecutive(options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor] {
    begin();
    put(this);
    put(options?.returnInverse);
    put(options?.returnCounts);
    put(options?.dim);
    return op[282].values<[Tensor, Tensor, Tensor]>(3);
  }

  /** `copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  copy_(src: Tensor, options?: { nonBlocking?: boolean }): this {
    begin();
    put(this);
    put(src);
    put(options?.nonBlocking);
    op[283].inPlace();
    return this;
  }

  /** `fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
   * `fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)` */
  fill_(value: Tensor | Scalar): this;
  fill_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[284].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      put(this);
      put(a0);
      op[285].inPlace();
      return this;
    }
    throw noOverload("fill_", [a0, a1]);
  }

  /** `zero_(Tensor(a!) self) -> Tensor(a!)` */
  zero_(): this {
    begin();
    put(this);
    op[286].inPlace();
    return this;
  }

  /** `one_hot(Tensor self, int num_classes=-1) -> Tensor` */
  oneHot(options?: { numClasses?: number }): Tensor {
    begin();
    put(this);
    put(options?.numClasses);
    return op[287].tensor<Tensor>();
  }

  /** `zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  zerosLike(options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[310].tensor<Tensor>();
  }

  /** `ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  onesLike(options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[311].tensor<Tensor>();
  }

  /** `full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  fullLike(fillValue: Scalar, options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(fillValue);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[312].tensor<Tensor>();
  }

  /** `empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  emptyLike(options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[313].tensor<Tensor>();
  }

  /** `rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randLike(options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[314].tensor<Tensor>();
  }

  /** `randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randnLike(options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.memoryFormat);
    return op[315].tensor<Tensor>();
  }

  /** `bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
   * `bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
   * `bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  bernoulli(p: Tensor | number, options?: { generator?: Generator | null }): Tensor;
  bernoulli(options?: { generator?: Generator | null }): Tensor;
  bernoulli(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[20])) {
      begin();
      put(this);
      put(a0);
      put(a1?.generator);
      return op[317].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[20])) {
      begin();
      put(this);
      put(a0);
      put(a1?.generator);
      return op[318].tensor<Tensor>();
    }
    if (isOptions(a0, keys[20])) {
      begin();
      put(this);
      put(a0?.generator);
      return op[319].tensor<Tensor>();
    }
    throw noOverload("bernoulli", [a0, a1]);
  }

  /** `bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
   * `bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): this;
  bernoulli_(p?: number, options?: { generator?: Generator | null }): this;
  bernoulli_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[20])) {
      begin();
      put(this);
      put(a0);
      put(a1?.generator);
      op[320].inPlace();
      return this;
    }
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1, keys[20])) {
      begin();
      put(this);
      put(a0);
      put(a1?.generator);
      op[321].inPlace();
      return this;
    }
    throw noOverload("bernoulli_", [a0, a1]);
  }

  /** `multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  multinomial(numSamples: number, options?: { replacement?: boolean; generator?: Generator | null }): Tensor {
    begin();
    put(this);
    put(numSamples);
    put(options?.replacement);
    put(options?.generator);
    return op[322].tensor<Tensor>();
  }

  /** `normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(options?: { mean?: number; std?: number; generator?: Generator | null }): this {
    begin();
    put(this);
    put(options?.mean);
    put(options?.std);
    put(options?.generator);
    op[323].inPlace();
    return this;
  }

  /** `uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
  uniform_(options?: { from?: number; to?: number; generator?: Generator | null }): this {
    begin();
    put(this);
    put(options?.from);
    put(options?.to);
    put(options?.generator);
    op[324].inPlace();
    return this;
  }

  /** `softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  softmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.dtype);
    return op[326].tensor<Tensor>();
  }

  /** `log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  logSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    begin();
    put(this);
    put(dim);
    put(options?.dtype);
    return op[327].tensor<Tensor>();
  }

  /** `relu(Tensor self) -> Tensor` */
  relu(): Tensor {
    begin();
    put(this);
    return op[328].tensor<Tensor>();
  }

  /** `relu_(Tensor(a!) self) -> Tensor(a!)` */
  relu_(): this {
    begin();
    put(this);
    op[329].inPlace();
    return this;
  }

  /** `gelu(Tensor self, *, str approximate="none") -> Tensor` */
  gelu(options?: { approximate?: string }): Tensor {
    begin();
    put(this);
    put(options?.approximate);
    return op[330].tensor<Tensor>();
  }

  /** `silu(Tensor self) -> Tensor` */
  silu(): Tensor {
    begin();
    put(this);
    return op[331].tensor<Tensor>();
  }

  /** `softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
  softplus(options?: { beta?: Scalar; threshold?: Scalar }): Tensor {
    begin();
    put(this);
    put(options?.beta);
    put(options?.threshold);
    return op[332].tensor<Tensor>();
  }

  /** `elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
  elu(options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor {
    begin();
    put(this);
    put(options?.alpha);
    put(options?.scale);
    put(options?.inputScale);
    return op[333].tensor<Tensor>();
  }

  /** `leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
  leakyRelu(options?: { negativeSlope?: Scalar }): Tensor {
    begin();
    put(this);
    put(options?.negativeSlope);
    return op[334].tensor<Tensor>();
  }

  /** `hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
  hardtanh(options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor {
    begin();
    put(this);
    put(options?.minVal);
    put(options?.maxVal);
    return op[335].tensor<Tensor>();
  }

  /** `max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  maxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
    begin();
    put(this);
    put(kernelSize);
    put(options?.stride);
    put(options?.padding);
    put(options?.dilation);
    put(options?.ceilMode);
    return op[346].tensor<Tensor>();
  }

  /** `avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
  avgPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null }): Tensor {
    begin();
    put(this);
    put(kernelSize);
    put(options?.stride);
    put(options?.padding);
    put(options?.ceilMode);
    put(options?.countIncludePad);
    put(options?.divisorOverride);
    return op[347].tensor<Tensor>();
  }

  /** `upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleNearest3d(outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor {
    begin();
    put(this);
    put(outputSize);
    put(options?.scalesD);
    put(options?.scalesH);
    put(options?.scalesW);
    return op[348].tensor<Tensor>();
  }

  /** `pad(Tensor self, int[] pad, str mode="constant", float? value=None) -> Tensor` */
  pad(pad: readonly number[], options?: { mode?: string; value?: number | null }): Tensor {
    begin();
    put(this);
    put(pad);
    put(options?.mode);
    put(options?.value);
    return op[350].tensor<Tensor>();
  }

  /** `mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(target: Tensor, options?: { reduction?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.reduction);
    return op[351].tensor<Tensor>();
  }

  /** `l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(target: Tensor, options?: { reduction?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.reduction);
    return op[352].tensor<Tensor>();
  }

  /** `huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(target: Tensor, options?: { reduction?: number; delta?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.reduction);
    put(options?.delta);
    return op[353].tensor<Tensor>();
  }

  /** `smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(target: Tensor, options?: { reduction?: number; beta?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.reduction);
    put(options?.beta);
    return op[354].tensor<Tensor>();
  }

  /** `cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.weight);
    put(options?.reduction);
    put(options?.ignoreIndex);
    put(options?.labelSmoothing);
    return op[355].tensor<Tensor>();
  }

  /** `nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
  nllLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.weight);
    put(options?.reduction);
    put(options?.ignoreIndex);
    return op[356].tensor<Tensor>();
  }

  /** `binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.weight);
    put(options?.posWeight);
    put(options?.reduction);
    return op[357].tensor<Tensor>();
  }

  /** `kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor {
    begin();
    put(this);
    put(target);
    put(options?.reduction);
    put(options?.logTarget);
    return op[358].tensor<Tensor>();
  }

  /** `item(Tensor self) -> Scalar` */
  itemValue(): Scalar {
    begin();
    put(this);
    return op[361].value<Scalar>();
  }

  /** `to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  toOptions(options?: { dtype?: DType | null; device?: string | null; nonBlocking?: boolean; copy?: boolean; memoryFormat?: MemoryFormat | null }): Tensor {
    begin();
    put(this);
    put(options?.dtype);
    put(undefined);
    put(options?.device);
    put(undefined);
    put(options?.nonBlocking);
    put(options?.copy);
    put(options?.memoryFormat);
    return op[362].tensor<Tensor>();
  }
}

/** `pow.Scalar(Scalar self, Tensor exponent) -> Tensor` */
export function pow(self: Scalar, exponent: Tensor): Tensor {
  begin();
  put(self);
  put(exponent);
  return op[27].tensor<Tensor>();
}

/** `remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
export function remainder(self: Scalar, other: Tensor): Tensor {
  begin();
  put(self);
  put(other);
  return op[63].tensor<Tensor>();
}

/** `bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
export function bitwiseAnd(self: Scalar, other: Tensor): Tensor {
  begin();
  put(self);
  put(other);
  return op[112].tensor<Tensor>();
}

/** `bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor` */
export function bitwiseOr(self: Scalar, other: Tensor): Tensor {
  begin();
  put(self);
  put(other);
  return op[115].tensor<Tensor>();
}

/** `where(Tensor condition) -> Tensor[]`
 * `where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
 * `where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
 * `where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
 * `where.self(Tensor condition, Tensor self, Tensor other) -> Tensor` */
export function where(condition: Tensor, self: Tensor | Scalar, other: Tensor | Scalar): Tensor;
export function where(condition: Tensor): Tensor[];
export function where(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3)) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    return op[124].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3)) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    return op[125].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isTensor(a2) && isOptions(a3)) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    return op[126].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isScalar(a2) && isOptions(a3)) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    return op[127].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1)) {
    begin();
    put(a0);
    return op[128].value<Tensor[]>();
  }
  throw noOverload("where", [a0, a1, a2, a3]);
}

/** `einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor` */
export function einsum(equation: string, tensors: readonly Tensor[], options?: { path?: readonly number[] | null }): Tensor {
  begin();
  put(equation);
  put(tensors);
  put(options?.path);
  return op[180].tensor<Tensor>();
}

/** `linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor` */
export function linear(input: Tensor, weight: Tensor, bias?: Tensor | null): Tensor {
  begin();
  put(input);
  put(weight);
  put(bias);
  return op[181].tensor<Tensor>();
}

/** `bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor` */
export function bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor {
  begin();
  put(input1);
  put(input2);
  put(weight);
  put(bias);
  return op[182].tensor<Tensor>();
}

/** `linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
export function linalgSvd(A: Tensor, options?: { fullMatrices?: boolean; driver?: string | null }): { U: Tensor; S: Tensor; Vh: Tensor } {
  begin();
  put(A);
  put(options?.fullMatrices);
  put(options?.driver);
  const [U, S, Vh] = op[187].values<Tensor[]>(3);
  return { U, S, Vh };
}

/** `linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)` */
export function linalgQr(A: Tensor, options?: { mode?: string }): { Q: Tensor; R: Tensor } {
  begin();
  put(A);
  put(options?.mode);
  const [Q, R] = op[188].values<Tensor[]>(2);
  return { Q, R };
}

/** `linalg_inv(Tensor A) -> Tensor` */
export function linalgInv(A: Tensor): Tensor {
  begin();
  put(A);
  return op[189].tensor<Tensor>();
}

/** `linalg_det(Tensor A) -> Tensor` */
export function linalgDet(A: Tensor): Tensor {
  begin();
  put(A);
  return op[190].tensor<Tensor>();
}

/** `linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor` */
export function linalgSolve(A: Tensor, B: Tensor, options?: { left?: boolean }): Tensor {
  begin();
  put(A);
  put(B);
  put(options?.left);
  return op[191].tensor<Tensor>();
}

/** `cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor` */
export function cdist(x1: Tensor, x2: Tensor, p?: number, options?: { computeMode?: number | null }): Tensor {
  begin();
  put(x1);
  put(x2);
  put(p);
  put(options?.computeMode);
  return op[201].tensor<Tensor>();
}

/** `repeat_interleave.Tensor(Tensor repeats, *, int? output_size=None) -> Tensor` */
export function repeatInterleave(repeats: Tensor, options?: { outputSize?: number | null }): Tensor {
  begin();
  put(repeats);
  put(options?.outputSize);
  return op[226].tensor<Tensor>();
}

/** `cat(Tensor[] tensors, int dim=0) -> Tensor` */
export function cat(tensors: readonly Tensor[], dim?: number): Tensor {
  begin();
  put(tensors);
  put(dim);
  return op[232].tensor<Tensor>();
}

/** `stack(Tensor[] tensors, int dim=0) -> Tensor` */
export function stack(tensors: readonly Tensor[], dim?: number): Tensor {
  begin();
  put(tensors);
  put(dim);
  return op[233].tensor<Tensor>();
}

/** `searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * `searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
export function searchsorted(sortedSequence: Tensor, self: Tensor | Scalar, options?: { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null }): Tensor;
export function searchsorted(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[17])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.outInt32);
    put(a2?.right);
    put(a2?.side);
    put(a2?.sorter);
    return op[280].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isOptions(a2, keys[17])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.outInt32);
    put(a2?.right);
    put(a2?.side);
    put(a2?.sorter);
    return op[281].tensor<Tensor>();
  }
  throw noOverload("searchsorted", [a0, a1, a2]);
}

/** `embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor` */
export function embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number; scaleGradByFreq?: boolean; sparse?: boolean }): Tensor {
  begin();
  put(weight);
  put(indices);
  put(options?.paddingIdx);
  put(options?.scaleGradByFreq);
  put(options?.sparse);
  return op[288].tensor<Tensor>();
}

/** `zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function zeros(size: readonly number[], options?: { dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(size);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[289].tensor<Tensor>();
}

/** `ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function ones(size: readonly number[], options?: { dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(size);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[290].tensor<Tensor>();
}

/** `full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function full(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(size);
  put(fillValue);
  put(options?.dtype ?? "float32");
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[291].tensor<Tensor>();
}

/** `empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function empty(size: readonly number[], options?: { dtype?: DType | null; device?: string | null; memoryFormat?: MemoryFormat | null }): Tensor {
  begin();
  put(size);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  put(options?.memoryFormat);
  return op[292].tensor<Tensor>();
}

/** `rand(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `rand.generator(int[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function rand(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; device?: string | null }): Tensor;
export function rand(a0?: any, a1?: any): any {
  if (Array.isArray(a0) && a1?.generator && isOptions(a1, keys[18])) {
    begin();
    put(a0);
    put(a1?.generator);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[293].tensor<Tensor>();
  }
  if (Array.isArray(a0) && isOptions(a1, keys[19])) {
    begin();
    put(a0);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[294].tensor<Tensor>();
  }
  throw noOverload("rand", [a0, a1]);
}

/** `randn(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `randn.generator(int[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randn(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; device?: string | null }): Tensor;
export function randn(a0?: any, a1?: any): any {
  if (Array.isArray(a0) && a1?.generator && isOptions(a1, keys[18])) {
    begin();
    put(a0);
    put(a1?.generator);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[295].tensor<Tensor>();
  }
  if (Array.isArray(a0) && isOptions(a1, keys[19])) {
    begin();
    put(a0);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[296].tensor<Tensor>();
  }
  throw noOverload("randn", [a0, a1]);
}

/** `randint(int high, int[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `randint.generator(int high, int[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `randint.low(int low, int high, int[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `randint.low_generator(int low, int high, int[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randint(low: number, high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; device?: string | null }): Tensor;
export function randint(high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; device?: string | null }): Tensor;
export function randint(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isNumber(a0) && isNumber(a1) && Array.isArray(a2) && a3?.generator && isOptions(a3, keys[18])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.generator);
    put(a3?.dtype);
    put(undefined);
    put(a3?.device);
    put(undefined);
    return op[297].tensor<Tensor>();
  }
  if (isNumber(a0) && isNumber(a1) && Array.isArray(a2) && isOptions(a3, keys[19])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.dtype);
    put(undefined);
    put(a3?.device);
    put(undefined);
    return op[298].tensor<Tensor>();
  }
  if (isNumber(a0) && Array.isArray(a1) && a2?.generator && isOptions(a2, keys[18])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.generator);
    put(a2?.dtype);
    put(undefined);
    put(a2?.device);
    put(undefined);
    return op[299].tensor<Tensor>();
  }
  if (isNumber(a0) && Array.isArray(a1) && isOptions(a2, keys[19])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.dtype);
    put(undefined);
    put(a2?.device);
    put(undefined);
    return op[300].tensor<Tensor>();
  }
  throw noOverload("randint", [a0, a1, a2, a3]);
}

/** `randperm(int n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `randperm.generator(int n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randperm(n: number, options?: { generator?: Generator | null; dtype?: DType | null; device?: string | null }): Tensor;
export function randperm(a0?: any, a1?: any): any {
  if (isNumber(a0) && a1?.generator && isOptions(a1, keys[18])) {
    begin();
    put(a0);
    put(a1?.generator);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[301].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[19])) {
    begin();
    put(a0);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[302].tensor<Tensor>();
  }
  throw noOverload("randperm", [a0, a1]);
}

/** `arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function arange(start: Scalar, end: Scalar, options?: { dtype?: DType | null; device?: string | null }): Tensor;
export function arange(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: DType | null; device?: string | null }): Tensor;
export function arange(end: Scalar, options?: { dtype?: DType | null; device?: string | null }): Tensor;
export function arange(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isScalar(a0) && isScalar(a1) && isOptions(a2, keys[19])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.dtype);
    put(undefined);
    put(a2?.device);
    put(undefined);
    return op[303].tensor<Tensor>();
  }
  if (isScalar(a0) && isScalar(a1) && (a2 === undefined || a2 === null || isScalar(a2)) && isOptions(a3, keys[19])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.dtype);
    put(undefined);
    put(a3?.device);
    put(undefined);
    return op[304].tensor<Tensor>();
  }
  if (isScalar(a0) && isOptions(a1, keys[19])) {
    begin();
    put(a0);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[305].tensor<Tensor>();
  }
  throw noOverload("arange", [a0, a1, a2, a3]);
}

/** `linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function linspace(start: Scalar, end: Scalar, steps: number, options?: { dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(start);
  put(end);
  put(steps);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[306].tensor<Tensor>();
}

/** `logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function logspace(start: Scalar, end: Scalar, steps: number, options?: { base?: number; dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(start);
  put(end);
  put(steps);
  put(options?.base);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[307].tensor<Tensor>();
}

/** `eye(int n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `eye.m(int n, int m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function eye(n: number, m: number, options?: { dtype?: DType | null; device?: string | null }): Tensor;
export function eye(n: number, options?: { dtype?: DType | null; device?: string | null }): Tensor;
export function eye(a0?: any, a1?: any, a2?: any): any {
  if (isNumber(a0) && isNumber(a1) && isOptions(a2, keys[19])) {
    begin();
    put(a0);
    put(a1);
    put(a2?.dtype);
    put(undefined);
    put(a2?.device);
    put(undefined);
    return op[308].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[19])) {
    begin();
    put(a0);
    put(a1?.dtype);
    put(undefined);
    put(a1?.device);
    put(undefined);
    return op[309].tensor<Tensor>();
  }
  throw noOverload("eye", [a0, a1, a2]);
}

/** `from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function fromFile(filename: string, options?: { shared?: boolean | null; size?: number | null; dtype?: DType | null; device?: string | null }): Tensor {
  begin();
  put(filename);
  put(options?.shared);
  put(options?.size);
  put(options?.dtype);
  put(undefined);
  put(options?.device);
  put(undefined);
  return op[316].tensor<Tensor>();
}

/** `dropout(Tensor input, float p, bool train) -> Tensor` */
export function dropout(input: Tensor, p: number, train: boolean): Tensor {
  begin();
  put(input);
  put(p);
  put(train);
  return op[325].tensor<Tensor>();
}

/** `layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
export function layerNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor {
  begin();
  put(input);
  put(normalizedShape);
  put(options?.weight);
  put(options?.bias);
  put(options?.eps);
  put(undefined);
  return op[336].tensor<Tensor>();
}

/** `group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
export function groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor {
  begin();
  put(input);
  put(numGroups);
  put(options?.weight);
  put(options?.bias);
  put(options?.eps);
  put(undefined);
  return op[337].tensor<Tensor>();
}

/** `batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
export function batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): Tensor {
  begin();
  put(input);
  put(weight);
  put(bias);
  put(runningMean);
  put(runningVar);
  put(training);
  put(momentum);
  put(eps);
  put(undefined);
  return op[338].tensor<Tensor>();
}

/** `conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], int[1] padding=[0], int[1] dilation=[1], int groups=1) -> Tensor`
 * `conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], str padding="valid", int[1] dilation=[1], int groups=1) -> Tensor` */
export function conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv1d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[339].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[340].tensor<Tensor>();
  }
  throw noOverload("conv1d", [a0, a1, a2, a3]);
}

/** `conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1) -> Tensor`
 * `conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, str padding="valid", int[2] dilation=1, int groups=1) -> Tensor` */
export function conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv2d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[341].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[342].tensor<Tensor>();
  }
  throw noOverload("conv2d", [a0, a1, a2, a3]);
}

/** `conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1) -> Tensor`
 * `conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, str padding="valid", int[3] dilation=1, int groups=1) -> Tensor` */
export function conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv3d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[343].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[21])) {
    begin();
    put(a0);
    put(a1);
    put(a2);
    put(a3?.stride);
    put(a3?.padding);
    put(a3?.dilation);
    put(a3?.groups);
    return op[344].tensor<Tensor>();
  }
  throw noOverload("conv3d", [a0, a1, a2, a3]);
}

/** `conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor` */
export function convTranspose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor {
  begin();
  put(input);
  put(weight);
  put(bias);
  put(options?.stride);
  put(options?.padding);
  put(options?.outputPadding);
  put(options?.groups);
  put(options?.dilation);
  return op[345].tensor<Tensor>();
}

/** `upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
export function upsampleNearest3d(input: Tensor, outputSize: readonly number[] | null, scaleFactors: readonly number[] | null): Tensor {
  begin();
  put(input);
  put(outputSize);
  put(scaleFactors);
  return op[349].tensor<Tensor>();
}

/** `cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor` */
export function cosineSimilarity(x1: Tensor, x2: Tensor, dim?: number, options?: { eps?: number }): Tensor {
  begin();
  put(x1);
  put(x2);
  put(dim);
  put(options?.eps);
  return op[359].tensor<Tensor>();
}

/** `pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor` */
export function pairwiseDistance(x1: Tensor, x2: Tensor, p?: number, options?: { eps?: number; keepdim?: boolean }): Tensor {
  begin();
  put(x1);
  put(x2);
  put(p);
  put(options?.eps);
  put(options?.keepdim);
  return op[360].tensor<Tensor>();
}
