/**
 * Along which two directions a landscape is looked at. Without imports, so that `--help` can list them before
 * anything native is loaded.
 */
export const directionKinds = ["eigenvectors", "random", "filter-normalized"] as const;
export type DirectionKind = (typeof directionKinds)[number];
