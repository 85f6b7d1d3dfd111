import { keep } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { Scalar } from "./scalar.js";

/** A step s of the parameters, how the gradient changed over it, and ρ = 1 / (y · s). */
interface Pair {
  readonly s: Tensor;
  readonly y: Tensor;
  readonly rho: Scalar;
}

/**
 * The inverse Hessian as the latest steps tell it (Nocedal, 1980). Its tensors outlive scopes until they
 * are replaced.
 */
export class Curvature {
  private pairs: Pair[] = [];
  /** γ: far from all steps the inverse Hessian is γ times the identity. */
  private scale = 1;

  /** Takes in a step [n] and the gradient's change [n], unless the loss bends down along it. */
  learn(s: Tensor, y: Tensor, capacity: number): void {
    const product = Scalar.read(y.dot(s));
    if (!Scalar.of(1e-10).lessThan(product)) return;
    while (this.pairs.length >= capacity) dispose(this.pairs.shift()!);
    this.pairs.push({ s: keep(s), y: keep(y), rho: Scalar.of(1).over(product) });
    this.scale = product.over(Scalar.read(y.dot(y))).value;
  }

  /** −H g [n], Newton's direction, by the two loops of algorithm 7.4 in Nocedal and Wright (2006). */
  direction(gradient: Tensor): Tensor {
    const q = gradient.neg();
    const alphas = this.pairs.toReversed().map(({ s, y, rho }) => {
      const alpha = Scalar.read(s.dot(q)).times(rho);
      q.add_(y, { alpha: -alpha.value });
      return alpha;
    });
    const direction = q.mul(this.scale);
    for (const { s, y, rho } of this.pairs) {
      const beta = Scalar.read(y.dot(direction)).times(rho);
      direction.add_(s, { alpha: alphas.pop()!.minus(beta).value });
    }
    return direction;
  }

  /** The state, by PyTorch's names. */
  collect(tensors: Record<string, Tensor>, numbers: Record<string, number>): void {
    numbers.H_diag = this.scale;
    this.pairs.forEach(({ s, y, rho }, i) => {
      tensors[`old_stps.${i}`] = s;
      tensors[`old_dirs.${i}`] = y;
      numbers[`ro.${i}`] = rho.value;
    });
  }

  /** Takes copies of a state, or of its own, in another dtype or on another device. */
  restore(
    tensors: Readonly<Record<string, Tensor>>,
    numbers: Readonly<Record<string, number>>,
    copy: (tensor: Tensor) => Tensor,
  ): void {
    const pairs: Pair[] = [];
    for (let i = 0; numbers[`ro.${i}`] !== undefined; i++) {
      const [s, y] = [copy(tensors[`old_stps.${i}`]), copy(tensors[`old_dirs.${i}`])];
      pairs.push({ s, y, rho: Scalar.of(numbers[`ro.${i}`], s.dtype) });
    }
    this.pairs.forEach(dispose);
    this.pairs = pairs;
    this.scale = numbers.H_diag ?? 1;
  }
}

function dispose({ s, y }: Pair): void {
  s.dispose();
  y.dispose();
}
