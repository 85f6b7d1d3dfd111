import { keptAtoms } from "../../../packages/equimeter/dist/generate/index.js";
import { tensor } from "../../../packages/torch/dist/index.js";

/** What is left of molecules, by the original's rule and by that of the least index. */
export function tooClose(tensors) {
  const results = {};
  for (const name of Object.keys(tensors)) {
    const [, number] = /^input\.coords(\d*)$/.exec(name) ?? [];
    if (number === undefined) continue;
    const coords = tensors[name];
    const channels = tensors[`input.atoms_channel${number}`];
    const positions = coords.to("float64").view([-1]).toTypedArray();
    const heights = new Float64Array(positions.length / 3);
    const kept = (rule) => tensor(keptAtoms(positions, heights, { rule }), { dtype: "int64" });
    const first = kept("first");
    const voxmol = kept("voxmol");
    results[`output.coords${number}`] = coords.indexSelect(1, voxmol);
    results[`output.atoms_channel${number}`] = channels.indexSelect(1, voxmol);
    results[`output.lowest_index_coords${number}`] = coords.indexSelect(1, first);
    results[`output.lowest_index_atoms_channel${number}`] = channels.indexSelect(1, first);
  }
  return results;
}
