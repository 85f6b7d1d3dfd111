import { type Generator, rand, tidy } from "@equimeter/torch";

import { type Chain, sliceChain } from "../../../data/proteins/index.js";

/** A chain as a run sees it: whole, or through a window of `crop` residues drawn by the generator. */
export function windowOf(chain: Chain, crop: number | null, generator: Generator): Chain {
  const { length } = chain.sequence;
  if (crop === null || length <= crop) return chain;
  const start = Math.floor(
    tidy(() => rand([1], { generator, dtype: "float64" }).item()) * (length - crop + 1),
  );
  return sliceChain(chain, start, start + crop);
}
