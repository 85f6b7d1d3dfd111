import type { Generator } from "@equimeter/torch";

import { canonicalFlow, twirledFlow } from "../../generate/flow/index.js";
import type { FlowModel } from "../../train/flow/index.js";

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

/** @param generator - of the rotations of "twirled", on the CPU */
export function repaired(
  model: FlowModel,
  repair: Repair,
  generator: Generator,
  rowsPerPass: number,
): FlowModel {
  if (repair.kind === "canonical") return canonicalFlow(model);
  if (repair.kind === "plain") return model;
  return twirledFlow(model, { rotations: repair.rotations, generator, rowsPerPass });
}
