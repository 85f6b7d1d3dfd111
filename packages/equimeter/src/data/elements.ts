/** Symbols of the elements; the index is the atomic number (index 0 is no element). */
export const elementSymbols: readonly string[] = [
  "",
  "H He",
  "Li Be B C N O F Ne",
  "Na Mg Al Si P S Cl Ar",
  "K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr",
  "Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe",
  "Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn",
  "Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og",
].flatMap((period) => period.split(" "));

/** The largest atomic number with a symbol: 118, oganesson. */
export const largestAtomicNumber = elementSymbols.length - 1;

const numberOf = new Map(elementSymbols.map((symbol, number) => [symbol.toLowerCase(), number]));

/** 17 for "Cl", "CL" and "cl"; undefined for anything that is no element. */
export function atomicNumberOf(symbol: string): number | undefined {
  return numberOf.get(symbol.toLowerCase()) || undefined;
}

/** "Cl" for 17; undefined outside 1–118. */
export function symbolOf(atomicNumber: number): string | undefined {
  return elementSymbols[atomicNumber] || undefined;
}
