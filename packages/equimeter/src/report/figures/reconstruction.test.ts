import { describe, expect, test } from "vitest";
import type { TurnSummary } from "../../analyze/index.js";
import { expectWellFormed } from "../testing.js";
import { reconstructionFigure, type ReconstructionSubject } from "./reconstruction.js";

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

/** Errors that look like those of a denoiser; between multiples of 90° they are interpolated. */
function turn(axis: "x" | "y" | "z", angle: number, more: Partial<TurnSummary> = {}): TurnSummary {
  const exact = angle % 90 === 0;
  const mean = (value: number) => ({ value, error: value / 5 });
  const values = {
    equivariance: mean(angle % 360 === 0 ? 0 : exact ? 2e-5 : 4e-5),
    truth: mean(3e-4),
    floor: mean(exact ? 0 : 1e-5),
    meanSquare: mean(2e-3),
  };
  const relative = { equivariance: 0.01, truth: 0.15, floor: 0.005 };
  const turned = exact ? "grid" : "molecule";
  return { axis, angle, turned, covered: exact ? 1 : 0.82, ...values, relative, ...more };
}
const angles = [0, 45, 90, 135, 180, 225, 270, 315, 360];
const all = (["x", "y", "z"] as const).flatMap((axis) => angles.map((angle) => turn(axis, angle)));
const quarters = all.filter(({ turned }) => turned === "grid");
const half = all.map((one) => ({ ...one, truth: { value: 1.5e-4, error: 1e-5 } }));
const one: ReconstructionSubject[] = [{ name: "111 M", turns: all }];
const two = [...one, { name: "7 M", turns: half }];

test("reconstructions look as they did", () => {
  return expect(reconstructionFigure(two)).toMatchFileSnapshot("snapshots/reconstruction.svg");
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each([[one], [two], [[{ name: "quarters", turns: quarters }]]])(
    "stands alone",
    (subjects) => {
      const svg = reconstructionFigure(subjects, { width });
      expectWellFormed(svg);
      expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
      expect(count(svg, />about [xyz]</g)).toBe(3);
      expect(reconstructionFigure(subjects, { width })).toBe(svg);
    },
  );
});

test("several models have letters, one has none", () => {
  expect(count(reconstructionFigure(one), />A<\/text>/g)).toBe(0);
  expect(count(reconstructionFigure(two), />B<\/text>/g)).toBe(4); // in the legend and in each panel
});

test("errors of 0 are marked, and what is interpolated is hollow and said to be", () => {
  const svg = reconstructionFigure(one);
  expect(svg).toContain(">0 or off the axis<");
  expect(svg).toContain(">interpolated: compare with the floor<");
  const exact = reconstructionFigure([{ name: "a", turns: quarters }]);
  expect(exact).not.toMatch(/interpolated|floor/);
  const turning = quarters.filter(({ angle }) => angle % 360 !== 0);
  expect(reconstructionFigure([{ name: "a", turns: turning }])).not.toContain("0 or off the axis");
});

test("rounding does not stretch the axis", () => {
  const rounded = all.map((own) => {
    return own.angle === 180 ? { ...own, equivariance: { value: 1e-17, error: 0 } } : own;
  });
  const svg = reconstructionFigure([{ name: "a", turns: rounded }]);
  expect(svg).toContain(">10⁻⁴<");
  expect(svg).not.toMatch(/10⁻[6-9]|10⁻1/);
});

test("where a grid and a molecule were turned, the grid is drawn", () => {
  const both = quarters.flatMap((own) => [
    { ...own, turned: "molecule" as const, equivariance: { value: 1e-9, error: 0 } },
    own,
  ]);
  const [doubled, exact] = [both, quarters].map((turns) =>
    reconstructionFigure([{ name: "a", turns: turns.slice() }]),
  );
  const markers = (svg: string) => count(svg, /<circle/g) + count(svg, /Z" transform/g);
  expect(markers(doubled)).toBe(markers(exact));
});

test("ticks are parts of a turn; odd numbers and one angle are no problem", () => {
  const ticks = (from: number, to: number): boolean[] => {
    const svg = reconstructionFigure([{ name: "a", turns: [turn("x", from), turn("x", to)] }]);
    expectWellFormed(svg);
    return [15, 30, 90, 360].map((tick) => svg.includes(`>${tick}</text>`));
  };
  expect(ticks(0, 360)).toEqual([false, false, true, true]);
  expect(ticks(0, 60)).toEqual([true, true, false, false]);
  const odd = { value: Number.NaN, error: Number.NaN };
  const turns = [turn("y", 90, { equivariance: odd, truth: odd, floor: odd })];
  const svg = reconstructionFigure([{ name: "odd", turns }]);
  expectWellFormed(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(reconstructionFigure([])).toContain("no reconstruction was measured");
});
