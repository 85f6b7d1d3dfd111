import { noGrad } from "../autograd/index.js";
import { call } from "../commands.js";
import { stack } from "../generated/operators.js";
import { tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";

/**
 * Scales all gradients so that their norm, taken together, is at most `maxNorm`. Waits for the device
 * once.
 *
 * @param parameters - those without a gradient are skipped
 * @returns the norm before clipping; 0 where there are no gradients
 */
export function clipGradNorm(parameters: Iterable<Tensor>, maxNorm: number): number {
  return noGrad(() =>
    tidy(() => {
      const gradients = Array.from(parameters, (parameter) => parameter.grad).filter(
        (gradient) => gradient !== null,
      );
      if (gradients.length === 0) return 0;
      const norms = call<Tensor[]>("aten::_foreach_norm", "Scalar", 1, gradients, 2);
      const norm = stack(norms).norm();
      const factor = norm.add(1e-6).reciprocal().mul(maxNorm);
      const [total, scale] = stack([norm, factor]).toNumbers();
      // Written so that a norm that is not a number reaches the gradients, as in PyTorch.
      if (!(scale >= 1)) call("aten::_foreach_mul_", "Scalar", 0, gradients, scale);
      return total;
    }),
  );
}
