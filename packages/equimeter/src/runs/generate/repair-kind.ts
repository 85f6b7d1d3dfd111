/** What is done to a velocity field that is not equivariant. */
export type Repair =
  | { readonly kind: "plain" }
  /** The mean over so many rotations. */
  | { readonly kind: "twirled"; readonly rotations: number }
  /** Looked at in a canonical frame of the points. */
  | { readonly kind: "canonical" };

/** "twirled-4": for names of files, and tables. */
export function repairName(repair: Repair): string {
  return repair.kind === "twirled" ? `twirled-${repair.rotations}` : repair.kind;
}
