import { describe, expect, test } from "vitest";

import type { GradientLine, HeadLine, MetricLine } from "../../runs/index.js";
import { monitorLine } from "../../runs/testing.js";
import { linearAxis } from "../axes.js";
import { expectWellFormed } from "../testing.js";
import * as figures from "./index.js";
import { scalarsFigure } from "./scalars.js";
import {
  mostPoints,
  thinned,
  thinnedBySteps,
  thinnedEntry,
  uncovered,
  uncoveredEntry,
} from "./thinned.js";

describe("points of a line", () => {
  const points = (length: number) =>
    Array.from({ length }, (_, x) => ({ x, y: Math.sin(x * x) * 10 }));

  test("few are all there", () => {
    const few = points(mostPoints);
    expect(thinned(few, () => 0, [])).toBe(few);
    expect(
      thinnedBySteps(
        few.map(({ y }, step) => ({ step, y })),
        [],
        760,
      ),
    ).toHaveLength(mostPoints);
  });

  test("of many in one column the first, the last, the least and the largest stay, in order", () => {
    const many = points(mostPoints + 1).map((point) => ({ ...point, z: -point.x % 700 }));
    many[1234].y = 99;
    many[700].y = -99;
    const kept = thinned(many, () => 0, [({ y }) => y]);
    expect(kept.map(({ x }) => x)).toEqual([0, 700, 1234, mostPoints]);
    const both = thinned(many, () => 0, [({ y }) => y, ({ z }) => z]);
    expect(both.map(({ x }) => x)).toEqual([0, 699, 700, 1234, mostPoints]);
  });

  test.each([1, 7, 100, 900])("each of %d columns reaches as far as before", (columns) => {
    const all = points(mostPoints + 500).map(({ x, y }) => ({ x, y: x % 3 === 1 ? NaN : y }));
    const at = ({ x }: { x: number }) => (x / all.length) * columns;
    const kept = thinned(all, at, [({ y }) => y]);
    const reach = (some: readonly { x: number; y: number }[]) => {
      const found = new Map<number, number[]>();
      for (const one of some)
        found.set(Math.round(at(one)), [...(found.get(Math.round(at(one))) ?? []), one.y]);
      return Array.from(found, ([column, ys]) => {
        const finite = ys.filter(Number.isFinite);
        return [column, Math.min(...finite), Math.max(...finite)];
      });
    };
    expect(reach(kept)).toEqual(reach(all));
    expect([kept[0], kept.at(-1)]).toEqual([all[0], all.at(-1)]);
    expect(kept.length).toBeLessThanOrEqual(4 * (columns + 1));
  });

  test("gaps as wide as a column stay", () => {
    const all = points(mostPoints + 1).map(({ x, y }) => ({ x, y: x > 500 && x < 900 ? NaN : y }));
    const kept = thinned(all, ({ x }) => x / 100, [({ y }) => y]);
    expect(kept.filter(({ y }) => Number.isNaN(y)).length).toBeGreaterThan(0);
  });

  test("of markers that cover each other the last one stays", () => {
    const axes = { x: linearAxis([0, 1]), y: linearAxis([0, 1]), width: 400, height: 300 };
    const clusters = Array.from({ length: mostPoints + 2 }, (_, i) => ({ i, x: i % 2, y: 0.5 }));
    const seen = uncovered(clusters, (one) => one, axes);
    expect(seen.map(({ i }) => i)).toEqual([mostPoints, mostPoints + 1]);
    const few = clusters.slice(0, mostPoints);
    expect(uncovered(few, (one) => one, axes)).toBe(few);
  });
});

/** A run with measurements at so many steps, whose numbers jump about. */
function measuredOften(count: number, t?: number): MetricLine[] {
  return Array.from({ length: count }, (_, step): MetricLine[] => {
    const jump = 1 + 0.5 * Math.sin(step * step);
    const when = { step, time: step, weights: "raw", field: "forces" } as const;
    const monitor = monitorLine(step, {
      ...(t !== undefined && { t }),
      percent: 20 * jump,
      ci95: [15 * jump, 25 * jump],
      explained: 0.5 * jump,
      L: jump,
      L_mean: 0.8 * jump,
      L_equiv: 0.2 * jump,
    });
    const head = { ...when, kind: "head", deviation: jump, percent: 3 * jump, L_equiv: jump };
    const gradients = { ...when, kind: "gradients", ratio: jump, percent: 3 * jump };
    return [
      monitor,
      { ...monitor, weights: "ema" },
      head as HeadLine,
      { ...gradients, ...(t !== undefined && { t }) } as GradientLine,
    ];
  }).flat();
}

const drawn = {
  percent: figures.percentFigure,
  explained: figures.explainedFigure,
  "percent-explained": figures.percentExplainedFigure,
  losses: figures.lossesFigure,
  averaging: figures.averagingFigure,
  gradients: figures.gradientsFigure,
  head: figures.headFigure,
  "percent-at-times": figures.percentAtTimesFigure,
  "worst-time": figures.worstTimeFigure,
};

/** Of figures that are no lines, or not only. */
const notes: Readonly<Record<string, string[]>> = {
  head: [uncoveredEntry.text],
  gradients: [uncoveredEntry.text],
  "worst-time": [thinnedEntry.text, uncoveredEntry.text],
};
const isLine = (name: string) => notes[name]?.includes(thinnedEntry.text) ?? true;

/** The heights of the points of the lines of a figure, a list a line, in pixels from the top. */
const heightsIn = (svg: string): number[][] =>
  Array.from(svg.matchAll(/stroke-linejoin="round"[^>]*><path d="M([^"]*)"/g), ([, line]) =>
    line.split(/[ML]/).map((point) => Number(point.split(",")[1])),
  );

describe("a run that was measured at very many steps", () => {
  const often = measuredOften(8_000);
  const once = often.slice(0, 4 * mostPoints);
  const of = (lines: MetricLine[]) => [{ name: "a", lines }];
  const twoTimes = (count: number) => [...measuredOften(count, 0.1), ...measuredOften(count, 0.9)];
  const flows = twoTimes(3_000);

  test.each(Object.entries(drawn).filter(([name]) => name !== "worst-time"))(
    "%s is no larger than what is seen, and says so",
    (name, draw) => {
      const svg = draw(of(often));
      expectWellFormed(svg);
      expect(svg.length).toBeLessThan(400_000);
      for (const text of notes[name] ?? [thinnedEntry.text]) {
        expect(svg).toContain(text);
        expect(draw(of(once))).not.toContain(text);
      }
      expect(svg.includes(thinnedEntry.text)).toBe(isLine(name));
    },
  );

  test.each(Object.entries(drawn).filter(([name]) => name !== "head"))(
    "%s of a flow too",
    (name, draw) => {
      const svg = draw(of(flows));
      expect(svg.length).toBeLessThan(600_000);
      for (const text of notes[name] ?? [thinnedEntry.text]) expect(svg).toContain(text);
      expect(svg.includes(thinnedEntry.text)).toBe(isLine(name));
    },
  );

  test("a single spike is drawn as high as it was", () => {
    const spike = often.map((line) =>
      line.kind === "monitor" && line.step === 5_123
        ? { ...line, percent: 0.0123, ci95: [0.0123, 0.0123] as [number, number] }
        : line,
    );
    const [flat, deep] = [often, spike].map((lines) => {
      const svg = figures.percentFigure(of(lines));
      const [heights] = heightsIn(svg);
      return Math.max(...heights) - Math.min(...heights);
    });
    expect(flat).toBeLessThan(150);
    expect(deep).toBeGreaterThan(200);
  });

  test("a figure of another width has as many points as that shows", () => {
    const pointsAt = (width: number) =>
      heightsIn(figures.percentFigure(of(often), { width }))[0].length;
    const [page, wall] = [760, 4000].map(pointsAt);
    expect(wall).toBeGreaterThan(2 * page);
  });

  test("a line with markers says which of the markers are there", () => {
    for (const lines of [often, flows]) {
      const wall = figures.percentExplainedFigure(of(lines), { width: 4000 });
      expect(wall).toContain(thinnedEntry.text);
      expect(wall).toContain(uncoveredEntry.text);
    }
  });

  test("the interval of L_mean is drawn as far as it reaches", () => {
    // What others span holds the ends of its interval, 0.1 and 0.35, and its L: only L − high stands out.
    const level = { L: 1, L_mean: 0.8, L_equiv: 0.2, percent: 20 };
    const quiet = Array.from({ length: 8_000 }, (_, step) => {
      const near = 10 * Math.sin(step * step);
      return monitorLine(step, { ...level, L: 1 + near / 20, ci95: [15, 25] });
    });
    const spikes = quiet.map((line) =>
      line.step === 5_123 ? monitorLine(5_123, { ...level, L: 0.5, ci95: [20, 70] }) : line,
    );
    const lowest = (lines: MetricLine[]) => {
      const bands = [...figures.lossesFigure(of(lines)).matchAll(/<path d="M([^"]*)Z"/g)];
      const deepest = bands.map(([, band]) =>
        Math.max(...band.split(/[ML]/).map((point) => Number(point.split(",")[1]))),
      );
      return deepest[0];
    };
    expect(lowest(spikes)).toBeGreaterThan(lowest(quiet) + 20);
  });

  test("a curve from elsewhere is thinned too, and says so", () => {
    const points = Array.from({ length: 20_000 }, (_, step) => {
      const value = 20 + 10 * Math.sin(step * step);
      return { step, value, explained: value / 40 };
    });
    const references = [{ name: "theirs", points }];
    for (const draw of [figures.percentFigure, figures.percentExplainedFigure]) {
      const svg = draw(of(once.slice(0, 40)), { references });
      expect(svg).toContain("published: theirs (extremes of each pixel)");
      expect(svg.length).toBeLessThan(150_000);
    }
  });

  test("so is a family of curves beside a flow, which says so once", () => {
    const points = Array.from({ length: 20_000 }, (_, step) => ({ step, value: 20 }));
    const references = [
      { name: "theirs 0.1", family: "theirs", t: 0.1, points },
      { name: "theirs 0.9", family: "theirs", t: 0.9, points: points.slice(0, 40) },
    ];
    const few = twoTimes(10);
    const at = figures.percentAtTimesFigure(of(few), { references });
    expect(at.match(/published: theirs[^<]*/g)).toEqual([
      "published: theirs (extremes of each pixel)",
    ]);
    const [{ name }] = references;
    const by = figures.percentFigure(of(few), { references: [{ name, points }] });
    expect(by).toContain("published: theirs 0.1 (extremes of each pixel)");
  });

  test("an imported curve beside percents keeps its origin", () => {
    const points = [{ step: 1, value: 20, explained: 0.5 }];
    const references = [{ name: "theirs", origin: "imported", points }] as const;
    const svg = figures.percentExplainedFigure(of(once.slice(0, 40)), { references });
    expect(svg).toContain("imported: theirs");
  });
});

describe("curves of imported runs", () => {
  /** A loss near 1 that is once 1000. */
  const imported = (count: number): { name: string; lines: MetricLine[] }[] => {
    const lines = Array.from({ length: count }, (_, step): MetricLine => {
      const loss = step === Math.floor(count / 2) ? 1000 : 1 + 0.1 * Math.sin(step * step);
      return { kind: "scalars", step, time: step, values: { loss } };
    });
    return [{ name: "theirs", lines }];
  };

  test.each([1500, 30_000])("a spike among %d points is drawn as high as it was", (count) => {
    const [heights] = heightsIn(scalarsFigure(imported(count)));
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(120);
  });

  test("few points are all there, and of many the legend says which are", () => {
    const few = scalarsFigure(imported(mostPoints));
    expect(heightsIn(few)[0]).toHaveLength(mostPoints);
    expect(few).not.toContain(thinnedEntry.text);
    const many = scalarsFigure(imported(30_000));
    expectWellFormed(many);
    expect(many).toContain(thinnedEntry.text);
    expect(many.length).toBeLessThan(60_000);
  });
});
