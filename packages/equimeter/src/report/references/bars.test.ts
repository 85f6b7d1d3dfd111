import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isSharedAbsent, sharedForces, sharedReason } from "../../data/testing.js";
import { UserError } from "../../errors.js";
import { temporaryFolder } from "../../runs/testing.js";
import { readPercents } from "./bars.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

function write(text: string, name = "file.csv"): string {
  const path = join(temporary.path, name);
  writeFileSync(path, text);
  return path;
}

test("the header tells bars from curves; bars are percents by time", () => {
  const bars = write("value,t\n0.065,0.9\n0.0005,0\n", "bars.csv");
  const curves = write("series,step,value\na,1,0.1\nb,1,0.2\n");
  expect(readPercents([bars, curves], ["b"])).toEqual({
    bars: [
      {
        name: "bars",
        bars: [
          { t: 0, value: 0.05 },
          { t: 0.9, value: 6.5 },
        ],
      },
    ],
    curves: [{ name: "b", points: [{ step: 1, value: 20 }] }],
  });
  expect(readPercents([])).toEqual({ bars: [], curves: [] });
});

describe("mistakes name the file and the line", () => {
  test.each([
    ["t,value\n", " has no rows below its header"],
    ["t,value\nlate,0.1\n", ':2: the t must be a number, got "late"'],
    ["t,value\n0.5,\n", ':2: the value must be a number, got ""'],
    ["t,value\n0,0.1\n0.5,6.5\n", ":3: value 6.5 is no share of a loss"],
    ["t,value\n0.5,0.1\n0,0.1\n0.5,0.2\n", ":4: t 0.5 is there twice; leave one out"],
    ["t,percent\n0.5,0.1\n", ':1: the header must have series,step,value, got "t,percent"'],
  ])("%j", (text, message) => {
    const file = write(text);
    expect(() => readPercents([file])).toThrow(UserError);
    expect(() => readPercents([file])).toThrow(`${file}${message}`);
  });

  test("a series of bars", () => {
    const file = write("t,value\n0,0.1\n");
    expect(() => readPercents([file], ["a"])).toThrow(
      'no reference file has a series "a"; bars (columns t,value) have none',
    );
  });
});

test.skipIf(isSharedAbsent)(`published files of a flow are read${sharedReason}`, () => {
  const file = (name: string) => join(sharedForces, "../../golden/reference_curves", name);
  const names = ["60M_pct_equiv", "60M_final_bars_pct_equiv", "400M_pct_equiv"];
  const files = names.map((name) => file(`proteina${name}.csv`));
  const { bars, curves } = readPercents(files, ["smoothed"]);
  const worst = bars[0].bars.reduce((a, b) => (b.value > a.value ? b : a));
  expect(worst.t).toBe(0.9);
  expect(worst.value).toBeCloseTo(6.5, 2);
  expect(curves.map(({ t }) => t)).toEqual(
    [0, 1].flatMap(() => [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99]),
  );
  expect(new Set(curves.map(({ family }) => family)).size).toBe(2);
});
