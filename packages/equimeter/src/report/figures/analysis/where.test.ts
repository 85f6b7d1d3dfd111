import { describe, expect, test } from "vitest";

import type { Fan, PartShare } from "../../../analyze/where/index.js";
import { expectWellFormed } from "../../testing.js";
import { stacked } from "./stacked.js";
import { whereFigure, type WhereSubject } from "./where.js";

function part(name: string, share: number, percent: number): PartShare {
  return {
    name,
    size: 0.25,
    share,
    shareInterval: [0.8 * share, 1.2 * share],
    L: 1,
    L_equiv: percent / 100,
    label: 1,
    percent: {
      value: percent,
      rotationError: 0.1,
      sampleError: 0.1 * percent,
      ci95: [0.8 * percent, 1.2 * percent],
    },
  };
}

const element = {
  name: "element",
  title: "element",
  isOfWaves: false,
  parts: [part("H", 0.5, 2), part("C", 0.3, 20), part("O", 0.2, 1)],
};
const time = {
  name: "time",
  title: "time t",
  isOfWaves: false,
  parts: [part("0", 0.4, 3), part("0.9", 0.6, 9)],
};

const circle = (radius: number, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle), 0.1 * i];
  });
const forces = circle(0.8, 6);
const spreadOut = (by: number) => forces.map(([x, y, z]) => [x + by, y - by, z]);
const molecule: Fan = {
  kind: "forces",
  atoms: circle(1.4, 6).map((position, i) => ({ element: i % 2 ? "C" : "Xe", position })),
  predictions: [-0.2, 0, 0.2].map(spreadOut),
  mean: forces,
  label: spreadOut(0.3),
};
const chain: Fan = {
  kind: "chain",
  predictions: [1, 1.1].map((radius) => circle(radius, 20)),
  mean: circle(1.05, 20),
  label: circle(1.2, 20),
};
const map: Fan = {
  kind: "spread",
  along: "y",
  axes: ["x", "z"],
  resolution: 0.5,
  density: [0, 1, 2].map((i) => [0, 1, 2].map((j) => (i === j ? 1 : 0))),
  spread: [0, 1, 2].map((i) => [0, 1, 2].map((j) => 0.01 * (i + j))),
};

const subject = (name: string, fan: Fan | null, breakdowns = [element, time]): WhereSubject => ({
  name,
  breakdowns,
  loss: { percent: { value: 7 } },
  sample: { name: `sample of ${name}`, percent: 12.3 },
  fan,
});

test("a run looks as it did", () => {
  return expect(whereFigure([subject("run", molecule)])).toMatchFileSnapshot(
    "../snapshots/where.svg",
  );
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each<[string, WhereSubject[]]>([
    ["forces", [subject("a", molecule)]],
    ["chains", [subject("a", chain)]],
    ["grids", [subject("a", map)]],
    ["several", [subject("a", molecule), subject("b", chain, [element]), subject("c", null)]],
  ])("%s", (_, subjects) => {
    const svg = whereFigure(subjects, { width });
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}"`)).toBe(true);
    expect(whereFigure(subjects, { width })).toBe(svg);
  });
});

test("classes of several runs share their places, with a colour for each run", () => {
  const svg = whereFigure([subject("a", null), subject("b", null, [element])]);
  for (const text of ["A", "B", "H", "C", "O", "share of L_equiv (%)"])
    expect(svg).toContain(`>${text}</text>`);
  expect(svg.match(/>element<\/text>/g)).toHaveLength(1);
  expect(svg).not.toContain("un-rotated");
});

test("arrows have a scale, chains a beginning, maps their largest value", () => {
  expect(whereFigure([subject("a", molecule)])).toMatch(/>an arrow of 1 Å is 0\.\d+ eV\/Å</);
  expect(whereFigure([subject("a", chain)]).match(/>N<\/text>/g)).toHaveLength(2);
  const svg = whereFigure([subject("a", map)]);
  for (const text of ["true density, largest along y", "x (1.50 Å)", "0.0400"])
    expect(svg).toContain(`>${text}</text>`);
});

test("what is unknown is not drawn, and forces of nothing are no arrows", () => {
  const unknown = { ...part("one", 1, 5), shareInterval: [NaN, NaN] as const };
  const alone = { ...element, parts: [unknown, part("none", 0, 0)] };
  const still = circle(0, 6);
  const fan = { ...molecule, predictions: [still], mean: still, label: still } as Fan;
  const svg = whereFigure([subject("a", fan, [alone])]);
  expectWellFormed(svg);
  expect(svg).not.toMatch(/NaN|Infinity/);
});

test("nothing at all is a sentence", () => {
  expect(whereFigure([])).toContain("nothing was taken apart");
});

test("figures are stacked one below the other", () => {
  const figure = (height: number) =>
    `<svg xmlns="x" width="70" height="${height}" role="img"></svg>\n`;
  expect(stacked([figure(30), figure(45.5)], "both <")).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="70" height="75.5" viewBox="0 0 70 75.5" role="img" aria-label="both &lt;">' +
      '<svg y="0" xmlns="x" width="70" height="30" role="img"></svg>' +
      '<svg y="30" xmlns="x" width="70" height="45.5" role="img"></svg></svg>\n',
  );
});
