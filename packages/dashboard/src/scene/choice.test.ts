import fc from "fast-check";
import { expect, test } from "vitest";

import { type LandscapeChoice, landscapeFields } from "../landscape/choice.ts";
import { firstView, formatAddress, parseAddress } from "../state/address.ts";
import { type StructuresChoice, structuresFields } from "../structures/choice.ts";
import { densityNames } from "../structures/sample.ts";
import { choiceOf, type Fields, wordsOf } from "./choice.ts";

/** The choice that is read from the address of another. */
function again<Choice>(fields: Fields<Choice>, choice: Choice): Choice {
  const address = formatAddress({ ...firstView, see: wordsOf(fields, choice, []) });
  return choiceOf(fields, parseAddress(address).see);
}

/** Numbers of as many decimals as an address has. */
const decimals = (low: number, high: number, digits: number) =>
  fc
    .integer({ min: Math.ceil(low * 10 ** digits), max: Math.floor(high * 10 ** digits) })
    .map((whole) => whole / 10 ** digits);
const eyes = fc.record({
  azimuth: decimals(-3.1, 3.1, 3),
  elevation: decimals(-1.5, 1.5, 3),
  distance: decimals(0.25, 4, 3),
});
const file = fc.option(fc.string({ minLength: 1 }));

const landscapes: fc.Arbitrary<LandscapeChoice> = fc.record({
  file,
  spectrum: file,
  look: fc.constantFrom("same", "fresh"),
  isOneScale: fc.boolean(),
  place: fc.option(fc.record({ x: decimals(-0.9, 0.9, 6), y: decimals(-0.9, 0.9, 6) })),
  eye: eyes,
});
const structures: fc.Arbitrary<StructuresChoice> = fc.record({
  file,
  sample: file,
  beside: file,
  copy: fc.nat(999),
  isTurned: fc.boolean(),
  isFanless: fc.boolean(),
  isOneScale: fc.boolean(),
  densities: fc.subarray([...densityNames]),
  channel: file,
  level: decimals(0.02, 0.95, 2),
  eye: eyes,
});

test("what is chosen comes back from its address", () => {
  fc.assert(
    fc.property(landscapes, (choice) => {
      expect(again(landscapeFields, choice)).toEqual(choice);
    }),
  );
  fc.assert(
    fc.property(structures, (choice) => {
      expect(again(structuresFields, choice)).toEqual(choice);
    }),
  );
});

test("what is as it is at first has no word", () => {
  expect(wordsOf(landscapeFields, choiceOf(landscapeFields, []), [])).toEqual([]);
  expect(wordsOf(structuresFields, choiceOf(structuresFields, []), [])).toEqual([]);
});

test("an address as people see it", () => {
  const choice = choiceOf(structuresFields, []);
  const see = wordsOf(structuresFields, { ...choice, copy: 4, isTurned: true, densities: [] }, []);
  expect(see).toEqual(["T:5", "turn:seen", "densities:"]);
});

test("two pages share an address, and neither takes the other's words away", () => {
  const words = [...Object.values(landscapeFields), ...Object.values(structuresFields)].map(
    ({ word }) => word,
  );
  expect([...new Set(words)]).toEqual(words);
  const landscape = { ...choiceOf(landscapeFields, []), look: "fresh" as const };
  const first = wordsOf(landscapeFields, landscape, ["T:3", "elements:same", "someone's"]);
  expect(first).toEqual(["T:3", "someone's", "elements:fresh"]);
});

test.each([
  "eye:",
  "eye:1~2",
  "eye:1~2~3~4",
  "eye:left~0~1",
  "eye:Infinity~0~1",
  "elements:new",
  "heights:two",
  "place:1",
  "place:~",
  "place:NaN~1",
  "landscape:",
  "elements",
  "",
])("%s is passed over on Landscape", (word) => {
  expect(choiceOf(landscapeFields, [word])).toEqual(choiceOf(landscapeFields, []));
});

test.each([
  "T:0",
  "T:-1",
  "T:1.5",
  "T:many",
  "T:99999999999",
  "turn:1",
  "fan:on",
  "densities:mean~mean",
  "densities:mass",
  "level:2",
  "level:",
  "level:NaN",
  "side:1~1",
])("%s is passed over on Structures", (word) => {
  expect(choiceOf(structuresFields, [word])).toEqual(choiceOf(structuresFields, []));
});
