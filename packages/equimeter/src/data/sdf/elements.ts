import { atomicNumberOf } from "../elements.js";

/** Isotopes with symbols of their own. */
const isotopes: Readonly<Record<string, number>> = { D: 1, T: 1 };

/** The atomic number of an atom's symbol; undefined for what is no element: `R#`, `*`, `A`, `Q`, `Du`. */
export function elementOf(symbol: string): number | undefined {
  return isotopes[symbol] ?? atomicNumberOf(symbol);
}
