/**
 * The designs by the words of recipes and of the command line. Without imports, so that `--help` can
 * list them before anything native is loaded.
 */
export const designKinds = [
  "tetrahedralOrbits",
  "octahedralOrbits",
  "icosahedralOrbits",
  "independent",
  "enumerate",
] as const;
