import { describe, expect, test } from "vitest";

import type { GradientLine, HeadLine, MetricLine } from "../../runs/index.js";
import { monitorLine } from "../../runs/testing.js";
import { linearAxis } from "../axes.js";
import { expectWellFormed } from "../testing.js";
import * as figures from "./index.js";
import { mostPoints, thinned, thinnedBySteps, thinnedEntry, uncovered } from "./thinned.js";

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

describe("a run that was measured at very many steps", () => {
  const often = measuredOften(8_000);
  const once = often.slice(0, 4 * mostPoints);
  const of = (lines: MetricLine[]) => [{ name: "a", lines }];
  const twoTimes = (count: number) => [...measuredOften(count, 0.1), ...measuredOften(count, 0.9)];
  const flows = twoTimes(3_000);

  test.each(Object.entries(drawn).filter(([name]) => name !== "worst-time"))(
    "%s is no larger than what is seen, and says so",
    (_, draw) => {
      const svg = draw(of(often));
      expectWellFormed(svg);
      expect(svg.length).toBeLessThan(400_000);
      expect(svg).toContain(thinnedEntry.text);
      expect(draw(of(once))).not.toContain(thinnedEntry.text);
    },
  );

  test.each(Object.entries(drawn).filter(([name]) => name !== "head"))(
    "%s of a flow too",
    (_, draw) => {
      const svg = draw(of(flows));
      expect(svg.length).toBeLessThan(600_000);
      expect(svg).toContain(thinnedEntry.text);
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
      const [, line] = /stroke-linejoin="round"[^>]*><path d="M([^"]*)"/.exec(svg)!;
      const heights = line.split(/[ML]/).map((point) => Number(point.split(",")[1]));
      return Math.max(...heights) - Math.min(...heights);
    });
    expect(flat).toBeLessThan(150);
    expect(deep).toBeGreaterThan(200);
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
});
