import { noGrad } from "../autograd/index.js";
import { TorchError } from "../errors.js";
import { keep, tidy } from "../scope.js";
import type { Tensor } from "../tensor.js";
import { Curvature } from "./curvature.js";
import type { NamedOrGrouped, ParameterGroup } from "./groups.js";
import { Landscape, type Closure } from "./landscape.js";
import { strongWolfe, type Point } from "./line-search.js";
import { fill, notNegative, positiveInteger, type Rule } from "./options.js";
import { Optimizer } from "./optimizer.js";
import { least, Scalar } from "./scalar.js";
import { checkTensors, checkUnknown, type OptimizerState } from "./state.js";

export interface LBFGSOptions {
  /** Length of steps, in lengths of Newton's; with a line search of the first that is tried. Default: 1 */
  lr?: number;
  /** Iterations in one `step`. Default: 20 */
  maxIter?: number;
  /** Evaluations of the closure after which a `step` ends. Default: null, 1.25 maxIter */
  maxEval?: number | null;
  /** A `step` ends when no component of the gradient is larger. Default: 1e-7 */
  toleranceGrad?: number;
  /** It ends when no parameter, or the loss, changes by more. Default: 1e-9 */
  toleranceChange?: number;
  /** Steps remembered for the Hessian, each as large as all parameters twice. Default: 100 */
  historySize?: number;
  /** Default: null, which takes every step as it comes */
  lineSearch?: "strong-wolfe" | null;
}

type Options = Required<LBFGSOptions>;

const defaults: Options = {
  lr: 1,
  maxIter: 20,
  maxEval: null,
  toleranceGrad: 1e-7,
  toleranceChange: 1e-9,
  historySize: 100,
  lineSearch: null,
};

/** A direction, the length of the step along it, and the gradient where it began. */
interface Iteration {
  readonly direction: Tensor;
  t: number;
  readonly gradient: Tensor;
}

/** Where an iteration led. */
type Place = Pick<Point, "gradient"> & { readonly loss: number };

/**
 * The quasi-Newton method of limited memory (Nocedal, 1980; Liu and Nocedal, 1989), PyTorch's to the
 * last bit:
 *
 *     optimizer.step(() => {
 *       optimizer.zeroGrad();
 *       const loss = model.forward(x).sub(y).square().mean();
 *       loss.backward();
 *       return loss;
 *     });
 *
 * For losses without noise: the whole data, float64 where digits matter. One group of parameters, all
 * of one dtype and device.
 */
export class LBFGS extends Optimizer<Options> {
  private readonly curvature = new Curvature();
  private last: Iteration | null = null;
  private iterations = 0;
  private evaluations = 0;

  constructor(parameters: NamedOrGrouped<Options>, options: LBFGSOptions = {}) {
    super(parameters, fill(defaults, options));
  }

  override addParameterGroup(group: ParameterGroup<Options>): void {
    if (this.groups.length > 0)
      throw new TorchError("LBFGS treats all parameters as one: it has no parameter groups");
    super.addParameterGroup(group);
  }

  protected override rules(options: Options): readonly Rule[] {
    const { lr, maxIter, maxEval, toleranceGrad, toleranceChange } = options;
    return [
      notNegative("lr", lr),
      positiveInteger("maxIter", maxIter),
      maxEval === null ? [true, ""] : positiveInteger("maxEval", maxEval),
      notNegative("toleranceGrad", toleranceGrad),
      notNegative("toleranceChange", toleranceChange),
      positiveInteger("historySize", options.historySize),
      [
        options.lineSearch === null || options.lineSearch === "strong-wolfe",
        `lineSearch ${options.lineSearch} must be "strong-wolfe" or null`,
      ],
    ];
  }

  /**
   * Up to `maxIter` iterations.
   *
   * @param closure - empties the gradients, computes the loss, calls `backward` and returns the loss;
   *   its tensors are freed. Where it throws during a line search the parameters are those before
   * @returns the loss before the step
   */
  step(closure: Closure): number {
    return noGrad(() => tidy(() => this.descend(new Landscape(this.entries, closure))));
  }

  private descend(landscape: Landscape): number {
    const { maxIter, maxEval, toleranceGrad } = this.groups[0];
    const isLevel = ({ gradient }: Place): boolean =>
      Scalar.read(gradient.abs().max()).atMost(toleranceGrad);
    this.follow(landscape);
    const limit = this.evaluations + (maxEval ?? Math.floor(maxIter * 1.25));
    const start = this.evaluate(landscape);
    let place = start;
    let isDone = isLevel(start);
    for (let left = maxIter; left > 0 && !isDone; left--) {
      const next = tidy(() => this.iterate(landscape, place, left === 1));
      isDone = !next || next.isNear || this.evaluations >= limit || isLevel(next);
      place = next ?? place;
    }
    return start.loss;
  }

  /** @returns null where the slope is too small to go on */
  private iterate(
    landscape: Landscape,
    place: Place,
    isLast: boolean,
  ): (Place & { isNear: boolean }) | null {
    const { lr, toleranceChange, lineSearch } = this.groups[0];
    const { loss, gradient } = place;
    const last = this.turn(gradient);
    const { direction } = last;
    let t = Scalar.of(lr);
    if (this.iterations === 1) {
      const inverse = Scalar.of(1).over(Scalar.read(gradient.abs().sum()));
      t = least(Scalar.of(1), inverse).times(lr);
    }
    last.t = t.value;
    const slope = Scalar.read(gradient.dot(direction));
    if (Scalar.of(-toleranceChange).lessThan(slope)) return null;

    let next = place;
    if (lineSearch) {
      const start: Point = { t: Scalar.of(0), loss: Scalar.of(loss), gradient, slope };
      const reach = Scalar.read(direction.abs().max());
      const at = this.along(landscape, direction);
      const found = strongWolfe(at, start, t, reach, toleranceChange);
      next = { loss: found.loss.value, gradient: found.gradient };
      last.t = found.t.value;
    }
    landscape.move(direction, last.t);
    // After the last iteration the loss would tell nothing: the next step may see other data.
    if (!lineSearch && !isLast) next = this.evaluate(landscape);
    const isNear =
      Scalar.read(direction.mul(last.t).abs().max()).atMost(toleranceChange) ||
      Math.abs(next.loss - loss) < toleranceChange;
    return { loss: next.loss, gradient: next.gradient, isNear };
  }

  /** Learns from the last iteration and starts a new one with its direction. */
  private turn(gradient: Tensor): Iteration {
    this.iterations++;
    const { last, curvature } = this;
    if (last) {
      const [s, y] = [last.direction.mul(last.t), gradient.sub(last.gradient)];
      curvature.learn(s, y, this.groups[0].historySize);
      forget(last);
    }
    this.last = { direction: keep(curvature.direction(gradient)), t: 0, gradient: keep(gradient) };
    return this.last;
  }

  private evaluate(landscape: Landscape): Place {
    this.evaluations++;
    return landscape.evaluate();
  }

  /** The loss along a direction; the parameters are back where they were after each evaluation. */
  private along(landscape: Landscape, direction: Tensor): (t: Scalar) => Point {
    const home = landscape.remember();
    return (t) => {
      try {
        landscape.move(direction, t.value);
        const { loss, gradient } = this.evaluate(landscape);
        const slope = Scalar.read(gradient.dot(direction));
        return { t, loss: Scalar.of(loss), gradient, slope };
      } finally {
        landscape.return(home);
      }
    };
  }

  /** Takes what is remembered to the parameters' dtype and device, which `module.to` may have changed. */
  private follow({ dtype, device }: Landscape): void {
    const known = this.last?.direction;
    if (!known || (known.dtype === dtype && known.device === device)) return;
    this.take(this.stateDict(), (tensor) => keep(tensor.to({ dtype, device })));
  }

  protected override collect({ tensors, numbers }: OptimizerState): void {
    Object.assign(numbers, { n_iter: this.iterations, func_evals: this.evaluations });
    if (!this.last) return;
    tensors.d = this.last.direction;
    tensors.prev_flat_grad = this.last.gradient;
    numbers.t = this.last.t;
    this.curvature.collect(tensors, numbers);
  }

  protected override restore(
    state: OptimizerState,
    _options: readonly Options[],
    given: readonly string[],
  ): void {
    const { tensors, numbers } = state;
    const size = this.entries.reduce((sum, { parameter }) => sum + parameter.size, 0);
    const pairs = given.filter((name) => /^ro\.\d+$/.test(name)).length;
    const known = ["n_iter", "func_evals"];
    const vectors: string[] = [];
    if (numbers.t !== undefined) {
      known.push("t", "H_diag");
      vectors.push("d", "prev_flat_grad");
      for (let i = 0; i < pairs; i++) {
        known.push(`ro.${i}`);
        vectors.push(`old_stps.${i}`, `old_dirs.${i}`);
      }
    }
    checkTensors("LBFGS", new Map(vectors.map((name) => [name, [size]])), tensors);
    checkUnknown(
      "LBFGS",
      given.filter((name) => !known.includes(name)),
    );
    const missing = known.find((name) => numbers[name] === undefined);
    if (missing) throw new TorchError(`LBFGS: the state lacks the number ${missing}`);
    const { dtype, device } = this.entries[0].parameter;
    this.take(state, (tensor) => keep(tensor.to({ dtype, device }).clone()));
  }

  private take({ tensors, numbers }: OptimizerState, copy: (tensor: Tensor) => Tensor): void {
    noGrad(() =>
      tidy(() => {
        const { t } = numbers;
        const last =
          t === undefined
            ? null
            : { direction: copy(tensors.d), t, gradient: copy(tensors.prev_flat_grad) };
        this.curvature.restore(tensors, numbers, copy);
        if (this.last) forget(this.last);
        this.last = last;
      }),
    );
    this.iterations = numbers.n_iter;
    this.evaluations = numbers.func_evals;
  }
}

function forget({ direction, gradient }: Iteration): void {
  direction.dispose();
  gradient.dispose();
}
