import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isSharedAbsent, sharedForces, sharedReason } from "../../data/testing.js";
import { UserError } from "../../errors.js";
import { temporaryFolder } from "../../runs/testing.js";
import { averagingLag } from "../averaging.js";
import { readReferenceLosses, readReferences } from "./curves.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

function write(text: string, name = "curve.csv"): string {
  const path = join(temporary.path, name);
  writeFileSync(path, text);
  return path;
}

test("series become curves in percent, by step, in the order of the file", () => {
  const file = write("series,step,value\nb,20,0.5\na,10,0.02\nb,0,1\n\n");
  expect(readReferences([file])).toEqual([
    {
      name: "b",
      points: [
        { step: 0, value: 100 },
        { step: 20, value: 50 },
      ],
    },
    { name: "a", points: [{ step: 10, value: 2 }] },
  ]);
});

test("what is explained is read where it is known", () => {
  const file = write("series,explained,step,value\na,-0.5,1,0.3\na, ,2,0.1\n");
  expect(readReferences([file])[0].points).toEqual([
    { step: 1, value: 30, explained: -0.5 },
    { step: 2, value: 10 },
  ]);
  const wrong = write("series,step,value,explained\na,1,0.3,half\n");
  expect(() => readReferences([wrong])).toThrow(
    `${wrong}:2: the value of explained must be a number, got "half"`,
  );
});

test("columns may stand in any order beside others, names in quotes, lines end in CRLF", () => {
  const text = '\ufeffvalue,note,step,series\r\n1e-2,"x, y",5,"t=0.5, ""smoothed"""\r\n';
  expect(readReferences([write(text)])).toEqual([
    {
      name: 't=0.5, "smoothed"',
      points: [{ step: 5, value: 1 }],
      t: 0.5,
      family: 'curve, "smoothed"',
    },
  ]);
});

test("series are chosen by name, and told apart by their files where they share it", () => {
  const one = write("series,step,value\na,1,0.1\nb,1,0.2\n", "one.csv");
  const two = write("series,step,value\na,1,0.3\n", "two.csv");
  const names = (wanted: string[]) => readReferences([one, two], wanted).map(({ name }) => name);
  expect(names([])).toEqual(["a (one)", "b", "a (two)"]);
  expect(names(["b", "a"])).toEqual(["b", "a (one)", "a (two)"]);
  expect(() => names(["aa"])).toThrow('no reference file has a series "aa"; did you mean "a"?');
  expect(() => names(["replicate 9"])).toThrow('a series "replicate 9"; there are a, b');
});

test("series of times know them, and what they share with those of other times", () => {
  const text =
    "series,step,value\nt=0 smoothed,1,0.1\nt=0,1,0.2\nt = 0.95 smoothed,1,0.3\nt=x,1,0\n";
  const file = write(text);
  const shown = (wanted: string[]) =>
    readReferences([file], wanted).map(({ name, t, family }) => [name, t, family]);
  const smoothed = [
    ["t=0 smoothed", 0, "curve, smoothed"],
    ["t = 0.95 smoothed", 0.95, "curve, smoothed"],
  ];
  const [first, last] = smoothed;
  expect(shown([])).toEqual([first, ["t=0", 0, "curve"], last, ["t=x", undefined, undefined]]);
  expect(shown(["smoothed"])).toEqual(smoothed);
  expect(shown(["t=0"])).toEqual([["t=0", 0, "curve"]]);
});

test("losses are L_equiv and, where there is one, L_total", () => {
  const file = write("series,step,value\nL_equiv,20,7.4\nL_mean,20,30\nL_total,20,37\n");
  expect(readReferenceLosses(file)).toEqual({
    name: "curve",
    L_equiv: [{ step: 20, value: 7.4 }],
    L_total: [{ step: 20, value: 37 }],
  });
  expect(readReferenceLosses(write("series,step,value\nL_equiv,1,2\n")).L_total).toEqual([]);
  const percents = write("series,step,value\na,1,0.1\n");
  expect(() => readReferenceLosses(percents)).toThrow("has no series L_equiv, only a;");
});

test.skipIf(isSharedAbsent)(`published curves are read${sharedReason}`, () => {
  const file = (name: string) => join(sharedForces, "../../golden/reference_curves", name);
  const [replicate] = readReferences([file("escaip6M_pct_equiv_replicates.csv")], ["replicate1"]);
  expect(replicate.points.find(({ value }) => value < 2)?.step).toBe(1680);
  const { L_equiv } = readReferenceLosses(file("escaip6M_losses.csv"));
  // To step 1,200 L_equiv falls 2.4 times as fast as weights linear in their start would make it.
  const lag = averagingLag(L_equiv, 0.999, { until: 1200 })!;
  expect(lag.multiple).toBeCloseTo(2.44, 2);
  expect(lag.followed).toBe(0);
});

describe("mistakes name the file and the line", () => {
  test.each([
    ["", ':1: the header must have series,step,value, got ""'],
    ["series,step\na,1\n", ':1: the header must have series,step,value, got "series,step"'],
    ["series,step,value\n", " has no rows below its header"],
    ["series,step,value\na,1,0.1\na,ten,0.1\n", ':3: the step must be a number, got "ten"'],
    ["series,step,value\na,1,\n", ':2: the value must be a number, got ""'],
    ["series,step,value\na,1\n", ':2: the value must be a number, got ""'],
    ["series,step,value\na,1,Infinity\n", ':2: the value must be a number, got "Infinity"'],
    ["series,step,value\na,-1,0.1\n", ":2: step -1 must be at least 0"],
    ["series,step,value\n,1,0.1\n", ":2: this row has no series"],
    ["series,step,value\na,1,12\n", ":2: value 12 is no share of a loss"],
    ["series,step,value\na,1,-0.1\n", ":2: value -0.1 is no share of a loss"],
  ])("%j", (text, message) => {
    const file = write(text);
    expect(() => readReferences([file])).toThrow(UserError);
    expect(() => readReferences([file])).toThrow(`${file}${message}`);
  });

  test("a file that is not there, and one that is a folder", () => {
    const folder = join(temporary.path, "folder");
    mkdirSync(folder);
    const gone = join(temporary.path, "gone.csv");
    expect(() => readReferences([gone])).toThrow(
      new UserError(`there is no reference file ${gone}`),
    );
    expect(() => readReferences([folder])).toThrow(`${folder} cannot be read (EISDIR)`);
  });

  test("a loss below 0", () => {
    const file = write("series,step,value\nL_equiv,1,-2\n");
    expect(() => readReferenceLosses(file)).toThrow(`${file}:2: value -2 is no loss`);
  });
});
