/**
 * Uniform numbers in [0, 1) from a seed, for choices outside libtorch (shuffles, bootstraps):
 * Marsaglia's xorshift with a Weyl sequence, 32 bits.
 */
export function uniform(seed: number): () => number {
  let x = (seed ^ 0x9e3779b9) >>> 0 || 1;
  let weyl = seed >>> 0;
  const next = () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    weyl = (weyl + 362437) >>> 0;
    return ((x >>> 0) + weyl) >>> 0;
  };
  for (let i = 0; i < 20; i++) next(); // neighbouring seeds start alike
  return () => next() / 2 ** 32;
}
