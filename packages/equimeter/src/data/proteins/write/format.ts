import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";
import { isAminoAcid, isStandard, letterOf, nameOfLetter } from "../residues.js";
import { atomLine, modifiedLine, terLine } from "./lines.js";

export interface PdbFormatOptions {
  /** Lines of text before the atoms, REMARK 999: what made the structures. */
  remarks?: readonly string[];
}

/** Columns 14 to 16 of the atoms of a backbone, in their order. */
const backboneAtoms = ["N", "CA", "C", "O"];
const alphaCarbon = 1;

/**
 * Chains as a PDB file (format 3.3), alpha carbons or the backbone where it is there. Chains go into
 * models by their `model`, each behind the other in the order given; MODEL stands there if they have
 * more than one, or another than 1.
 *
 * Reading gives back names of residues, letters, numbers, insertion codes, models, and places to
 * 0.0005 Å; not `polymer`, `asym`, `resolution`, `method` and `info`. The entry is kept if it has four
 * characters; it is the name of the file else.
 *
 * @throws UserError for no chains, and for what the columns cannot hold: a chain of more than one
 * character, a residue name of more than three, coordinates of 10,000 Å and numbers above 9999
 */
export function formatPdb(
  chains: readonly Chain[],
  { remarks = [] }: PdbFormatOptions = {},
): string {
  if (chains.length === 0) throw new UserError("there is no chain to write; give at least one");
  const models = new Map<number, Chain[]>();
  for (const chain of chains) models.set(chain.model, [...(models.get(chain.model) ?? []), chain]);
  const isBare = models.size === 1 && models.has(1);
  const body = [...models].flatMap(([model, own]) => {
    const atoms = modelLines(own);
    return isBare ? atoms : [`MODEL     ${String(model).padStart(4)}`, ...atoms, "ENDMDL"];
  });
  const lines = [
    ...headerLines(chains[0].entry),
    ...remarks.flatMap((text) => text.split(/\r?\n/)).map((text) => `REMARK 999 ${text}`.trimEnd()),
    ...modifiedLines(chains),
    ...body,
    "END",
  ];
  return `${lines.join("\n")}\n`;
}

/** Only the code of an entry has a place in it. */
function headerLines(entry: string): string[] {
  return entry.length === 4 && !/\s/.test(entry) ? [`HEADER${" ".repeat(56)}${entry}`] : [];
}

/** MODRES: what residues were made from whose names alone do not say it. In all models once. */
function modifiedLines(chains: readonly Chain[]): string[] {
  const lines = chains.flatMap((chain) =>
    chain.residueNames.flatMap((name, i) => {
      const letter = chain.sequence[i];
      const isPlain = letter === "X" || letterOf(name) === letter;
      return isPlain ? [] : [modifiedLine(chain, i, nameOfLetter(letter))];
    }),
  );
  return [...new Set(lines)];
}

function modelLines(chains: readonly Chain[]): string[] {
  const lines: string[] = [];
  for (const chain of chains) {
    for (let i = 0; i < chain.residueNames.length; i++) {
      const name = chain.residueNames[i];
      // The reader, too, takes hetero atoms for residues where their name or MODRES says so.
      const isHetero = !isStandard(name) && (isAminoAcid(name) || chain.sequence[i] !== "X");
      for (const [atom, place] of atomsOf(chain, i))
        lines.push(
          atomLine({ chain, residue: i, atom, isHetero, place, serial: lines.length + 1 }),
        );
    }
    lines.push(terLine(chain, lines.length + 1));
  }
  return lines;
}

function atomsOf({ positions, backbone }: Chain, residue: number): [string, ArrayLike<number>][] {
  return backboneAtoms.flatMap((name, kind): [string, ArrayLike<number>][] => {
    if (kind === alphaCarbon) return [[name, positions.subarray(3 * residue, 3 * residue + 3)]];
    const at = 4 * residue + kind;
    if (!backbone?.mask[at]) return [];
    return [[name, backbone.positions.subarray(3 * at, 3 * at + 3)]];
  });
}
