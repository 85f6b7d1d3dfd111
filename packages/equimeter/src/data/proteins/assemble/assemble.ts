import type { Backbone, Chain } from "../chain.js";
import type { ChainOptions } from "../options.js";
import { letterOf } from "../residues.js";
import { alignToPolymer } from "./align.js";
import { gapsOf } from "./gaps.js";
import { MalformedChain } from "./malformed.js";
import { alphaCarbon, backboneAtoms, type RawChain, type RawResidue } from "./raw.js";

const usualGapDistance = 4.5;

/**
 * The chain of a file's residues.
 *
 * @throws MalformedChain for a residue that stands there twice
 */
export function assemble(raw: RawChain, name: string, path: string, options: ChainOptions): Chain {
  const { unknownResidues = "keep", gapDistance = usualGapDistance, backbone = false } = options;
  checkUnique(raw.residues, name, path);
  const letters = raw.residues.map((residue) => letterOf(residue.name, raw.parents));
  const kept = raw.residues.filter((_, i) => unknownResidues === "keep" || letters[i] !== "X");
  const sequence = letters
    .filter((letter) => unknownResidues === "keep" || letter !== "X")
    .join("");
  const positions = Float64Array.from(kept.flatMap(({ atoms }) => xyz(atoms[alphaCarbon])));
  const index = indexOf(raw, kept, positions, gapDistance);
  const { entry, chain, asym, entity, model, resolution, method, info = {} } = raw;
  return {
    name,
    entry,
    chain,
    asym,
    ...(entity !== undefined && { entity }),
    model,
    sequence,
    residueNames: kept.map((residue) => residue.name),
    residueNumbers: Int32Array.from(kept, ({ number }) => number),
    insertionCodes: kept.map(({ insertion }) => insertion),
    positions,
    ...(backbone && { backbone: backboneOf(kept) }),
    ...(index &&
      raw.polymer && {
        polymer: {
          sequence: raw.polymer.map((residue) => letterOf(residue, raw.parents)).join(""),
          index,
        },
      }),
    gaps: gapsOf(positions, index, gapDistance),
    ...(resolution !== undefined && { resolution }),
    ...(method !== undefined && { method }),
    info,
  };
}

function checkUnique(residues: readonly RawResidue[], name: string, path: string): void {
  const seen = new Map<string, string>();
  for (const { name: residue, number, insertion, index = "" } of residues) {
    const key = `${number}${insertion} ${index}`;
    const before = seen.get(key);
    if (before !== undefined)
      throw new MalformedChain(
        name,
        `${path}: residue ${number}${insertion} of ${name} stands there twice (${before}, ` +
          `${residue}) and not as alternate locations`,
      );
    seen.set(key, residue);
  }
}

/** Places in the polymer, if all are known and ascend. */
function indexOf(
  { polymer, residues }: RawChain,
  kept: readonly RawResidue[],
  positions: Float64Array,
  gapDistance: number,
): Int32Array | undefined {
  if (!polymer) return undefined;
  if (residues.every(({ index }) => index !== undefined)) {
    const index = Int32Array.from(kept, (residue) => residue.index!);
    const fits = index.every((at, i) => at < polymer.length && (i === 0 || at > index[i - 1]));
    return fits ? index : undefined;
  }
  const breaks = gapsOf(positions, undefined, gapDistance).map(({ after }) => after + 1);
  return alignToPolymer(
    kept.map(({ names }) => names),
    kept.map(({ number }) => number),
    [0, ...breaks],
    polymer,
  );
}

function backboneOf(residues: readonly RawResidue[]): Backbone {
  const count = backboneAtoms.length;
  const positions = new Float64Array(residues.length * count * 3);
  const mask = new Uint8Array(residues.length * count);
  residues.forEach(({ atoms }, residue) =>
    atoms.forEach((site, kind) => {
      if (!site) return;
      const at = residue * count + kind;
      positions.set(xyz(site), 3 * at);
      mask[at] = 1;
    }),
  );
  return { positions, mask };
}

function xyz(site: { x: number; y: number; z: number } | undefined): number[] {
  return [site!.x, site!.y, site!.z];
}
