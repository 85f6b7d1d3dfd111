import { expect, test } from "vitest";

import { CifLexer } from "./lexer.js";

function tokens(...lines: string[]): string[] {
  return take(0, lines);
}

function take(rowLength: number, lines: string[]): string[] {
  const found: string[] = [];
  const lexer = new CifLexer(
    {
      rowLength,
      row: (line, bounds) =>
        found.push(
          Array.from({ length: rowLength }, (_, i) =>
            line.slice(bounds[2 * i], bounds[2 * i + 1]),
          ).join("|"),
        ),
      value: (text, quoted) => found.push(`${quoted ? "quoted" : "value"}:${text}`),
      tag: (text) => found.push(`tag:${text}`),
      word: (text) => found.push(`word:${text}`),
    },
    (message) => new Error(message),
  );
  lines.forEach((line, i) => lexer.line(line, i + 1));
  return found;
}

test("words, tags, values and comments", () => {
  expect(tokens("data_1ABC # comment", "Loop_ _a.b\t'?' ? . \"x\"")).toEqual([
    "word:data_1ABC",
    "word:loop_",
    "tag:_a.b",
    "quoted:?",
    "value:?",
    "value:.",
    "quoted:x",
  ]);
});

test("a quote ends only before a blank", () => {
  expect(tokens("'5'-end' \"O5'\" 'it''s' ''")).toEqual([
    "quoted:5'-end",
    "quoted:O5'",
    "quoted:it''s",
    "quoted:",
  ]);
  expect(() => tokens("'open")).toThrow("a quote is not closed: 'open");
});

test("text between semicolons keeps its lines; inside of a line a semicolon is nothing", () => {
  expect(tokens(";first", " # no comment", "data_no", "; next ;x")).toEqual([
    "quoted:first\n # no comment\ndata_no",
    "value:next",
    "value:;x",
  ]);
});

test("what only looks like a reserved word", () => {
  expect(tokens("loop_x data loop data1_ stop_it a#b global_")).toEqual([
    "value:loop_x",
    "value:data",
    "value:loop",
    "value:data1_",
    "value:stop_it",
    "value:a#b",
    "word:global_",
  ]);
});

test("a line that is a whole row stays whole; others are taken apart", () => {
  expect(take(3, [" a\tb  c "])).toEqual(["a|b|c"]);
  expect(take(1, ["?"])).toEqual(["?"]);
  expect(take(3, ["a b", "c 'd e' f", "a b c d", "a b # c"])).toEqual(
    "a b c;d e;f;a b c d a b"
      .split(";")
      .flatMap((part) =>
        part === "d e" ? ["quoted:d e"] : part.split(" ").map((one) => `value:${one}`),
      ),
  );
  expect(take(1, ["data_x", "_a.b", "loop_", "data1"])).toEqual([
    "word:data_x",
    "tag:_a.b",
    "word:loop_",
    "data1",
  ]);
});
