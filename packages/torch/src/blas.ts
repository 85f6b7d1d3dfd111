/**
 * What to tell the user about the BLAS that libtorch runs on, or null when it is a fast one.
 *
 * @param blas - the core's answer: a configuration such as `"OpenBLAS 0.3.21 …"`, `"mkl"` or
 *   `"reference"`
 */
export function slowBlasWarning(blas: string): string | null {
  if (blas !== "reference") return null;
  return (
    "libtorch runs on the slow reference BLAS (about 30 times slower): install OpenBLAS, " +
    "on Debian with `apt-get install libopenblas0-pthread`"
  );
}
