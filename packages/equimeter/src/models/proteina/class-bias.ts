import { addcmul, arange, cat, linear, nn, stack, type Tensor, tidy } from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";

/** As in `layerNorm`. */
const epsilon = 1e-5;

/** What makes a pair of its classes, and biases of the pair. */
export interface ClassWeights {
  /** E: a row for each class, one feature after the other, [n, c]. */
  readonly rows: Tensor;
  /** a and b: scale and shift behind the first norm, [c]. */
  readonly scale: Tensor;
  readonly shift: Tensor;
  /** γ and β: the same behind the second, [B, 1, c]. */
  readonly gamma: Tensor;
  readonly beta: Tensor;
  /** W: behind the third, [outputs, c]. */
  readonly outputs: Tensor;
}

/** Products of rows and vectors, which are all that biases need; see `BiasOfClasses`. */
interface ClassTables extends Batch {
  /** [6 + outputs, B · n]: ⟨e₁, e₁⟩, ⟨e₂, e₂⟩, ⟨e₃, e₃⟩, 2⟨e₂, b₂⟩, 2⟨e₃, b₃⟩, 2⟨e₃, β'⟩ and W e₃ of each row e */
  ofRows: Tensor;
  /** [3, B · n · n]: 2⟨e₁, f₁⟩, 2⟨e₂, f₂⟩ and 2⟨e₃, f₃⟩ of each two rows e and f */
  ofPairs: Tensor;
  /** [4, B, 1, 1]: ⟨b₂, b₂⟩, ⟨b₃, b₃⟩, 2⟨b₃, β'⟩ and ⟨β', β'⟩ */
  ofVectors: Tensor;
  /** [2 · outputs, B, 1, 1]: W b₃ and W β' */
  outputsOfVectors: Tensor;
}

/**
 * Biases from classes of pairs, without what is known of a pair ever being written out.
 *
 * A pair starts as a sum of rows of E, one for the class of each feature. On its way to the biases are three
 * norms with a scale and a shift behind each. A norm takes off the mean over the channels, which can be
 * done to the rows before they are summed, and divides by a number. With ⟨ , ⟩ for the mean of a product
 * over the channels, C for taking off the mean, E₁ = C E, E₂ = C(a E₁), E₃ = C(γ E₂), s₁, s₂, s₃ for the sums
 * of their rows, b₂ = C b, b₃ = C(γ b₂) and β' = C β:
 *
 *     1 / r₁² = ⟨s₁, s₁⟩ + ε
 *     1 / r₂² = ⟨y, y⟩ + ε      with y = r₁ s₂ + b₂
 *     1 / r₃² = ⟨z, z⟩ + ε      with z = r₁ r₂ s₃ + r₂ b₃ + β'
 *     bias    = r₃ W z
 *
 * Multiplied out, only products of rows with rows, with vectors and with W are left. They are in tables, and
 * a pair looks up 6 + outputs numbers for each feature and 3 for each two, instead of c channels.
 */
export class BiasOfClasses extends nn.Module {
  readonly #features: readonly string[];
  readonly #starts: readonly number[];
  readonly #rows: number;

  /** @param classes - how many each feature has, in the order of the rows */
  constructor(classes: Readonly<Record<string, number>>) {
    super();
    let rows = 0;
    this.#features = Object.keys(classes);
    this.#starts = Object.values(classes).map((count) => (rows += count) - count);
    this.#rows = rows;
  }

  /**
   * @param inputs - classes [B, r, N] by the name of the feature, and `classTables`
   * @returns [B, r, N, outputs]
   */
  forward(inputs: Batch): Tensor {
    return tidy(() => {
      const { ofVectors, outputsOfVectors } = inputs as ClassTables;
      const { squares, withVectors, outputs } = this.lookUp(inputs as ClassTables);
      const [s1, s2, s3] = squares.split(1); // [1, B, r, N]
      const [s2b2, s3b3, s3beta] = withVectors.split(1);
      const [b2, b3, b3beta, beta] = ofVectors.split(1); // [1, B, 1, 1]
      const [outputsOfB3, outputsOfBeta] = outputsOfVectors.chunk(2);
      const r1 = inverseRoot(s1);
      const r2 = inverseRoot(s2.mul(r1).add(s2b2).mul(r1).add(b2));
      const r12 = r1.mul(r2);
      const ofSum = s3.mul(r12).add(s3b3.mul(r2)).add(s3beta).mul(r12);
      const ofShifts = b3.mul(r2).add(b3beta).mul(r2).add(beta);
      const r3 = inverseRoot(ofSum.add(ofShifts));
      const shifted = tidy(() => addcmul(r3.mul(outputsOfBeta), r3.mul(r2), outputsOfB3));
      return addcmul(shifted, r3.mul(r12), outputs).permute([1, 2, 3, 0]);
    });
  }

  /** Each [numbers, B, r, N]. */
  private lookUp(inputs: ClassTables): { squares: Tensor; withVectors: Tensor; outputs: Tensor } {
    const { ofRows, ofPairs, ofVectors } = inputs;
    const [, samples] = ofVectors.shape;
    const { device } = ofVectors;
    const start = arange(samples, { dtype: "int64", device }).mul(this.#rows).view([-1, 1, 1]);
    const rows = this.#features.map((name, f) => inputs[name].add(this.#starts[f])); // of n
    const own = sum(rows.map((row) => () => pick(ofRows, start.add(row))));
    const [squares, withVectors, outputs] = own.splitWithSizes([3, 3, ofRows.shape[0] - 6]);
    const crossed = rows.flatMap((row, f) => {
      const first = start.add(row).mul(this.#rows);
      return rows.slice(f + 1).map((other) => () => pick(ofPairs, first.add(other)));
    });
    return { squares: sum([() => squares, ...crossed]), withVectors, outputs };
  }
}

/** What biases of classes are made of, for each protein. */
export function classTables(weights: ClassWeights): ClassTables {
  return tidy(() => {
    const { gamma, outputs } = weights;
    const [samples, , channels] = gamma.shape;
    const first = centred(weights.rows.unsqueeze(0)); // E₁, [1, n, c]
    const second = centred(first.mul(weights.scale)); // E₂
    const third = centred(second.mul(gamma)); // E₃, [B, n, c]
    const b2 = centred(weights.shift.view([1, 1, channels]));
    const b3 = centred(b2.mul(gamma));
    const beta = centred(weights.beta);
    /** [B or 1, n, q] → [q, B, n] */
    const byNumber = (some: Tensor): Tensor => some.expand([samples, -1, -1]).permute([2, 0, 1]);
    const ofRows = [
      product(first, first),
      product(second, second),
      product(third, third),
      product(second, b2).mul(2),
      product(third, b3).mul(2),
      product(third, beta).mul(2),
      linear(third, outputs),
    ];
    const ofPairs = [first, second, third].map((one) =>
      one
        .matmul(one.transpose(1, 2))
        .mul(2 / channels)
        .expand([samples, -1, -1]),
    );
    const ofVectors = [
      product(b2, b2),
      product(b3, b3),
      product(b3, beta).mul(2),
      product(beta, beta),
    ];
    const outputsOfVectors = [linear(b3, outputs), linear(beta, outputs)];
    return {
      ofRows: cat(ofRows.map(byNumber)).flatten({ startDim: 1 }),
      ofPairs: stack(ofPairs).flatten({ startDim: 1 }),
      ofVectors: cat(ofVectors.map(byNumber)).unsqueeze(3),
      outputsOfVectors: cat(outputsOfVectors.map(byNumber)).unsqueeze(3),
    };
  });
}

/**
 * Columns of a table, [q, columns] and [B, r, N] → [q, B, r, N]. To pick rows of a transposed one takes longer,
 * and its derivative 3 to 14 times as long.
 */
function pick(table: Tensor, columns: Tensor): Tensor {
  const [numbers] = table.shape;
  const all = columns.view([1, -1]).expand([numbers, -1]);
  return table.gather(1, all).view([numbers, ...columns.shape]);
}

/** Without the mean over the channels. */
function centred(x: Tensor): Tensor {
  return x.sub(x.mean([-1], { keepdim: true }));
}

/** The mean of the product over the channels. */
function product(x: Tensor, y: Tensor): Tensor {
  return x.mul(y).mean([-1], { keepdim: true });
}

/** @param square - may be a little below 0 by rounding */
function inverseRoot(square: Tensor): Tensor {
  return square.clamp(0).add(epsilon).rsqrt();
}

/** Never more than three of them are there at once. */
function sum([first, ...others]: readonly (() => Tensor)[]): Tensor {
  return others.reduce((total, part) => {
    const next = tidy(() => total.add(part()));
    total.dispose();
    return next;
  }, first());
}
