import type { InfoValue } from "../../structure.js";

/** Of the atoms that are read, in this order; others' coordinates are not looked at. */
export const backboneAtoms = ["N", "CA", "C", "O"] as const;
export const alphaCarbon = 1;

/** An atom at one of the places that it takes. */
export interface Site {
  /** 0–3, of `backboneAtoms` */
  kind: number;
  /** The residue that it makes there: alternates may be different ones. */
  residue: string;
  /** "" where there is but one place. */
  alternate: string;
  occupancy: number;
  x: number;
  y: number;
  z: number;
}

/** A residue with one place for each atom. */
export interface RawResidue {
  name: string;
  /** Its names in all alternates, itself among them. */
  names: readonly string[];
  number: number;
  insertion: string;
  /** Where it stands in the polymer, from 0, if the file says. */
  index?: number;
  /** [4] by kind */
  atoms: (Site | undefined)[];
}

/** A chain as a file has it. */
export interface RawChain {
  /** Where the file gives the whole of it. */
  name?: string;
  entry: string;
  chain: string;
  asym: string;
  entity?: string;
  model: number;
  /** Those that have an alpha carbon. */
  residues: RawResidue[];
  /** How many of its residues are these by their names, with an alpha carbon or not. */
  nucleotides: number;
  aminoAcids: number;
  /** Names of all residues of the molecule, seen or not. */
  polymer?: readonly string[];
  /** What modified residues were made from. */
  parents?: ReadonlyMap<string, string>;
  resolution?: number;
  method?: string;
  info?: Record<string, InfoValue>;
}
