/**
 * Uniform numbers in [0, 1) from a seed, for choices outside libtorch (shuffles, bootstraps):
 * Marsaglia's xorshift with a Weyl sequence, 32 bits.
 */
export function uniform(seed: number): () => number {
  let x = mixed(seed) || 1;
  let weyl = seed >>> 0;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    weyl = (weyl + 362437) >>> 0;
    return ((x >>> 0) + weyl) >>> 0;
  };
  for (let i = 0; i < 20; i++) next(); // few bits set at first take some steps to spread
  return () => next() / 2 ** 32;
}

/**
 * Another number of 32 bits for each seed. A xorshift is linear: neighbouring seeds, as epochs use
 * them, would give streams with a constant difference. Multiplications break that (the last steps
 * of MurmurHash3).
 */
function mixed(seed: number): number {
  let h = (seed ^ 0x9e3779b9) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * A seed for one of several uses of another: the same for the same numbers, and of 31 bits, of which libtorch's
 * generators look at 32.
 *
 * @param uses - what it is for, and which of them: whole numbers
 */
export function mixedSeed(seed: number, ...uses: readonly number[]): number {
  const start = mixed(mixed(seed) ^ Math.floor(seed / 2 ** 32));
  return uses.reduce((hash, use) => mixed(hash ^ mixed(use)), start) >>> 1;
}
