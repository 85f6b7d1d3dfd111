import { describe, expect, test } from "vitest";

import { type CurvePoint, curveDynamics } from "../../../analyze/dynamics/index.js";
import type { Weights } from "../../../runs/index.js";
import { expectWellFormed } from "../../testing.js";
import { dynamicsFigure, type DynamicsSubject, type PublishedDynamics } from "./dynamics.js";

const percents = [40, 35, 12, 4, 1.5, 0.4, 1.2, 2.5, 1.8];

function points(scale = 1, hasErrors = true): CurvePoint[] {
  return percents.map((percent, i) => ({
    step: i === 0 ? 0 : 2 ** i,
    percent: scale * percent,
    ...(hasErrors && { rotationError: 0.1 * percent, sampleError: 0.2 * percent }),
    explained: i < 4 ? 0 : 0.5,
  }));
}

function curve(weights: Weights, scale: number, t?: number): DynamicsSubject["curves"][number] {
  const own = points(scale);
  return { weights, ...(t !== undefined && { t }), points: own, dynamics: curveDynamics(own) };
}

function published(series: string, t?: number): PublishedDynamics {
  const own = points(0.5, false);
  const time = t !== undefined && { t };
  return { figure: "paper", series, ...time, points: own, dynamics: curveDynamics(own)! };
}

test("a run with its marks, and curves from elsewhere beneath", async () => {
  const run = { name: "run", curves: [curve("raw", 1), curve("ema", 2)] };
  const svg = dynamicsFigure([run], { published: [published("one"), published("two")] });
  await expect(svg).toMatchFileSnapshot("../snapshots/dynamics.svg");
  for (const text of ["raw weights", "ema weights", "published: paper, one", "first below", "dip"])
    expect(svg).toContain(`>${text}</text>`);
  expect(svg).toContain("hollow: while explained &lt; 0.1");
});

describe("flows", () => {
  const run = { name: "run", curves: [0, 0.5, 0.9].map((t) => curve("raw", 1, t)) };
  const all = [published("t=0.9 smoothed", 0.9), published("t=0.3 smoothed", 0.3), published("x")];

  test("a panel for each time, with the curves of it and those without a time", () => {
    const svg = dynamicsFigure([run], { published: all });
    for (const title of ["t = 0", "t = 0.5", "t = 0.9"]) expect(svg).toContain(`>${title}</text>`);
    expect(svg).not.toContain("t = 0.3</text>");
    // That of the time 0.9, and that without a time in each panel.
    const lines = svg.match(/<g[^>]*stroke="#8c8c8c" fill="none">/g);
    expect(lines).toHaveLength(4);
  });

  test("curves from elsewhere alone have the panels of their own times, and letters", () => {
    const svg = dynamicsFigure([], { published: [...all, published("t=0.9", 0.9)] });
    for (const title of ["t = 0.3", "t = 0.9", "without t"])
      expect(svg).toContain(`>${title}</text>`);
    expect(svg).toContain(">paper, smoothed</text>");
    expect(svg).toContain(">C</text>");
  });
});

test("a run without measurements is no line; nothing at all is a sentence", () => {
  const svg = dynamicsFigure([
    { name: "new", curves: [] },
    { name: "old", curves: [curve("ema", 1)] },
  ]);
  expect(svg).toContain(">old</text>");
  expect(svg).toContain("ema weights");
  expect(dynamicsFigure([{ name: "new", curves: [] }])).toContain("no measurement yet");
});

test.each([760, 350])("%i pixels wide", (width) => {
  const run = { name: "run", curves: [0, 0.5].map((t) => curve("raw", 1, t)) };
  const svg = dynamicsFigure([run], { width });
  expect(svg).toContain(`width="${width}"`);
  expectWellFormed(svg);
  expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
  const [, height] = /height="(\d+)"/.exec(svg)!;
  expect(Number(height) > 500).toBe(width === 350);
});
