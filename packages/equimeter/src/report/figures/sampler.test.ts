import { describe, expect, test } from "vitest";

import { expectWellFormed } from "../testing.js";
import { samplerFigure, type SamplerSubject } from "./sampler.js";

const count = (svg: string, pattern: RegExp) => svg.match(pattern)?.length ?? 0;

type Mode = SamplerSubject["modes"][number];

const steps = Array.from({ length: 21 }, (_, i) => (1 - 0.01 ** (i / 20)) / 0.99);

/** Numbers that look like those of a flow. */
function mode(name: string, deviation: number, percent: number): Mode {
  return {
    mode: name,
    sampler: {
      times: steps,
      deviation: steps.map((t, i) => (i === 0 ? 3e-8 : deviation * Math.sqrt(t))),
    },
    times: [0, 0.5, 0.9].map((t) => {
      const value = percent * (1 - 0.7 * t);
      return { t, percent: { value, ci95: [0.8 * value, 1.3 * value] } };
    }),
  };
}

const modes = [mode("plain", 0.6, 20), mode("twirled-4", 0.05, 6), mode("canonical", 4e-7, 1e-11)];
const one: SamplerSubject[] = [{ name: "small", modes }];
const two = [...one, { name: "tiny", modes: [modes[2], mode("plain", 0.1, 40)] }];

test("samplers look as they did", () => {
  return expect(samplerFigure(two)).toMatchFileSnapshot("snapshots/sampler.svg");
});

describe.each([350, 760])("%i pixels wide", (width) => {
  test.each([[one], [two]])("stands alone", (subjects) => {
    const svg = samplerFigure(subjects, { width });
    expectWellFormed(svg);
    expect(svg).not.toMatch(/<style|<script|\bid=|href|url\(|NaN|undefined|Infinity/);
    expect(count(svg, />time t \(0: noise, 1: data\)</g)).toBe(2 * subjects.length);
    expect(samplerFigure(subjects, { width })).toBe(svg);
  });
});

test("a mode has one colour and letter in all runs, and runs their names where there are several", () => {
  const svg = samplerFigure(two);
  const canonical = /font-weight="bold" fill="([^"]+)">C<\/text>/g;
  expect(count(svg, canonical)).toBe(5); // in the legend and in each panel
  expect(new Set(Array.from(svg.matchAll(canonical), ([, color]) => color)).size).toBe(1);
  expect(svg).toContain(">small</text>");
  expect(samplerFigure(one)).not.toContain(">small</text>");
});

test("percents of rounding are off the axis, deviations of rounding are on it", () => {
  const svg = samplerFigure(one);
  expect(svg).toContain(">0 or off the axis<");
  expect(svg).toContain(">10⁻⁶<");
  expect(svg).not.toMatch(/>10⁻([7-9]|1\d)</);
  const alone = samplerFigure([{ name: "a", modes: [modes[2]] }]);
  expect(alone).toContain(">5 × 10⁻¹²<");
  expect(alone).not.toContain("off the axis");
});

test("the start, which is the same in all modes, is not drawn", () => {
  const before = samplerFigure(one);
  const others = modes.map((own) => {
    const { times, deviation } = own.sampler;
    return { ...own, sampler: { times, deviation: [1, ...deviation.slice(1)] } };
  });
  expect(samplerFigure([{ name: "small", modes: others }])).toBe(before);
});

test("nothing broken, one step, one time, nothing at all", () => {
  const still: Mode = {
    mode: "plain",
    sampler: { times: [0, 1], deviation: [0, 0] },
    times: [{ t: 0.5, percent: { value: 0, ci95: [0, 0] } }],
  };
  const svg = samplerFigure([{ name: "a", modes: [still] }]);
  expectWellFormed(svg);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg).toContain(">0 or off the axis<");
  expect(samplerFigure([])).toContain("no sampler was looked at");
});
