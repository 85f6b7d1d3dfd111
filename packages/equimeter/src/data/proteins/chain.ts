import type { InfoValue } from "../structure.js";

/** A chain of amino acids, as far as its alpha carbons are known. Everything is in Å. */
export interface Chain {
  /** "1AKI_A": the entry and the chain; behind it what tells copies apart, "1LCD_A-model2". */
  name: string;
  /** "1AKI", or the name of the file where it does not say. */
  entry: string;
  /** The authors' letter for it (`auth_asym_id`, column 22 of a PDB file); "" where there is none. */
  chain: string;
  /** The archive's own (`label_asym_id`), which may differ; the same as `chain` in a PDB file. */
  asym: string;
  /** Which of the entry's molecules it is (`label_entity_id`); mmCIF and BinaryCIF only. */
  entity?: string;
  /** Its number in the file, from 1 on. */
  model: number;
  /**
   * n letters. Modified residues are those that they were made from (MSE is M); U and O are
   * selenocysteine and pyrrolysine, B and Z undecided, X anything else.
   */
  sequence: string;
  /** [n] as in the file: "MSE". */
  residueNames: string[];
  /** [n] The authors' numbers: with gaps, at times negative, not always ascending. */
  residueNumbers: Int32Array;
  /** [n] "" or the letter that tells residues of one number apart, "A" of 52A. */
  insertionCodes: string[];
  /** [n*3] Å, alpha carbons */
  positions: Float64Array;
  /** Where the option `backbone` asks for it. */
  backbone?: Backbone;
  /** What the chain is a part of, where the file tells. */
  polymer?: Polymer;
  /** Where residues are missing inside of the chain, in order; not those before and behind it. */
  gaps: Gap[];
  /** Å, the best of what the entry says; none for NMR. */
  resolution?: number;
  /** As the file has it, "X-RAY DIFFRACTION"; several are joined by "; ". */
  method?: string;
  /** What else a line of chain_set.jsonl holds: "split", "source", … */
  info: Record<string, InfoValue>;
}

/** N, CA, C and O, in this order. */
export interface Backbone {
  /** [n*4*3] Å; zeros where an atom is missing */
  positions: Float64Array;
  /** [n*4] 1 where there is an atom */
  mask: Uint8Array;
}

/** The molecule that was in the experiment, seen or not (SEQRES, entity_poly_seq). */
export interface Polymer {
  /** m ≥ n letters, as in `Chain.sequence`. */
  sequence: string;
  /** [n] Where each residue stands in it, ascending, from 0. */
  index: Int32Array;
}

export interface Gap {
  /** The residue before it, from 0: the gap is between this one and the next. */
  after: number;
  /**
   * How many residues are missing. 0 where none are and the two are still too far apart; undefined
   * where the polymer is not known.
   */
  missing?: number;
  /** Å between the two alpha carbons. */
  distance: number;
}
