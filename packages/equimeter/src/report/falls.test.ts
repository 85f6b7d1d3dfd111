import { expect, test } from "vitest";
import type { MonitorLine } from "../runs/index.js";
import { monitorLine } from "../runs/testing.js";
import { fallOf, runFalls } from "./falls.js";

const lossZero = 1;

/** A line of a model whose twirled prediction has this mean square, spread and share explained. */
function lineOf(
  step: number,
  { size, spread, explained }: { size: number; spread: number; explained: number },
  changes: Partial<MonitorLine> = {},
): MonitorLine {
  const L_equiv = size * spread;
  const L_mean = (1 - explained) * lossZero;
  const L = L_mean + L_equiv;
  const losses = { L, L_mean, L_equiv, lossZero, percent: (100 * L_equiv) / L };
  return monitorLine(step, { ...losses, explained, relativeSpread: spread, ...changes });
}

/** Untrained: outputs as large as the targets, and half as much spread. */
const untrained = { size: 1, spread: 0.5, explained: -1 };

test("outputs that shrink with their spread unchanged", () => {
  const lines = [
    lineOf(0, untrained),
    lineOf(10, { size: 0.1, spread: 0.5, explained: 0 }),
    lineOf(20, { size: 0.01, spread: 0.45, explained: 0 }),
    lineOf(30, { size: 0.001, spread: 0.5, explained: 0.01 }),
  ];
  const fall = fallOf(lines);
  expect(fall.verdict).toBe("outputs shrank");
  expect(fall.below2).toMatchObject({ step: 20, explained: 0, relativeSpread: 0.45 });
  expect(fall.below2?.spreadRatio).toBeCloseTo(0.9);
  expect(fall.below1?.step).toBe(20);
  expect(fall.dip?.step).toBe(30);
  expect(fall.last).toMatchObject({ step: 30, explained: 0.01, relativeSpread: 0.5 });
  expect(fall.learnedFrom).toBeNull();
  expect(fall.slope).toBeNull();
});

test("one noisy spread of small outputs changes nothing", () => {
  const small = { size: 0.01, explained: 0 };
  const lines = [
    lineOf(0, untrained),
    lineOf(10, { size: 0.1, spread: 0.6, explained: 0 }),
    lineOf(20, { ...small, spread: 0.01 }),
    lineOf(30, { ...small, spread: 0.7 }),
  ];
  expect(fallOf(lines).causes).toEqual(["outputs shrank"]);
});

test("symmetry that is learned with outputs of full size", () => {
  const lines = [
    lineOf(0, untrained),
    lineOf(10, { size: 0.9, spread: 0.2, explained: 0.3 }),
    lineOf(20, { size: 0.9, spread: 0.005, explained: 0.6 }),
  ];
  const fall = fallOf(lines);
  expect(fall.verdict).toBe("symmetry was learned");
  expect(fall.learnedFrom).toBe(10);
});

test("a spread that falls while nothing is explained is not called learned", () => {
  const lines = [lineOf(0, untrained), lineOf(10, { ...untrained, spread: 0.001 })];
  expect(fallOf(lines).verdict).toBe("spread fell");
});

test("mixtures name their parts", () => {
  const half = { size: 0.1, spread: 0.05 };
  const mixture = (explained: number) =>
    fallOf([lineOf(0, untrained), lineOf(9, { ...half, explained })]);
  expect(mixture(0.3).causes).toEqual(["outputs shrank", "symmetry was learned"]);
  expect(mixture(0).causes).toEqual(["outputs shrank", "spread fell"]);
});

test("a percent that falls because the rest of the loss grows", () => {
  const lines = [lineOf(0, untrained), lineOf(9, { ...untrained, explained: -100 })];
  expect(fallOf(lines).verdict).toBe("loss grew");
});

/** What fades by decay^(2m k), and nothing else. */
const decay = 0.999;
const fading = (step: number, m = 1, changes = {}) => {
  const left = decay ** (2 * m * step);
  return lineOf(
    step,
    { size: left, spread: 0.5, explained: -left },
    { weights: "ema", ...changes },
  );
};
const steps = [0, 10, 100, 500, 1000, 1500, 2000];
const collapsed = steps.map((step) =>
  step === 0 ? lineOf(0, untrained) : lineOf(step, { size: 0.001, spread: 0.5, explained: 0 }),
);

test("averages that let go of the initial weights, whatever the slope", () => {
  for (const m of [1, 3]) {
    const lines = steps.map((step) => fading(step, m));
    const fall = fallOf(lines, { unaveraged: collapsed, decay });
    expect(fall.verdict).toBe("weights were averaged");
    expect(fall.slope).toBeCloseTo(m, 6);
    expect(fallOf(lines).verdict).toBe("outputs shrank");
  }
});

test("an average is not what made the fall where the weights without their start fall as late", () => {
  const lines = steps.map((step) => fading(step));
  const late = (from: number) =>
    steps.map((step) =>
      lineOf(step, step < from ? untrained : { size: 0.01, spread: 0.5, explained: 0 }),
    );
  expect(fallOf(lines, { unaveraged: late(1500), decay }).causes).toEqual(["outputs shrank"]);
  // Below once, long before, but above again when the average was last above.
  const again = steps.map((step) =>
    lineOf(step, step === 10 ? { size: 0.01, spread: 0.5, explained: 0 } : untrained),
  );
  expect(fallOf(lines, { unaveraged: again, decay }).causes).toEqual(["outputs shrank"]);
  expect(fallOf(lines, { unaveraged: late(9999), decay }).causes).toEqual(["outputs shrank"]);
  expect(fallOf(lines, { unaveraged: [], decay }).causes).toEqual(["outputs shrank"]);
});

test("an average late in learning names both", () => {
  const lines = steps.map((step) =>
    step < 2000
      ? lineOf(step, { ...untrained, explained: step / 4000 })
      : lineOf(step, { size: 0.9, spread: 0.001, explained: 0.5 }),
  );
  expect(fallOf(lines, { unaveraged: collapsed, decay }).causes).toEqual([
    "weights were averaged",
    "symmetry was learned",
  ]);
});

test("nothing below 2 %, nothing above, nothing finite, nothing at all", () => {
  const high = fallOf([lineOf(0, untrained), lineOf(5, untrained)]);
  expect([high.verdict, high.causes, high.below2]).toEqual(["not below 2 %", [], null]);
  const exact = fallOf([lineOf(0, { size: 1, spread: 0, explained: 0 })]);
  expect([exact.verdict, exact.below2?.step]).toEqual(["below 2 % from the start", 0]);
  const unknown = fallOf([lineOf(0, untrained, { percent: NaN })]);
  expect([unknown.verdict, unknown.start, unknown.dip]).toEqual(["no finite percent", null, null]);
  expect(unknown.last?.percent).toBeNaN();
  const empty = { start: null, below2: null, below1: null, dip: null, last: null };
  expect(fallOf([])).toEqual({
    ...empty,
    learnedFrom: null,
    slope: null,
    causes: [],
    verdict: "not measured",
  });
});

test("measurements that are no numbers are passed over", () => {
  const lines = [
    lineOf(0, untrained, { percent: NaN }),
    lineOf(1, untrained),
    lineOf(2, untrained, { percent: NaN, explained: NaN }),
    lineOf(3, { size: 0.01, spread: 0.5, explained: 0 }),
  ];
  const fall = fallOf(lines);
  expect([fall.verdict, fall.below2?.step]).toEqual(["outputs shrank", 3]);
});

test("a percent of exactly 0 is told by what is explained", () => {
  const zero = (explained: number) =>
    fallOf([lineOf(0, untrained), lineOf(5, { size: 0, spread: 0, explained })]).verdict;
  expect(zero(0)).toBe("outputs shrank");
  expect(zero(0.5)).toBe("symmetry was learned");
});

test("a run's falls are told by field, time and weights, the averages against those without start", () => {
  const at = (t: number) => [
    ...collapsed.map((line) => ({ ...line, t })),
    ...collapsed.map((line) => ({ ...line, t, weights: "ema-debiased" as const })),
    ...steps.map((step) => fading(step, 1, { t })),
  ];
  const falls = runFalls({ name: "a", lines: [...at(0.1), ...at(0.9)], emaDecay: decay });
  expect(falls.map(({ t, weights, verdict }) => [t, weights, verdict])).toEqual(
    [0.1, 0.9].flatMap((t) => [
      [t, "raw", "outputs shrank"],
      [t, "ema", "weights were averaged"],
      [t, "ema-debiased", "outputs shrank"],
    ]),
  );
  expect(falls.map(({ slope }) => slope !== null)).toEqual([
    false,
    true,
    false,
    false,
    true,
    false,
  ]);
  const onlyRaw = [...collapsed, ...steps.map((step) => fading(step))];
  expect(runFalls({ name: "b", lines: onlyRaw })[1]).toMatchObject({
    verdict: "weights were averaged",
    slope: null,
  });
});

test("of a flow, what a linear filter along the chain explains is no symmetry that was learned", () => {
  const flow = (explained: number) => [
    lineOf(0, untrained, { t: 0.9, lossLinear: 0.6 }),
    lineOf(10, { size: 0.9, spread: 0.005, explained }, { t: 0.9, lossLinear: 0.6 }),
  ];
  // Of the 0.6 that it leaves a tenth is 0.06.
  expect(fallOf(flow(0.39)).verdict).toBe("a linear filter was learned");
  expect(fallOf(flow(0.45)).verdict).toBe("a linear filter was learned");
  expect(fallOf(flow(0.47)).verdict).toBe("symmetry was learned");
  expect(fallOf(flow(0.05)).verdict).toBe("spread fell");
  expect(fallOf(flow(0.39)).below2?.byLinear).toBeCloseTo(0.4, 12);
});
