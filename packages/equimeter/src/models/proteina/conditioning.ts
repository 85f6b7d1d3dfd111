import { cat, type Tensor, zeros } from "@equimeter/torch";

/**
 * What adaptive norms depend on: a few rows, and where they belong. The time and the fold are the same
 * for all residues of a protein, and registers have no condition: two rows a protein are all that
 * projections have to be computed for, a quarter of a layer's work otherwise.
 */
export interface Conditioning {
  /** [B, K, C], or any shape that `spread` takes */
  readonly rows: Tensor;
  /** Rows made of `rows` to what broadcasts to all positions: [B, K, D] → [B, R + N, D]. */
  spread(rows: Tensor): Tensor;
}

/** @param condition - of the residues, [B, N, C], or [B, 1, C] when all of them share it */
export function sequenceConditioning(
  condition: Tensor,
  registers: number,
  residues: number,
): Conditioning {
  if (registers === 0) return everywhere(condition);
  const [batch, given, width] = condition.shape;
  const isShared = given === 1;
  const { dtype, device } = condition;
  const none = zeros([batch, isShared ? 1 : registers, width], { dtype, device });
  const rows = cat([none, condition], 1);
  if (!isShared) return everywhere(rows);
  const counts = [registers, residues];
  const spread = (few: Tensor): Tensor =>
    cat(
      counts.map((count, k) => few.narrow(1, k, 1).expand([batch, count, few.shape[2]])),
      1,
    );
  return { rows, spread };
}

/** Rows that broadcast as they are. */
export function everywhere(rows: Tensor): Conditioning {
  return { rows, spread: (some) => some };
}
