import { eulerRotation, placed } from "../../../packages/equimeter/dist/data/voxels/augment.js";
import { tensor } from "../../../packages/torch/dist/index.js";
import { realAtoms } from "./atoms.mjs";

/** Half of the width of the original's shift, Å. */
const shift = 0.5;

/** Molecules centred, turned by three angles and shifted; padding stays where it is. */
export function augment(tensors) {
  const results = {};
  for (const name of Object.keys(tensors)) {
    const [, number] = /^input\.theta(\d*)$/.exec(name) ?? [];
    if (number === undefined) continue;
    const coords = tensors[`input.coords${number}`];
    const real = realAtoms(tensors[`input.atoms_channel${number}`]);
    const rotation = eulerRotation(tensors[name].toNumbers());
    const by = tensors[`input.uniform${number}`].toNumbers().map((draw) => shift * (2 * draw - 1));
    const atoms = coords.indexSelect(0, real).view([-1]).toNumbers();
    const moved = tensor([...placed(atoms, rotation, by)]).view([-1, 3]);
    results[`output.R${number}`] = tensor([...rotation]).view([3, 3]);
    results[`output.coords${number}`] = coords.indexCopy(0, real, moved);
  }
  return results;
}
