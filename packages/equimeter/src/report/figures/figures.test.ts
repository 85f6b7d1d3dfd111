import { describe, expect, test } from "vitest";
import { linesOf, type MetricLine, type MonitorLine } from "../../runs/index.js";
import { monitorLine } from "../../runs/testing.js";
import { expectWellFormed, inventedRun } from "../testing.js";
import {
  averagingFigure,
  explainedFigure,
  headFigure,
  lossesFigure,
  percentExplainedFigure,
  percentFigure,
  twirlFigure,
  type RunLines,
} from "./index.js";

const small = { steps: 300, perDecade: 2 };
const two: RunLines[] = [
  { name: "augmented", lines: inventedRun({ ...small, augmented: true }), emaDecay: 0.999 },
  { name: "not augmented", lines: inventedRun({ ...small, augmented: false }), emaDecay: 0.999 },
];
const one = two.slice(0, 1);
const figures = {
  averagingFigure,
  percentFigure,
  explainedFigure,
  percentExplainedFigure,
  lossesFigure,
  twirlFigure,
};
const all = Object.entries(figures);

const stored = (name: string) => `snapshots/${name}.svg`;

test("labels of steps of a long run do not touch in narrow panels", () => {
  const long = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000].flatMap((step) =>
    (["raw", "ema", "ema-debiased"] as const).map((weights) => monitorLine(step, { weights })),
  );
  const svg = lossesFigure([{ name: "long", lines: long }], { weights: "all" });
  expect(svg).not.toContain(">1,000<");
  expect(svg).toContain(">10,000<");
});

describe("figures look as they did", () => {
  test("percent", () => expect(percentFigure(two)).toMatchFileSnapshot(stored("percent")));
  test("averaging", () => expect(averagingFigure(two)).toMatchFileSnapshot(stored("averaging")));
  test("explained", () => expect(explainedFigure(one)).toMatchFileSnapshot(stored("explained")));
  test("percent against explained", () => {
    const published = [
      {
        name: "elsewhere",
        points: [
          { step: 1, value: 60, explained: -3 }, // too far to the left
          { step: 10, value: 3, explained: 0 },
          { step: 20, value: 8, explained: 0.6 },
          { step: 30, value: 9 }, // not known
        ],
      },
    ];
    const svg = percentExplainedFigure(two, { references: published });
    return expect(svg).toMatchFileSnapshot(stored("percent-explained"));
  });
  test("losses", () => {
    return expect(lossesFigure(one, { weights: "all" })).toMatchFileSnapshot(stored("losses"));
  });
  test("twirl, for a telephone", () => {
    return expect(twirlFigure(two, { width: 350 })).toMatchFileSnapshot(stored("twirl-narrow"));
  });
});

/** `lines` with the raw measurements changed. */
function changed(change: (line: MonitorLine, i: number) => Partial<MonitorLine>): RunLines[] {
  const raw = linesOf([...one[0].lines], "monitor").filter(({ weights }) => weights === "raw");
  return [{ name: "changed", lines: raw.map((line, i) => ({ ...line, ...change(line, i) })) }];
}

describe.each(all)("%s", (_, figure) => {
  test("is the same every time, whatever was drawn before", () => {
    const first = figure(two);
    percentFigure(one);
    expect(figure(two)).toBe(first);
  });

  test("stands alone: nothing but shapes and text, without identifiers or links", () => {
    for (const width of [350, 760]) {
      const svg = figure(two, { width });
      expectWellFormed(svg);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="/);
      expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    }
  });

  test("says so when there is nothing to draw", () => {
    for (const runs of [[], [{ name: "new", lines: [] }]]) {
      expect(figure(runs)).toMatch(/no (measurement|test-time twirling) yet<\/text>/);
    }
  });

  test("draws names as text", () => {
    const runs = two.map((run) => ({ ...run, name: `<script>"&'\u0000 ${run.name}` }));
    const svg = figure(runs);
    expectWellFormed(svg);
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u0000");
  });

  test("survives values that are no numbers, zero, negative or huge", () => {
    const odd = [NaN, Infinity, -Infinity, 0, -1, 1e300, 1e-300];
    const runs = changed((__, i) => {
      const value = odd[i % odd.length];
      const losses = { L: value, L_mean: value, L_equiv: value, lossZero: value };
      const rest = { percent: value, explained: value, floatFloor: value, ci95: [value, value] };
      return { ...losses, ...rest } as Partial<MonitorLine>;
    });
    const twirl = linesOf([...one[0].lines], "twirl").map((line, i) => {
      return { ...line, loss: odd[i % odd.length], lossError: odd[(i + 1) % odd.length] };
    });
    for (const lines of [[...runs[0].lines, ...twirl], twirl.slice(0, 1)]) {
      const svg = figure([{ name: "odd", lines }]);
      expectWellFormed(svg);
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  test("draws a single point, five runs and long names", () => {
    const point = [
      monitorLine(0),
      monitorLine(0, { weights: "ema" }),
      ...linesOf([...one[0].lines], "twirl").slice(0, 1),
    ];
    // Legends have no circles, only paths, and theirs stand at 12,0.
    const marker = /<circle|Z" transform="translate\((?!12,0\))/;
    expect(figure([{ name: "one point", lines: point }])).toMatch(marker);
    const five = Array.from({ length: 5 }, (__, i) => {
      return { name: `${i} ${"long ".repeat(30)}`, lines: two[i % 2].lines };
    });
    expectWellFormed(figure(five, { width: 350 }));
  });
});

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

test("a missing kind of weights is neither drawn nor in the legend", () => {
  const raw = changed(() => ({}));
  expect(percentFigure(raw)).not.toContain("ema");
  expect(percentFigure(two)).toContain("ema-debiased weights");
});

test("weights are told apart by dashes, runs by letters, as well as by colour", () => {
  const svg = percentFigure(two);
  expect(svg).toContain('stroke-dasharray="7 3"');
  expect(svg).toContain('stroke-dasharray="1.5 2.5"');
  // In the legend and at the end of the line.
  expect(count(svg, />A<\/text>/g)).toBe(2);
  expect(count(svg, />B<\/text>/g)).toBe(2);
  expect(count(percentFigure(one), />A<\/text>/g)).toBe(0);
});

test("points are hollow while next to nothing is explained, and the legend says why", () => {
  const words = "hollow: explained &lt; 0.1, outputs shrinking";
  const hollow = percentFigure(changed(() => ({ explained: 0.05 })));
  const solid = percentFigure(changed(() => ({ explained: 0.5 })));
  expect(hollow).toContain(words);
  expect(solid).not.toContain(words);
  expect(count(hollow, /fill="#fff"/g)).toBeGreaterThan(count(solid, /fill="#fff"/g));
});

test("a percent of 0 is marked at the end of the axis", () => {
  expect(percentFigure(changed(() => ({ percent: 0 })))).toContain("0 or off the axis");
  expect(percentFigure(changed(() => ({ percent: 1 })))).not.toContain("0 or off the axis");
});

test("the float floor is a rule where the axis reaches it and a note where it does not", () => {
  const near = percentFigure(changed(() => ({ percent: 1e-6, floatFloor: 2e-7 })));
  expect(near).toContain(">float floor 2.0 × 10⁻⁷ %<");
  expect(near).toContain("8 3 2 3");
  const far = percentFigure(changed(() => ({ percent: 10, floatFloor: 1e-9 })));
  expect(far).toContain("float floor 1.0 × 10⁻⁹ %, below the axis");
});

test("step 0 has its tick, and none without a measurement there", () => {
  expect(percentFigure(one)).toMatch(/>0<\/text>/);
  const later = one[0].lines.filter(({ step }) => step > 0);
  expect(percentFigure([{ name: "later", lines: later }])).not.toMatch(/>0<\/text>/);
});

test("losses are drawn for the weights asked for, on axes that can be shared", () => {
  expect(lossesFigure(one, { weights: "ema" })).toContain(">ema weights</text>");
  expect(lossesFigure(one, { weights: "all" })).toContain(">raw weights</text>");
  expect(lossesFigure(two)).toContain(">not augmented</text>");
  const large = changed((line) => ({ L: 1000 * line.L }));
  expect(lossesFigure(one, { sharedWith: large })).toContain(">1000</text>");
  expect(lossesFigure(one)).not.toContain(">1000</text>");
});

test("axes carry their units, squared for a squared error", () => {
  expect(lossesFigure(one)).toContain("mean-squared error of forces, (eV/Å)²");
  const absolute = changed(() => ({ loss: "mean absolute error" }));
  expect(lossesFigure(absolute)).toContain("mean absolute error of forces, eV/Å");
  const other = changed(() => ({ field: "density" }));
  expect(lossesFigure(other)).toContain(">mean-squared error of density<");
});

test("the expected twirling curve needs the test split and a squared error", () => {
  const expected = "expected: L_mean + L_equiv / n";
  const without = (drop: (line: MetricLine) => boolean) =>
    twirlFigure([{ name: "a", lines: one[0].lines.filter((line) => !drop(line)) }]);
  expect(without(() => false)).toContain(expected);
  expect(without(({ kind }) => kind === "test")).not.toContain(expected);
  const lines = one[0].lines.map((line) =>
    line.kind === "test" ? { ...line, loss: "euclidean" } : line,
  );
  expect(twirlFigure([{ name: "a", lines }])).not.toContain(expected);
});

test("several fields are lines of their own", () => {
  const lines = ["forces", "energy"].flatMap((field) => [
    monitorLine(0, { field }),
    monitorLine(10, { field }),
  ]);
  const svg = percentFigure([{ name: "both", lines }]);
  expect(svg).toContain(">both, forces<");
  expect(svg).toContain(">both, energy<");
});

test("a run without twirling keeps its letter from the other run", () => {
  const bare = { name: "bare", lines: linesOf([...two[0].lines], "monitor") };
  expect(twirlFigure([bare, two[1], two[0]])).toMatch(/>B<\/text>/);
});

describe("the head of EScAIP", () => {
  /** L_equiv is proportional to the deviation, the percent to its root. */
  const lines: MetricLine[] = Array.from({ length: 12 }, (_, i) => ({
    kind: "head",
    step: 10 * i,
    time: i,
    weights: "raw",
    field: "forces",
    deviation: 2 ** -i,
    relativeDeviation: 0.1,
    L_equiv: 3 * 2 ** -i,
    percent: 50 * 2 ** (-i / 2),
    lambdaMin: 1,
    lambdaMax: 5,
    samples: 4,
  }));

  test("both correlations stand above each panel", () => {
    const svg = headFigure([{ name: "escaip", lines }]);
    expectWellFormed(svg);
    expect(svg.match(/r 1\.00, ρ 1\.00/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("too few points, or none, are no correlation", () => {
    expect(headFigure([{ name: "escaip", lines: lines.slice(0, 2) }])).toContain("r –, ρ –");
    expect(headFigure([])).toContain("no head was measured");
  });
});

describe("curves from elsewhere", () => {
  const curve = (name: string, points: [step: number, value: number][]) => ({
    name,
    points: points.map(([step, value]) => ({ step, value })),
  });
  const first = curve('a<"1"', [
    [20, 20],
    [400_000, 0.05],
  ]);
  const other = curve("b", [
    [0, 19],
    [300, 1e-7],
  ]);

  test("the axes of the percent hold them, and the legend names them", () => {
    const svg = percentFigure(one, { references: [first] });
    expectWellFormed(svg);
    expect(svg).toContain(">published: a&lt;&quot;1&quot;<");
    expect(svg).toContain(">100,000</text>");
    expect(percentFigure(one)).not.toContain(">100,000</text>");
    expect(percentFigure(one, { references: [] })).toBe(percentFigure(one));
    const low = percentFigure(one, { references: [other] });
    expect(low).toContain(">10⁻⁷</text>");
  });

  test("several have a letter and a dash each", () => {
    const letters = (svg: string) =>
      [...svg.matchAll(/fill="#8c8c8c">(\w)<\/text>/g)].map(([, l]) => l);
    expect(letters(percentFigure(one, { references: [first] }))).toEqual([]);
    const both = percentFigure(one, { references: [first, other], width: 350 });
    expect(letters(both).sort()).toEqual(["a", "a", "b", "b"]);
    expect(both).toMatch(/stroke="#8c8c8c"[^>]*stroke-dasharray="6 2"/);
  });
});

describe("averaging", () => {
  const rings = (svg: string) => count(svg, /<circle[^>]* r="5"/g);
  const ema = (step: number, L_equiv: number, L = 1) =>
    monitorLine(step, { weights: "ema", L, L_equiv, percent: (100 * L_equiv) / L });
  const lines = [ema(0, 0.5), ema(100, 0.4), ema(500, 0.01), ema(1000, 0.001), ema(90_000, 1e-9)];
  const losses = {
    name: "theirs",
    L_equiv: [20, 100, 500, 900].map((step) => ({ step, value: 7 * Math.exp(-step / 100) })),
    L_total: [20, 900].map((step) => ({ step, value: 2 })),
  };

  test("rings stand in both panels where the percent is first below 2", () => {
    expect(rings(averagingFigure([{ name: "a", lines }]))).toBe(2);
    const never = lines.slice(0, 2);
    expect(rings(averagingFigure([{ name: "a", lines: never }]))).toBe(0);
    expect(rings(averagingFigure([], { losses }))).toBe(2);
    expect(rings(averagingFigure([], { losses: { ...losses, L_total: [] } }))).toBe(0);
  });

  test("five time constants are drawn, or all where the decay is unknown", () => {
    const known = averagingFigure([{ name: "a", lines, emaDecay: 0.999 }]);
    expect(known).toContain(">1000</text>");
    expect(known).not.toContain(">80000</text>");
    expect(averagingFigure([{ name: "a", lines }])).toContain(">80000</text>");
  });

  test("what averaging alone does is a line where the decay is known", () => {
    const dotted = (svg: string) => count(svg, /<g[^>]*stroke-dasharray="1 2"[^>]*><path/g);
    expect(dotted(averagingFigure([{ name: "a", lines, emaDecay: 0.999 }]))).toBe(1);
    expect(dotted(averagingFigure([{ name: "a", lines }]))).toBe(0);
    expect(dotted(averagingFigure([{ name: "a", lines, emaDecay: 0.99 }], { losses }))).toBe(2);
  });

  test("losses from elsewhere are named, and drawn without any run", () => {
    for (const runs of [[], [{ name: "a", lines }]]) {
      const svg = averagingFigure(runs, { losses, width: 350 });
      expectWellFormed(svg);
      expect(svg).toContain(">published: theirs<");
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});
