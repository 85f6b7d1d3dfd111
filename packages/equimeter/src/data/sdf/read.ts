import { basename } from "node:path";

import { UserError } from "../../errors.js";
import { assemble } from "../read/assemble.js";
import { chooseLabel } from "../read/fields.js";
import type { ReadOptions } from "../read/options.js";
import type { InfoValue, Structure } from "../structure.js";
import { ownUnits, type Scales, scalesOf } from "../units.js";
import { openBytes } from "../text/bytes.js";
import { quoted } from "../text/lines.js";
import { failuresOf, MalformedRecord } from "./malformed.js";
import { parseRecord } from "./parse.js";
import { type SdfRecord, sdfRecords } from "./records.js";

/**
 * The molecules of an SD file (V2000 or V3000), or the one of a molfile, one at a time; gzip is
 * recognised by its bytes. Elements and positions are read; bonds are not. `info` has the formal
 * `charge` of the molecule, its `name` where it has one, and its properties, which go before these two.
 *
 * There are no forces in such files, and an energy only where `energyKey` names the property (in eV
 * unless `energyUnit` says otherwise).
 *
 * Memory holds one record and one chunk of the file. Ending the iteration early closes the file.
 *
 * @throws UserError with file, line, record and value for a file that cannot be read, a malformed
 * or truncated record, an unknown element, a drawing in 2D, a missing `require`d field. With
 * `skipMalformed` only for the file as a whole
 */
export async function* readSdf(path: string, options: ReadOptions = {}): AsyncGenerator<Structure> {
  const { limit = Infinity, require = [], forcesKey = "forces", skipMalformed } = options;
  if (require.includes("forces") || forcesKey !== "forces")
    throw new UserError(`${path} is an SD file, which holds no forces; do not ask for them`);
  const scales = scalesOf(ownUnits, options, path);
  const { chunks } = await openBytes(path);
  let count = 0;
  try {
    for await (const record of sdfRecords(path, chunks)) {
      let structure: Structure;
      try {
        structure = structureOf(record, path, scales, options);
      } catch (error) {
        if (!skipMalformed || !(error instanceof MalformedRecord)) throw error;
        skipMalformed({ record: error.record, line: error.line, message: error.message });
        continue;
      }
      yield structure;
      if (++count >= limit) return;
    }
  } finally {
    await chunks.return(undefined);
  }
}

function structureOf(
  record: SdfRecord,
  path: string,
  scales: Scales,
  options: ReadOptions,
): Structure {
  const failAt = failuresOf(path, record);
  const { title, atomicNumbers, positions, charge, properties } = parseRecord(record, failAt);
  const wanted = (message: string) =>
    new UserError(`${path}, record ${record.index}${title && ` (${title})`}: ${message}`);
  const key = chooseLabel("energy", [], [...properties.keys()], options, wanted);
  const energy = key === undefined ? undefined : properties.get(key);
  if (energy !== undefined && typeof energy !== "number")
    throw wanted(
      `its ${key} is ${quoted(String(energy))}, which is no energy; set energyKey to another property`,
    );
  if (key !== undefined) properties.delete(key);
  const own: [string, InfoValue][] = [["charge", charge]];
  if (title !== "") own.unshift(["name", title]);
  return assemble(
    {
      name: `${basename(path)}#${record.index}${title && ` (${title})`}`,
      atomicNumbers,
      positions,
      ...(energy !== undefined && { energy }),
      info: Object.fromEntries([...own, ...properties]),
    },
    scales,
    wanted,
  );
}
