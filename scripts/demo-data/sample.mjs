/** From one molecule's start geometry to its labelled frames in one fixed lab frame. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alignTo, centre, findBonds, randomRotation, rotate, worstStretch } from "./geometry.mjs";
import { dynamics, optimise, singlePoint } from "./programs.mjs";

const framesKept = 42;
const spareFrames = 3; // stand in for frames that are dropped
const temperature = 400; // K
const interval = 1; // ps between saved frames
const equilibration = 5; // ps at the start that are not saved
const stretchAllowed = 0.25;

const rounded = (positions) => positions.map((p) => p.map((x) => Number(x.toFixed(5))));

/**
 * Frames `{ molecule, smiles, frame, symbols, positions, energy, forces }` of one molecule (Å, eV,
 * eV/Å). All lie on the optimised geometry (least squares over all atoms), which has a seeded
 * random orientation. Forces belong to the positions as they are written, five decimals.
 */
export async function sampleMolecule({ name, smiles, start, seed }) {
  const folder = await mkdtemp(join(tmpdir(), `equimeter-demo-${name}-`));
  try {
    const { symbols, positions } = await optimise(start, folder);
    const bonds = findBonds(symbols, positions);
    const asDrawn = findBonds(start.symbols, start.positions);
    if (String(asDrawn.map(([i, j]) => [i, j])) !== String(bonds.map(([i, j]) => [i, j]))) {
      throw new Error(`${name} changed its bonds when it was optimised: delete it from start.xyz`);
    }
    const reference = rotate(randomRotation(seed), centre(positions));
    const saved = equilibration / interval + framesKept + spareFrames;
    const trajectory = await dynamics(
      { symbols, positions: reference },
      { temperature, picoseconds: saved * interval, interval },
      folder,
    );
    const usable = trajectory
      .slice(equilibration / interval)
      .filter((moved) => worstStretch(bonds, moved) <= stretchAllowed)
      .slice(0, framesKept);
    const frames = [];
    for (const [frame, moved] of usable.entries()) {
      const molecule = { symbols, positions: rounded(alignTo(reference, moved)) };
      const labels = await singlePoint(molecule, folder);
      frames.push({ molecule: name, smiles, frame, ...molecule, ...labels });
    }
    return frames;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The largest difference (eV/Å) between the forces of a frame and central differences of its
 * energy, over all components of its first `atoms` atoms.
 */
export async function forceError(frame, atoms, step = 0.002) {
  const folder = await mkdtemp(join(tmpdir(), "equimeter-demo-check-"));
  try {
    let worst = 0;
    for (let atom = 0; atom < atoms; atom++) {
      for (let k = 0; k < 3; k++) {
        const energyAt = async (shift) => {
          const positions = frame.positions.map((p) => p.slice());
          positions[atom][k] += shift;
          return (await singlePoint({ symbols: frame.symbols, positions }, folder)).energy;
        };
        const slope = ((await energyAt(step)) - (await energyAt(-step))) / (2 * step);
        worst = Math.max(worst, Math.abs(frame.forces[atom][k] + slope));
      }
    }
    return worst;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
