import {
  each,
  fitReferences,
  givenReferences,
  type List,
  mapList,
  type Parts,
  type Prepared,
  prepare,
  prepareOnDemand,
  type ReadOptions,
  type References,
  type Structure,
  type StructureList,
  withoutReferences,
} from "../../../data/index.js";
import { UserError } from "../../../errors.js";
import type { EscaipConfig } from "../../../models/escaip/index.js";
import type { PlainConfig } from "../../../models/plain/index.js";
import type { ForcesDataConfig } from "../../config/data-schema.js";
import type { ResolvedConfig } from "../../config/schema.js";
import { openStructures, splitStructures } from "../structures.js";
import type { FileSplit } from "../task.js";

/** What of a configuration is about forces. */
export interface ForcesConfig {
  readonly data: ForcesDataConfig;
  readonly model: PlainConfig | EscaipConfig;
}

/** The schema lets nothing else through. */
export function forcesOf({ data, model }: Pick<ResolvedConfig, "data" | "model">): ForcesConfig {
  const isForces = model.kind === "plain" || model.kind === "escaip";
  if (data.kind === "forces" && isForces) return { data, model };
  throw new TypeError(`${data.kind} and ${model.kind} are not of forces`);
}

/** The parts of a run's data, ready for its model. Energies are those above the references. */
export interface ForcesData extends Parts<List<Prepared>> {
  /** Energies of single atoms that were taken off; null where structures have no energies. */
  readonly references: References | null;
  readonly split: FileSplit;
}

/**
 * Opens and splits the structures of a run (`splitStructures`) and finds their neighbours: at once, or of
 * mapped data each time that a batch needs them.
 *
 * @throws UserError for everything that is wrong with a file, and for parts that would be empty
 */
export async function loadData(config: ForcesConfig): Promise<ForcesData> {
  const { parts, split } = await splitStructures(config.data, readOptions(config));
  const references = referencesOf(parts, config.data.references);
  const ready = (structures: StructureList) => readied(structures, config, references);
  return {
    train: ready(parts.train),
    validation: ready(parts.validation),
    test: ready(parts.test),
    references,
    split,
  };
}

/** The structures of a file that is not part of a run, for its model. */
export async function loadFile(
  path: string,
  config: ForcesConfig,
  limit?: number,
): Promise<List<Prepared>> {
  const structures = await openStructures(path, config.data, readOptions(config), limit);
  return readied(structures, config, null);
}

function readOptions({ data }: ForcesConfig): ReadOptions {
  const { energyKey, forcesKey, forcesAre, lengthUnit, energyUnit, forceUnit } = data;
  return {
    energyKey,
    forcesKey,
    forcesAre,
    require: ["forces"],
    ...(lengthUnit !== null && { lengthUnit }),
    ...(energyUnit !== null && { energyUnit }),
    ...(forceUnit !== null && { forceUnit }),
  };
}

function readied(
  structures: StructureList,
  { model }: ForcesConfig,
  references: References | null,
): List<Prepared> {
  const options = { cutoff: model.cutoff, count: model.neighbors };
  const seen = mapList(structures, (structure) => {
    if (model.kind === "plain") refusePeriodic(structure);
    return references ? withoutReferences(structure, references) : structure;
  });
  return Array.isArray(structures) ? prepare(each(seen), options) : prepareOnDemand(seen, options);
}

/** Where a structure without an energy leaves none for the others to be compared with, there are none. */
function referencesOf(
  { train, validation, test }: Parts<StructureList>,
  wanted: ForcesDataConfig["references"],
): References | null {
  if (wanted === null || ![train, validation, test].every(haveEnergies)) return null;
  return wanted === "fit" ? fitReferences(each(train)) : givenReferences(wanted);
}

function haveEnergies(part: StructureList): boolean {
  for (const { energy } of each(part)) if (energy === undefined) return false;
  return true;
}

/** @throws UserError for a periodic structure: the plain model's neighbours end at the border of a cell */
function refusePeriodic({ name, periodic }: Structure): void {
  if (periodic.some(Boolean))
    throw new UserError(
      `${name} is periodic, and the plain model sees no periodic images: ` +
        'use molecules, or write pbc="F F F" where the cell is only a box around one',
    );
}

/** The structures of a part, without their neighbours. */
export function structuresOf(part: List<Prepared>): StructureList {
  return mapList(part, ({ structure }) => structure);
}
