import type { Structure } from "../structure.js";
import { Statistics, type Summary } from "./statistics.js";

/** What should be zero of exact forces, and is not where they are approximate or wrong. */
export interface Balance {
  /** |Σ F| a structure, eV/Å. */
  netForce: Summary | null;
  /** The same over Σ |F|: 0 for exact forces, 1 when all point the same way. */
  relativeNetForce: Summary | null;
  /** |Σ (r − centroid) × F| a structure without lattice, eV. */
  netTorque: Summary | null;
  /** The same over Σ |r − centroid| |F|. */
  relativeNetTorque: Summary | null;
}

/** Forces alone in the world: of single atoms nothing can cancel. */
export class BalanceSums {
  private readonly force = new Statistics();
  private readonly relativeForce = new Statistics();
  private readonly torque = new Statistics();
  private readonly relativeTorque = new Statistics();

  add({ positions, forces, periodic }: Structure): void {
    if (!forces || positions.length < 6) return;
    const n = positions.length / 3;
    const centre = [0, 0, 0];
    positions.forEach((x, i) => (centre[i % 3] += x / n));
    const net = [0, 0, 0];
    const torque = [0, 0, 0];
    let [sizes, arms] = [0, 0];
    for (let at = 0; at < positions.length; at += 3) {
      const f = forces.subarray(at, at + 3);
      const r = centre.map((x, axis) => positions[at + axis] - x);
      for (let i = 0; i < 3; i++) {
        const [j, k] = [(i + 1) % 3, (i + 2) % 3];
        net[i] += f[i];
        torque[i] += r[j] * f[k] - r[k] * f[j];
      }
      sizes += Math.hypot(...f);
      arms += Math.hypot(...r) * Math.hypot(...f);
    }
    this.force.add(Math.hypot(...net));
    if (sizes > 0) this.relativeForce.add(Math.hypot(...net) / sizes);
    if (periodic.some(Boolean)) return;
    this.torque.add(Math.hypot(...torque));
    if (arms > 0) this.relativeTorque.add(Math.hypot(...torque) / arms);
  }

  result(): Balance {
    return {
      netForce: this.force.summary(),
      relativeNetForce: this.relativeForce.summary(),
      netTorque: this.torque.summary(),
      relativeNetTorque: this.relativeTorque.summary(),
    };
  }
}
