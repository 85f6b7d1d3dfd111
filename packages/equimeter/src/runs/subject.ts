import { type nn, noGrad } from "@equimeter/torch";

import { each, type List, type Prepared } from "../data/index.js";
import { point, vector } from "../groups/index.js";
import { Escaip } from "../models/escaip/index.js";
import type { Model } from "../models/model.js";
import { Plain } from "../models/plain/index.js";
import type { ResolvedConfig } from "./config/schema.js";

/** What a force field is trained on and measured by: how rotations act on its fields. */
export const forceField = {
  target: "forces",
  inputs: { positions: point },
  outputs: { forces: vector },
} as const;

/** A model of forces, perhaps of energies. The scales of its outputs are part of its state. */
export interface ForceField extends nn.Module, Model {
  forward: Model["forward"];
  /** eV/Å */
  forceScale: nn.Buffer;
  /** eV */
  energyScale?: nn.Buffer;
  energyShift?: nn.Buffer;
}

/** The model of a configuration, untrained: its weights follow from the default generator's seed. */
export function buildModel({ model }: Pick<ResolvedConfig, "model">): ForceField {
  return model.kind === "escaip" ? new Escaip(model) : new Plain(model);
}

/** What labels are like: how large forces are, around which energy and how widely energies spread. */
export interface LabelScales {
  /** Root mean square of the components of the forces, eV/Å. */
  readonly forces: number;
  /** Mean and standard deviation of the energies, eV; where every structure has one. */
  readonly energy?: { readonly shift: number; readonly scale: number };
}

export function labelScales(part: List<Prepared>): LabelScales {
  let [squares, count, energies, mean, deviations] = [0, 0, 0, 0, 0];
  for (const { structure } of each(part)) {
    for (const force of structure.forces!) squares += force ** 2;
    count += structure.forces!.length;
    if (structure.energy === undefined) continue;
    const step = structure.energy - mean; // Welford: energies are large and differ little
    mean += step / ++energies;
    deviations += step * (structure.energy - mean);
  }
  // All-zero forces would leave nothing to divide by.
  const forces = Math.sqrt(squares / count) || 1;
  if (energies < part.length) return { forces };
  return { forces, energy: { shift: mean, scale: Math.sqrt(deviations / energies) || 1 } };
}

/** Tells the model in which units to answer. */
export function setScales(model: ForceField, { forces, energy }: LabelScales): void {
  noGrad(() => {
    model.forceScale.fill_(forces);
    if (!energy) return;
    model.energyScale?.fill_(energy.scale);
    model.energyShift?.fill_(energy.shift);
  });
}
