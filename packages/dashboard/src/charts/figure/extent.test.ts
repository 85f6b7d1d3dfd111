import { expect, test } from "vitest";
import { firstView, type View } from "../../state/address.ts";
import { yRange } from "./extent.ts";
import { figureOf } from "./figure.ts";
import { metricOf } from "./metrics.ts";
import { runOf } from "./testing.ts";

const run = (step: number[], values: (number | null)[]) =>
  runOf("a", [{ kind: "train", columns: { step, waiting: values, loss: values } }]);
const rangeOf = (
  metric: string,
  one: ReturnType<typeof run>,
  zoom: readonly [number, number],
  view: Partial<View> = {},
) =>
  yRange(figureOf([one], metricOf(metric)!, { view: { ...firstView, ...view }, times: [] }), zoom);

test("lines stay in the frame from where they enter to where they leave", () => {
  const falling = run([0, 10, 20, 30], [100, 50, 40, 0]);
  // At 5 the line is at 75, at 25 at 20.
  const [low, high] = rangeOf("train.waiting", falling, [5, 25]);
  expect([low, high]).toEqual([20 - 55 * 0.05, 75 + 55 * 0.05]);
});

test("also where no point is inside, and on logarithmic axes as the line is drawn there", () => {
  const two = run([1, 100], [1, 10_000]);
  // Logarithmic in y: at 10.9 and 20.8, a tenth and two tenths of the way, 10^0.4 and 10^0.8.
  const [low, high] = rangeOf("train.loss", two, [10.9, 20.8]);
  expect(low * 1.3).toBeCloseTo(10 ** 0.4, 6);
  expect(high / 1.3).toBeCloseTo(10 ** 0.8, 6);
  // In both: half way at 10.
  const [, half] = rangeOf("train.loss", two, [5, 10], { xLog: true });
  expect(half / 1.3).toBeCloseTo(100, 6);
});

test("beside a line and in its gaps nothing is drawn, and nothing counts", () => {
  const torn = run([0, 10, 20, 30, 40], [9, 1, null, 1, 9]);
  const [low, high] = rangeOf("train.waiting", torn, [10, 30]);
  expect([low, high]).toEqual([0.95, 1.05]);
  expect(rangeOf("train.waiting", torn, [15, 25])).toEqual([0, 1]);
  expect(rangeOf("train.waiting", torn, [50, 60])).toEqual([0, 1]);
  expect(rangeOf("train.waiting", torn, [-10, 10])[1]).toBeCloseTo(9.4);
});
