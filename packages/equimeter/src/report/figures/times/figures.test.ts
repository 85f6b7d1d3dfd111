import { describe, expect, test } from "vitest";
import type { MetricLine, MonitorLine } from "../../../runs/index.js";
import type { ReferenceCurve } from "../../references/index.js";
import { monitorLine } from "../../../runs/testing.js";
import { expectWellFormed, inventedRun } from "../../testing.js";
import {
  averagingFigure,
  explainedFigure,
  gradientsFigure,
  lossesFigure,
  normalizedVarianceFigure,
  percentAtTimesFigure,
  percentExplainedFigure,
  percentFigure,
  timeBarsFigure,
  twirlFigure,
  worstTimeFigure,
  type RunLines,
} from "../index.js";
import { colorOfTime } from "./times.js";
import { inventedFlow, times } from "./testing.js";

const small = { steps: 300, perDecade: 2 };
const flow: RunLines = { name: "flow", lines: inventedFlow(small), emaDecay: 0.999 };
const other: RunLines = {
  name: "other flow",
  lines: inventedFlow({ ...small, augmented: false, times: [0.2, 0.9] }),
};
const plain: RunLines = { name: "plain", lines: inventedRun({ ...small, augmented: true }) };
const one: RunLines = { name: "one time", lines: inventedFlow({ ...small, times: [0.5] }) };

const allLosses = (runs: readonly RunLines[], options: { width?: number } = {}) =>
  lossesFigure(runs, { ...options, weights: "all" });

const figures = {
  percentFigure,
  percentAtTimesFigure,
  timeBarsFigure,
  worstTimeFigure,
  normalizedVarianceFigure,
  gradientsFigure,
  explainedFigure,
  percentExplainedFigure,
  allLosses,
  averagingFigure,
  twirlFigure,
};

const stored = (name: string) => `../snapshots/times/${name}.svg`;

const published: ReferenceCurve[] = [
  {
    name: "t=0.9 smoothed",
    t: 0.9,
    family: "theirs, smoothed",
    points: [
      { step: 100, value: 12 },
      { step: 2000, value: 0.5 },
    ],
  },
  { name: "any", points: [{ step: 50, value: 7 }] },
];
const bars = [{ name: "theirs", bars: times.map((t) => ({ t, value: 6.5 * t })) }];

describe("figures look as they did", () => {
  test.each([
    ["percent", () => percentFigure([flow])],
    ["percent-at-t", () => percentAtTimesFigure([flow, other], { references: published })],
    ["percent-by-t", () => timeBarsFigure([flow], { bars })],
    ["worst-t", () => worstTimeFigure([flow, other])],
    ["normalized-variance", () => normalizedVarianceFigure([flow])],
    ["gradients-narrow", () => gradientsFigure([other], { width: 350 })],
    ["losses", () => allLosses([flow])],
    ["averaging", () => averagingFigure([flow])],
    ["twirl-narrow", () => twirlFigure([other], { width: 350 })],
  ])("%s", (name, draw) => expect(draw()).toMatchFileSnapshot(stored(name)));
});

describe.each(Object.entries(figures))("%s", (_, figure) => {
  test("stands alone, with one time, several, none, and several runs", () => {
    const several = [flow, plain, other, { name: "new", lines: [] }];
    for (const [runs, width] of [
      [[one], 760],
      [[other], 350],
      [several, 760],
    ] as const) {
      const svg = figure(runs, { width });
      expectWellFormed(svg);
      expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    }
    expect(figure([other])).toBe(figure([other]));
  });

  test("says so when there is nothing to draw", () => {
    expect(figure([{ name: "new", lines: [] }])).toMatch(
      />no (measurement|test-time twirling|[a-z ]+ measured)( yet)?<\/text>/,
    );
  });

  test("survives values that are no numbers, zero, negative or huge", () => {
    const odd = [NaN, Infinity, -Infinity, 0, -1, 1e300, 1e-300];
    const lines = other.lines.map((line, i): MetricLine => {
      const [value, next] = [odd[i % odd.length], odd[(i + 3) % odd.length]];
      if (line.kind === "twirl") return { ...line, loss: value, lossError: next };
      if (line.kind === "gradients") return { ...line, ratio: value, percent: next };
      if (line.kind !== "monitor" && line.kind !== "test") return line;
      const losses = { L: value, L_mean: value, L_equiv: next, lossZero: value };
      const rest = {
        percent: next,
        explained: value,
        floatFloor: value,
        normalizedVariance: value,
      };
      return { ...line, ...losses, ...rest, ci95: [value, next] };
    });
    const svg = figure([{ name: "odd", lines }]);
    expectWellFormed(svg);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("draws names as text", () => {
    const svg = figure([one, { ...other, name: `<script>"&'` }]);
    expectWellFormed(svg);
    expect(svg).not.toContain("<script");
  });
});

const titles = (svg: string) =>
  Array.from(svg.matchAll(/font-size="13" font-weight="bold">([^<]*)</g), ([, text]) => text);
const count = (svg: string, text: string) => svg.split(text).length - 1;

const at = (step: number, t: number, changes: Partial<MonitorLine> = {}) =>
  monitorLine(step, { t, ...changes });

test("what a linear filter explains is a level of its time, where lines know it", () => {
  const entry = "by a linear filter along the chain";
  expect(explainedFigure([flow])).not.toContain(entry);
  const levels = (...known: number[]) => {
    const lines = flow.lines.map((line) =>
      line.kind === "monitor" && known.includes(line.t!)
        ? { ...line, lossLinear: 0.5 * line.lossZero }
        : line,
    );
    const figure = explainedFigure([{ ...flow, lines }]);
    expectWellFormed(figure);
    expect(figure).toContain(entry);
    return count(figure, 'stroke-dasharray="1 3"');
  };
  // One more in each panel, of which there is one for each kind of weights.
  expect(levels(0.8, 0.9) - levels(0.9)).toBe(3);
});

test("times are lines in their colours, in panels of one run and kind of weights", () => {
  const kinds = ["raw weights", "ema weights", "ema-debiased weights"];
  expect(titles(percentFigure([flow]))).toEqual(kinds);
  expect(titles(explainedFigure([flow]))).toEqual(kinds);
  expect(titles(percentFigure([flow, other]))).toEqual(
    ["A", "B"].flatMap((run) => kinds.map((kind) => `${run}: ${kind}`)),
  );
  const svg = percentFigure([flow]);
  for (const t of times) {
    expect(svg).toContain(`>t = ${t}</text>`);
    // At the end of its line, in every panel.
    expect(count(svg, `fill="${colorOfTime(t)}">${t}</text>`)).toBe(3);
  }
});

test("of several times each loss has a panel, with the zero loss of every time", () => {
  const svg = lossesFigure([flow]);
  expect(titles(svg)).toEqual(["L, raw", "L_mean, raw", "L_equiv, raw"]);
  const rules = times.filter((t) =>
    svg.includes(`<g stroke-dasharray="6 4" stroke="${colorOfTime(t)}">`),
  );
  expect(rules).toEqual(times);
});

test("a run with one time looks as one without", () => {
  const bare = one.lines.map((line) => ("t" in line ? { ...line, t: undefined } : line));
  const without = [{ ...one, lines: bare as MetricLine[] }];
  for (const figure of [percentFigure, explainedFigure, allLosses, averagingFigure, twirlFigure]) {
    expect(figure([one])).toBe(figure(without));
  }
});

describe("curves from elsewhere", () => {
  const grey = (svg: string) => count(svg, 'stroke="#8c8c8c"');

  test("stand in the panel of their time, those without one in every panel", () => {
    const lines = [0.1, 0.9].flatMap((t) => [at(0, t), at(10, t)]);
    const draw = (references: ReferenceCurve[]) =>
      grey(percentAtTimesFigure([{ name: "a", lines }], { references }));
    const [timed, any] = published;
    // One line of the legend, and one in each panel.
    expect(draw([timed])).toBe(2);
    expect(draw([any])).toBe(3);
    expect(draw([{ ...timed, t: 0.5 }])).toBe(0);
  });

  test("of one time only are beside a run of that time", () => {
    const references = [
      { ...published[0], t: 0.5 },
      { ...published[0], name: "elsewhere" },
    ];
    const svg = percentFigure([one], { references });
    expect(svg).toContain(">published: t=0.9 smoothed<");
    expect(svg).not.toContain(">published: elsewhere<");
    expect(percentFigure([plain], { references })).toContain(">published: elsewhere<");
  });

  test("that end at 0 have no end of their own off the figure", () => {
    const ends = [{ name: "a", t: 0.9, points: [{ step: 0, value: 0 }] }];
    expect(percentAtTimesFigure([flow], { references: ends })).not.toContain("NaN");
    expect(percentFigure([plain], { references: [...ends, ...published] })).not.toContain("NaN");
  });

  test("of a family share an entry of the legend", () => {
    const references = [published[0], { ...published[0], name: "t=0 smoothed", t: 0 }];
    const svg = percentAtTimesFigure([flow], { references });
    expect(count(svg, ">published: theirs, smoothed<")).toBe(1);
  });
});

describe("bars", () => {
  const rects = (svg: string) =>
    Array.from(svg.matchAll(/<rect(?=[^>]* fill-opacity)(?=[^>]* stroke=)[^>]*>/g), ([tag]) => {
      const value = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)![1];
      return { height: Number(value("height")), fill: value("fill"), x: Number(value("x")) };
    });

  test("are as high as the percents, side by side, with published ones in grey", () => {
    const lines = [at(5, 0.1, { percent: 2 }), at(5, 0.9, { percent: 8 })];
    const theirs = [{ name: "b", bars: [{ t: 0.9, value: 4 }] }];
    const drawn = rects(timeBarsFigure([{ name: "a", lines }], { bars: theirs }));
    expect(drawn.map(({ fill }) => fill)).toEqual([colorOfTime(0.1), colorOfTime(0.9), "#8c8c8c"]);
    const [first, second, grey] = drawn;
    expect(second.height / first.height).toBeCloseTo(4, 1);
    expect(second.height / grey.height).toBeCloseTo(2, 1);
    expect(grey.x).toBeGreaterThan(second.x);
  });

  test("are of the test split where it was measured", () => {
    const monitored = [at(5, 0.1), at(5, 0.9)];
    const tested = monitored.map((line): MetricLine => ({ ...line, kind: "test", step: 4 }));
    const title = (lines: MetricLine[]) => titles(timeBarsFigure([{ name: "a", lines }]));
    expect(title(monitored)).toEqual(["validation split, step 5"]);
    expect(title([...tested, ...monitored])).toEqual(["test split, step 4"]);
  });
});

test("the worst time is found at every step, and named at the end", () => {
  const lines = [
    at(0, 0.1, { percent: 9 }),
    at(0, 0.9, { percent: 5 }),
    at(10, 0.1, { percent: 1 }),
    at(10, 0.9, { percent: 3 }),
  ];
  const svg = worstTimeFigure([{ name: "a", lines }]);
  expect(titles(svg)).toEqual(["raw, last 0.9"]);
  const dots = Array.from(svg.matchAll(/<circle[^>]* fill="([^"]*)"/g), ([, color]) => color);
  expect(dots).toEqual([0.1, 0.9].map(colorOfTime));
});

test("percent and normalized variance say where each is largest, kinds of weights that differ too", () => {
  const line = (t: number, percent: number, normalizedVariance: number, weights: "raw" | "ema") =>
    at(5, t, { percent, normalizedVariance, weights });
  const raw = [line(0.1, 1, 0.1, "raw"), line(0.5, 2, 0.3, "raw"), line(0.9, 3, 0.2, "raw")];
  const shown = (lines: MetricLine[]) => titles(normalizedVarianceFigure([{ name: "a", lines }]));
  expect(shown(raw)).toEqual([
    "percent: largest at t = 0.9",
    "normalized variance: largest at t = 0.5",
  ]);
  const ema = [line(0.1, 4, 0.1, "ema"), line(0.9, 3, 0.9, "ema")];
  expect(shown([...raw, ...ema])).toEqual([
    "percent: largest at t = 0.1 to 0.9",
    "normalized variance: largest at t = 0.5 to 0.9",
  ]);
});

test("gradients: both correlations stand above the panel of each time, steps have colours", () => {
  const svg = gradientsFigure([flow]);
  expect(titles(svg)).toHaveLength(times.length);
  expect(titles(svg)[0]).toMatch(/^t = 0: r [01]\.\d\d, ρ [01]\.\d\d$/);
  for (const step of ["1", "10", "100", "300"]) expect(svg).toContain(`>step ${step}</text>`);
  const few = flow.lines.filter(({ kind, step }) => kind === "gradients" && step < 3);
  expect(titles(gradientsFigure([{ name: "few", lines: few }]))[0]).toBe("t = 0: r –, ρ –");
  const timeless = few.map((line) => ({ ...line, t: undefined }) as MetricLine);
  expect(titles(gradientsFigure([{ name: "few", lines: timeless }]))).toEqual(["r –, ρ –"]);
  expect(gradientsFigure([flow], { weights: "ema" })).toContain("no gradients were measured");
});

test("twirling has a panel for each time, and expects what was measured at it", () => {
  expect(titles(twirlFigure([other]))).toEqual(["t = 0.2", "t = 0.9"]);
  const early = other.lines.filter((line) => line.kind !== "test" || line.t === 0.2);
  const thin = (lines: readonly MetricLine[]) =>
    count(twirlFigure([{ name: "a", lines }]), 'stroke-width="0.8"');
  // One of them is the legend's; there are three kinds of weights and two times.
  expect([thin(other.lines), thin(early)]).toEqual([7, 4]);
});
