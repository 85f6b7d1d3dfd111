import { expect, test } from "vitest";
import { uniform } from "../../random.js";
import { expectWellFormed } from "../testing.js";
import { violinFigure, type ViolinOptions, type ViolinPanel } from "./violin.js";

const options: ViolinOptions = { xLabel: "turn", yLabel: "cosine", kinds: ["same", "different"] };
const stored = (name: string) => `snapshots/${name}.svg`;
const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

const random = uniform(1);
const cloud = (middle: number): number[] =>
  Array.from({ length: 40 }, () => middle + 0.1 * (random() + random() - 1));
const panels: ViolinPanel[] = ["about x", "about y"].map((title) => ({
  title,
  violins: [
    { label: "0", values: [1, 1, 1], kind: 0 },
    { label: "90", values: cloud(0.7), kind: 0 },
    { label: "≠", values: cloud(0.5), kind: 1 },
  ],
}));

test("violins look as they did", () => {
  return expect(violinFigure(panels, options)).toMatchFileSnapshot(stored("violin"));
});

test("a figure stands alone at every width, and is the same every time", () => {
  for (const width of [350, 760]) {
    const svg = violinFigure(panels, { ...options, width });
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    expect(violinFigure(panels, { ...options, width })).toBe(svg);
  }
});

/** Corners of the outlines as drawn, in pixels; paths with fewer are symbols. */
function outlines(svg: string): { x: number[]; y: number[] }[] {
  return Array.from(svg.matchAll(/<path d="(M[^"]*Z)"/g), ([, path]) => {
    const points = Array.from(path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g), ([, x, y]) => [+x, +y]);
    return { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
  }).filter(({ x }) => x.length > 20);
}

test("outlines are symmetric, as wide as each other, and end at the least and the largest value", () => {
  const values = [0, 1, 1, 2, 3, 8];
  const even = [0, 4, 8];
  const violins = [values, even].map((own, i) => ({ label: `${i}`, values: own, kind: 0 }));
  const svg = violinFigure([{ violins }], options);
  const [first, second] = outlines(svg);
  const extent = (list: number[]): [number, number] => [Math.min(...list), Math.max(...list)];
  expect(extent(first.y)).toEqual(extent(second.y)); // both from 0 to 8
  const width = (list: number[]): number => extent(list)[1] - extent(list)[0];
  expect(width(first.x)).toBeCloseTo(width(second.x), 1);
  const middle = (extent(first.x)[0] + extent(first.x)[1]) / 2;
  const left = first.x.filter((x) => x < middle).map((x) => middle - x);
  const right = first.x.filter((x) => x > middle).map((x) => x - middle);
  expect(Math.max(...left)).toBeCloseTo(Math.max(...right), 1);
  // Widest where most values are: near 1, in the lower part.
  const widest = first.y[first.x.indexOf(Math.max(...first.x))];
  const [top, bottom] = extent(first.y);
  expect(widest).toBeGreaterThan((top + bottom) / 2);
});

test("equal values are a line, a single one too, and none are nothing", () => {
  const draw = (values: number[]): string =>
    violinFigure([{ violins: [{ label: "a", values, kind: 0 }, panels[0].violins[1]] }], options);
  expect(outlines(draw([1, 1])).length).toBe(1);
  expect(outlines(draw([0.5])).length).toBe(1);
  expect(count(draw([1, 1]), /<circle/g)).toBe(2);
  expect(count(draw([]), /<circle/g)).toBe(1);
  expect(draw([Number.NaN, Infinity])).toBe(draw([]));
});

test("says so when there is nothing to draw", () => {
  expect(violinFigure([], options)).toContain("no values yet");
  const violins = [{ label: "a", values: [Number.NaN], kind: 0 }];
  expect(violinFigure([{ violins }], options)).toContain("no values yet");
});

test("labels that do not fit are left out, each as often as the others", () => {
  const violins = Array.from({ length: 40 }, (_, i) => ({ label: `L${i}`, values: [i], kind: 0 }));
  const svg = violinFigure([{ violins }], { ...options, width: 350 });
  const labels = Array.from(svg.matchAll(/>L(\d+)</g), ([, label]) => +label);
  expect(labels.length).toBeGreaterThan(5);
  expect(labels.length).toBeLessThan(20);
  expect(labels).toEqual(labels.map((_, i) => i * labels[1]));
});

test("names are text, and many values are no problem", () => {
  const violins = [{ label: "<b>&", values: Array.from({ length: 200_000 }, random), kind: 0 }];
  const svg = violinFigure([{ title: '"<i>', violins }], { ...options, kinds: ["<u>"] });
  expectWellFormed(svg);
  expect(svg).not.toMatch(/<[biu]>/);
});
