import { cat, ones, type Tensor } from "@equimeter/torch";

/** Registers are tokens in front of the residues that belong to no residue. @param residues - [B, N, width] */
export function withRegisters(registers: Tensor | null, residues: Tensor): Tensor {
  if (!registers) return residues;
  return cat([registers.expand([residues.shape[0], ...registers.shape]), residues], 1);
}

/** Which positions there are: all registers, and the residues that are no padding. [B, N] → [B, count + N] */
export function presence(mask: Tensor, count: number): Tensor {
  const present = mask.to("bool");
  const registers = ones([mask.shape[0], count], { dtype: "bool", device: mask.device });
  return count > 0 ? cat([registers, present], 1) : present;
}

/** Nothing is known of pairs with a register at first. [B, N, N, c] → [B, count + N, count + N, c] */
export function padPairs(pairs: Tensor, count: number): Tensor {
  return count > 0 ? pairs.constantPadNd([0, 0, count, 0, count, 0]) : pairs;
}

/** The residues' own part of pairs with registers. */
export function withoutRegisters(pairs: Tensor, count: number): Tensor {
  const own = pairs.shape[1] - count;
  return pairs.narrow(1, count, own).narrow(2, count, own);
}
