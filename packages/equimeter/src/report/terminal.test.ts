import { expect, test } from "vitest";
import { lineChart, type ChartSeries } from "./terminal.js";

const falling: ChartSeries = {
  label: "augmented",
  points: [0, 1, 10, 100, 1000].map((step) => [step, 40 / (1 + step / 10)] as const),
};
const flat: ChartSeries = {
  label: "not augmented",
  points: [0, 1, 1000].map((step) => [step, 40]),
};
const options = { width: 50, height: 8, color: false };

test("two runs, each ending in its letter", () => {
  const chart = lineChart([falling, flat], { ...options, title: "percent" });
  expect(chart).toMatchInlineSnapshot(`
    "percent
    30 ┤ ⠒⠒⠒⠒⠒⠒⠶⠶⠶⣒⣒⣒⡒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒B
       │             ⠈⠉⠉⠑⠒⠒⠤⣀
    10 ┤                     ⠉⠑⠢⢄⣀
       │                          ⠉⠒⠢⢄⡀
     3 ┤                              ⠈⠑⠢⢄⡀
       │                                  ⠈⠑⠢⢄
     1 ┤                                      ⠉⠒⠤⣀
       │                                          ⠉⠒A
       └─────────────────────────────────────────────
         0   1           10           100         1,000  step
        A augmented   B not augmented"
  `);
});

test("no line is wider than the chart, and the area has the height asked for", () => {
  for (const width of [30, 72, 100]) {
    const lines = lineChart([falling], { ...options, width }).split("\n");
    expect(lines.filter((line) => /[│┤]/.test(line))).toHaveLength(8);
    const drawn = lines.filter((line) => /[│┤└]/.test(line));
    expect(Math.max(...drawn.map((line) => [...line].length))).toBeLessThanOrEqual(width);
  }
});

test("colours are only there when asked for", () => {
  expect(lineChart([falling, flat], options)).not.toContain("\u001b[");
  expect(lineChart([falling, flat], { ...options, color: true })).toContain("\u001b[34m");
});

test("values without a logarithm or that are no numbers are left out", () => {
  const bad = [NaN, Infinity, 0, -1].map((y, i) => [i + 1, y] as const);
  const points = [...falling.points, ...bad].sort(([a], [b]) => a - b);
  expect(lineChart([{ label: "augmented", points }], options)).toBe(lineChart([falling], options));
  expect(lineChart([{ label: "bad", points: bad }], options)).toBe("no measurement yet");
  expect(lineChart([], options)).toBe("no measurement yet");
});

test("a linear axis takes values below 0, and one point alone", () => {
  const chart = lineChart([{ label: "explained", points: [[5, -0.2]] }], {
    ...options,
    linear: true,
  });
  expect(chart).toContain("-0.20");
  expect(chart).toContain("A");
});

test("letters at the same place stand side by side", () => {
  const chart = lineChart([flat, { ...flat, label: "copy" }], options);
  expect(chart).toMatch(/BA\n/);
});
