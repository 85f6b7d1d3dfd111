import { uniform } from "../../random.js";
import type { Trace } from "./trace.js";

/**
 * Residues along a helix about z.
 *
 * @param turn - degrees from one residue to the next, positive for a right-handed helix
 */
export function helixTrace(
  residues: number,
  { radius, turn, rise }: { radius: number; turn: number; rise: number },
): Trace {
  const angle = (i: number): number => (i * turn * Math.PI) / 180;
  const positions = Array.from({ length: residues }, (_, i) => [
    radius * Math.cos(angle(i)),
    radius * Math.sin(angle(i)),
    rise * i,
  ]);
  return { name: "helix", positions: positions.flat() };
}

/** Pauling's: 100° and 1.5 Å a residue; alpha carbons are 2.3 Å from the axis, 3.8 Å apart. */
export const alphaHelix = { radius: 2.3, turn: 100, rise: 1.5 };

/** A zigzag of 6.6 Å every two residues, which neighbours of 3.8 Å allow. */
export const betaStrand = { radius: 0.94, turn: 180, rise: 3.3 };

/** Steps of 3.8 Å into random directions. */
export function randomTrace(residues: number, seed: number, name = `random ${seed}`): Trace {
  const random = uniform(seed);
  const at = [0, 0, 0];
  const positions: number[] = [];
  for (let i = 0; i < residues; i++) {
    positions.push(...at);
    const [z, angle] = [2 * random() - 1, 2 * Math.PI * random()];
    const flat = Math.sqrt(1 - z * z);
    [flat * Math.cos(angle), flat * Math.sin(angle), z].forEach((step, k) => (at[k] += 3.8 * step));
  }
  return { name, positions };
}

/** Rotated by a random quaternion and moved by up to 20 Å. */
export function movedTrace({ name, positions }: Trace, seed: number): Trace {
  const random = uniform(seed);
  const draw = Array.from({ length: 4 }, () => 2 * random() - 1);
  const norm = Math.hypot(...draw);
  const [w, x, y, z] = draw.map((value) => value / norm);
  const rows = [
    [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
  ];
  const shift = Array.from({ length: 3 }, () => 40 * (random() - 0.5));
  const moved = Array.from({ length: positions.length }, (_, at) => {
    const first = at - (at % 3);
    return rows[at % 3].reduce((sum, r, k) => sum + r * positions[first + k], shift[at % 3]);
  });
  return { name, positions: moved };
}

/** The mirror image in the plane x = 0. */
export function mirrored({ name, positions }: Trace): Trace {
  const negated = Array.from(positions, (value, i) => (i % 3 === 0 ? -value : value));
  return { name: `mirror image of ${name}`, positions: negated };
}

/** Every coordinate off by up to `size` Å. */
export function shaken({ name, positions }: Trace, size: number, seed: number): Trace {
  const random = uniform(seed);
  const off = Array.from(positions, (value) => value + size * (2 * random() - 1));
  return { name: `${name} shaken`, positions: off };
}
