// Generated from libtorch's schemas by scripts/generate; do not edit.
import { begin, put as write } from "../commands.js";
import { isBoolean, isNumber, isNumberList, isNumbers, isOptions, isScalar, isScalars, isString, isTensor, isTensors, known, noOverload } from "../overloads.js";
import { keys, op } from "./tables.js";
import type { Scalar } from "../commands.js";
import type { DType } from "../dtype.js";
import type { MemoryFormat } from "../dtype.js";
import type { Generator } from "../random.js";
import type { Layout } from "../overloads.js";
import type { Tensor } from "../tensor.js";

export * from "./functions.js";

/** Operators that take the tensor first, as methods. */
export abstract class TensorOperators {
  /** `aten::abs(Tensor self) -> Tensor` */
  abs(): Tensor {
    begin();
    write(this);
    return op[0].tensor<Tensor>();
  }

  /** `aten::abs_(Tensor(a!) self) -> Tensor(a!)` */
  abs_(): this {
    begin();
    write(this);
    op[1].inPlace();
    return this;
  }

  /** `aten::absolute(Tensor self) -> Tensor` */
  absolute(): Tensor {
    begin();
    write(this);
    return op[2].tensor<Tensor>();
  }

  /** `aten::absolute_(Tensor(a!) self) -> Tensor(a!)` */
  absolute_(): this {
    begin();
    write(this);
    op[3].inPlace();
    return this;
  }

  /** `aten::acos(Tensor self) -> Tensor` */
  acos(): Tensor {
    begin();
    write(this);
    return op[4].tensor<Tensor>();
  }

  /** `aten::acos_(Tensor(a!) self) -> Tensor(a!)` */
  acos_(): this {
    begin();
    write(this);
    op[5].inPlace();
    return this;
  }

  /** `aten::acosh(Tensor self) -> Tensor` */
  acosh(): Tensor {
    begin();
    write(this);
    return op[6].tensor<Tensor>();
  }

  /** `aten::acosh_(Tensor(a!) self) -> Tensor(a!)` */
  acosh_(): this {
    begin();
    write(this);
    op[7].inPlace();
    return this;
  }

  /** `aten::adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor` */
  adaptiveAvgPool1d(outputSize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(outputSize);
    return op[8].tensor<Tensor>();
  }

  /** `aten::adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor` */
  adaptiveAvgPool2d(outputSize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(outputSize);
    return op[9].tensor<Tensor>();
  }

  /** `aten::adaptive_avg_pool3d(Tensor self, int[3] output_size) -> Tensor` */
  adaptiveAvgPool3d(outputSize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(outputSize);
    return op[10].tensor<Tensor>();
  }

  /** `aten::adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)` */
  adaptiveMaxPool1d(outputSize: number | readonly number[]): [Tensor, Tensor] {
    begin();
    write(this);
    write(outputSize);
    return op[11].values<[Tensor, Tensor]>(2);
  }

  /** `aten::adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)` */
  adaptiveMaxPool2d(outputSize: number | readonly number[]): [Tensor, Tensor] {
    begin();
    write(this);
    write(outputSize);
    return op[12].values<[Tensor, Tensor]>(2);
  }

  /** `aten::adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)` */
  adaptiveMaxPool3d(outputSize: number | readonly number[]): [Tensor, Tensor] {
    begin();
    write(this);
    write(outputSize);
    return op[13].values<[Tensor, Tensor]>(2);
  }

  /** `aten::add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  add(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  add(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[14].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[15].tensor<Tensor>();
    }
    throw noOverload("add", [a0, a1], keys[0]);
  }

  /** `aten::add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * `aten::add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  add_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this;
  add_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[16].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[17].inPlace();
      return this;
    }
    throw noOverload("add_", [a0, a1], keys[0]);
  }

  /** `aten::addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("addbmm", options, keys[1]);
    begin();
    write(this);
    write(batch1);
    write(batch2);
    write(options?.beta);
    write(options?.alpha);
    return op[18].tensor<Tensor>();
  }

  /** `aten::addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    if (options !== undefined) known("addbmm_", options, keys[1]);
    begin();
    write(this);
    write(batch1);
    write(batch2);
    write(options?.beta);
    write(options?.alpha);
    op[19].inPlace();
    return this;
  }

  /** `aten::addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcdiv(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
    if (options !== undefined) known("addcdiv", options, keys[2]);
    begin();
    write(this);
    write(tensor1);
    write(tensor2);
    write(options?.value);
    return op[20].tensor<Tensor>();
  }

  /** `aten::addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcdiv_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this {
    if (options !== undefined) known("addcdiv_", options, keys[2]);
    begin();
    write(this);
    write(tensor1);
    write(tensor2);
    write(options?.value);
    op[21].inPlace();
    return this;
  }

  /** `aten::addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor` */
  addcmul(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): Tensor {
    if (options !== undefined) known("addcmul", options, keys[2]);
    begin();
    write(this);
    write(tensor1);
    write(tensor2);
    write(options?.value);
    return op[22].tensor<Tensor>();
  }

  /** `aten::addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)` */
  addcmul_(tensor1: Tensor, tensor2: Tensor, options?: { value?: Scalar }): this {
    if (options !== undefined) known("addcmul_", options, keys[2]);
    begin();
    write(this);
    write(tensor1);
    write(tensor2);
    write(options?.value);
    op[23].inPlace();
    return this;
  }

  /** `aten::addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("addmm", options, keys[1]);
    begin();
    write(this);
    write(mat1);
    write(mat2);
    write(options?.beta);
    write(options?.alpha);
    return op[24].tensor<Tensor>();
  }

  /** `aten::addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addmm_(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    if (options !== undefined) known("addmm_", options, keys[1]);
    begin();
    write(this);
    write(mat1);
    write(mat2);
    write(options?.beta);
    write(options?.alpha);
    op[25].inPlace();
    return this;
  }

  /** `aten::addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addmv(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("addmv", options, keys[1]);
    begin();
    write(this);
    write(mat);
    write(vec);
    write(options?.beta);
    write(options?.alpha);
    return op[26].tensor<Tensor>();
  }

  /** `aten::addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addmv_(mat: Tensor, vec: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    if (options !== undefined) known("addmv_", options, keys[1]);
    begin();
    write(this);
    write(mat);
    write(vec);
    write(options?.beta);
    write(options?.alpha);
    op[27].inPlace();
    return this;
  }

  /** `aten::addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  addr(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("addr", options, keys[1]);
    begin();
    write(this);
    write(vec1);
    write(vec2);
    write(options?.beta);
    write(options?.alpha);
    return op[28].tensor<Tensor>();
  }

  /** `aten::addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  addr_(vec1: Tensor, vec2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    if (options !== undefined) known("addr_", options, keys[1]);
    begin();
    write(this);
    write(vec1);
    write(vec2);
    write(options?.beta);
    write(options?.alpha);
    op[29].inPlace();
    return this;
  }

  /** `aten::adjoint(Tensor(a) self) -> Tensor(a)` */
  adjoint(): Tensor {
    begin();
    write(this);
    return op[30].tensor<Tensor>();
  }

  /** `aten::alias(Tensor(a) self) -> Tensor(a)` */
  alias(): Tensor {
    begin();
    write(this);
    return op[32].tensor<Tensor>();
  }

  /** `aten::all(Tensor self) -> Tensor`
   * `aten::all.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  all(dim: number, options?: { keepdim?: boolean }): Tensor;
  all(): Tensor;
  all(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[33].tensor<Tensor>();
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[34].tensor<Tensor>();
    }
    throw noOverload("all", [a0, a1], keys[3]);
  }

  /** `aten::allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> bool` */
  allclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): boolean {
    if (options !== undefined) known("allclose", options, keys[4]);
    begin();
    write(this);
    write(other);
    write(options?.rtol);
    write(options?.atol);
    write(options?.equalNan);
    return op[35].value<boolean>();
  }

  /** `aten::alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  alphaDropout_(p: number, train: boolean): this {
    begin();
    write(this);
    write(p);
    write(train);
    op[37].inPlace();
    return this;
  }

  /** `aten::amax(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amax(dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  amax(options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor;
  amax(a0?: any, a1?: any): any {
    if ((a0 === undefined || isNumbers(a0)) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[38].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      return op[38].tensor<Tensor>();
    }
    throw noOverload("amax", [a0, a1], keys[6]);
  }

  /** `aten::amin(Tensor self, int[1] dim=[], bool keepdim=False) -> Tensor` */
  amin(dim?: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  amin(options?: { dim?: number | readonly number[]; keepdim?: boolean }): Tensor;
  amin(a0?: any, a1?: any): any {
    if ((a0 === undefined || isNumbers(a0)) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[39].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      return op[39].tensor<Tensor>();
    }
    throw noOverload("amin", [a0, a1], keys[6]);
  }

  /** `aten::aminmax(Tensor self, *, int? dim=None, bool keepdim=False) -> (Tensor min, Tensor max)` */
  aminmax(options?: { dim?: number | null; keepdim?: boolean }): { min: Tensor; max: Tensor } {
    if (options !== undefined) known("aminmax", options, keys[5]);
    begin();
    write(this);
    write(options?.dim);
    write(options?.keepdim);
    const [min, max] = op[40].values<Tensor[]>(2);
    return { min, max };
  }

  /** `aten::angle(Tensor self) -> Tensor` */
  angle(): Tensor {
    begin();
    write(this);
    return op[41].tensor<Tensor>();
  }

  /** `aten::any(Tensor self) -> Tensor`
   * `aten::any.dim(Tensor self, int dim, bool keepdim=False) -> Tensor` */
  any(dim: number, options?: { keepdim?: boolean }): Tensor;
  any(): Tensor;
  any(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[42].tensor<Tensor>();
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[43].tensor<Tensor>();
    }
    throw noOverload("any", [a0, a1], keys[3]);
  }

  /** `aten::arccos(Tensor self) -> Tensor` */
  arccos(): Tensor {
    begin();
    write(this);
    return op[47].tensor<Tensor>();
  }

  /** `aten::arccos_(Tensor(a!) self) -> Tensor(a!)` */
  arccos_(): this {
    begin();
    write(this);
    op[48].inPlace();
    return this;
  }

  /** `aten::arccosh(Tensor self) -> Tensor` */
  arccosh(): Tensor {
    begin();
    write(this);
    return op[49].tensor<Tensor>();
  }

  /** `aten::arccosh_(Tensor(a!) self) -> Tensor(a!)` */
  arccosh_(): this {
    begin();
    write(this);
    op[50].inPlace();
    return this;
  }

  /** `aten::arcsin(Tensor self) -> Tensor` */
  arcsin(): Tensor {
    begin();
    write(this);
    return op[51].tensor<Tensor>();
  }

  /** `aten::arcsin_(Tensor(a!) self) -> Tensor(a!)` */
  arcsin_(): this {
    begin();
    write(this);
    op[52].inPlace();
    return this;
  }

  /** `aten::arcsinh(Tensor self) -> Tensor` */
  arcsinh(): Tensor {
    begin();
    write(this);
    return op[53].tensor<Tensor>();
  }

  /** `aten::arcsinh_(Tensor(a!) self) -> Tensor(a!)` */
  arcsinh_(): this {
    begin();
    write(this);
    op[54].inPlace();
    return this;
  }

  /** `aten::arctan(Tensor self) -> Tensor` */
  arctan(): Tensor {
    begin();
    write(this);
    return op[55].tensor<Tensor>();
  }

  /** `aten::arctan2(Tensor self, Tensor other) -> Tensor` */
  arctan2(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[56].tensor<Tensor>();
  }

  /** `aten::arctan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  arctan2_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[57].inPlace();
    return this;
  }

  /** `aten::arctan_(Tensor(a!) self) -> Tensor(a!)` */
  arctan_(): this {
    begin();
    write(this);
    op[58].inPlace();
    return this;
  }

  /** `aten::arctanh(Tensor self) -> Tensor` */
  arctanh(): Tensor {
    begin();
    write(this);
    return op[59].tensor<Tensor>();
  }

  /** `aten::arctanh_(Tensor(a!) self) -> Tensor(a!)` */
  arctanh_(): this {
    begin();
    write(this);
    op[60].inPlace();
    return this;
  }

  /** `aten::argmax(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmax(dim?: number | null, options?: { keepdim?: boolean }): Tensor;
  argmax(options?: { dim?: number | null; keepdim?: boolean }): Tensor;
  argmax(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[61].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      return op[61].tensor<Tensor>();
    }
    throw noOverload("argmax", [a0, a1], keys[6]);
  }

  /** `aten::argmin(Tensor self, int? dim=None, bool keepdim=False) -> Tensor` */
  argmin(dim?: number | null, options?: { keepdim?: boolean }): Tensor;
  argmin(options?: { dim?: number | null; keepdim?: boolean }): Tensor;
  argmin(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumber(a0)) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[62].tensor<Tensor>();
    }
    if (isOptions(a0, keys[5]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      return op[62].tensor<Tensor>();
    }
    throw noOverload("argmin", [a0, a1], keys[6]);
  }

  /** `aten::argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor`
   * `aten::argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False) -> Tensor` */
  argsort(options?: { stable?: boolean; dim?: number; descending?: boolean }): Tensor;
  argsort(dim?: number, options?: { stable?: boolean; descending?: boolean }): Tensor;
  argsort(a0?: any, a1?: any): any {
    if (isOptions(a0, keys[10]) && a1 === undefined && a0?.stable !== undefined) {
      begin();
      write(this);
      write(a0?.stable);
      write(a0?.dim);
      write(a0?.descending);
      return op[63].tensor<Tensor>();
    }
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[11]) && a1?.stable !== undefined) {
      begin();
      write(this);
      write(a1?.stable);
      write(a0);
      write(a1?.descending);
      return op[63].tensor<Tensor>();
    }
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[12])) {
      begin();
      write(this);
      write(a0);
      write(a1?.descending);
      return op[64].tensor<Tensor>();
    }
    if (isOptions(a0, keys[13]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.descending);
      return op[64].tensor<Tensor>();
    }
    throw noOverload("argsort", [a0, a1], keys[10]);
  }

  /** `aten::argwhere(Tensor self) -> Tensor` */
  argwhere(): Tensor {
    begin();
    write(this);
    return op[65].tensor<Tensor>();
  }

  /** `aten::as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)` */
  asStrided(size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor {
    if (options !== undefined) known("asStrided", options, keys[14]);
    begin();
    write(this);
    write(size);
    write(stride);
    write(options?.storageOffset);
    return op[66].tensor<Tensor>();
  }

  /** `aten::as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor` */
  asStridedScatter(src: Tensor, size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): Tensor {
    if (options !== undefined) known("asStridedScatter", options, keys[14]);
    begin();
    write(this);
    write(src);
    write(size);
    write(stride);
    write(options?.storageOffset);
    return op[67].tensor<Tensor>();
  }

  /** `aten::as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)` */
  asStrided_(size: readonly number[], stride: readonly number[], options?: { storageOffset?: number | null }): this {
    if (options !== undefined) known("asStrided_", options, keys[14]);
    begin();
    write(this);
    write(size);
    write(stride);
    write(options?.storageOffset);
    op[68].inPlace();
    return this;
  }

  /** `aten::asin(Tensor self) -> Tensor` */
  asin(): Tensor {
    begin();
    write(this);
    return op[69].tensor<Tensor>();
  }

  /** `aten::asin_(Tensor(a!) self) -> Tensor(a!)` */
  asin_(): this {
    begin();
    write(this);
    op[70].inPlace();
    return this;
  }

  /** `aten::asinh(Tensor self) -> Tensor` */
  asinh(): Tensor {
    begin();
    write(this);
    return op[71].tensor<Tensor>();
  }

  /** `aten::asinh_(Tensor(a!) self) -> Tensor(a!)` */
  asinh_(): this {
    begin();
    write(this);
    op[72].inPlace();
    return this;
  }

  /** `aten::atan(Tensor self) -> Tensor` */
  atan(): Tensor {
    begin();
    write(this);
    return op[73].tensor<Tensor>();
  }

  /** `aten::atan2(Tensor self, Tensor other) -> Tensor` */
  atan2(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[74].tensor<Tensor>();
  }

  /** `aten::atan2_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  atan2_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[75].inPlace();
    return this;
  }

  /** `aten::atan_(Tensor(a!) self) -> Tensor(a!)` */
  atan_(): this {
    begin();
    write(this);
    op[76].inPlace();
    return this;
  }

  /** `aten::atanh(Tensor self) -> Tensor` */
  atanh(): Tensor {
    begin();
    write(this);
    return op[77].tensor<Tensor>();
  }

  /** `aten::atanh_(Tensor(a!) self) -> Tensor(a!)` */
  atanh_(): this {
    begin();
    write(this);
    op[78].inPlace();
    return this;
  }

  /** `aten::atleast_1d(Tensor self) -> Tensor` */
  atleast1d(): Tensor {
    begin();
    write(this);
    return op[79].tensor<Tensor>();
  }

  /** `aten::atleast_2d(Tensor self) -> Tensor` */
  atleast2d(): Tensor {
    begin();
    write(this);
    return op[81].tensor<Tensor>();
  }

  /** `aten::atleast_3d(Tensor self) -> Tensor` */
  atleast3d(): Tensor {
    begin();
    write(this);
    return op[83].tensor<Tensor>();
  }

  /** `aten::avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> Tensor` */
  avgPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean }): Tensor {
    if (options !== undefined) known("avgPool1d", options, keys[15]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.ceilMode);
    write(options?.countIncludePad);
    return op[85].tensor<Tensor>();
  }

  /** `aten::avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
  avgPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null }): Tensor {
    if (options !== undefined) known("avgPool2d", options, keys[16]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.ceilMode);
    write(options?.countIncludePad);
    write(options?.divisorOverride);
    return op[86].tensor<Tensor>();
  }

  /** `aten::avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool count_include_pad=True, int? divisor_override=None) -> Tensor` */
  avgPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; ceilMode?: boolean; countIncludePad?: boolean; divisorOverride?: number | null }): Tensor {
    if (options !== undefined) known("avgPool3d", options, keys[16]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.ceilMode);
    write(options?.countIncludePad);
    write(options?.divisorOverride);
    return op[87].tensor<Tensor>();
  }

  /** `aten::baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  baddbmm(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("baddbmm", options, keys[1]);
    begin();
    write(this);
    write(batch1);
    write(batch2);
    write(options?.beta);
    write(options?.alpha);
    return op[88].tensor<Tensor>();
  }

  /** `aten::baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)` */
  baddbmm_(batch1: Tensor, batch2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): this {
    if (options !== undefined) known("baddbmm_", options, keys[1]);
    begin();
    write(this);
    write(batch1);
    write(batch2);
    write(options?.beta);
    write(options?.alpha);
    op[89].inPlace();
    return this;
  }

  /** `aten::bernoulli(Tensor self, *, Generator? generator=None) -> Tensor`
   * `aten::bernoulli.Tensor(Tensor self, Tensor p, *, Generator? generator=None) -> Tensor`
   * `aten::bernoulli.p(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  bernoulli(p: Tensor | number, options?: { generator?: Generator | null }): Tensor;
  bernoulli(options?: { generator?: Generator | null }): Tensor;
  bernoulli(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      return op[93].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      return op[94].tensor<Tensor>();
    }
    if (isOptions(a0, keys[17]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.generator);
      return op[95].tensor<Tensor>();
    }
    throw noOverload("bernoulli", [a0, a1], keys[17]);
  }

  /** `aten::bernoulli_.Tensor(Tensor(a!) self, Tensor p, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::bernoulli_.float(Tensor(a!) self, float p=0.5, *, Generator? generator=None) -> Tensor(a!)` */
  bernoulli_(p: Tensor, options?: { generator?: Generator | null }): this;
  bernoulli_(p?: number, options?: { generator?: Generator | null }): this;
  bernoulli_(options?: { p?: number; generator?: Generator | null }): this;
  bernoulli_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      op[96].inPlace();
      return this;
    }
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      op[97].inPlace();
      return this;
    }
    if (isOptions(a0, keys[18]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.p);
      write(a0?.generator);
      op[97].inPlace();
      return this;
    }
    throw noOverload("bernoulli_", [a0, a1], keys[19]);
  }

  /** `aten::binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropy(target: Tensor, options?: { weight?: Tensor | null; reduction?: number }): Tensor {
    if (options !== undefined) known("binaryCrossEntropy", options, keys[21]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.reduction);
    return op[99].tensor<Tensor>();
  }

  /** `aten::binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int reduction=1) -> Tensor` */
  binaryCrossEntropyWithLogits(target: Tensor, options?: { weight?: Tensor | null; posWeight?: Tensor | null; reduction?: number }): Tensor {
    if (options !== undefined) known("binaryCrossEntropyWithLogits", options, keys[22]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.posWeight);
    write(options?.reduction);
    return op[100].tensor<Tensor>();
  }

  /** `aten::bincount(Tensor self, Tensor? weights=None, int minlength=0) -> Tensor` */
  bincount(options?: { weights?: Tensor | null; minlength?: number }): Tensor {
    if (options !== undefined) known("bincount", options, keys[23]);
    begin();
    write(this);
    write(options?.weights);
    write(options?.minlength);
    return op[101].tensor<Tensor>();
  }

  /** `aten::bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseAnd(other: Tensor | Scalar): Tensor;
  bitwiseAnd(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[103].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[104].tensor<Tensor>();
    }
    throw noOverload("bitwiseAnd", [a0]);
  }

  /** `aten::bitwise_and_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::bitwise_and_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseAnd_(other: Tensor | Scalar): this;
  bitwiseAnd_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[106].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[107].inPlace();
      return this;
    }
    throw noOverload("bitwiseAnd_", [a0]);
  }

  /** `aten::bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseLeftShift(other: Tensor | Scalar): Tensor;
  bitwiseLeftShift(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[108].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[109].tensor<Tensor>();
    }
    throw noOverload("bitwiseLeftShift", [a0]);
  }

  /** `aten::bitwise_left_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_left_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseLeftShift_(other: Tensor | Scalar): this;
  bitwiseLeftShift_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[111].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[112].inPlace();
      return this;
    }
    throw noOverload("bitwiseLeftShift_", [a0]);
  }

  /** `aten::bitwise_not(Tensor self) -> Tensor` */
  bitwiseNot(): Tensor {
    begin();
    write(this);
    return op[113].tensor<Tensor>();
  }

  /** `aten::bitwise_not_(Tensor(a!) self) -> Tensor(a!)` */
  bitwiseNot_(): this {
    begin();
    write(this);
    op[114].inPlace();
    return this;
  }

  /** `aten::bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseOr(other: Tensor | Scalar): Tensor;
  bitwiseOr(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[115].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[116].tensor<Tensor>();
    }
    throw noOverload("bitwiseOr", [a0]);
  }

  /** `aten::bitwise_or_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::bitwise_or_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseOr_(other: Tensor | Scalar): this;
  bitwiseOr_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[118].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[119].inPlace();
      return this;
    }
    throw noOverload("bitwiseOr_", [a0]);
  }

  /** `aten::bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor` */
  bitwiseRightShift(other: Tensor | Scalar): Tensor;
  bitwiseRightShift(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[120].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[121].tensor<Tensor>();
    }
    throw noOverload("bitwiseRightShift", [a0]);
  }

  /** `aten::bitwise_right_shift_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::bitwise_right_shift_.Tensor_Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)` */
  bitwiseRightShift_(other: Tensor | Scalar): this;
  bitwiseRightShift_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[123].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[124].inPlace();
      return this;
    }
    throw noOverload("bitwiseRightShift_", [a0]);
  }

  /** `aten::bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor` */
  bitwiseXor(other: Tensor | Scalar): Tensor;
  bitwiseXor(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[125].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[126].tensor<Tensor>();
    }
    throw noOverload("bitwiseXor", [a0]);
  }

  /** `aten::bitwise_xor_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::bitwise_xor_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  bitwiseXor_(other: Tensor | Scalar): this;
  bitwiseXor_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[128].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[129].inPlace();
      return this;
    }
    throw noOverload("bitwiseXor_", [a0]);
  }

  /** `aten::bmm(Tensor self, Tensor mat2) -> Tensor` */
  bmm(mat2: Tensor): Tensor {
    begin();
    write(this);
    write(mat2);
    return op[133].tensor<Tensor>();
  }

  /** `aten::broadcast_to(Tensor(a) self, int[] size) -> Tensor(a)` */
  broadcastTo(size: readonly number[]): Tensor {
    begin();
    write(this);
    write(size);
    return op[135].tensor<Tensor>();
  }

  /** `aten::bucketize.Tensor(Tensor self, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor` */
  bucketize(boundaries: Tensor, options?: { outInt32?: boolean; right?: boolean }): Tensor {
    if (options !== undefined) known("bucketize", options, keys[24]);
    begin();
    write(this);
    write(boundaries);
    write(options?.outInt32);
    write(options?.right);
    return op[136].tensor<Tensor>();
  }

  /** `aten::cauchy(Tensor self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor` */
  cauchy(options?: { median?: number; sigma?: number; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("cauchy", options, keys[26]);
    begin();
    write(this);
    write(options?.median);
    write(options?.sigma);
    write(options?.generator);
    return op[141].tensor<Tensor>();
  }

  /** `aten::cauchy_(Tensor(a!) self, float median=0., float sigma=1., *, Generator? generator=None) -> Tensor(a!)` */
  cauchy_(options?: { median?: number; sigma?: number; generator?: Generator | null }): this {
    if (options !== undefined) known("cauchy_", options, keys[26]);
    begin();
    write(this);
    write(options?.median);
    write(options?.sigma);
    write(options?.generator);
    op[142].inPlace();
    return this;
  }

  /** `aten::ccol_indices(Tensor(a) self) -> Tensor(a)` */
  ccolIndices(): Tensor {
    begin();
    write(this);
    return op[143].tensor<Tensor>();
  }

  /** `aten::ceil(Tensor self) -> Tensor` */
  ceil(): Tensor {
    begin();
    write(this);
    return op[145].tensor<Tensor>();
  }

  /** `aten::ceil_(Tensor(a!) self) -> Tensor(a!)` */
  ceil_(): this {
    begin();
    write(this);
    op[146].inPlace();
    return this;
  }

  /** `aten::celu(Tensor self, Scalar alpha=1.) -> Tensor` */
  celu(options?: { alpha?: Scalar }): Tensor {
    if (options !== undefined) known("celu", options, keys[0]);
    begin();
    write(this);
    write(options?.alpha);
    return op[147].tensor<Tensor>();
  }

  /** `aten::celu_(Tensor(a!) self, Scalar alpha=1.) -> Tensor(a!)` */
  celu_(options?: { alpha?: Scalar }): this {
    if (options !== undefined) known("celu_", options, keys[0]);
    begin();
    write(this);
    write(options?.alpha);
    op[148].inPlace();
    return this;
  }

  /** `aten::chalf(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  chalf(options?: { memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("chalf", options, keys[30]);
    begin();
    write(this);
    write(options?.memoryFormat);
    return op[150].tensor<Tensor>();
  }

  /** `aten::channel_shuffle(Tensor self, int groups) -> Tensor` */
  channelShuffle(groups: number): Tensor {
    begin();
    write(this);
    write(groups);
    return op[151].tensor<Tensor>();
  }

  /** `aten::cholesky(Tensor self, bool upper=False) -> Tensor` */
  cholesky(options?: { upper?: boolean }): Tensor {
    if (options !== undefined) known("cholesky", options, keys[31]);
    begin();
    write(this);
    write(options?.upper);
    return op[152].tensor<Tensor>();
  }

  /** `aten::cholesky_inverse(Tensor self, bool upper=False) -> Tensor` */
  choleskyInverse(options?: { upper?: boolean }): Tensor {
    if (options !== undefined) known("choleskyInverse", options, keys[31]);
    begin();
    write(this);
    write(options?.upper);
    return op[153].tensor<Tensor>();
  }

  /** `aten::cholesky_solve(Tensor self, Tensor input2, bool upper=False) -> Tensor` */
  choleskySolve(input2: Tensor, options?: { upper?: boolean }): Tensor {
    if (options !== undefined) known("choleskySolve", options, keys[31]);
    begin();
    write(this);
    write(input2);
    write(options?.upper);
    return op[154].tensor<Tensor>();
  }

  /** `aten::chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]` */
  chunk(chunks: number, dim?: number): Tensor[];
  chunk(chunks: number, options?: { dim?: number }): Tensor[];
  chunk(a0?: any, a1?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[155].value<Tensor[]>();
    }
    if (isNumber(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[155].value<Tensor[]>();
    }
    throw noOverload("chunk", [a0, a1], keys[25]);
  }

  /** `aten::clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * `aten::clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clamp(min?: Tensor | null, max?: Tensor | null): Tensor;
  clamp(min?: Scalar | null, max?: Scalar | null): Tensor;
  clamp(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  clamp(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
  clamp(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[156].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[157].tensor<Tensor>();
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isScalar(a0?.min)) && (a0?.max === undefined || a0?.max === null || isScalar(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      return op[157].tensor<Tensor>();
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isTensor(a0?.min)) && (a0?.max === undefined || a0?.max === null || isTensor(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      return op[156].tensor<Tensor>();
    }
    throw noOverload("clamp", [a0, a1], keys[32]);
  }

  /** `aten::clamp_max(Tensor self, Scalar max) -> Tensor`
   * `aten::clamp_max.Tensor(Tensor self, Tensor max) -> Tensor` */
  clampMax(max: Tensor | Scalar): Tensor;
  clampMax(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[158].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[159].tensor<Tensor>();
    }
    throw noOverload("clampMax", [a0]);
  }

  /** `aten::clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)`
   * `aten::clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)` */
  clampMax_(max: Tensor | Scalar): this;
  clampMax_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[160].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[161].inPlace();
      return this;
    }
    throw noOverload("clampMax_", [a0]);
  }

  /** `aten::clamp_min(Tensor self, Scalar min) -> Tensor`
   * `aten::clamp_min.Tensor(Tensor self, Tensor min) -> Tensor` */
  clampMin(min: Tensor | Scalar): Tensor;
  clampMin(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[162].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[163].tensor<Tensor>();
    }
    throw noOverload("clampMin", [a0]);
  }

  /** `aten::clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)`
   * `aten::clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)` */
  clampMin_(min: Tensor | Scalar): this;
  clampMin_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[164].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[165].inPlace();
      return this;
    }
    throw noOverload("clampMin_", [a0]);
  }

  /** `aten::clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * `aten::clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clamp_(min?: Tensor | null, max?: Tensor | null): this;
  clamp_(min?: Scalar | null, max?: Scalar | null): this;
  clamp_(options?: { min?: Scalar | null; max?: Scalar | null }): this;
  clamp_(options?: { min?: Tensor | null; max?: Tensor | null }): this;
  clamp_(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[166].inPlace();
      return this;
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[167].inPlace();
      return this;
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isScalar(a0?.min)) && (a0?.max === undefined || a0?.max === null || isScalar(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      op[167].inPlace();
      return this;
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isTensor(a0?.min)) && (a0?.max === undefined || a0?.max === null || isTensor(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      op[166].inPlace();
      return this;
    }
    throw noOverload("clamp_", [a0, a1], keys[32]);
  }

  /** `aten::clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor`
   * `aten::clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor` */
  clip(min?: Tensor | null, max?: Tensor | null): Tensor;
  clip(min?: Scalar | null, max?: Scalar | null): Tensor;
  clip(options?: { min?: Scalar | null; max?: Scalar | null }): Tensor;
  clip(options?: { min?: Tensor | null; max?: Tensor | null }): Tensor;
  clip(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[168].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[169].tensor<Tensor>();
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isScalar(a0?.min)) && (a0?.max === undefined || a0?.max === null || isScalar(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      return op[169].tensor<Tensor>();
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isTensor(a0?.min)) && (a0?.max === undefined || a0?.max === null || isTensor(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      return op[168].tensor<Tensor>();
    }
    throw noOverload("clip", [a0, a1], keys[32]);
  }

  /** `aten::clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)`
   * `aten::clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)` */
  clip_(min?: Tensor | null, max?: Tensor | null): this;
  clip_(min?: Scalar | null, max?: Scalar | null): this;
  clip_(options?: { min?: Scalar | null; max?: Scalar | null }): this;
  clip_(options?: { min?: Tensor | null; max?: Tensor | null }): this;
  clip_(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isTensor(a0)) && (a1 === undefined || a1 === null || isTensor(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[170].inPlace();
      return this;
    }
    if ((a0 === undefined || a0 === null || isScalar(a0)) && (a1 === undefined || a1 === null || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[171].inPlace();
      return this;
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isScalar(a0?.min)) && (a0?.max === undefined || a0?.max === null || isScalar(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      op[171].inPlace();
      return this;
    }
    if (isOptions(a0, keys[32]) && a1 === undefined && (a0?.min === undefined || a0?.min === null || isTensor(a0?.min)) && (a0?.max === undefined || a0?.max === null || isTensor(a0?.max))) {
      begin();
      write(this);
      write(a0?.min);
      write(a0?.max);
      op[170].inPlace();
      return this;
    }
    throw noOverload("clip_", [a0, a1], keys[32]);
  }

  /** `aten::clone(Tensor self, *, MemoryFormat? memory_format=None) -> Tensor` */
  clone(options?: { memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("clone", options, keys[30]);
    begin();
    write(this);
    write(options?.memoryFormat);
    return op[172].tensor<Tensor>();
  }

  /** `aten::coalesce(Tensor(a) self) -> Tensor(a)` */
  coalesce(): Tensor {
    begin();
    write(this);
    return op[173].tensor<Tensor>();
  }

  /** `aten::col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
  col2im(outputSize: number | readonly number[], kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(outputSize);
    write(kernelSize);
    write(dilation);
    write(padding);
    write(stride);
    return op[174].tensor<Tensor>();
  }

  /** `aten::col_indices(Tensor(a) self) -> Tensor(a)` */
  colIndices(): Tensor {
    begin();
    write(this);
    return op[175].tensor<Tensor>();
  }

  /** `aten::combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor` */
  combinations(options?: { r?: number; withReplacement?: boolean }): Tensor {
    if (options !== undefined) known("combinations", options, keys[33]);
    begin();
    write(this);
    write(options?.r);
    write(options?.withReplacement);
    return op[177].tensor<Tensor>();
  }

  /** `aten::conj(Tensor(a) self) -> Tensor(a)` */
  conj(): Tensor {
    begin();
    write(this);
    return op[181].tensor<Tensor>();
  }

  /** `aten::conj_physical(Tensor self) -> Tensor` */
  conjPhysical(): Tensor {
    begin();
    write(this);
    return op[182].tensor<Tensor>();
  }

  /** `aten::conj_physical_(Tensor(a!) self) -> Tensor(a!)` */
  conjPhysical_(): this {
    begin();
    write(this);
    op[183].inPlace();
    return this;
  }

  /** `aten::constant_pad_nd(Tensor self, int[] pad, Scalar value=0) -> Tensor` */
  constantPadNd(pad: readonly number[], value?: Scalar): Tensor;
  constantPadNd(pad: readonly number[], options?: { value?: Scalar }): Tensor;
  constantPadNd(a0?: any, a1?: any): any {
    if (isNumberList(a0) && (a1 === undefined || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[184].tensor<Tensor>();
    }
    if (isNumberList(a0) && isOptions(a1, keys[2])) {
      begin();
      write(this);
      write(a0);
      write(a1?.value);
      return op[184].tensor<Tensor>();
    }
    throw noOverload("constantPadNd", [a0, a1], keys[2]);
  }

  /** `aten::contiguous(Tensor(a) self, *, MemoryFormat memory_format=0) -> Tensor(a)` */
  contiguous(options?: { memoryFormat?: MemoryFormat }): Tensor {
    if (options !== undefined) known("contiguous", options, keys[30]);
    begin();
    write(this);
    write(options?.memoryFormat);
    return op[185].tensor<Tensor>();
  }

  /** `aten::conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor` */
  convTbc(weight: Tensor, bias: Tensor, options?: { pad?: number }): Tensor {
    if (options !== undefined) known("convTbc", options, keys[37]);
    begin();
    write(this);
    write(weight);
    write(bias);
    write(options?.pad);
    return op[192].tensor<Tensor>();
  }

  /** `aten::copy(Tensor self, Tensor src, bool non_blocking=False) -> Tensor` */
  copy(src: Tensor, options?: { nonBlocking?: boolean }): Tensor {
    if (options !== undefined) known("copy", options, keys[41]);
    begin();
    write(this);
    write(src);
    write(options?.nonBlocking);
    return op[197].tensor<Tensor>();
  }

  /** `aten::copy_(Tensor(a!) self, Tensor src, bool non_blocking=False) -> Tensor(a!)` */
  copy_(src: Tensor, options?: { nonBlocking?: boolean }): this {
    if (options !== undefined) known("copy_", options, keys[41]);
    begin();
    write(this);
    write(src);
    write(options?.nonBlocking);
    op[198].inPlace();
    return this;
  }

  /** `aten::copysign.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::copysign.Tensor(Tensor self, Tensor other) -> Tensor` */
  copysign(other: Tensor | Scalar): Tensor;
  copysign(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[199].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[200].tensor<Tensor>();
    }
    throw noOverload("copysign", [a0]);
  }

  /** `aten::copysign_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::copysign_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  copysign_(other: Tensor | Scalar): this;
  copysign_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[201].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[202].inPlace();
      return this;
    }
    throw noOverload("copysign_", [a0]);
  }

  /** `aten::corrcoef(Tensor self) -> Tensor` */
  corrcoef(): Tensor {
    begin();
    write(this);
    return op[203].tensor<Tensor>();
  }

  /** `aten::cos(Tensor self) -> Tensor` */
  cos(): Tensor {
    begin();
    write(this);
    return op[204].tensor<Tensor>();
  }

  /** `aten::cos_(Tensor(a!) self) -> Tensor(a!)` */
  cos_(): this {
    begin();
    write(this);
    op[205].inPlace();
    return this;
  }

  /** `aten::cosh(Tensor self) -> Tensor` */
  cosh(): Tensor {
    begin();
    write(this);
    return op[206].tensor<Tensor>();
  }

  /** `aten::cosh_(Tensor(a!) self) -> Tensor(a!)` */
  cosh_(): this {
    begin();
    write(this);
    op[207].inPlace();
    return this;
  }

  /** `aten::count_nonzero(Tensor self, int? dim=None) -> Tensor`
   * `aten::count_nonzero.dim_IntList(Tensor self, int[] dim) -> Tensor` */
  countNonzero(dim: readonly number[]): Tensor;
  countNonzero(dim?: number | null): Tensor;
  countNonzero(options?: { dim?: number | null }): Tensor;
  countNonzero(a0?: any): any {
    if (isNumberList(a0)) {
      begin();
      write(this);
      write(a0);
      return op[210].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[211].tensor<Tensor>();
    }
    if (isOptions(a0, keys[25])) {
      begin();
      write(this);
      write(a0?.dim);
      return op[211].tensor<Tensor>();
    }
    throw noOverload("countNonzero", [a0], keys[25]);
  }

  /** `aten::cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor` */
  cov(options?: { correction?: number; fweights?: Tensor | null; aweights?: Tensor | null }): Tensor {
    if (options !== undefined) known("cov", options, keys[46]);
    begin();
    write(this);
    write(options?.correction);
    write(options?.fweights);
    write(options?.aweights);
    return op[212].tensor<Tensor>();
  }

  /** `aten::cross(Tensor self, Tensor other, int? dim=None) -> Tensor` */
  cross(other: Tensor, dim?: number | null): Tensor;
  cross(other: Tensor, options?: { dim?: number | null }): Tensor;
  cross(a0?: any, a1?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[213].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[213].tensor<Tensor>();
    }
    throw noOverload("cross", [a0, a1], keys[25]);
  }

  /** `aten::cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100, float label_smoothing=0.) -> Tensor` */
  crossEntropyLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number; labelSmoothing?: number }): Tensor {
    if (options !== undefined) known("crossEntropyLoss", options, keys[47]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.reduction);
    write(options?.ignoreIndex);
    write(options?.labelSmoothing);
    return op[214].tensor<Tensor>();
  }

  /** `aten::crow_indices(Tensor(a) self) -> Tensor(a)` */
  crowIndices(): Tensor {
    begin();
    write(this);
    return op[215].tensor<Tensor>();
  }

  /** `aten::cummax(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummax(dim: number): { values: Tensor; indices: Tensor } {
    begin();
    write(this);
    write(dim);
    const [values, indices] = op[218].values<Tensor[]>(2);
    return { values, indices };
  }

  /** `aten::cummin(Tensor self, int dim) -> (Tensor values, Tensor indices)` */
  cummin(dim: number): { values: Tensor; indices: Tensor } {
    begin();
    write(this);
    write(dim);
    const [values, indices] = op[219].values<Tensor[]>(2);
    return { values, indices };
  }

  /** `aten::cumprod(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumprod(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("cumprod", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[220].tensor<Tensor>();
  }

  /** `aten::cumprod_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumprod_(dim: number, options?: { dtype?: DType | null }): this {
    if (options !== undefined) known("cumprod_", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    op[221].inPlace();
    return this;
  }

  /** `aten::cumsum(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  cumsum(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("cumsum", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[222].tensor<Tensor>();
  }

  /** `aten::cumsum_(Tensor(a!) self, int dim, *, ScalarType? dtype=None) -> Tensor(a!)` */
  cumsum_(dim: number, options?: { dtype?: DType | null }): this {
    if (options !== undefined) known("cumsum_", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    op[223].inPlace();
    return this;
  }

  /** `aten::data(Tensor self) -> Tensor` */
  data(): Tensor {
    begin();
    write(this);
    return op[226].tensor<Tensor>();
  }

  /** `aten::deg2rad(Tensor self) -> Tensor` */
  deg2rad(): Tensor {
    begin();
    write(this);
    return op[227].tensor<Tensor>();
  }

  /** `aten::deg2rad_(Tensor(a!) self) -> Tensor(a!)` */
  deg2rad_(): this {
    begin();
    write(this);
    op[228].inPlace();
    return this;
  }

  /** `aten::dense_dim(Tensor self) -> int` */
  denseDim(): number {
    begin();
    write(this);
    return op[229].value<number>();
  }

  /** `aten::dequantize.self(Tensor self) -> Tensor` */
  dequantize(): Tensor {
    begin();
    write(this);
    return op[230].tensor<Tensor>();
  }

  /** `aten::det(Tensor self) -> Tensor` */
  det(): Tensor {
    begin();
    write(this);
    return op[232].tensor<Tensor>();
  }

  /** `aten::detach(Tensor(a) self) -> Tensor(a)` */
  detach(): Tensor {
    begin();
    write(this);
    return op[233].tensor<Tensor>();
  }

  /** `aten::detach_(Tensor(a!) self) -> Tensor(a!)` */
  detach_(): this {
    begin();
    write(this);
    op[234].inPlace();
    return this;
  }

  /** `aten::diag(Tensor self, int diagonal=0) -> Tensor` */
  diag(diagonal?: number): Tensor;
  diag(options?: { diagonal?: number }): Tensor;
  diag(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[235].tensor<Tensor>();
    }
    if (isOptions(a0, keys[52])) {
      begin();
      write(this);
      write(a0?.diagonal);
      return op[235].tensor<Tensor>();
    }
    throw noOverload("diag", [a0], keys[52]);
  }

  /** `aten::diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor` */
  diagEmbed(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
    if (options !== undefined) known("diagEmbed", options, keys[53]);
    begin();
    write(this);
    write(options?.offset);
    write(options?.dim1);
    write(options?.dim2);
    return op[236].tensor<Tensor>();
  }

  /** `aten::diagflat(Tensor self, int offset=0) -> Tensor` */
  diagflat(options?: { offset?: number }): Tensor {
    if (options !== undefined) known("diagflat", options, keys[54]);
    begin();
    write(this);
    write(options?.offset);
    return op[237].tensor<Tensor>();
  }

  /** `aten::diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)` */
  diagonal(options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
    if (options !== undefined) known("diagonal", options, keys[53]);
    begin();
    write(this);
    write(options?.offset);
    write(options?.dim1);
    write(options?.dim2);
    return op[238].tensor<Tensor>();
  }

  /** `aten::diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor` */
  diagonalScatter(src: Tensor, options?: { offset?: number; dim1?: number; dim2?: number }): Tensor {
    if (options !== undefined) known("diagonalScatter", options, keys[53]);
    begin();
    write(this);
    write(src);
    write(options?.offset);
    write(options?.dim1);
    write(options?.dim2);
    return op[239].tensor<Tensor>();
  }

  /** `aten::diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None) -> Tensor` */
  diff(options?: { n?: number; dim?: number; prepend?: Tensor | null; append?: Tensor | null }): Tensor {
    if (options !== undefined) known("diff", options, keys[55]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.prepend);
    write(options?.append);
    return op[240].tensor<Tensor>();
  }

  /** `aten::digamma(Tensor self) -> Tensor` */
  digamma(): Tensor {
    begin();
    write(this);
    return op[241].tensor<Tensor>();
  }

  /** `aten::digamma_(Tensor(a!) self) -> Tensor(a!)` */
  digamma_(): this {
    begin();
    write(this);
    op[242].inPlace();
    return this;
  }

  /** `aten::dist(Tensor self, Tensor other, Scalar p=2) -> Tensor` */
  dist(other: Tensor, p?: Scalar): Tensor;
  dist(other: Tensor, options?: { p?: Scalar }): Tensor;
  dist(a0?: any, a1?: any): any {
    if (isTensor(a0) && (a1 === undefined || isScalar(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[243].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[56])) {
      begin();
      write(this);
      write(a0);
      write(a1?.p);
      return op[243].tensor<Tensor>();
    }
    throw noOverload("dist", [a0, a1], keys[56]);
  }

  /** `aten::div.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * `aten::div.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
  div(other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
  div(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      return op[244].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      return op[245].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[246].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[247].tensor<Tensor>();
    }
    throw noOverload("div", [a0, a1], keys[57]);
  }

  /** `aten::div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * `aten::div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
  div_(other: Tensor | Scalar, options?: { roundingMode?: string | null }): this;
  div_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      op[248].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      op[249].inPlace();
      return this;
    }
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      op[250].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      op[251].inPlace();
      return this;
    }
    throw noOverload("div_", [a0, a1], keys[57]);
  }

  /** `aten::divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor`
   * `aten::divide.Tensor(Tensor self, Tensor other) -> Tensor`
   * `aten::divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> Tensor` */
  divide(other: Tensor | Scalar, options?: { roundingMode?: string | null }): Tensor;
  divide(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      return op[252].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      return op[253].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[254].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[255].tensor<Tensor>();
    }
    throw noOverload("divide", [a0, a1], keys[57]);
  }

  /** `aten::divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)`
   * `aten::divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)`
   * `aten::divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)` */
  divide_(other: Tensor | Scalar, options?: { roundingMode?: string | null }): this;
  divide_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      op[256].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[57]) && a1?.roundingMode !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.roundingMode);
      op[257].inPlace();
      return this;
    }
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      op[258].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      op[259].inPlace();
      return this;
    }
    throw noOverload("divide_", [a0, a1], keys[57]);
  }

  /** `aten::dot(Tensor self, Tensor tensor) -> Tensor` */
  dot(tensor: Tensor): Tensor {
    begin();
    write(this);
    write(tensor);
    return op[260].tensor<Tensor>();
  }

  /** `aten::dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  dropout_(p: number, train: boolean): this {
    begin();
    write(this);
    write(p);
    write(train);
    op[262].inPlace();
    return this;
  }

  /** `aten::dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  dsplit(indices: readonly number[]): Tensor[];
  dsplit(sections: number): Tensor[];
  dsplit(a0?: any): any {
    if (isNumberList(a0)) {
      begin();
      write(this);
      write(a0);
      return op[263].value<Tensor[]>();
    }
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      return op[264].value<Tensor[]>();
    }
    throw noOverload("dsplit", [a0]);
  }

  /** `aten::elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor` */
  elu(options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): Tensor {
    if (options !== undefined) known("elu", options, keys[59]);
    begin();
    write(this);
    write(options?.alpha);
    write(options?.scale);
    write(options?.inputScale);
    return op[267].tensor<Tensor>();
  }

  /** `aten::elu_(Tensor(a!) self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor(a!)` */
  elu_(options?: { alpha?: Scalar; scale?: Scalar; inputScale?: Scalar }): this {
    if (options !== undefined) known("elu_", options, keys[59]);
    begin();
    write(this);
    write(options?.alpha);
    write(options?.scale);
    write(options?.inputScale);
    op[268].inPlace();
    return this;
  }

  /** `aten::embedding_renorm(Tensor self, Tensor indices, float max_norm, float norm_type) -> Tensor` */
  embeddingRenorm(indices: Tensor, maxNorm: number, normType: number): Tensor {
    begin();
    write(this);
    write(indices);
    write(maxNorm);
    write(normType);
    return op[272].tensor<Tensor>();
  }

  /** `aten::embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)` */
  embeddingRenorm_(indices: Tensor, maxNorm: number, normType: number): this {
    begin();
    write(this);
    write(indices);
    write(maxNorm);
    write(normType);
    op[273].inPlace();
    return this;
  }

  /** `aten::empty_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  emptyLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("emptyLike", options, keys[62]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[275].tensor<Tensor>();
  }

  /** `aten::eq.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::eq.Tensor(Tensor self, Tensor other) -> Tensor` */
  eq(other: Tensor | Scalar): Tensor;
  eq(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[278].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[279].tensor<Tensor>();
    }
    throw noOverload("eq", [a0]);
  }

  /** `aten::eq_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::eq_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  eq_(other: Tensor | Scalar): this;
  eq_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[280].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[281].inPlace();
      return this;
    }
    throw noOverload("eq_", [a0]);
  }

  /** `aten::equal(Tensor self, Tensor other) -> bool` */
  equal(other: Tensor): boolean {
    begin();
    write(this);
    write(other);
    return op[282].value<boolean>();
  }

  /** `aten::erf(Tensor self) -> Tensor` */
  erf(): Tensor {
    begin();
    write(this);
    return op[283].tensor<Tensor>();
  }

  /** `aten::erf_(Tensor(a!) self) -> Tensor(a!)` */
  erf_(): this {
    begin();
    write(this);
    op[284].inPlace();
    return this;
  }

  /** `aten::erfc(Tensor self) -> Tensor` */
  erfc(): Tensor {
    begin();
    write(this);
    return op[285].tensor<Tensor>();
  }

  /** `aten::erfc_(Tensor(a!) self) -> Tensor(a!)` */
  erfc_(): this {
    begin();
    write(this);
    op[286].inPlace();
    return this;
  }

  /** `aten::erfinv(Tensor self) -> Tensor` */
  erfinv(): Tensor {
    begin();
    write(this);
    return op[287].tensor<Tensor>();
  }

  /** `aten::erfinv_(Tensor(a!) self) -> Tensor(a!)` */
  erfinv_(): this {
    begin();
    write(this);
    op[288].inPlace();
    return this;
  }

  /** `aten::exp(Tensor self) -> Tensor` */
  exp(): Tensor {
    begin();
    write(this);
    return op[289].tensor<Tensor>();
  }

  /** `aten::exp2(Tensor self) -> Tensor` */
  exp2(): Tensor {
    begin();
    write(this);
    return op[290].tensor<Tensor>();
  }

  /** `aten::exp2_(Tensor(a!) self) -> Tensor(a!)` */
  exp2_(): this {
    begin();
    write(this);
    op[291].inPlace();
    return this;
  }

  /** `aten::exp_(Tensor(a!) self) -> Tensor(a!)` */
  exp_(): this {
    begin();
    write(this);
    op[292].inPlace();
    return this;
  }

  /** `aten::expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)` */
  expand(size: readonly number[], options?: { implicit?: boolean }): Tensor {
    if (options !== undefined) known("expand", options, keys[63]);
    begin();
    write(this);
    write(size);
    write(options?.implicit);
    return op[293].tensor<Tensor>();
  }

  /** `aten::expand_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  expandAs(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[294].tensor<Tensor>();
  }

  /** `aten::expm1(Tensor self) -> Tensor` */
  expm1(): Tensor {
    begin();
    write(this);
    return op[295].tensor<Tensor>();
  }

  /** `aten::expm1_(Tensor(a!) self) -> Tensor(a!)` */
  expm1_(): this {
    begin();
    write(this);
    op[296].inPlace();
    return this;
  }

  /** `aten::exponential(Tensor self, float lambd=1., *, Generator? generator=None) -> Tensor` */
  exponential(options?: { lambd?: number; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("exponential", options, keys[64]);
    begin();
    write(this);
    write(options?.lambd);
    write(options?.generator);
    return op[297].tensor<Tensor>();
  }

  /** `aten::exponential_(Tensor(a!) self, float lambd=1., *, Generator? generator=None) -> Tensor(a!)` */
  exponential_(options?: { lambd?: number; generator?: Generator | null }): this {
    if (options !== undefined) known("exponential_", options, keys[64]);
    begin();
    write(this);
    write(options?.lambd);
    write(options?.generator);
    op[298].inPlace();
    return this;
  }

  /** `aten::fake_quantize_per_channel_affine(Tensor self, Tensor scale, Tensor zero_point, int axis, int quant_min, int quant_max) -> Tensor` */
  fakeQuantizePerChannelAffine(scale: Tensor, zeroPoint: Tensor, axis: number, quantMin: number, quantMax: number): Tensor {
    begin();
    write(this);
    write(scale);
    write(zeroPoint);
    write(axis);
    write(quantMin);
    write(quantMax);
    return op[301].tensor<Tensor>();
  }

  /** `aten::fake_quantize_per_tensor_affine(Tensor self, float scale, int zero_point, int quant_min, int quant_max) -> Tensor`
   * `aten::fake_quantize_per_tensor_affine.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, int quant_min, int quant_max) -> Tensor` */
  fakeQuantizePerTensorAffine(scale: Tensor, zeroPoint: Tensor, quantMin: number, quantMax: number): Tensor;
  fakeQuantizePerTensorAffine(scale: number, zeroPoint: number, quantMin: number, quantMax: number): Tensor;
  fakeQuantizePerTensorAffine(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isTensor(a0) && isTensor(a1) && isNumber(a2) && isNumber(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3);
      return op[302].tensor<Tensor>();
    }
    if (isNumber(a0) && isNumber(a1) && isNumber(a2) && isNumber(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3);
      return op[303].tensor<Tensor>();
    }
    throw noOverload("fakeQuantizePerTensorAffine", [a0, a1, a2, a3]);
  }

  /** `aten::feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  featureAlphaDropout_(p: number, train: boolean): this {
    begin();
    write(this);
    write(p);
    write(train);
    op[305].inPlace();
    return this;
  }

  /** `aten::feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)` */
  featureDropout_(p: number, train: boolean): this {
    begin();
    write(this);
    write(p);
    write(train);
    op[307].inPlace();
    return this;
  }

  /** `aten::fft_fft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftFft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftFft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[308].tensor<Tensor>();
  }

  /** `aten::fft_fft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftFft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftFft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[309].tensor<Tensor>();
  }

  /** `aten::fft_fftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftFftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftFftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[311].tensor<Tensor>();
  }

  /** `aten::fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor` */
  fftFftshift(dim?: number | readonly number[] | null): Tensor;
  fftFftshift(options?: { dim?: number | readonly number[] | null }): Tensor;
  fftFftshift(a0?: any): any {
    if ((a0 === undefined || a0 === null || isNumbers(a0))) {
      begin();
      write(this);
      write(a0);
      return op[312].tensor<Tensor>();
    }
    if (isOptions(a0, keys[25])) {
      begin();
      write(this);
      write(a0?.dim);
      return op[312].tensor<Tensor>();
    }
    throw noOverload("fftFftshift", [a0], keys[25]);
  }

  /** `aten::fft_hfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftHfft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftHfft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[313].tensor<Tensor>();
  }

  /** `aten::fft_hfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftHfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftHfft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[314].tensor<Tensor>();
  }

  /** `aten::fft_hfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftHfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftHfftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[315].tensor<Tensor>();
  }

  /** `aten::fft_ifft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftIfft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIfft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[316].tensor<Tensor>();
  }

  /** `aten::fft_ifft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftIfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIfft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[317].tensor<Tensor>();
  }

  /** `aten::fft_ifftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftIfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIfftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[318].tensor<Tensor>();
  }

  /** `aten::fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor` */
  fftIfftshift(dim?: number | readonly number[] | null): Tensor;
  fftIfftshift(options?: { dim?: number | readonly number[] | null }): Tensor;
  fftIfftshift(a0?: any): any {
    if ((a0 === undefined || a0 === null || isNumbers(a0))) {
      begin();
      write(this);
      write(a0);
      return op[319].tensor<Tensor>();
    }
    if (isOptions(a0, keys[25])) {
      begin();
      write(this);
      write(a0?.dim);
      return op[319].tensor<Tensor>();
    }
    throw noOverload("fftIfftshift", [a0], keys[25]);
  }

  /** `aten::fft_ihfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftIhfft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIhfft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[320].tensor<Tensor>();
  }

  /** `aten::fft_ihfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftIhfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIhfft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[321].tensor<Tensor>();
  }

  /** `aten::fft_ihfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftIhfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIhfftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[322].tensor<Tensor>();
  }

  /** `aten::fft_irfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftIrfft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIrfft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[323].tensor<Tensor>();
  }

  /** `aten::fft_irfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftIrfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIrfft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[324].tensor<Tensor>();
  }

  /** `aten::fft_irfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftIrfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftIrfftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[325].tensor<Tensor>();
  }

  /** `aten::fft_rfft(Tensor self, int? n=None, int dim=-1, str? norm=None) -> Tensor` */
  fftRfft(options?: { n?: number | null; dim?: number; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftRfft", options, keys[65]);
    begin();
    write(this);
    write(options?.n);
    write(options?.dim);
    write(options?.norm);
    return op[326].tensor<Tensor>();
  }

  /** `aten::fft_rfft2(Tensor self, int[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor` */
  fftRfft2(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftRfft2", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[327].tensor<Tensor>();
  }

  /** `aten::fft_rfftn(Tensor self, int[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor` */
  fftRfftn(options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null }): Tensor {
    if (options !== undefined) known("fftRfftn", options, keys[66]);
    begin();
    write(this);
    write(options?.s);
    write(options?.dim);
    write(options?.norm);
    return op[329].tensor<Tensor>();
  }

  /** `aten::fill.Scalar(Tensor self, Scalar value) -> Tensor`
   * `aten::fill.Tensor(Tensor self, Tensor value) -> Tensor` */
  fill(value: Tensor | Scalar): Tensor;
  fill(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[330].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[331].tensor<Tensor>();
    }
    throw noOverload("fill", [a0]);
  }

  /** `aten::fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)` */
  fillDiagonal_(fillValue: Scalar, options?: { wrap?: boolean }): this {
    if (options !== undefined) known("fillDiagonal_", options, keys[68]);
    begin();
    write(this);
    write(fillValue);
    write(options?.wrap);
    op[332].inPlace();
    return this;
  }

  /** `aten::fill_.Scalar(Tensor(a!) self, Scalar value) -> Tensor(a!)`
   * `aten::fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)` */
  fill_(value: Tensor | Scalar): this;
  fill_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[333].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[334].inPlace();
      return this;
    }
    throw noOverload("fill_", [a0]);
  }

  /** `aten::fix(Tensor self) -> Tensor` */
  fix(): Tensor {
    begin();
    write(this);
    return op[335].tensor<Tensor>();
  }

  /** `aten::fix_(Tensor(a!) self) -> Tensor(a!)` */
  fix_(): this {
    begin();
    write(this);
    op[336].inPlace();
    return this;
  }

  /** `aten::flatten.using_ints(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)` */
  flatten(options?: { startDim?: number; endDim?: number }): Tensor {
    if (options !== undefined) known("flatten", options, keys[69]);
    begin();
    write(this);
    write(options?.startDim);
    write(options?.endDim);
    return op[337].tensor<Tensor>();
  }

  /** `aten::flip(Tensor self, int[] dims) -> Tensor` */
  flip(dims: readonly number[]): Tensor {
    begin();
    write(this);
    write(dims);
    return op[339].tensor<Tensor>();
  }

  /** `aten::fliplr(Tensor self) -> Tensor` */
  fliplr(): Tensor {
    begin();
    write(this);
    return op[340].tensor<Tensor>();
  }

  /** `aten::flipud(Tensor self) -> Tensor` */
  flipud(): Tensor {
    begin();
    write(this);
    return op[341].tensor<Tensor>();
  }

  /** `aten::float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * `aten::float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
  floatPower(exponent: Tensor | Scalar): Tensor;
  floatPower(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[342].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[343].tensor<Tensor>();
    }
    throw noOverload("floatPower", [a0]);
  }

  /** `aten::float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * `aten::float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  floatPower_(exponent: Tensor | Scalar): this;
  floatPower_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[345].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[346].inPlace();
      return this;
    }
    throw noOverload("floatPower_", [a0]);
  }

  /** `aten::floor(Tensor self) -> Tensor` */
  floor(): Tensor {
    begin();
    write(this);
    return op[347].tensor<Tensor>();
  }

  /** `aten::floor_divide(Tensor self, Tensor other) -> Tensor`
   * `aten::floor_divide.Scalar(Tensor self, Scalar other) -> Tensor` */
  floorDivide(other: Tensor | Scalar): Tensor;
  floorDivide(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[348].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[349].tensor<Tensor>();
    }
    throw noOverload("floorDivide", [a0]);
  }

  /** `aten::floor_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  floorDivide_(other: Tensor | Scalar): this;
  floorDivide_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[350].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[351].inPlace();
      return this;
    }
    throw noOverload("floorDivide_", [a0]);
  }

  /** `aten::floor_(Tensor(a!) self) -> Tensor(a!)` */
  floor_(): this {
    begin();
    write(this);
    op[352].inPlace();
    return this;
  }

  /** `aten::fmax(Tensor self, Tensor other) -> Tensor` */
  fmax(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[353].tensor<Tensor>();
  }

  /** `aten::fmin(Tensor self, Tensor other) -> Tensor` */
  fmin(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[354].tensor<Tensor>();
  }

  /** `aten::fmod.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::fmod.Tensor(Tensor self, Tensor other) -> Tensor` */
  fmod(other: Tensor | Scalar): Tensor;
  fmod(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[355].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[356].tensor<Tensor>();
    }
    throw noOverload("fmod", [a0]);
  }

  /** `aten::fmod_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::fmod_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  fmod_(other: Tensor | Scalar): this;
  fmod_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[357].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[358].inPlace();
      return this;
    }
    throw noOverload("fmod_", [a0]);
  }

  /** `aten::frac(Tensor self) -> Tensor` */
  frac(): Tensor {
    begin();
    write(this);
    return op[359].tensor<Tensor>();
  }

  /** `aten::frac_(Tensor(a!) self) -> Tensor(a!)` */
  frac_(): this {
    begin();
    write(this);
    op[360].inPlace();
    return this;
  }

  /** `aten::fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
  fractionalMaxPool2d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor] {
    begin();
    write(this);
    write(kernelSize);
    write(outputSize);
    write(randomSamples);
    return op[361].values<[Tensor, Tensor]>(2);
  }

  /** `aten::fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] output_size, Tensor random_samples) -> (Tensor, Tensor)` */
  fractionalMaxPool3d(kernelSize: number | readonly number[], outputSize: number | readonly number[], randomSamples: Tensor): [Tensor, Tensor] {
    begin();
    write(this);
    write(kernelSize);
    write(outputSize);
    write(randomSamples);
    return op[362].values<[Tensor, Tensor]>(2);
  }

  /** `aten::frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)` */
  frexp(): { mantissa: Tensor; exponent: Tensor } {
    begin();
    write(this);
    const [mantissa, exponent] = op[363].values<Tensor[]>(2);
    return { mantissa, exponent };
  }

  /** `aten::frobenius_norm(Tensor self) -> Tensor`
   * `aten::frobenius_norm.dim(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  frobeniusNorm(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  frobeniusNorm(): Tensor;
  frobeniusNorm(a0?: any, a1?: any): any {
    if (isNumbers(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[364].tensor<Tensor>();
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[365].tensor<Tensor>();
    }
    throw noOverload("frobeniusNorm", [a0, a1], keys[3]);
  }

  /** `aten::full_like(Tensor self, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  fullLike(fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("fullLike", options, keys[62]);
    begin();
    write(this);
    write(fillValue);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[368].tensor<Tensor>();
  }

  /** `aten::gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> Tensor` */
  gather(dim: number, index: Tensor, options?: { sparseGrad?: boolean }): Tensor {
    if (options !== undefined) known("gather", options, keys[71]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(options?.sparseGrad);
    return op[369].tensor<Tensor>();
  }

  /** `aten::gcd(Tensor self, Tensor other) -> Tensor` */
  gcd(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[370].tensor<Tensor>();
  }

  /** `aten::gcd_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  gcd_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[371].inPlace();
    return this;
  }

  /** `aten::ge.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::ge.Tensor(Tensor self, Tensor other) -> Tensor` */
  ge(other: Tensor | Scalar): Tensor;
  ge(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[372].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[373].tensor<Tensor>();
    }
    throw noOverload("ge", [a0]);
  }

  /** `aten::ge_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::ge_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ge_(other: Tensor | Scalar): this;
  ge_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[374].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[375].inPlace();
      return this;
    }
    throw noOverload("ge_", [a0]);
  }

  /** `aten::gelu(Tensor self, *, str approximate="none") -> Tensor` */
  gelu(options?: { approximate?: string }): Tensor {
    if (options !== undefined) known("gelu", options, keys[72]);
    begin();
    write(this);
    write(options?.approximate);
    return op[376].tensor<Tensor>();
  }

  /** `aten::gelu_(Tensor(a!) self, *, str approximate="none") -> Tensor(a!)` */
  gelu_(options?: { approximate?: string }): this {
    if (options !== undefined) known("gelu_", options, keys[72]);
    begin();
    write(this);
    write(options?.approximate);
    op[377].inPlace();
    return this;
  }

  /** `aten::geometric(Tensor self, float p, *, Generator? generator=None) -> Tensor` */
  geometric(p: number, options?: { generator?: Generator | null }): Tensor {
    if (options !== undefined) known("geometric", options, keys[17]);
    begin();
    write(this);
    write(p);
    write(options?.generator);
    return op[378].tensor<Tensor>();
  }

  /** `aten::geometric_(Tensor(a!) self, float p, *, Generator? generator=None) -> Tensor(a!)` */
  geometric_(p: number, options?: { generator?: Generator | null }): this {
    if (options !== undefined) known("geometric_", options, keys[17]);
    begin();
    write(this);
    write(p);
    write(options?.generator);
    op[379].inPlace();
    return this;
  }

  /** `aten::geqrf(Tensor self) -> (Tensor a, Tensor tau)` */
  geqrf(): { a: Tensor; tau: Tensor } {
    begin();
    write(this);
    const [a, tau] = op[380].values<Tensor[]>(2);
    return { a, tau };
  }

  /** `aten::ger(Tensor self, Tensor vec2) -> Tensor` */
  ger(vec2: Tensor): Tensor {
    begin();
    write(this);
    write(vec2);
    return op[381].tensor<Tensor>();
  }

  /** `aten::glu(Tensor self, int dim=-1) -> Tensor` */
  glu(dim?: number): Tensor;
  glu(options?: { dim?: number }): Tensor;
  glu(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[382].tensor<Tensor>();
    }
    if (isOptions(a0, keys[25])) {
      begin();
      write(this);
      write(a0?.dim);
      return op[382].tensor<Tensor>();
    }
    throw noOverload("glu", [a0], keys[25]);
  }

  /** `aten::gradient.array(Tensor self, *, int[] dim, int edge_order=1) -> Tensor[]`
   * `aten::gradient.scalararray(Tensor self, *, Scalar spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * `aten::gradient.scalarint(Tensor self, *, Scalar? spacing=None, int? dim=None, int edge_order=1) -> Tensor[]`
   * `aten::gradient.scalarrayarray(Tensor self, *, Scalar[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * `aten::gradient.scalarrayint(Tensor self, *, Scalar[] spacing, int? dim=None, int edge_order=1) -> Tensor[]`
   * `aten::gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[] dim, int edge_order=1) -> Tensor[]`
   * `aten::gradient.tensorarrayint(Tensor self, *, Tensor[] spacing, int? dim=None, int edge_order=1) -> Tensor[]` */
  gradient(options: { spacing?: Scalar | readonly Scalar[] | readonly Tensor[]; dim: readonly number[]; edgeOrder?: number }): Tensor[];
  gradient(options?: { spacing?: readonly Scalar[] | readonly Tensor[] | Scalar | null; dim?: number | null; edgeOrder?: number }): Tensor[];
  gradient(a0?: any): any {
    if (isOptions(a0, keys[73]) && isScalar(a0?.spacing) && isNumberList(a0?.dim)) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[383].value<Tensor[]>();
    }
    if (isOptions(a0, keys[73]) && isScalars(a0?.spacing) && isNumberList(a0?.dim)) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[384].value<Tensor[]>();
    }
    if (isOptions(a0, keys[73]) && isTensors(a0?.spacing) && isNumberList(a0?.dim)) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[385].value<Tensor[]>();
    }
    if (isOptions(a0, keys[74]) && isNumberList(a0?.dim)) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[386].value<Tensor[]>();
    }
    if (isOptions(a0, keys[73]) && isScalars(a0?.spacing) && (a0?.dim === undefined || a0?.dim === null || isNumber(a0?.dim))) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[387].value<Tensor[]>();
    }
    if (isOptions(a0, keys[73]) && isTensors(a0?.spacing) && (a0?.dim === undefined || a0?.dim === null || isNumber(a0?.dim))) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[388].value<Tensor[]>();
    }
    if (isOptions(a0, keys[73]) && (a0?.spacing === undefined || a0?.spacing === null || isScalar(a0?.spacing)) && (a0?.dim === undefined || a0?.dim === null || isNumber(a0?.dim))) {
      begin();
      write(this);
      write(a0?.spacing);
      write(a0?.dim);
      write(a0?.edgeOrder);
      return op[389].value<Tensor[]>();
    }
    throw noOverload("gradient", [a0], keys[73]);
  }

  /** `aten::greater.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::greater.Tensor(Tensor self, Tensor other) -> Tensor` */
  greater(other: Tensor | Scalar): Tensor;
  greater(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[390].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[391].tensor<Tensor>();
    }
    throw noOverload("greater", [a0]);
  }

  /** `aten::greater_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::greater_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  greaterEqual(other: Tensor | Scalar): Tensor;
  greaterEqual(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[392].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[393].tensor<Tensor>();
    }
    throw noOverload("greaterEqual", [a0]);
  }

  /** `aten::greater_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::greater_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  greaterEqual_(other: Tensor | Scalar): this;
  greaterEqual_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[394].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[395].inPlace();
      return this;
    }
    throw noOverload("greaterEqual_", [a0]);
  }

  /** `aten::greater_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::greater_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  greater_(other: Tensor | Scalar): this;
  greater_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[396].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[397].inPlace();
      return this;
    }
    throw noOverload("greater_", [a0]);
  }

  /** `aten::gt.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::gt.Tensor(Tensor self, Tensor other) -> Tensor` */
  gt(other: Tensor | Scalar): Tensor;
  gt(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[405].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[406].tensor<Tensor>();
    }
    throw noOverload("gt", [a0]);
  }

  /** `aten::gt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::gt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  gt_(other: Tensor | Scalar): this;
  gt_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[407].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[408].inPlace();
      return this;
    }
    throw noOverload("gt_", [a0]);
  }

  /** `aten::hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  hardshrink(options?: { lambd?: Scalar }): Tensor {
    if (options !== undefined) known("hardshrink", options, keys[77]);
    begin();
    write(this);
    write(options?.lambd);
    return op[415].tensor<Tensor>();
  }

  /** `aten::hardsigmoid(Tensor self) -> Tensor` */
  hardsigmoid(): Tensor {
    begin();
    write(this);
    return op[416].tensor<Tensor>();
  }

  /** `aten::hardsigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  hardsigmoid_(): this {
    begin();
    write(this);
    op[417].inPlace();
    return this;
  }

  /** `aten::hardswish(Tensor self) -> Tensor` */
  hardswish(): Tensor {
    begin();
    write(this);
    return op[418].tensor<Tensor>();
  }

  /** `aten::hardswish_(Tensor(a!) self) -> Tensor(a!)` */
  hardswish_(): this {
    begin();
    write(this);
    op[419].inPlace();
    return this;
  }

  /** `aten::hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor` */
  hardtanh(options?: { minVal?: Scalar; maxVal?: Scalar }): Tensor {
    if (options !== undefined) known("hardtanh", options, keys[78]);
    begin();
    write(this);
    write(options?.minVal);
    write(options?.maxVal);
    return op[420].tensor<Tensor>();
  }

  /** `aten::hardtanh_(Tensor(a!) self, Scalar min_val=-1, Scalar max_val=1) -> Tensor(a!)` */
  hardtanh_(options?: { minVal?: Scalar; maxVal?: Scalar }): this {
    if (options !== undefined) known("hardtanh_", options, keys[78]);
    begin();
    write(this);
    write(options?.minVal);
    write(options?.maxVal);
    op[421].inPlace();
    return this;
  }

  /** `aten::heaviside(Tensor self, Tensor values) -> Tensor` */
  heaviside(values: Tensor): Tensor {
    begin();
    write(this);
    write(values);
    return op[422].tensor<Tensor>();
  }

  /** `aten::heaviside_(Tensor(a!) self, Tensor values) -> Tensor(a!)` */
  heaviside_(values: Tensor): this {
    begin();
    write(this);
    write(values);
    op[423].inPlace();
    return this;
  }

  /** `aten::hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int reduction=1) -> Tensor` */
  hingeEmbeddingLoss(target: Tensor, options?: { margin?: number; reduction?: number }): Tensor {
    if (options !== undefined) known("hingeEmbeddingLoss", options, keys[42]);
    begin();
    write(this);
    write(target);
    write(options?.margin);
    write(options?.reduction);
    return op[424].tensor<Tensor>();
  }

  /** `aten::histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0) -> Tensor` */
  histc(options?: { bins?: number; min?: Scalar; max?: Scalar }): Tensor {
    if (options !== undefined) known("histc", options, keys[79]);
    begin();
    write(this);
    write(options?.bins);
    write(options?.min);
    write(options?.max);
    return op[425].tensor<Tensor>();
  }

  /** `aten::histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)`
   * `aten::histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor bin_edges)` */
  histogram(bins: Tensor, options?: { weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor };
  histogram(options?: { bins?: number; range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor };
  histogram(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[80])) {
      begin();
      write(this);
      write(a0);
      write(a1?.weight);
      write(a1?.density);
      const [hist, binEdges] = op[426].values<Tensor[]>(2);
      return { hist, binEdges };
    }
    if (isOptions(a0, keys[81]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.bins);
      write(a0?.range);
      write(a0?.weight);
      write(a0?.density);
      const [hist, binEdges] = op[427].values<Tensor[]>(2);
      return { hist, binEdges };
    }
    throw noOverload("histogram", [a0, a1], keys[82]);
  }

  /** `aten::histogramdd(Tensor self, int[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * `aten::histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)`
   * `aten::histogramdd.int_bins(Tensor self, int bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor hist, Tensor[] bin_edges)` */
  histogramdd(bins: readonly number[] | readonly Tensor[] | number, options?: { range?: readonly number[] | null; weight?: Tensor | null; density?: boolean }): { hist: Tensor; binEdges: Tensor[] };
  histogramdd(a0?: any, a1?: any): any {
    if (isNumberList(a0) && isOptions(a1, keys[83])) {
      begin();
      write(this);
      write(a0);
      write(a1?.range);
      write(a1?.weight);
      write(a1?.density);
      const [hist, binEdges] = op[428].values<any[]>(2);
      return { hist, binEdges };
    }
    if (isTensors(a0) && isOptions(a1, keys[83])) {
      begin();
      write(this);
      write(a0);
      write(a1?.range);
      write(a1?.weight);
      write(a1?.density);
      const [hist, binEdges] = op[429].values<any[]>(2);
      return { hist, binEdges };
    }
    if (isNumber(a0) && isOptions(a1, keys[83])) {
      begin();
      write(this);
      write(a0);
      write(a1?.range);
      write(a1?.weight);
      write(a1?.density);
      const [hist, binEdges] = op[430].values<any[]>(2);
      return { hist, binEdges };
    }
    throw noOverload("histogramdd", [a0, a1], keys[83]);
  }

  /** `aten::hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  hsplit(indices: readonly number[]): Tensor[];
  hsplit(sections: number): Tensor[];
  hsplit(a0?: any): any {
    if (isNumberList(a0)) {
      begin();
      write(this);
      write(a0);
      return op[431].value<Tensor[]>();
    }
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      return op[432].value<Tensor[]>();
    }
    throw noOverload("hsplit", [a0]);
  }

  /** `aten::huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.) -> Tensor` */
  huberLoss(target: Tensor, options?: { reduction?: number; delta?: number }): Tensor {
    if (options !== undefined) known("huberLoss", options, keys[84]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    write(options?.delta);
    return op[435].tensor<Tensor>();
  }

  /** `aten::hypot(Tensor self, Tensor other) -> Tensor` */
  hypot(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[436].tensor<Tensor>();
  }

  /** `aten::hypot_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  hypot_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[437].inPlace();
    return this;
  }

  /** `aten::i0(Tensor self) -> Tensor` */
  i0(): Tensor {
    begin();
    write(this);
    return op[438].tensor<Tensor>();
  }

  /** `aten::i0_(Tensor(a!) self) -> Tensor(a!)` */
  i0_(): this {
    begin();
    write(this);
    op[439].inPlace();
    return this;
  }

  /** `aten::igamma(Tensor self, Tensor other) -> Tensor` */
  igamma(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[440].tensor<Tensor>();
  }

  /** `aten::igamma_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  igamma_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[441].inPlace();
    return this;
  }

  /** `aten::igammac(Tensor self, Tensor other) -> Tensor` */
  igammac(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[442].tensor<Tensor>();
  }

  /** `aten::igammac_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  igammac_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[443].inPlace();
    return this;
  }

  /** `aten::im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride) -> Tensor` */
  im2col(kernelSize: number | readonly number[], dilation: number | readonly number[], padding: number | readonly number[], stride: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(kernelSize);
    write(dilation);
    write(padding);
    write(stride);
    return op[444].tensor<Tensor>();
  }

  /** `aten::imag(Tensor(a) self) -> Tensor(a)` */
  imag(): Tensor {
    begin();
    write(this);
    return op[445].tensor<Tensor>();
  }

  /** `aten::index.Tensor(Tensor self, Tensor?[] indices) -> Tensor` */
  index(indices: (Tensor | null)[]): Tensor {
    begin();
    write(this);
    write(indices);
    return op[446].tensor<Tensor>();
  }

  /** `aten::index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor` */
  indexAdd(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): Tensor {
    if (options !== undefined) known("indexAdd", options, keys[0]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    write(options?.alpha);
    return op[447].tensor<Tensor>();
  }

  /** `aten::index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)` */
  indexAdd_(dim: number, index: Tensor, source: Tensor, options?: { alpha?: Scalar }): this {
    if (options !== undefined) known("indexAdd_", options, keys[0]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    write(options?.alpha);
    op[448].inPlace();
    return this;
  }

  /** `aten::index_copy(Tensor self, int dim, Tensor index, Tensor source) -> Tensor` */
  indexCopy(dim: number, index: Tensor, source: Tensor): Tensor {
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    return op[449].tensor<Tensor>();
  }

  /** `aten::index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)` */
  indexCopy_(dim: number, index: Tensor, source: Tensor): this {
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    op[450].inPlace();
    return this;
  }

  /** `aten::index_fill.int_Scalar(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * `aten::index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor` */
  indexFill(dim: number, index: Tensor, value: Tensor | Scalar): Tensor;
  indexFill(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[451].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[452].tensor<Tensor>();
    }
    throw noOverload("indexFill", [a0, a1, a2]);
  }

  /** `aten::index_fill_.int_Scalar(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * `aten::index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)` */
  indexFill_(dim: number, index: Tensor, value: Tensor | Scalar): this;
  indexFill_(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      op[453].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      op[454].inPlace();
      return this;
    }
    throw noOverload("indexFill_", [a0, a1, a2]);
  }

  /** `aten::index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor` */
  indexPut(indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): Tensor {
    if (options !== undefined) known("indexPut", options, keys[85]);
    begin();
    write(this);
    write(indices);
    write(values);
    write(options?.accumulate);
    return op[455].tensor<Tensor>();
  }

  /** `aten::index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)` */
  indexPut_(indices: (Tensor | null)[], values: Tensor, options?: { accumulate?: boolean }): this {
    if (options !== undefined) known("indexPut_", options, keys[85]);
    begin();
    write(this);
    write(indices);
    write(values);
    write(options?.accumulate);
    op[456].inPlace();
    return this;
  }

  /** `aten::index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor` */
  indexReduce(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
    if (options !== undefined) known("indexReduce", options, keys[86]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    write(reduce);
    write(options?.includeSelf);
    return op[457].tensor<Tensor>();
  }

  /** `aten::index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  indexReduce_(dim: number, index: Tensor, source: Tensor, reduce: string, options?: { includeSelf?: boolean }): this {
    if (options !== undefined) known("indexReduce_", options, keys[86]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(source);
    write(reduce);
    write(options?.includeSelf);
    op[458].inPlace();
    return this;
  }

  /** `aten::index_select(Tensor self, int dim, Tensor index) -> Tensor` */
  indexSelect(dim: number, index: Tensor): Tensor {
    begin();
    write(this);
    write(dim);
    write(index);
    return op[459].tensor<Tensor>();
  }

  /** `aten::indices(Tensor(a) self) -> Tensor(a)` */
  indices(): Tensor {
    begin();
    write(this);
    return op[460].tensor<Tensor>();
  }

  /** `aten::inner(Tensor self, Tensor other) -> Tensor` */
  inner(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[461].tensor<Tensor>();
  }

  /** `aten::int_repr(Tensor self) -> Tensor` */
  intRepr(): Tensor {
    begin();
    write(this);
    return op[463].tensor<Tensor>();
  }

  /** `aten::inverse(Tensor self) -> Tensor` */
  inverse(): Tensor {
    begin();
    write(this);
    return op[464].tensor<Tensor>();
  }

  /** `aten::is_coalesced(Tensor self) -> bool` */
  isCoalesced(): boolean {
    begin();
    write(this);
    return op[465].value<boolean>();
  }

  /** `aten::is_complex(Tensor self) -> bool` */
  isComplex(): boolean {
    begin();
    write(this);
    return op[466].value<boolean>();
  }

  /** `aten::is_conj(Tensor self) -> bool` */
  isConj(): boolean {
    begin();
    write(this);
    return op[467].value<boolean>();
  }

  /** `aten::is_floating_point(Tensor self) -> bool` */
  isFloatingPoint(): boolean {
    begin();
    write(this);
    return op[468].value<boolean>();
  }

  /** `aten::is_inference(Tensor self) -> bool` */
  isInference(): boolean {
    begin();
    write(this);
    return op[469].value<boolean>();
  }

  /** `aten::is_neg(Tensor self) -> bool` */
  isNeg(): boolean {
    begin();
    write(this);
    return op[470].value<boolean>();
  }

  /** `aten::is_nonzero(Tensor self) -> bool` */
  isNonzero(): boolean {
    begin();
    write(this);
    return op[471].value<boolean>();
  }

  /** `aten::is_pinned(Tensor self, Device? device=None) -> bool` */
  isPinned(options?: { device?: string | null }): boolean {
    if (options !== undefined) known("isPinned", options, keys[87]);
    begin();
    write(this);
    write(options?.device);
    return op[472].value<boolean>();
  }

  /** `aten::is_same_size(Tensor self, Tensor other) -> bool` */
  isSameSize(other: Tensor): boolean {
    begin();
    write(this);
    write(other);
    return op[473].value<boolean>();
  }

  /** `aten::is_set_to(Tensor self, Tensor tensor) -> bool` */
  isSetTo(tensor: Tensor): boolean {
    begin();
    write(this);
    write(tensor);
    return op[474].value<boolean>();
  }

  /** `aten::is_signed(Tensor self) -> bool` */
  isSigned(): boolean {
    begin();
    write(this);
    return op[475].value<boolean>();
  }

  /** `aten::isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, float atol=1e-08, bool equal_nan=False) -> Tensor` */
  isclose(other: Tensor, options?: { rtol?: number; atol?: number; equalNan?: boolean }): Tensor {
    if (options !== undefined) known("isclose", options, keys[4]);
    begin();
    write(this);
    write(other);
    write(options?.rtol);
    write(options?.atol);
    write(options?.equalNan);
    return op[476].tensor<Tensor>();
  }

  /** `aten::isfinite(Tensor self) -> Tensor` */
  isfinite(): Tensor {
    begin();
    write(this);
    return op[477].tensor<Tensor>();
  }

  /** `aten::isinf(Tensor self) -> Tensor` */
  isinf(): Tensor {
    begin();
    write(this);
    return op[481].tensor<Tensor>();
  }

  /** `aten::isnan(Tensor self) -> Tensor` */
  isnan(): Tensor {
    begin();
    write(this);
    return op[482].tensor<Tensor>();
  }

  /** `aten::isneginf(Tensor self) -> Tensor` */
  isneginf(): Tensor {
    begin();
    write(this);
    return op[483].tensor<Tensor>();
  }

  /** `aten::isposinf(Tensor self) -> Tensor` */
  isposinf(): Tensor {
    begin();
    write(this);
    return op[484].tensor<Tensor>();
  }

  /** `aten::isreal(Tensor self) -> Tensor` */
  isreal(): Tensor {
    begin();
    write(this);
    return op[485].tensor<Tensor>();
  }

  /** `aten::istft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, bool normalized=False, bool? onesided=None, int? length=None, bool return_complex=False) -> Tensor` */
  istft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; center?: boolean; normalized?: boolean; onesided?: boolean | null; length?: number | null; returnComplex?: boolean }): Tensor {
    if (options !== undefined) known("istft", options, keys[89]);
    begin();
    write(this);
    write(nFft);
    write(options?.hopLength);
    write(options?.winLength);
    write(options?.window);
    write(options?.center);
    write(options?.normalized);
    write(options?.onesided);
    write(options?.length);
    write(options?.returnComplex);
    return op[486].tensor<Tensor>();
  }

  /** `aten::item(Tensor self) -> Scalar` */
  itemValue(): Scalar {
    begin();
    write(this);
    return op[487].value<Scalar>();
  }

  /** `aten::kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor` */
  klDiv(target: Tensor, options?: { reduction?: number; logTarget?: boolean }): Tensor {
    if (options !== undefined) known("klDiv", options, keys[90]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    write(options?.logTarget);
    return op[491].tensor<Tensor>();
  }

  /** `aten::kron(Tensor self, Tensor other) -> Tensor` */
  kron(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[492].tensor<Tensor>();
  }

  /** `aten::kthvalue(Tensor self, int k, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  kthvalue(k: number, dim?: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  kthvalue(k: number, options?: { dim?: number; keepdim?: boolean }): { values: Tensor; indices: Tensor };
  kthvalue(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1)) && isOptions(a2, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      const [values, indices] = op[493].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isNumber(a0) && isOptions(a1, keys[5]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      const [values, indices] = op[493].values<Tensor[]>(2);
      return { values, indices };
    }
    throw noOverload("kthvalue", [a0, a1, a2], keys[6]);
  }

  /** `aten::l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  l1Loss(target: Tensor, options?: { reduction?: number }): Tensor {
    if (options !== undefined) known("l1Loss", options, keys[91]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    return op[494].tensor<Tensor>();
  }

  /** `aten::lcm(Tensor self, Tensor other) -> Tensor` */
  lcm(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[496].tensor<Tensor>();
  }

  /** `aten::lcm_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lcm_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[497].inPlace();
    return this;
  }

  /** `aten::ldexp.Tensor(Tensor self, Tensor other) -> Tensor` */
  ldexp(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[498].tensor<Tensor>();
  }

  /** `aten::ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ldexp_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[499].inPlace();
    return this;
  }

  /** `aten::le.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::le.Tensor(Tensor self, Tensor other) -> Tensor` */
  le(other: Tensor | Scalar): Tensor;
  le(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[500].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[501].tensor<Tensor>();
    }
    throw noOverload("le", [a0]);
  }

  /** `aten::le_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::le_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  le_(other: Tensor | Scalar): this;
  le_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[502].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[503].inPlace();
      return this;
    }
    throw noOverload("le_", [a0]);
  }

  /** `aten::leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor` */
  leakyRelu(options?: { negativeSlope?: Scalar }): Tensor {
    if (options !== undefined) known("leakyRelu", options, keys[92]);
    begin();
    write(this);
    write(options?.negativeSlope);
    return op[504].tensor<Tensor>();
  }

  /** `aten::leaky_relu_(Tensor(a!) self, Scalar negative_slope=0.01) -> Tensor(a!)` */
  leakyRelu_(options?: { negativeSlope?: Scalar }): this {
    if (options !== undefined) known("leakyRelu_", options, keys[92]);
    begin();
    write(this);
    write(options?.negativeSlope);
    op[505].inPlace();
    return this;
  }

  /** `aten::lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor`
   * `aten::lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor` */
  lerp(end: Tensor, weight: Tensor | Scalar): Tensor;
  lerp(a0?: any, a1?: any): any {
    if (isTensor(a0) && isTensor(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[506].tensor<Tensor>();
    }
    if (isTensor(a0) && isScalar(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[507].tensor<Tensor>();
    }
    throw noOverload("lerp", [a0, a1]);
  }

  /** `aten::lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)`
   * `aten::lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)` */
  lerp_(end: Tensor, weight: Tensor | Scalar): this;
  lerp_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isTensor(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[508].inPlace();
      return this;
    }
    if (isTensor(a0) && isScalar(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[509].inPlace();
      return this;
    }
    throw noOverload("lerp_", [a0, a1]);
  }

  /** `aten::less.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::less.Tensor(Tensor self, Tensor other) -> Tensor` */
  less(other: Tensor | Scalar): Tensor;
  less(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[510].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[511].tensor<Tensor>();
    }
    throw noOverload("less", [a0]);
  }

  /** `aten::less_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::less_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  lessEqual(other: Tensor | Scalar): Tensor;
  lessEqual(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[512].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[513].tensor<Tensor>();
    }
    throw noOverload("lessEqual", [a0]);
  }

  /** `aten::less_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::less_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lessEqual_(other: Tensor | Scalar): this;
  lessEqual_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[514].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[515].inPlace();
      return this;
    }
    throw noOverload("lessEqual_", [a0]);
  }

  /** `aten::less_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::less_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  less_(other: Tensor | Scalar): this;
  less_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[516].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[517].inPlace();
      return this;
    }
    throw noOverload("less_", [a0]);
  }

  /** `aten::lgamma(Tensor self) -> Tensor` */
  lgamma(): Tensor {
    begin();
    write(this);
    return op[518].tensor<Tensor>();
  }

  /** `aten::lgamma_(Tensor(a!) self) -> Tensor(a!)` */
  lgamma_(): this {
    begin();
    write(this);
    op[519].inPlace();
    return this;
  }

  /** `aten::linalg_cholesky(Tensor self, *, bool upper=False) -> Tensor` */
  linalgCholesky(options?: { upper?: boolean }): Tensor {
    if (options !== undefined) known("linalgCholesky", options, keys[31]);
    begin();
    write(this);
    write(options?.upper);
    return op[520].tensor<Tensor>();
  }

  /** `aten::linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False) -> (Tensor L, Tensor info)` */
  linalgCholeskyEx(options?: { upper?: boolean; checkErrors?: boolean }): { L: Tensor; info: Tensor } {
    if (options !== undefined) known("linalgCholeskyEx", options, keys[93]);
    begin();
    write(this);
    write(options?.upper);
    write(options?.checkErrors);
    const [L, info] = op[521].values<Tensor[]>(2);
    return { L, info };
  }

  /** `aten::linalg_cond(Tensor self, Scalar? p=None) -> Tensor`
   * `aten::linalg_cond.p_str(Tensor self, str p) -> Tensor` */
  linalgCond(p: string): Tensor;
  linalgCond(p?: Scalar | null): Tensor;
  linalgCond(options?: { p?: Scalar | null }): Tensor;
  linalgCond(a0?: any): any {
    if (isString(a0)) {
      begin();
      write(this);
      write(a0);
      return op[522].tensor<Tensor>();
    }
    if ((a0 === undefined || a0 === null || isScalar(a0))) {
      begin();
      write(this);
      write(a0);
      return op[523].tensor<Tensor>();
    }
    if (isOptions(a0, keys[56])) {
      begin();
      write(this);
      write(a0?.p);
      return op[523].tensor<Tensor>();
    }
    throw noOverload("linalgCond", [a0], keys[56]);
  }

  /** `aten::linalg_cross(Tensor self, Tensor other, *, int dim=-1) -> Tensor` */
  linalgCross(other: Tensor, options?: { dim?: number }): Tensor {
    if (options !== undefined) known("linalgCross", options, keys[25]);
    begin();
    write(this);
    write(other);
    write(options?.dim);
    return op[524].tensor<Tensor>();
  }

  /** `aten::linalg_eig(Tensor self) -> (Tensor eigenvalues, Tensor eigenvectors)` */
  linalgEig(): { eigenvalues: Tensor; eigenvectors: Tensor } {
    begin();
    write(this);
    const [eigenvalues, eigenvectors] = op[527].values<Tensor[]>(2);
    return { eigenvalues, eigenvectors };
  }

  /** `aten::linalg_eigh(Tensor self, str UPLO="L") -> (Tensor eigenvalues, Tensor eigenvectors)` */
  linalgEigh(options?: { UPLO?: string }): { eigenvalues: Tensor; eigenvectors: Tensor } {
    if (options !== undefined) known("linalgEigh", options, keys[94]);
    begin();
    write(this);
    write(options?.UPLO);
    const [eigenvalues, eigenvectors] = op[528].values<Tensor[]>(2);
    return { eigenvalues, eigenvectors };
  }

  /** `aten::linalg_eigvals(Tensor self) -> Tensor` */
  linalgEigvals(): Tensor {
    begin();
    write(this);
    return op[529].tensor<Tensor>();
  }

  /** `aten::linalg_eigvalsh(Tensor self, str UPLO="L") -> Tensor` */
  linalgEigvalsh(options?: { UPLO?: string }): Tensor {
    if (options !== undefined) known("linalgEigvalsh", options, keys[94]);
    begin();
    write(this);
    write(options?.UPLO);
    return op[530].tensor<Tensor>();
  }

  /** `aten::linalg_ldl_factor(Tensor self, *, bool hermitian=False) -> (Tensor LD, Tensor pivots)` */
  linalgLdlFactor(options?: { hermitian?: boolean }): { LD: Tensor; pivots: Tensor } {
    if (options !== undefined) known("linalgLdlFactor", options, keys[96]);
    begin();
    write(this);
    write(options?.hermitian);
    const [LD, pivots] = op[534].values<Tensor[]>(2);
    return { LD, pivots };
  }

  /** `aten::linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False) -> (Tensor LD, Tensor pivots, Tensor info)` */
  linalgLdlFactorEx(options?: { hermitian?: boolean; checkErrors?: boolean }): { LD: Tensor; pivots: Tensor; info: Tensor } {
    if (options !== undefined) known("linalgLdlFactorEx", options, keys[97]);
    begin();
    write(this);
    write(options?.hermitian);
    write(options?.checkErrors);
    const [LD, pivots, info] = op[535].values<Tensor[]>(3);
    return { LD, pivots, info };
  }

  /** `aten::linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None) -> (Tensor solution, Tensor residuals, Tensor rank, Tensor singular_values)` */
  linalgLstsq(b: Tensor, options?: { rcond?: number | null; driver?: string | null }): { solution: Tensor; residuals: Tensor; rank: Tensor; singularValues: Tensor } {
    if (options !== undefined) known("linalgLstsq", options, keys[98]);
    begin();
    write(this);
    write(b);
    write(options?.rcond);
    write(options?.driver);
    const [solution, residuals, rank, singularValues] = op[537].values<Tensor[]>(4);
    return { solution, residuals, rank, singularValues };
  }

  /** `aten::linalg_matmul(Tensor self, Tensor other) -> Tensor` */
  linalgMatmul(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[542].tensor<Tensor>();
  }

  /** `aten::linalg_matrix_exp(Tensor self) -> Tensor` */
  linalgMatrixExp(): Tensor {
    begin();
    write(this);
    return op[543].tensor<Tensor>();
  }

  /** `aten::linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * `aten::linalg_matrix_norm.str_ord(Tensor self, str ord="fro", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgMatrixNorm(ord: Scalar, dim?: readonly number[], options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgMatrixNorm(ord: Scalar, options?: { dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgMatrixNorm(options?: { ord?: string; dim?: readonly number[]; keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgMatrixNorm(a0?: any, a1?: any, a2?: any): any {
    if (isScalar(a0) && (a1 === undefined || isNumberList(a1)) && isOptions(a2, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.dtype);
      return op[544].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[103]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[544].tensor<Tensor>();
    }
    if (isOptions(a0, keys[104]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.ord);
      write(a0?.dim);
      write(a0?.keepdim);
      write(a0?.dtype);
      return op[545].tensor<Tensor>();
    }
    throw noOverload("linalgMatrixNorm", [a0, a1, a2], keys[105]);
  }

  /** `aten::linalg_matrix_power(Tensor self, int n) -> Tensor` */
  linalgMatrixPower(n: number): Tensor {
    begin();
    write(this);
    write(n);
    return op[546].tensor<Tensor>();
  }

  /** `aten::linalg_matrix_rank(Tensor self, float tol, bool hermitian=False) -> Tensor`
   * `aten::linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor` */
  linalgMatrixRank(tol: number, options?: { hermitian?: boolean }): Tensor;
  linalgMatrixRank(options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean }): Tensor;
  linalgMatrixRank(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[96])) {
      begin();
      write(this);
      write(a0);
      write(a1?.hermitian);
      return op[547].tensor<Tensor>();
    }
    if (isOptions(a0, keys[106]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.atol);
      write(a0?.rtol);
      write(a0?.hermitian);
      return op[548].tensor<Tensor>();
    }
    throw noOverload("linalgMatrixRank", [a0, a1], keys[107]);
  }

  /** `aten::linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor`
   * `aten::linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgNorm(ord: string, dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgNorm(ord: string, options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgNorm(options?: { ord?: Scalar | null; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
  linalgNorm(a0?: any, a1?: any, a2?: any): any {
    if (isString(a0) && (a1 === undefined || a1 === null || isNumbers(a1)) && isOptions(a2, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.dtype);
      return op[552].tensor<Tensor>();
    }
    if (isString(a0) && isOptions(a1, keys[103]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[552].tensor<Tensor>();
    }
    if (isOptions(a0, keys[104]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.ord);
      write(a0?.dim);
      write(a0?.keepdim);
      write(a0?.dtype);
      return op[553].tensor<Tensor>();
    }
    throw noOverload("linalgNorm", [a0, a1, a2], keys[105]);
  }

  /** `aten::linalg_pinv(Tensor self, float rcond, bool hermitian=False) -> Tensor`
   * `aten::linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False) -> Tensor`
   * `aten::linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False) -> Tensor`
   * `aten::linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False) -> Tensor` */
  linalgPinv(rcond: Tensor | number, options?: { hermitian?: boolean }): Tensor;
  linalgPinv(options?: { atol?: number | null; rtol?: number | null; hermitian?: boolean }): Tensor;
  linalgPinv(options?: { atol?: Tensor | null; rtol?: Tensor | null; hermitian?: boolean }): Tensor;
  linalgPinv(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[96])) {
      begin();
      write(this);
      write(a0);
      write(a1?.hermitian);
      return op[554].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[96])) {
      begin();
      write(this);
      write(a0);
      write(a1?.hermitian);
      return op[555].tensor<Tensor>();
    }
    if (isOptions(a0, keys[106]) && a1 === undefined && (a0?.atol === undefined || a0?.atol === null || isNumber(a0?.atol)) && (a0?.rtol === undefined || a0?.rtol === null || isNumber(a0?.rtol))) {
      begin();
      write(this);
      write(a0?.atol);
      write(a0?.rtol);
      write(a0?.hermitian);
      return op[556].tensor<Tensor>();
    }
    if (isOptions(a0, keys[106]) && a1 === undefined && (a0?.atol === undefined || a0?.atol === null || isTensor(a0?.atol)) && (a0?.rtol === undefined || a0?.rtol === null || isTensor(a0?.rtol))) {
      begin();
      write(this);
      write(a0?.atol);
      write(a0?.rtol);
      write(a0?.hermitian);
      return op[557].tensor<Tensor>();
    }
    throw noOverload("linalgPinv", [a0, a1], keys[107]);
  }

  /** `aten::linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False) -> Tensor` */
  linalgSolveTriangular(B: Tensor, options: { upper: boolean; left?: boolean; unitriangular?: boolean }): Tensor {
    if (options !== undefined) known("linalgSolveTriangular", options, keys[111]);
    begin();
    write(this);
    write(B);
    write(options?.upper);
    write(options?.left);
    write(options?.unitriangular);
    return op[562].tensor<Tensor>();
  }

  /** `aten::linalg_tensorinv(Tensor self, int ind=2) -> Tensor` */
  linalgTensorinv(options?: { ind?: number }): Tensor {
    if (options !== undefined) known("linalgTensorinv", options, keys[114]);
    begin();
    write(this);
    write(options?.ind);
    return op[565].tensor<Tensor>();
  }

  /** `aten::linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None) -> Tensor` */
  linalgTensorsolve(other: Tensor, options?: { dims?: readonly number[] | null }): Tensor {
    if (options !== undefined) known("linalgTensorsolve", options, keys[115]);
    begin();
    write(this);
    write(other);
    write(options?.dims);
    return op[566].tensor<Tensor>();
  }

  /** `aten::linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  linalgVectorNorm(options?: { ord?: Scalar; dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor {
    if (options !== undefined) known("linalgVectorNorm", options, keys[104]);
    begin();
    write(this);
    write(options?.ord);
    write(options?.dim);
    write(options?.keepdim);
    write(options?.dtype);
    return op[569].tensor<Tensor>();
  }

  /** `aten::log(Tensor self) -> Tensor` */
  log(): Tensor {
    begin();
    write(this);
    return op[572].tensor<Tensor>();
  }

  /** `aten::log10(Tensor self) -> Tensor` */
  log10(): Tensor {
    begin();
    write(this);
    return op[573].tensor<Tensor>();
  }

  /** `aten::log10_(Tensor(a!) self) -> Tensor(a!)` */
  log10_(): this {
    begin();
    write(this);
    op[574].inPlace();
    return this;
  }

  /** `aten::log1p(Tensor self) -> Tensor` */
  log1p(): Tensor {
    begin();
    write(this);
    return op[575].tensor<Tensor>();
  }

  /** `aten::log1p_(Tensor(a!) self) -> Tensor(a!)` */
  log1p_(): this {
    begin();
    write(this);
    op[576].inPlace();
    return this;
  }

  /** `aten::log2(Tensor self) -> Tensor` */
  log2(): Tensor {
    begin();
    write(this);
    return op[577].tensor<Tensor>();
  }

  /** `aten::log2_(Tensor(a!) self) -> Tensor(a!)` */
  log2_(): this {
    begin();
    write(this);
    op[578].inPlace();
    return this;
  }

  /** `aten::log_normal(Tensor self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor` */
  logNormal(options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("logNormal", options, keys[117]);
    begin();
    write(this);
    write(options?.mean);
    write(options?.std);
    write(options?.generator);
    return op[579].tensor<Tensor>();
  }

  /** `aten::log_normal_(Tensor(a!) self, float mean=1., float std=2., *, Generator? generator=None) -> Tensor(a!)` */
  logNormal_(options?: { mean?: number; std?: number; generator?: Generator | null }): this {
    if (options !== undefined) known("logNormal_", options, keys[117]);
    begin();
    write(this);
    write(options?.mean);
    write(options?.std);
    write(options?.generator);
    op[580].inPlace();
    return this;
  }

  /** `aten::log_sigmoid(Tensor self) -> Tensor` */
  logSigmoid(): Tensor {
    begin();
    write(this);
    return op[581].tensor<Tensor>();
  }

  /** `aten::log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  logSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("logSoftmax", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[582].tensor<Tensor>();
  }

  /** `aten::log_(Tensor(a!) self) -> Tensor(a!)` */
  log_(): this {
    begin();
    write(this);
    op[583].inPlace();
    return this;
  }

  /** `aten::logaddexp(Tensor self, Tensor other) -> Tensor` */
  logaddexp(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[584].tensor<Tensor>();
  }

  /** `aten::logaddexp2(Tensor self, Tensor other) -> Tensor` */
  logaddexp2(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[585].tensor<Tensor>();
  }

  /** `aten::logcumsumexp(Tensor self, int dim) -> Tensor` */
  logcumsumexp(dim: number): Tensor {
    begin();
    write(this);
    write(dim);
    return op[586].tensor<Tensor>();
  }

  /** `aten::logdet(Tensor self) -> Tensor` */
  logdet(): Tensor {
    begin();
    write(this);
    return op[587].tensor<Tensor>();
  }

  /** `aten::logical_and(Tensor self, Tensor other) -> Tensor` */
  logicalAnd(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[588].tensor<Tensor>();
  }

  /** `aten::logical_and_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalAnd_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[589].inPlace();
    return this;
  }

  /** `aten::logical_not(Tensor self) -> Tensor` */
  logicalNot(): Tensor {
    begin();
    write(this);
    return op[590].tensor<Tensor>();
  }

  /** `aten::logical_not_(Tensor(a!) self) -> Tensor(a!)` */
  logicalNot_(): this {
    begin();
    write(this);
    op[591].inPlace();
    return this;
  }

  /** `aten::logical_or(Tensor self, Tensor other) -> Tensor` */
  logicalOr(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[592].tensor<Tensor>();
  }

  /** `aten::logical_or_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalOr_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[593].inPlace();
    return this;
  }

  /** `aten::logical_xor(Tensor self, Tensor other) -> Tensor` */
  logicalXor(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[594].tensor<Tensor>();
  }

  /** `aten::logical_xor_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  logicalXor_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[595].inPlace();
    return this;
  }

  /** `aten::logit(Tensor self, float? eps=None) -> Tensor` */
  logit(options?: { eps?: number | null }): Tensor {
    if (options !== undefined) known("logit", options, keys[43]);
    begin();
    write(this);
    write(options?.eps);
    return op[596].tensor<Tensor>();
  }

  /** `aten::logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)` */
  logit_(options?: { eps?: number | null }): this {
    if (options !== undefined) known("logit_", options, keys[43]);
    begin();
    write(this);
    write(options?.eps);
    op[597].inPlace();
    return this;
  }

  /** `aten::logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  logsumexp(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
    if (options !== undefined) known("logsumexp", options, keys[3]);
    begin();
    write(this);
    write(dim);
    write(options?.keepdim);
    return op[599].tensor<Tensor>();
  }

  /** `aten::lt.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::lt.Tensor(Tensor self, Tensor other) -> Tensor` */
  lt(other: Tensor | Scalar): Tensor;
  lt(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[603].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[604].tensor<Tensor>();
    }
    throw noOverload("lt", [a0]);
  }

  /** `aten::lt_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::lt_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  lt_(other: Tensor | Scalar): this;
  lt_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[605].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[606].inPlace();
      return this;
    }
    throw noOverload("lt_", [a0]);
  }

  /** `aten::lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots) -> Tensor` */
  luSolve(LUData: Tensor, LUPivots: Tensor): Tensor {
    begin();
    write(this);
    write(LUData);
    write(LUPivots);
    return op[607].tensor<Tensor>();
  }

  /** `aten::mH(Tensor(a) self) -> Tensor(a)` */
  mH(): Tensor {
    begin();
    write(this);
    return op[609].tensor<Tensor>();
  }

  /** `aten::mT(Tensor(a) self) -> Tensor(a)` */
  mT(): Tensor {
    begin();
    write(this);
    return op[610].tensor<Tensor>();
  }

  /** `aten::masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor`
   * `aten::masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor` */
  maskedFill(mask: Tensor, value: Tensor | Scalar): Tensor;
  maskedFill(a0?: any, a1?: any): any {
    if (isTensor(a0) && isTensor(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[612].tensor<Tensor>();
    }
    if (isTensor(a0) && isScalar(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[613].tensor<Tensor>();
    }
    throw noOverload("maskedFill", [a0, a1]);
  }

  /** `aten::masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)`
   * `aten::masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)` */
  maskedFill_(mask: Tensor, value: Tensor | Scalar): this;
  maskedFill_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isTensor(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[614].inPlace();
      return this;
    }
    if (isTensor(a0) && isScalar(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      op[615].inPlace();
      return this;
    }
    throw noOverload("maskedFill_", [a0, a1]);
  }

  /** `aten::masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor` */
  maskedScatter(mask: Tensor, source: Tensor): Tensor {
    begin();
    write(this);
    write(mask);
    write(source);
    return op[616].tensor<Tensor>();
  }

  /** `aten::masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)` */
  maskedScatter_(mask: Tensor, source: Tensor): this {
    begin();
    write(this);
    write(mask);
    write(source);
    op[617].inPlace();
    return this;
  }

  /** `aten::masked_select(Tensor self, Tensor mask) -> Tensor` */
  maskedSelect(mask: Tensor): Tensor {
    begin();
    write(this);
    write(mask);
    return op[618].tensor<Tensor>();
  }

  /** `aten::matmul(Tensor self, Tensor other) -> Tensor` */
  matmul(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[619].tensor<Tensor>();
  }

  /** `aten::matrix_exp(Tensor self) -> Tensor` */
  matrixExp(): Tensor {
    begin();
    write(this);
    return op[620].tensor<Tensor>();
  }

  /** `aten::matrix_H(Tensor(a) self) -> Tensor(a)` */
  matrixH(): Tensor {
    begin();
    write(this);
    return op[621].tensor<Tensor>();
  }

  /** `aten::matrix_power(Tensor self, int n) -> Tensor` */
  matrixPower(n: number): Tensor {
    begin();
    write(this);
    write(n);
    return op[622].tensor<Tensor>();
  }

  /** `aten::max(Tensor self) -> Tensor`
   * `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * `aten::max.other(Tensor self, Tensor other) -> Tensor` */
  max(other: Tensor): Tensor;
  max(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  max(): Tensor;
  max(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[623].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      const [values, indices] = op[624].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[625].tensor<Tensor>();
    }
    throw noOverload("max", [a0, a1], keys[3]);
  }

  /** `aten::max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor` */
  maxPool1d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
    if (options !== undefined) known("maxPool1d", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[626].tensor<Tensor>();
  }

  /** `aten::max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> (Tensor, Tensor)` */
  maxPool1dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
    if (options !== undefined) known("maxPool1dWithIndices", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[627].values<[Tensor, Tensor]>(2);
  }

  /** `aten::max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor` */
  maxPool2d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
    if (options !== undefined) known("maxPool2d", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[628].tensor<Tensor>();
  }

  /** `aten::max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
  maxPool2dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
    if (options !== undefined) known("maxPool2dWithIndices", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[629].values<[Tensor, Tensor]>(2);
  }

  /** `aten::max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor` */
  maxPool3d(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): Tensor {
    if (options !== undefined) known("maxPool3d", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[630].tensor<Tensor>();
  }

  /** `aten::max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> (Tensor, Tensor)` */
  maxPool3dWithIndices(kernelSize: number | readonly number[], options?: { stride?: number | readonly number[]; padding?: number | readonly number[]; dilation?: number | readonly number[]; ceilMode?: boolean }): [Tensor, Tensor] {
    if (options !== undefined) known("maxPool3dWithIndices", options, keys[120]);
    begin();
    write(this);
    write(kernelSize);
    write(options?.stride);
    write(options?.padding);
    write(options?.dilation);
    write(options?.ceilMode);
    return op[631].values<[Tensor, Tensor]>(2);
  }

  /** `aten::max_unpool2d(Tensor self, Tensor indices, int[2] output_size) -> Tensor` */
  maxUnpool2d(indices: Tensor, outputSize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(indices);
    write(outputSize);
    return op[632].tensor<Tensor>();
  }

  /** `aten::max_unpool3d(Tensor self, Tensor indices, int[3] output_size, int[3] stride, int[3] padding) -> Tensor` */
  maxUnpool3d(indices: Tensor, outputSize: number | readonly number[], stride: number | readonly number[], padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(indices);
    write(outputSize);
    write(stride);
    write(padding);
    return op[633].tensor<Tensor>();
  }

  /** `aten::maximum(Tensor self, Tensor other) -> Tensor` */
  maximum(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[634].tensor<Tensor>();
  }

  /** `aten::mean(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::mean.dim(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  mean(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  mean(options?: { dtype?: DType | null }): Tensor;
  mean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[635].tensor<Tensor>();
    }
    if (isOptions(a0, keys[49]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dtype);
      return op[636].tensor<Tensor>();
    }
    throw noOverload("mean", [a0, a1], keys[102]);
  }

  /** `aten::median(Tensor self) -> Tensor`
   * `aten::median.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  median(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  median(): Tensor;
  median(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      const [values, indices] = op[637].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[638].tensor<Tensor>();
    }
    throw noOverload("median", [a0, a1], keys[3]);
  }

  /** `aten::min(Tensor self) -> Tensor`
   * `aten::min.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)`
   * `aten::min.other(Tensor self, Tensor other) -> Tensor` */
  min(other: Tensor): Tensor;
  min(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  min(): Tensor;
  min(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1)) {
      begin();
      write(this);
      write(a0);
      return op[641].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      const [values, indices] = op[642].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[643].tensor<Tensor>();
    }
    throw noOverload("min", [a0, a1], keys[3]);
  }

  /** `aten::minimum(Tensor self, Tensor other) -> Tensor` */
  minimum(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[644].tensor<Tensor>();
  }

  /** `aten::mish(Tensor self) -> Tensor` */
  mish(): Tensor {
    begin();
    write(this);
    return op[645].tensor<Tensor>();
  }

  /** `aten::mish_(Tensor(a!) self) -> Tensor(a!)` */
  mish_(): this {
    begin();
    write(this);
    op[646].inPlace();
    return this;
  }

  /** `aten::mm(Tensor self, Tensor mat2) -> Tensor` */
  mm(mat2: Tensor): Tensor {
    begin();
    write(this);
    write(mat2);
    return op[647].tensor<Tensor>();
  }

  /** `aten::mode(Tensor self, int dim=-1, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  mode(dim?: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  mode(options?: { dim?: number; keepdim?: boolean }): { values: Tensor; indices: Tensor };
  mode(a0?: any, a1?: any): any {
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      const [values, indices] = op[648].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0, keys[5]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      const [values, indices] = op[648].values<Tensor[]>(2);
      return { values, indices };
    }
    throw noOverload("mode", [a0, a1], keys[6]);
  }

  /** `aten::moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * `aten::moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  moveaxis(source: number, destination: number): Tensor;
  moveaxis(source: readonly number[], destination: readonly number[]): Tensor;
  moveaxis(a0?: any, a1?: any): any {
    if (isNumber(a0) && isNumber(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[649].tensor<Tensor>();
    }
    if (isNumberList(a0) && isNumberList(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[650].tensor<Tensor>();
    }
    throw noOverload("moveaxis", [a0, a1]);
  }

  /** `aten::movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)`
   * `aten::movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> Tensor(a)` */
  movedim(source: number, destination: number): Tensor;
  movedim(source: readonly number[], destination: readonly number[]): Tensor;
  movedim(a0?: any, a1?: any): any {
    if (isNumber(a0) && isNumber(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[651].tensor<Tensor>();
    }
    if (isNumberList(a0) && isNumberList(a1)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[652].tensor<Tensor>();
    }
    throw noOverload("movedim", [a0, a1]);
  }

  /** `aten::mse_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  mseLoss(target: Tensor, options?: { reduction?: number }): Tensor {
    if (options !== undefined) known("mseLoss", options, keys[91]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    return op[653].tensor<Tensor>();
  }

  /** `aten::msort(Tensor self) -> Tensor` */
  msort(): Tensor {
    begin();
    write(this);
    return op[654].tensor<Tensor>();
  }

  /** `aten::mul.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::mul.Tensor(Tensor self, Tensor other) -> Tensor` */
  mul(other: Tensor | Scalar): Tensor;
  mul(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[655].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[656].tensor<Tensor>();
    }
    throw noOverload("mul", [a0]);
  }

  /** `aten::mul_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  mul_(other: Tensor | Scalar): this;
  mul_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[657].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[658].inPlace();
      return this;
    }
    throw noOverload("mul_", [a0]);
  }

  /** `aten::multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1) -> Tensor` */
  multiMarginLoss(target: Tensor, p?: Scalar, options?: { margin?: Scalar; weight?: Tensor | null; reduction?: number }): Tensor;
  multiMarginLoss(target: Tensor, options?: { p?: Scalar; margin?: Scalar; weight?: Tensor | null; reduction?: number }): Tensor;
  multiMarginLoss(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && (a1 === undefined || isScalar(a1)) && isOptions(a2, keys[122])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.margin);
      write(a2?.weight);
      write(a2?.reduction);
      return op[659].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[123]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.p);
      write(a1?.margin);
      write(a1?.weight);
      write(a1?.reduction);
      return op[659].tensor<Tensor>();
    }
    throw noOverload("multiMarginLoss", [a0, a1, a2], keys[124]);
  }

  /** `aten::multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  multilabelMarginLoss(target: Tensor, options?: { reduction?: number }): Tensor {
    if (options !== undefined) known("multilabelMarginLoss", options, keys[91]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    return op[660].tensor<Tensor>();
  }

  /** `aten::multinomial(Tensor self, int num_samples, bool replacement=False, *, Generator? generator=None) -> Tensor` */
  multinomial(numSamples: number, options?: { replacement?: boolean; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("multinomial", options, keys[125]);
    begin();
    write(this);
    write(numSamples);
    write(options?.replacement);
    write(options?.generator);
    return op[661].tensor<Tensor>();
  }

  /** `aten::multiply.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::multiply.Tensor(Tensor self, Tensor other) -> Tensor` */
  multiply(other: Tensor | Scalar): Tensor;
  multiply(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[662].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[663].tensor<Tensor>();
    }
    throw noOverload("multiply", [a0]);
  }

  /** `aten::multiply_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::multiply_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  multiply_(other: Tensor | Scalar): this;
  multiply_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[664].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[665].inPlace();
      return this;
    }
    throw noOverload("multiply_", [a0]);
  }

  /** `aten::mv(Tensor self, Tensor vec) -> Tensor` */
  mv(vec: Tensor): Tensor {
    begin();
    write(this);
    write(vec);
    return op[666].tensor<Tensor>();
  }

  /** `aten::mvlgamma(Tensor self, int p) -> Tensor` */
  mvlgamma(p: number): Tensor {
    begin();
    write(this);
    write(p);
    return op[667].tensor<Tensor>();
  }

  /** `aten::mvlgamma_(Tensor(a!) self, int p) -> Tensor(a!)` */
  mvlgamma_(p: number): this {
    begin();
    write(this);
    write(p);
    op[668].inPlace();
    return this;
  }

  /** `aten::nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor` */
  nanToNum(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): Tensor {
    if (options !== undefined) known("nanToNum", options, keys[126]);
    begin();
    write(this);
    write(options?.nan);
    write(options?.posinf);
    write(options?.neginf);
    return op[669].tensor<Tensor>();
  }

  /** `aten::nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)` */
  nanToNum_(options?: { nan?: number | null; posinf?: number | null; neginf?: number | null }): this {
    if (options !== undefined) known("nanToNum_", options, keys[126]);
    begin();
    write(this);
    write(options?.nan);
    write(options?.posinf);
    write(options?.neginf);
    op[670].inPlace();
    return this;
  }

  /** `aten::nanmean(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nanmean(dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  nanmean(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
  nanmean(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumbers(a0)) && isOptions(a1, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[671].tensor<Tensor>();
    }
    if (isOptions(a0, keys[103]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      write(a0?.dtype);
      return op[671].tensor<Tensor>();
    }
    throw noOverload("nanmean", [a0, a1], keys[127]);
  }

  /** `aten::nanmedian(Tensor self) -> Tensor`
   * `aten::nanmedian.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)` */
  nanmedian(dim: number, options?: { keepdim?: boolean }): { values: Tensor; indices: Tensor };
  nanmedian(): Tensor;
  nanmedian(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      const [values, indices] = op[672].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      return op[673].tensor<Tensor>();
    }
    throw noOverload("nanmedian", [a0, a1], keys[3]);
  }

  /** `aten::nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * `aten::nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  nanquantile(q: Tensor | number, dim?: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  nanquantile(q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor;
  nanquantile(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[128])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.interpolation);
      return op[674].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[129]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.interpolation);
      return op[674].tensor<Tensor>();
    }
    if (isNumber(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[128])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.interpolation);
      return op[675].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[129]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.interpolation);
      return op[675].tensor<Tensor>();
    }
    throw noOverload("nanquantile", [a0, a1, a2], keys[130]);
  }

  /** `aten::nansum(Tensor self, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  nansum(dim?: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  nansum(options?: { dim?: number | readonly number[] | null; keepdim?: boolean; dtype?: DType | null }): Tensor;
  nansum(a0?: any, a1?: any): any {
    if ((a0 === undefined || a0 === null || isNumbers(a0)) && isOptions(a1, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[676].tensor<Tensor>();
    }
    if (isOptions(a0, keys[103]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.keepdim);
      write(a0?.dtype);
      return op[676].tensor<Tensor>();
    }
    throw noOverload("nansum", [a0, a1], keys[127]);
  }

  /** `aten::narrow(Tensor(a) self, int dim, int start, int length) -> Tensor(a)`
   * `aten::narrow.Tensor(Tensor(a) self, int dim, Tensor start, int length) -> Tensor(a)` */
  narrow(dim: number, start: Tensor | number, length: number): Tensor;
  narrow(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && isTensor(a1) && isNumber(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[677].tensor<Tensor>();
    }
    if (isNumber(a0) && isNumber(a1) && isNumber(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[678].tensor<Tensor>();
    }
    throw noOverload("narrow", [a0, a1, a2]);
  }

  /** `aten::native_channel_shuffle(Tensor self, int groups) -> Tensor` */
  nativeChannelShuffle(groups: number): Tensor {
    begin();
    write(this);
    write(groups);
    return op[680].tensor<Tensor>();
  }

  /** `aten::native_norm(Tensor self, Scalar p=2) -> Tensor`
   * `aten::native_norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, ScalarType? dtype) -> Tensor` */
  nativeNorm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, dtype: DType | null): Tensor;
  nativeNorm(p?: Scalar): Tensor;
  nativeNorm(options?: { p?: Scalar }): Tensor;
  nativeNorm(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if ((a0 === null || isScalar(a0)) && isNumbers(a1) && isBoolean(a2) && (a3 === null || isString(a3))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3);
      return op[684].tensor<Tensor>();
    }
    if ((a0 === undefined || isScalar(a0)) && isOptions(a1) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      return op[685].tensor<Tensor>();
    }
    if (isOptions(a0, keys[56]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.p);
      return op[685].tensor<Tensor>();
    }
    throw noOverload("nativeNorm", [a0, a1, a2, a3], keys[56]);
  }

  /** `aten::ne.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::ne.Tensor(Tensor self, Tensor other) -> Tensor` */
  ne(other: Tensor | Scalar): Tensor;
  ne(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[686].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[687].tensor<Tensor>();
    }
    throw noOverload("ne", [a0]);
  }

  /** `aten::ne_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::ne_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  ne_(other: Tensor | Scalar): this;
  ne_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[688].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[689].inPlace();
      return this;
    }
    throw noOverload("ne_", [a0]);
  }

  /** `aten::neg(Tensor self) -> Tensor` */
  neg(): Tensor {
    begin();
    write(this);
    return op[690].tensor<Tensor>();
  }

  /** `aten::neg_(Tensor(a!) self) -> Tensor(a!)` */
  neg_(): this {
    begin();
    write(this);
    op[691].inPlace();
    return this;
  }

  /** `aten::negative(Tensor self) -> Tensor` */
  negative(): Tensor {
    begin();
    write(this);
    return op[692].tensor<Tensor>();
  }

  /** `aten::negative_(Tensor(a!) self) -> Tensor(a!)` */
  negative_(): this {
    begin();
    write(this);
    op[693].inPlace();
    return this;
  }

  /** `aten::new_empty(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmpty(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
    if (options !== undefined) known("newEmpty", options, keys[7]);
    begin();
    write(this);
    write(size);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    return op[694].tensor<Tensor>();
  }

  /** `aten::new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newEmptyStrided(size: readonly number[], stride: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
    if (options !== undefined) known("newEmptyStrided", options, keys[7]);
    begin();
    write(this);
    write(size);
    write(stride);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    return op[695].tensor<Tensor>();
  }

  /** `aten::new_full(Tensor self, SymInt[] size, Scalar fill_value, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newFull(size: readonly number[], fillValue: Scalar, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
    if (options !== undefined) known("newFull", options, keys[7]);
    begin();
    write(this);
    write(size);
    write(fillValue);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    return op[696].tensor<Tensor>();
  }

  /** `aten::new_ones(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newOnes(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
    if (options !== undefined) known("newOnes", options, keys[7]);
    begin();
    write(this);
    write(size);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    return op[697].tensor<Tensor>();
  }

  /** `aten::new_zeros(Tensor self, SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor` */
  newZeros(size: readonly number[], options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null }): Tensor {
    if (options !== undefined) known("newZeros", options, keys[7]);
    begin();
    write(this);
    write(size);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    return op[698].tensor<Tensor>();
  }

  /** `aten::nextafter(Tensor self, Tensor other) -> Tensor` */
  nextafter(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[699].tensor<Tensor>();
  }

  /** `aten::nextafter_(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  nextafter_(other: Tensor): this {
    begin();
    write(this);
    write(other);
    op[700].inPlace();
    return this;
  }

  /** `aten::nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
  nllLoss(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
    if (options !== undefined) known("nllLoss", options, keys[131]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.reduction);
    write(options?.ignoreIndex);
    return op[701].tensor<Tensor>();
  }

  /** `aten::nll_loss2d(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
  nllLoss2d(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
    if (options !== undefined) known("nllLoss2d", options, keys[131]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.reduction);
    write(options?.ignoreIndex);
    return op[702].tensor<Tensor>();
  }

  /** `aten::nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, int ignore_index=-100) -> Tensor` */
  nllLossNd(target: Tensor, options?: { weight?: Tensor | null; reduction?: number; ignoreIndex?: number }): Tensor {
    if (options !== undefined) known("nllLossNd", options, keys[131]);
    begin();
    write(this);
    write(target);
    write(options?.weight);
    write(options?.reduction);
    write(options?.ignoreIndex);
    return op[703].tensor<Tensor>();
  }

  /** `aten::nonzero(Tensor self) -> Tensor` */
  nonzero(): Tensor {
    begin();
    write(this);
    return op[704].tensor<Tensor>();
  }

  /** `aten::nonzero_numpy(Tensor self) -> Tensor[]` */
  nonzeroNumpy(): Tensor[] {
    begin();
    write(this);
    return op[705].value<Tensor[]>();
  }

  /** `aten::norm.Scalar(Tensor self, Scalar p=2) -> Tensor`
   * `aten::norm.ScalarOpt_dim(Tensor self, Scalar? p, int[1] dim, bool keepdim=False) -> Tensor`
   * `aten::norm.ScalarOpt_dim_dtype(Tensor self, Scalar? p, int[1] dim, bool keepdim, *, ScalarType dtype) -> Tensor`
   * `aten::norm.ScalarOpt_dtype(Tensor self, Scalar? p, *, ScalarType dtype) -> Tensor` */
  norm(p: Scalar | null, dim: number | readonly number[], keepdim: boolean, options: { dtype: DType }): Tensor;
  norm(p: Scalar | null, dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  norm(p: Scalar | null, options: { dtype: DType }): Tensor;
  norm(p?: Scalar): Tensor;
  norm(options?: { p?: Scalar }): Tensor;
  norm(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if ((a0 === null || isScalar(a0)) && isNumbers(a1) && isBoolean(a2) && isOptions(a3, keys[49]) && a3?.dtype !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.dtype);
      return op[706].tensor<Tensor>();
    }
    if ((a0 === null || isScalar(a0)) && isNumbers(a1) && isOptions(a2, keys[3]) && a3 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      return op[707].tensor<Tensor>();
    }
    if ((a0 === null || isScalar(a0)) && isOptions(a1, keys[49]) && a2 === undefined && a1?.dtype !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dtype);
      return op[708].tensor<Tensor>();
    }
    if ((a0 === undefined || isScalar(a0)) && isOptions(a1) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      return op[709].tensor<Tensor>();
    }
    if (isOptions(a0, keys[56]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.p);
      return op[709].tensor<Tensor>();
    }
    throw noOverload("norm", [a0, a1, a2, a3], keys[132]);
  }

  /** `aten::normal_functional(Tensor self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor` */
  normalFunctional(options?: { mean?: number; std?: number; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("normalFunctional", options, keys[117]);
    begin();
    write(this);
    write(options?.mean);
    write(options?.std);
    write(options?.generator);
    return op[715].tensor<Tensor>();
  }

  /** `aten::normal_(Tensor(a!) self, float mean=0., float std=1., *, Generator? generator=None) -> Tensor(a!)` */
  normal_(options?: { mean?: number; std?: number; generator?: Generator | null }): this {
    if (options !== undefined) known("normal_", options, keys[117]);
    begin();
    write(this);
    write(options?.mean);
    write(options?.std);
    write(options?.generator);
    op[716].inPlace();
    return this;
  }

  /** `aten::not_equal.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::not_equal.Tensor(Tensor self, Tensor other) -> Tensor` */
  notEqual(other: Tensor | Scalar): Tensor;
  notEqual(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[717].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[718].tensor<Tensor>();
    }
    throw noOverload("notEqual", [a0]);
  }

  /** `aten::not_equal_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::not_equal_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  notEqual_(other: Tensor | Scalar): this;
  notEqual_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[719].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[720].inPlace();
      return this;
    }
    throw noOverload("notEqual_", [a0]);
  }

  /** `aten::nuclear_norm(Tensor self, bool keepdim=False) -> Tensor`
   * `aten::nuclear_norm.dim(Tensor self, int[2] dim, bool keepdim=False) -> Tensor` */
  nuclearNorm(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor;
  nuclearNorm(options?: { keepdim?: boolean }): Tensor;
  nuclearNorm(a0?: any, a1?: any): any {
    if (isNumbers(a0) && isOptions(a1, keys[3])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      return op[721].tensor<Tensor>();
    }
    if (isOptions(a0, keys[3]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.keepdim);
      return op[722].tensor<Tensor>();
    }
    throw noOverload("nuclearNorm", [a0, a1], keys[3]);
  }

  /** `aten::numpy_T(Tensor(a) self) -> Tensor(a)` */
  numpyT(): Tensor {
    begin();
    write(this);
    return op[723].tensor<Tensor>();
  }

  /** `aten::one_hot(Tensor self, int num_classes=-1) -> Tensor` */
  oneHot(options?: { numClasses?: number }): Tensor {
    if (options !== undefined) known("oneHot", options, keys[137]);
    begin();
    write(this);
    write(options?.numClasses);
    return op[724].tensor<Tensor>();
  }

  /** `aten::ones_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  onesLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("onesLike", options, keys[62]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[726].tensor<Tensor>();
  }

  /** `aten::orgqr(Tensor self, Tensor input2) -> Tensor` */
  orgqr(input2: Tensor): Tensor {
    begin();
    write(this);
    write(input2);
    return op[727].tensor<Tensor>();
  }

  /** `aten::ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False) -> Tensor` */
  ormqr(input2: Tensor, input3: Tensor, options?: { left?: boolean; transpose?: boolean }): Tensor {
    if (options !== undefined) known("ormqr", options, keys[138]);
    begin();
    write(this);
    write(input2);
    write(input3);
    write(options?.left);
    write(options?.transpose);
    return op[728].tensor<Tensor>();
  }

  /** `aten::outer(Tensor self, Tensor vec2) -> Tensor` */
  outer(vec2: Tensor): Tensor {
    begin();
    write(this);
    write(vec2);
    return op[729].tensor<Tensor>();
  }

  /** `aten::output_nr(Tensor self) -> int` */
  outputNr(): number {
    begin();
    write(this);
    return op[730].value<number>();
  }

  /** `aten::pad(Tensor self, int[] pad, str mode="constant", float? value=None) -> Tensor` */
  pad(pad: readonly number[], options?: { mode?: string; value?: number | null }): Tensor {
    if (options !== undefined) known("pad", options, keys[139]);
    begin();
    write(this);
    write(pad);
    write(options?.mode);
    write(options?.value);
    return op[731].tensor<Tensor>();
  }

  /** `aten::pdist(Tensor self, float p=2.) -> Tensor` */
  pdist(p?: number): Tensor;
  pdist(options?: { p?: number }): Tensor;
  pdist(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[734].tensor<Tensor>();
    }
    if (isOptions(a0, keys[56])) {
      begin();
      write(this);
      write(a0?.p);
      return op[734].tensor<Tensor>();
    }
    throw noOverload("pdist", [a0], keys[56]);
  }

  /** `aten::permute(Tensor(a) self, int[] dims) -> Tensor(a)` */
  permute(dims: readonly number[]): Tensor {
    begin();
    write(this);
    write(dims);
    return op[735].tensor<Tensor>();
  }

  /** `aten::pin_memory(Tensor(a) self, Device? device=None) -> Tensor(a)` */
  pinMemory(options?: { device?: string | null }): Tensor {
    if (options !== undefined) known("pinMemory", options, keys[87]);
    begin();
    write(this);
    write(options?.device);
    return op[736].tensor<Tensor>();
  }

  /** `aten::pinverse(Tensor self, float rcond=1.0000000000000001e-15) -> Tensor` */
  pinverse(options?: { rcond?: number }): Tensor {
    if (options !== undefined) known("pinverse", options, keys[144]);
    begin();
    write(this);
    write(options?.rcond);
    return op[737].tensor<Tensor>();
  }

  /** `aten::pixel_shuffle(Tensor self, int upscale_factor) -> Tensor` */
  pixelShuffle(upscaleFactor: number): Tensor {
    begin();
    write(this);
    write(upscaleFactor);
    return op[738].tensor<Tensor>();
  }

  /** `aten::pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor` */
  pixelUnshuffle(downscaleFactor: number): Tensor {
    begin();
    write(this);
    write(downscaleFactor);
    return op[739].tensor<Tensor>();
  }

  /** `aten::poisson(Tensor self, Generator? generator=None) -> Tensor` */
  poisson(options?: { generator?: Generator | null }): Tensor {
    if (options !== undefined) known("poisson", options, keys[17]);
    begin();
    write(this);
    write(options?.generator);
    return op[740].tensor<Tensor>();
  }

  /** `aten::polygamma_(Tensor(a!) self, int n) -> Tensor(a!)` */
  polygamma_(n: number): this {
    begin();
    write(this);
    write(n);
    op[744].inPlace();
    return this;
  }

  /** `aten::positive(Tensor(a) self) -> Tensor(a)` */
  positive(): Tensor {
    begin();
    write(this);
    return op[745].tensor<Tensor>();
  }

  /** `aten::pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor`
   * `aten::pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor` */
  pow(exponent: Tensor | Scalar): Tensor;
  pow(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[746].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[747].tensor<Tensor>();
    }
    throw noOverload("pow", [a0]);
  }

  /** `aten::pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)`
   * `aten::pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)` */
  pow_(exponent: Tensor | Scalar): this;
  pow_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[749].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[750].inPlace();
      return this;
    }
    throw noOverload("pow_", [a0]);
  }

  /** `aten::prelu(Tensor self, Tensor weight) -> Tensor` */
  prelu(weight: Tensor): Tensor {
    begin();
    write(this);
    write(weight);
    return op[751].tensor<Tensor>();
  }

  /** `aten::prod(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::prod.dim_int(Tensor self, int dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  prod(dim: number, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  prod(options?: { dtype?: DType | null }): Tensor;
  prod(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[752].tensor<Tensor>();
    }
    if (isOptions(a0, keys[49]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dtype);
      return op[753].tensor<Tensor>();
    }
    throw noOverload("prod", [a0, a1], keys[102]);
  }

  /** `aten::put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor` */
  put(index: Tensor, source: Tensor, options?: { accumulate?: boolean }): Tensor {
    if (options !== undefined) known("put", options, keys[85]);
    begin();
    write(this);
    write(index);
    write(source);
    write(options?.accumulate);
    return op[755].tensor<Tensor>();
  }

  /** `aten::put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)` */
  put_(index: Tensor, source: Tensor, options?: { accumulate?: boolean }): this {
    if (options !== undefined) known("put_", options, keys[85]);
    begin();
    write(this);
    write(index);
    write(source);
    write(options?.accumulate);
    op[756].inPlace();
    return this;
  }

  /** `aten::q_per_channel_axis(Tensor self) -> int` */
  qPerChannelAxis(): number {
    begin();
    write(this);
    return op[757].value<number>();
  }

  /** `aten::q_per_channel_scales(Tensor self) -> Tensor` */
  qPerChannelScales(): Tensor {
    begin();
    write(this);
    return op[758].tensor<Tensor>();
  }

  /** `aten::q_per_channel_zero_points(Tensor self) -> Tensor` */
  qPerChannelZeroPoints(): Tensor {
    begin();
    write(this);
    return op[759].tensor<Tensor>();
  }

  /** `aten::q_scale(Tensor self) -> float` */
  qScale(): number {
    begin();
    write(this);
    return op[760].value<number>();
  }

  /** `aten::q_zero_point(Tensor self) -> int` */
  qZeroPoint(): number {
    begin();
    write(this);
    return op[761].value<number>();
  }

  /** `aten::qr(Tensor self, bool some=True) -> (Tensor Q, Tensor R)` */
  qr(options?: { some?: boolean }): { Q: Tensor; R: Tensor } {
    if (options !== undefined) known("qr", options, keys[145]);
    begin();
    write(this);
    write(options?.some);
    const [Q, R] = op[762].values<Tensor[]>(2);
    return { Q, R };
  }

  /** `aten::quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor`
   * `aten::quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation="linear") -> Tensor` */
  quantile(q: Tensor | number, dim?: number | null, options?: { keepdim?: boolean; interpolation?: string }): Tensor;
  quantile(q: Tensor | number, options?: { dim?: number | null; keepdim?: boolean; interpolation?: string }): Tensor;
  quantile(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[128])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.interpolation);
      return op[763].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[129]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.interpolation);
      return op[763].tensor<Tensor>();
    }
    if (isNumber(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[128])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.keepdim);
      write(a2?.interpolation);
      return op[764].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[129]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.keepdim);
      write(a1?.interpolation);
      return op[764].tensor<Tensor>();
    }
    throw noOverload("quantile", [a0, a1, a2], keys[130]);
  }

  /** `aten::quantize_per_channel(Tensor self, Tensor scales, Tensor zero_points, int axis, ScalarType dtype) -> Tensor` */
  quantizePerChannel(scales: Tensor, zeroPoints: Tensor, axis: number, dtype: DType): Tensor {
    begin();
    write(this);
    write(scales);
    write(zeroPoints);
    write(axis);
    write(dtype);
    return op[765].tensor<Tensor>();
  }

  /** `aten::quantize_per_tensor(Tensor self, float scale, int zero_point, ScalarType dtype) -> Tensor`
   * `aten::quantize_per_tensor.tensor_qparams(Tensor self, Tensor scale, Tensor zero_point, ScalarType dtype) -> Tensor` */
  quantizePerTensor(scale: Tensor, zeroPoint: Tensor, dtype: DType): Tensor;
  quantizePerTensor(scale: number, zeroPoint: number, dtype: DType): Tensor;
  quantizePerTensor(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && isTensor(a1) && isString(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[766].tensor<Tensor>();
    }
    if (isNumber(a0) && isNumber(a1) && isString(a2)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[767].tensor<Tensor>();
    }
    throw noOverload("quantizePerTensor", [a0, a1, a2]);
  }

  /** `aten::quantize_per_tensor_dynamic(Tensor self, ScalarType dtype, bool reduce_range) -> Tensor` */
  quantizePerTensorDynamic(dtype: DType, reduceRange: boolean): Tensor {
    begin();
    write(this);
    write(dtype);
    write(reduceRange);
    return op[769].tensor<Tensor>();
  }

  /** `aten::rad2deg(Tensor self) -> Tensor` */
  rad2deg(): Tensor {
    begin();
    write(this);
    return op[770].tensor<Tensor>();
  }

  /** `aten::rad2deg_(Tensor(a!) self) -> Tensor(a!)` */
  rad2deg_(): this {
    begin();
    write(this);
    op[771].inPlace();
    return this;
  }

  /** `aten::rand_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("randLike", options, keys[62]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[774].tensor<Tensor>();
  }

  /** `aten::randint_like(Tensor self, int high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor`
   * `aten::randint_like.low_dtype(Tensor self, int low, int high, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randintLike(low: number, high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor;
  randintLike(high: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor;
  randintLike(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && isNumber(a1) && isOptions(a2, keys[62])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.dtype);
      write(a2?.layout);
      write(a2?.device);
      write(a2?.pinMemory);
      write(a2?.memoryFormat);
      return op[779].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[62]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dtype);
      write(a1?.layout);
      write(a1?.device);
      write(a1?.pinMemory);
      write(a1?.memoryFormat);
      return op[780].tensor<Tensor>();
    }
    throw noOverload("randintLike", [a0, a1, a2], keys[62]);
  }

  /** `aten::randn_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  randnLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("randnLike", options, keys[62]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[783].tensor<Tensor>();
  }

  /** `aten::random(Tensor self, *, Generator? generator=None) -> Tensor`
   * `aten::random.from(Tensor self, int from, int? to, *, Generator? generator=None) -> Tensor`
   * `aten::random.to(Tensor self, int to, *, Generator? generator=None) -> Tensor` */
  random(from: number, to: number | null, options?: { generator?: Generator | null }): Tensor;
  random(to: number, options?: { generator?: Generator | null }): Tensor;
  random(options?: { generator?: Generator | null }): Tensor;
  random(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && (a1 === null || isNumber(a1)) && isOptions(a2, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.generator);
      return op[784].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[17]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      return op[785].tensor<Tensor>();
    }
    if (isOptions(a0, keys[17]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.generator);
      return op[786].tensor<Tensor>();
    }
    throw noOverload("random", [a0, a1, a2], keys[17]);
  }

  /** `aten::random_(Tensor(a!) self, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::random_.from(Tensor(a!) self, int from, int? to, *, Generator? generator=None) -> Tensor(a!)`
   * `aten::random_.to(Tensor(a!) self, int to, *, Generator? generator=None) -> Tensor(a!)` */
  random_(from: number, to: number | null, options?: { generator?: Generator | null }): this;
  random_(to: number, options?: { generator?: Generator | null }): this;
  random_(options?: { generator?: Generator | null }): this;
  random_(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && (a1 === null || isNumber(a1)) && isOptions(a2, keys[17])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.generator);
      op[787].inPlace();
      return this;
    }
    if (isNumber(a0) && isOptions(a1, keys[17]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.generator);
      op[788].inPlace();
      return this;
    }
    if (isOptions(a0, keys[17]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.generator);
      op[789].inPlace();
      return this;
    }
    throw noOverload("random_", [a0, a1, a2], keys[17]);
  }

  /** `aten::ravel(Tensor(a) self) -> Tensor(a)` */
  ravel(): Tensor {
    begin();
    write(this);
    return op[794].tensor<Tensor>();
  }

  /** `aten::real(Tensor(a) self) -> Tensor(a)` */
  real(): Tensor {
    begin();
    write(this);
    return op[795].tensor<Tensor>();
  }

  /** `aten::reciprocal(Tensor self) -> Tensor` */
  reciprocal(): Tensor {
    begin();
    write(this);
    return op[796].tensor<Tensor>();
  }

  /** `aten::reciprocal_(Tensor(a!) self) -> Tensor(a!)` */
  reciprocal_(): this {
    begin();
    write(this);
    op[797].inPlace();
    return this;
  }

  /** `aten::reflection_pad1d(Tensor self, int[2] padding) -> Tensor` */
  reflectionPad1d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[798].tensor<Tensor>();
  }

  /** `aten::reflection_pad2d(Tensor self, int[4] padding) -> Tensor` */
  reflectionPad2d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[799].tensor<Tensor>();
  }

  /** `aten::reflection_pad3d(Tensor self, int[6] padding) -> Tensor` */
  reflectionPad3d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[800].tensor<Tensor>();
  }

  /** `aten::relu(Tensor self) -> Tensor` */
  relu(): Tensor {
    begin();
    write(this);
    return op[801].tensor<Tensor>();
  }

  /** `aten::relu6(Tensor self) -> Tensor` */
  relu6(): Tensor {
    begin();
    write(this);
    return op[802].tensor<Tensor>();
  }

  /** `aten::relu6_(Tensor(a!) self) -> Tensor(a!)` */
  relu6_(): this {
    begin();
    write(this);
    op[803].inPlace();
    return this;
  }

  /** `aten::relu_(Tensor(a!) self) -> Tensor(a!)` */
  relu_(): this {
    begin();
    write(this);
    op[804].inPlace();
    return this;
  }

  /** `aten::remainder.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::remainder.Tensor(Tensor self, Tensor other) -> Tensor` */
  remainder(other: Tensor | Scalar): Tensor;
  remainder(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[805].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[806].tensor<Tensor>();
    }
    throw noOverload("remainder", [a0]);
  }

  /** `aten::remainder_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::remainder_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  remainder_(other: Tensor | Scalar): this;
  remainder_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[808].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[809].inPlace();
      return this;
    }
    throw noOverload("remainder_", [a0]);
  }

  /** `aten::renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor` */
  renorm(p: Scalar, dim: number, maxnorm: Scalar): Tensor {
    begin();
    write(this);
    write(p);
    write(dim);
    write(maxnorm);
    return op[810].tensor<Tensor>();
  }

  /** `aten::renorm_(Tensor(a!) self, Scalar p, int dim, Scalar maxnorm) -> Tensor(a!)` */
  renorm_(p: Scalar, dim: number, maxnorm: Scalar): this {
    begin();
    write(this);
    write(p);
    write(dim);
    write(maxnorm);
    op[811].inPlace();
    return this;
  }

  /** `aten::repeat(Tensor self, SymInt[] repeats) -> Tensor` */
  repeat(repeats: readonly number[]): Tensor {
    begin();
    write(this);
    write(repeats);
    return op[812].tensor<Tensor>();
  }

  /** `aten::repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor`
   * `aten::repeat_interleave.self_int(Tensor self, int repeats, int? dim=None, *, int? output_size=None) -> Tensor` */
  repeatInterleave(repeats: Tensor | number, dim?: number | null, options?: { outputSize?: number | null }): Tensor;
  repeatInterleave(repeats: Tensor | number, options?: { dim?: number | null; outputSize?: number | null }): Tensor;
  repeatInterleave(a0?: any, a1?: any, a2?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[146])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.outputSize);
      return op[813].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[147]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.outputSize);
      return op[813].tensor<Tensor>();
    }
    if (isNumber(a0) && (a1 === undefined || a1 === null || isNumber(a1)) && isOptions(a2, keys[146])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.outputSize);
      return op[814].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[147]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.outputSize);
      return op[814].tensor<Tensor>();
    }
    throw noOverload("repeatInterleave", [a0, a1, a2], keys[148]);
  }

  /** `aten::replication_pad1d(Tensor self, int[2] padding) -> Tensor` */
  replicationPad1d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[816].tensor<Tensor>();
  }

  /** `aten::replication_pad2d(Tensor self, int[4] padding) -> Tensor` */
  replicationPad2d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[817].tensor<Tensor>();
  }

  /** `aten::replication_pad3d(Tensor self, int[6] padding) -> Tensor` */
  replicationPad3d(padding: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(padding);
    return op[818].tensor<Tensor>();
  }

  /** `aten::requires_grad_(Tensor(a!) self, bool requires_grad=True) -> Tensor(a!)` */
  requiresGrad_(options?: { requiresGrad?: boolean }): this {
    if (options !== undefined) known("requiresGrad_", options, keys[149]);
    begin();
    write(this);
    write(options?.requiresGrad);
    op[819].inPlace();
    return this;
  }

  /** `aten::reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)` */
  reshape(shape: readonly number[]): Tensor {
    begin();
    write(this);
    write(shape);
    return op[820].tensor<Tensor>();
  }

  /** `aten::reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  reshapeAs(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[821].tensor<Tensor>();
  }

  /** `aten::resize(Tensor self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor` */
  resize(size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("resize", options, keys[30]);
    begin();
    write(this);
    write(size);
    write(options?.memoryFormat);
    return op[822].tensor<Tensor>();
  }

  /** `aten::resize_as(Tensor self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor` */
  resizeAs(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("resizeAs", options, keys[30]);
    begin();
    write(this);
    write(theTemplate);
    write(options?.memoryFormat);
    return op[823].tensor<Tensor>();
  }

  /** `aten::resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
  resizeAs_(theTemplate: Tensor, options?: { memoryFormat?: MemoryFormat | null }): this {
    if (options !== undefined) known("resizeAs_", options, keys[30]);
    begin();
    write(this);
    write(theTemplate);
    write(options?.memoryFormat);
    op[824].inPlace();
    return this;
  }

  /** `aten::resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)` */
  resize_(size: readonly number[], options?: { memoryFormat?: MemoryFormat | null }): this {
    if (options !== undefined) known("resize_", options, keys[30]);
    begin();
    write(this);
    write(size);
    write(options?.memoryFormat);
    op[825].inPlace();
    return this;
  }

  /** `aten::resolve_conj(Tensor(a) self) -> Tensor(a)` */
  resolveConj(): Tensor {
    begin();
    write(this);
    return op[826].tensor<Tensor>();
  }

  /** `aten::resolve_neg(Tensor(a) self) -> Tensor(a)` */
  resolveNeg(): Tensor {
    begin();
    write(this);
    return op[827].tensor<Tensor>();
  }

  /** `aten::retain_grad(Tensor(a!) self) -> ()` */
  retainGrad(): void {
    begin();
    write(this);
    op[832].inPlace();
  }

  /** `aten::retains_grad(Tensor self) -> bool` */
  retainsGrad(): boolean {
    begin();
    write(this);
    return op[833].value<boolean>();
  }

  /** `aten::roll(Tensor self, int[1] shifts, int[1] dims=[]) -> Tensor` */
  roll(shifts: number | readonly number[], options?: { dims?: number | readonly number[] }): Tensor {
    if (options !== undefined) known("roll", options, keys[115]);
    begin();
    write(this);
    write(shifts);
    write(options?.dims);
    return op[840].tensor<Tensor>();
  }

  /** `aten::rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor` */
  rot90(options?: { k?: number; dims?: readonly number[] }): Tensor {
    if (options !== undefined) known("rot90", options, keys[150]);
    begin();
    write(this);
    write(options?.k);
    write(options?.dims);
    return op[841].tensor<Tensor>();
  }

  /** `aten::round(Tensor self) -> Tensor`
   * `aten::round.decimals(Tensor self, *, int decimals) -> Tensor` */
  round(options?: { decimals?: number }): Tensor;
  round(a0?: any): any {
    if (isOptions(a0, keys[151]) && a0?.decimals !== undefined) {
      begin();
      write(this);
      write(a0?.decimals);
      return op[842].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      return op[843].tensor<Tensor>();
    }
    throw noOverload("round", [a0], keys[151]);
  }

  /** `aten::round_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)` */
  round_(options?: { decimals?: number }): this;
  round_(a0?: any): any {
    if (isOptions(a0, keys[151]) && a0?.decimals !== undefined) {
      begin();
      write(this);
      write(a0?.decimals);
      op[844].inPlace();
      return this;
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      op[845].inPlace();
      return this;
    }
    throw noOverload("round_", [a0], keys[151]);
  }

  /** `aten::row_indices(Tensor(a) self) -> Tensor(a)` */
  rowIndices(): Tensor {
    begin();
    write(this);
    return op[846].tensor<Tensor>();
  }

  /** `aten::rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
  rrelu(options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("rrelu", options, keys[152]);
    begin();
    write(this);
    write(options?.lower);
    write(options?.upper);
    write(options?.training);
    write(options?.generator);
    return op[848].tensor<Tensor>();
  }

  /** `aten::rrelu_with_noise(Tensor self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor` */
  rreluWithNoise(noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("rreluWithNoise", options, keys[152]);
    begin();
    write(this);
    write(noise);
    write(options?.lower);
    write(options?.upper);
    write(options?.training);
    write(options?.generator);
    return op[849].tensor<Tensor>();
  }

  /** `aten::rrelu_with_noise_(Tensor(a!) self, Tensor noise, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
  rreluWithNoise_(noise: Tensor, options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): this {
    if (options !== undefined) known("rreluWithNoise_", options, keys[152]);
    begin();
    write(this);
    write(noise);
    write(options?.lower);
    write(options?.upper);
    write(options?.training);
    write(options?.generator);
    op[850].inPlace();
    return this;
  }

  /** `aten::rrelu_(Tensor(a!) self, Scalar lower=0.125, Scalar upper=0.33333333333333331, bool training=False, Generator? generator=None) -> Tensor(a!)` */
  rrelu_(options?: { lower?: Scalar; upper?: Scalar; training?: boolean; generator?: Generator | null }): this {
    if (options !== undefined) known("rrelu_", options, keys[152]);
    begin();
    write(this);
    write(options?.lower);
    write(options?.upper);
    write(options?.training);
    write(options?.generator);
    op[851].inPlace();
    return this;
  }

  /** `aten::rsqrt(Tensor self) -> Tensor` */
  rsqrt(): Tensor {
    begin();
    write(this);
    return op[852].tensor<Tensor>();
  }

  /** `aten::rsqrt_(Tensor(a!) self) -> Tensor(a!)` */
  rsqrt_(): this {
    begin();
    write(this);
    op[853].inPlace();
    return this;
  }

  /** `aten::rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `aten::rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  rsub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  rsub(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[854].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[855].tensor<Tensor>();
    }
    throw noOverload("rsub", [a0, a1], keys[0]);
  }

  /** `aten::scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor`
   * `aten::scatter.src(Tensor self, int dim, Tensor index, Tensor src) -> Tensor`
   * `aten::scatter.value(Tensor self, int dim, Tensor index, Scalar value) -> Tensor`
   * `aten::scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor` */
  scatter(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): Tensor;
  scatter(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): Tensor;
  scatter(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[153]) && a3?.reduce !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.reduce);
      return op[857].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3, keys[153]) && a3?.reduce !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.reduce);
      return op[858].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[859].tensor<Tensor>();
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      return op[860].tensor<Tensor>();
    }
    throw noOverload("scatter", [a0, a1, a2, a3], keys[153]);
  }

  /** `aten::scatter_add(Tensor self, int dim, Tensor index, Tensor src) -> Tensor` */
  scatterAdd(dim: number, index: Tensor, src: Tensor): Tensor {
    begin();
    write(this);
    write(dim);
    write(index);
    write(src);
    return op[861].tensor<Tensor>();
  }

  /** `aten::scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)` */
  scatterAdd_(dim: number, index: Tensor, src: Tensor): this {
    begin();
    write(this);
    write(dim);
    write(index);
    write(src);
    op[862].inPlace();
    return this;
  }

  /** `aten::scatter_reduce.two(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor` */
  scatterReduce(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): Tensor {
    if (options !== undefined) known("scatterReduce", options, keys[86]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(src);
    write(reduce);
    write(options?.includeSelf);
    return op[863].tensor<Tensor>();
  }

  /** `aten::scatter_reduce_.two(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> Tensor(a!)` */
  scatterReduce_(dim: number, index: Tensor, src: Tensor, reduce: string, options?: { includeSelf?: boolean }): this {
    if (options !== undefined) known("scatterReduce_", options, keys[86]);
    begin();
    write(this);
    write(dim);
    write(index);
    write(src);
    write(reduce);
    write(options?.includeSelf);
    op[864].inPlace();
    return this;
  }

  /** `aten::scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)`
   * `aten::scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)`
   * `aten::scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)`
   * `aten::scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)` */
  scatter_(dim: number, index: Tensor, src: Tensor, options?: { reduce?: string }): this;
  scatter_(dim: number, index: Tensor, value: Scalar, options?: { reduce?: string }): this;
  scatter_(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3, keys[153]) && a3?.reduce !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.reduce);
      op[865].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3, keys[153]) && a3?.reduce !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.reduce);
      op[866].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isTensor(a2) && isOptions(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      op[867].inPlace();
      return this;
    }
    if (isNumber(a0) && isTensor(a1) && isScalar(a2) && isOptions(a3)) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      op[868].inPlace();
      return this;
    }
    throw noOverload("scatter_", [a0, a1, a2, a3], keys[153]);
  }

  /** `aten::select.int(Tensor(a) self, int dim, int index) -> Tensor(a)` */
  select(dim: number, index: number): Tensor {
    begin();
    write(this);
    write(dim);
    write(index);
    return op[872].tensor<Tensor>();
  }

  /** `aten::select_scatter(Tensor self, Tensor src, int dim, int index) -> Tensor` */
  selectScatter(src: Tensor, dim: number, index: number): Tensor {
    begin();
    write(this);
    write(src);
    write(dim);
    write(index);
    return op[873].tensor<Tensor>();
  }

  /** `aten::selu(Tensor self) -> Tensor` */
  selu(): Tensor {
    begin();
    write(this);
    return op[874].tensor<Tensor>();
  }

  /** `aten::selu_(Tensor(a!) self) -> Tensor(a!)` */
  selu_(): this {
    begin();
    write(this);
    op[875].inPlace();
    return this;
  }

  /** `aten::set(Tensor self) -> Tensor`
   * `aten::set.source_Tensor(Tensor self, Tensor source) -> Tensor` */
  set(source: Tensor): Tensor;
  set(): Tensor;
  set(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[876].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      return op[877].tensor<Tensor>();
    }
    throw noOverload("set", [a0]);
  }

  /** `aten::set_data(Tensor(a!) self, Tensor new_data) -> ()` */
  setData(newData: Tensor): void {
    begin();
    write(this);
    write(newData);
    op[878].inPlace();
  }

  /** `aten::set_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)`
   * `aten::set_.source_Tensor_storage_offset(Tensor(a!) self, Tensor source, SymInt storage_offset, SymInt[] size, SymInt[] stride=[]) -> Tensor(a!)` */
  set_(source: Tensor, storageOffset: number, size: readonly number[], options?: { stride?: readonly number[] }): this;
  set_(source: Tensor): this;
  set_(): this;
  set_(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if (isTensor(a0) && isNumber(a1) && isNumberList(a2) && isOptions(a3, keys[156])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3?.stride);
      op[879].inPlace();
      return this;
    }
    if (isTensor(a0) && isOptions(a1) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      op[880].inPlace();
      return this;
    }
    if (isOptions(a0) && a1 === undefined) {
      begin();
      write(this);
      op[881].inPlace();
      return this;
    }
    throw noOverload("set_", [a0, a1, a2, a3], keys[156]);
  }

  /** `aten::sgn(Tensor self) -> Tensor` */
  sgn(): Tensor {
    begin();
    write(this);
    return op[882].tensor<Tensor>();
  }

  /** `aten::sgn_(Tensor(a!) self) -> Tensor(a!)` */
  sgn_(): this {
    begin();
    write(this);
    op[883].inPlace();
    return this;
  }

  /** `aten::sigmoid(Tensor self) -> Tensor` */
  sigmoid(): Tensor {
    begin();
    write(this);
    return op[884].tensor<Tensor>();
  }

  /** `aten::sigmoid_(Tensor(a!) self) -> Tensor(a!)` */
  sigmoid_(): this {
    begin();
    write(this);
    op[885].inPlace();
    return this;
  }

  /** `aten::sign(Tensor self) -> Tensor` */
  sign(): Tensor {
    begin();
    write(this);
    return op[886].tensor<Tensor>();
  }

  /** `aten::sign_(Tensor(a!) self) -> Tensor(a!)` */
  sign_(): this {
    begin();
    write(this);
    op[887].inPlace();
    return this;
  }

  /** `aten::signbit(Tensor self) -> Tensor` */
  signbit(): Tensor {
    begin();
    write(this);
    return op[888].tensor<Tensor>();
  }

  /** `aten::silu(Tensor self) -> Tensor` */
  silu(): Tensor {
    begin();
    write(this);
    return op[889].tensor<Tensor>();
  }

  /** `aten::silu_(Tensor(a!) self) -> Tensor(a!)` */
  silu_(): this {
    begin();
    write(this);
    op[890].inPlace();
    return this;
  }

  /** `aten::sin(Tensor self) -> Tensor` */
  sin(): Tensor {
    begin();
    write(this);
    return op[891].tensor<Tensor>();
  }

  /** `aten::sin_(Tensor(a!) self) -> Tensor(a!)` */
  sin_(): this {
    begin();
    write(this);
    op[892].inPlace();
    return this;
  }

  /** `aten::sinc(Tensor self) -> Tensor` */
  sinc(): Tensor {
    begin();
    write(this);
    return op[893].tensor<Tensor>();
  }

  /** `aten::sinc_(Tensor(a!) self) -> Tensor(a!)` */
  sinc_(): this {
    begin();
    write(this);
    op[894].inPlace();
    return this;
  }

  /** `aten::sinh(Tensor self) -> Tensor` */
  sinh(): Tensor {
    begin();
    write(this);
    return op[895].tensor<Tensor>();
  }

  /** `aten::sinh_(Tensor(a!) self) -> Tensor(a!)` */
  sinh_(): this {
    begin();
    write(this);
    op[896].inPlace();
    return this;
  }

  /** `aten::slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)` */
  slice(dim?: number, start?: number | null, end?: number | null, step?: number): Tensor;
  slice(options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor;
  slice(a0?: any, a1?: any, a2?: any, a3?: any): any {
    if ((a0 === undefined || isNumber(a0)) && (a1 === undefined || a1 === null || isNumber(a1)) && (a2 === undefined || a2 === null || isNumber(a2)) && (a3 === undefined || isNumber(a3))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3);
      return op[897].tensor<Tensor>();
    }
    if (isOptions(a0, keys[157]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.start);
      write(a0?.end);
      write(a0?.step);
      return op[897].tensor<Tensor>();
    }
    throw noOverload("slice", [a0, a1, a2, a3], keys[157]);
  }

  /** `aten::slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor` */
  sliceScatter(src: Tensor, dim?: number, start?: number | null, end?: number | null, step?: number): Tensor;
  sliceScatter(src: Tensor, options?: { dim?: number; start?: number | null; end?: number | null; step?: number }): Tensor;
  sliceScatter(a0?: any, a1?: any, a2?: any, a3?: any, a4?: any): any {
    if (isTensor(a0) && (a1 === undefined || isNumber(a1)) && (a2 === undefined || a2 === null || isNumber(a2)) && (a3 === undefined || a3 === null || isNumber(a3)) && (a4 === undefined || isNumber(a4))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2);
      write(a3);
      write(a4);
      return op[898].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[157]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.start);
      write(a1?.end);
      write(a1?.step);
      return op[898].tensor<Tensor>();
    }
    throw noOverload("sliceScatter", [a0, a1, a2, a3, a4], keys[157]);
  }

  /** `aten::slogdet(Tensor self) -> (Tensor sign, Tensor logabsdet)` */
  slogdet(): { sign: Tensor; logabsdet: Tensor } {
    begin();
    write(this);
    const [sign, logabsdet] = op[899].values<Tensor[]>(2);
    return { sign, logabsdet };
  }

  /** `aten::smm(Tensor self, Tensor mat2) -> Tensor` */
  smm(mat2: Tensor): Tensor {
    begin();
    write(this);
    write(mat2);
    return op[900].tensor<Tensor>();
  }

  /** `aten::smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.) -> Tensor` */
  smoothL1Loss(target: Tensor, options?: { reduction?: number; beta?: number }): Tensor {
    if (options !== undefined) known("smoothL1Loss", options, keys[158]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    write(options?.beta);
    return op[901].tensor<Tensor>();
  }

  /** `aten::soft_margin_loss(Tensor self, Tensor target, int reduction=1) -> Tensor` */
  softMarginLoss(target: Tensor, options?: { reduction?: number }): Tensor {
    if (options !== undefined) known("softMarginLoss", options, keys[91]);
    begin();
    write(this);
    write(target);
    write(options?.reduction);
    return op[902].tensor<Tensor>();
  }

  /** `aten::softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  softmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("softmax", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[903].tensor<Tensor>();
  }

  /** `aten::softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor` */
  softplus(options?: { beta?: Scalar; threshold?: Scalar }): Tensor {
    if (options !== undefined) known("softplus", options, keys[159]);
    begin();
    write(this);
    write(options?.beta);
    write(options?.threshold);
    return op[904].tensor<Tensor>();
  }

  /** `aten::softshrink(Tensor self, Scalar lambd=0.5) -> Tensor` */
  softshrink(options?: { lambd?: Scalar }): Tensor {
    if (options !== undefined) known("softshrink", options, keys[77]);
    begin();
    write(this);
    write(options?.lambd);
    return op[905].tensor<Tensor>();
  }

  /** `aten::sort(Tensor self, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)`
   * `aten::sort.stable(Tensor self, *, bool? stable, int dim=-1, bool descending=False) -> (Tensor values, Tensor indices)` */
  sort(options?: { stable?: boolean | null; dim?: number; descending?: boolean }): { values: Tensor; indices: Tensor };
  sort(dim?: number, options?: { stable?: boolean | null; descending?: boolean }): { values: Tensor; indices: Tensor };
  sort(a0?: any, a1?: any): any {
    if (isOptions(a0, keys[10]) && a1 === undefined && a0?.stable !== undefined) {
      begin();
      write(this);
      write(a0?.stable);
      write(a0?.dim);
      write(a0?.descending);
      const [values, indices] = op[906].values<Tensor[]>(2);
      return { values, indices };
    }
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[11]) && a1?.stable !== undefined) {
      begin();
      write(this);
      write(a1?.stable);
      write(a0);
      write(a1?.descending);
      const [values, indices] = op[906].values<Tensor[]>(2);
      return { values, indices };
    }
    if ((a0 === undefined || isNumber(a0)) && isOptions(a1, keys[12])) {
      begin();
      write(this);
      write(a0);
      write(a1?.descending);
      const [values, indices] = op[907].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isOptions(a0, keys[13]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dim);
      write(a0?.descending);
      const [values, indices] = op[907].values<Tensor[]>(2);
      return { values, indices };
    }
    throw noOverload("sort", [a0, a1], keys[10]);
  }

  /** `aten::sparse_dim(Tensor self) -> int` */
  sparseDim(): number {
    begin();
    write(this);
    return op[921].value<number>();
  }

  /** `aten::sparse_mask(Tensor self, Tensor mask) -> Tensor` */
  sparseMask(mask: Tensor): Tensor {
    begin();
    write(this);
    write(mask);
    return op[922].tensor<Tensor>();
  }

  /** `aten::sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  sparseSampledAddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("sparseSampledAddmm", options, keys[1]);
    begin();
    write(this);
    write(mat1);
    write(mat2);
    write(options?.beta);
    write(options?.alpha);
    return op[923].tensor<Tensor>();
  }

  /** `aten::special_bessel_j0(Tensor self) -> Tensor` */
  specialBesselJ0(): Tensor {
    begin();
    write(this);
    return op[925].tensor<Tensor>();
  }

  /** `aten::special_bessel_j1(Tensor self) -> Tensor` */
  specialBesselJ1(): Tensor {
    begin();
    write(this);
    return op[926].tensor<Tensor>();
  }

  /** `aten::special_bessel_y0(Tensor self) -> Tensor` */
  specialBesselY0(): Tensor {
    begin();
    write(this);
    return op[927].tensor<Tensor>();
  }

  /** `aten::special_bessel_y1(Tensor self) -> Tensor` */
  specialBesselY1(): Tensor {
    begin();
    write(this);
    return op[928].tensor<Tensor>();
  }

  /** `aten::special_digamma(Tensor self) -> Tensor` */
  specialDigamma(): Tensor {
    begin();
    write(this);
    return op[941].tensor<Tensor>();
  }

  /** `aten::special_entr(Tensor self) -> Tensor` */
  specialEntr(): Tensor {
    begin();
    write(this);
    return op[942].tensor<Tensor>();
  }

  /** `aten::special_erf(Tensor self) -> Tensor` */
  specialErf(): Tensor {
    begin();
    write(this);
    return op[943].tensor<Tensor>();
  }

  /** `aten::special_erfc(Tensor self) -> Tensor` */
  specialErfc(): Tensor {
    begin();
    write(this);
    return op[944].tensor<Tensor>();
  }

  /** `aten::special_erfcx(Tensor self) -> Tensor` */
  specialErfcx(): Tensor {
    begin();
    write(this);
    return op[945].tensor<Tensor>();
  }

  /** `aten::special_erfinv(Tensor self) -> Tensor` */
  specialErfinv(): Tensor {
    begin();
    write(this);
    return op[946].tensor<Tensor>();
  }

  /** `aten::special_exp2(Tensor self) -> Tensor` */
  specialExp2(): Tensor {
    begin();
    write(this);
    return op[947].tensor<Tensor>();
  }

  /** `aten::special_expit(Tensor self) -> Tensor` */
  specialExpit(): Tensor {
    begin();
    write(this);
    return op[948].tensor<Tensor>();
  }

  /** `aten::special_expm1(Tensor self) -> Tensor` */
  specialExpm1(): Tensor {
    begin();
    write(this);
    return op[949].tensor<Tensor>();
  }

  /** `aten::special_gammainc(Tensor self, Tensor other) -> Tensor` */
  specialGammainc(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[950].tensor<Tensor>();
  }

  /** `aten::special_gammaincc(Tensor self, Tensor other) -> Tensor` */
  specialGammaincc(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[951].tensor<Tensor>();
  }

  /** `aten::special_gammaln(Tensor self) -> Tensor` */
  specialGammaln(): Tensor {
    begin();
    write(this);
    return op[952].tensor<Tensor>();
  }

  /** `aten::special_i0(Tensor self) -> Tensor` */
  specialI0(): Tensor {
    begin();
    write(this);
    return op[959].tensor<Tensor>();
  }

  /** `aten::special_i0e(Tensor self) -> Tensor` */
  specialI0e(): Tensor {
    begin();
    write(this);
    return op[960].tensor<Tensor>();
  }

  /** `aten::special_i1(Tensor self) -> Tensor` */
  specialI1(): Tensor {
    begin();
    write(this);
    return op[961].tensor<Tensor>();
  }

  /** `aten::special_i1e(Tensor self) -> Tensor` */
  specialI1e(): Tensor {
    begin();
    write(this);
    return op[962].tensor<Tensor>();
  }

  /** `aten::special_log1p(Tensor self) -> Tensor` */
  specialLog1p(): Tensor {
    begin();
    write(this);
    return op[969].tensor<Tensor>();
  }

  /** `aten::special_log_ndtr(Tensor self) -> Tensor` */
  specialLogNdtr(): Tensor {
    begin();
    write(this);
    return op[970].tensor<Tensor>();
  }

  /** `aten::special_log_softmax(Tensor self, int dim, *, ScalarType? dtype=None) -> Tensor` */
  specialLogSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("specialLogSoftmax", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[971].tensor<Tensor>();
  }

  /** `aten::special_logit(Tensor self, float? eps=None) -> Tensor` */
  specialLogit(options?: { eps?: number | null }): Tensor {
    if (options !== undefined) known("specialLogit", options, keys[43]);
    begin();
    write(this);
    write(options?.eps);
    return op[972].tensor<Tensor>();
  }

  /** `aten::special_logsumexp(Tensor self, int[1] dim, bool keepdim=False) -> Tensor` */
  specialLogsumexp(dim: number | readonly number[], options?: { keepdim?: boolean }): Tensor {
    if (options !== undefined) known("specialLogsumexp", options, keys[3]);
    begin();
    write(this);
    write(dim);
    write(options?.keepdim);
    return op[973].tensor<Tensor>();
  }

  /** `aten::special_modified_bessel_i0(Tensor self) -> Tensor` */
  specialModifiedBesselI0(): Tensor {
    begin();
    write(this);
    return op[974].tensor<Tensor>();
  }

  /** `aten::special_modified_bessel_i1(Tensor self) -> Tensor` */
  specialModifiedBesselI1(): Tensor {
    begin();
    write(this);
    return op[975].tensor<Tensor>();
  }

  /** `aten::special_modified_bessel_k0(Tensor self) -> Tensor` */
  specialModifiedBesselK0(): Tensor {
    begin();
    write(this);
    return op[976].tensor<Tensor>();
  }

  /** `aten::special_modified_bessel_k1(Tensor self) -> Tensor` */
  specialModifiedBesselK1(): Tensor {
    begin();
    write(this);
    return op[977].tensor<Tensor>();
  }

  /** `aten::special_multigammaln(Tensor self, int p) -> Tensor` */
  specialMultigammaln(p: number): Tensor {
    begin();
    write(this);
    write(p);
    return op[978].tensor<Tensor>();
  }

  /** `aten::special_ndtr(Tensor self) -> Tensor` */
  specialNdtr(): Tensor {
    begin();
    write(this);
    return op[979].tensor<Tensor>();
  }

  /** `aten::special_ndtri(Tensor self) -> Tensor` */
  specialNdtri(): Tensor {
    begin();
    write(this);
    return op[980].tensor<Tensor>();
  }

  /** `aten::special_psi(Tensor self) -> Tensor` */
  specialPsi(): Tensor {
    begin();
    write(this);
    return op[982].tensor<Tensor>();
  }

  /** `aten::special_round(Tensor self, *, int decimals=0) -> Tensor` */
  specialRound(options?: { decimals?: number }): Tensor {
    if (options !== undefined) known("specialRound", options, keys[151]);
    begin();
    write(this);
    write(options?.decimals);
    return op[983].tensor<Tensor>();
  }

  /** `aten::special_sinc(Tensor self) -> Tensor` */
  specialSinc(): Tensor {
    begin();
    write(this);
    return op[998].tensor<Tensor>();
  }

  /** `aten::special_softmax(Tensor self, int dim, ScalarType? dtype=None) -> Tensor` */
  specialSoftmax(dim: number, options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("specialSoftmax", options, keys[49]);
    begin();
    write(this);
    write(dim);
    write(options?.dtype);
    return op[999].tensor<Tensor>();
  }

  /** `aten::special_xlog1py(Tensor self, Tensor other) -> Tensor`
   * `aten::special_xlog1py.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialXlog1py(other: Tensor | Scalar): Tensor;
  specialXlog1py(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1001].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1002].tensor<Tensor>();
    }
    throw noOverload("specialXlog1py", [a0]);
  }

  /** `aten::special_xlogy(Tensor self, Tensor other) -> Tensor`
   * `aten::special_xlogy.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialXlogy(other: Tensor | Scalar): Tensor;
  specialXlogy(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1004].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1005].tensor<Tensor>();
    }
    throw noOverload("specialXlogy", [a0]);
  }

  /** `aten::special_zeta(Tensor self, Tensor other) -> Tensor`
   * `aten::special_zeta.other_scalar(Tensor self, Scalar other) -> Tensor` */
  specialZeta(other: Tensor | Scalar): Tensor;
  specialZeta(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1007].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1008].tensor<Tensor>();
    }
    throw noOverload("specialZeta", [a0]);
  }

  /** `aten::split.Tensor(Tensor(a -> *) self, int split_size, int dim=0) -> Tensor(a)[]`
   * `aten::split.sizes(Tensor(a -> *) self, int[] split_size, int dim=0) -> Tensor(a)[]` */
  split(splitSize: number | readonly number[], dim?: number): Tensor[];
  split(splitSize: number | readonly number[], options?: { dim?: number }): Tensor[];
  split(a0?: any, a1?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1010].value<Tensor[]>();
    }
    if (isNumber(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1010].value<Tensor[]>();
    }
    if (isNumberList(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1011].value<Tensor[]>();
    }
    if (isNumberList(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1011].value<Tensor[]>();
    }
    throw noOverload("split", [a0, a1], keys[25]);
  }

  /** `aten::split_with_sizes(Tensor(a -> *) self, int[] split_sizes, int dim=0) -> Tensor(a)[]` */
  splitWithSizes(splitSizes: readonly number[], dim?: number): Tensor[];
  splitWithSizes(splitSizes: readonly number[], options?: { dim?: number }): Tensor[];
  splitWithSizes(a0?: any, a1?: any): any {
    if (isNumberList(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1012].value<Tensor[]>();
    }
    if (isNumberList(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1012].value<Tensor[]>();
    }
    throw noOverload("splitWithSizes", [a0, a1], keys[25]);
  }

  /** `aten::sqrt(Tensor self) -> Tensor` */
  sqrt(): Tensor {
    begin();
    write(this);
    return op[1013].tensor<Tensor>();
  }

  /** `aten::sqrt_(Tensor(a!) self) -> Tensor(a!)` */
  sqrt_(): this {
    begin();
    write(this);
    op[1014].inPlace();
    return this;
  }

  /** `aten::square(Tensor self) -> Tensor` */
  square(): Tensor {
    begin();
    write(this);
    return op[1015].tensor<Tensor>();
  }

  /** `aten::square_(Tensor(a!) self) -> Tensor(a!)` */
  square_(): this {
    begin();
    write(this);
    op[1016].inPlace();
    return this;
  }

  /** `aten::squeeze(Tensor(a) self) -> Tensor(a)`
   * `aten::squeeze.dim(Tensor(a) self, int dim) -> Tensor(a)` */
  squeeze(dim: number): Tensor;
  squeeze(): Tensor;
  squeeze(a0?: any): any {
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1017].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      return op[1018].tensor<Tensor>();
    }
    throw noOverload("squeeze", [a0]);
  }

  /** `aten::squeeze_(Tensor(a!) self) -> Tensor(a!)`
   * `aten::squeeze_.dim(Tensor(a!) self, int dim) -> Tensor(a!)` */
  squeeze_(dim: number): this;
  squeeze_(): this;
  squeeze_(a0?: any): any {
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      op[1019].inPlace();
      return this;
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      op[1020].inPlace();
      return this;
    }
    throw noOverload("squeeze_", [a0]);
  }

  /** `aten::sspaddmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor` */
  sspaddmm(mat1: Tensor, mat2: Tensor, options?: { beta?: Scalar; alpha?: Scalar }): Tensor {
    if (options !== undefined) known("sspaddmm", options, keys[1]);
    begin();
    write(this);
    write(mat1);
    write(mat2);
    write(options?.beta);
    write(options?.alpha);
    return op[1021].tensor<Tensor>();
  }

  /** `aten::std(Tensor self, bool unbiased=True) -> Tensor`
   * `aten::std.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
   * `aten::std.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  std(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): Tensor;
  std(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
  std(options?: { unbiased?: boolean }): Tensor;
  std(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[160]) && a1?.correction !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.correction);
      write(a1?.keepdim);
      return op[1023].tensor<Tensor>();
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[161])) {
      begin();
      write(this);
      write(a0);
      write(a1?.unbiased);
      write(a1?.keepdim);
      return op[1024].tensor<Tensor>();
    }
    if (isOptions(a0, keys[162]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.unbiased);
      return op[1025].tensor<Tensor>();
    }
    throw noOverload("std", [a0, a1], keys[163]);
  }

  /** `aten::std_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * `aten::std_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
   * `aten::std_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  stdMean(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): [Tensor, Tensor];
  stdMean(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  stdMean(options?: { unbiased?: boolean }): [Tensor, Tensor];
  stdMean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[160]) && a1?.correction !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.correction);
      write(a1?.keepdim);
      return op[1026].values<[Tensor, Tensor]>(2);
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[161])) {
      begin();
      write(this);
      write(a0);
      write(a1?.unbiased);
      write(a1?.keepdim);
      return op[1027].values<[Tensor, Tensor]>(2);
    }
    if (isOptions(a0, keys[162]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.unbiased);
      return op[1028].values<[Tensor, Tensor]>(2);
    }
    throw noOverload("stdMean", [a0, a1], keys[163]);
  }

  /** `aten::stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool normalized=False, bool? onesided=None, bool? return_complex=None) -> Tensor`
   * `aten::stft.center(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, Tensor? window=None, bool center=True, str pad_mode="reflect", bool normalized=False, bool? onesided=None, bool? return_complex=None) -> Tensor` */
  stft(nFft: number, options?: { hopLength?: number | null; winLength?: number | null; window?: Tensor | null; normalized?: boolean; onesided?: boolean | null; returnComplex?: boolean | null; center?: boolean; padMode?: string }): Tensor;
  stft(a0?: any, a1?: any): any {
    if (isNumber(a0) && isOptions(a1, keys[164])) {
      begin();
      write(this);
      write(a0);
      write(a1?.hopLength);
      write(a1?.winLength);
      write(a1?.window);
      write(a1?.normalized);
      write(a1?.onesided);
      write(a1?.returnComplex);
      return op[1029].tensor<Tensor>();
    }
    if (isNumber(a0) && isOptions(a1, keys[165])) {
      begin();
      write(this);
      write(a0);
      write(a1?.hopLength);
      write(a1?.winLength);
      write(a1?.window);
      write(a1?.center);
      write(a1?.padMode);
      write(a1?.normalized);
      write(a1?.onesided);
      write(a1?.returnComplex);
      return op[1030].tensor<Tensor>();
    }
    throw noOverload("stft", [a0, a1], keys[166]);
  }

  /** `aten::stride.int(Tensor self, int dim) -> int` */
  stride(dim: number): number {
    begin();
    write(this);
    write(dim);
    return op[1031].value<number>();
  }

  /** `aten::sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `aten::sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  sub(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  sub(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[1032].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[1033].tensor<Tensor>();
    }
    throw noOverload("sub", [a0, a1], keys[0]);
  }

  /** `aten::sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * `aten::sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  sub_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this;
  sub_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[1034].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[1035].inPlace();
      return this;
    }
    throw noOverload("sub_", [a0, a1], keys[0]);
  }

  /** `aten::subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor`
   * `aten::subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor` */
  subtract(other: Tensor | Scalar, options?: { alpha?: Scalar }): Tensor;
  subtract(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[1036].tensor<Tensor>();
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      return op[1037].tensor<Tensor>();
    }
    throw noOverload("subtract", [a0, a1], keys[0]);
  }

  /** `aten::subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)`
   * `aten::subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> Tensor(a!)` */
  subtract_(other: Tensor | Scalar, options?: { alpha?: Scalar }): this;
  subtract_(a0?: any, a1?: any): any {
    if (isTensor(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[1038].inPlace();
      return this;
    }
    if (isScalar(a0) && isOptions(a1, keys[0])) {
      begin();
      write(this);
      write(a0);
      write(a1?.alpha);
      op[1039].inPlace();
      return this;
    }
    throw noOverload("subtract_", [a0, a1], keys[0]);
  }

  /** `aten::sum(Tensor self, *, ScalarType? dtype=None) -> Tensor`
   * `aten::sum.dim_IntList(Tensor self, int[1]? dim, bool keepdim=False, *, ScalarType? dtype=None) -> Tensor` */
  sum(dim: number | readonly number[] | null, options?: { keepdim?: boolean; dtype?: DType | null }): Tensor;
  sum(options?: { dtype?: DType | null }): Tensor;
  sum(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[102])) {
      begin();
      write(this);
      write(a0);
      write(a1?.keepdim);
      write(a1?.dtype);
      return op[1040].tensor<Tensor>();
    }
    if (isOptions(a0, keys[49]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.dtype);
      return op[1041].tensor<Tensor>();
    }
    throw noOverload("sum", [a0, a1], keys[102]);
  }

  /** `aten::sum_to_size(Tensor self, int[] size) -> Tensor` */
  sumToSize(size: readonly number[]): Tensor {
    begin();
    write(this);
    write(size);
    return op[1042].tensor<Tensor>();
  }

  /** `aten::svd(Tensor self, bool some=True, bool compute_uv=True) -> (Tensor U, Tensor S, Tensor V)` */
  svd(options?: { some?: boolean; computeUv?: boolean }): { U: Tensor; S: Tensor; V: Tensor } {
    if (options !== undefined) known("svd", options, keys[167]);
    begin();
    write(this);
    write(options?.some);
    write(options?.computeUv);
    const [U, S, V] = op[1043].values<Tensor[]>(3);
    return { U, S, V };
  }

  /** `aten::swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)` */
  swapaxes(axis0: number, axis1: number): Tensor {
    begin();
    write(this);
    write(axis0);
    write(axis1);
    return op[1044].tensor<Tensor>();
  }

  /** `aten::swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)` */
  swapaxes_(axis0: number, axis1: number): this {
    begin();
    write(this);
    write(axis0);
    write(axis1);
    op[1045].inPlace();
    return this;
  }

  /** `aten::swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  swapdims(dim0: number, dim1: number): Tensor {
    begin();
    write(this);
    write(dim0);
    write(dim1);
    return op[1046].tensor<Tensor>();
  }

  /** `aten::swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  swapdims_(dim0: number, dim1: number): this {
    begin();
    write(this);
    write(dim0);
    write(dim1);
    op[1047].inPlace();
    return this;
  }

  /** `aten::symeig(Tensor self, bool eigenvectors=False, bool upper=True) -> (Tensor eigenvalues, Tensor eigenvectors)` */
  symeig(options?: { eigenvectors?: boolean; upper?: boolean }): { eigenvalues: Tensor; eigenvectors: Tensor } {
    if (options !== undefined) known("symeig", options, keys[168]);
    begin();
    write(this);
    write(options?.eigenvectors);
    write(options?.upper);
    const [eigenvalues, eigenvectors] = op[1048].values<Tensor[]>(2);
    return { eigenvalues, eigenvectors };
  }

  /** `aten::t(Tensor(a) self) -> Tensor(a)` */
  t(): Tensor {
    begin();
    write(this);
    return op[1049].tensor<Tensor>();
  }

  /** `aten::t_(Tensor(a!) self) -> Tensor(a!)` */
  t_(): this {
    begin();
    write(this);
    op[1050].inPlace();
    return this;
  }

  /** `aten::take(Tensor self, Tensor index) -> Tensor` */
  take(index: Tensor): Tensor {
    begin();
    write(this);
    write(index);
    return op[1051].tensor<Tensor>();
  }

  /** `aten::take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor` */
  takeAlongDim(indices: Tensor, dim?: number | null): Tensor;
  takeAlongDim(indices: Tensor, options?: { dim?: number | null }): Tensor;
  takeAlongDim(a0?: any, a1?: any): any {
    if (isTensor(a0) && (a1 === undefined || a1 === null || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1052].tensor<Tensor>();
    }
    if (isTensor(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1052].tensor<Tensor>();
    }
    throw noOverload("takeAlongDim", [a0, a1], keys[25]);
  }

  /** `aten::tan(Tensor self) -> Tensor` */
  tan(): Tensor {
    begin();
    write(this);
    return op[1053].tensor<Tensor>();
  }

  /** `aten::tan_(Tensor(a!) self) -> Tensor(a!)` */
  tan_(): this {
    begin();
    write(this);
    op[1054].inPlace();
    return this;
  }

  /** `aten::tanh(Tensor self) -> Tensor` */
  tanh(): Tensor {
    begin();
    write(this);
    return op[1055].tensor<Tensor>();
  }

  /** `aten::tanh_(Tensor(a!) self) -> Tensor(a!)` */
  tanh_(): this {
    begin();
    write(this);
    op[1056].inPlace();
    return this;
  }

  /** `aten::tensor_split.indices(Tensor(a -> *) self, int[] indices, int dim=0) -> Tensor(a)[]`
   * `aten::tensor_split.sections(Tensor(a -> *) self, int sections, int dim=0) -> Tensor(a)[]`
   * `aten::tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]` */
  tensorSplit(tensorIndicesOrSections: Tensor, dim?: number): Tensor[];
  tensorSplit(tensorIndicesOrSections: Tensor, options?: { dim?: number }): Tensor[];
  tensorSplit(indices: readonly number[], dim?: number): Tensor[];
  tensorSplit(indices: readonly number[], options?: { dim?: number }): Tensor[];
  tensorSplit(sections: number, dim?: number): Tensor[];
  tensorSplit(sections: number, options?: { dim?: number }): Tensor[];
  tensorSplit(a0?: any, a1?: any): any {
    if (isTensor(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1057].value<Tensor[]>();
    }
    if (isTensor(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1057].value<Tensor[]>();
    }
    if (isNumberList(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1058].value<Tensor[]>();
    }
    if (isNumberList(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1058].value<Tensor[]>();
    }
    if (isNumber(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1059].value<Tensor[]>();
    }
    if (isNumber(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1059].value<Tensor[]>();
    }
    throw noOverload("tensorSplit", [a0, a1], keys[25]);
  }

  /** `aten::tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor` */
  tensordot(other: Tensor, dimsSelf: readonly number[], dimsOther: readonly number[]): Tensor {
    begin();
    write(this);
    write(other);
    write(dimsSelf);
    write(dimsOther);
    return op[1060].tensor<Tensor>();
  }

  /** `aten::threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor` */
  threshold(threshold: Scalar, value: Scalar): Tensor {
    begin();
    write(this);
    write(threshold);
    write(value);
    return op[1061].tensor<Tensor>();
  }

  /** `aten::threshold_(Tensor(a!) self, Scalar threshold, Scalar value) -> Tensor(a!)` */
  threshold_(threshold: Scalar, value: Scalar): this {
    begin();
    write(this);
    write(threshold);
    write(value);
    op[1062].inPlace();
    return this;
  }

  /** `aten::tile(Tensor self, int[] dims) -> Tensor` */
  tile(dims: readonly number[]): Tensor {
    begin();
    write(this);
    write(dims);
    return op[1063].tensor<Tensor>();
  }

  /** `aten::to_dense(Tensor self, ScalarType? dtype=None) -> Tensor` */
  toDense(options?: { dtype?: DType | null }): Tensor {
    if (options !== undefined) known("toDense", options, keys[49]);
    begin();
    write(this);
    write(options?.dtype);
    return op[1064].tensor<Tensor>();
  }

  /** `aten::to.dtype_layout(Tensor(a) self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool non_blocking=False, bool copy=False, MemoryFormat? memory_format=None) -> Tensor(a)` */
  toOptions(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; nonBlocking?: boolean; copy?: boolean; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("toOptions", options, keys[169]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.nonBlocking);
    write(options?.copy);
    write(options?.memoryFormat);
    return op[1065].tensor<Tensor>();
  }

  /** `aten::to_sparse(Tensor self) -> Tensor`
   * `aten::to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor` */
  toSparse(sparseDim: number): Tensor;
  toSparse(): Tensor;
  toSparse(a0?: any): any {
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1066].tensor<Tensor>();
    }
    if (isOptions(a0)) {
      begin();
      write(this);
      return op[1067].tensor<Tensor>();
    }
    throw noOverload("toSparse", [a0]);
  }

  /** `aten::to_sparse_bsc(Tensor self, int[2] blocksize) -> Tensor` */
  toSparseBsc(blocksize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(blocksize);
    return op[1068].tensor<Tensor>();
  }

  /** `aten::to_sparse_bsr(Tensor self, int[2] blocksize) -> Tensor` */
  toSparseBsr(blocksize: number | readonly number[]): Tensor {
    begin();
    write(this);
    write(blocksize);
    return op[1069].tensor<Tensor>();
  }

  /** `aten::to_sparse_csc(Tensor self) -> Tensor` */
  toSparseCsc(): Tensor {
    begin();
    write(this);
    return op[1070].tensor<Tensor>();
  }

  /** `aten::to_sparse_csr(Tensor self) -> Tensor` */
  toSparseCsr(): Tensor {
    begin();
    write(this);
    return op[1071].tensor<Tensor>();
  }

  /** `aten::topk(Tensor self, int k, int dim=-1, bool largest=True, bool sorted=True) -> (Tensor values, Tensor indices)` */
  topk(k: number, dim?: number, options?: { largest?: boolean; sorted?: boolean }): { values: Tensor; indices: Tensor };
  topk(k: number, options?: { dim?: number; largest?: boolean; sorted?: boolean }): { values: Tensor; indices: Tensor };
  topk(a0?: any, a1?: any, a2?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1)) && isOptions(a2, keys[170])) {
      begin();
      write(this);
      write(a0);
      write(a1);
      write(a2?.largest);
      write(a2?.sorted);
      const [values, indices] = op[1072].values<Tensor[]>(2);
      return { values, indices };
    }
    if (isNumber(a0) && isOptions(a1, keys[171]) && a2 === undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      write(a1?.largest);
      write(a1?.sorted);
      const [values, indices] = op[1072].values<Tensor[]>(2);
      return { values, indices };
    }
    throw noOverload("topk", [a0, a1, a2], keys[172]);
  }

  /** `aten::trace(Tensor self) -> Tensor` */
  trace(): Tensor {
    begin();
    write(this);
    return op[1073].tensor<Tensor>();
  }

  /** `aten::transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)` */
  transpose(dim0: number, dim1: number): Tensor {
    begin();
    write(this);
    write(dim0);
    write(dim1);
    return op[1074].tensor<Tensor>();
  }

  /** `aten::transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)` */
  transpose_(dim0: number, dim1: number): this {
    begin();
    write(this);
    write(dim0);
    write(dim1);
    op[1075].inPlace();
    return this;
  }

  /** `aten::triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False) -> (Tensor solution, Tensor cloned_coefficient)` */
  triangularSolve(A: Tensor, options?: { upper?: boolean; transpose?: boolean; unitriangular?: boolean }): { solution: Tensor; clonedCoefficient: Tensor } {
    if (options !== undefined) known("triangularSolve", options, keys[173]);
    begin();
    write(this);
    write(A);
    write(options?.upper);
    write(options?.transpose);
    write(options?.unitriangular);
    const [solution, clonedCoefficient] = op[1080].values<Tensor[]>(2);
    return { solution, clonedCoefficient };
  }

  /** `aten::tril(Tensor self, int diagonal=0) -> Tensor` */
  tril(diagonal?: number): Tensor;
  tril(options?: { diagonal?: number }): Tensor;
  tril(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[1081].tensor<Tensor>();
    }
    if (isOptions(a0, keys[52])) {
      begin();
      write(this);
      write(a0?.diagonal);
      return op[1081].tensor<Tensor>();
    }
    throw noOverload("tril", [a0], keys[52]);
  }

  /** `aten::tril_(Tensor(a!) self, int diagonal=0) -> Tensor(a!)` */
  tril_(diagonal?: number): this;
  tril_(options?: { diagonal?: number }): this;
  tril_(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      op[1083].inPlace();
      return this;
    }
    if (isOptions(a0, keys[52])) {
      begin();
      write(this);
      write(a0?.diagonal);
      op[1083].inPlace();
      return this;
    }
    throw noOverload("tril_", [a0], keys[52]);
  }

  /** `aten::triu(Tensor self, int diagonal=0) -> Tensor` */
  triu(diagonal?: number): Tensor;
  triu(options?: { diagonal?: number }): Tensor;
  triu(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[1085].tensor<Tensor>();
    }
    if (isOptions(a0, keys[52])) {
      begin();
      write(this);
      write(a0?.diagonal);
      return op[1085].tensor<Tensor>();
    }
    throw noOverload("triu", [a0], keys[52]);
  }

  /** `aten::triu_(Tensor(a!) self, int diagonal=0) -> Tensor(a!)` */
  triu_(diagonal?: number): this;
  triu_(options?: { diagonal?: number }): this;
  triu_(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      op[1087].inPlace();
      return this;
    }
    if (isOptions(a0, keys[52])) {
      begin();
      write(this);
      write(a0?.diagonal);
      op[1087].inPlace();
      return this;
    }
    throw noOverload("triu_", [a0], keys[52]);
  }

  /** `aten::true_divide.Scalar(Tensor self, Scalar other) -> Tensor`
   * `aten::true_divide.Tensor(Tensor self, Tensor other) -> Tensor` */
  trueDivide(other: Tensor | Scalar): Tensor;
  trueDivide(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1088].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1089].tensor<Tensor>();
    }
    throw noOverload("trueDivide", [a0]);
  }

  /** `aten::true_divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::true_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  trueDivide_(other: Tensor | Scalar): this;
  trueDivide_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[1090].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[1091].inPlace();
      return this;
    }
    throw noOverload("trueDivide_", [a0]);
  }

  /** `aten::trunc(Tensor self) -> Tensor` */
  trunc(): Tensor {
    begin();
    write(this);
    return op[1092].tensor<Tensor>();
  }

  /** `aten::trunc_(Tensor(a!) self) -> Tensor(a!)` */
  trunc_(): this {
    begin();
    write(this);
    op[1093].inPlace();
    return this;
  }

  /** `aten::type_as(Tensor self, Tensor other) -> Tensor` */
  typeAs(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[1094].tensor<Tensor>();
  }

  /** `aten::unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]` */
  unbind(dim?: number): Tensor[];
  unbind(options?: { dim?: number }): Tensor[];
  unbind(a0?: any): any {
    if ((a0 === undefined || isNumber(a0))) {
      begin();
      write(this);
      write(a0);
      return op[1095].value<Tensor[]>();
    }
    if (isOptions(a0, keys[25])) {
      begin();
      write(this);
      write(a0?.dim);
      return op[1095].value<Tensor[]>();
    }
    throw noOverload("unbind", [a0], keys[25]);
  }

  /** `aten::unflatten.int(Tensor(a) self, int dim, int[] sizes) -> Tensor(a)` */
  unflatten(dim: number, sizes: readonly number[]): Tensor {
    begin();
    write(this);
    write(dim);
    write(sizes);
    return op[1096].tensor<Tensor>();
  }

  /** `aten::unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)` */
  unfold(dimension: number, size: number, step: number): Tensor {
    begin();
    write(this);
    write(dimension);
    write(size);
    write(step);
    return op[1098].tensor<Tensor>();
  }

  /** `aten::uniform(Tensor self, float from=0., float to=1., *, Generator? generator=None) -> Tensor` */
  uniform(options?: { from?: number; to?: number; generator?: Generator | null }): Tensor {
    if (options !== undefined) known("uniform", options, keys[176]);
    begin();
    write(this);
    write(options?.from);
    write(options?.to);
    write(options?.generator);
    return op[1099].tensor<Tensor>();
  }

  /** `aten::uniform_(Tensor(a!) self, float from=0., float to=1., *, Generator? generator=None) -> Tensor(a!)` */
  uniform_(options?: { from?: number; to?: number; generator?: Generator | null }): this {
    if (options !== undefined) known("uniform_", options, keys[176]);
    begin();
    write(this);
    write(options?.from);
    write(options?.to);
    write(options?.generator);
    op[1100].inPlace();
    return this;
  }

  /** `aten::_unique2(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)`
   * `aten::_unique2.out(Tensor self, bool sorted=True, bool return_inverse=False, bool return_counts=False, *, Tensor(a!) out0, Tensor(b!) out1, Tensor(c!) out2) -> (Tensor(a!), Tensor(b!), Tensor(c!))` */
  unique(options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean; out0?: Tensor; out1?: Tensor; out2?: Tensor }): [Tensor, Tensor, Tensor];
  unique(a0?: any): any {
    if (isOptions(a0, keys[177]) && a0?.out0 !== undefined && a0?.out1 !== undefined && a0?.out2 !== undefined) {
      begin();
      write(this);
      write(a0?.sorted);
      write(a0?.returnInverse);
      write(a0?.returnCounts);
      write(a0?.out0);
      write(a0?.out1);
      write(a0?.out2);
      return op[1101].values<[Tensor, Tensor, Tensor]>(3);
    }
    if (isOptions(a0, keys[178])) {
      begin();
      write(this);
      write(a0?.sorted);
      write(a0?.returnInverse);
      write(a0?.returnCounts);
      return op[1102].values<[Tensor, Tensor, Tensor]>(3);
    }
    throw noOverload("unique", [a0], keys[177]);
  }

  /** `aten::unique_consecutive(Tensor self, bool return_inverse=False, bool return_counts=False, int? dim=None) -> (Tensor, Tensor, Tensor)` */
  uniqueConsecutive(options?: { returnInverse?: boolean; returnCounts?: boolean; dim?: number | null }): [Tensor, Tensor, Tensor] {
    if (options !== undefined) known("uniqueConsecutive", options, keys[179]);
    begin();
    write(this);
    write(options?.returnInverse);
    write(options?.returnCounts);
    write(options?.dim);
    return op[1103].values<[Tensor, Tensor, Tensor]>(3);
  }

  /** `aten::unique_dim(Tensor self, int dim, bool sorted=True, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  uniqueDim(dim: number, options?: { sorted?: boolean; returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor] {
    if (options !== undefined) known("uniqueDim", options, keys[178]);
    begin();
    write(this);
    write(dim);
    write(options?.sorted);
    write(options?.returnInverse);
    write(options?.returnCounts);
    return op[1104].values<[Tensor, Tensor, Tensor]>(3);
  }

  /** `aten::unique_dim_consecutive(Tensor self, int dim, bool return_inverse=False, bool return_counts=False) -> (Tensor, Tensor, Tensor)` */
  uniqueDimConsecutive(dim: number, options?: { returnInverse?: boolean; returnCounts?: boolean }): [Tensor, Tensor, Tensor] {
    if (options !== undefined) known("uniqueDimConsecutive", options, keys[180]);
    begin();
    write(this);
    write(dim);
    write(options?.returnInverse);
    write(options?.returnCounts);
    return op[1105].values<[Tensor, Tensor, Tensor]>(3);
  }

  /** `aten::unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]` */
  unsafeChunk(chunks: number, dim?: number): Tensor[];
  unsafeChunk(chunks: number, options?: { dim?: number }): Tensor[];
  unsafeChunk(a0?: any, a1?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1106].value<Tensor[]>();
    }
    if (isNumber(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1106].value<Tensor[]>();
    }
    throw noOverload("unsafeChunk", [a0, a1], keys[25]);
  }

  /** `aten::unsafe_split.Tensor(Tensor self, int split_size, int dim=0) -> Tensor[]` */
  unsafeSplit(splitSize: number, dim?: number): Tensor[];
  unsafeSplit(splitSize: number, options?: { dim?: number }): Tensor[];
  unsafeSplit(a0?: any, a1?: any): any {
    if (isNumber(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1107].value<Tensor[]>();
    }
    if (isNumber(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1107].value<Tensor[]>();
    }
    throw noOverload("unsafeSplit", [a0, a1], keys[25]);
  }

  /** `aten::unsafe_split_with_sizes(Tensor self, int[] split_sizes, int dim=0) -> Tensor[]` */
  unsafeSplitWithSizes(splitSizes: readonly number[], dim?: number): Tensor[];
  unsafeSplitWithSizes(splitSizes: readonly number[], options?: { dim?: number }): Tensor[];
  unsafeSplitWithSizes(a0?: any, a1?: any): any {
    if (isNumberList(a0) && (a1 === undefined || isNumber(a1))) {
      begin();
      write(this);
      write(a0);
      write(a1);
      return op[1108].value<Tensor[]>();
    }
    if (isNumberList(a0) && isOptions(a1, keys[25])) {
      begin();
      write(this);
      write(a0);
      write(a1?.dim);
      return op[1108].value<Tensor[]>();
    }
    throw noOverload("unsafeSplitWithSizes", [a0, a1], keys[25]);
  }

  /** `aten::unsqueeze(Tensor(a) self, int dim) -> Tensor(a)` */
  unsqueeze(dim: number): Tensor {
    begin();
    write(this);
    write(dim);
    return op[1109].tensor<Tensor>();
  }

  /** `aten::unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)` */
  unsqueeze_(dim: number): this {
    begin();
    write(this);
    write(dim);
    op[1110].inPlace();
    return this;
  }

  /** `aten::upsample_bicubic2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleBicubic2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor {
    if (options !== undefined) known("upsampleBicubic2d", options, keys[181]);
    begin();
    write(this);
    write(outputSize);
    write(alignCorners);
    write(options?.scalesH);
    write(options?.scalesW);
    return op[1111].tensor<Tensor>();
  }

  /** `aten::upsample_bilinear2d(Tensor self, SymInt[2] output_size, bool align_corners, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleBilinear2d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesH?: number | null; scalesW?: number | null }): Tensor {
    if (options !== undefined) known("upsampleBilinear2d", options, keys[181]);
    begin();
    write(this);
    write(outputSize);
    write(alignCorners);
    write(options?.scalesH);
    write(options?.scalesW);
    return op[1113].tensor<Tensor>();
  }

  /** `aten::upsample_linear1d(Tensor self, SymInt[1] output_size, bool align_corners, float? scales=None) -> Tensor` */
  upsampleLinear1d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scales?: number | null }): Tensor {
    if (options !== undefined) known("upsampleLinear1d", options, keys[182]);
    begin();
    write(this);
    write(outputSize);
    write(alignCorners);
    write(options?.scales);
    return op[1115].tensor<Tensor>();
  }

  /** `aten::upsample_nearest1d(Tensor self, SymInt[1] output_size, float? scales=None) -> Tensor` */
  upsampleNearest1d(outputSize: number | readonly number[], options?: { scales?: number | null }): Tensor {
    if (options !== undefined) known("upsampleNearest1d", options, keys[182]);
    begin();
    write(this);
    write(outputSize);
    write(options?.scales);
    return op[1117].tensor<Tensor>();
  }

  /** `aten::upsample_nearest2d(Tensor self, SymInt[2] output_size, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleNearest2d(outputSize: number | readonly number[], options?: { scalesH?: number | null; scalesW?: number | null }): Tensor {
    if (options !== undefined) known("upsampleNearest2d", options, keys[181]);
    begin();
    write(this);
    write(outputSize);
    write(options?.scalesH);
    write(options?.scalesW);
    return op[1119].tensor<Tensor>();
  }

  /** `aten::upsample_nearest3d(Tensor self, SymInt[3] output_size, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleNearest3d(outputSize: number | readonly number[], options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor {
    if (options !== undefined) known("upsampleNearest3d", options, keys[183]);
    begin();
    write(this);
    write(outputSize);
    write(options?.scalesD);
    write(options?.scalesH);
    write(options?.scalesW);
    return op[1121].tensor<Tensor>();
  }

  /** `aten::upsample_trilinear3d(Tensor self, SymInt[3] output_size, bool align_corners, float? scales_d=None, float? scales_h=None, float? scales_w=None) -> Tensor` */
  upsampleTrilinear3d(outputSize: number | readonly number[], alignCorners: boolean, options?: { scalesD?: number | null; scalesH?: number | null; scalesW?: number | null }): Tensor {
    if (options !== undefined) known("upsampleTrilinear3d", options, keys[183]);
    begin();
    write(this);
    write(outputSize);
    write(alignCorners);
    write(options?.scalesD);
    write(options?.scalesH);
    write(options?.scalesW);
    return op[1123].tensor<Tensor>();
  }

  /** `aten::values(Tensor(a) self) -> Tensor(a)` */
  values(): Tensor {
    begin();
    write(this);
    return op[1125].tensor<Tensor>();
  }

  /** `aten::var(Tensor self, bool unbiased=True) -> Tensor`
   * `aten::var.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> Tensor`
   * `aten::var.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> Tensor` */
  var(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): Tensor;
  var(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): Tensor;
  var(options?: { unbiased?: boolean }): Tensor;
  var(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[160]) && a1?.correction !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.correction);
      write(a1?.keepdim);
      return op[1127].tensor<Tensor>();
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[161])) {
      begin();
      write(this);
      write(a0);
      write(a1?.unbiased);
      write(a1?.keepdim);
      return op[1128].tensor<Tensor>();
    }
    if (isOptions(a0, keys[162]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.unbiased);
      return op[1129].tensor<Tensor>();
    }
    throw noOverload("var", [a0, a1], keys[163]);
  }

  /** `aten::var_mean(Tensor self, bool unbiased=True) -> (Tensor, Tensor)`
   * `aten::var_mean.correction(Tensor self, int[1]? dim, *, int? correction, bool keepdim=False) -> (Tensor, Tensor)`
   * `aten::var_mean.dim(Tensor self, int[1]? dim, bool unbiased=True, bool keepdim=False) -> (Tensor, Tensor)` */
  varMean(dim: number | readonly number[] | null, options?: { correction?: number | null; keepdim?: boolean }): [Tensor, Tensor];
  varMean(dim: number | readonly number[] | null, options?: { unbiased?: boolean; keepdim?: boolean }): [Tensor, Tensor];
  varMean(options?: { unbiased?: boolean }): [Tensor, Tensor];
  varMean(a0?: any, a1?: any): any {
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[160]) && a1?.correction !== undefined) {
      begin();
      write(this);
      write(a0);
      write(a1?.correction);
      write(a1?.keepdim);
      return op[1130].values<[Tensor, Tensor]>(2);
    }
    if ((a0 === null || isNumbers(a0)) && isOptions(a1, keys[161])) {
      begin();
      write(this);
      write(a0);
      write(a1?.unbiased);
      write(a1?.keepdim);
      return op[1131].values<[Tensor, Tensor]>(2);
    }
    if (isOptions(a0, keys[162]) && a1 === undefined) {
      begin();
      write(this);
      write(a0?.unbiased);
      return op[1132].values<[Tensor, Tensor]>(2);
    }
    throw noOverload("varMean", [a0, a1], keys[163]);
  }

  /** `aten::vdot(Tensor self, Tensor other) -> Tensor` */
  vdot(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[1133].tensor<Tensor>();
  }

  /** `aten::view(Tensor(a) self, SymInt[] size) -> Tensor(a)`
   * `aten::view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)` */
  view(size: readonly number[]): Tensor;
  view(dtype: DType): Tensor;
  view(a0?: any): any {
    if (isNumberList(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1134].tensor<Tensor>();
    }
    if (isString(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1135].tensor<Tensor>();
    }
    throw noOverload("view", [a0]);
  }

  /** `aten::view_as(Tensor(a) self, Tensor other) -> Tensor(a)` */
  viewAs(other: Tensor): Tensor {
    begin();
    write(this);
    write(other);
    return op[1136].tensor<Tensor>();
  }

  /** `aten::view_as_complex(Tensor(a) self) -> Tensor(a)` */
  viewAsComplex(): Tensor {
    begin();
    write(this);
    return op[1137].tensor<Tensor>();
  }

  /** `aten::view_as_real(Tensor(a) self) -> Tensor(a)` */
  viewAsReal(): Tensor {
    begin();
    write(this);
    return op[1138].tensor<Tensor>();
  }

  /** `aten::vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]`
   * `aten::vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]` */
  vsplit(indices: readonly number[]): Tensor[];
  vsplit(sections: number): Tensor[];
  vsplit(a0?: any): any {
    if (isNumberList(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1139].value<Tensor[]>();
    }
    if (isNumber(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1140].value<Tensor[]>();
    }
    throw noOverload("vsplit", [a0]);
  }

  /** `aten::xlogy.Scalar_Other(Tensor self, Scalar other) -> Tensor`
   * `aten::xlogy.Tensor(Tensor self, Tensor other) -> Tensor` */
  xlogy(other: Tensor | Scalar): Tensor;
  xlogy(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1147].tensor<Tensor>();
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      return op[1148].tensor<Tensor>();
    }
    throw noOverload("xlogy", [a0]);
  }

  /** `aten::xlogy_.Scalar_Other(Tensor(a!) self, Scalar other) -> Tensor(a!)`
   * `aten::xlogy_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)` */
  xlogy_(other: Tensor | Scalar): this;
  xlogy_(a0?: any): any {
    if (isTensor(a0)) {
      begin();
      write(this);
      write(a0);
      op[1150].inPlace();
      return this;
    }
    if (isScalar(a0)) {
      begin();
      write(this);
      write(a0);
      op[1151].inPlace();
      return this;
    }
    throw noOverload("xlogy_", [a0]);
  }

  /** `aten::zero(Tensor self) -> Tensor` */
  zero(): Tensor {
    begin();
    write(this);
    return op[1152].tensor<Tensor>();
  }

  /** `aten::zero_(Tensor(a!) self) -> Tensor(a!)` */
  zero_(): this {
    begin();
    write(this);
    op[1153].inPlace();
    return this;
  }

  /** `aten::zeros_like(Tensor self, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, MemoryFormat? memory_format=None) -> Tensor` */
  zerosLike(options?: { dtype?: DType | null; layout?: Layout | null; device?: string | null; pinMemory?: boolean | null; memoryFormat?: MemoryFormat | null }): Tensor {
    if (options !== undefined) known("zerosLike", options, keys[62]);
    begin();
    write(this);
    write(options?.dtype);
    write(options?.layout);
    write(options?.device);
    write(options?.pinMemory);
    write(options?.memoryFormat);
    return op[1155].tensor<Tensor>();
  }
}
