import { call } from "../commands.js";
import type { Tensor } from "../tensor.js";

type Tensors = readonly Tensor[];

/** libtorch's operators on lists of tensors: one call for all parameters. A `_` writes in place. */
export const foreach = {
  /** a + alpha b */
  add: (a: Tensors, b: Tensors, alpha = 1): Tensor[] =>
    call("aten::_foreach_add", "List", 1, a, b, alpha),
  add_: (a: Tensors, b: Tensors, alpha = 1): void =>
    call("aten::_foreach_add_", "List", 0, a, b, alpha),
  mul_: (a: Tensors, factor: number): void => call("aten::_foreach_mul_", "Scalar", 0, a, factor),
  neg: (a: Tensors): Tensor[] => call("aten::_foreach_neg", "", 1, a),
  maximum_: (a: Tensors, b: Tensors): void => call("aten::_foreach_maximum_", "List", 0, a, b),
  /** a + factor b c */
  addcmul_: (a: Tensors, b: Tensors, c: Tensors, factor: number): void =>
    call("aten::_foreach_addcmul_", "Scalar", 0, a, b, c, factor),
  /** a + factor b / c */
  addcdiv_: (a: Tensors, b: Tensors, c: Tensors, factor: number): void =>
    call("aten::_foreach_addcdiv_", "Scalar", 0, a, b, c, factor),
};
