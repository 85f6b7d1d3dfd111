import { expect, test } from "vitest";

import type { Structure } from "../structure.js";
import { demoStructures, structureOf } from "../testing.js";
import { type Inspection, inspectStructures } from "./inspect.js";

const pull = (x: number) => Float64Array.of(x, 0, 0, -x, 0, 0);
const pair = (distance: number, more: Partial<Structure> = {}) =>
  structureOf(
    [
      [1, 0, 0, 0],
      [8, distance, 0, 0],
    ],
    { energy: -distance, forces: pull(0), ...more },
  );
const cell = Float64Array.of(9, 0, 0, 0, 9, 0, 0, 0, 9);

test("counts and statistics, against numbers by hand", async () => {
  const found = await inspectStructures([
    pair(1, { energy: -10, forces: pull(3) }),
    structureOf([[8, 0, 0, 0]], { energy: -7, forces: Float64Array.of(0, 4, 0) }),
    structureOf(
      [
        [1, 0, 0, 0],
        [1, 0.8, 0, 0],
      ],
      { energy: -6, name: "h2" },
    ),
  ]);
  expect(found).toMatchObject({
    structures: 3,
    atoms: 5,
    atomsPerStructure: { min: 1, median: 2, max: 2 },
    elements: { H: { atoms: 3, structures: 2 }, O: { atoms: 2, structures: 2 } },
    periodicity: { molecules: 3, crystals: 0, partly: 0 },
    energy: { count: 3, min: -10, median: -7, max: -6 },
    energyPerAtom: { min: -7, max: -3 },
    forces: { structures: 2, count: 3, max: 4, largest: { force: 4, structure: "test", atom: 0 } },
    contacts: { shortest: { structure: "h2", atoms: [0, 1] }, overlapping: 0, broken: null },
    duplicates: { structures: 0 },
  });
  expect(found.energy!.mean).toBeCloseTo(-23 / 3, 12);
  expect(found.energy!.standardDeviation).toBeCloseTo(Math.sqrt(13 / 3), 12);
  expect(found.forces!.rms).toBeCloseTo(Math.sqrt((9 + 9 + 16) / 9), 12);
  expect(found.references!.energies.H).toBeCloseTo(-3, 10);
  expect(found.references!.energies.O).toBeCloseTo(-7, 10);
  expect(found.contacts.shortest!.distance).toBeCloseTo(0.8, 12);
});

/** The warnings that contain `part`. */
async function warned(part: RegExp, ...structures: Structure[]): Promise<string> {
  const { warnings } = await inspectStructures(structures);
  return warnings.filter((warning) => part.test(warning)).join("\n");
}

test("each trouble is one warning with the way out, and its absence none", async () => {
  const crystal = pair(1, { cell, periodic: [true, true, true] });
  const mixed = await warned(/mixed/, pair(1), crystal, {
    ...crystal,
    periodic: [true, true, false],
  });
  expect(mixed).toBe(
    "mixed periodicity: structures are 1 periodic along all three vectors, 1 along one or two, " +
      "1 not at all; set pbc where a cell is only a box",
  );
  expect(await warned(/overlap|nearer/, pair(1), pair(0.4, { name: "close" }))).toBe(
    "1 structures have atoms nearer than 0.5 Å, first close (shortest: 0.400 Å); are these " +
      "positions in Å? Then leave them out",
  );
  const across = pair(8.7, { cell, periodic: [true, true, true], name: "across" });
  expect(await warned(/nearer/, across)).toMatch(/first across \(shortest: 0\.300 Å\)/);
  expect(await warned(/neighbours/, pair(0))).toMatch(
    /^1 structures have no .* first test: atoms 0 and 1/,
  );
  expect(await warned(/neighbours/, pair(1, { periodic: [true, true, true] }))).toMatch(
    /has no cell/,
  );
  expect(await warned(/once/, pair(1), pair(1.2), pair(1, { name: "again" }))).toMatch(
    /^1 structures stand in the data more than once, first again: /,
  );
  expect(await warned(/cancel/, pair(1, { forces: Float64Array.of(1, 0, 0, 1, 0, 0) }))).toMatch(
    /^forces do not cancel: in half of the structures their sum is above 1\.0e\+2 %|100 %/,
  );
  expect(await warned(/turn/, pair(1, { forces: Float64Array.of(0, 1, 0, 0, -1, 0) }))).toMatch(
    /^forces turn the molecules: .* were positions rotated and forces not\?$/,
  );
  expect(await warned(/no two atoms/, pair(2.5))).toMatch(/If not, give lengthUnit$/);
  const bare = pair(1, { energy: undefined, forces: undefined });
  expect(await warned(/structure has|have no/, bare)).toMatch(
    /^no structure has energy, and no structure has forces: /,
  );
  expect(await warned(/structure has|have no/, bare, pair(1.1))).toMatch(
    /^1 have no energy, and 1 have no forces: /,
  );
  const { warnings } = await inspectStructures([pair(1), pair(1.1), pair(1.2)]);
  expect(warnings).toEqual([]);
});

test("the demo data: what it is, and that it is oriented", async () => {
  const found: Inspection = await inspectStructures(await demoStructures(168));
  expect(found.warnings).toEqual([expect.stringMatching(/^the structures lie in one frame/)]);
  expect(found.balance.relativeNetForce!.max).toBeLessThan(1e-3);
});

test("an empty list", async () => {
  expect(await inspectStructures([])).toMatchObject({ structures: 0, energy: null, forces: null });
});
