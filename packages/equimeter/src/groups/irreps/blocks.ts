import { UserError } from "../../errors.js";

/** Copies of one irreducible representation of O(3): `8x1o`. */
export interface Irreps {
  readonly multiplicity: number;
  /** 2l + 1 components a copy */
  readonly l: number;
  /** What the inversion multiplies them with: `e` for 1, `o` for −1. */
  readonly parity: 1 | -1;
}

/** Matrices of higher degrees would hold more than rounding. */
export const highestDegree = 16;

/**
 * Blocks in e3nn's words: `8x0e + 4x1o`, or `1o` for one copy.
 *
 * @throws UserError for other words, no copies, and degrees above 16
 */
export function parseIrreps(text: string): Irreps[] {
  return text
    .replace(/\s/g, "")
    .split("+")
    .map((word) => {
      const [, copies = "1", degree, parity] = /^(?:(\d+)x)?(\d+)([eo])$/.exec(word) ?? [];
      if (degree === undefined)
        throw new UserError(
          `"${word}" is no block of irreps, which are copies, degree and parity such as 8x0e or 4x1o`,
        );
      const [multiplicity, l] = [Number(copies), Number(degree)];
      if (multiplicity < 1 || multiplicity > 1e6)
        throw new UserError(`irreps "${word}": copies must be from 1 to a million`);
      if (l > highestDegree)
        throw new UserError(`irreps "${word}": the degree must be at most ${highestDegree}`);
      return { multiplicity, l, parity: parity === "e" ? 1 : -1 };
    });
}

/** `8x0e+4x1o` */
export function writtenIrreps(blocks: readonly Irreps[]): string {
  return blocks
    .map(({ multiplicity, l, parity }) => `${multiplicity}x${l}${parity === 1 ? "e" : "o"}`)
    .join("+");
}

/** Numbers that the blocks take: Σ multiplicity · (2l + 1). */
export function widthOfIrreps(blocks: readonly Irreps[]): number {
  return blocks.reduce((sum, { multiplicity, l }) => sum + multiplicity * (2 * l + 1), 0);
}
