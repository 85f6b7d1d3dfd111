import { type nn, noGrad } from "@equimeter/torch";

import type { Prepared } from "../data/index.js";
import { point, vector } from "../groups/index.js";
import type { Model } from "../models/model.js";
import { Plain } from "../models/plain/index.js";
import type { ResolvedConfig } from "./config-schema.js";

/** What a force field is trained on and measured by: how rotations act on its fields. */
export const forceField = {
  target: "forces",
  inputs: { positions: point },
  outputs: { forces: vector },
} as const;

/** The model of a configuration, untrained: its weights follow from the default generator's seed. */
export function buildModel(config: ResolvedConfig): nn.Module & Model & { forceScale: nn.Buffer } {
  return new Plain(config.model);
}

/** Root mean square of the components of the forces, eV/Å: the scale that labels are divided by. */
export function forceScale(part: readonly Prepared[]): number {
  let squares = 0;
  let count = 0;
  for (const { structure } of part) {
    for (const force of structure.forces!) squares += force ** 2;
    count += structure.forces!.length;
  }
  // All-zero forces would leave nothing to divide by.
  return Math.sqrt(squares / count) || 1;
}

/** Tells the model in which units to answer. The scale is part of its state. */
export function setForceScale(model: { forceScale: nn.Buffer }, scale: number): void {
  noGrad(() => model.forceScale.fill_(scale));
}
