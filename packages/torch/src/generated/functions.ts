// Generated from libtorch's schemas by scripts/generate; do not edit.
import { begin, put as write } from "../commands.js";
import { dtypeOf } from "../dtype.js";
import { floatFor, isBoolean, isNumber, isNumberList, isNumbers, isOptions, isScalar, isString, isTensor, isTensors, known, noOverload, receiver } from "../overloads.js";
import { keys, op } from "./tables.js";
import type { Scalar } from "../commands.js";
import type { DType } from "../dtype.js";
import type { MemoryFormat } from "../dtype.js";
import type { Generator } from "../random.js";
import type { Layout } from "../overloads.js";
import type { Tensor } from "../tensor.js";

/** `aten::abs(Tensor self) -> Tensor` */
export function abs(self: Tensor): Tensor {
  return receiver(self, "abs").abs();
}

/** `aten::abs_(Tensor(a!) self) -> Tensor(a!)` */
export function abs_(self: Tensor): Tensor {
  return receiver(self, "abs_").abs_();
}

/** `aten::absolute(Tensor self) -> Tensor` */
export function absolute(self: Tensor): Tensor {
  return receiver(self, "absolute").absolute();
}

/** `aten::absolute_(Tensor(a!) self) -> Tensor(a!)` */
export function absolute_(self: Tensor): Tensor {
  return receiver(self, "absolute_").absolute_();
}

/** `aten::acos(Tensor self) -> Tensor` */
export function acos(self: Tensor): Tensor {
  return receiver(self, "acos").acos();
}

/** `aten::acos_(Tensor(a!) self) -> Tensor(a!)` */
export function acos_(self: Tensor): Tensor {
  return receiver(self, "acos_").acos_();
}

/** `aten::acosh(Tensor self) -> Tensor` */
export function acosh(self: Tensor): Tensor {
  return receiver(self, "acosh").acosh();
}

/** `aten::acosh_(Tensor(a!) self) -> Tensor(a!)` */
export function acosh_(self: Tensor): Tensor {
  return receiver(self, "acosh_").acosh_();
}

/** `aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor` */
export function adaptiveAvgPool1d(self: Tensor, outputSize: number | readonly number[]): Tensor {
  return receiver(self, "adaptiveAvgPool1d").adaptiveAvgPool1d(outputSize);
}

/** `aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor` */
export function adaptiveAvgPool2d(self: Tensor, outputSize: number | readonly number[]): Tensor {
  return receiver(self, "adaptiveAvgPool2d").adaptiveAvgPool2d(outputSize);
}

/** `aten::adaptive_avg_pool3d(Tensor self, int[3] output_size) -> Tensor` */
export function adaptiveAvgPool3d(self: Tensor, outputSize: number | readonly number[]): Tensor {
  return receiver(self, "adaptiveAvgPool3d").adaptiveAvgPool3d(outputSize);
}

/** `aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)` */
export function adaptiveMaxPool1d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor] {
  return receiver(self, "adaptiveMaxPool1d").adaptiveMaxPool1d(outputSize);
}

/** `aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)` */
export function adaptiveMaxPool2d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor] {
  return receiver(self, "adaptiveMaxPool2d").adaptiveMaxPool2d(outputSize);
}

/** `aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)` */
export function adaptiveMaxPool3d(self: Tensor, outputSize: number | readonly number[]): [Tensor, Tensor] {
  return receiver(self, "adaptiveMaxPool3d").adaptiveMaxPool3d(outputSize);
}

/** `aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
export function add(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function add(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "add").add(a0, a1);
}

/** `aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * `aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
export function add_(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function add_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "add_").add_(a0, a1);
}

/** `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function addbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addbmm").addbmm(batch1, batch2, options);
}

/** `aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
export function addbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addbmm_").addbmm_(batch1, batch2, options);
}

/** `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
export function addcdiv(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
  return receiver(self, "addcdiv").addcdiv(tensor1, tensor2, options);
}

/** `aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
export function addcdiv_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
  return receiver(self, "addcdiv_").addcdiv_(tensor1, tensor2, options);
}

/** `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
export function addcmul(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
  return receiver(self, "addcmul").addcmul(tensor1, tensor2, options);
}

/** `aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
export function addcmul_(self: Tensor, tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
  return receiver(self, "addcmul_").addcmul_(tensor1, tensor2, options);
}

/** `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function addmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addmm").addmm(mat1, mat2, options);
}

/** `aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
export function addmm_(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addmm_").addmm_(mat1, mat2, options);
}

/** `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function addmv(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addmv").addmv(mat, vec, options);
}

/** `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
export function addmv_(self: Tensor, mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addmv_").addmv_(mat, vec, options);
}

/** `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function addr(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addr").addr(vec1, vec2, options);
}

/** `aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
export function addr_(self: Tensor, vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "addr_").addr_(vec1, vec2, options);
}

/** `aten::adjoint(Tensor(a) self) -> Tensor(a)` */
export function adjoint(self: Tensor): Tensor {
  return receiver(self, "adjoint").adjoint();
}

/** `aten::affine_grid_generator(Tensor theta, int[] size, bool align_corners) -> Tensor` */
export function affineGridGenerator(theta: Tensor, size: readonly number[], alignCorners: boolean): Tensor {
  begin();
  write(theta);
  write(size);
  write(alignCorners);
  return op[31].tensor<Tensor>();
}

/** `aten::alias(Tensor(a) self) -> Tensor(a)` */
export function alias(self: Tensor): Tensor {
  return receiver(self, "alias").alias();
}

/** `aten::all(Tensor self) -> Tensor`
 * `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
export function all(self: Tensor, dim: number, options?: { keepdim?: boolean }): Tensor;
export function all(self: Tensor): Tensor;
export function all(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "all").all(a0, a1);
}

/** `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
export function allclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean {
  return receiver(self, "allclose").allclose(other, options);
}

/** `aten::alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
export function alphaDropout(input: Tensor, p: number, train: boolean): Tensor {
  begin();
  write(input);
  write(p);
  write(train);
  return op[36].tensor<Tensor>();
}

/** `aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
export function alphaDropout_(self: Tensor, p: number, train: boolean): Tensor {
  return receiver(self, "alphaDropout_").alphaDropout_(p, train);
}

/** `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
export function amax(self: Tensor, dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
export function amax(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor;
export function amax(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "amax").amax(a0, a1);
}

/** `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
export function amin(self: Tensor, dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
export function amin(self: Tensor, options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor;
export function amin(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "amin").amin(a0, a1);
}

/** `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)` */
export function aminmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean }): { min: Tensor; max: Tensor } {
  return receiver(self, "aminmax").aminmax(options);
}

/** `aten::angle(Tensor self) -> Tensor` */
export function angle(self: Tensor): Tensor {
  return receiver(self, "angle").angle();
}

/** `aten::any(Tensor self) -> Tensor`
 * `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
export function any(self: Tensor, dim: number, options?: { keepdim?: boolean }): Tensor;
export function any(self: Tensor): Tensor;
export function any(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "any").any(a0, a1);
}

/** `aten::arange(Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::arange.start(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::arange.start_step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function arange(start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; step?: Scalar }): Tensor;
export function arange(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function arange(end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function arange(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isScalar(a0) && isScalar(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[44].tensor<Tensor>();
  }
  if (isScalar(a0) && isScalar(a1) && (a2 === undefined || isScalar(a2)) && isOptions(a3, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[45].tensor<Tensor>();
  }
  if (isScalar(a0) && isScalar(a1) && isOptions(a2, keys[8]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.step);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[45].tensor<Tensor>();
  }
  if (isScalar(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[46].tensor<Tensor>();
  }
  throw noOverload("arange", [a0, a1, a2, a3], keys[9]);
}

/** `aten::arccos(Tensor self) -> Tensor` */
export function arccos(self: Tensor): Tensor {
  return receiver(self, "arccos").arccos();
}

/** `aten::arccos_(Tensor(a!) self) -> Tensor(a!)` */
export function arccos_(self: Tensor): Tensor {
  return receiver(self, "arccos_").arccos_();
}

/** `aten::arccosh(Tensor self) -> Tensor` */
export function arccosh(self: Tensor): Tensor {
  return receiver(self, "arccosh").arccosh();
}

/** `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)` */
export function arccosh_(self: Tensor): Tensor {
  return receiver(self, "arccosh_").arccosh_();
}

/** `aten::arcsin(Tensor self) -> Tensor` */
export function arcsin(self: Tensor): Tensor {
  return receiver(self, "arcsin").arcsin();
}

/** `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)` */
export function arcsin_(self: Tensor): Tensor {
  return receiver(self, "arcsin_").arcsin_();
}

/** `aten::arcsinh(Tensor self) -> Tensor` */
export function arcsinh(self: Tensor): Tensor {
  return receiver(self, "arcsinh").arcsinh();
}

/** `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)` */
export function arcsinh_(self: Tensor): Tensor {
  return receiver(self, "arcsinh_").arcsinh_();
}

/** `aten::arctan(Tensor self) -> Tensor` */
export function arctan(self: Tensor): Tensor {
  return receiver(self, "arctan").arctan();
}

/** `aten::arctan2(Tensor self, Tensor other) -> Tensor` */
export function arctan2(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "arctan2").arctan2(other);
}

/** `aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function arctan2_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "arctan2_").arctan2_(other);
}

/** `aten::arctan_(Tensor(a!) self) -> Tensor(a!)` */
export function arctan_(self: Tensor): Tensor {
  return receiver(self, "arctan_").arctan_();
}

/** `aten::arctanh(Tensor self) -> Tensor` */
export function arctanh(self: Tensor): Tensor {
  return receiver(self, "arctanh").arctanh();
}

/** `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)` */
export function arctanh_(self: Tensor): Tensor {
  return receiver(self, "arctanh_").arctanh_();
}

/** `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
export function argmax(self: Tensor, dim?: number | null, options?: { keepdim?: boolean }): Tensor;
export function argmax(self: Tensor, options?: { dim?: number | null; keepdim?: boolean }): Tensor;
export function argmax(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "argmax").argmax(a0, a1);
}

/** `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
export function argmin(self: Tensor, dim?: number | null, options?: { keepdim?: boolean }): Tensor;
export function argmin(self: Tensor, options?: { dim?: number | null; keepdim?: boolean }): Tensor;
export function argmin(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "argmin").argmin(a0, a1);
}

/** `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
 * `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor` */
export function argsort(self: Tensor, options?: { stable?: boolean; dim?: number; descending?: boolean }): Tensor;
export function argsort(self: Tensor, dim?: number, options?: { stable?: boolean; descending?: boolean }): Tensor;
export function argsort(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "argsort").argsort(a0, a1);
}

/** `aten::argwhere(Tensor self) -> Tensor` */
export function argwhere(self: Tensor): Tensor {
  return receiver(self, "argwhere").argwhere();
}

/** `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
export function asStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor {
  return receiver(self, "asStrided").asStrided(size, stride, options);
}

/** `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
export function asStridedScatter(self: Tensor, src: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor {
  return receiver(self, "asStridedScatter").asStridedScatter(src, size, stride, options);
}

/** `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
export function asStrided_(self: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor {
  return receiver(self, "asStrided_").asStrided_(size, stride, options);
}

/** `aten::asin(Tensor self) -> Tensor` */
export function asin(self: Tensor): Tensor {
  return receiver(self, "asin").asin();
}

/** `aten::asin_(Tensor(a!) self) -> Tensor(a!)` */
export function asin_(self: Tensor): Tensor {
  return receiver(self, "asin_").asin_();
}

/** `aten::asinh(Tensor self) -> Tensor` */
export function asinh(self: Tensor): Tensor {
  return receiver(self, "asinh").asinh();
}

/** `aten::asinh_(Tensor(a!) self) -> Tensor(a!)` */
export function asinh_(self: Tensor): Tensor {
  return receiver(self, "asinh_").asinh_();
}

/** `aten::atan(Tensor self) -> Tensor` */
export function atan(self: Tensor): Tensor {
  return receiver(self, "atan").atan();
}

/** `aten::atan2(Tensor self, Tensor other) -> Tensor` */
export function atan2(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "atan2").atan2(other);
}

/** `aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function atan2_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "atan2_").atan2_(other);
}

/** `aten::atan_(Tensor(a!) self) -> Tensor(a!)` */
export function atan_(self: Tensor): Tensor {
  return receiver(self, "atan_").atan_();
}

/** `aten::atanh(Tensor self) -> Tensor` */
export function atanh(self: Tensor): Tensor {
  return receiver(self, "atanh").atanh();
}

/** `aten::atanh_(Tensor(a!) self) -> Tensor(a!)` */
export function atanh_(self: Tensor): Tensor {
  return receiver(self, "atanh_").atanh_();
}

/** `aten::atleast_1d(Tensor self) -> Tensor`
 * `aten::atleast_1d.Sequence(Tensor[] tensors) -> Tensor[]` */
export function atleast1d(self: Tensor): Tensor;
export function atleast1d(tensors: readonly Tensor[]): Tensor[];
export function atleast1d(a0?: any): any {
  if (isTensor(a0)) {
    begin();
    write(a0);
    return op[79].tensor<Tensor>();
  }
  if (isTensors(a0)) {
    begin();
    write(a0);
    return op[80].value<Tensor[]>();
  }
  throw noOverload("atleast1d", [a0]);
}

/** `aten::atleast_2d(Tensor self) -> Tensor`
 * `aten::atleast_2d.Sequence(Tensor[] tensors) -> Tensor[]` */
export function atleast2d(self: Tensor): Tensor;
export function atleast2d(tensors: readonly Tensor[]): Tensor[];
export function atleast2d(a0?: any): any {
  if (isTensor(a0)) {
    begin();
    write(a0);
    return op[81].tensor<Tensor>();
  }
  if (isTensors(a0)) {
    begin();
    write(a0);
    return op[82].value<Tensor[]>();
  }
  throw noOverload("atleast2d", [a0]);
}

/** `aten::atleast_3d(Tensor self) -> Tensor`
 * `aten::atleast_3d.Sequence(Tensor[] tensors) -> Tensor[]` */
export function atleast3d(self: Tensor): Tensor;
export function atleast3d(tensors: readonly Tensor[]): Tensor[];
export function atleast3d(a0?: any): any {
  if (isTensor(a0)) {
    begin();
    write(a0);
    return op[83].tensor<Tensor>();
  }
  if (isTensors(a0)) {
    begin();
    write(a0);
    return op[84].value<Tensor[]>();
  }
  throw noOverload("atleast3d", [a0]);
}

/** `aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor` */
export function avgPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean }): Tensor {
  return receiver(self, "avgPool1d").avgPool1d(kernelSize, options);
}

/** `aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
export function avgPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null }): Tensor {
  return receiver(self, "avgPool2d").avgPool2d(kernelSize, options);
}

/** `aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
export function avgPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null }): Tensor {
  return receiver(self, "avgPool3d").avgPool3d(kernelSize, options);
}

/** `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function baddbmm(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "baddbmm").baddbmm(batch1, batch2, options);
}

/** `aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
export function baddbmm_(self: Tensor, batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "baddbmm_").baddbmm_(batch1, batch2, options);
}

/** `aten::bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::bartlett_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function bartlettWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function bartlettWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function bartlettWindow(a0?: any, a1?: any, a2?: any): any {
  if (isNumber(a0) && isBoolean(a1) && isOptions(a2, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[90].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[91].tensor<Tensor>();
  }
  throw noOverload("bartlettWindow", [a0, a1, a2], keys[7]);
}

/** `aten::batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
export function batchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): Tensor {
  begin();
  write(input);
  write(weight);
  write(bias);
  write(runningMean);
  write(runningVar);
  write(training);
  write(momentum);
  write(eps);
  write(true);
  return op[92].tensor<Tensor>();
}

/** `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
 * `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
 * `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
export function bernoulli(self: Tensor, p: Tensor | number, options?: { generator?: Generator | null }): Tensor;
export function bernoulli(self: Tensor, options?: { generator?: Generator | null }): Tensor;
export function bernoulli(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "bernoulli").bernoulli(a0, a1);
}

/** `aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
export function bernoulli_(self: Tensor, p: Tensor, options?: { generator?: Generator | null }): Tensor;
export function bernoulli_(self: Tensor, p?: number, options?: { generator?: Generator | null }): Tensor;
export function bernoulli_(self: Tensor, options?: { p?: number; generator?: Generator | null }): Tensor;
export function bernoulli_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "bernoulli_").bernoulli_(a0, a1);
}

/** `aten::bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor` */
export function bilinear(input1: Tensor, input2: Tensor, weight: Tensor, bias?: Tensor | null): Tensor;
export function bilinear(input1: Tensor, input2: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor;
export function bilinear(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && (a3 === undefined || a3 === null || isTensor(a3))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[98].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[20])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.bias);
    return op[98].tensor<Tensor>();
  }
  throw noOverload("bilinear", [a0, a1, a2, a3], keys[20]);
}

/** `aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
export function binaryCrossEntropy(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number }): Tensor {
  return receiver(self, "binaryCrossEntropy").binaryCrossEntropy(target, options);
}

/** `aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
export function binaryCrossEntropyWithLogits(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number }): Tensor {
  return receiver(self, "binaryCrossEntropyWithLogits").binaryCrossEntropyWithLogits(target, options);
}

/** `aten::bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor` */
export function bincount(self: Tensor, options?: { weights?: Tensor | null; minlength?: number }): Tensor {
  return receiver(self, "bincount").bincount(options);
}

/** `aten::binomial(Tensor count, Tensor prob, Generator? generator=None) -> Tensor` */
export function binomial(count: Tensor, prob: Tensor, options?: { generator?: Generator | null }): Tensor {
  if (options !== undefined) known("binomial", options, keys[17]);
  begin();
  write(count);
  write(prob);
  write(options?.generator);
  return op[102].tensor<Tensor>();
}

/** `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor` */
export function bitwiseAnd(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseAnd(self: Scalar, other: Tensor): Tensor;
export function bitwiseAnd(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[103].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[104].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[105].tensor<Tensor>();
  }
  throw noOverload("bitwiseAnd", [a0, a1]);
}

/** `aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function bitwiseAnd_(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseAnd_(self: Tensor, a0?: any): any {
  return receiver(self, "bitwiseAnd_").bitwiseAnd_(a0);
}

/** `aten::bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
export function bitwiseLeftShift(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseLeftShift(self: Scalar, other: Tensor): Tensor;
export function bitwiseLeftShift(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[108].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[109].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[110].tensor<Tensor>();
  }
  throw noOverload("bitwiseLeftShift", [a0, a1]);
}

/** `aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
export function bitwiseLeftShift_(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseLeftShift_(self: Tensor, a0?: any): any {
  return receiver(self, "bitwiseLeftShift_").bitwiseLeftShift_(a0);
}

/** `aten::bitwise_not(Tensor self) -> Tensor` */
export function bitwiseNot(self: Tensor): Tensor {
  return receiver(self, "bitwiseNot").bitwiseNot();
}

/** `aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)` */
export function bitwiseNot_(self: Tensor): Tensor {
  return receiver(self, "bitwiseNot_").bitwiseNot_();
}

/** `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor` */
export function bitwiseOr(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseOr(self: Scalar, other: Tensor): Tensor;
export function bitwiseOr(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[115].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[116].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[117].tensor<Tensor>();
  }
  throw noOverload("bitwiseOr", [a0, a1]);
}

/** `aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function bitwiseOr_(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseOr_(self: Tensor, a0?: any): any {
  return receiver(self, "bitwiseOr_").bitwiseOr_(a0);
}

/** `aten::bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
export function bitwiseRightShift(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseRightShift(self: Scalar, other: Tensor): Tensor;
export function bitwiseRightShift(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[120].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[121].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[122].tensor<Tensor>();
  }
  throw noOverload("bitwiseRightShift", [a0, a1]);
}

/** `aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
export function bitwiseRightShift_(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseRightShift_(self: Tensor, a0?: any): any {
  return receiver(self, "bitwiseRightShift_").bitwiseRightShift_(a0);
}

/** `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor` */
export function bitwiseXor(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseXor(self: Scalar, other: Tensor): Tensor;
export function bitwiseXor(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[125].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[126].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[127].tensor<Tensor>();
  }
  throw noOverload("bitwiseXor", [a0, a1]);
}

/** `aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function bitwiseXor_(self: Tensor, other: Tensor | Scalar): Tensor;
export function bitwiseXor_(self: Tensor, a0?: any): any {
  return receiver(self, "bitwiseXor_").bitwiseXor_(a0);
}

/** `aten::blackman_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::blackman_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function blackmanWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function blackmanWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function blackmanWindow(a0?: any, a1?: any, a2?: any): any {
  if (isNumber(a0) && isBoolean(a1) && isOptions(a2, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[130].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[131].tensor<Tensor>();
  }
  throw noOverload("blackmanWindow", [a0, a1, a2], keys[7]);
}

/** `aten::block_diag(Tensor[] tensors) -> Tensor` */
export function blockDiag(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[132].tensor<Tensor>();
}

/** `aten::bmm(Tensor self, Tensor mat2) -> Tensor` */
export function bmm(self: Tensor, mat2: Tensor): Tensor {
  return receiver(self, "bmm").bmm(mat2);
}

/** `aten::broadcast_tensors(Tensor[] tensors) -> Tensor[]` */
export function broadcastTensors(tensors: readonly Tensor[]): Tensor[] {
  begin();
  write(tensors);
  return op[134].value<Tensor[]>();
}

/** `aten::broadcast_to(Tensor(a) self, int[] size) -> Tensor(a)` */
export function broadcastTo(self: Tensor, size: readonly number[]): Tensor {
  return receiver(self, "broadcastTo").broadcastTo(size);
}

/** `aten::bucketize.Scalar(Scalar self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor`
 * `aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` */
export function bucketize(self: Tensor | Scalar, boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor;
export function bucketize(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[24])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.outInt32);
    write(a2?.right);
    return op[136].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1) && isOptions(a2, keys[24])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.outInt32);
    write(a2?.right);
    return op[137].tensor<Tensor>();
  }
  throw noOverload("bucketize", [a0, a1, a2], keys[24]);
}

/** `aten::can_cast(ScalarType from, ScalarType to) -> bool` */
export function canCast(from: DType, to: DType): boolean {
  begin();
  write(from);
  write(to);
  return op[138].value<boolean>();
}

/** `aten::cartesian_prod(Tensor[] tensors) -> Tensor` */
export function cartesianProd(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[139].tensor<Tensor>();
}

/** `aten::cat(Tensor[] tensors, int dim=0) -> Tensor` */
export function cat(tensors: readonly Tensor[], dim?: number): Tensor;
export function cat(tensors: readonly Tensor[], options?: { dim?: number }): Tensor;
export function cat(a0?: any, a1?: any): any {
  if (isTensors(a0) && (a1 === undefined || isNumber(a1))) {
    begin();
    write(a0);
    write(a1);
    return op[140].tensor<Tensor>();
  }
  if (isTensors(a0) && isOptions(a1, keys[25])) {
    begin();
    write(a0);
    write(a1?.dim);
    return op[140].tensor<Tensor>();
  }
  throw noOverload("cat", [a0, a1], keys[25]);
}

/** `aten::cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor` */
export function cauchy(self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "cauchy").cauchy(options);
}

/** `aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)` */
export function cauchy_(self: Tensor, options?: { median?: number; sigma?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "cauchy_").cauchy_(options);
}

/** `aten::ccol_indices(Tensor(a) self) -> Tensor(a)` */
export function ccolIndices(self: Tensor): Tensor {
  return receiver(self, "ccolIndices").ccolIndices();
}

/** `aten::cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> Tensor` */
export function cdist(x1: Tensor, x2: Tensor, p?: number, options?: { computeMode?: number | null }): Tensor;
export function cdist(x1: Tensor, x2: Tensor, options?: { p?: number; computeMode?: number | null }): Tensor;
export function cdist(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || isNumber(a2)) && isOptions(a3, keys[27])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.computeMode);
    return op[144].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[28]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.p);
    write(a2?.computeMode);
    return op[144].tensor<Tensor>();
  }
  throw noOverload("cdist", [a0, a1, a2, a3], keys[29]);
}

/** `aten::ceil(Tensor self) -> Tensor` */
export function ceil(self: Tensor): Tensor {
  return receiver(self, "ceil").ceil();
}

/** `aten::ceil_(Tensor(a!) self) -> Tensor(a!)` */
export function ceil_(self: Tensor): Tensor {
  return receiver(self, "ceil_").ceil_();
}

/** `aten::celu(Tensor self, Scalar alpha=1.) -> Tensor` */
export function celu(self: Tensor, options?: { alpha?: Scalar }): Tensor {
  return receiver(self, "celu").celu(options);
}

/** `aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)` */
export function celu_(self: Tensor, options?: { alpha?: Scalar }): Tensor {
  return receiver(self, "celu_").celu_(options);
}

/** `aten::chain_matmul(Tensor[] matrices) -> Tensor` */
export function chainMatmul(matrices: readonly Tensor[]): Tensor {
  begin();
  write(matrices);
  return op[149].tensor<Tensor>();
}

/** `aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
export function chalf(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "chalf").chalf(options);
}

/** `aten::channel_shuffle(Tensor self, int groups) -> Tensor` */
export function channelShuffle(self: Tensor, groups: number): Tensor {
  return receiver(self, "channelShuffle").channelShuffle(groups);
}

/** `aten::cholesky(Tensor self, bool upper=False) -> Tensor` */
export function cholesky(self: Tensor, options?: { upper?: boolean }): Tensor {
  return receiver(self, "cholesky").cholesky(options);
}

/** `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor` */
export function choleskyInverse(self: Tensor, options?: { upper?: boolean }): Tensor {
  return receiver(self, "choleskyInverse").choleskyInverse(options);
}

/** `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor` */
export function choleskySolve(self: Tensor, input2: Tensor, options?: { upper?: boolean }): Tensor {
  return receiver(self, "choleskySolve").choleskySolve(input2, options);
}

/** `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
export function chunk(self: Tensor, chunks: number, dim?: number): Tensor[];
export function chunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[];
export function chunk(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "chunk").chunk(a0, a1);
}

/** `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
export function clamp(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor;
export function clamp(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor;
export function clamp(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
export function clamp(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
export function clamp(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "clamp").clamp(a0, a1);
}

/** `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
 * `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor` */
export function clampMax(self: Tensor, max: Tensor | Scalar): Tensor;
export function clampMax(self: Tensor, a0?: any): any {
  return receiver(self, "clampMax").clampMax(a0);
}

/** `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
 * `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)` */
export function clampMax_(self: Tensor, max: Tensor | Scalar): Tensor;
export function clampMax_(self: Tensor, a0?: any): any {
  return receiver(self, "clampMax_").clampMax_(a0);
}

/** `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
 * `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor` */
export function clampMin(self: Tensor, min: Tensor | Scalar): Tensor;
export function clampMin(self: Tensor, a0?: any): any {
  return receiver(self, "clampMin").clampMin(a0);
}

/** `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
 * `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)` */
export function clampMin_(self: Tensor, min: Tensor | Scalar): Tensor;
export function clampMin_(self: Tensor, a0?: any): any {
  return receiver(self, "clampMin_").clampMin_(a0);
}

/** `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
export function clamp_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor;
export function clamp_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor;
export function clamp_(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
export function clamp_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
export function clamp_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "clamp_").clamp_(a0, a1);
}

/** `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
 * `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
export function clip(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor;
export function clip(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor;
export function clip(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
export function clip(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
export function clip(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "clip").clip(a0, a1);
}

/** `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
 * `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
export function clip_(self: Tensor, min?: Tensor | null, max?: Tensor | null): Tensor;
export function clip_(self: Tensor, min?: Scalar | null, max?: Scalar | null): Tensor;
export function clip_(self: Tensor, options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
export function clip_(self: Tensor, options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
export function clip_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "clip_").clip_(a0, a1);
}

/** `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
export function clone(self: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "clone").clone(options);
}

/** `aten::coalesce(Tensor(a) self) -> Tensor(a)` */
export function coalesce(self: Tensor): Tensor {
  return receiver(self, "coalesce").coalesce();
}

/** `aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
export function col2im(self: Tensor, outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor {
  return receiver(self, "col2im").col2im(outputSize, kernelSize, dilation, padding, stride);
}

/** `aten::col_indices(Tensor(a) self) -> Tensor(a)` */
export function colIndices(self: Tensor): Tensor {
  return receiver(self, "colIndices").colIndices();
}

/** `aten::column_stack(Tensor[] tensors) -> Tensor` */
export function columnStack(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[176].tensor<Tensor>();
}

/** `aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor` */
export function combinations(self: Tensor, options?: { r?: number; withReplacement?: boolean }): Tensor {
  return receiver(self, "combinations").combinations(options);
}

/** `aten::complex(Tensor real, Tensor imag) -> Tensor` */
export function complex(real: Tensor, imag: Tensor): Tensor {
  begin();
  write(real);
  write(imag);
  return op[178].tensor<Tensor>();
}

/** `aten::concat(Tensor[] tensors, int dim=0) -> Tensor` */
export function concat(tensors: readonly Tensor[], dim?: number): Tensor;
export function concat(tensors: readonly Tensor[], options?: { dim?: number }): Tensor;
export function concat(a0?: any, a1?: any): any {
  if (isTensors(a0) && (a1 === undefined || isNumber(a1))) {
    begin();
    write(a0);
    write(a1);
    return op[179].tensor<Tensor>();
  }
  if (isTensors(a0) && isOptions(a1, keys[25])) {
    begin();
    write(a0);
    write(a1?.dim);
    return op[179].tensor<Tensor>();
  }
  throw noOverload("concat", [a0, a1], keys[25]);
}

/** `aten::concatenate(Tensor[] tensors, int dim=0) -> Tensor` */
export function concatenate(tensors: readonly Tensor[], dim?: number): Tensor;
export function concatenate(tensors: readonly Tensor[], options?: { dim?: number }): Tensor;
export function concatenate(a0?: any, a1?: any): any {
  if (isTensors(a0) && (a1 === undefined || isNumber(a1))) {
    begin();
    write(a0);
    write(a1);
    return op[180].tensor<Tensor>();
  }
  if (isTensors(a0) && isOptions(a1, keys[25])) {
    begin();
    write(a0);
    write(a1?.dim);
    return op[180].tensor<Tensor>();
  }
  throw noOverload("concatenate", [a0, a1], keys[25]);
}

/** `aten::conj(Tensor(a) self) -> Tensor(a)` */
export function conj(self: Tensor): Tensor {
  return receiver(self, "conj").conj();
}

/** `aten::conj_physical(Tensor self) -> Tensor` */
export function conjPhysical(self: Tensor): Tensor {
  return receiver(self, "conjPhysical").conjPhysical();
}

/** `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)` */
export function conjPhysical_(self: Tensor): Tensor {
  return receiver(self, "conjPhysical_").conjPhysical_();
}

/** `aten::constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor` */
export function constantPadNd(self: Tensor, pad: readonly number[], value?: Scalar): Tensor;
export function constantPadNd(self: Tensor, pad: readonly number[], options?: { value?: Scalar }): Tensor;
export function constantPadNd(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "constantPadNd").constantPadNd(a0, a1);
}

/** `aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)` */
export function contiguous(self: Tensor, options?: { memoryFormat?: MemoryFormat }): Tensor {
  return receiver(self, "contiguous").contiguous(options);
}

/** `aten::conv1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], int[1] padding=[0], int[1] dilation=[1], int groups=1) -> Tensor`
 * `aten::conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], str padding="valid", int[1] dilation=[1], int groups=1) -> Tensor` */
export function conv1d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv1d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isNumbers(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[186].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isString(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[187].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isNumbers(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[186].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isString(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[187].tensor<Tensor>();
  }
  throw noOverload("conv1d", [a0, a1, a2, a3], keys[36]);
}

/** `aten::conv2d(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] dilation=1, int groups=1) -> Tensor`
 * `aten::conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, str padding="valid", int[2] dilation=1, int groups=1) -> Tensor` */
export function conv2d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv2d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isNumbers(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[188].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isString(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[189].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isNumbers(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[188].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isString(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[189].tensor<Tensor>();
  }
  throw noOverload("conv2d", [a0, a1, a2, a3], keys[36]);
}

/** `aten::conv3d(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] dilation=1, int groups=1) -> Tensor`
 * `aten::conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, str padding="valid", int[3] dilation=1, int groups=1) -> Tensor` */
export function conv3d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[] | string; dilation?: number | readonly number[]; groups?: number }): Tensor;
export function conv3d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isNumbers(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[190].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[34]) && (a3?.padding === undefined || isString(a3?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.dilation);
    write(a3?.groups);
    return op[191].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isNumbers(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[190].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[35]) && a3 === undefined && (a2?.padding === undefined || isString(a2?.padding))) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.dilation);
    write(a2?.groups);
    return op[191].tensor<Tensor>();
  }
  throw noOverload("conv3d", [a0, a1, a2, a3], keys[36]);
}

/** `aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor` */
export function convTbc(self: Tensor, weight: Tensor, bias: Tensor, options?: { pad?: number }): Tensor {
  return receiver(self, "convTbc").convTbc(weight, bias, options);
}

/** `aten::conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, int[1] stride=[1], int[1] padding=[0], int[1] output_padding=[0], int groups=1, int[1] dilation=[1]) -> Tensor` */
export function convTranspose1d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose1d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose1d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[38])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.outputPadding);
    write(a3?.groups);
    write(a3?.dilation);
    return op[193].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[39]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.outputPadding);
    write(a2?.groups);
    write(a2?.dilation);
    return op[193].tensor<Tensor>();
  }
  throw noOverload("convTranspose1d", [a0, a1, a2, a3], keys[40]);
}

/** `aten::conv_transpose2d.input(Tensor input, Tensor weight, Tensor? bias=None, int[2] stride=1, int[2] padding=0, int[2] output_padding=0, int groups=1, int[2] dilation=1) -> Tensor` */
export function convTranspose2d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose2d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose2d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[38])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.outputPadding);
    write(a3?.groups);
    write(a3?.dilation);
    return op[194].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[39]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.outputPadding);
    write(a2?.groups);
    write(a2?.dilation);
    return op[194].tensor<Tensor>();
  }
  throw noOverload("convTranspose2d", [a0, a1, a2, a3], keys[40]);
}

/** `aten::conv_transpose3d.input(Tensor input, Tensor weight, Tensor? bias=None, int[3] stride=1, int[3] padding=0, int[3] output_padding=0, int groups=1, int[3] dilation=1) -> Tensor` */
export function convTranspose3d(input: Tensor, weight: Tensor, bias?: Tensor | null, options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose3d(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null; stride?: number | readonly number[]; padding?: number | readonly number[]; outputPadding?: number | readonly number[]; groups?: number; dilation?: number | readonly number[] }): Tensor;
export function convTranspose3d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2)) && isOptions(a3, keys[38])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.stride);
    write(a3?.padding);
    write(a3?.outputPadding);
    write(a3?.groups);
    write(a3?.dilation);
    return op[195].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[39]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    write(a2?.stride);
    write(a2?.padding);
    write(a2?.outputPadding);
    write(a2?.groups);
    write(a2?.dilation);
    return op[195].tensor<Tensor>();
  }
  throw noOverload("convTranspose3d", [a0, a1, a2, a3], keys[40]);
}

/** `aten::convolution(Tensor input, Tensor weight, Tensor? bias, int[] stride, int[] padding, int[] dilation, bool transposed, int[] output_padding, int groups) -> Tensor` */
export function convolution(input: Tensor, weight: Tensor, bias: Tensor | null, stride: readonly number[], padding: readonly number[], dilation: readonly number[], transposed: boolean, outputPadding: readonly number[], groups: number): Tensor {
  begin();
  write(input);
  write(weight);
  write(bias);
  write(stride);
  write(padding);
  write(dilation);
  write(transposed);
  write(outputPadding);
  write(groups);
  return op[196].tensor<Tensor>();
}

/** `aten::copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
export function copy(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }): Tensor {
  return receiver(self, "copy").copy(src, options);
}

/** `aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
export function copy_(self: Tensor, src: Tensor, options?: { nonBlocking?: boolean }): Tensor {
  return receiver(self, "copy_").copy_(src, options);
}

/** `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor` */
export function copysign(self: Tensor, other: Tensor | Scalar): Tensor;
export function copysign(self: Tensor, a0?: any): any {
  return receiver(self, "copysign").copysign(a0);
}

/** `aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function copysign_(self: Tensor, other: Tensor | Scalar): Tensor;
export function copysign_(self: Tensor, a0?: any): any {
  return receiver(self, "copysign_").copysign_(a0);
}

/** `aten::corrcoef(Tensor self) -> Tensor` */
export function corrcoef(self: Tensor): Tensor {
  return receiver(self, "corrcoef").corrcoef();
}

/** `aten::cos(Tensor self) -> Tensor` */
export function cos(self: Tensor): Tensor {
  return receiver(self, "cos").cos();
}

/** `aten::cos_(Tensor(a!) self) -> Tensor(a!)` */
export function cos_(self: Tensor): Tensor {
  return receiver(self, "cos_").cos_();
}

/** `aten::cosh(Tensor self) -> Tensor` */
export function cosh(self: Tensor): Tensor {
  return receiver(self, "cosh").cosh();
}

/** `aten::cosh_(Tensor(a!) self) -> Tensor(a!)` */
export function cosh_(self: Tensor): Tensor {
  return receiver(self, "cosh_").cosh_();
}

/** `aten::cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
export function cosineEmbeddingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor {
  if (options !== undefined) known("cosineEmbeddingLoss", options, keys[42]);
  begin();
  write(input1);
  write(input2);
  write(target);
  write(options?.margin);
  write(options?.reduction);
  return op[208].tensor<Tensor>();
}

/** `aten::cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor` */
export function cosineSimilarity(x1: Tensor, x2: Tensor, dim?: number, options?: { eps?: number }): Tensor;
export function cosineSimilarity(x1: Tensor, x2: Tensor, options?: { dim?: number; eps?: number }): Tensor;
export function cosineSimilarity(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || isNumber(a2)) && isOptions(a3, keys[43])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.eps);
    return op[209].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[44]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    write(a2?.eps);
    return op[209].tensor<Tensor>();
  }
  throw noOverload("cosineSimilarity", [a0, a1, a2, a3], keys[45]);
}

/** `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
 * `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
export function countNonzero(self: Tensor, dim: readonly number[]): Tensor;
export function countNonzero(self: Tensor, dim?: number | null): Tensor;
export function countNonzero(self: Tensor, options?: { dim?: number | null }): Tensor;
export function countNonzero(self: Tensor, a0?: any): any {
  return receiver(self, "countNonzero").countNonzero(a0);
}

/** `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor` */
export function cov(self: Tensor, options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor {
  return receiver(self, "cov").cov(options);
}

/** `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
export function cross(self: Tensor, other: Tensor, dim?: number | null): Tensor;
export function cross(self: Tensor, other: Tensor, options?: { dim?: number | null }): Tensor;
export function cross(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "cross").cross(a0, a1);
}

/** `aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.) -> Tensor` */
export function crossEntropyLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor {
  return receiver(self, "crossEntropyLoss").crossEntropyLoss(target, options);
}

/** `aten::crow_indices(Tensor(a) self) -> Tensor(a)` */
export function crowIndices(self: Tensor): Tensor {
  return receiver(self, "crowIndices").crowIndices();
}

/** `aten::ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor`
 * `aten::ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int reduction=1, bool zero_infinity=False) -> Tensor` */
export function ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: Tensor, targetLengths: Tensor, options?: { blank?: number; reduction?: number; zeroInfinity?: boolean }): Tensor;
export function ctcLoss(logProbs: Tensor, targets: Tensor, inputLengths: readonly number[], targetLengths: readonly number[], options?: { blank?: number; reduction?: number; zeroInfinity?: boolean }): Tensor;
export function ctcLoss(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isTensor(a3) && isOptions(a4, keys[48])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.blank);
    write(a4?.reduction);
    write(a4?.zeroInfinity);
    return op[216].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isNumberList(a2) && isNumberList(a3) && isOptions(a4, keys[48])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.blank);
    write(a4?.reduction);
    write(a4?.zeroInfinity);
    return op[217].tensor<Tensor>();
  }
  throw noOverload("ctcLoss", [a0, a1, a2, a3, a4], keys[48]);
}

/** `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
export function cummax(self: Tensor, dim: number): { values: Tensor; indices: Tensor } {
  return receiver(self, "cummax").cummax(dim);
}

/** `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
export function cummin(self: Tensor, dim: number): { values: Tensor; indices: Tensor } {
  return receiver(self, "cummin").cummin(dim);
}

/** `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
export function cumprod(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "cumprod").cumprod(dim, options);
}

/** `aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
export function cumprod_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "cumprod_").cumprod_(dim, options);
}

/** `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
export function cumsum(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "cumsum").cumsum(dim, options);
}

/** `aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
export function cumsum_(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "cumsum_").cumsum_(dim, options);
}

/** `aten::cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * `aten::cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` */
export function cumulativeTrapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor;
export function cumulativeTrapezoid(y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor;
export function cumulativeTrapezoid(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[25])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    return op[224].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[50]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dx);
    write(a1?.dim);
    return op[225].tensor<Tensor>();
  }
  throw noOverload("cumulativeTrapezoid", [a0, a1, a2], keys[51]);
}

/** `aten::data(Tensor self) -> Tensor` */
export function data(self: Tensor): Tensor {
  return receiver(self, "data").data();
}

/** `aten::deg2rad(Tensor self) -> Tensor` */
export function deg2rad(self: Tensor): Tensor {
  return receiver(self, "deg2rad").deg2rad();
}

/** `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)` */
export function deg2rad_(self: Tensor): Tensor {
  return receiver(self, "deg2rad_").deg2rad_();
}

/** `aten::dense_dim(Tensor self) -> int` */
export function denseDim(self: Tensor): number {
  return receiver(self, "denseDim").denseDim();
}

/** `aten::dequantize.self(Tensor self) -> Tensor`
 * `aten::dequantize.tensors(Tensor[] tensors) -> Tensor[]` */
export function dequantize(self: Tensor): Tensor;
export function dequantize(tensors: readonly Tensor[]): Tensor[];
export function dequantize(a0?: any): any {
  if (isTensor(a0)) {
    begin();
    write(a0);
    return op[230].tensor<Tensor>();
  }
  if (isTensors(a0)) {
    begin();
    write(a0);
    return op[231].value<Tensor[]>();
  }
  throw noOverload("dequantize", [a0]);
}

/** `aten::det(Tensor self) -> Tensor` */
export function det(self: Tensor): Tensor {
  return receiver(self, "det").det();
}

/** `aten::detach(Tensor(a) self) -> Tensor(a)` */
export function detach(self: Tensor): Tensor {
  return receiver(self, "detach").detach();
}

/** `aten::detach_(Tensor(a!) self) -> Tensor(a!)` */
export function detach_(self: Tensor): Tensor {
  return receiver(self, "detach_").detach_();
}

/** `aten::diag(Tensor self, int diagonal=0) -> Tensor` */
export function diag(self: Tensor, diagonal?: number): Tensor;
export function diag(self: Tensor, options?: { diagonal?: number }): Tensor;
export function diag(self: Tensor, a0?: any): any {
  return receiver(self, "diag").diag(a0);
}

/** `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
export function diagEmbed(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
  return receiver(self, "diagEmbed").diagEmbed(options);
}

/** `aten::diagflat(Tensor self, int offset=0) -> Tensor` */
export function diagflat(self: Tensor, options?: { offset?: number }): Tensor {
  return receiver(self, "diagflat").diagflat(options);
}

/** `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)` */
export function diagonal(self: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
  return receiver(self, "diagonal").diagonal(options);
}

/** `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
export function diagonalScatter(self: Tensor, src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
  return receiver(self, "diagonalScatter").diagonalScatter(src, options);
}

/** `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor` */
export function diff(self: Tensor, options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null }): Tensor {
  return receiver(self, "diff").diff(options);
}

/** `aten::digamma(Tensor self) -> Tensor` */
export function digamma(self: Tensor): Tensor {
  return receiver(self, "digamma").digamma();
}

/** `aten::digamma_(Tensor(a!) self) -> Tensor(a!)` */
export function digamma_(self: Tensor): Tensor {
  return receiver(self, "digamma_").digamma_();
}

/** `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor` */
export function dist(self: Tensor, other: Tensor, p?: Scalar): Tensor;
export function dist(self: Tensor, other: Tensor, options?: { p?: Scalar }): Tensor;
export function dist(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "dist").dist(a0, a1);
}

/** `aten::div.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
 * `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
export function div(self: Tensor, other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
export function div(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "div").div(a0, a1);
}

/** `aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
 * `aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
export function div_(self: Tensor, other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
export function div_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "div_").div_(a0, a1);
}

/** `aten::divide.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
 * `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
 * `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
export function divide(self: Tensor, other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
export function divide(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "divide").divide(a0, a1);
}

/** `aten::divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
 * `aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
 * `aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
export function divide_(self: Tensor, other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
export function divide_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "divide_").divide_(a0, a1);
}

/** `aten::dot(Tensor self, Tensor tensor) -> Tensor` */
export function dot(self: Tensor, tensor: Tensor): Tensor {
  return receiver(self, "dot").dot(tensor);
}

/** `aten::dropout(Tensor input, float p, bool train) -> Tensor` */
export function dropout(input: Tensor, p: number, train: boolean): Tensor {
  begin();
  write(input);
  write(p);
  write(train);
  return op[261].tensor<Tensor>();
}

/** `aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
export function dropout_(self: Tensor, p: number, train: boolean): Tensor {
  return receiver(self, "dropout_").dropout_(p, train);
}

/** `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
export function dsplit(self: Tensor, indices: readonly number[]): Tensor[];
export function dsplit(self: Tensor, sections: number): Tensor[];
export function dsplit(self: Tensor, a0?: any): any {
  return receiver(self, "dsplit").dsplit(a0);
}

/** `aten::dstack(Tensor[] tensors) -> Tensor` */
export function dstack(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[265].tensor<Tensor>();
}

/** `aten::einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor` */
export function einsum(equation: string, tensors: readonly Tensor[], options?: { path?: readonly number[] | null }): Tensor {
  if (options !== undefined) known("einsum", options, keys[58]);
  begin();
  write(equation);
  write(tensors);
  write(options?.path);
  return op[266].tensor<Tensor>();
}

/** `aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
export function elu(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor {
  return receiver(self, "elu").elu(options);
}

/** `aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)` */
export function elu_(self: Tensor, options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor {
  return receiver(self, "elu_").elu_(options);
}

/** `aten::embedding(Tensor weight, Tensor indices, int padding_idx=-1, bool scale_grad_by_freq=False, bool sparse=False) -> Tensor` */
export function embedding(weight: Tensor, indices: Tensor, options?: { paddingIdx?: number; scaleGradByFreq?: boolean; sparse?: boolean }): Tensor {
  if (options !== undefined) known("embedding", options, keys[60]);
  begin();
  write(weight);
  write(indices);
  write(options?.paddingIdx);
  write(options?.scaleGradByFreq);
  write(options?.sparse);
  return op[269].tensor<Tensor>();
}

/** `aten::embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False) -> (Tensor, Tensor, Tensor, Tensor)`
 * `aten::embedding_bag.padding_idx(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq, int mode, bool sparse, Tensor? per_sample_weights, bool include_last_offset, int? padding_idx) -> (Tensor, Tensor, Tensor, Tensor)` */
export function embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, scaleGradByFreq: boolean, mode: number, sparse: boolean, perSampleWeights: Tensor | null, includeLastOffset: boolean, paddingIdx: number | null): [Tensor, Tensor, Tensor, Tensor];
export function embeddingBag(weight: Tensor, indices: Tensor, offsets: Tensor, options?: { scaleGradByFreq?: boolean; mode?: number; sparse?: boolean; perSampleWeights?: Tensor | null; includeLastOffset?: boolean }): [Tensor, Tensor, Tensor, Tensor];
export function embeddingBag(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any, a5?: any, a6?: any, a7?: any, a8?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isBoolean(a3) && isNumber(a4) && isBoolean(a5) && (a6 === null || isTensor(a6)) && isBoolean(a7) && (a8 === null || isNumber(a8))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[270].values<[Tensor, Tensor, Tensor, Tensor]>(4);
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[61]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.scaleGradByFreq);
    write(a3?.mode);
    write(a3?.sparse);
    write(a3?.perSampleWeights);
    write(a3?.includeLastOffset);
    return op[271].values<[Tensor, Tensor, Tensor, Tensor]>(4);
  }
  throw noOverload("embeddingBag", [a0, a1, a2, a3, a4, a5, a6, a7, a8], keys[61]);
}

/** `aten::embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor` */
export function embeddingRenorm(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor {
  return receiver(self, "embeddingRenorm").embeddingRenorm(indices, maxNorm, normType);
}

/** `aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)` */
export function embeddingRenorm_(self: Tensor, indices: Tensor, maxNorm: number, normType: number): Tensor {
  return receiver(self, "embeddingRenorm_").embeddingRenorm_(indices, maxNorm, normType);
}

/** `aten::empty.memory_format(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function empty(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  if (options !== undefined) known("empty", options, keys[62]);
  begin();
  write(size);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  write(options?.memoryFormat);
  return op[274].tensor<Tensor>();
}

/** `aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function emptyLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "emptyLike").emptyLike(options);
}

/** `aten::empty_quantized(int[] size, Tensor qtensor, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function emptyQuantized(size: readonly number[], qtensor: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  if (options !== undefined) known("emptyQuantized", options, keys[62]);
  begin();
  write(size);
  write(qtensor);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  write(options?.memoryFormat);
  return op[276].tensor<Tensor>();
}

/** `aten::empty_strided(SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function emptyStrided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("emptyStrided", options, keys[7]);
  begin();
  write(size);
  write(stride);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[277].tensor<Tensor>();
}

/** `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor` */
export function eq(self: Tensor, other: Tensor | Scalar): Tensor;
export function eq(self: Tensor, a0?: any): any {
  return receiver(self, "eq").eq(a0);
}

/** `aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function eq_(self: Tensor, other: Tensor | Scalar): Tensor;
export function eq_(self: Tensor, a0?: any): any {
  return receiver(self, "eq_").eq_(a0);
}

/** `aten::equal(Tensor self, Tensor other) -> bool` */
export function equal(self: Tensor, other: Tensor): boolean {
  return receiver(self, "equal").equal(other);
}

/** `aten::erf(Tensor self) -> Tensor` */
export function erf(self: Tensor): Tensor {
  return receiver(self, "erf").erf();
}

/** `aten::erf_(Tensor(a!) self) -> Tensor(a!)` */
export function erf_(self: Tensor): Tensor {
  return receiver(self, "erf_").erf_();
}

/** `aten::erfc(Tensor self) -> Tensor` */
export function erfc(self: Tensor): Tensor {
  return receiver(self, "erfc").erfc();
}

/** `aten::erfc_(Tensor(a!) self) -> Tensor(a!)` */
export function erfc_(self: Tensor): Tensor {
  return receiver(self, "erfc_").erfc_();
}

/** `aten::erfinv(Tensor self) -> Tensor` */
export function erfinv(self: Tensor): Tensor {
  return receiver(self, "erfinv").erfinv();
}

/** `aten::erfinv_(Tensor(a!) self) -> Tensor(a!)` */
export function erfinv_(self: Tensor): Tensor {
  return receiver(self, "erfinv_").erfinv_();
}

/** `aten::exp(Tensor self) -> Tensor` */
export function exp(self: Tensor): Tensor {
  return receiver(self, "exp").exp();
}

/** `aten::exp2(Tensor self) -> Tensor` */
export function exp2(self: Tensor): Tensor {
  return receiver(self, "exp2").exp2();
}

/** `aten::exp2_(Tensor(a!) self) -> Tensor(a!)` */
export function exp2_(self: Tensor): Tensor {
  return receiver(self, "exp2_").exp2_();
}

/** `aten::exp_(Tensor(a!) self) -> Tensor(a!)` */
export function exp_(self: Tensor): Tensor {
  return receiver(self, "exp_").exp_();
}

/** `aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
export function expand(self: Tensor, size: readonly number[], options?: { implicit?: boolean }): Tensor {
  return receiver(self, "expand").expand(size, options);
}

/** `aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
export function expandAs(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "expandAs").expandAs(other);
}

/** `aten::expm1(Tensor self) -> Tensor` */
export function expm1(self: Tensor): Tensor {
  return receiver(self, "expm1").expm1();
}

/** `aten::expm1_(Tensor(a!) self) -> Tensor(a!)` */
export function expm1_(self: Tensor): Tensor {
  return receiver(self, "expm1_").expm1_();
}

/** `aten::exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor` */
export function exponential(self: Tensor, options?: { lambd?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "exponential").exponential(options);
}

/** `aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)` */
export function exponential_(self: Tensor, options?: { lambd?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "exponential_").exponential_(options);
}

/** `aten::eye(int n, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::eye.m(int n, int m, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function eye(n: number, m: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function eye(n: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function eye(a0?: any, a1?: any, a2?: any): any {
  if (isNumber(a0) && isNumber(a1) && isOptions(a2, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[299].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[300].tensor<Tensor>();
  }
  throw noOverload("eye", [a0, a1, a2], keys[7]);
}

/** `aten::fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor` */
export function fakeQuantizePerChannelAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): Tensor {
  return receiver(self, "fakeQuantizePerChannelAffine").fakeQuantizePerChannelAffine(scale, zeroPoint, axis, quantMin, quantMax);
}

/** `aten::fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor`
 * `aten::fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor` */
export function fakeQuantizePerTensorAffine(self: Tensor, scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number): Tensor;
export function fakeQuantizePerTensorAffine(self: Tensor, scale: number, zeroPoint: number, quantMin: number, quantMax: number): Tensor;
export function fakeQuantizePerTensorAffine(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "fakeQuantizePerTensorAffine").fakeQuantizePerTensorAffine(a0, a1, a2, a3);
}

/** `aten::feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor` */
export function featureAlphaDropout(input: Tensor, p: number, train: boolean): Tensor {
  begin();
  write(input);
  write(p);
  write(train);
  return op[304].tensor<Tensor>();
}

/** `aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
export function featureAlphaDropout_(self: Tensor, p: number, train: boolean): Tensor {
  return receiver(self, "featureAlphaDropout_").featureAlphaDropout_(p, train);
}

/** `aten::feature_dropout(Tensor input, float p, bool train) -> Tensor` */
export function featureDropout(input: Tensor, p: number, train: boolean): Tensor {
  begin();
  write(input);
  write(p);
  write(train);
  return op[306].tensor<Tensor>();
}

/** `aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
export function featureDropout_(self: Tensor, p: number, train: boolean): Tensor {
  return receiver(self, "featureDropout_").featureDropout_(p, train);
}

/** `aten::fft_fft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftFft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftFft").fftFft(options);
}

/** `aten::fft_fft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftFft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftFft2").fftFft2(options);
}

/** `aten::fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function fftFftfreq(n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("fftFftfreq", options, keys[67]);
  begin();
  write(n);
  write(options?.d);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[310].tensor<Tensor>();
}

/** `aten::fft_fftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftFftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftFftn").fftFftn(options);
}

/** `aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor` */
export function fftFftshift(self: Tensor, dim?: number | readonly number[] | null): Tensor;
export function fftFftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor;
export function fftFftshift(self: Tensor, a0?: any): any {
  return receiver(self, "fftFftshift").fftFftshift(a0);
}

/** `aten::fft_hfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftHfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftHfft").fftHfft(options);
}

/** `aten::fft_hfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftHfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftHfft2").fftHfft2(options);
}

/** `aten::fft_hfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftHfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftHfftn").fftHfftn(options);
}

/** `aten::fft_ifft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftIfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftIfft").fftIfft(options);
}

/** `aten::fft_ifft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftIfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftIfft2").fftIfft2(options);
}

/** `aten::fft_ifftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftIfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftIfftn").fftIfftn(options);
}

/** `aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor` */
export function fftIfftshift(self: Tensor, dim?: number | readonly number[] | null): Tensor;
export function fftIfftshift(self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor;
export function fftIfftshift(self: Tensor, a0?: any): any {
  return receiver(self, "fftIfftshift").fftIfftshift(a0);
}

/** `aten::fft_ihfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftIhfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftIhfft").fftIhfft(options);
}

/** `aten::fft_ihfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftIhfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftIhfft2").fftIhfft2(options);
}

/** `aten::fft_ihfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftIhfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftIhfftn").fftIhfftn(options);
}

/** `aten::fft_irfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftIrfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftIrfft").fftIrfft(options);
}

/** `aten::fft_irfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftIrfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftIrfft2").fftIrfft2(options);
}

/** `aten::fft_irfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftIrfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftIrfftn").fftIrfftn(options);
}

/** `aten::fft_rfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
export function fftRfft(self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
  return receiver(self, "fftRfft").fftRfft(options);
}

/** `aten::fft_rfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
export function fftRfft2(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
  return receiver(self, "fftRfft2").fftRfft2(options);
}

/** `aten::fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function fftRfftfreq(n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("fftRfftfreq", options, keys[67]);
  begin();
  write(n);
  write(options?.d);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[328].tensor<Tensor>();
}

/** `aten::fft_rfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
export function fftRfftn(self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
  return receiver(self, "fftRfftn").fftRfftn(options);
}

/** `aten::fill.Scalar(Tensor self, Scalar value) -> Tensor`
 * `aten::fill.Tensor(Tensor self, Tensor value) -> Tensor` */
export function fill(self: Tensor, value: Tensor | Scalar): Tensor;
export function fill(self: Tensor, a0?: any): any {
  return receiver(self, "fill").fill(a0);
}

/** `aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)` */
export function fillDiagonal_(self: Tensor, fillValue: Scalar, options?: { wrap?: boolean }): Tensor {
  return receiver(self, "fillDiagonal_").fillDiagonal_(fillValue, options);
}

/** `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
 * `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)` */
export function fill_(self: Tensor, value: Tensor | Scalar): Tensor;
export function fill_(self: Tensor, a0?: any): any {
  return receiver(self, "fill_").fill_(a0);
}

/** `aten::fix(Tensor self) -> Tensor` */
export function fix(self: Tensor): Tensor {
  return receiver(self, "fix").fix();
}

/** `aten::fix_(Tensor(a!) self) -> Tensor(a!)` */
export function fix_(self: Tensor): Tensor {
  return receiver(self, "fix_").fix_();
}

/** `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)` */
export function flatten(self: Tensor, options?: { startDim?: number; endDim?: number }): Tensor {
  return receiver(self, "flatten").flatten(options);
}

/** `aten::flatten_dense_tensors(Tensor[] tensors) -> Tensor` */
export function flattenDenseTensors(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[338].tensor<Tensor>();
}

/** `aten::flip(Tensor self, int[] dims) -> Tensor` */
export function flip(self: Tensor, dims: readonly number[]): Tensor {
  return receiver(self, "flip").flip(dims);
}

/** `aten::fliplr(Tensor self) -> Tensor` */
export function fliplr(self: Tensor): Tensor {
  return receiver(self, "fliplr").fliplr();
}

/** `aten::flipud(Tensor self) -> Tensor` */
export function flipud(self: Tensor): Tensor {
  return receiver(self, "flipud").flipud();
}

/** `aten::float_power.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
export function floatPower(self: Tensor, exponent: Tensor | Scalar): Tensor;
export function floatPower(self: Scalar, exponent: Tensor): Tensor;
export function floatPower(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[342].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[343].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[344].tensor<Tensor>();
  }
  throw noOverload("floatPower", [a0, a1]);
}

/** `aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * `aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
export function floatPower_(self: Tensor, exponent: Tensor | Scalar): Tensor;
export function floatPower_(self: Tensor, a0?: any): any {
  return receiver(self, "floatPower_").floatPower_(a0);
}

/** `aten::floor(Tensor self) -> Tensor` */
export function floor(self: Tensor): Tensor {
  return receiver(self, "floor").floor();
}

/** `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
 * `aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
export function floorDivide(self: Tensor, other: Tensor | Scalar): Tensor;
export function floorDivide(self: Tensor, a0?: any): any {
  return receiver(self, "floorDivide").floorDivide(a0);
}

/** `aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function floorDivide_(self: Tensor, other: Tensor | Scalar): Tensor;
export function floorDivide_(self: Tensor, a0?: any): any {
  return receiver(self, "floorDivide_").floorDivide_(a0);
}

/** `aten::floor_(Tensor(a!) self) -> Tensor(a!)` */
export function floor_(self: Tensor): Tensor {
  return receiver(self, "floor_").floor_();
}

/** `aten::fmax(Tensor self, Tensor other) -> Tensor` */
export function fmax(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "fmax").fmax(other);
}

/** `aten::fmin(Tensor self, Tensor other) -> Tensor` */
export function fmin(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "fmin").fmin(other);
}

/** `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor` */
export function fmod(self: Tensor, other: Tensor | Scalar): Tensor;
export function fmod(self: Tensor, a0?: any): any {
  return receiver(self, "fmod").fmod(a0);
}

/** `aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function fmod_(self: Tensor, other: Tensor | Scalar): Tensor;
export function fmod_(self: Tensor, a0?: any): any {
  return receiver(self, "fmod_").fmod_(a0);
}

/** `aten::frac(Tensor self) -> Tensor` */
export function frac(self: Tensor): Tensor {
  return receiver(self, "frac").frac();
}

/** `aten::frac_(Tensor(a!) self) -> Tensor(a!)` */
export function frac_(self: Tensor): Tensor {
  return receiver(self, "frac_").frac_();
}

/** `aten::fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
export function fractionalMaxPool2d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor] {
  return receiver(self, "fractionalMaxPool2d").fractionalMaxPool2d(kernelSize, outputSize, randomSamples);
}

/** `aten::fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
export function fractionalMaxPool3d(self: Tensor, kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor] {
  return receiver(self, "fractionalMaxPool3d").fractionalMaxPool3d(kernelSize, outputSize, randomSamples);
}

/** `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)` */
export function frexp(self: Tensor): { mantissa: Tensor; exponent: Tensor } {
  return receiver(self, "frexp").frexp();
}

/** `aten::frobenius_norm(Tensor self) -> Tensor`
 * `aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
export function frobeniusNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
export function frobeniusNorm(self: Tensor): Tensor;
export function frobeniusNorm(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "frobeniusNorm").frobeniusNorm(a0, a1);
}

/** `aten::from_file(str filename, bool? shared=None, int? size=0, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function fromFile(filename: string, options?: { shared?: boolean | null; size?: number | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("fromFile", options, keys[70]);
  begin();
  write(filename);
  write(options?.shared);
  write(options?.size);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[366].tensor<Tensor>();
}

/** `aten::full(SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function full(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("full", options, keys[7]);
  begin();
  write(size);
  write(fillValue);
  write(options?.dtype ?? floatFor(fillValue));
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[367].tensor<Tensor>();
}

/** `aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function fullLike(self: Tensor, fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "fullLike").fullLike(fillValue, options);
}

/** `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
export function gather(self: Tensor, dim: number, index: Tensor, options?: { sparseGrad?: boolean }): Tensor {
  return receiver(self, "gather").gather(dim, index, options);
}

/** `aten::gcd(Tensor self, Tensor other) -> Tensor` */
export function gcd(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "gcd").gcd(other);
}

/** `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function gcd_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "gcd_").gcd_(other);
}

/** `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor` */
export function ge(self: Tensor, other: Tensor | Scalar): Tensor;
export function ge(self: Tensor, a0?: any): any {
  return receiver(self, "ge").ge(a0);
}

/** `aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function ge_(self: Tensor, other: Tensor | Scalar): Tensor;
export function ge_(self: Tensor, a0?: any): any {
  return receiver(self, "ge_").ge_(a0);
}

/** `aten::gelu(Tensor self, *, str approximate="none") -> Tensor` */
export function gelu(self: Tensor, options?: { approximate?: string }): Tensor {
  return receiver(self, "gelu").gelu(options);
}

/** `aten::gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)` */
export function gelu_(self: Tensor, options?: { approximate?: string }): Tensor {
  return receiver(self, "gelu_").gelu_(options);
}

/** `aten::geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
export function geometric(self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor {
  return receiver(self, "geometric").geometric(p, options);
}

/** `aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)` */
export function geometric_(self: Tensor, p: number, options?: { generator?: Generator | null }): Tensor {
  return receiver(self, "geometric_").geometric_(p, options);
}

/** `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)` */
export function geqrf(self: Tensor): { a: Tensor; tau: Tensor } {
  return receiver(self, "geqrf").geqrf();
}

/** `aten::ger(Tensor self, Tensor vec2) -> Tensor` */
export function ger(self: Tensor, vec2: Tensor): Tensor {
  return receiver(self, "ger").ger(vec2);
}

/** `aten::glu(Tensor self, int dim=-1) -> Tensor` */
export function glu(self: Tensor, dim?: number): Tensor;
export function glu(self: Tensor, options?: { dim?: number }): Tensor;
export function glu(self: Tensor, a0?: any): any {
  return receiver(self, "glu").glu(a0);
}

/** `aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
 * `aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
 * `aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]` */
export function gradient(self: Tensor, options: { spacing?: Scalar | readonly Scalar[] | readonly Tensor[]; dim: readonly number[]; edgeOrder?: number }): Tensor[];
export function gradient(self: Tensor, options?: { spacing?: readonly Scalar[] | readonly Tensor[] | Scalar | null; dim?: number | null; edgeOrder?: number }): Tensor[];
export function gradient(self: Tensor, a0?: any): any {
  return receiver(self, "gradient").gradient(a0);
}

/** `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor` */
export function greater(self: Tensor, other: Tensor | Scalar): Tensor;
export function greater(self: Tensor, a0?: any): any {
  return receiver(self, "greater").greater(a0);
}

/** `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
export function greaterEqual(self: Tensor, other: Tensor | Scalar): Tensor;
export function greaterEqual(self: Tensor, a0?: any): any {
  return receiver(self, "greaterEqual").greaterEqual(a0);
}

/** `aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function greaterEqual_(self: Tensor, other: Tensor | Scalar): Tensor;
export function greaterEqual_(self: Tensor, a0?: any): any {
  return receiver(self, "greaterEqual_").greaterEqual_(a0);
}

/** `aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function greater_(self: Tensor, other: Tensor | Scalar): Tensor;
export function greater_(self: Tensor, a0?: any): any {
  return receiver(self, "greater_").greater_(a0);
}

/** `aten::grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
export function gridSampler(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor {
  begin();
  write(input);
  write(grid);
  write(interpolationMode);
  write(paddingMode);
  write(alignCorners);
  return op[398].tensor<Tensor>();
}

/** `aten::grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
export function gridSampler2d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor {
  begin();
  write(input);
  write(grid);
  write(interpolationMode);
  write(paddingMode);
  write(alignCorners);
  return op[399].tensor<Tensor>();
}

/** `aten::grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor` */
export function gridSampler3d(input: Tensor, grid: Tensor, interpolationMode: number, paddingMode: number, alignCorners: boolean): Tensor {
  begin();
  write(input);
  write(grid);
  write(interpolationMode);
  write(paddingMode);
  write(alignCorners);
  return op[400].tensor<Tensor>();
}

/** `aten::group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> Tensor` */
export function groupNorm(input: Tensor, numGroups: number, options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor {
  if (options !== undefined) known("groupNorm", options, keys[75]);
  begin();
  write(input);
  write(numGroups);
  write(options?.weight);
  write(options?.bias);
  write(options?.eps);
  write(undefined);
  return op[401].tensor<Tensor>();
}

/** `aten::gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` */
export function gru(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
export function gru(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
export function gru(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any, a5?: any, a6?: any, a7?: any, a8?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isTensors(a3) && isBoolean(a4) && isNumber(a5) && isNumber(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[402].values<[Tensor, Tensor]>(2);
  }
  if (isTensor(a0) && isTensor(a1) && isTensors(a2) && isBoolean(a3) && isNumber(a4) && isNumber(a5) && isBoolean(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[403].values<[Tensor, Tensor]>(2);
  }
  throw noOverload("gru", [a0, a1, a2, a3, a4, a5, a6, a7, a8]);
}

/** `aten::gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
export function gruCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor {
  if (options !== undefined) known("gruCell", options, keys[76]);
  begin();
  write(input);
  write(hx);
  write(wIh);
  write(wHh);
  write(options?.bIh);
  write(options?.bHh);
  return op[404].tensor<Tensor>();
}

/** `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor` */
export function gt(self: Tensor, other: Tensor | Scalar): Tensor;
export function gt(self: Tensor, a0?: any): any {
  return receiver(self, "gt").gt(a0);
}

/** `aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function gt_(self: Tensor, other: Tensor | Scalar): Tensor;
export function gt_(self: Tensor, a0?: any): any {
  return receiver(self, "gt_").gt_(a0);
}

/** `aten::hamming_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic_alpha(int window_length, bool periodic, float alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hamming_window.periodic_alpha_beta(int window_length, bool periodic, float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function hammingWindow(windowLength: number, periodic: boolean, alpha: number, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hammingWindow(windowLength: number, periodic: boolean, alpha: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hammingWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hammingWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hammingWindow(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isNumber(a0) && isBoolean(a1) && isNumber(a2) && isNumber(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[409].tensor<Tensor>();
  }
  if (isNumber(a0) && isBoolean(a1) && isNumber(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[410].tensor<Tensor>();
  }
  if (isNumber(a0) && isBoolean(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[411].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[412].tensor<Tensor>();
  }
  throw noOverload("hammingWindow", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::hann_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::hann_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function hannWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hannWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function hannWindow(a0?: any, a1?: any, a2?: any): any {
  if (isNumber(a0) && isBoolean(a1) && isOptions(a2, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[413].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[414].tensor<Tensor>();
  }
  throw noOverload("hannWindow", [a0, a1, a2], keys[7]);
}

/** `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
export function hardshrink(self: Tensor, options?: { lambd?: Scalar }): Tensor {
  return receiver(self, "hardshrink").hardshrink(options);
}

/** `aten::hardsigmoid(Tensor self) -> Tensor` */
export function hardsigmoid(self: Tensor): Tensor {
  return receiver(self, "hardsigmoid").hardsigmoid();
}

/** `aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)` */
export function hardsigmoid_(self: Tensor): Tensor {
  return receiver(self, "hardsigmoid_").hardsigmoid_();
}

/** `aten::hardswish(Tensor self) -> Tensor` */
export function hardswish(self: Tensor): Tensor {
  return receiver(self, "hardswish").hardswish();
}

/** `aten::hardswish_(Tensor(a!) self) -> Tensor(a!)` */
export function hardswish_(self: Tensor): Tensor {
  return receiver(self, "hardswish_").hardswish_();
}

/** `aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
export function hardtanh(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor {
  return receiver(self, "hardtanh").hardtanh(options);
}

/** `aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)` */
export function hardtanh_(self: Tensor, options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor {
  return receiver(self, "hardtanh_").hardtanh_(options);
}

/** `aten::heaviside(Tensor self, Tensor values) -> Tensor` */
export function heaviside(self: Tensor, values: Tensor): Tensor {
  return receiver(self, "heaviside").heaviside(values);
}

/** `aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)` */
export function heaviside_(self: Tensor, values: Tensor): Tensor {
  return receiver(self, "heaviside_").heaviside_(values);
}

/** `aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor` */
export function hingeEmbeddingLoss(self: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor {
  return receiver(self, "hingeEmbeddingLoss").hingeEmbeddingLoss(target, options);
}

/** `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor` */
export function histc(self: Tensor, options?: { bins?: number; min?: Scalar; max?: Scalar }): Tensor {
  return receiver(self, "histc").histc(options);
}

/** `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
 * `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)` */
export function histogram(self: Tensor, bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor };
export function histogram(self: Tensor, options?: { bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor };
export function histogram(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "histogram").histogram(a0, a1);
}

/** `aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * `aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
 * `aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)` */
export function histogramdd(self: Tensor, bins: readonly number[] | readonly Tensor[] | number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor[] };
export function histogramdd(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "histogramdd").histogramdd(a0, a1);
}

/** `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
export function hsplit(self: Tensor, indices: readonly number[]): Tensor[];
export function hsplit(self: Tensor, sections: number): Tensor[];
export function hsplit(self: Tensor, a0?: any): any {
  return receiver(self, "hsplit").hsplit(a0);
}

/** `aten::hspmm(Tensor mat1, Tensor mat2) -> Tensor` */
export function hspmm(mat1: Tensor, mat2: Tensor): Tensor {
  begin();
  write(mat1);
  write(mat2);
  return op[433].tensor<Tensor>();
}

/** `aten::hstack(Tensor[] tensors) -> Tensor` */
export function hstack(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[434].tensor<Tensor>();
}

/** `aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
export function huberLoss(self: Tensor, target: Tensor, options?: { reduction?: number; delta?: number }): Tensor {
  return receiver(self, "huberLoss").huberLoss(target, options);
}

/** `aten::hypot(Tensor self, Tensor other) -> Tensor` */
export function hypot(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "hypot").hypot(other);
}

/** `aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function hypot_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "hypot_").hypot_(other);
}

/** `aten::i0(Tensor self) -> Tensor` */
export function i0(self: Tensor): Tensor {
  return receiver(self, "i0").i0();
}

/** `aten::i0_(Tensor(a!) self) -> Tensor(a!)` */
export function i0_(self: Tensor): Tensor {
  return receiver(self, "i0_").i0_();
}

/** `aten::igamma(Tensor self, Tensor other) -> Tensor` */
export function igamma(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "igamma").igamma(other);
}

/** `aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function igamma_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "igamma_").igamma_(other);
}

/** `aten::igammac(Tensor self, Tensor other) -> Tensor` */
export function igammac(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "igammac").igammac(other);
}

/** `aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function igammac_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "igammac_").igammac_(other);
}

/** `aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
export function im2col(self: Tensor, kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor {
  return receiver(self, "im2col").im2col(kernelSize, dilation, padding, stride);
}

/** `aten::imag(Tensor(a) self) -> Tensor(a)` */
export function imag(self: Tensor): Tensor {
  return receiver(self, "imag").imag();
}

/** `aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
export function index(self: Tensor, indices: (Tensor | null)[]): Tensor {
  return receiver(self, "index").index(indices);
}

/** `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
export function indexAdd(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor {
  return receiver(self, "indexAdd").indexAdd(dim, index, source, options);
}

/** `aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
export function indexAdd_(self: Tensor, dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor {
  return receiver(self, "indexAdd_").indexAdd_(dim, index, source, options);
}

/** `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
export function indexCopy(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  return receiver(self, "indexCopy").indexCopy(dim, index, source);
}

/** `aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
export function indexCopy_(self: Tensor, dim: number, index: Tensor, source: Tensor): Tensor {
  return receiver(self, "indexCopy_").indexCopy_(dim, index, source);
}

/** `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor` */
export function indexFill(self: Tensor, dim: number, index: Tensor, value: Tensor | Scalar): Tensor;
export function indexFill(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "indexFill").indexFill(a0, a1, a2);
}

/** `aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * `aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)` */
export function indexFill_(self: Tensor, dim: number, index: Tensor, value: Tensor | Scalar): Tensor;
export function indexFill_(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "indexFill_").indexFill_(a0, a1, a2);
}

/** `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
export function indexPut(self: Tensor, indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): Tensor {
  return receiver(self, "indexPut").indexPut(indices, values, options);
}

/** `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
export function indexPut_(self: Tensor, indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): Tensor {
  return receiver(self, "indexPut_").indexPut_(indices, values, options);
}

/** `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor` */
export function indexReduce(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
  return receiver(self, "indexReduce").indexReduce(dim, index, source, reduce, options);
}

/** `aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)` */
export function indexReduce_(self: Tensor, dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
  return receiver(self, "indexReduce_").indexReduce_(dim, index, source, reduce, options);
}

/** `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor` */
export function indexSelect(self: Tensor, dim: number, index: Tensor): Tensor {
  return receiver(self, "indexSelect").indexSelect(dim, index);
}

/** `aten::indices(Tensor(a) self) -> Tensor(a)` */
export function indices(self: Tensor): Tensor {
  return receiver(self, "indices").indices();
}

/** `aten::inner(Tensor self, Tensor other) -> Tensor` */
export function inner(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "inner").inner(other);
}

/** `aten::instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor` */
export function instanceNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, useInputStats: boolean, momentum: number, eps: number): Tensor {
  begin();
  write(input);
  write(weight);
  write(bias);
  write(runningMean);
  write(runningVar);
  write(useInputStats);
  write(momentum);
  write(eps);
  write(true);
  return op[462].tensor<Tensor>();
}

/** `aten::int_repr(Tensor self) -> Tensor` */
export function intRepr(self: Tensor): Tensor {
  return receiver(self, "intRepr").intRepr();
}

/** `aten::inverse(Tensor self) -> Tensor` */
export function inverse(self: Tensor): Tensor {
  return receiver(self, "inverse").inverse();
}

/** `aten::is_coalesced(Tensor self) -> bool` */
export function isCoalesced(self: Tensor): boolean {
  return receiver(self, "isCoalesced").isCoalesced();
}

/** `aten::is_complex(Tensor self) -> bool` */
export function isComplex(self: Tensor): boolean {
  return receiver(self, "isComplex").isComplex();
}

/** `aten::is_conj(Tensor self) -> bool` */
export function isConj(self: Tensor): boolean {
  return receiver(self, "isConj").isConj();
}

/** `aten::is_floating_point(Tensor self) -> bool` */
export function isFloatingPoint(self: Tensor): boolean {
  return receiver(self, "isFloatingPoint").isFloatingPoint();
}

/** `aten::is_inference(Tensor self) -> bool` */
export function isInference(self: Tensor): boolean {
  return receiver(self, "isInference").isInference();
}

/** `aten::is_neg(Tensor self) -> bool` */
export function isNeg(self: Tensor): boolean {
  return receiver(self, "isNeg").isNeg();
}

/** `aten::is_nonzero(Tensor self) -> bool` */
export function isNonzero(self: Tensor): boolean {
  return receiver(self, "isNonzero").isNonzero();
}

/** `aten::is_pinned(Tensor self, Device? device=None) -> bool` */
export function isPinned(self: Tensor, options?: { device?: string | null }): boolean {
  return receiver(self, "isPinned").isPinned(options);
}

/** `aten::is_same_size(Tensor self, Tensor other) -> bool` */
export function isSameSize(self: Tensor, other: Tensor): boolean {
  return receiver(self, "isSameSize").isSameSize(other);
}

/** `aten::is_set_to(Tensor self, Tensor tensor) -> bool` */
export function isSetTo(self: Tensor, tensor: Tensor): boolean {
  return receiver(self, "isSetTo").isSetTo(tensor);
}

/** `aten::is_signed(Tensor self) -> bool` */
export function isSigned(self: Tensor): boolean {
  return receiver(self, "isSigned").isSigned();
}

/** `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
export function isclose(self: Tensor, other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor {
  return receiver(self, "isclose").isclose(other, options);
}

/** `aten::isfinite(Tensor self) -> Tensor` */
export function isfinite(self: Tensor): Tensor {
  return receiver(self, "isfinite").isfinite();
}

/** `aten::isin.Scalar_Tensor(Scalar element, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * `aten::isin.Tensor_Scalar(Tensor elements, Scalar test_element, *, bool assume_unique=False, bool invert=False) -> Tensor`
 * `aten::isin.Tensor_Tensor(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor` */
export function isin(elements: Tensor, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor;
export function isin(elements: Tensor, testElement: Scalar, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor;
export function isin(element: Scalar, testElements: Tensor, options?: { assumeUnique?: boolean; invert?: boolean }): Tensor;
export function isin(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[88])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.assumeUnique);
    write(a2?.invert);
    return op[478].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isOptions(a2, keys[88])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.assumeUnique);
    write(a2?.invert);
    return op[479].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1) && isOptions(a2, keys[88])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.assumeUnique);
    write(a2?.invert);
    return op[480].tensor<Tensor>();
  }
  throw noOverload("isin", [a0, a1, a2], keys[88]);
}

/** `aten::isinf(Tensor self) -> Tensor` */
export function isinf(self: Tensor): Tensor {
  return receiver(self, "isinf").isinf();
}

/** `aten::isnan(Tensor self) -> Tensor` */
export function isnan(self: Tensor): Tensor {
  return receiver(self, "isnan").isnan();
}

/** `aten::isneginf(Tensor self) -> Tensor` */
export function isneginf(self: Tensor): Tensor {
  return receiver(self, "isneginf").isneginf();
}

/** `aten::isposinf(Tensor self) -> Tensor` */
export function isposinf(self: Tensor): Tensor {
  return receiver(self, "isposinf").isposinf();
}

/** `aten::isreal(Tensor self) -> Tensor` */
export function isreal(self: Tensor): Tensor {
  return receiver(self, "isreal").isreal();
}

/** `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor` */
export function istft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: number | null; returnComplex?: boolean }): Tensor {
  return receiver(self, "istft").istft(nFft, options);
}

/** `aten::item(Tensor self) -> Scalar` */
export function itemValue(self: Tensor): Scalar {
  return receiver(self, "itemValue").itemValue();
}

/** `aten::kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::kaiser_window.beta(int window_length, bool periodic, float beta, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function kaiserWindow(windowLength: number, periodic: boolean, beta: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function kaiserWindow(windowLength: number, periodic: boolean, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function kaiserWindow(windowLength: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function kaiserWindow(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isNumber(a0) && isBoolean(a1) && isNumber(a2) && isOptions(a3, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[488].tensor<Tensor>();
  }
  if (isNumber(a0) && isBoolean(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[489].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[490].tensor<Tensor>();
  }
  throw noOverload("kaiserWindow", [a0, a1, a2, a3], keys[7]);
}

/** `aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
export function klDiv(self: Tensor, target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor {
  return receiver(self, "klDiv").klDiv(target, options);
}

/** `aten::kron(Tensor self, Tensor other) -> Tensor` */
export function kron(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "kron").kron(other);
}

/** `aten::kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
export function kthvalue(self: Tensor, k: number, dim?: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function kthvalue(self: Tensor, k: number, options?: { dim?: number; keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function kthvalue(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "kthvalue").kthvalue(a0, a1, a2);
}

/** `aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
export function l1Loss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor {
  return receiver(self, "l1Loss").l1Loss(target, options);
}

/** `aten::layer_norm(Tensor input, int[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1.0000000000000001e-05, bool cudnn_enable=True) -> Tensor` */
export function layerNorm(input: Tensor, normalizedShape: readonly number[], options?: { weight?: Tensor | null; bias?: Tensor | null; eps?: number }): Tensor {
  if (options !== undefined) known("layerNorm", options, keys[75]);
  begin();
  write(input);
  write(normalizedShape);
  write(options?.weight);
  write(options?.bias);
  write(options?.eps);
  write(undefined);
  return op[495].tensor<Tensor>();
}

/** `aten::lcm(Tensor self, Tensor other) -> Tensor` */
export function lcm(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "lcm").lcm(other);
}

/** `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function lcm_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "lcm_").lcm_(other);
}

/** `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor` */
export function ldexp(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "ldexp").ldexp(other);
}

/** `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function ldexp_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "ldexp_").ldexp_(other);
}

/** `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::le.Tensor(Tensor self, Tensor other) -> Tensor` */
export function le(self: Tensor, other: Tensor | Scalar): Tensor;
export function le(self: Tensor, a0?: any): any {
  return receiver(self, "le").le(a0);
}

/** `aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function le_(self: Tensor, other: Tensor | Scalar): Tensor;
export function le_(self: Tensor, a0?: any): any {
  return receiver(self, "le_").le_(a0);
}

/** `aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
export function leakyRelu(self: Tensor, options?: { negativeSlope?: Scalar }): Tensor {
  return receiver(self, "leakyRelu").leakyRelu(options);
}

/** `aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)` */
export function leakyRelu_(self: Tensor, options?: { negativeSlope?: Scalar }): Tensor {
  return receiver(self, "leakyRelu_").leakyRelu_(options);
}

/** `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
 * `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor` */
export function lerp(self: Tensor, end: Tensor, weight: Tensor | Scalar): Tensor;
export function lerp(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "lerp").lerp(a0, a1);
}

/** `aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
 * `aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)` */
export function lerp_(self: Tensor, end: Tensor, weight: Tensor | Scalar): Tensor;
export function lerp_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "lerp_").lerp_(a0, a1);
}

/** `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::less.Tensor(Tensor self, Tensor other) -> Tensor` */
export function less(self: Tensor, other: Tensor | Scalar): Tensor;
export function less(self: Tensor, a0?: any): any {
  return receiver(self, "less").less(a0);
}

/** `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
export function lessEqual(self: Tensor, other: Tensor | Scalar): Tensor;
export function lessEqual(self: Tensor, a0?: any): any {
  return receiver(self, "lessEqual").lessEqual(a0);
}

/** `aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function lessEqual_(self: Tensor, other: Tensor | Scalar): Tensor;
export function lessEqual_(self: Tensor, a0?: any): any {
  return receiver(self, "lessEqual_").lessEqual_(a0);
}

/** `aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function less_(self: Tensor, other: Tensor | Scalar): Tensor;
export function less_(self: Tensor, a0?: any): any {
  return receiver(self, "less_").less_(a0);
}

/** `aten::lgamma(Tensor self) -> Tensor` */
export function lgamma(self: Tensor): Tensor {
  return receiver(self, "lgamma").lgamma();
}

/** `aten::lgamma_(Tensor(a!) self) -> Tensor(a!)` */
export function lgamma_(self: Tensor): Tensor {
  return receiver(self, "lgamma_").lgamma_();
}

/** `aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor` */
export function linalgCholesky(self: Tensor, options?: { upper?: boolean }): Tensor {
  return receiver(self, "linalgCholesky").linalgCholesky(options);
}

/** `aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)` */
export function linalgCholeskyEx(self: Tensor, options?: { upper?: boolean; checkErrors?: boolean }): { L: Tensor; info: Tensor } {
  return receiver(self, "linalgCholeskyEx").linalgCholeskyEx(options);
}

/** `aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
 * `aten::linalg_cond.p_str(Tensor self, str p) -> Tensor` */
export function linalgCond(self: Tensor, p: string): Tensor;
export function linalgCond(self: Tensor, p?: Scalar | null): Tensor;
export function linalgCond(self: Tensor, options?: { p?: Scalar | null }): Tensor;
export function linalgCond(self: Tensor, a0?: any): any {
  return receiver(self, "linalgCond").linalgCond(a0);
}

/** `aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor` */
export function linalgCross(self: Tensor, other: Tensor, options?: { dim?: number }): Tensor {
  return receiver(self, "linalgCross").linalgCross(other, options);
}

/** `aten::linalg_det(Tensor A) -> Tensor` */
export function linalgDet(A: Tensor): Tensor {
  begin();
  write(A);
  return op[525].tensor<Tensor>();
}

/** `aten::linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)` */
export function linalgDiagonal(A: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
  if (options !== undefined) known("linalgDiagonal", options, keys[53]);
  begin();
  write(A);
  write(options?.offset);
  write(options?.dim1);
  write(options?.dim2);
  return op[526].tensor<Tensor>();
}

/** `aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)` */
export function linalgEig(self: Tensor): { eigenvalues: Tensor; eigenvectors: Tensor } {
  return receiver(self, "linalgEig").linalgEig();
}

/** `aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
export function linalgEigh(self: Tensor, options?: { UPLO?: string }): { eigenvalues: Tensor; eigenvectors: Tensor } {
  return receiver(self, "linalgEigh").linalgEigh(options);
}

/** `aten::linalg_eigvals(Tensor self) -> Tensor` */
export function linalgEigvals(self: Tensor): Tensor {
  return receiver(self, "linalgEigvals").linalgEigvals();
}

/** `aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
export function linalgEigvalsh(self: Tensor, options?: { UPLO?: string }): Tensor {
  return receiver(self, "linalgEigvalsh").linalgEigvalsh(options);
}

/** `aten::linalg_householder_product(Tensor input, Tensor tau) -> Tensor` */
export function linalgHouseholderProduct(input: Tensor, tau: Tensor): Tensor {
  begin();
  write(input);
  write(tau);
  return op[531].tensor<Tensor>();
}

/** `aten::linalg_inv(Tensor A) -> Tensor` */
export function linalgInv(A: Tensor): Tensor {
  begin();
  write(A);
  return op[532].tensor<Tensor>();
}

/** `aten::linalg_inv_ex(Tensor A, *, bool check_errors=False) -> (Tensor inverse, Tensor info)` */
export function linalgInvEx(A: Tensor, options?: { checkErrors?: boolean }): { inverse: Tensor; info: Tensor } {
  if (options !== undefined) known("linalgInvEx", options, keys[95]);
  begin();
  write(A);
  write(options?.checkErrors);
  const [inverse, info] = op[533].values<Tensor[]>(2);
  return { inverse, info };
}

/** `aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)` */
export function linalgLdlFactor(self: Tensor, options?: { hermitian?: boolean }): { LD: Tensor; pivots: Tensor } {
  return receiver(self, "linalgLdlFactor").linalgLdlFactor(options);
}

/** `aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)` */
export function linalgLdlFactorEx(self: Tensor, options?: { hermitian?: boolean; checkErrors?: boolean }): { LD: Tensor; pivots: Tensor; info: Tensor } {
  return receiver(self, "linalgLdlFactorEx").linalgLdlFactorEx(options);
}

/** `aten::linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False) -> Tensor` */
export function linalgLdlSolve(LD: Tensor, pivots: Tensor, B: Tensor, options?: { hermitian?: boolean }): Tensor {
  if (options !== undefined) known("linalgLdlSolve", options, keys[96]);
  begin();
  write(LD);
  write(pivots);
  write(B);
  write(options?.hermitian);
  return op[536].tensor<Tensor>();
}

/** `aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)` */
export function linalgLstsq(self: Tensor, b: Tensor, options?: { rcond?: number | null; driver?: string | null }): { solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor } {
  return receiver(self, "linalgLstsq").linalgLstsq(b, options);
}

/** `aten::linalg_lu(Tensor A, *, bool pivot=True) -> (Tensor P, Tensor L, Tensor U)` */
export function linalgLu(A: Tensor, options?: { pivot?: boolean }): { P: Tensor; L: Tensor; U: Tensor } {
  if (options !== undefined) known("linalgLu", options, keys[99]);
  begin();
  write(A);
  write(options?.pivot);
  const [P, L, U] = op[538].values<Tensor[]>(3);
  return { P, L, U };
}

/** `aten::linalg_lu_factor(Tensor A, *, bool pivot=True) -> (Tensor LU, Tensor pivots)` */
export function linalgLuFactor(A: Tensor, options?: { pivot?: boolean }): { LU: Tensor; pivots: Tensor } {
  if (options !== undefined) known("linalgLuFactor", options, keys[99]);
  begin();
  write(A);
  write(options?.pivot);
  const [LU, pivots] = op[539].values<Tensor[]>(2);
  return { LU, pivots };
}

/** `aten::linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False) -> (Tensor LU, Tensor pivots, Tensor info)` */
export function linalgLuFactorEx(A: Tensor, options?: { pivot?: boolean; checkErrors?: boolean }): { LU: Tensor; pivots: Tensor; info: Tensor } {
  if (options !== undefined) known("linalgLuFactorEx", options, keys[100]);
  begin();
  write(A);
  write(options?.pivot);
  write(options?.checkErrors);
  const [LU, pivots, info] = op[540].values<Tensor[]>(3);
  return { LU, pivots, info };
}

/** `aten::linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False) -> Tensor` */
export function linalgLuSolve(LU: Tensor, pivots: Tensor, B: Tensor, options?: { left?: boolean; adjoint?: boolean }): Tensor {
  if (options !== undefined) known("linalgLuSolve", options, keys[101]);
  begin();
  write(LU);
  write(pivots);
  write(B);
  write(options?.left);
  write(options?.adjoint);
  return op[541].tensor<Tensor>();
}

/** `aten::linalg_matmul(Tensor self, Tensor other) -> Tensor` */
export function linalgMatmul(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "linalgMatmul").linalgMatmul(other);
}

/** `aten::linalg_matrix_exp(Tensor self) -> Tensor` */
export function linalgMatrixExp(self: Tensor): Tensor {
  return receiver(self, "linalgMatrixExp").linalgMatrixExp();
}

/** `aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * `aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function linalgMatrixNorm(self: Tensor, ord: Scalar, dim?: readonly number[], options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgMatrixNorm(self: Tensor, ord: Scalar, options?: { dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgMatrixNorm(self: Tensor, options?: { ord?: string; dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgMatrixNorm(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "linalgMatrixNorm").linalgMatrixNorm(a0, a1, a2);
}

/** `aten::linalg_matrix_power(Tensor self, int n) -> Tensor` */
export function linalgMatrixPower(self: Tensor, n: number): Tensor {
  return receiver(self, "linalgMatrixPower").linalgMatrixPower(n);
}

/** `aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False) -> Tensor` */
export function linalgMatrixRank(input: Tensor, tol: Tensor, options?: { hermitian?: boolean }): Tensor;
export function linalgMatrixRank(self: Tensor, tol: number, options?: { hermitian?: boolean }): Tensor;
export function linalgMatrixRank(self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean }): Tensor;
export function linalgMatrixRank(input: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean }): Tensor;
export function linalgMatrixRank(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[96])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.hermitian);
    return op[549].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumber(a1) && isOptions(a2, keys[96])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.hermitian);
    return op[547].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[106]) && a2 === undefined && (a1?.atol === undefined || a1?.atol === null || isNumber(a1?.atol)) && (a1?.rtol === undefined || a1?.rtol === null || isNumber(a1?.rtol))) {
    begin();
    write(a0);
    write(a1?.atol);
    write(a1?.rtol);
    write(a1?.hermitian);
    return op[548].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[106]) && a2 === undefined && (a1?.atol === undefined || a1?.atol === null || isTensor(a1?.atol)) && (a1?.rtol === undefined || a1?.rtol === null || isTensor(a1?.rtol))) {
    begin();
    write(a0);
    write(a1?.atol);
    write(a1?.rtol);
    write(a1?.hermitian);
    return op[550].tensor<Tensor>();
  }
  throw noOverload("linalgMatrixRank", [a0, a1, a2], keys[107]);
}

/** `aten::linalg_multi_dot(Tensor[] tensors) -> Tensor` */
export function linalgMultiDot(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[551].tensor<Tensor>();
}

/** `aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
 * `aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function linalgNorm(self: Tensor, ord: string, dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgNorm(self: Tensor, ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgNorm(self: Tensor, options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function linalgNorm(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "linalgNorm").linalgNorm(a0, a1, a2);
}

/** `aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
 * `aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor` */
export function linalgPinv(self: Tensor, rcond: Tensor | number, options?: { hermitian?: boolean }): Tensor;
export function linalgPinv(self: Tensor, options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean }): Tensor;
export function linalgPinv(self: Tensor, options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean }): Tensor;
export function linalgPinv(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "linalgPinv").linalgPinv(a0, a1);
}

/** `aten::linalg_qr(Tensor A, str mode="reduced") -> (Tensor Q, Tensor R)` */
export function linalgQr(A: Tensor, options?: { mode?: string }): { Q: Tensor; R: Tensor } {
  if (options !== undefined) known("linalgQr", options, keys[108]);
  begin();
  write(A);
  write(options?.mode);
  const [Q, R] = op[558].values<Tensor[]>(2);
  return { Q, R };
}

/** `aten::linalg_slogdet(Tensor A) -> (Tensor sign, Tensor logabsdet)` */
export function linalgSlogdet(A: Tensor): { sign: Tensor; logabsdet: Tensor } {
  begin();
  write(A);
  const [sign, logabsdet] = op[559].values<Tensor[]>(2);
  return { sign, logabsdet };
}

/** `aten::linalg_solve(Tensor A, Tensor B, *, bool left=True) -> Tensor` */
export function linalgSolve(A: Tensor, B: Tensor, options?: { left?: boolean }): Tensor {
  if (options !== undefined) known("linalgSolve", options, keys[109]);
  begin();
  write(A);
  write(B);
  write(options?.left);
  return op[560].tensor<Tensor>();
}

/** `aten::linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False) -> (Tensor result, Tensor info)` */
export function linalgSolveEx(A: Tensor, B: Tensor, options?: { left?: boolean; checkErrors?: boolean }): { result: Tensor; info: Tensor } {
  if (options !== undefined) known("linalgSolveEx", options, keys[110]);
  begin();
  write(A);
  write(B);
  write(options?.left);
  write(options?.checkErrors);
  const [result, info] = op[561].values<Tensor[]>(2);
  return { result, info };
}

/** `aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor` */
export function linalgSolveTriangular(self: Tensor, B: Tensor, options: { upper: boolean; left?: boolean; unitriangular?: boolean }): Tensor {
  return receiver(self, "linalgSolveTriangular").linalgSolveTriangular(B, options);
}

/** `aten::linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None) -> (Tensor U, Tensor S, Tensor Vh)` */
export function linalgSvd(A: Tensor, options?: { fullMatrices?: boolean; driver?: string | null }): { U: Tensor; S: Tensor; Vh: Tensor } {
  if (options !== undefined) known("linalgSvd", options, keys[112]);
  begin();
  write(A);
  write(options?.fullMatrices);
  write(options?.driver);
  const [U, S, Vh] = op[563].values<Tensor[]>(3);
  return { U, S, Vh };
}

/** `aten::linalg_svdvals(Tensor A, *, str? driver=None) -> Tensor` */
export function linalgSvdvals(A: Tensor, options?: { driver?: string | null }): Tensor {
  if (options !== undefined) known("linalgSvdvals", options, keys[113]);
  begin();
  write(A);
  write(options?.driver);
  return op[564].tensor<Tensor>();
}

/** `aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor` */
export function linalgTensorinv(self: Tensor, options?: { ind?: number }): Tensor {
  return receiver(self, "linalgTensorinv").linalgTensorinv(options);
}

/** `aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor` */
export function linalgTensorsolve(self: Tensor, other: Tensor, options?: { dims?: readonly number[] | null }): Tensor {
  return receiver(self, "linalgTensorsolve").linalgTensorsolve(other, options);
}

/** `aten::linalg_vander(Tensor x, *, int? N=None) -> Tensor` */
export function linalgVander(x: Tensor, options?: { N?: number | null }): Tensor {
  if (options !== undefined) known("linalgVander", options, keys[116]);
  begin();
  write(x);
  write(options?.N);
  return op[567].tensor<Tensor>();
}

/** `aten::linalg_vecdot(Tensor x, Tensor y, *, int dim=-1) -> Tensor` */
export function linalgVecdot(x: Tensor, y: Tensor, options?: { dim?: number }): Tensor {
  if (options !== undefined) known("linalgVecdot", options, keys[25]);
  begin();
  write(x);
  write(y);
  write(options?.dim);
  return op[568].tensor<Tensor>();
}

/** `aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function linalgVectorNorm(self: Tensor, options?: { ord?: Scalar; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor {
  return receiver(self, "linalgVectorNorm").linalgVectorNorm(options);
}

/** `aten::linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor` */
export function linear(input: Tensor, weight: Tensor, bias?: Tensor | null): Tensor;
export function linear(input: Tensor, weight: Tensor, options?: { bias?: Tensor | null }): Tensor;
export function linear(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isTensor(a2))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[570].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[20])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.bias);
    return op[570].tensor<Tensor>();
  }
  throw noOverload("linear", [a0, a1, a2], keys[20]);
}

/** `aten::linspace(Scalar start, Scalar end, int steps, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function linspace(start: Scalar, end: Scalar, steps: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("linspace", options, keys[7]);
  begin();
  write(start);
  write(end);
  write(steps);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[571].tensor<Tensor>();
}

/** `aten::log(Tensor self) -> Tensor` */
export function log(self: Tensor): Tensor {
  return receiver(self, "log").log();
}

/** `aten::log10(Tensor self) -> Tensor` */
export function log10(self: Tensor): Tensor {
  return receiver(self, "log10").log10();
}

/** `aten::log10_(Tensor(a!) self) -> Tensor(a!)` */
export function log10_(self: Tensor): Tensor {
  return receiver(self, "log10_").log10_();
}

/** `aten::log1p(Tensor self) -> Tensor` */
export function log1p(self: Tensor): Tensor {
  return receiver(self, "log1p").log1p();
}

/** `aten::log1p_(Tensor(a!) self) -> Tensor(a!)` */
export function log1p_(self: Tensor): Tensor {
  return receiver(self, "log1p_").log1p_();
}

/** `aten::log2(Tensor self) -> Tensor` */
export function log2(self: Tensor): Tensor {
  return receiver(self, "log2").log2();
}

/** `aten::log2_(Tensor(a!) self) -> Tensor(a!)` */
export function log2_(self: Tensor): Tensor {
  return receiver(self, "log2_").log2_();
}

/** `aten::log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor` */
export function logNormal(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "logNormal").logNormal(options);
}

/** `aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)` */
export function logNormal_(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "logNormal_").logNormal_(options);
}

/** `aten::log_sigmoid(Tensor self) -> Tensor` */
export function logSigmoid(self: Tensor): Tensor {
  return receiver(self, "logSigmoid").logSigmoid();
}

/** `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
export function logSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "logSoftmax").logSoftmax(dim, options);
}

/** `aten::log_(Tensor(a!) self) -> Tensor(a!)` */
export function log_(self: Tensor): Tensor {
  return receiver(self, "log_").log_();
}

/** `aten::logaddexp(Tensor self, Tensor other) -> Tensor` */
export function logaddexp(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logaddexp").logaddexp(other);
}

/** `aten::logaddexp2(Tensor self, Tensor other) -> Tensor` */
export function logaddexp2(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logaddexp2").logaddexp2(other);
}

/** `aten::logcumsumexp(Tensor self, int dim) -> Tensor` */
export function logcumsumexp(self: Tensor, dim: number): Tensor {
  return receiver(self, "logcumsumexp").logcumsumexp(dim);
}

/** `aten::logdet(Tensor self) -> Tensor` */
export function logdet(self: Tensor): Tensor {
  return receiver(self, "logdet").logdet();
}

/** `aten::logical_and(Tensor self, Tensor other) -> Tensor` */
export function logicalAnd(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalAnd").logicalAnd(other);
}

/** `aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function logicalAnd_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalAnd_").logicalAnd_(other);
}

/** `aten::logical_not(Tensor self) -> Tensor` */
export function logicalNot(self: Tensor): Tensor {
  return receiver(self, "logicalNot").logicalNot();
}

/** `aten::logical_not_(Tensor(a!) self) -> Tensor(a!)` */
export function logicalNot_(self: Tensor): Tensor {
  return receiver(self, "logicalNot_").logicalNot_();
}

/** `aten::logical_or(Tensor self, Tensor other) -> Tensor` */
export function logicalOr(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalOr").logicalOr(other);
}

/** `aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function logicalOr_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalOr_").logicalOr_(other);
}

/** `aten::logical_xor(Tensor self, Tensor other) -> Tensor` */
export function logicalXor(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalXor").logicalXor(other);
}

/** `aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function logicalXor_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "logicalXor_").logicalXor_(other);
}

/** `aten::logit(Tensor self, float? eps=None) -> Tensor` */
export function logit(self: Tensor, options?: { eps?: number | null }): Tensor {
  return receiver(self, "logit").logit(options);
}

/** `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)` */
export function logit_(self: Tensor, options?: { eps?: number | null }): Tensor {
  return receiver(self, "logit_").logit_(options);
}

/** `aten::logspace(Scalar start, Scalar end, int steps, float base=10., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function logspace(start: Scalar, end: Scalar, steps: number, options?: { base?: number; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("logspace", options, keys[118]);
  begin();
  write(start);
  write(end);
  write(steps);
  write(options?.base);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[598].tensor<Tensor>();
}

/** `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
export function logsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
  return receiver(self, "logsumexp").logsumexp(dim, options);
}

/** `aten::lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor, Tensor)`
 * `aten::lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor, Tensor)` */
export function lstm(data: Tensor, batchSizes: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor, Tensor];
export function lstm(input: Tensor, hx: readonly Tensor[], params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor, Tensor];
export function lstm(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any, a5?: any, a6?: any, a7?: any, a8?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensors(a2) && isTensors(a3) && isBoolean(a4) && isNumber(a5) && isNumber(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[600].values<[Tensor, Tensor, Tensor]>(3);
  }
  if (isTensor(a0) && isTensors(a1) && isTensors(a2) && isBoolean(a3) && isNumber(a4) && isNumber(a5) && isBoolean(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[601].values<[Tensor, Tensor, Tensor]>(3);
  }
  throw noOverload("lstm", [a0, a1, a2, a3, a4, a5, a6, a7, a8]);
}

/** `aten::lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)` */
export function lstmCell(input: Tensor, hx: readonly Tensor[], wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): [Tensor, Tensor] {
  if (options !== undefined) known("lstmCell", options, keys[76]);
  begin();
  write(input);
  write(hx);
  write(wIh);
  write(wHh);
  write(options?.bIh);
  write(options?.bHh);
  return op[602].values<[Tensor, Tensor]>(2);
}

/** `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor` */
export function lt(self: Tensor, other: Tensor | Scalar): Tensor;
export function lt(self: Tensor, a0?: any): any {
  return receiver(self, "lt").lt(a0);
}

/** `aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function lt_(self: Tensor, other: Tensor | Scalar): Tensor;
export function lt_(self: Tensor, a0?: any): any {
  return receiver(self, "lt_").lt_(a0);
}

/** `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor` */
export function luSolve(self: Tensor, LUData: Tensor, LUPivots: Tensor): Tensor {
  return receiver(self, "luSolve").luSolve(LUData, LUPivots);
}

/** `aten::lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True) -> (Tensor P, Tensor L, Tensor U)` */
export function luUnpack(LUData: Tensor, LUPivots: Tensor, options?: { unpackData?: boolean; unpackPivots?: boolean }): { P: Tensor; L: Tensor; U: Tensor } {
  if (options !== undefined) known("luUnpack", options, keys[119]);
  begin();
  write(LUData);
  write(LUPivots);
  write(options?.unpackData);
  write(options?.unpackPivots);
  const [P, L, U] = op[608].values<Tensor[]>(3);
  return { P, L, U };
}

/** `aten::mH(Tensor(a) self) -> Tensor(a)` */
export function mH(self: Tensor): Tensor {
  return receiver(self, "mH").mH();
}

/** `aten::mT(Tensor(a) self) -> Tensor(a)` */
export function mT(self: Tensor): Tensor {
  return receiver(self, "mT").mT();
}

/** `aten::margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0., int reduction=1) -> Tensor` */
export function marginRankingLoss(input1: Tensor, input2: Tensor, target: Tensor, options?: { margin?: number; reduction?: number }): Tensor {
  if (options !== undefined) known("marginRankingLoss", options, keys[42]);
  begin();
  write(input1);
  write(input2);
  write(target);
  write(options?.margin);
  write(options?.reduction);
  return op[611].tensor<Tensor>();
}

/** `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
 * `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor` */
export function maskedFill(self: Tensor, mask: Tensor, value: Tensor | Scalar): Tensor;
export function maskedFill(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "maskedFill").maskedFill(a0, a1);
}

/** `aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
 * `aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)` */
export function maskedFill_(self: Tensor, mask: Tensor, value: Tensor | Scalar): Tensor;
export function maskedFill_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "maskedFill_").maskedFill_(a0, a1);
}

/** `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor` */
export function maskedScatter(self: Tensor, mask: Tensor, source: Tensor): Tensor {
  return receiver(self, "maskedScatter").maskedScatter(mask, source);
}

/** `aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)` */
export function maskedScatter_(self: Tensor, mask: Tensor, source: Tensor): Tensor {
  return receiver(self, "maskedScatter_").maskedScatter_(mask, source);
}

/** `aten::masked_select(Tensor self, Tensor mask) -> Tensor` */
export function maskedSelect(self: Tensor, mask: Tensor): Tensor {
  return receiver(self, "maskedSelect").maskedSelect(mask);
}

/** `aten::matmul(Tensor self, Tensor other) -> Tensor` */
export function matmul(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "matmul").matmul(other);
}

/** `aten::matrix_exp(Tensor self) -> Tensor` */
export function matrixExp(self: Tensor): Tensor {
  return receiver(self, "matrixExp").matrixExp();
}

/** `aten::matrix_H(Tensor(a) self) -> Tensor(a)` */
export function matrixH(self: Tensor): Tensor {
  return receiver(self, "matrixH").matrixH();
}

/** `aten::matrix_power(Tensor self, int n) -> Tensor` */
export function matrixPower(self: Tensor, n: number): Tensor {
  return receiver(self, "matrixPower").matrixPower(n);
}

/** `aten::max(Tensor self) -> Tensor`
 * `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * `aten::max.other(Tensor self, Tensor other) -> Tensor` */
export function max(self: Tensor, other: Tensor): Tensor;
export function max(self: Tensor, dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function max(self: Tensor): Tensor;
export function max(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "max").max(a0, a1);
}

/** `aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor` */
export function maxPool1d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
  return receiver(self, "maxPool1d").maxPool1d(kernelSize, options);
}

/** `aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)` */
export function maxPool1dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
  return receiver(self, "maxPool1dWithIndices").maxPool1dWithIndices(kernelSize, options);
}

/** `aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
export function maxPool2d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
  return receiver(self, "maxPool2d").maxPool2d(kernelSize, options);
}

/** `aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
export function maxPool2dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
  return receiver(self, "maxPool2dWithIndices").maxPool2dWithIndices(kernelSize, options);
}

/** `aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
export function maxPool3d(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
  return receiver(self, "maxPool3d").maxPool3d(kernelSize, options);
}

/** `aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
export function maxPool3dWithIndices(self: Tensor, kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
  return receiver(self, "maxPool3dWithIndices").maxPool3dWithIndices(kernelSize, options);
}

/** `aten::max_unpool2d(Tensor self, Tensor indices, int[2] output_size) -> Tensor` */
export function maxUnpool2d(self: Tensor, indices: Tensor, outputSize: number | readonly number[]): Tensor {
  return receiver(self, "maxUnpool2d").maxUnpool2d(indices, outputSize);
}

/** `aten::max_unpool3d(Tensor self, Tensor indices, int[3] output_size, int[3] stride, int[3] padding) -> Tensor` */
export function maxUnpool3d(self: Tensor, indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[]): Tensor {
  return receiver(self, "maxUnpool3d").maxUnpool3d(indices, outputSize, stride, padding);
}

/** `aten::maximum(Tensor self, Tensor other) -> Tensor` */
export function maximum(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "maximum").maximum(other);
}

/** `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function mean(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function mean(self: Tensor, options?: { dtype?: DType | null }): Tensor;
export function mean(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "mean").mean(a0, a1);
}

/** `aten::median(Tensor self) -> Tensor`
 * `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
export function median(self: Tensor, dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function median(self: Tensor): Tensor;
export function median(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "median").median(a0, a1);
}

/** `aten::meshgrid(Tensor[] tensors) -> Tensor[]`
 * `aten::meshgrid.indexing(Tensor[] tensors, *, str indexing) -> Tensor[]` */
export function meshgrid(tensors: readonly Tensor[], options?: { indexing?: string }): Tensor[];
export function meshgrid(a0?: any, a1?: any): any {
  if (isTensors(a0) && isOptions(a1, keys[121]) && a1?.indexing !== undefined) {
    begin();
    write(a0);
    write(a1?.indexing);
    return op[639].value<Tensor[]>();
  }
  if (isTensors(a0) && isOptions(a1)) {
    begin();
    write(a0);
    return op[640].value<Tensor[]>();
  }
  throw noOverload("meshgrid", [a0, a1], keys[121]);
}

/** `aten::min(Tensor self) -> Tensor`
 * `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
 * `aten::min.other(Tensor self, Tensor other) -> Tensor` */
export function min(self: Tensor, other: Tensor): Tensor;
export function min(self: Tensor, dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function min(self: Tensor): Tensor;
export function min(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "min").min(a0, a1);
}

/** `aten::minimum(Tensor self, Tensor other) -> Tensor` */
export function minimum(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "minimum").minimum(other);
}

/** `aten::mish(Tensor self) -> Tensor` */
export function mish(self: Tensor): Tensor {
  return receiver(self, "mish").mish();
}

/** `aten::mish_(Tensor(a!) self) -> Tensor(a!)` */
export function mish_(self: Tensor): Tensor {
  return receiver(self, "mish_").mish_();
}

/** `aten::mm(Tensor self, Tensor mat2) -> Tensor` */
export function mm(self: Tensor, mat2: Tensor): Tensor {
  return receiver(self, "mm").mm(mat2);
}

/** `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
export function mode(self: Tensor, dim?: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function mode(self: Tensor, options?: { dim?: number; keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function mode(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "mode").mode(a0, a1);
}

/** `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
export function moveaxis(self: Tensor, source: number, destination: number): Tensor;
export function moveaxis(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor;
export function moveaxis(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "moveaxis").moveaxis(a0, a1);
}

/** `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
 * `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
export function movedim(self: Tensor, source: number, destination: number): Tensor;
export function movedim(self: Tensor, source: readonly number[], destination: readonly number[]): Tensor;
export function movedim(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "movedim").movedim(a0, a1);
}

/** `aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
export function mseLoss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor {
  return receiver(self, "mseLoss").mseLoss(target, options);
}

/** `aten::msort(Tensor self) -> Tensor` */
export function msort(self: Tensor): Tensor {
  return receiver(self, "msort").msort();
}

/** `aten::mul.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor` */
export function mul(self: Tensor, other: Tensor | Scalar): Tensor;
export function mul(self: Tensor, a0?: any): any {
  return receiver(self, "mul").mul(a0);
}

/** `aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function mul_(self: Tensor, other: Tensor | Scalar): Tensor;
export function mul_(self: Tensor, a0?: any): any {
  return receiver(self, "mul_").mul_(a0);
}

/** `aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor` */
export function multiMarginLoss(self: Tensor, target: Tensor, p?: Scalar, options?: { margin?: Scalar; weight?: Tensor | null; reduction?: number }): Tensor;
export function multiMarginLoss(self: Tensor, target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number }): Tensor;
export function multiMarginLoss(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "multiMarginLoss").multiMarginLoss(a0, a1, a2);
}

/** `aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
export function multilabelMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor {
  return receiver(self, "multilabelMarginLoss").multilabelMarginLoss(target, options);
}

/** `aten::multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
export function multinomial(self: Tensor, numSamples: number, options?: { replacement?: boolean; generator?: Generator | null }): Tensor {
  return receiver(self, "multinomial").multinomial(numSamples, options);
}

/** `aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor` */
export function multiply(self: Tensor, other: Tensor | Scalar): Tensor;
export function multiply(self: Tensor, a0?: any): any {
  return receiver(self, "multiply").multiply(a0);
}

/** `aten::multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function multiply_(self: Tensor, other: Tensor | Scalar): Tensor;
export function multiply_(self: Tensor, a0?: any): any {
  return receiver(self, "multiply_").multiply_(a0);
}

/** `aten::mv(Tensor self, Tensor vec) -> Tensor` */
export function mv(self: Tensor, vec: Tensor): Tensor {
  return receiver(self, "mv").mv(vec);
}

/** `aten::mvlgamma(Tensor self, int p) -> Tensor` */
export function mvlgamma(self: Tensor, p: number): Tensor {
  return receiver(self, "mvlgamma").mvlgamma(p);
}

/** `aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)` */
export function mvlgamma_(self: Tensor, p: number): Tensor {
  return receiver(self, "mvlgamma_").mvlgamma_(p);
}

/** `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
export function nanToNum(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor {
  return receiver(self, "nanToNum").nanToNum(options);
}

/** `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)` */
export function nanToNum_(self: Tensor, options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor {
  return receiver(self, "nanToNum_").nanToNum_(options);
}

/** `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function nanmean(self: Tensor, dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function nanmean(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function nanmean(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "nanmean").nanmean(a0, a1);
}

/** `aten::nanmedian(Tensor self) -> Tensor`
 * `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
export function nanmedian(self: Tensor, dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
export function nanmedian(self: Tensor): Tensor;
export function nanmedian(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "nanmedian").nanmedian(a0, a1);
}

/** `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
export function nanquantile(self: Tensor, q: Tensor | number, dim?: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
export function nanquantile(self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor;
export function nanquantile(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "nanquantile").nanquantile(a0, a1, a2);
}

/** `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function nansum(self: Tensor, dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function nansum(self: Tensor, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
export function nansum(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "nansum").nansum(a0, a1);
}

/** `aten::narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a)`
 * `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, int length) -> Tensor(a)` */
export function narrow(self: Tensor, dim: number, start: Tensor | number, length: number): Tensor;
export function narrow(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "narrow").narrow(a0, a1, a2);
}

/** `aten::native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, float momentum, float eps) -> (Tensor, Tensor, Tensor)` */
export function nativeBatchNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, runningMean: Tensor | null, runningVar: Tensor | null, training: boolean, momentum: number, eps: number): [Tensor, Tensor, Tensor] {
  begin();
  write(input);
  write(weight);
  write(bias);
  write(runningMean);
  write(runningVar);
  write(training);
  write(momentum);
  write(eps);
  return op[679].values<[Tensor, Tensor, Tensor]>(3);
}

/** `aten::native_channel_shuffle(Tensor self, int groups) -> Tensor` */
export function nativeChannelShuffle(self: Tensor, groups: number): Tensor {
  return receiver(self, "nativeChannelShuffle").nativeChannelShuffle(groups);
}

/** `aten::native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)` */
export function nativeDropout(input: Tensor, p: number, train: boolean | null): [Tensor, Tensor] {
  begin();
  write(input);
  write(p);
  write(train);
  return op[681].values<[Tensor, Tensor]>(2);
}

/** `aten::native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)` */
export function nativeGroupNorm(input: Tensor, weight: Tensor | null, bias: Tensor | null, N: number, C: number, HxW: number, group: number, eps: number): [Tensor, Tensor, Tensor] {
  begin();
  write(input);
  write(weight);
  write(bias);
  write(N);
  write(C);
  write(HxW);
  write(group);
  write(eps);
  return op[682].values<[Tensor, Tensor, Tensor]>(3);
}

/** `aten::native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)` */
export function nativeLayerNorm(input: Tensor, normalizedShape: readonly number[], weight: Tensor | null, bias: Tensor | null, eps: number): [Tensor, Tensor, Tensor] {
  begin();
  write(input);
  write(normalizedShape);
  write(weight);
  write(bias);
  write(eps);
  return op[683].values<[Tensor, Tensor, Tensor]>(3);
}

/** `aten::native_norm(Tensor self, Scalar p=2) -> Tensor`
 * `aten::native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor` */
export function nativeNorm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype: DType | null): Tensor;
export function nativeNorm(self: Tensor, p?: Scalar): Tensor;
export function nativeNorm(self: Tensor, options?: { p?: Scalar }): Tensor;
export function nativeNorm(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "nativeNorm").nativeNorm(a0, a1, a2, a3);
}

/** `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor` */
export function ne(self: Tensor, other: Tensor | Scalar): Tensor;
export function ne(self: Tensor, a0?: any): any {
  return receiver(self, "ne").ne(a0);
}

/** `aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function ne_(self: Tensor, other: Tensor | Scalar): Tensor;
export function ne_(self: Tensor, a0?: any): any {
  return receiver(self, "ne_").ne_(a0);
}

/** `aten::neg(Tensor self) -> Tensor` */
export function neg(self: Tensor): Tensor {
  return receiver(self, "neg").neg();
}

/** `aten::neg_(Tensor(a!) self) -> Tensor(a!)` */
export function neg_(self: Tensor): Tensor {
  return receiver(self, "neg_").neg_();
}

/** `aten::negative(Tensor self) -> Tensor` */
export function negative(self: Tensor): Tensor {
  return receiver(self, "negative").negative();
}

/** `aten::negative_(Tensor(a!) self) -> Tensor(a!)` */
export function negative_(self: Tensor): Tensor {
  return receiver(self, "negative_").negative_();
}

/** `aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function newEmpty(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  return receiver(self, "newEmpty").newEmpty(size, options);
}

/** `aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function newEmptyStrided(self: Tensor, size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  return receiver(self, "newEmptyStrided").newEmptyStrided(size, stride, options);
}

/** `aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function newFull(self: Tensor, size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  return receiver(self, "newFull").newFull(size, fillValue, options);
}

/** `aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function newOnes(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  return receiver(self, "newOnes").newOnes(size, options);
}

/** `aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function newZeros(self: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  return receiver(self, "newZeros").newZeros(size, options);
}

/** `aten::nextafter(Tensor self, Tensor other) -> Tensor` */
export function nextafter(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "nextafter").nextafter(other);
}

/** `aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function nextafter_(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "nextafter_").nextafter_(other);
}

/** `aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
export function nllLoss(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
  return receiver(self, "nllLoss").nllLoss(target, options);
}

/** `aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
export function nllLoss2d(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
  return receiver(self, "nllLoss2d").nllLoss2d(target, options);
}

/** `aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
export function nllLossNd(self: Tensor, target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
  return receiver(self, "nllLossNd").nllLossNd(target, options);
}

/** `aten::nonzero(Tensor self) -> Tensor` */
export function nonzero(self: Tensor): Tensor {
  return receiver(self, "nonzero").nonzero();
}

/** `aten::nonzero_numpy(Tensor self) -> Tensor[]` */
export function nonzeroNumpy(self: Tensor): Tensor[] {
  return receiver(self, "nonzeroNumpy").nonzeroNumpy();
}

/** `aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
 * `aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
 * `aten::norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
 * `aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
export function norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType }): Tensor;
export function norm(self: Tensor, p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
export function norm(self: Tensor, p: Scalar | null, options: { dtype: DType }): Tensor;
export function norm(self: Tensor, p?: Scalar): Tensor;
export function norm(self: Tensor, options?: { p?: Scalar }): Tensor;
export function norm(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "norm").norm(a0, a1, a2, a3);
}

/** `aten::norm_except_dim(Tensor v, int pow=2, int dim=0) -> Tensor` */
export function normExceptDim(v: Tensor, options?: { pow?: number; dim?: number }): Tensor {
  if (options !== undefined) known("normExceptDim", options, keys[133]);
  begin();
  write(v);
  write(options?.pow);
  write(options?.dim);
  return op[710].tensor<Tensor>();
}

/** `aten::normal.Tensor_Tensor(Tensor mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * `aten::normal.Tensor_float(Tensor mean, float std=1., *, Generator? generator=None) -> Tensor`
 * `aten::normal.float_Tensor(float mean, Tensor std, *, Generator? generator=None) -> Tensor`
 * `aten::normal.float_float(float mean, float std, int[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function normal(mean: number, std: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function normal(mean: Tensor | number, std: Tensor, options?: { generator?: Generator | null }): Tensor;
export function normal(mean: Tensor, std?: number, options?: { generator?: Generator | null }): Tensor;
export function normal(mean: Tensor, options?: { std?: number; generator?: Generator | null }): Tensor;
export function normal(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isNumber(a0) && isNumber(a1) && isNumberList(a2) && isOptions(a3, keys[134])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.generator);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[711].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[17]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.generator);
    return op[712].tensor<Tensor>();
  }
  if (isNumber(a0) && isTensor(a1) && isOptions(a2, keys[17]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.generator);
    return op[713].tensor<Tensor>();
  }
  if (isTensor(a0) && (a1 === undefined || isNumber(a1)) && isOptions(a2, keys[17]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.generator);
    return op[714].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[135]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.std);
    write(a1?.generator);
    return op[714].tensor<Tensor>();
  }
  throw noOverload("normal", [a0, a1, a2, a3], keys[136]);
}

/** `aten::normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor` */
export function normalFunctional(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "normalFunctional").normalFunctional(options);
}

/** `aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
export function normal_(self: Tensor, options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "normal_").normal_(options);
}

/** `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
export function notEqual(self: Tensor, other: Tensor | Scalar): Tensor;
export function notEqual(self: Tensor, a0?: any): any {
  return receiver(self, "notEqual").notEqual(a0);
}

/** `aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function notEqual_(self: Tensor, other: Tensor | Scalar): Tensor;
export function notEqual_(self: Tensor, a0?: any): any {
  return receiver(self, "notEqual_").notEqual_(a0);
}

/** `aten::nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
 * `aten::nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor` */
export function nuclearNorm(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
export function nuclearNorm(self: Tensor, options?: { keepdim?: boolean }): Tensor;
export function nuclearNorm(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "nuclearNorm").nuclearNorm(a0, a1);
}

/** `aten::numpy_T(Tensor(a) self) -> Tensor(a)` */
export function numpyT(self: Tensor): Tensor {
  return receiver(self, "numpyT").numpyT();
}

/** `aten::one_hot(Tensor self, int num_classes=-1) -> Tensor` */
export function oneHot(self: Tensor, options?: { numClasses?: number }): Tensor {
  return receiver(self, "oneHot").oneHot(options);
}

/** `aten::ones(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function ones(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("ones", options, keys[7]);
  begin();
  write(size);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[725].tensor<Tensor>();
}

/** `aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function onesLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "onesLike").onesLike(options);
}

/** `aten::orgqr(Tensor self, Tensor input2) -> Tensor` */
export function orgqr(self: Tensor, input2: Tensor): Tensor {
  return receiver(self, "orgqr").orgqr(input2);
}

/** `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor` */
export function ormqr(self: Tensor, input2: Tensor, input3: Tensor, options?: { left?: boolean; transpose?: boolean }): Tensor {
  return receiver(self, "ormqr").ormqr(input2, input3, options);
}

/** `aten::outer(Tensor self, Tensor vec2) -> Tensor` */
export function outer(self: Tensor, vec2: Tensor): Tensor {
  return receiver(self, "outer").outer(vec2);
}

/** `aten::output_nr(Tensor self) -> int` */
export function outputNr(self: Tensor): number {
  return receiver(self, "outputNr").outputNr();
}

/** `aten::pad(Tensor self, int[] pad, str mode="constant", float? value=None) -> Tensor` */
export function pad(self: Tensor, pad: readonly number[], options?: { mode?: string; value?: number | null }): Tensor {
  return receiver(self, "pad").pad(pad, options);
}

/** `aten::pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0.) -> Tensor` */
export function padSequence(sequences: readonly Tensor[], options?: { batchFirst?: boolean; paddingValue?: number }): Tensor {
  if (options !== undefined) known("padSequence", options, keys[140]);
  begin();
  write(sequences);
  write(options?.batchFirst);
  write(options?.paddingValue);
  return op[732].tensor<Tensor>();
}

/** `aten::pairwise_distance(Tensor x1, Tensor x2, float p=2., float eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor` */
export function pairwiseDistance(x1: Tensor, x2: Tensor, p?: number, options?: { eps?: number; keepdim?: boolean }): Tensor;
export function pairwiseDistance(x1: Tensor, x2: Tensor, options?: { p?: number; eps?: number; keepdim?: boolean }): Tensor;
export function pairwiseDistance(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || isNumber(a2)) && isOptions(a3, keys[141])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.eps);
    write(a3?.keepdim);
    return op[733].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[142]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.p);
    write(a2?.eps);
    write(a2?.keepdim);
    return op[733].tensor<Tensor>();
  }
  throw noOverload("pairwiseDistance", [a0, a1, a2, a3], keys[143]);
}

/** `aten::pdist(Tensor self, float p=2.) -> Tensor` */
export function pdist(self: Tensor, p?: number): Tensor;
export function pdist(self: Tensor, options?: { p?: number }): Tensor;
export function pdist(self: Tensor, a0?: any): any {
  return receiver(self, "pdist").pdist(a0);
}

/** `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
export function permute(self: Tensor, dims: readonly number[]): Tensor {
  return receiver(self, "permute").permute(dims);
}

/** `aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)` */
export function pinMemory(self: Tensor, options?: { device?: string | null }): Tensor {
  return receiver(self, "pinMemory").pinMemory(options);
}

/** `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor` */
export function pinverse(self: Tensor, options?: { rcond?: number }): Tensor {
  return receiver(self, "pinverse").pinverse(options);
}

/** `aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor` */
export function pixelShuffle(self: Tensor, upscaleFactor: number): Tensor {
  return receiver(self, "pixelShuffle").pixelShuffle(upscaleFactor);
}

/** `aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor` */
export function pixelUnshuffle(self: Tensor, downscaleFactor: number): Tensor {
  return receiver(self, "pixelUnshuffle").pixelUnshuffle(downscaleFactor);
}

/** `aten::poisson(Tensor self, Generator? generator=None) -> Tensor` */
export function poisson(self: Tensor, options?: { generator?: Generator | null }): Tensor {
  return receiver(self, "poisson").poisson(options);
}

/** `aten::poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor` */
export function poissonNllLoss(input: Tensor, target: Tensor, logInput: boolean, full: boolean, eps: number, reduction: number): Tensor {
  begin();
  write(input);
  write(target);
  write(logInput);
  write(full);
  write(eps);
  write(reduction);
  return op[741].tensor<Tensor>();
}

/** `aten::polar(Tensor abs, Tensor angle) -> Tensor` */
export function polar(abs: Tensor, angle: Tensor): Tensor {
  begin();
  write(abs);
  write(angle);
  return op[742].tensor<Tensor>();
}

/** `aten::polygamma(int n, Tensor self) -> Tensor` */
export function polygamma(n: number, self: Tensor): Tensor {
  begin();
  write(n);
  write(self);
  return op[743].tensor<Tensor>();
}

/** `aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)` */
export function polygamma_(self: Tensor, n: number): Tensor {
  return receiver(self, "polygamma_").polygamma_(n);
}

/** `aten::positive(Tensor(a) self) -> Tensor(a)` */
export function positive(self: Tensor): Tensor {
  return receiver(self, "positive").positive();
}

/** `aten::pow.Scalar(Scalar self, Tensor exponent) -> Tensor`
 * `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
 * `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
export function pow(self: Tensor, exponent: Tensor | Scalar): Tensor;
export function pow(self: Scalar, exponent: Tensor): Tensor;
export function pow(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[746].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[747].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[748].tensor<Tensor>();
  }
  throw noOverload("pow", [a0, a1]);
}

/** `aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
 * `aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
export function pow_(self: Tensor, exponent: Tensor | Scalar): Tensor;
export function pow_(self: Tensor, a0?: any): any {
  return receiver(self, "pow_").pow_(a0);
}

/** `aten::prelu(Tensor self, Tensor weight) -> Tensor` */
export function prelu(self: Tensor, weight: Tensor): Tensor {
  return receiver(self, "prelu").prelu(weight);
}

/** `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function prod(self: Tensor, dim: number, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function prod(self: Tensor, options?: { dtype?: DType | null }): Tensor;
export function prod(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "prod").prod(a0, a1);
}

/** `aten::promote_types(ScalarType type1, ScalarType type2) -> ScalarType` */
export function promoteTypes(type1: DType, type2: DType): DType {
  begin();
  write(type1);
  write(type2);
  return dtypeOf(op[754].value<number>());
}

/** `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor` */
export function put(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor {
  return receiver(self, "put").put(index, source, options);
}

/** `aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)` */
export function put_(self: Tensor, index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor {
  return receiver(self, "put_").put_(index, source, options);
}

/** `aten::q_per_channel_axis(Tensor self) -> int` */
export function qPerChannelAxis(self: Tensor): number {
  return receiver(self, "qPerChannelAxis").qPerChannelAxis();
}

/** `aten::q_per_channel_scales(Tensor self) -> Tensor` */
export function qPerChannelScales(self: Tensor): Tensor {
  return receiver(self, "qPerChannelScales").qPerChannelScales();
}

/** `aten::q_per_channel_zero_points(Tensor self) -> Tensor` */
export function qPerChannelZeroPoints(self: Tensor): Tensor {
  return receiver(self, "qPerChannelZeroPoints").qPerChannelZeroPoints();
}

/** `aten::q_scale(Tensor self) -> float` */
export function qScale(self: Tensor): number {
  return receiver(self, "qScale").qScale();
}

/** `aten::q_zero_point(Tensor self) -> int` */
export function qZeroPoint(self: Tensor): number {
  return receiver(self, "qZeroPoint").qZeroPoint();
}

/** `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)` */
export function qr(self: Tensor, options?: { some?: boolean }): { Q: Tensor; R: Tensor } {
  return receiver(self, "qr").qr(options);
}

/** `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
 * `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
export function quantile(self: Tensor, q: Tensor | number, dim?: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
export function quantile(self: Tensor, q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor;
export function quantile(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "quantile").quantile(a0, a1, a2);
}

/** `aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor` */
export function quantizePerChannel(self: Tensor, scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType): Tensor {
  return receiver(self, "quantizePerChannel").quantizePerChannel(scales, zeroPoints, axis, dtype);
}

/** `aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
 * `aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor`
 * `aten::quantize_per_tensor.tensors(Tensor[] tensors, Tensor scales, Tensor zero_points, ScalarType dtype) -> Tensor[]` */
export function quantizePerTensor(self: Tensor, scale: Tensor, zeroPoint: Tensor, dtype: DType): Tensor;
export function quantizePerTensor(tensors: readonly Tensor[], scales: Tensor, zeroPoints: Tensor, dtype: DType): Tensor[];
export function quantizePerTensor(self: Tensor, scale: number, zeroPoint: number, dtype: DType): Tensor;
export function quantizePerTensor(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isString(a3)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[766].tensor<Tensor>();
  }
  if (isTensors(a0) && isTensor(a1) && isTensor(a2) && isString(a3)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[768].value<Tensor[]>();
  }
  if (isTensor(a0) && isNumber(a1) && isNumber(a2) && isString(a3)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[767].tensor<Tensor>();
  }
  throw noOverload("quantizePerTensor", [a0, a1, a2, a3]);
}

/** `aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor` */
export function quantizePerTensorDynamic(self: Tensor, dtype: DType, reduceRange: boolean): Tensor {
  return receiver(self, "quantizePerTensorDynamic").quantizePerTensorDynamic(dtype, reduceRange);
}

/** `aten::rad2deg(Tensor self) -> Tensor` */
export function rad2deg(self: Tensor): Tensor {
  return receiver(self, "rad2deg").rad2deg();
}

/** `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)` */
export function rad2deg_(self: Tensor): Tensor {
  return receiver(self, "rad2deg_").rad2deg_();
}

/** `aten::rand(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::rand.generator(int[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function rand(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function rand(a0?: any, a1?: any): any {
  if (isNumberList(a0) && isOptions(a1, keys[134]) && a1?.generator !== undefined) {
    begin();
    write(a0);
    write(a1?.generator);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[772].tensor<Tensor>();
  }
  if (isNumberList(a0) && isOptions(a1, keys[7])) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[773].tensor<Tensor>();
  }
  throw noOverload("rand", [a0, a1], keys[134]);
}

/** `aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function randLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "randLike").randLike(options);
}

/** `aten::randint(int high, int[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.generator(int high, int[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.low(int low, int high, int[] size, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randint.low_generator(int low, int high, int[] size, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randint(low: number, high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function randint(high: number, size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function randint(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isNumber(a0) && isNumber(a1) && isNumberList(a2) && isOptions(a3, keys[134]) && a3?.generator !== undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.generator);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[775].tensor<Tensor>();
  }
  if (isNumber(a0) && isNumber(a1) && isNumberList(a2) && isOptions(a3, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[776].tensor<Tensor>();
  }
  if (isNumber(a0) && isNumberList(a1) && isOptions(a2, keys[134]) && a3 === undefined && a2?.generator !== undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.generator);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[777].tensor<Tensor>();
  }
  if (isNumber(a0) && isNumberList(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[778].tensor<Tensor>();
  }
  throw noOverload("randint", [a0, a1, a2, a3], keys[134]);
}

/** `aten::randint_like(Tensor self, int high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
 * `aten::randint_like.low_dtype(Tensor self, int low, int high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function randintLike(self: Tensor, low: number, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor;
export function randintLike(self: Tensor, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor;
export function randintLike(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "randintLike").randintLike(a0, a1, a2);
}

/** `aten::randn(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randn.generator(int[] size, *, Generator? generator, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randn(size: readonly number[], options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function randn(a0?: any, a1?: any): any {
  if (isNumberList(a0) && isOptions(a1, keys[134]) && a1?.generator !== undefined) {
    begin();
    write(a0);
    write(a1?.generator);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[781].tensor<Tensor>();
  }
  if (isNumberList(a0) && isOptions(a1, keys[7])) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[782].tensor<Tensor>();
  }
  throw noOverload("randn", [a0, a1], keys[134]);
}

/** `aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function randnLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "randnLike").randnLike(options);
}

/** `aten::random(Tensor self, *, Generator? generator=None) -> Tensor`
 * `aten::random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor`
 * `aten::random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor` */
export function random(self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null }): Tensor;
export function random(self: Tensor, to: number, options?: { generator?: Generator | null }): Tensor;
export function random(self: Tensor, options?: { generator?: Generator | null }): Tensor;
export function random(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "random").random(a0, a1, a2);
}

/** `aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
 * `aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)` */
export function random_(self: Tensor, from: number, to: number | null, options?: { generator?: Generator | null }): Tensor;
export function random_(self: Tensor, to: number, options?: { generator?: Generator | null }): Tensor;
export function random_(self: Tensor, options?: { generator?: Generator | null }): Tensor;
export function random_(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "random_").random_(a0, a1, a2);
}

/** `aten::randperm(int n, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::randperm.generator(int n, *, Generator? generator, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function randperm(n: number, options?: { generator?: Generator | null; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function randperm(a0?: any, a1?: any): any {
  if (isNumber(a0) && isOptions(a1, keys[134]) && a1?.generator !== undefined) {
    begin();
    write(a0);
    write(a1?.generator);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[790].tensor<Tensor>();
  }
  if (isNumber(a0) && isOptions(a1, keys[7])) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[791].tensor<Tensor>();
  }
  throw noOverload("randperm", [a0, a1], keys[134]);
}

/** `aten::range(Scalar start, Scalar end, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::range.step(Scalar start, Scalar end, Scalar step=1, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function range(start: Scalar, end: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; step?: Scalar }): Tensor;
export function range(start: Scalar, end: Scalar, step?: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function range(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isScalar(a0) && isScalar(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[792].tensor<Tensor>();
  }
  if (isScalar(a0) && isScalar(a1) && (a2 === undefined || isScalar(a2)) && isOptions(a3, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[793].tensor<Tensor>();
  }
  if (isScalar(a0) && isScalar(a1) && isOptions(a2, keys[8]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.step);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[793].tensor<Tensor>();
  }
  throw noOverload("range", [a0, a1, a2, a3], keys[9]);
}

/** `aten::ravel(Tensor(a) self) -> Tensor(a)` */
export function ravel(self: Tensor): Tensor {
  return receiver(self, "ravel").ravel();
}

/** `aten::real(Tensor(a) self) -> Tensor(a)` */
export function real(self: Tensor): Tensor {
  return receiver(self, "real").real();
}

/** `aten::reciprocal(Tensor self) -> Tensor` */
export function reciprocal(self: Tensor): Tensor {
  return receiver(self, "reciprocal").reciprocal();
}

/** `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)` */
export function reciprocal_(self: Tensor): Tensor {
  return receiver(self, "reciprocal_").reciprocal_();
}

/** `aten::reflection_pad1d(Tensor self, int[2] padding) -> Tensor` */
export function reflectionPad1d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "reflectionPad1d").reflectionPad1d(padding);
}

/** `aten::reflection_pad2d(Tensor self, int[4] padding) -> Tensor` */
export function reflectionPad2d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "reflectionPad2d").reflectionPad2d(padding);
}

/** `aten::reflection_pad3d(Tensor self, int[6] padding) -> Tensor` */
export function reflectionPad3d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "reflectionPad3d").reflectionPad3d(padding);
}

/** `aten::relu(Tensor self) -> Tensor` */
export function relu(self: Tensor): Tensor {
  return receiver(self, "relu").relu();
}

/** `aten::relu6(Tensor self) -> Tensor` */
export function relu6(self: Tensor): Tensor {
  return receiver(self, "relu6").relu6();
}

/** `aten::relu6_(Tensor(a!) self) -> Tensor(a!)` */
export function relu6_(self: Tensor): Tensor {
  return receiver(self, "relu6_").relu6_();
}

/** `aten::relu_(Tensor(a!) self) -> Tensor(a!)` */
export function relu_(self: Tensor): Tensor {
  return receiver(self, "relu_").relu_();
}

/** `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor`
 * `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor` */
export function remainder(self: Tensor, other: Tensor | Scalar): Tensor;
export function remainder(self: Scalar, other: Tensor): Tensor;
export function remainder(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[805].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[806].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[807].tensor<Tensor>();
  }
  throw noOverload("remainder", [a0, a1]);
}

/** `aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function remainder_(self: Tensor, other: Tensor | Scalar): Tensor;
export function remainder_(self: Tensor, a0?: any): any {
  return receiver(self, "remainder_").remainder_(a0);
}

/** `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor` */
export function renorm(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor {
  return receiver(self, "renorm").renorm(p, dim, maxnorm);
}

/** `aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)` */
export function renorm_(self: Tensor, p: Scalar, dim: number, maxnorm: Scalar): Tensor {
  return receiver(self, "renorm_").renorm_(p, dim, maxnorm);
}

/** `aten::repeat(Tensor self, SymInt[] repeats) -> Tensor` */
export function repeat(self: Tensor, repeats: readonly number[]): Tensor {
  return receiver(self, "repeat").repeat(repeats);
}

/** `aten::repeat_interleave.Tensor(Tensor repeats, *, int? output_size=None) -> Tensor`
 * `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor`
 * `aten::repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor` */
export function repeatInterleave(self: Tensor, repeats: Tensor | number, dim?: number | null, options?: { outputSize?: number | null }): Tensor;
export function repeatInterleave(self: Tensor, repeats: Tensor | number, options?: { dim?: number | null; outputSize?: number | null }): Tensor;
export function repeatInterleave(repeats: Tensor, options?: { outputSize?: number | null }): Tensor;
export function repeatInterleave(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && (a2 === undefined || a2 === null || isNumber(a2)) && isOptions(a3, keys[146])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.outputSize);
    return op[813].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[147]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    write(a2?.outputSize);
    return op[813].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumber(a1) && (a2 === undefined || a2 === null || isNumber(a2)) && isOptions(a3, keys[146])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.outputSize);
    return op[814].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumber(a1) && isOptions(a2, keys[147]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    write(a2?.outputSize);
    return op[814].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[146]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.outputSize);
    return op[815].tensor<Tensor>();
  }
  throw noOverload("repeatInterleave", [a0, a1, a2, a3], keys[148]);
}

/** `aten::replication_pad1d(Tensor self, int[2] padding) -> Tensor` */
export function replicationPad1d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "replicationPad1d").replicationPad1d(padding);
}

/** `aten::replication_pad2d(Tensor self, int[4] padding) -> Tensor` */
export function replicationPad2d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "replicationPad2d").replicationPad2d(padding);
}

/** `aten::replication_pad3d(Tensor self, int[6] padding) -> Tensor` */
export function replicationPad3d(self: Tensor, padding: number | readonly number[]): Tensor {
  return receiver(self, "replicationPad3d").replicationPad3d(padding);
}

/** `aten::requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)` */
export function requiresGrad_(self: Tensor, options?: { requiresGrad?: boolean }): Tensor {
  return receiver(self, "requiresGrad_").requiresGrad_(options);
}

/** `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
export function reshape(self: Tensor, shape: readonly number[]): Tensor {
  return receiver(self, "reshape").reshape(shape);
}

/** `aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
export function reshapeAs(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "reshapeAs").reshapeAs(other);
}

/** `aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor` */
export function resize(self: Tensor, size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "resize").resize(size, options);
}

/** `aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor` */
export function resizeAs(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "resizeAs").resizeAs(theTemplate, options);
}

/** `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
export function resizeAs_(self: Tensor, theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "resizeAs_").resizeAs_(theTemplate, options);
}

/** `aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
export function resize_(self: Tensor, size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "resize_").resize_(size, options);
}

/** `aten::resolve_conj(Tensor(a) self) -> Tensor(a)` */
export function resolveConj(self: Tensor): Tensor {
  return receiver(self, "resolveConj").resolveConj();
}

/** `aten::resolve_neg(Tensor(a) self) -> Tensor(a)` */
export function resolveNeg(self: Tensor): Tensor {
  return receiver(self, "resolveNeg").resolveNeg();
}

/** `aten::result_type.Scalar(Tensor tensor, Scalar other) -> ScalarType`
 * `aten::result_type.Scalar_Scalar(Scalar scalar1, Scalar scalar2) -> ScalarType`
 * `aten::result_type.Scalar_Tensor(Scalar scalar, Tensor tensor) -> ScalarType`
 * `aten::result_type.Tensor(Tensor tensor, Tensor other) -> ScalarType` */
export function resultType(tensor: Tensor, other: Tensor | Scalar): DType;
export function resultType(scalar: Scalar, tensor: Tensor): DType;
export function resultType(scalar1: Scalar, scalar2: Scalar): DType;
export function resultType(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return dtypeOf(op[828].value<number>());
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return dtypeOf(op[829].value<number>());
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return dtypeOf(op[830].value<number>());
  }
  if (isScalar(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return dtypeOf(op[831].value<number>());
  }
  throw noOverload("resultType", [a0, a1]);
}

/** `aten::retain_grad(Tensor(a!) self) -> ()` */
export function retainGrad(self: Tensor): void {
  return receiver(self, "retainGrad").retainGrad();
}

/** `aten::retains_grad(Tensor self) -> bool` */
export function retainsGrad(self: Tensor): boolean {
  return receiver(self, "retainsGrad").retainsGrad();
}

/** `aten::rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` */
export function rnnRelu(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
export function rnnRelu(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
export function rnnRelu(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any, a5?: any, a6?: any, a7?: any, a8?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isTensors(a3) && isBoolean(a4) && isNumber(a5) && isNumber(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[834].values<[Tensor, Tensor]>(2);
  }
  if (isTensor(a0) && isTensor(a1) && isTensors(a2) && isBoolean(a3) && isNumber(a4) && isNumber(a5) && isBoolean(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[835].values<[Tensor, Tensor]>(2);
  }
  throw noOverload("rnnRelu", [a0, a1, a2, a3, a4, a5, a6, a7, a8]);
}

/** `aten::rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
export function rnnReluCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor {
  if (options !== undefined) known("rnnReluCell", options, keys[76]);
  begin();
  write(input);
  write(hx);
  write(wIh);
  write(wHh);
  write(options?.bIh);
  write(options?.bHh);
  return op[836].tensor<Tensor>();
}

/** `aten::rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)`
 * `aten::rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)` */
export function rnnTanh(data: Tensor, batchSizes: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean): [Tensor, Tensor];
export function rnnTanh(input: Tensor, hx: Tensor, params: readonly Tensor[], hasBiases: boolean, numLayers: number, dropout: number, train: boolean, bidirectional: boolean, batchFirst: boolean): [Tensor, Tensor];
export function rnnTanh(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any, a5?: any, a6?: any, a7?: any, a8?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isTensors(a3) && isBoolean(a4) && isNumber(a5) && isNumber(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[837].values<[Tensor, Tensor]>(2);
  }
  if (isTensor(a0) && isTensor(a1) && isTensors(a2) && isBoolean(a3) && isNumber(a4) && isNumber(a5) && isBoolean(a6) && isBoolean(a7) && isBoolean(a8)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4);
    write(a5);
    write(a6);
    write(a7);
    write(a8);
    return op[838].values<[Tensor, Tensor]>(2);
  }
  throw noOverload("rnnTanh", [a0, a1, a2, a3, a4, a5, a6, a7, a8]);
}

/** `aten::rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor` */
export function rnnTanhCell(input: Tensor, hx: Tensor, wIh: Tensor, wHh: Tensor, options?: { bIh?: Tensor | null; bHh?: Tensor | null }): Tensor {
  if (options !== undefined) known("rnnTanhCell", options, keys[76]);
  begin();
  write(input);
  write(hx);
  write(wIh);
  write(wHh);
  write(options?.bIh);
  write(options?.bHh);
  return op[839].tensor<Tensor>();
}

/** `aten::roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor` */
export function roll(self: Tensor, shifts: number | readonly number[], options?: { dims?: number | readonly number[] }): Tensor {
  return receiver(self, "roll").roll(shifts, options);
}

/** `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
export function rot90(self: Tensor, options?: { k?: number; dims?: readonly number[] }): Tensor {
  return receiver(self, "rot90").rot90(options);
}

/** `aten::round(Tensor self) -> Tensor`
 * `aten::round.decimals(Tensor self, *, int decimals) -> Tensor` */
export function round(self: Tensor, options?: { decimals?: number }): Tensor;
export function round(self: Tensor, a0?: any): any {
  return receiver(self, "round").round(a0);
}

/** `aten::round_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)` */
export function round_(self: Tensor, options?: { decimals?: number }): Tensor;
export function round_(self: Tensor, a0?: any): any {
  return receiver(self, "round_").round_(a0);
}

/** `aten::row_indices(Tensor(a) self) -> Tensor(a)` */
export function rowIndices(self: Tensor): Tensor {
  return receiver(self, "rowIndices").rowIndices();
}

/** `aten::row_stack(Tensor[] tensors) -> Tensor` */
export function rowStack(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[847].tensor<Tensor>();
}

/** `aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
export function rrelu(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
  return receiver(self, "rrelu").rrelu(options);
}

/** `aten::rrelu_with_noise(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
export function rreluWithNoise(self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
  return receiver(self, "rreluWithNoise").rreluWithNoise(noise, options);
}

/** `aten::rrelu_with_noise_(Tensor(a!) self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
export function rreluWithNoise_(self: Tensor, noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
  return receiver(self, "rreluWithNoise_").rreluWithNoise_(noise, options);
}

/** `aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
export function rrelu_(self: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
  return receiver(self, "rrelu_").rrelu_(options);
}

/** `aten::rsqrt(Tensor self) -> Tensor` */
export function rsqrt(self: Tensor): Tensor {
  return receiver(self, "rsqrt").rsqrt();
}

/** `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)` */
export function rsqrt_(self: Tensor): Tensor {
  return receiver(self, "rsqrt_").rsqrt_();
}

/** `aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * `aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
export function rsub(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function rsub(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "rsub").rsub(a0, a1);
}

/** `aten::scalar_tensor(Scalar s, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function scalarTensor(s: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("scalarTensor", options, keys[7]);
  begin();
  write(s);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[856].tensor<Tensor>();
}

/** `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
 * `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
 * `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
 * `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
export function scatter(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor;
export function scatter(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor;
export function scatter(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "scatter").scatter(a0, a1, a2, a3);
}

/** `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
export function scatterAdd(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor {
  return receiver(self, "scatterAdd").scatterAdd(dim, index, src);
}

/** `aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
export function scatterAdd_(self: Tensor, dim: number, index: Tensor, src: Tensor): Tensor {
  return receiver(self, "scatterAdd_").scatterAdd_(dim, index, src);
}

/** `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor` */
export function scatterReduce(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
  return receiver(self, "scatterReduce").scatterReduce(dim, index, src, reduce, options);
}

/** `aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)` */
export function scatterReduce_(self: Tensor, dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
  return receiver(self, "scatterReduce_").scatterReduce_(dim, index, src, reduce, options);
}

/** `aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
 * `aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
 * `aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
 * `aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
export function scatter_(self: Tensor, dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor;
export function scatter_(self: Tensor, dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor;
export function scatter_(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "scatter_").scatter_(a0, a1, a2, a3);
}

/** `aten::searchsorted.Scalar(Tensor sorted_sequence, Scalar self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor`
 * `aten::searchsorted.Tensor(Tensor sorted_sequence, Tensor self, *, bool out_int32=False, bool right=False, str? side=None, Tensor? sorter=None) -> Tensor` */
export function searchsorted(sortedSequence: Tensor, self: Tensor | Scalar, options?: { outInt32?: boolean; right?: boolean; side?: string | null; sorter?: Tensor | null }): Tensor;
export function searchsorted(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[154])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.outInt32);
    write(a2?.right);
    write(a2?.side);
    write(a2?.sorter);
    return op[869].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isOptions(a2, keys[154])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.outInt32);
    write(a2?.right);
    write(a2?.side);
    write(a2?.sorter);
    return op[870].tensor<Tensor>();
  }
  throw noOverload("searchsorted", [a0, a1, a2], keys[154]);
}

/** `aten::segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor` */
export function segmentReduce(data: Tensor, reduce: string, options?: { lengths?: Tensor | null; indices?: Tensor | null; offsets?: Tensor | null; axis?: number; unsafe?: boolean; initial?: Scalar | null }): Tensor {
  if (options !== undefined) known("segmentReduce", options, keys[155]);
  begin();
  write(data);
  write(reduce);
  write(options?.lengths);
  write(options?.indices);
  write(options?.offsets);
  write(options?.axis);
  write(options?.unsafe);
  write(options?.initial);
  return op[871].tensor<Tensor>();
}

/** `aten::select.int(Tensor(a) self, int dim, int index) -> Tensor(a)` */
export function select(self: Tensor, dim: number, index: number): Tensor {
  return receiver(self, "select").select(dim, index);
}

/** `aten::select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor` */
export function selectScatter(self: Tensor, src: Tensor, dim: number, index: number): Tensor {
  return receiver(self, "selectScatter").selectScatter(src, dim, index);
}

/** `aten::selu(Tensor self) -> Tensor` */
export function selu(self: Tensor): Tensor {
  return receiver(self, "selu").selu();
}

/** `aten::selu_(Tensor(a!) self) -> Tensor(a!)` */
export function selu_(self: Tensor): Tensor {
  return receiver(self, "selu_").selu_();
}

/** `aten::set(Tensor self) -> Tensor`
 * `aten::set.source_Tensor(Tensor self, Tensor source) -> Tensor` */
export function set(self: Tensor, source: Tensor): Tensor;
export function set(self: Tensor): Tensor;
export function set(self: Tensor, a0?: any): any {
  return receiver(self, "set").set(a0);
}

/** `aten::set_data(Tensor(a!) self, Tensor new_data) -> ()` */
export function setData(self: Tensor, newData: Tensor): void {
  return receiver(self, "setData").setData(newData);
}

/** `aten::set_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
 * `aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)` */
export function set_(self: Tensor, source: Tensor, storageOffset: number, size: readonly number[], options?: { stride?: readonly number[] }): Tensor;
export function set_(self: Tensor, source: Tensor): Tensor;
export function set_(self: Tensor): Tensor;
export function set_(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "set_").set_(a0, a1, a2, a3);
}

/** `aten::sgn(Tensor self) -> Tensor` */
export function sgn(self: Tensor): Tensor {
  return receiver(self, "sgn").sgn();
}

/** `aten::sgn_(Tensor(a!) self) -> Tensor(a!)` */
export function sgn_(self: Tensor): Tensor {
  return receiver(self, "sgn_").sgn_();
}

/** `aten::sigmoid(Tensor self) -> Tensor` */
export function sigmoid(self: Tensor): Tensor {
  return receiver(self, "sigmoid").sigmoid();
}

/** `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)` */
export function sigmoid_(self: Tensor): Tensor {
  return receiver(self, "sigmoid_").sigmoid_();
}

/** `aten::sign(Tensor self) -> Tensor` */
export function sign(self: Tensor): Tensor {
  return receiver(self, "sign").sign();
}

/** `aten::sign_(Tensor(a!) self) -> Tensor(a!)` */
export function sign_(self: Tensor): Tensor {
  return receiver(self, "sign_").sign_();
}

/** `aten::signbit(Tensor self) -> Tensor` */
export function signbit(self: Tensor): Tensor {
  return receiver(self, "signbit").signbit();
}

/** `aten::silu(Tensor self) -> Tensor` */
export function silu(self: Tensor): Tensor {
  return receiver(self, "silu").silu();
}

/** `aten::silu_(Tensor(a!) self) -> Tensor(a!)` */
export function silu_(self: Tensor): Tensor {
  return receiver(self, "silu_").silu_();
}

/** `aten::sin(Tensor self) -> Tensor` */
export function sin(self: Tensor): Tensor {
  return receiver(self, "sin").sin();
}

/** `aten::sin_(Tensor(a!) self) -> Tensor(a!)` */
export function sin_(self: Tensor): Tensor {
  return receiver(self, "sin_").sin_();
}

/** `aten::sinc(Tensor self) -> Tensor` */
export function sinc(self: Tensor): Tensor {
  return receiver(self, "sinc").sinc();
}

/** `aten::sinc_(Tensor(a!) self) -> Tensor(a!)` */
export function sinc_(self: Tensor): Tensor {
  return receiver(self, "sinc_").sinc_();
}

/** `aten::sinh(Tensor self) -> Tensor` */
export function sinh(self: Tensor): Tensor {
  return receiver(self, "sinh").sinh();
}

/** `aten::sinh_(Tensor(a!) self) -> Tensor(a!)` */
export function sinh_(self: Tensor): Tensor {
  return receiver(self, "sinh_").sinh_();
}

/** `aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
export function slice(self: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor;
export function slice(self: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor;
export function slice(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any): any {
  return receiver(self, "slice").slice(a0, a1, a2, a3);
}

/** `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
export function sliceScatter(self: Tensor, src: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor;
export function sliceScatter(self: Tensor, src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor;
export function sliceScatter(self: Tensor, a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  return receiver(self, "sliceScatter").sliceScatter(a0, a1, a2, a3, a4);
}

/** `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)` */
export function slogdet(self: Tensor): { sign: Tensor; logabsdet: Tensor } {
  return receiver(self, "slogdet").slogdet();
}

/** `aten::smm(Tensor self, Tensor mat2) -> Tensor` */
export function smm(self: Tensor, mat2: Tensor): Tensor {
  return receiver(self, "smm").smm(mat2);
}

/** `aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
export function smoothL1Loss(self: Tensor, target: Tensor, options?: { reduction?: number; beta?: number }): Tensor {
  return receiver(self, "smoothL1Loss").smoothL1Loss(target, options);
}

/** `aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
export function softMarginLoss(self: Tensor, target: Tensor, options?: { reduction?: number }): Tensor {
  return receiver(self, "softMarginLoss").softMarginLoss(target, options);
}

/** `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
export function softmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "softmax").softmax(dim, options);
}

/** `aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
export function softplus(self: Tensor, options?: { beta?: Scalar; threshold?: Scalar }): Tensor {
  return receiver(self, "softplus").softplus(options);
}

/** `aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
export function softshrink(self: Tensor, options?: { lambd?: Scalar }): Tensor {
  return receiver(self, "softshrink").softshrink(options);
}

/** `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
 * `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
export function sort(self: Tensor, options?: { stable?: boolean | null; dim?: number; descending?: boolean }): { values: Tensor; indices: Tensor };
export function sort(self: Tensor, dim?: number, options?: { stable?: boolean | null; descending?: boolean }): { values: Tensor; indices: Tensor };
export function sort(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "sort").sort(a0, a1);
}

/** `aten::sparse_bsc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseBscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseBscTensor(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isNumberList(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[908].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[909].tensor<Tensor>();
  }
  throw noOverload("sparseBscTensor", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::sparse_bsr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseBsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseBsrTensor(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isNumberList(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[910].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[911].tensor<Tensor>();
  }
  throw noOverload("sparseBsrTensor", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::sparse_compressed_tensor.comp_plain_value(Tensor compressed_indices, Tensor plain_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_compressed_tensor.comp_plain_value_size(Tensor compressed_indices, Tensor plain_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCompressedTensor(compressedIndices: Tensor, plainIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCompressedTensor(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isNumberList(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[912].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[913].tensor<Tensor>();
  }
  throw noOverload("sparseCompressedTensor", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::sparse_coo_tensor.indices(Tensor indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * `aten::sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseCooTensor(indices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCooTensor(indices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCooTensor(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCooTensor(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && isTensor(a1) && isNumberList(a2) && isOptions(a3, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[914].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[7]) && a3 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dtype);
    write(a2?.layout);
    write(a2?.device);
    write(a2?.pinMemory);
    return op[915].tensor<Tensor>();
  }
  if (isNumberList(a0) && isOptions(a1, keys[7]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dtype);
    write(a1?.layout);
    write(a1?.device);
    write(a1?.pinMemory);
    return op[916].tensor<Tensor>();
  }
  throw noOverload("sparseCooTensor", [a0, a1, a2, a3], keys[7]);
}

/** `aten::sparse_csc_tensor.ccol_row_value(Tensor ccol_indices, Tensor row_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCscTensor(ccolIndices: Tensor, rowIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCscTensor(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isNumberList(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[917].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[918].tensor<Tensor>();
  }
  throw noOverload("sparseCscTensor", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::sparse_csr_tensor.crow_col_value(Tensor crow_indices, Tensor col_indices, Tensor values, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor`
 * `aten::sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False) -> Tensor` */
export function sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCsrTensor(crowIndices: Tensor, colIndices: Tensor, values: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor;
export function sparseCsrTensor(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isNumberList(a3) && isOptions(a4, keys[7])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    write(a4?.dtype);
    write(a4?.layout);
    write(a4?.device);
    write(a4?.pinMemory);
    return op[919].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[7]) && a4 === undefined) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.dtype);
    write(a3?.layout);
    write(a3?.device);
    write(a3?.pinMemory);
    return op[920].tensor<Tensor>();
  }
  throw noOverload("sparseCsrTensor", [a0, a1, a2, a3, a4], keys[7]);
}

/** `aten::sparse_dim(Tensor self) -> int` */
export function sparseDim(self: Tensor): number {
  return receiver(self, "sparseDim").sparseDim();
}

/** `aten::sparse_mask(Tensor self, Tensor mask) -> Tensor` */
export function sparseMask(self: Tensor, mask: Tensor): Tensor {
  return receiver(self, "sparseMask").sparseMask(mask);
}

/** `aten::sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function sparseSampledAddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "sparseSampledAddmm").sparseSampledAddmm(mat1, mat2, options);
}

/** `aten::special_airy_ai(Tensor x) -> Tensor` */
export function specialAiryAi(x: Tensor): Tensor {
  begin();
  write(x);
  return op[924].tensor<Tensor>();
}

/** `aten::special_bessel_j0(Tensor self) -> Tensor` */
export function specialBesselJ0(self: Tensor): Tensor {
  return receiver(self, "specialBesselJ0").specialBesselJ0();
}

/** `aten::special_bessel_j1(Tensor self) -> Tensor` */
export function specialBesselJ1(self: Tensor): Tensor {
  return receiver(self, "specialBesselJ1").specialBesselJ1();
}

/** `aten::special_bessel_y0(Tensor self) -> Tensor` */
export function specialBesselY0(self: Tensor): Tensor {
  return receiver(self, "specialBesselY0").specialBesselY0();
}

/** `aten::special_bessel_y1(Tensor self) -> Tensor` */
export function specialBesselY1(self: Tensor): Tensor {
  return receiver(self, "specialBesselY1").specialBesselY1();
}

/** `aten::special_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialChebyshevPolynomialT(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialChebyshevPolynomialT(x: Scalar, n: Tensor): Tensor;
export function specialChebyshevPolynomialT(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[929].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[930].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[931].tensor<Tensor>();
  }
  throw noOverload("specialChebyshevPolynomialT", [a0, a1]);
}

/** `aten::special_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialChebyshevPolynomialU(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialChebyshevPolynomialU(x: Scalar, n: Tensor): Tensor;
export function specialChebyshevPolynomialU(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[932].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[933].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[934].tensor<Tensor>();
  }
  throw noOverload("specialChebyshevPolynomialU", [a0, a1]);
}

/** `aten::special_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialChebyshevPolynomialV(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialChebyshevPolynomialV(x: Scalar, n: Tensor): Tensor;
export function specialChebyshevPolynomialV(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[935].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[936].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[937].tensor<Tensor>();
  }
  throw noOverload("specialChebyshevPolynomialV", [a0, a1]);
}

/** `aten::special_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * `aten::special_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialChebyshevPolynomialW(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialChebyshevPolynomialW(x: Scalar, n: Tensor): Tensor;
export function specialChebyshevPolynomialW(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[938].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[939].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[940].tensor<Tensor>();
  }
  throw noOverload("specialChebyshevPolynomialW", [a0, a1]);
}

/** `aten::special_digamma(Tensor self) -> Tensor` */
export function specialDigamma(self: Tensor): Tensor {
  return receiver(self, "specialDigamma").specialDigamma();
}

/** `aten::special_entr(Tensor self) -> Tensor` */
export function specialEntr(self: Tensor): Tensor {
  return receiver(self, "specialEntr").specialEntr();
}

/** `aten::special_erf(Tensor self) -> Tensor` */
export function specialErf(self: Tensor): Tensor {
  return receiver(self, "specialErf").specialErf();
}

/** `aten::special_erfc(Tensor self) -> Tensor` */
export function specialErfc(self: Tensor): Tensor {
  return receiver(self, "specialErfc").specialErfc();
}

/** `aten::special_erfcx(Tensor self) -> Tensor` */
export function specialErfcx(self: Tensor): Tensor {
  return receiver(self, "specialErfcx").specialErfcx();
}

/** `aten::special_erfinv(Tensor self) -> Tensor` */
export function specialErfinv(self: Tensor): Tensor {
  return receiver(self, "specialErfinv").specialErfinv();
}

/** `aten::special_exp2(Tensor self) -> Tensor` */
export function specialExp2(self: Tensor): Tensor {
  return receiver(self, "specialExp2").specialExp2();
}

/** `aten::special_expit(Tensor self) -> Tensor` */
export function specialExpit(self: Tensor): Tensor {
  return receiver(self, "specialExpit").specialExpit();
}

/** `aten::special_expm1(Tensor self) -> Tensor` */
export function specialExpm1(self: Tensor): Tensor {
  return receiver(self, "specialExpm1").specialExpm1();
}

/** `aten::special_gammainc(Tensor self, Tensor other) -> Tensor` */
export function specialGammainc(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "specialGammainc").specialGammainc(other);
}

/** `aten::special_gammaincc(Tensor self, Tensor other) -> Tensor` */
export function specialGammaincc(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "specialGammaincc").specialGammaincc(other);
}

/** `aten::special_gammaln(Tensor self) -> Tensor` */
export function specialGammaln(self: Tensor): Tensor {
  return receiver(self, "specialGammaln").specialGammaln();
}

/** `aten::special_hermite_polynomial_h(Tensor x, Tensor n) -> Tensor`
 * `aten::special_hermite_polynomial_h.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_hermite_polynomial_h.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialHermitePolynomialH(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialHermitePolynomialH(x: Scalar, n: Tensor): Tensor;
export function specialHermitePolynomialH(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[953].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[954].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[955].tensor<Tensor>();
  }
  throw noOverload("specialHermitePolynomialH", [a0, a1]);
}

/** `aten::special_hermite_polynomial_he(Tensor x, Tensor n) -> Tensor`
 * `aten::special_hermite_polynomial_he.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_hermite_polynomial_he.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialHermitePolynomialHe(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialHermitePolynomialHe(x: Scalar, n: Tensor): Tensor;
export function specialHermitePolynomialHe(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[956].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[957].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[958].tensor<Tensor>();
  }
  throw noOverload("specialHermitePolynomialHe", [a0, a1]);
}

/** `aten::special_i0(Tensor self) -> Tensor` */
export function specialI0(self: Tensor): Tensor {
  return receiver(self, "specialI0").specialI0();
}

/** `aten::special_i0e(Tensor self) -> Tensor` */
export function specialI0e(self: Tensor): Tensor {
  return receiver(self, "specialI0e").specialI0e();
}

/** `aten::special_i1(Tensor self) -> Tensor` */
export function specialI1(self: Tensor): Tensor {
  return receiver(self, "specialI1").specialI1();
}

/** `aten::special_i1e(Tensor self) -> Tensor` */
export function specialI1e(self: Tensor): Tensor {
  return receiver(self, "specialI1e").specialI1e();
}

/** `aten::special_laguerre_polynomial_l(Tensor x, Tensor n) -> Tensor`
 * `aten::special_laguerre_polynomial_l.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_laguerre_polynomial_l.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialLaguerrePolynomialL(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialLaguerrePolynomialL(x: Scalar, n: Tensor): Tensor;
export function specialLaguerrePolynomialL(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[963].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[964].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[965].tensor<Tensor>();
  }
  throw noOverload("specialLaguerrePolynomialL", [a0, a1]);
}

/** `aten::special_legendre_polynomial_p(Tensor x, Tensor n) -> Tensor`
 * `aten::special_legendre_polynomial_p.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_legendre_polynomial_p.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialLegendrePolynomialP(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialLegendrePolynomialP(x: Scalar, n: Tensor): Tensor;
export function specialLegendrePolynomialP(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[966].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[967].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[968].tensor<Tensor>();
  }
  throw noOverload("specialLegendrePolynomialP", [a0, a1]);
}

/** `aten::special_log1p(Tensor self) -> Tensor` */
export function specialLog1p(self: Tensor): Tensor {
  return receiver(self, "specialLog1p").specialLog1p();
}

/** `aten::special_log_ndtr(Tensor self) -> Tensor` */
export function specialLogNdtr(self: Tensor): Tensor {
  return receiver(self, "specialLogNdtr").specialLogNdtr();
}

/** `aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
export function specialLogSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "specialLogSoftmax").specialLogSoftmax(dim, options);
}

/** `aten::special_logit(Tensor self, float? eps=None) -> Tensor` */
export function specialLogit(self: Tensor, options?: { eps?: number | null }): Tensor {
  return receiver(self, "specialLogit").specialLogit(options);
}

/** `aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
export function specialLogsumexp(self: Tensor, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
  return receiver(self, "specialLogsumexp").specialLogsumexp(dim, options);
}

/** `aten::special_modified_bessel_i0(Tensor self) -> Tensor` */
export function specialModifiedBesselI0(self: Tensor): Tensor {
  return receiver(self, "specialModifiedBesselI0").specialModifiedBesselI0();
}

/** `aten::special_modified_bessel_i1(Tensor self) -> Tensor` */
export function specialModifiedBesselI1(self: Tensor): Tensor {
  return receiver(self, "specialModifiedBesselI1").specialModifiedBesselI1();
}

/** `aten::special_modified_bessel_k0(Tensor self) -> Tensor` */
export function specialModifiedBesselK0(self: Tensor): Tensor {
  return receiver(self, "specialModifiedBesselK0").specialModifiedBesselK0();
}

/** `aten::special_modified_bessel_k1(Tensor self) -> Tensor` */
export function specialModifiedBesselK1(self: Tensor): Tensor {
  return receiver(self, "specialModifiedBesselK1").specialModifiedBesselK1();
}

/** `aten::special_multigammaln(Tensor self, int p) -> Tensor` */
export function specialMultigammaln(self: Tensor, p: number): Tensor {
  return receiver(self, "specialMultigammaln").specialMultigammaln(p);
}

/** `aten::special_ndtr(Tensor self) -> Tensor` */
export function specialNdtr(self: Tensor): Tensor {
  return receiver(self, "specialNdtr").specialNdtr();
}

/** `aten::special_ndtri(Tensor self) -> Tensor` */
export function specialNdtri(self: Tensor): Tensor {
  return receiver(self, "specialNdtri").specialNdtri();
}

/** `aten::special_polygamma(int n, Tensor self) -> Tensor` */
export function specialPolygamma(n: number, self: Tensor): Tensor {
  begin();
  write(n);
  write(self);
  return op[981].tensor<Tensor>();
}

/** `aten::special_psi(Tensor self) -> Tensor` */
export function specialPsi(self: Tensor): Tensor {
  return receiver(self, "specialPsi").specialPsi();
}

/** `aten::special_round(Tensor self, *, int decimals=0) -> Tensor` */
export function specialRound(self: Tensor, options?: { decimals?: number }): Tensor {
  return receiver(self, "specialRound").specialRound(options);
}

/** `aten::special_scaled_modified_bessel_k0(Tensor x) -> Tensor` */
export function specialScaledModifiedBesselK0(x: Tensor): Tensor {
  begin();
  write(x);
  return op[984].tensor<Tensor>();
}

/** `aten::special_scaled_modified_bessel_k1(Tensor x) -> Tensor` */
export function specialScaledModifiedBesselK1(x: Tensor): Tensor {
  begin();
  write(x);
  return op[985].tensor<Tensor>();
}

/** `aten::special_shifted_chebyshev_polynomial_t(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_t.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_t.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialShiftedChebyshevPolynomialT(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialShiftedChebyshevPolynomialT(x: Scalar, n: Tensor): Tensor;
export function specialShiftedChebyshevPolynomialT(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[986].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[987].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[988].tensor<Tensor>();
  }
  throw noOverload("specialShiftedChebyshevPolynomialT", [a0, a1]);
}

/** `aten::special_shifted_chebyshev_polynomial_u(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_u.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_u.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialShiftedChebyshevPolynomialU(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialShiftedChebyshevPolynomialU(x: Scalar, n: Tensor): Tensor;
export function specialShiftedChebyshevPolynomialU(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[989].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[990].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[991].tensor<Tensor>();
  }
  throw noOverload("specialShiftedChebyshevPolynomialU", [a0, a1]);
}

/** `aten::special_shifted_chebyshev_polynomial_v(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_v.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_v.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialShiftedChebyshevPolynomialV(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialShiftedChebyshevPolynomialV(x: Scalar, n: Tensor): Tensor;
export function specialShiftedChebyshevPolynomialV(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[992].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[993].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[994].tensor<Tensor>();
  }
  throw noOverload("specialShiftedChebyshevPolynomialV", [a0, a1]);
}

/** `aten::special_shifted_chebyshev_polynomial_w(Tensor x, Tensor n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_w.n_scalar(Tensor x, Scalar n) -> Tensor`
 * `aten::special_shifted_chebyshev_polynomial_w.x_scalar(Scalar x, Tensor n) -> Tensor` */
export function specialShiftedChebyshevPolynomialW(x: Tensor, n: Tensor | Scalar): Tensor;
export function specialShiftedChebyshevPolynomialW(x: Scalar, n: Tensor): Tensor;
export function specialShiftedChebyshevPolynomialW(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[995].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[996].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[997].tensor<Tensor>();
  }
  throw noOverload("specialShiftedChebyshevPolynomialW", [a0, a1]);
}

/** `aten::special_sinc(Tensor self) -> Tensor` */
export function specialSinc(self: Tensor): Tensor {
  return receiver(self, "specialSinc").specialSinc();
}

/** `aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
export function specialSoftmax(self: Tensor, dim: number, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "specialSoftmax").specialSoftmax(dim, options);
}

/** `aten::special_spherical_bessel_j0(Tensor x) -> Tensor` */
export function specialSphericalBesselJ0(x: Tensor): Tensor {
  begin();
  write(x);
  return op[1000].tensor<Tensor>();
}

/** `aten::special_xlog1py(Tensor self, Tensor other) -> Tensor`
 * `aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_xlog1py.self_scalar(Scalar self, Tensor other) -> Tensor` */
export function specialXlog1py(self: Tensor, other: Tensor | Scalar): Tensor;
export function specialXlog1py(self: Scalar, other: Tensor): Tensor;
export function specialXlog1py(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1001].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1002].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1003].tensor<Tensor>();
  }
  throw noOverload("specialXlog1py", [a0, a1]);
}

/** `aten::special_xlogy(Tensor self, Tensor other) -> Tensor`
 * `aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_xlogy.self_scalar(Scalar self, Tensor other) -> Tensor` */
export function specialXlogy(self: Tensor, other: Tensor | Scalar): Tensor;
export function specialXlogy(self: Scalar, other: Tensor): Tensor;
export function specialXlogy(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1004].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1005].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1006].tensor<Tensor>();
  }
  throw noOverload("specialXlogy", [a0, a1]);
}

/** `aten::special_zeta(Tensor self, Tensor other) -> Tensor`
 * `aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::special_zeta.self_scalar(Scalar self, Tensor other) -> Tensor` */
export function specialZeta(self: Tensor, other: Tensor | Scalar): Tensor;
export function specialZeta(self: Scalar, other: Tensor): Tensor;
export function specialZeta(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1007].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1008].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1009].tensor<Tensor>();
  }
  throw noOverload("specialZeta", [a0, a1]);
}

/** `aten::split.Tensor(Tensor(a -> *) self, int split_size, int dim=0) -> Tensor(a)[]`
 * `aten::split.sizes(Tensor(a -> *) self, int[] split_size, int dim=0) -> Tensor(a)[]` */
export function split(self: Tensor, splitSize: number | readonly number[], dim?: number): Tensor[];
export function split(self: Tensor, splitSize: number | readonly number[], options?: { dim?: number }): Tensor[];
export function split(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "split").split(a0, a1);
}

/** `aten::split_with_sizes(Tensor(a -> *) self, int[] split_sizes, int dim=0) -> Tensor(a)[]` */
export function splitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number): Tensor[];
export function splitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number }): Tensor[];
export function splitWithSizes(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "splitWithSizes").splitWithSizes(a0, a1);
}

/** `aten::sqrt(Tensor self) -> Tensor` */
export function sqrt(self: Tensor): Tensor {
  return receiver(self, "sqrt").sqrt();
}

/** `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)` */
export function sqrt_(self: Tensor): Tensor {
  return receiver(self, "sqrt_").sqrt_();
}

/** `aten::square(Tensor self) -> Tensor` */
export function square(self: Tensor): Tensor {
  return receiver(self, "square").square();
}

/** `aten::square_(Tensor(a!) self) -> Tensor(a!)` */
export function square_(self: Tensor): Tensor {
  return receiver(self, "square_").square_();
}

/** `aten::squeeze(Tensor(a) self) -> Tensor(a)`
 * `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` */
export function squeeze(self: Tensor, dim: number): Tensor;
export function squeeze(self: Tensor): Tensor;
export function squeeze(self: Tensor, a0?: any): any {
  return receiver(self, "squeeze").squeeze(a0);
}

/** `aten::squeeze_(Tensor(a!) self) -> Tensor(a!)`
 * `aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` */
export function squeeze_(self: Tensor, dim: number): Tensor;
export function squeeze_(self: Tensor): Tensor;
export function squeeze_(self: Tensor, a0?: any): any {
  return receiver(self, "squeeze_").squeeze_(a0);
}

/** `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
export function sspaddmm(self: Tensor, mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
  return receiver(self, "sspaddmm").sspaddmm(mat1, mat2, options);
}

/** `aten::stack(Tensor[] tensors, int dim=0) -> Tensor` */
export function stack(tensors: readonly Tensor[], dim?: number): Tensor;
export function stack(tensors: readonly Tensor[], options?: { dim?: number }): Tensor;
export function stack(a0?: any, a1?: any): any {
  if (isTensors(a0) && (a1 === undefined || isNumber(a1))) {
    begin();
    write(a0);
    write(a1);
    return op[1022].tensor<Tensor>();
  }
  if (isTensors(a0) && isOptions(a1, keys[25])) {
    begin();
    write(a0);
    write(a1?.dim);
    return op[1022].tensor<Tensor>();
  }
  throw noOverload("stack", [a0, a1], keys[25]);
}

/** `aten::std(Tensor self, bool unbiased=True) -> Tensor`
 * `aten::std.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
 * `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
export function std(self: Tensor, dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): Tensor;
export function std(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
export function std(self: Tensor, options?: { unbiased?: boolean }): Tensor;
export function std(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "std").std(a0, a1);
}

/** `aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * `aten::std_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
 * `aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
export function stdMean(self: Tensor, dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): [Tensor, Tensor];
export function stdMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
export function stdMean(self: Tensor, options?: { unbiased?: boolean }): [Tensor, Tensor];
export function stdMean(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "stdMean").stdMean(a0, a1);
}

/** `aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None) -> Tensor`
 * `aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None) -> Tensor` */
export function stft(self: Tensor, nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; center?: boolean; padMode?: string }): Tensor;
export function stft(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "stft").stft(a0, a1);
}

/** `aten::stride.int(Tensor self, int dim) -> int` */
export function stride(self: Tensor, dim: number): number {
  return receiver(self, "stride").stride(dim);
}

/** `aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
export function sub(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function sub(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "sub").sub(a0, a1);
}

/** `aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * `aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
export function sub_(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function sub_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "sub_").sub_(a0, a1);
}

/** `aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
 * `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
export function subtract(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function subtract(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "subtract").subtract(a0, a1);
}

/** `aten::subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
 * `aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
export function subtract_(self: Tensor, other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
export function subtract_(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "subtract_").subtract_(a0, a1);
}

/** `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
 * `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
export function sum(self: Tensor, dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
export function sum(self: Tensor, options?: { dtype?: DType | null }): Tensor;
export function sum(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "sum").sum(a0, a1);
}

/** `aten::sum_to_size(Tensor self, int[] size) -> Tensor` */
export function sumToSize(self: Tensor, size: readonly number[]): Tensor {
  return receiver(self, "sumToSize").sumToSize(size);
}

/** `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)` */
export function svd(self: Tensor, options?: { some?: boolean; computeUv?: boolean }): { U: Tensor; S: Tensor; V: Tensor } {
  return receiver(self, "svd").svd(options);
}

/** `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)` */
export function swapaxes(self: Tensor, axis0: number, axis1: number): Tensor {
  return receiver(self, "swapaxes").swapaxes(axis0, axis1);
}

/** `aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)` */
export function swapaxes_(self: Tensor, axis0: number, axis1: number): Tensor {
  return receiver(self, "swapaxes_").swapaxes_(axis0, axis1);
}

/** `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
export function swapdims(self: Tensor, dim0: number, dim1: number): Tensor {
  return receiver(self, "swapdims").swapdims(dim0, dim1);
}

/** `aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
export function swapdims_(self: Tensor, dim0: number, dim1: number): Tensor {
  return receiver(self, "swapdims_").swapdims_(dim0, dim1);
}

/** `aten::symeig(Tensor self, bool eigenvectors=False, bool upper=True) -> (Tensor eigenvalues, Tensor eigenvectors)` */
export function symeig(self: Tensor, options?: { eigenvectors?: boolean; upper?: boolean }): { eigenvalues: Tensor; eigenvectors: Tensor } {
  return receiver(self, "symeig").symeig(options);
}

/** `aten::t(Tensor(a) self) -> Tensor(a)` */
export function t(self: Tensor): Tensor {
  return receiver(self, "t").t();
}

/** `aten::t_(Tensor(a!) self) -> Tensor(a!)` */
export function t_(self: Tensor): Tensor {
  return receiver(self, "t_").t_();
}

/** `aten::take(Tensor self, Tensor index) -> Tensor` */
export function take(self: Tensor, index: Tensor): Tensor {
  return receiver(self, "take").take(index);
}

/** `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
export function takeAlongDim(self: Tensor, indices: Tensor, dim?: number | null): Tensor;
export function takeAlongDim(self: Tensor, indices: Tensor, options?: { dim?: number | null }): Tensor;
export function takeAlongDim(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "takeAlongDim").takeAlongDim(a0, a1);
}

/** `aten::tan(Tensor self) -> Tensor` */
export function tan(self: Tensor): Tensor {
  return receiver(self, "tan").tan();
}

/** `aten::tan_(Tensor(a!) self) -> Tensor(a!)` */
export function tan_(self: Tensor): Tensor {
  return receiver(self, "tan_").tan_();
}

/** `aten::tanh(Tensor self) -> Tensor` */
export function tanh(self: Tensor): Tensor {
  return receiver(self, "tanh").tanh();
}

/** `aten::tanh_(Tensor(a!) self) -> Tensor(a!)` */
export function tanh_(self: Tensor): Tensor {
  return receiver(self, "tanh_").tanh_();
}

/** `aten::tensor_split.indices(Tensor(a -> *) self, int[] indices, int dim=0) -> Tensor(a)[]`
 * `aten::tensor_split.sections(Tensor(a -> *) self, int sections, int dim=0) -> Tensor(a)[]`
 * `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]` */
export function tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, dim?: number): Tensor[];
export function tensorSplit(self: Tensor, tensorIndicesOrSections: Tensor, options?: { dim?: number }): Tensor[];
export function tensorSplit(self: Tensor, indices: readonly number[], dim?: number): Tensor[];
export function tensorSplit(self: Tensor, indices: readonly number[], options?: { dim?: number }): Tensor[];
export function tensorSplit(self: Tensor, sections: number, dim?: number): Tensor[];
export function tensorSplit(self: Tensor, sections: number, options?: { dim?: number }): Tensor[];
export function tensorSplit(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "tensorSplit").tensorSplit(a0, a1);
}

/** `aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor` */
export function tensordot(self: Tensor, other: Tensor, dimsSelf: readonly number[], dimsOther: readonly number[]): Tensor {
  return receiver(self, "tensordot").tensordot(other, dimsSelf, dimsOther);
}

/** `aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor` */
export function threshold(self: Tensor, threshold: Scalar, value: Scalar): Tensor {
  return receiver(self, "threshold").threshold(threshold, value);
}

/** `aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)` */
export function threshold_(self: Tensor, threshold: Scalar, value: Scalar): Tensor {
  return receiver(self, "threshold_").threshold_(threshold, value);
}

/** `aten::tile(Tensor self, int[] dims) -> Tensor` */
export function tile(self: Tensor, dims: readonly number[]): Tensor {
  return receiver(self, "tile").tile(dims);
}

/** `aten::to_dense(Tensor self, ScalarType? dtype=None) -> Tensor` */
export function toDense(self: Tensor, options?: { dtype?: DType | null }): Tensor {
  return receiver(self, "toDense").toDense(options);
}

/** `aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
export function toOptions(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; nonBlocking?: boolean; copy?: boolean; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "toOptions").toOptions(options);
}

/** `aten::to_sparse(Tensor self) -> Tensor`
 * `aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor` */
export function toSparse(self: Tensor, sparseDim: number): Tensor;
export function toSparse(self: Tensor): Tensor;
export function toSparse(self: Tensor, a0?: any): any {
  return receiver(self, "toSparse").toSparse(a0);
}

/** `aten::to_sparse_bsc(Tensor self, int[2] blocksize) -> Tensor` */
export function toSparseBsc(self: Tensor, blocksize: number | readonly number[]): Tensor {
  return receiver(self, "toSparseBsc").toSparseBsc(blocksize);
}

/** `aten::to_sparse_bsr(Tensor self, int[2] blocksize) -> Tensor` */
export function toSparseBsr(self: Tensor, blocksize: number | readonly number[]): Tensor {
  return receiver(self, "toSparseBsr").toSparseBsr(blocksize);
}

/** `aten::to_sparse_csc(Tensor self) -> Tensor` */
export function toSparseCsc(self: Tensor): Tensor {
  return receiver(self, "toSparseCsc").toSparseCsc();
}

/** `aten::to_sparse_csr(Tensor self) -> Tensor` */
export function toSparseCsr(self: Tensor): Tensor {
  return receiver(self, "toSparseCsr").toSparseCsr();
}

/** `aten::topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
export function topk(self: Tensor, k: number, dim?: number, options?: { largest?: boolean; sorted?: boolean }): { values: Tensor; indices: Tensor };
export function topk(self: Tensor, k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean }): { values: Tensor; indices: Tensor };
export function topk(self: Tensor, a0?: any, a1?: any, a2?: any): any {
  return receiver(self, "topk").topk(a0, a1, a2);
}

/** `aten::trace(Tensor self) -> Tensor` */
export function trace(self: Tensor): Tensor {
  return receiver(self, "trace").trace();
}

/** `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
export function transpose(self: Tensor, dim0: number, dim1: number): Tensor {
  return receiver(self, "transpose").transpose(dim0, dim1);
}

/** `aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
export function transpose_(self: Tensor, dim0: number, dim1: number): Tensor {
  return receiver(self, "transpose_").transpose_(dim0, dim1);
}

/** `aten::trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor`
 * `aten::trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` */
export function trapezoid(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor;
export function trapezoid(y: Tensor, options?: { dx?: Scalar; dim?: number }): Tensor;
export function trapezoid(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[25])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    return op[1076].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[50]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dx);
    write(a1?.dim);
    return op[1077].tensor<Tensor>();
  }
  throw noOverload("trapezoid", [a0, a1, a2], keys[51]);
}

/** `aten::trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor`
 * `aten::trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor` */
export function trapz(y: Tensor, x: Tensor, options?: { dim?: number }): Tensor;
export function trapz(y: Tensor, options?: { dx?: number; dim?: number }): Tensor;
export function trapz(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isOptions(a2, keys[25])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.dim);
    return op[1078].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1, keys[50]) && a2 === undefined) {
    begin();
    write(a0);
    write(a1?.dx);
    write(a1?.dim);
    return op[1079].tensor<Tensor>();
  }
  throw noOverload("trapz", [a0, a1, a2], keys[51]);
}

/** `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)` */
export function triangularSolve(self: Tensor, A: Tensor, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean }): { solution: Tensor; clonedCoefficient: Tensor } {
  return receiver(self, "triangularSolve").triangularSolve(A, options);
}

/** `aten::tril(Tensor self, int diagonal=0) -> Tensor` */
export function tril(self: Tensor, diagonal?: number): Tensor;
export function tril(self: Tensor, options?: { diagonal?: number }): Tensor;
export function tril(self: Tensor, a0?: any): any {
  return receiver(self, "tril").tril(a0);
}

/** `aten::tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function trilIndices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("trilIndices", options, keys[174]);
  begin();
  write(row);
  write(col);
  write(options?.offset);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[1082].tensor<Tensor>();
}

/** `aten::tril_(Tensor(a!) self, int diagonal=0) -> Tensor(a!)` */
export function tril_(self: Tensor, diagonal?: number): Tensor;
export function tril_(self: Tensor, options?: { diagonal?: number }): Tensor;
export function tril_(self: Tensor, a0?: any): any {
  return receiver(self, "tril_").tril_(a0);
}

/** `aten::triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1., float p=2., float eps=9.9999999999999995e-07, bool swap=False, int reduction=1) -> Tensor` */
export function tripletMarginLoss(anchor: Tensor, positive: Tensor, negative: Tensor, options?: { margin?: number; p?: number; eps?: number; swap?: boolean; reduction?: number }): Tensor {
  if (options !== undefined) known("tripletMarginLoss", options, keys[175]);
  begin();
  write(anchor);
  write(positive);
  write(negative);
  write(options?.margin);
  write(options?.p);
  write(options?.eps);
  write(options?.swap);
  write(options?.reduction);
  return op[1084].tensor<Tensor>();
}

/** `aten::triu(Tensor self, int diagonal=0) -> Tensor` */
export function triu(self: Tensor, diagonal?: number): Tensor;
export function triu(self: Tensor, options?: { diagonal?: number }): Tensor;
export function triu(self: Tensor, a0?: any): any {
  return receiver(self, "triu").triu(a0);
}

/** `aten::triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=4, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function triuIndices(row: number, col: number, options?: { offset?: number; dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("triuIndices", options, keys[174]);
  begin();
  write(row);
  write(col);
  write(options?.offset);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[1086].tensor<Tensor>();
}

/** `aten::triu_(Tensor(a!) self, int diagonal=0) -> Tensor(a!)` */
export function triu_(self: Tensor, diagonal?: number): Tensor;
export function triu_(self: Tensor, options?: { diagonal?: number }): Tensor;
export function triu_(self: Tensor, a0?: any): any {
  return receiver(self, "triu_").triu_(a0);
}

/** `aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
 * `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor` */
export function trueDivide(self: Tensor, other: Tensor | Scalar): Tensor;
export function trueDivide(self: Tensor, a0?: any): any {
  return receiver(self, "trueDivide").trueDivide(a0);
}

/** `aten::true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function trueDivide_(self: Tensor, other: Tensor | Scalar): Tensor;
export function trueDivide_(self: Tensor, a0?: any): any {
  return receiver(self, "trueDivide_").trueDivide_(a0);
}

/** `aten::trunc(Tensor self) -> Tensor` */
export function trunc(self: Tensor): Tensor {
  return receiver(self, "trunc").trunc();
}

/** `aten::trunc_(Tensor(a!) self) -> Tensor(a!)` */
export function trunc_(self: Tensor): Tensor {
  return receiver(self, "trunc_").trunc_();
}

/** `aten::type_as(Tensor self, Tensor other) -> Tensor` */
export function typeAs(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "typeAs").typeAs(other);
}

/** `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
export function unbind(self: Tensor, dim?: number): Tensor[];
export function unbind(self: Tensor, options?: { dim?: number }): Tensor[];
export function unbind(self: Tensor, a0?: any): any {
  return receiver(self, "unbind").unbind(a0);
}

/** `aten::unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a)` */
export function unflatten(self: Tensor, dim: number, sizes: readonly number[]): Tensor {
  return receiver(self, "unflatten").unflatten(dim, sizes);
}

/** `aten::unflatten_dense_tensors(Tensor flat, Tensor[] tensors) -> Tensor[]` */
export function unflattenDenseTensors(flat: Tensor, tensors: readonly Tensor[]): Tensor[] {
  begin();
  write(flat);
  write(tensors);
  return op[1097].value<Tensor[]>();
}

/** `aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
export function unfold(self: Tensor, dimension: number, size: number, step: number): Tensor {
  return receiver(self, "unfold").unfold(dimension, size, step);
}

/** `aten::uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor` */
export function uniform(self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "uniform").uniform(options);
}

/** `aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
export function uniform_(self: Tensor, options?: { from?: number; to?: number; generator?: Generator | null }): Tensor {
  return receiver(self, "uniform_").uniform_(options);
}

/** `aten::_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
 * `aten::_unique2.out(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))` */
export function unique(self: Tensor, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean; out0?: Tensor; out1?: Tensor; out2?: Tensor }): [Tensor, Tensor, Tensor];
export function unique(self: Tensor, a0?: any): any {
  return receiver(self, "unique").unique(a0);
}

/** `aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
export function uniqueConsecutive(self: Tensor, options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor] {
  return receiver(self, "uniqueConsecutive").uniqueConsecutive(options);
}

/** `aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
export function uniqueDim(self: Tensor, dim: number, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor] {
  return receiver(self, "uniqueDim").uniqueDim(dim, options);
}

/** `aten::unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
export function uniqueDimConsecutive(self: Tensor, dim: number, options?: { returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor] {
  return receiver(self, "uniqueDimConsecutive").uniqueDimConsecutive(dim, options);
}

/** `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
export function unsafeChunk(self: Tensor, chunks: number, dim?: number): Tensor[];
export function unsafeChunk(self: Tensor, chunks: number, options?: { dim?: number }): Tensor[];
export function unsafeChunk(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "unsafeChunk").unsafeChunk(a0, a1);
}

/** `aten::unsafe_split.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[]` */
export function unsafeSplit(self: Tensor, splitSize: number, dim?: number): Tensor[];
export function unsafeSplit(self: Tensor, splitSize: number, options?: { dim?: number }): Tensor[];
export function unsafeSplit(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "unsafeSplit").unsafeSplit(a0, a1);
}

/** `aten::unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]` */
export function unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], dim?: number): Tensor[];
export function unsafeSplitWithSizes(self: Tensor, splitSizes: readonly number[], options?: { dim?: number }): Tensor[];
export function unsafeSplitWithSizes(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "unsafeSplitWithSizes").unsafeSplitWithSizes(a0, a1);
}

/** `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
export function unsqueeze(self: Tensor, dim: number): Tensor {
  return receiver(self, "unsqueeze").unsqueeze(dim);
}

/** `aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
export function unsqueeze_(self: Tensor, dim: number): Tensor {
  return receiver(self, "unsqueeze_").unsqueeze_(dim);
}

/** `aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * `aten::upsample_bicubic2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
export function upsampleBicubic2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor;
export function upsampleBicubic2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor;
export function upsampleBicubic2d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && isBoolean(a2) && (a3 === null || isNumberList(a3))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[1112].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[181])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.scalesH);
    write(a3?.scalesW);
    return op[1111].tensor<Tensor>();
  }
  throw noOverload("upsampleBicubic2d", [a0, a1, a2, a3], keys[181]);
}

/** `aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor`
 * `aten::upsample_bilinear2d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
export function upsampleBilinear2d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor;
export function upsampleBilinear2d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor;
export function upsampleBilinear2d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && isBoolean(a2) && (a3 === null || isNumberList(a3))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[1114].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[181])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.scalesH);
    write(a3?.scalesW);
    return op[1113].tensor<Tensor>();
  }
  throw noOverload("upsampleBilinear2d", [a0, a1, a2, a3], keys[181]);
}

/** `aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor`
 * `aten::upsample_linear1d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
export function upsampleLinear1d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor;
export function upsampleLinear1d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor;
export function upsampleLinear1d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && isBoolean(a2) && (a3 === null || isNumberList(a3))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[1116].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[182])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.scales);
    return op[1115].tensor<Tensor>();
  }
  throw noOverload("upsampleLinear1d", [a0, a1, a2, a3], keys[182]);
}

/** `aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor`
 * `aten::upsample_nearest1d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
export function upsampleNearest1d(input: Tensor, outputSize: readonly number[] | null, scaleFactors: readonly number[] | null): Tensor;
export function upsampleNearest1d(self: Tensor, outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor;
export function upsampleNearest1d(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && (a2 === null || isNumberList(a2))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1118].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isOptions(a2, keys[182])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.scales);
    return op[1117].tensor<Tensor>();
  }
  throw noOverload("upsampleNearest1d", [a0, a1, a2], keys[182]);
}

/** `aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor`
 * `aten::upsample_nearest2d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
export function upsampleNearest2d(input: Tensor, outputSize: readonly number[] | null, scaleFactors: readonly number[] | null): Tensor;
export function upsampleNearest2d(self: Tensor, outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor;
export function upsampleNearest2d(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && (a2 === null || isNumberList(a2))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1120].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isOptions(a2, keys[181])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.scalesH);
    write(a2?.scalesW);
    return op[1119].tensor<Tensor>();
  }
  throw noOverload("upsampleNearest2d", [a0, a1, a2], keys[181]);
}

/** `aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * `aten::upsample_nearest3d.vec(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor` */
export function upsampleNearest3d(input: Tensor, outputSize: readonly number[] | null, scaleFactors: readonly number[] | null): Tensor;
export function upsampleNearest3d(self: Tensor, outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor;
export function upsampleNearest3d(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && (a2 === null || isNumberList(a2))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1122].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isOptions(a2, keys[183])) {
    begin();
    write(a0);
    write(a1);
    write(a2?.scalesD);
    write(a2?.scalesH);
    write(a2?.scalesW);
    return op[1121].tensor<Tensor>();
  }
  throw noOverload("upsampleNearest3d", [a0, a1, a2], keys[183]);
}

/** `aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor`
 * `aten::upsample_trilinear3d.vec(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor` */
export function upsampleTrilinear3d(input: Tensor, outputSize: readonly number[] | null, alignCorners: boolean, scaleFactors: readonly number[] | null): Tensor;
export function upsampleTrilinear3d(self: Tensor, outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor;
export function upsampleTrilinear3d(a0?: any, a1?: any, a2?: any, a3?: any): any {
  if (isTensor(a0) && (a1 === null || isNumberList(a1)) && isBoolean(a2) && (a3 === null || isNumberList(a3))) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3);
    return op[1124].tensor<Tensor>();
  }
  if (isTensor(a0) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[183])) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    write(a3?.scalesD);
    write(a3?.scalesH);
    write(a3?.scalesW);
    return op[1123].tensor<Tensor>();
  }
  throw noOverload("upsampleTrilinear3d", [a0, a1, a2, a3], keys[183]);
}

/** `aten::values(Tensor(a) self) -> Tensor(a)` */
export function values(self: Tensor): Tensor {
  return receiver(self, "values").values();
}

/** `aten::vander(Tensor x, int? N=None, bool increasing=False) -> Tensor` */
export function vander(x: Tensor, options?: { N?: number | null; increasing?: boolean }): Tensor {
  if (options !== undefined) known("vander", options, keys[184]);
  begin();
  write(x);
  write(options?.N);
  write(options?.increasing);
  return op[1126].tensor<Tensor>();
}

/** `aten::var(Tensor self, bool unbiased=True) -> Tensor`
 * `aten::var.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
 * `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
function varOf(self: Tensor, dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): Tensor;
function varOf(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
function varOf(self: Tensor, options?: { unbiased?: boolean }): Tensor;
function varOf(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "var").var(a0, a1);
}
export { varOf as var };

/** `aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
 * `aten::var_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
 * `aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
export function varMean(self: Tensor, dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): [Tensor, Tensor];
export function varMean(self: Tensor, dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
export function varMean(self: Tensor, options?: { unbiased?: boolean }): [Tensor, Tensor];
export function varMean(self: Tensor, a0?: any, a1?: any): any {
  return receiver(self, "varMean").varMean(a0, a1);
}

/** `aten::vdot(Tensor self, Tensor other) -> Tensor` */
export function vdot(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "vdot").vdot(other);
}

/** `aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
 * `aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
export function view(self: Tensor, size: readonly number[]): Tensor;
export function view(self: Tensor, dtype: DType): Tensor;
export function view(self: Tensor, a0?: any): any {
  return receiver(self, "view").view(a0);
}

/** `aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
export function viewAs(self: Tensor, other: Tensor): Tensor {
  return receiver(self, "viewAs").viewAs(other);
}

/** `aten::view_as_complex(Tensor(a) self) -> Tensor(a)` */
export function viewAsComplex(self: Tensor): Tensor {
  return receiver(self, "viewAsComplex").viewAsComplex();
}

/** `aten::view_as_real(Tensor(a) self) -> Tensor(a)` */
export function viewAsReal(self: Tensor): Tensor {
  return receiver(self, "viewAsReal").viewAsReal();
}

/** `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
 * `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
export function vsplit(self: Tensor, indices: readonly number[]): Tensor[];
export function vsplit(self: Tensor, sections: number): Tensor[];
export function vsplit(self: Tensor, a0?: any): any {
  return receiver(self, "vsplit").vsplit(a0);
}

/** `aten::vstack(Tensor[] tensors) -> Tensor` */
export function vstack(tensors: readonly Tensor[]): Tensor {
  begin();
  write(tensors);
  return op[1141].tensor<Tensor>();
}

/** `aten::where(Tensor condition) -> Tensor[]`
 * `aten::where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor`
 * `aten::where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor`
 * `aten::where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor`
 * `aten::where.self(Tensor condition, Tensor self, Tensor other) -> Tensor` */
export function where(condition: Tensor, self: Tensor | Scalar, other: Tensor | Scalar): Tensor;
export function where(condition: Tensor): Tensor[];
export function where(a0?: any, a1?: any, a2?: any): any {
  if (isTensor(a0) && isTensor(a1) && isTensor(a2)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1142].tensor<Tensor>();
  }
  if (isTensor(a0) && isTensor(a1) && isScalar(a2)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1143].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isTensor(a2)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1144].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1) && isScalar(a2)) {
    begin();
    write(a0);
    write(a1);
    write(a2);
    return op[1145].tensor<Tensor>();
  }
  if (isTensor(a0) && isOptions(a1) && a2 === undefined) {
    begin();
    write(a0);
    return op[1146].value<Tensor[]>();
  }
  throw noOverload("where", [a0, a1, a2]);
}

/** `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
 * `aten::xlogy.Scalar_Self(Scalar self, Tensor other) -> Tensor`
 * `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor` */
export function xlogy(self: Tensor, other: Tensor | Scalar): Tensor;
export function xlogy(self: Scalar, other: Tensor): Tensor;
export function xlogy(a0?: any, a1?: any): any {
  if (isTensor(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1147].tensor<Tensor>();
  }
  if (isTensor(a0) && isScalar(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1148].tensor<Tensor>();
  }
  if (isScalar(a0) && isTensor(a1)) {
    begin();
    write(a0);
    write(a1);
    return op[1149].tensor<Tensor>();
  }
  throw noOverload("xlogy", [a0, a1]);
}

/** `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
 * `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
export function xlogy_(self: Tensor, other: Tensor | Scalar): Tensor;
export function xlogy_(self: Tensor, a0?: any): any {
  return receiver(self, "xlogy_").xlogy_(a0);
}

/** `aten::zero(Tensor self) -> Tensor` */
export function zero(self: Tensor): Tensor {
  return receiver(self, "zero").zero();
}

/** `aten::zero_(Tensor(a!) self) -> Tensor(a!)` */
export function zero_(self: Tensor): Tensor {
  return receiver(self, "zero_").zero_();
}

/** `aten::zeros(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
export function zeros(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
  if (options !== undefined) known("zeros", options, keys[7]);
  begin();
  write(size);
  write(options?.dtype);
  write(options?.layout);
  write(options?.device);
  write(options?.pinMemory);
  return op[1154].tensor<Tensor>();
}

/** `aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
export function zerosLike(self: Tensor, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
  return receiver(self, "zerosLike").zerosLike(options);
}
