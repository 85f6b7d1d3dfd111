import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { UserError } from "../../errors.js";
import type { AtomArray, InfoValue, Structure } from "../structure.js";
import { formatXyz } from "./format.js";
import { readXyzAll } from "./read.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-xyz-"));
const path = join(folder, "round.xyz");
afterAll(() => rmSync(folder, { recursive: true }));

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.constantFrom(
    "",
    "7",
    "T",
    "1 2",
    "_JSON x",
    "_JSON \\",
    "a=b",
    'q"',
    "o'",
    "\\",
    "F/C=C\\F",
    "[1]",
    "[[1]]",
    "nan",
  ),
);
const info: fc.Arbitrary<InfoValue> = fc.oneof(
  fc.double(),
  fc.boolean(),
  text,
  fc.array(fc.double()).filter((list) => list.length > 1),
  fc.array(fc.boolean()),
  fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(null))),
  fc.array(fc.array(fc.integer())),
  fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.integer()))),
);
const word = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/);
const key = fc
  .oneof(word, fc.string({ minLength: 1 }))
  .filter(
    (name) =>
      ![
        "Lattice",
        "Properties",
        "pbc",
        "energy",
        "name",
        "molecule",
        "config_type",
        "stress",
        "virial",
      ].includes(name),
  );

function arrayOf(count: number): fc.Arbitrary<AtomArray> {
  return fc.integer({ min: 1, max: 4 }).chain((columns) => {
    const size = { minLength: count * columns, maxLength: count * columns };
    const numbers = (value: fc.Arbitrary<number>, type: "R" | "I" | "L") =>
      fc.array(value, size).map((list) => ({ values: Float64Array.from(list), columns, type }));
    const words = fc.array(word, size).map((values) => ({ values, columns, type: "S" as const }));
    return fc.oneof(
      numbers(fc.double(), "R"),
      numbers(fc.integer(), "I"),
      numbers(fc.constantFrom(0, 1), "L"),
      words,
    );
  });
}

function vectors(count: number): fc.Arbitrary<Float64Array> {
  const size = { minLength: 3 * count, maxLength: 3 * count };
  return fc.array(finite, size).map((list) => Float64Array.from(list));
}

const reserved = [
  "species",
  "symbols",
  "element",
  "Z",
  "numbers",
  "atomic_numbers",
  "pos",
  "positions",
  "forces",
];

const structures: fc.Arbitrary<Structure> = fc.integer({ min: 1, max: 5 }).chain((count) =>
  fc.record(
    {
      name: fc.constant("round.xyz#0"),
      atomicNumbers: fc
        .array(fc.integer({ min: 1, max: 118 }), { minLength: count, maxLength: count })
        .map((list) => Int32Array.from(list)),
      positions: vectors(count),
      cell: vectors(3).filter((cell) => cell.some((value) => value !== 0)),
      periodic: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
      energy: finite,
      forces: vectors(count),
      info: fc.dictionary(key, info, { noNullPrototype: true }),
      arrays: fc.dictionary(
        word.filter((name) => !reserved.includes(name)),
        arrayOf(count),
        { noNullPrototype: true },
      ),
    },
    { requiredKeys: ["name", "atomicNumbers", "positions", "periodic", "info", "arrays"] },
  ),
);

test("writing and reading gives the same structures, to the last bit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(structures, { minLength: 1, maxLength: 3 }), async (frames) => {
      writeFileSync(path, frames.map((frame) => formatXyz(frame)).join(""));
      const expected = frames.map((frame, i) => ({ ...frame, name: `round.xyz#${i}` }));
      expect(await readXyzAll(path)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

const carbon: Structure = {
  name: "",
  atomicNumbers: Int32Array.of(6),
  positions: Float64Array.of(0, 0.5, -1e-7),
  forces: Float64Array.of(1, -0, 3),
  cell: Float64Array.of(9, 0, 0, 0, 9, 0, 0, 0, 9),
  periodic: [true, true, false],
  energy: -1.25,
  info: {
    name: 'the "first"',
    smiles: "F/C=C\\F",
    ok: true,
    zip: "007",
    vector: [1, 2.5],
    stress: [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ],
    nested: { a: [1, null] },
  },
  arrays: {
    fixed: { values: Float64Array.of(1), columns: 1, type: "L" },
    label: { values: ["C1"], columns: 1 },
  },
};

test("a frame looks as ASE writes it", () => {
  expect(formatXyz(carbon)).toMatchInlineSnapshot(`
    "1
    Lattice="9 0 0 0 9 0 0 0 9" Properties=species:S:1:pos:R:3:forces:R:3:fixed:L:1:label:S:1 energy=-1.25 name="the \\"first\\"" smiles="F/C=C\\\\F" ok=T zip="_JSON \\"007\\"" vector="1 2.5" stress="1 4 7 2 5 8 3 6 9" nested="_JSON {\\"a\\":[1,null]}" pbc="T T F"
    C 0 0.5 -1e-7 1 -0.0 3 T C1
    "
  `);
});

test("energy and forces can go under other names, and come back from there", async () => {
  const keys = { energyKey: "REF_energy", forcesKey: "REF_forces" };
  const frame = { ...carbon, info: { energy: 7 }, arrays: {} };
  writeFileSync(path, formatXyz(frame, keys));
  expect(await readXyzAll(path, keys)).toEqual([{ ...frame, name: "round.xyz#0" }]);
});

test.each<[Partial<Structure>, string]>([
  [{ info: { energy: 1 } }, '"energy" would stand twice'],
  [{ info: { pbc: 1 } }, '"pbc" would stand twice'],
  [
    { arrays: { forces: { values: Float64Array.of(1, 2, 3), columns: 3 } } },
    '"forces" would stand twice',
  ],
  [{ arrays: { Z: { values: Float64Array.of(1), columns: 1 } } }, '"Z" would stand twice'],
  [{ info: { "": 1 } }, 'the key "" cannot stand'],
  [{ info: { "a\nb": 1 } }, 'the key "a\\nb" cannot stand'],
  [{ arrays: { "a:b": { values: Float64Array.of(1), columns: 1 } } }, 'property "a:b" has a name'],
  [{ arrays: { label: { values: ["a b"], columns: 1 } } }, 'label of atom 0 is "a b"'],
  [{ arrays: { q: { values: Float64Array.of(1, 2), columns: 1 } } }, "q has 2 values; 1 atoms x 1"],
  [
    { arrays: { q: { values: Float64Array.of(1.5), columns: 1, type: "I" } } },
    "type I but holds 1.5",
  ],
  [{ positions: Float64Array.of(1, NaN, 2) }, "pos of atom 0 holds NaN"],
  [{ forces: Float64Array.of(1, 2) }, "forces has 2 values; 1 atoms x 3 are needed"],
  [{ atomicNumbers: Int32Array.of(0) }, "atomic number 0 of atom 0 is no element"],
])("what XYZ cannot say is refused: %j", (change, expected) => {
  const write = () => formatXyz({ ...carbon, ...change });
  expect(write).toThrow(UserError);
  expect(write).toThrow(expected);
});
