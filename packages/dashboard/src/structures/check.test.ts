import { expect, test } from "vitest";

import { packLevels, packNumbers } from "../../../equimeter/src/analyze/structures-view/pack.ts";
import { changed } from "../analyses/testing.ts";
import { checkStructures } from "./check-structures.ts";

const numbers = (...shape: number[]) =>
  packNumbers(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
  );
const levels = (...shape: number[]) =>
  packLevels(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
    shape,
  );
const vectors = {
  rotations: numbers(4, 3, 3),
  predictions: numbers(4, 2, 3),
  mean: numbers(2, 3),
  label: numbers(2, 3),
  equiv: numbers(2),
};
const portraits = {
  forces: { kind: "forces", elements: ["C", "H"], positions: numbers(2, 3), ...vectors },
  chain: { kind: "chain", residues: ["A1", "G2"], input: numbers(2, 3), ...vectors },
  grid: {
    kind: "grid",
    channels: ["C"],
    resolution: 0.5,
    rotations: numbers(2, 3, 3),
    predictions: [levels(1, 2, 2, 3), levels(1, 2, 2, 3)],
    mean: levels(1, 2, 2, 3),
    label: levels(1, 2, 2, 3),
    spread: levels(1, 2, 2, 3),
  },
};
const structures = (kind: keyof typeof portraits) => ({
  step: 12,
  copies: 4,
  unit: "(eV/Å)²",
  t: null,
  settings: { weights: "raw", split: "validation" },
  loss: { samples: 8, passes: 12, percent: { value: 3 } },
  shown: [{ name: "a", L_equiv: 0.1, percent: 2, portrait: portraits[kind] }],
});

test.each(["forces", "chain", "grid"] as const)("what the program writes of %s passes", (kind) => {
  expect(() => checkStructures(structures(kind))).not.toThrow();
  expect(() =>
    checkStructures(changed(structures(kind), "loss.percent.value", null)),
  ).not.toThrow();
});

test.each<[keyof typeof portraits, string, unknown, string]>([
  ["forces", "shown", undefined, "shown is missing"],
  ["forces", "shown", [], "shown is empty"],
  ["forces", "settings.weights", 3, "settings.weights is 3 instead of a text"],
  ["forces", "loss", null, "loss is null instead of an object"],
  ["forces", "shown.0.L_equiv", "NaN", 'shown[0].L_equiv is "NaN" instead of a number'],
  ["forces", "shown.0.portrait", undefined, "shown[0].portrait is missing"],
  [
    "forces",
    "shown.0.portrait.kind",
    "cloud",
    'shown[0].portrait.kind is none of "forces", "chain" and "grid"',
  ],
  [
    "forces",
    "shown.0.portrait.rotations.float32",
    "AAAA",
    "shown[0].portrait.rotations.float32 has 3 of 144 bytes",
  ],
  [
    "forces",
    "shown.0.portrait.mean.float32",
    "not base64!",
    "shown[0].portrait.mean.float32 is no base64",
  ],
  [
    "forces",
    "shown.0.portrait.predictions",
    numbers(3, 2, 3),
    "shown[0].portrait.predictions.shape[0] is 3 long instead of 4",
  ],
  [
    "forces",
    "shown.0.portrait.elements",
    ["C"],
    "shown[0].portrait.elements is 1 long instead of 2",
  ],
  [
    "forces",
    "shown.0.portrait.equiv",
    numbers(2, 1),
    "shown[0].portrait.equiv.shape has 2 of 1 items",
  ],
  ["chain", "shown.0.portrait.input", undefined, "shown[0].portrait.input is missing"],
  [
    "chain",
    "shown.0.portrait.label.shape.0",
    0,
    "shown[0].portrait.label.shape[0] is 0, which is no length",
  ],
  [
    "grid",
    "shown.0.portrait.spread",
    levels(1, 2, 2, 2),
    "shown[0].portrait.spread.shape[3] is 2 long instead of 3",
  ],
  [
    "grid",
    "shown.0.portrait.predictions",
    [levels(1, 2, 2, 3)],
    "shown[0].portrait.predictions has another length than rotations",
  ],
  [
    "grid",
    "shown.0.portrait.label.low",
    null,
    "shown[0].portrait.label.low is null instead of a number",
  ],
  [
    "grid",
    "shown.0.portrait.channels.0",
    6,
    "shown[0].portrait.channels[0] is 6 instead of a text",
  ],
])("structures of %s whose %s is %j", (kind, at, value, sentence) => {
  expect(() => checkStructures(changed(structures(kind), at, value))).toThrow(new Error(sentence));
});
