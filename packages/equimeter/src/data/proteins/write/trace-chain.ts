import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";
import { nameOfLetter } from "../residues.js";

export interface TraceChainOptions {
  /** The chain's name, and its entry's. */
  name: string;
  /** [n*3] Å, alpha carbons */
  positions: ArrayLike<number>;
  /** n letters. Default glycine throughout, which is all backbone. */
  sequence?: string;
  /** [n] Default 1 to n. */
  residueNumbers?: ArrayLike<number>;
  /** One character. Default "A". */
  chain?: string;
  /** Default 1. */
  model?: number;
}

/**
 * A chain of alpha carbons alone, as a model makes them: none is missing, and so it has no gaps.
 *
 * @throws UserError for coordinates that are no triples, a sequence or numbers of another length
 */
export function traceChain({
  name,
  positions,
  sequence,
  residueNumbers,
  chain = "A",
  model = 1,
}: TraceChainOptions): Chain {
  const count = positions.length / 3;
  if (!Number.isInteger(count) || count === 0)
    throw new UserError(
      `${name} has ${positions.length} coordinates, and a chain has three for each residue; give x, y and z of all`,
    );
  const letters = sequence ?? "G".repeat(count);
  const numbers = residueNumbers ?? Int32Array.from({ length: count }, (_, i) => i + 1);
  for (const [what, length] of [
    ["letters", letters.length],
    ["residue numbers", numbers.length],
  ] as const)
    if (length !== count)
      throw new UserError(
        `${name} has ${count} alpha carbons and ${length} ${what}; give one for each`,
      );
  return {
    name,
    entry: name,
    chain,
    asym: chain,
    model,
    sequence: letters,
    residueNames: Array.from(letters, nameOfLetter),
    residueNumbers: Int32Array.from(numbers),
    insertionCodes: Array.from({ length: count }, () => ""),
    positions: Float64Array.from(positions),
    gaps: [],
    info: {},
  };
}
