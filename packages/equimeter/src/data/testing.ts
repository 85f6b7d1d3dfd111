import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type { Structure } from "./structure.js";
import { readXyzAll } from "./xyz/index.js";

/** The molecules of this repository, for tests: 42 frames each, one molecule after the other. */
export const demoFile = fileURLToPath(new URL("../../../../data/demo.xyz.gz", import.meta.url));

/** The first frames of the demo data. */
export function demoStructures(limit: number): Promise<Structure[]> {
  return readXyzAll(demoFile, { limit });
}

/** A structure of these atoms, without labels unless `more` gives some. */
export function structureOf(
  atoms: readonly (readonly [atomicNumber: number, x: number, y: number, z: number])[],
  more: Partial<Structure> = {},
): Structure {
  return {
    name: "test",
    atomicNumbers: Int32Array.from(atoms, ([number]) => number),
    positions: Float64Array.from(atoms.flatMap(([, ...position]) => position)),
    periodic: [false, false, false],
    info: {},
    arrays: {},
    ...more,
  };
}

/** The data shared by all who work on the repository, where it is there. */
export const sharedForces = join(
  process.env.EQUIMETER_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url)),
  "data/forces",
);
export const isSharedAbsent = !existsSync(sharedForces);
/** To be put behind the name of a test that is skipped without it. */
export const sharedReason = isSharedAbsent
  ? " (skipped: no shared data; set EQUIMETER_SHARED)"
  : "";
