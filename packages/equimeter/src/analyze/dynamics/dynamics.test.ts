import { describe, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import type { CurvePoint } from "./curve.js";
import { curveDynamics } from "./dynamics.js";
import { noiseOf, normal } from "./noise.js";

/** 20 % · exp(−step / 40), measured with relative errors of the rotations and of the samples. */
function falls(seed: number, [rotations, samples]: readonly number[]): CurvePoint[] {
  const next = normal(seed);
  const common = samples * next();
  return Array.from({ length: 40 }, (_, i) => {
    const step = 5 * (i + 1);
    const percent = 20 * Math.exp(-step / 40 + common + rotations * next());
    const rotationError = rotations * percent;
    return { step, percent, rotationError, sampleError: Math.hypot(rotations, samples) * percent };
  });
}

test("without noise a crossing lies between two measurements, and nowhere else", () => {
  const dynamics = curveDynamics(falls(0, [0, 0]))!;
  expect(dynamics.crossings.map(({ steps }) => steps)).toEqual([
    [55, 60], // 20 exp(−step / 40) = 5 at 55.5
    [90, 95],
    [115, 120],
  ]);
  expect(dynamics).toMatchObject({ rebound: null, dipSteps: null, measurements: 40 });
});

test.each([
  ["rotations", [0.15, 0]],
  ["samples", [0, 0.3]],
  ["both", [0.1, 0.2]],
])("intervals of %s hold the crossings of other such curves", (_, errors) => {
  let held = 0;
  const pairs = 150;
  for (let i = 0; i < pairs; i++) {
    const [one] = curveDynamics(falls(2 * i, errors), { resamples: 200, seed: i })!.crossings;
    const [other] = curveDynamics(falls(2 * i + 1, errors), { resamples: 1 })!.crossings;
    const [low, high] = one.steps!;
    if (other.before! >= low && other.point!.step <= high!) held++;
  }
  // Two noisy curves are √2 times as far apart as one of them is from the truth.
  expect(held / pairs).toBeGreaterThan(0.78);
  expect(held / pairs).toBeLessThan(0.99);
});

test("the error of the samples moves a whole curve at once, that of the rotations each step", () => {
  const spread = (errors: readonly number[]) => {
    const points = falls(1, errors);
    const noise = noiseOf(points, 5);
    const percents = points.map(({ percent }) => percent);
    const logs = Array.from({ length: 400 }, () =>
      noise.draw(percents, true).map((drawn, i) => Math.log(drawn / percents[i])),
    );
    const correlation = logs.reduce((sum, log) => sum + log[3] * log[30], 0);
    return correlation / logs.reduce((sum, log) => sum + log[3] ** 2, 0);
  };
  expect(spread([0, 0.2])).toBeCloseTo(1, 10);
  expect(Math.abs(spread([0.2, 0]))).toBeLessThan(0.2);
});

describe("rebounds", () => {
  const flat = (seed: number, bump = 1): CurvePoint[] => {
    const next = normal(seed);
    return Array.from({ length: 20 }, (_, i) => {
      // From the sixteenth on it stays up, less than at first.
      const rise = i === 15 ? bump : i > 15 ? Math.sqrt(bump) : 1;
      const percent = 2 * rise * Math.exp(0.05 * next());
      return { step: i + 1, percent, rotationError: 0.05 * percent, sampleError: 0.1 * percent };
    });
  };

  test("a flat noisy curve rises by its noise alone", () => {
    const all = Array.from({ length: 60 }, (_, i) => {
      return curveDynamics(flat(i + 1), { resamples: 199, seed: i })!.rebound?.p ?? 1;
    });
    // A test of 5 % may find some of 60, not many; pooling takes up part of the noise.
    expect(all.filter((p) => p < 0.05).length).toBeLessThan(12);
    expect(all.filter((p) => p > 0.2).length).toBeGreaterThan(20);
  });

  test("one that is larger than the noise is told from it", () => {
    const { rebound } = curveDynamics(flat(3, 2), { resamples: 999 })!;
    expect(rebound!.p).toBe(0.001);
    expect(rebound!.point.step).toBe(16);
    const [low, high] = rebound!.ratioInterval!;
    expect(low).toBeGreaterThan(1.5);
    expect(high).toBeLessThan(3.5);
    expect(rebound!.ratio).toBeGreaterThan(low);
  });

  test("without errors there is neither interval nor p", () => {
    const points = flat(3, 2).map(({ step, percent }) => ({ step, percent }));
    const { rebound, dipSteps, crossings } = curveDynamics(points)!;
    expect(rebound).toMatchObject({ ratioInterval: null, p: null });
    expect(dipSteps).toBeNull();
    expect(crossings[0].steps).toEqual([1, 1]); // below from the start
  });
});

test("a mark that some curves reach and others do not has an open end", () => {
  const points = Array.from({ length: 5 }, (_, i) => {
    const percent = [8, 4, 2.2, 2.05, 2.1][i];
    return { step: i, percent, rotationError: 0.03 * percent, sampleError: 0.05 * percent };
  });
  const [, two, one] = curveDynamics(points, { resamples: 400 })!.crossings;
  expect(two.point).toBeNull();
  expect(two.steps).toEqual([expect.any(Number), null]);
  expect(one.steps).toBeNull();
});

test("next to nothing explained at a crossing: the outputs may have shrunk", () => {
  const points = [
    { step: 0, percent: 30, explained: 0 },
    { step: 5, percent: 4, explained: 0.05 },
    { step: 9, percent: 1.5, explained: 0.4 },
    { step: 12, percent: 0.5 },
  ];
  const { crossings } = curveDynamics(points)!;
  expect(crossings.map(({ isShrinking }) => isShrinking)).toEqual([true, false, null]);
});

test("a diverged run is summed up as far as it went; nothing finite is nothing", () => {
  const points = [
    { step: 0, percent: 30 },
    { step: 5, percent: 10 },
    { step: 9, percent: NaN },
  ];
  expect(curveDynamics(points)).toMatchObject({ isDiverged: true, last: { step: 5 } });
  expect(curveDynamics(points.slice(0, 2))).toMatchObject({ isDiverged: false });
  expect(curveDynamics([{ step: 0, percent: NaN }])).toBeNull();
  expect(curveDynamics([])).toBeNull();
});

test("the seed decides, and nothing else", () => {
  const points = falls(4, [0.1, 0.1]);
  expect(curveDynamics(points, { seed: 1 })).toEqual(curveDynamics(points, { seed: 1 }));
});

test.each([
  [{ resamples: 0 }, "resamples must be a whole number from 1 on, got 0"],
  [{ dipBefore: -1 }, "dipBefore must be a step from 0 on, got -1"],
  [{ dipBefore: NaN }, "dipBefore must be a step from 0 on, got NaN"],
  [{ marks: [5, 0] }, "marks must be percents between 0 and 100, got 0"],
  [{ marks: [100] }, "marks must be percents between 0 and 100, got 100"],
])("%j is refused", (options, sentence) => {
  const call = () => curveDynamics([{ step: 0, percent: 1 }], options);
  expect(call).toThrow(UserError);
  expect(call).toThrow(sentence);
});
