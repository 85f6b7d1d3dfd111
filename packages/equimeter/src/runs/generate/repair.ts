import type { Generator } from "@equimeter/torch";

import { canonicalFlow, twirledFlow } from "../../generate/flow/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import type { Repair } from "./repair-kind.js";

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
