import { stack } from "../generated/operators.js";
import type { Tensor } from "../tensor.js";
import { FirstOrderOptimizer, type Batch } from "./first-order.js";
import { foreach } from "./foreach.js";
import type { Entry, NamedOrGrouped } from "./groups.js";
import { orthogonalize, type Quintic } from "./newton-schulz.js";
import { fill, notNegative, type Rule } from "./options.js";

export interface MuonOptions {
  /** Learning rate. Default: 1e-3 */
  lr?: number;
  /** Decoupled from the gradients. Default: 0.1 */
  weightDecay?: number;
  /** Default: 0.95 */
  momentum?: number;
  /** Looks ahead along the momentum. Default: true */
  nesterov?: boolean;
  /** Of the iteration that makes updates orthogonal. Default: [3.4445, -4.775, 2.0315] */
  nsCoefficients?: Quintic;
  /** The least norm of an update. Default: 1e-7 */
  eps?: number;
  /** Iterations, less than 100. Default: 5 */
  nsSteps?: number;
  /**
   * How the learning rate depends on a matrix [m, n]: times √max(1, m / n), or times 0.2 √max(m, n),
   * with which rates tuned for AdamW fit (Liu et al., 2025). Default: "original"
   */
  adjustLrFn?: "original" | "match_rms_adamw";
}

const defaults: Required<MuonOptions> = {
  lr: 1e-3,
  weightDecay: 0.1,
  momentum: 0.95,
  nesterov: true,
  nsCoefficients: [3.4445, -4.775, 2.0315],
  eps: 1e-7,
  nsSteps: 5,
  adjustLrFn: "original",
};

/**
 * Momentum made orthogonal (Jordan et al., 2024), as in PyTorch 2.9, for the weight matrices of
 * hidden layers; AdamW takes the rest:
 *
 *     b ← μ b + (1 − μ) g;  u = orthogonal(b, or μ b + (1 − μ) g with Nesterov)
 *     θ ← θ (1 − lr λ) − lr · factor(shape) · u
 *
 * Matrices of the same shape go through the iteration together.
 */
export class Muon extends FirstOrderOptimizer<Required<MuonOptions>> {
  constructor(parameters: NamedOrGrouped<Required<MuonOptions>>, options: MuonOptions = {}) {
    super(parameters, fill(defaults, options));
  }

  protected override rules(options: Required<MuonOptions>): readonly Rule[] {
    const { lr, weightDecay, momentum, nsCoefficients, eps, nsSteps, adjustLrFn } = options;
    return [
      notNegative("lr", lr),
      notNegative("weightDecay", weightDecay),
      notNegative("momentum", momentum),
      notNegative("eps", eps),
      [
        nsCoefficients.length === 3 && nsCoefficients.every(Number.isFinite),
        `nsCoefficients [${nsCoefficients.join(", ")}] must be three numbers`,
      ],
      [
        Number.isInteger(nsSteps) && nsSteps >= 0 && nsSteps < 100,
        `nsSteps ${nsSteps} must be a whole number from 0 to 99`,
      ],
      [
        adjustLrFn in factors,
        `adjustLrFn ${adjustLrFn} must be one of ${Object.keys(factors).join(", ")}`,
      ],
    ];
  }

  protected override fit({ name, parameter: { shape, dtype } }: Entry): readonly Rule[] {
    return [
      [shape.length === 2, `${name} is [${shape.join(", ")}], not a matrix: leave it to AdamW`],
      [!dtype.startsWith("complex"), `${name} is ${dtype}, and only real matrices are supported`],
    ];
  }

  protected override memories(): readonly string[] {
    return ["momentum_buffer"];
  }

  protected override advance(options: Required<MuonOptions>, batch: Batch): void {
    const { lr, weightDecay, momentum, nesterov, nsCoefficients, nsSteps, eps } = options;
    const { history, parameters, gradients } = batch;
    const { pieces } = history.memory("momentum_buffer");
    // libtorch 1.13 has no foreach form of lerp; beside the matrix products it costs nothing.
    pieces.forEach((piece, i) => piece.lerp_(gradients[i], 1 - momentum));
    const momenta = nesterov
      ? gradients.map((gradient, i) => gradient.lerp(pieces[i], momentum))
      : pieces;
    if (weightDecay !== 0) foreach.mul_(parameters, 1 - lr * weightDecay);
    for (const members of sameShape(parameters)) {
      const together = stack(members.map((i) => momenta[i])); // [B, m, n]
      const updates = orthogonalize(together, nsCoefficients, nsSteps, eps).unbind(0);
      const [, rows, columns] = together.shape;
      const size = lr * factors[options.adjustLrFn](rows, columns);
      foreach.add_(
        members.map((i) => parameters[i]),
        updates,
        -size,
      );
    }
  }
}

/** By how much a matrix's learning rate is larger. */
const factors = {
  original: (rows: number, columns: number): number => Math.sqrt(Math.max(1, rows / columns)),
  match_rms_adamw: (rows: number, columns: number): number =>
    0.2 * Math.sqrt(Math.max(rows, columns)),
};

/** Indices of the matrices of each shape. */
function sameShape(matrices: readonly Tensor[]): number[][] {
  const shapes = new Map<string, number[]>();
  matrices.forEach(({ shape }, i) => {
    const key = shape.join(" ");
    shapes.set(key, [...(shapes.get(key) ?? []), i]);
  });
  return [...shapes.values()];
}
