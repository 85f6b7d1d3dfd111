import { describe, expect, test } from "vitest";

import { expectWellFormed } from "../../testing.js";
import { layersFigure, type LayersSubject } from "./layers.js";

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;
const ratio = (value: number) => ({ value, error: value / 5 });

/** Layers that are invariant to some degree, and a head. */
function run(name: string, values: readonly number[], prefix = "blocks"): LayersSubject {
  return {
    name,
    layers: [
      ...values.map((value, i) => ({
        name: `${prefix}.${i}`,
        invariant: { relative: ratio(value) },
        declared: null,
        unexplained: { still: ratio(2 * value), declared: null, fitted: ratio(value / 3) },
      })),
      {
        name: "output forces",
        invariant: { relative: { value: 1, error: NaN } },
        declared: { action: "vector", relative: ratio(0.01) },
        unexplained: null,
      },
    ],
  };
}

const [before, after] = [run("small (untrained)", [0, 0.2, 0.3]), run("small", [0, 0.01, 0.02])];
const other = run("of another kind", [1e-28, 3e-28, 2e-28, 1e-27], "a.model.of.many.names.layers");

test("layers look as they did", () => {
  return expect(layersFigure([before, after, other])).toMatchFileSnapshot(
    "../snapshots/layers.svg",
  );
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each([[[before]], [[before, after]], [[before, other]]])("stands alone", (subjects) => {
    const svg = layersFigure(subjects, { width });
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    expect(layersFigure(subjects, { width })).toBe(svg);
  });
});

test("runs with the same layers share panels, others have their own", () => {
  const panels = (...subjects: LayersSubject[]) =>
    count(layersFigure(subjects), />relative twisted variance</g);
  expect([panels(before), panels(before, after), panels(before, after, other)]).toEqual([1, 1, 2]);
  expect(layersFigure([before, after])).toContain(">small (untrained)<");
  expect(layersFigure([before])).not.toContain(">small (untrained)<");
});

test("rounding is off the axis, unless there is nothing else", () => {
  expect(layersFigure([before])).toContain(">0 or rounding<");
  expect(layersFigure([before])).not.toContain(">10⁻");
  const svg = layersFigure([other]);
  expect(svg).not.toContain(">0 or rounding<");
  expect(svg).toContain(">10⁻²⁵<");
});

test("what nobody supposed is not in the legend, and long names lose their beginning", () => {
  const fitted = { ...other, layers: other.layers.slice(0, 3) };
  expect(layersFigure([fitted])).not.toContain("turns as declared");
  expect(layersFigure([other])).toContain("turns as declared");
  expect(layersFigure([other], { width: 350 })).toMatch(/>…[a-z.]*layers\.0</);
});

test("without layers there is a sentence", () => {
  expect(layersFigure([])).toContain("no layers were looked at");
  expect(layersFigure([{ name: "x", layers: [] }])).toContain("no layers were looked at");
});
