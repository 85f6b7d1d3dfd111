import { isAminoAcid, isNucleotide } from "../residues.js";
import { alphaCarbon, backboneAtoms, type RawChain, type RawResidue, type Site } from "./raw.js";

/** An atom of a polymer, with where it belongs. */
export interface Atom extends Site {
  model: number;
  chain: string;
  asym: string;
  entity?: string;
  number: number;
  insertion: string;
  /** Of the polymer, from 0. */
  index?: number;
}

interface Residue {
  number: number;
  insertion: string;
  index?: number;
  sites: Site[];
}

interface Collected {
  /** Its residues come last. */
  chain: RawChain;
  residues: Residue[];
  /** The same, by number. */
  byNumber: Map<string, Residue>;
}

/** Every nucleotide has one; it stands for the whole. */
const nucleotideAtoms = ["C1'", "C1*"];

const kinds = new Map<string, number>([
  ...backboneAtoms.map((name, kind): [string, number] => [name, kind]),
  ...nucleotideAtoms.map((name): [string, number] => [name, -1]),
]);

/**
 * Puts atoms together to residues and chains, in the order in which they come. Memory holds the
 * backbone alone, or the alpha carbons.
 */
export class AtomCollector {
  private readonly collected = new Map<string, Collected>();
  private last: { key: string; collected: Collected } | undefined;

  constructor(
    private readonly backbone: boolean,
    private readonly entry: string,
  ) {}

  /**
   * What to read of an atom: 0–3 for one of the backbone, −1 for one that tells a nucleotide; undefined
   * for all that nobody asks for.
   */
  kindOf(atom: string): number | undefined {
    const kind = kinds.get(atom);
    // N is counted, too.
    return kind !== undefined && kind > alphaCarbon && !this.backbone ? undefined : kind;
  }

  /** @param part - tells chains of one letter apart */
  add(atom: Atom, part = ""): void {
    const of = this.chainOf(atom, part);
    if (atom.kind < 0) {
      if (isNucleotide(atom.residue)) of.chain.nucleotides++;
      return;
    }
    if (atom.kind === 0 && isAminoAcid(atom.residue)) of.chain.aminoAcids++;
    if (atom.kind !== alphaCarbon && !this.backbone) return;
    const { kind, residue, alternate, occupancy, x, y, z } = atom;
    residueOf(of, atom).sites.push({ kind, residue, alternate, occupancy, x, y, z });
  }

  /** The chains, each residue with one place for each of its atoms. */
  chains(): RawChain[] {
    return Array.from(this.collected.values(), ({ chain, residues }) => ({
      ...chain,
      residues: residues.map(onePlace).filter((residue) => residue !== undefined),
    }));
  }

  private chainOf({ model, chain, asym, entity }: Atom, part: string): Collected {
    const key = `${model} ${asym} ${part}`;
    if (this.last?.key === key) return this.last.collected;
    let collected = this.collected.get(key);
    if (!collected) {
      const raw = {
        entry: this.entry,
        model,
        chain,
        asym,
        ...(entity !== undefined && { entity }),
      };
      collected = {
        chain: { ...raw, residues: [], nucleotides: 0, aminoAcids: 0 },
        residues: [],
        byNumber: new Map(),
      };
      this.collected.set(key, collected);
    }
    this.last = { key, collected };
    return collected;
  }
}

/**
 * That of the atom before, or a new one. Some programs write alternates behind all others, so that
 * these look for theirs; of another name, and no alternate, is another residue.
 */
function residueOf({ residues, byNumber }: Collected, atom: Atom): Residue {
  const { number, insertion, index, residue, alternate } = atom;
  const last = residues.at(-1);
  const isLast = last?.number === number && last.insertion === insertion && last.index === index;
  if (isLast && (alternate !== "" || last.sites[0].residue === residue)) return last;
  const key = `${number}${insertion} ${index}`;
  const before = alternate === "" ? undefined : byNumber.get(key);
  if (before) return before;
  const made = { number, insertion, ...(index !== undefined && { index }), sites: [] };
  residues.push(made);
  byNumber.set(key, made);
  return made;
}

/**
 * The alternate location in which the alpha carbon is most of the time, the first of equals; the
 * other atoms are taken from the same one, or from where there is but one. So a residue is never put
 * together from two.
 */
function onePlace({ number, insertion, index, sites }: Residue): RawResidue | undefined {
  let alpha: Site | undefined;
  for (const site of sites)
    if (site.kind === alphaCarbon && !(alpha && alpha.occupancy >= site.occupancy)) alpha = site;
  if (!alpha) return undefined;
  const { residue: name, alternate } = alpha;
  const atoms = backboneAtoms.map((_, kind) => {
    if (kind === alphaCarbon) return alpha;
    const places = sites.filter((site) => site.kind === kind);
    return (
      places.find((site) => site.alternate === alternate && site.residue === name) ??
      places.find((site) => site.alternate === "" || alternate === "")
    );
  });
  const names = alternate === "" ? [name] : [...new Set(sites.map((site) => site.residue))];
  return { name, names, number, insertion, ...(index !== undefined && { index }), atoms };
}
