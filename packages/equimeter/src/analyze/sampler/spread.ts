import { type Tensor, tidy } from "@equimeter/torch";

import { type Elements, inverse, vector } from "../../groups/index.js";

/** How far the copies of each sample are apart, [B] nm each. */
export interface CopySpread {
  /**
   * Root-mean-square distance of a point from its mean over the copies. Its square is over n − 1 copies,
   * and so that of infinitely many on average.
   */
  readonly deviation: number[];
  /** Radius of gyration: root-mean-square distance from the origin, over points and copies. */
  readonly gyration: number[];
}

/**
 * Copies turned back, in float64.
 *
 * @param points - [n · B, N, 3], ordered [copy, sample], centred, 0 outside the mask
 * @param elements - what they had been turned by, [n · B], float64
 * @returns [n, B, N, 3]
 */
export function turnedBack(points: Tensor, elements: Elements, samples: number): Tensor {
  return tidy(() => {
    const back = vector.act(inverse(elements), points.to("float64"));
    return back.view([-1, samples, ...points.shape.slice(1)]);
  });
}

/**
 * @param copies - of `turnedBack`
 * @param counts - [B], how many points each sample has
 */
export function spreadOfCopies(copies: Tensor, counts: readonly number[]): CopySpread {
  return tidy(() => {
    const [n] = copies.shape;
    const sums = (values: Tensor) => values.square().sum([0, 2, 3]).toNumbers();
    const apart = sums(copies.sub(copies.mean(0)));
    const size = sums(copies);
    return {
      deviation: counts.map((count, i) => Math.sqrt(apart[i] / (count * (n - 1)))),
      gyration: counts.map((count, i) => Math.sqrt(size[i] / (count * n))),
    };
  });
}
