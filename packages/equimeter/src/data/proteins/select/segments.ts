import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";

/**
 * The residues from `start` up to `end`, without it, as a chain of its own.
 *
 * @throws UserError unless 0 ≤ start < end ≤ the number of residues
 */
export function sliceChain(chain: Chain, start: number, end: number): Chain {
  const { sequence, backbone, polymer } = chain;
  if (!(0 <= start && start < end && end <= sequence.length))
    throw new UserError(
      `${start} to ${end} are no residues of ${chain.name}, which has ${sequence.length}`,
    );
  return {
    ...chain,
    sequence: sequence.slice(start, end),
    residueNames: chain.residueNames.slice(start, end),
    residueNumbers: chain.residueNumbers.slice(start, end),
    insertionCodes: chain.insertionCodes.slice(start, end),
    positions: chain.positions.slice(3 * start, 3 * end),
    ...(backbone && {
      backbone: {
        positions: backbone.positions.slice(12 * start, 12 * end),
        mask: backbone.mask.slice(4 * start, 4 * end),
      },
    }),
    ...(polymer && { polymer: { ...polymer, index: polymer.index.slice(start, end) } }),
    gaps: chain.gaps
      .filter(({ after }) => after >= start && after + 1 < end)
      .map((gap) => ({ ...gap, after: gap.after - start })),
  };
}

/** The longest part without a gap, the first of equals; the chain itself where there is none. */
export function longestSegment(chain: Chain): Chain {
  const { gaps, sequence } = chain;
  const starts = [0, ...gaps.map(({ after }) => after + 1)];
  const ends = [...starts.slice(1), sequence.length];
  let best = 0;
  for (let i = 1; i < starts.length; i++)
    if (ends[i] - starts[i] > ends[best] - starts[best]) best = i;
  return gaps.length === 0 ? chain : sliceChain(chain, starts[best], ends[best]);
}
