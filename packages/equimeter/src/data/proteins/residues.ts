/** The twenty amino acids by their letters. */
const standard: Record<string, string> = {
  ALA: "A",
  ARG: "R",
  ASN: "N",
  ASP: "D",
  CYS: "C",
  GLN: "Q",
  GLU: "E",
  GLY: "G",
  HIS: "H",
  ILE: "I",
  LEU: "L",
  LYS: "K",
  MET: "M",
  PHE: "F",
  PRO: "P",
  SER: "S",
  THR: "T",
  TRP: "W",
  TYR: "Y",
  VAL: "V",
};

/** Letters of their own that are none of the twenty. */
const rare: Record<string, string> = { SEC: "U", PYL: "O", ASX: "B", GLX: "Z" };

/**
 * What the commonest modified residues were made from (`mon_nstd_parent_comp_id` of the wwPDB's
 * dictionary of components), and other programs' names of states of protonation.
 */
const modified: Record<string, string> = Object.fromEntries(
  Object.entries({
    ARG: "AGM",
    ASN: "MEN",
    ASP: "ASH PHD",
    CYS: "CAF CAS CME CSD CSO CSS CSX CYM CYX OCS SCY SMC YCM",
    GLN: "PCA",
    GLU: "CGU GLH",
    HIS: "HIC HID HIE HIP HSD HSE HSP NEP",
    LEU: "NLE",
    LYS: "ALY KCX LLP LYN M3L MLY MLZ",
    MET: "FME MHO MSE SME",
    PRO: "HYP",
    SER: "SAC SEP",
    THR: "TPO",
    TRP: "TRQ",
    TYR: "PTR TYS",
  }).flatMap(([parent, names]) => names.split(" ").map((name) => [name, parent])),
);

const nucleotides = new Set("A C G U I N DA DC DG DT DU DI DN".split(" "));

/**
 * The letter of a residue: its own, that of what it was made from by the file's own account, else
 * by ours; "X" for any other.
 *
 * @param parents - what residues were made from, as the file says (MODRES, chem_comp)
 */
export function letterOf(name: string, parents?: ReadonlyMap<string, string>): string {
  const own = standard[name] ?? rare[name];
  if (own !== undefined) return own;
  return standard[parents?.get(name) ?? ""] ?? standard[modified[name] ?? ""] ?? "X";
}

/** "ALA" of "A"; "UNK" of what is no letter of an amino acid. */
export function nameOfLetter(letter: string): string {
  return namesByLetter.get(letter) ?? "UNK";
}

const namesByLetter = new Map(
  Object.entries({ ...standard, ...rare }).map(([name, letter]) => [letter, name]),
);

/** Whether the name alone makes it an amino acid. */
export function isAminoAcid(name: string): boolean {
  return name in standard || name in rare || name in modified;
}

/** Whether it is one of the twenty, unmodified. */
export function isStandard(name: string): boolean {
  return name in standard;
}

/** Whether the letter is one of the twenty's. */
export function isStandardLetter(letter: string): boolean {
  return standard[namesByLetter.get(letter) ?? ""] === letter;
}

export function isNucleotide(name: string): boolean {
  return nucleotides.has(name);
}
