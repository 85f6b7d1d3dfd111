import { expect, test } from "vitest";

import { figureOf } from "../charts/figure/figure.ts";
import { metricOf } from "../charts/figure/metrics.ts";
import { addMetrics, emptyRunData } from "../live/series.ts";
import { summary } from "../runs/testing.ts";
import { firstView, type View } from "../state/address.ts";
import { figureSvg } from "./svg.ts";
import { textWidth } from "./text.ts";
import { theme } from "../charts/figure/testing.ts";

/** A flow with raw and averaged weights at two times, measured so often. */
function flow(name: string, count: number) {
  const data = emptyRunData(name);
  const step = Array.from({ length: count }, (_, i) => 10 * (i + 1));
  const weights = ["raw", "ema", "ema-debiased"] as const;
  const series = weights.flatMap((kind, k) =>
    [0.1, 0.9].map((t) => ({
      kind: "monitor" as const,
      weights: kind,
      field: "x_1",
      t,
      loss: "mse",
      columns: {
        step,
        percent: step.map((_, i) => 20 + 5 * k + 30 * t + i),
        ci95Low: step.map((_, i) => 18 + 5 * k + 30 * t + i),
        ci95High: step.map((_, i) => 22 + 5 * k + 30 * t + i),
        explained: step.map((_, i) => (i === 0 ? 0 : 0.5)),
      },
    })),
  );
  addMetrics(data, { run: name, offset: 1, restarted: false, notes: [], series });
  return { summary: summary(name), data };
}

const view: View = { ...firstView, weights: ["raw", "ema", "ema-debiased"] };
const svgOf = (count: number, more: Partial<View> = {}) =>
  figureSvg(
    figureOf([flow("a", count)], metricOf("monitor.percent")!, {
      view: { ...view, ...more },
      times: [0.1, 0.9],
    }),
    theme,
  );

const attributesOf = (markup: string) =>
  Object.fromEntries(
    [...markup.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );

/** How a row of the legend looks: its piece of line, its dot and its words. */
const legendOf = (svg: string) =>
  [
    ...svg.matchAll(
      /<g transform="translate\([^>]*><(path[^>]*)\/>(?:<(circle[^>]*)\/>)?<text[^>]*>([^<]*)/g,
    ),
  ].map(([, path, circle, label]) => ({
    label,
    line: attributesOf(path),
    dot: circle ? attributesOf(circle) : null,
  }));

const look = ({ stroke, ...more }: Record<string, string>) =>
  [stroke, more["stroke-opacity"], more["stroke-width"], more["stroke-dasharray"]].join(" ");

test("the legend draws each line as the figure does: colour, dashes of weights, lighter at later times, dots", () => {
  const svg = svgOf(8);
  const legend = legendOf(svg);
  expect(legend.map(({ label, line }) => `${label}: ${look(line)}`)).toEqual([
    "raw weights, t = 0.1: #0072b2  1.75 ",
    "raw weights, t = 0.9: #0072b2 0.45 1.75 ",
    "ema weights, t = 0.1: #0072b2  1.5 7 3",
    "ema weights, t = 0.9: #0072b2 0.45 1.5 7 3",
    "ema-debiased weights, t = 0.1: #0072b2  1.5 2 3",
    "ema-debiased weights, t = 0.9: #0072b2 0.45 1.5 2 3",
  ]);
  const [, inside] = /<g clip-path[^>]*>([^]*?)<\/g>/.exec(svg)!;
  const drawn = [...inside.matchAll(/<path[^>]*stroke-linecap[^>]*>/g)].map(([path]) =>
    attributesOf(path),
  );
  for (const { line } of legend) expect(drawn.map(look)).toContain(look(line));
  const dots = [...inside.matchAll(/<circle[^>]*>/g)].map(([circle]) => attributesOf(circle));
  expect(dots).toHaveLength(6 * 8);
  expect(dots.filter(({ fill }) => fill === theme.grey)).toHaveLength(6); // the first of each
  for (const { line, dot } of legend)
    expect([dot!.fill, dot!["fill-opacity"]]).toEqual([line.stroke, line["stroke-opacity"]]);
});

test("without room for dots there are none, neither in the figure nor in the legend", () => {
  const svg = svgOf(200);
  expect(svg).not.toContain("<circle");
  expect(legendOf(svg)).toHaveLength(6);
  // A zoom makes room for those inside of it, and leaves the others out.
  const zoomed = svgOf(200, { zoom: [95, 205] });
  expect(zoomed.match(/<circle/g)).toHaveLength(6 * 11 + 6);
});

test("opacities are attributes of their own, which every program that reads SVG knows", () => {
  const svg = svgOf(8);
  expect(svg).toContain('fill="#0072b2" fill-opacity="0.16"');
  expect(svg).not.toMatch(/"#[\da-f]{8}"/i);
});

test("a long line is thinned to what a print shows, and a short one is not", () => {
  const letters = (count: number) => svgOf(count, { bands: false, weights: ["raw"] }).length;
  expect(letters(2000)).toBeGreaterThan(1.8 * letters(1000));
  expect(letters(100_000)).toBeLessThan(1.5 * letters(50_000));
  expect(letters(100_000)).toBeLessThan(500_000);
});

test("long names stay inside: labels and notes go on in the next row, titles lose their middle", () => {
  const prefix = "a-run-with-a-very-long-name/".repeat(8);
  const runs = [flow(`${prefix}seed-1`, 8), flow(`${prefix}seed-2`, 8)];
  const figure = (some: typeof runs) =>
    figureOf(some, metricOf("monitor.percent")!, { view, times: [0.1, 0.9] });
  for (const one of [figure(runs), figure(runs.slice(0, 1))]) {
    const svg = figureSvg(one, theme);
    const rows = [
      ...svg.matchAll(
        /<g transform="translate\(68 \d+\)">(?:<[pc][^>]*>)*<text x="(\d+)"[^>]*>([^<]*)/g,
      ),
    ];
    expect(rows.length).toBeGreaterThanOrEqual(one.lines.length);
    for (const [, x, words] of rows)
      expect(68 + Number(x) + textWidth(words, 12), words).toBeLessThan(720);
    const [, title] = /font-weight[^>]*>([^<]*)/.exec(svg)!;
    expect(68 + textWidth(title, 13)).toBeLessThan(720);
    const height = Number(/ height="(\d+)"/.exec(svg)![1]);
    const lowest = [...svg.matchAll(/translate\(68 (\d+)\)/g)].map(([, y]) => Number(y)).at(-1)!;
    expect(lowest).toBeLessThan(height);
  }
  const all = figureSvg(figure(runs), theme).replaceAll(/<[^>]*>|\n/g, "");
  expect(all.match(/seed-1/g)).toHaveLength(6);
  expect(all.match(/seed-2/g)).toHaveLength(6);
});

test("a band has gaps where it was not measured, as on the screen", () => {
  const gap = flow("a", 7);
  for (const { columns } of gap.data.series.values()) columns.ci95Low[3] = null;
  const options = { view: { ...firstView, weights: ["raw"] }, times: [0.1] } as const;
  const svg = figureSvg(figureOf([gap], metricOf("monitor.percent")!, options), theme);
  const bands = [...svg.matchAll(/<path d="([^"]*Z)"/g)].map(([, path]) => path);
  expect(bands).toHaveLength(1);
  const areas = bands[0].split("Z").filter((area) => area !== "");
  // Three points before and three behind, each at both ends.
  expect(areas.map((area) => area.match(/[ML]/g)!.length)).toEqual([6, 6]);
  expect(areas.every((area) => area.startsWith("M"))).toBe(true);
});
