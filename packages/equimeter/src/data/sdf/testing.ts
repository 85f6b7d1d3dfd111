/** Text of SD files, for tests. */

/** A line of an atom as V2000 writes it. */
export function atomLine(symbol: string, x: number, y: number, z: number, more = ""): string {
  const columns = [x, y, z].map((value) => value.toFixed(4).padStart(10)).join("");
  return `${columns} ${symbol.padEnd(3)} 0  0${more}`;
}

const pad = (value: number): string => String(value).padStart(3);

/** A line of counts as V2000 writes it. */
export function countsLine(atoms: number, bonds: number): string {
  return `${pad(atoms)}${pad(bonds)}  0  0  0  0  0  0  0  0999 V2000`;
}

/** Water, with a property. */
export const water = [
  "water",
  "     tests          3D",
  "",
  countsLine(3, 2),
  atomLine("O", 0, 0, 0.1173),
  atomLine("H", 0, 0.7572, -0.4692),
  atomLine("H", 0, -0.7572, -0.4692),
  "  1  2  1  0",
  "  1  3  1  0",
  "M  END",
  ">  <DIPOLE>  (1)",
  "1.85",
  "",
  "$$$$",
];

/** Methoxide as V3000 writes it; one of its atoms goes on in a second line. */
export const methoxide = [
  "",
  "     tests          3D",
  "a comment",
  "  0  0  0     0  0            999 V3000",
  "M  V30 BEGIN CTAB",
  "M  V30 COUNTS 5 4 0 0 0",
  "M  V30 BEGIN ATOM",
  "M  V30 1 C -0.71 0 0.01 0",
  "M  V30 2 O 0.62 0 -0.03 -",
  "M  V30 0 CHG=-1 RAD=0",
  "M  V30 3 H -1.1 1.02 0 0 CFG=2",
  "M  V30 4 H -1.1 -0.5 0.9 0",
  "M  V30 5 D -1.1 -0.5 -0.9 0",
  "M  V30 END ATOM",
  "M  V30 BEGIN BOND",
  "M  V30 1 1 1 2",
  "M  V30 2 1 1 3",
  "M  V30 3 1 1 4",
  "M  V30 4 1 1 5",
  "M  V30 END BOND",
  "M  V30 END CTAB",
  "M  END",
  "$$$$",
];
