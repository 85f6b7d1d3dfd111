import type { Database } from "sql.js";

import { ownUnits, type Units } from "../units.js";
import { rows } from "./open.js";

/** What a database says of itself in its table `information`. */
export interface Metadata {
  lengthUnit: string;
  /** By property, as SchNetPack writes them. */
  propertyUnits: Record<string, string>;
}

/** A database without the metadata of SchNetPack is ASE's own, in Å and eV. */
export function metadataOf(database: Database, path: string): Metadata {
  const metadata = readMetadata(database, path);
  const length = metadata._distance_unit;
  const units = metadata._property_unit_dict;
  return {
    lengthUnit: typeof length === "string" ? length : ownUnits.length,
    propertyUnits:
      typeof units === "object" && units !== null ? (units as Record<string, string>) : {},
  };
}

function readMetadata(database: Database, path: string): Record<string, unknown> {
  const [table] = rows(
    database,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'information'",
    path,
  );
  if (!table) return {};
  const [row] = rows(database, "SELECT value FROM information WHERE name = 'metadata'", path);
  try {
    const metadata: unknown = JSON.parse(String(row?.value ?? "{}"));
    return typeof metadata === "object" ? ((metadata ?? {}) as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function unitsOf(
  { lengthUnit, propertyUnits }: Metadata,
  energy: string | undefined,
  forces: string | undefined,
): Units {
  return {
    length: lengthUnit,
    energy: propertyUnits[energy ?? ""] ?? ownUnits.energy,
    force: propertyUnits[forces ?? ""] ?? ownUnits.force,
  };
}
