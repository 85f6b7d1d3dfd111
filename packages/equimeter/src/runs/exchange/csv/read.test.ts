import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import { temporaryFolder } from "../../testing.js";
import { quoted, readRows } from "./cells.js";
import { type CsvColumns, readCsvPoints } from "./read.js";

let temporary: ReturnType<typeof temporaryFolder>;
beforeEach(() => (temporary = temporaryFolder()));
afterEach(() => temporary[Symbol.dispose]());

function write(text: string | Uint8Array): string {
  const path = join(temporary.path, "curves.csv");
  writeFileSync(path, text);
  return path;
}

function read(text: string, columns: CsvColumns = {}) {
  const damage: string[] = [];
  const points = [...readCsvPoints(write(text), columns, damage)];
  return { points: points.map((p) => [p.name, p.step, p.seconds, p.value]), damage };
}

test("a curve a column; empty cells are no numbers, columns of text are left out", () => {
  const text = "Step,loss,name,val/percent\n0,1.5,first,\n10,1e-3,,25\n\n20,nan,third,-inf\n";
  expect(read(text)).toEqual({
    points: [
      ["loss", 0, NaN, 1.5],
      ["loss", 10, NaN, 0.001],
      ["val/percent", 10, NaN, 25],
      ["loss", 20, NaN, NaN],
      ["val/percent", 20, NaN, -Infinity],
    ],
    damage: ['"name": no numbers, so left out'],
  });
});

test("a number a row, with series and value, as reference curves have it", () => {
  const text = "series,step,value,other\nb,1,0.5,1\na,1,0.25,1\n";
  expect(read(text).points).toEqual([
    ["b", 1, NaN, 0.5],
    ["a", 1, NaN, 0.25],
  ]);
});

test("columns of steps and times by their names, or by name", () => {
  // What TensorBoard's page downloads.
  const download = "Wall time,Step,Value\n1700000000.5,3,0.5\n";
  expect(read(download).points).toEqual([["Value", 3, 1700000000.5, 0.5]]);
  const other = "epoch,seconds,loss\n3,2.5,0.5\n";
  expect(read(other, { step: "epoch", time: "seconds" }).points).toEqual([["loss", 3, 2.5, 0.5]]);
});

test.each([
  ["a semicolon", "step;loss\n1;2\n"],
  ["a tab", "step\tloss\n1\t2\n"],
  ["CRLF and a byte-order mark", "\ufeffstep,loss\r\n1,2\r\n"],
  ["no line end", "step,loss\n1,2"],
  ["quotes", '"step","loss"\n"1", "2"\n'],
  ["steps as floats", "step,loss\n1.0,2\n"],
])("%s is read", (_, text) => {
  expect(read(text).points).toEqual([["loss", 1, NaN, 2]]);
});

test("quotes hold separators, line ends and quotes; rows know their lines", () => {
  const path = write('a,"b, ""c""\nd"\r\n\n"",e\n');
  expect([...readRows(path, ",")]).toEqual([
    { line: 1, cells: ["a", 'b, "c"\nd'] },
    { line: 4, cells: ["", "e"] },
  ]);
  for (const text of ["plain", 'a"b', "a,b", "a\nb", ""]) {
    const [row] = readRows(write(`${quoted(text)},x\n`), ",");
    expect(row.cells).toEqual([text, "x"]);
  }
});

test("text that is cut between two pieces of the file comes back whole", () => {
  const row = `1,${"0".repeat(65_530)}2,größe\n`;
  const [, one] = readRows(write(`step,a,b\n${row}`), ",");
  expect(one.cells[2]).toBe("größe");
});

describe("mistakes name the file and the line", () => {
  test.each<[string, CsvColumns, string]>([
    ["", {}, " is empty; its first line must name the columns"],
    ["epoch,loss\n1,2\n", {}, ':1: no column is called "step", only "epoch", "loss"; name the one'],
    [
      "step,loss\n1,2\n",
      { step: "stap" },
      ' has no column "stap" for --step; did you mean "step"?',
    ],
    ["step,loss\n1,2\n", { time: "clock" }, ' has no column "clock" for --time; there are "step"'],
    ["step,a,a\n1,2,3\n", {}, ':1: two columns are called "a"; rename one'],
    ["step,a\nx,2\n", {}, ':2: the step must be a whole number of at least 0, got "x"'],
    ["step,a\n\n-1,2\n", {}, ':3: the step must be a whole number of at least 0, got "-1"'],
    ["step,a\n1.5,2\n", {}, ':2: the step must be a whole number of at least 0, got "1.5"'],
    ["step,a\n,2\n", {}, ':2: the step must be a whole number of at least 0, got ""'],
    ["step,a\n1,2\n2,two\n", {}, ':3: "a" must be a number, got "two"'],
    ["step,time,a\n1,late,2\n", {}, ':2: the time must be a number, got "late"'],
    ["series,step,value\na,1,x\n", {}, ':2: the value must be a number, got "x"'],
    ["series,step,value\n,1,2\n", {}, ":2: this row has no series"],
    ['step,a\n1,"2\n3,4\n', {}, ":2: a quote that opens in this row is never closed"],
  ])("%j", (text, columns, message) => {
    expect(() => read(text, columns)).toThrow(UserError);
    expect(() => read(text, columns)).toThrow(`${join(temporary.path, "curves.csv")}${message}`);
  });

  test("a name with a line break stays in one line", () => {
    const { damage } = read('step,"two\nlines"\n1,text\n');
    expect(damage).toEqual(['"two\\nlines": no numbers, so left out']);
  });

  test("bytes of another kind", () => {
    const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 256));
    expect(() => [...readCsvPoints(write(bytes), {}, [])]).toThrow(UserError);
  });
});
