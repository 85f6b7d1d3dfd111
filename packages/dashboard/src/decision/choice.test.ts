import { expect, test } from "vitest";

import { monitor, summary } from "../runs/testing.ts";
import { choose, leftOutText } from "./choice.ts";

const config = { "data.kind": "forces" };
const trained = (name: string) => summary(name, { config, latest: [monitor(20)] });
const imported = summary("theirs", { isImported: true });
const damaged = summary("broken", { latest: [monitor(20)] });
const begun = summary("begun", { config });
const names = ({ shown }: ReturnType<typeof choose>) => shown.map(({ name }) => name);

test("curves from elsewhere and runs without a configuration are left out, by name", () => {
  const all = [imported, trained("a"), damaged, begun, trained("b")];
  const choice = choose([], all);
  expect(names(choice)).toEqual(["a", "b"]);
  expect(Object.fromEntries(choice.colors)).toEqual({ a: 0, b: 1 });
  expect(leftOutText(choice.left)).toBe(
    "Left out: theirs (imported curves); broken (no configuration to be read); begun (no measurement yet).",
  );
  expect(leftOutText([])).toBeNull();
});

test("what is chosen has the colours of the page Compare: those of the order of choosing", () => {
  const choice = choose(["b", "gone", "theirs", "a"], [imported, trained("a"), trained("b")]);
  expect(names(choice)).toEqual(["b", "a"]);
  expect([choice.colors.get("b"), choice.colors.get("a")]).toEqual([0, 2]);
  // It is read whether there is a measurement.
  expect(names(choose(["begun"], [begun]))).toEqual(["begun"]);
  expect(names(choose(["gone"], [begun]))).toEqual([]);
});

test("so many as can be told apart", () => {
  const many = Array.from({ length: 30 }, (_, i) => trained(`${i}`));
  expect(choose([], [...Array.from({ length: 9 }, () => imported), ...many])).toMatchObject({
    shown: many.slice(0, 8),
    of: 30,
  });
  const chosen = choose(
    many.map(({ name }) => name),
    many,
  );
  expect(chosen).toMatchObject({ shown: many.slice(0, 8), of: 30 });
  const left = Array.from({ length: 9 }, (_, i) => ({ name: `${i}`, why: "x" }));
  expect(leftOutText(left)).toBe("Left out: 0, 1, 2, 3, 4, 5 and 3 more (x).");
});
