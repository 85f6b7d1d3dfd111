import { expect, test } from "vitest";

import { define } from "./define.js";
import { nestingProblem } from "./nesting.js";

const many = 20_000; // each of these ended the process

test.each([
  ["brackets", `    return ${"(".repeat(many)}x${")".repeat(many)}`],
  ["signs", `    return ${"- ".repeat(many)}x`],
  ["operators", `    return x${" + x".repeat(many)}`],
  ["powers over lines", `    return (x${"\n ** x".repeat(many)})`],
  ["words", `    return ${"not ".repeat(many)}True`],
  ["methods", `    return x${".t()".repeat(many)}`],
  ["subscripts", `    return x${"[0]".repeat(many)}`],
  ["types", `    y: ${"List[".repeat(many)}int${"]".repeat(many)} = []`],
  ["branches", `    if True:\n        x = x\n${"    elif True:\n        x = x\n".repeat(many)}`],
  ["blocks", Array.from({ length: 600 }, (_, i) => `${" ".repeat(i + 4)}if True:`).join("\n")],
])("too deep for the parser: %s", (_, body) => {
  expect(() => define({ source: `def forward(self, x):\n${body}\n` })).toThrow(
    /^define: line \d+ nests deeper than 500 levels$/,
  );
});

test("long programs are not deep ones", () => {
  const lines = [
    `    y = [${"-1, (x + 1).t(), ".repeat(2000)}x]`,
    `    # ${"([".repeat(2000)}`,
    `    z = '${"([".repeat(2000)}' + "${'\\"('.repeat(2000)}"`,
    ...Array<string>(2000).fill("    x = x + (x * 2) - x[0]"),
    "    return x",
  ];
  expect(nestingProblem(`def forward(self, x):\n${lines.join("\n")}\n`)).toBeNull();
});
