import { type nn, noGrad } from "@equimeter/torch";

import { each, type List, type Prepared } from "../../../data/index.js";
import type { Model } from "../../../models/model.js";

/** A model of forces, perhaps of energies. The scales of its outputs are part of its state. */
export interface ForceField extends nn.Module, Model {
  forward: Model["forward"];
  /** eV/Å */
  forceScale: nn.Buffer;
  /** eV */
  energyScale?: nn.Buffer;
  energyShift?: nn.Buffer;
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
