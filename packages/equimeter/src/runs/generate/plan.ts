/** Chains that are sampled together. */
export interface PlannedBatch {
  readonly residues: number;
  /** Of the files, without ending: "64-001". */
  readonly names: readonly string[];
  /** Of its noise, so that a batch is the same whether those before it were made or found. */
  readonly seed: number;
}

/** The chains that are to be generated, `count` of every length, in batches of one length. */
export function planBatches(
  lengths: readonly number[],
  count: number,
  batchSize: number,
  seed: number,
): PlannedBatch[] {
  const digits = Math.max(3, String(count).length);
  const batches: PlannedBatch[] = [];
  for (const residues of lengths)
    for (let first = 0; first < count; first += batchSize) {
      const size = Math.min(batchSize, count - first);
      const names = Array.from(
        { length: size },
        (_, i) => `${residues}-${String(first + i + 1).padStart(digits, "0")}`,
      );
      batches.push({ residues, names, seed: seedOf(seed, residues, first) });
    }
  return batches;
}

/** libtorch's generators look at the lower 32 bits of a seed only. */
function seedOf(seed: number, residues: number, first: number): number {
  return [residues, first].reduce(
    (mixed, next) => (mixed * 1_000_003 + next) % 2 ** 31,
    seed % 2 ** 31,
  );
}
