import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { jit, manualSeed, randn } from "@equimeter/torch";

/** A folder for the files of a test, gone after it. */
export function scratchFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `equimeter-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Molecules of two to four atoms with forces and energies, in extended XYZ. */
export function moleculesFile(
  folder: string,
  count = 6,
  sizes: readonly number[] = [3, 2, 4],
): string {
  manualSeed(7);
  const elements = ["H", "C", "O", "N"];
  const frames = Array.from({ length: count }, (_, frame) => {
    const atoms = sizes[frame % sizes.length];
    const numbers = randn([atoms, 6]).toArray() as number[][];
    const lines = numbers.map(
      (row, atom) => `${elements[atom % elements.length]} ${row.join(" ")}`,
    );
    return `${atoms}\nProperties=species:S:1:pos:R:3:forces:R:3 energy=${frame - 2.5}\n${lines.join("\n")}\n`;
  });
  const path = join(folder, "molecules.xyz");
  writeFileSync(path, frames.join(""));
  return path;
}

/** Saves a TorchScript model of one method or more. */
export function modelFile(
  folder: string,
  name: string,
  source: string,
  parts: Partial<jit.Definition> = {},
): string {
  const path = join(folder, `${name}.pt`);
  jit.define({ source, ...parts }).save(path);
  return path;
}

/** Forces B x of positions, atoms one by one, in rows or one after the other. */
export const linearSource = `
  def forward(self, positions: Tensor) -> Tensor:
      return positions @ self.matrix
`;

/** A graph network of one message: forces along edges, without anything that does not turn but its axis. */
export const graphSource = `
  def forward(self, data: Dict[str, Tensor]) -> Dict[str, Tensor]:
      pos = data["pos"]
      i, j = data["edge_index"][0], data["edge_index"][1]
      apart = pos[j] - pos[i]
      weight = torch.exp(-apart.square().sum(-1, True)) + (apart * self.axis).sum(-1, True)
      forces = torch.zeros_like(pos).index_add(0, i, apart * weight)
      samples = int(data["batch"].max()) + 1
      energies = weight.squeeze(-1) * (data["atom_types"][i] + 1)
      total = torch.zeros([samples], dtype=pos.dtype).index_add(0, data["batch"][i], energies)
      return {"forces": forces, "total_energy": total}
`;

/** A force field of atoms one after the other: forces, and an energy for each sample. */
export const flatSource = `
  def forward(self, data: Dict[str, Tensor]) -> Dict[str, Tensor]:
      pos = data["pos"]
      scale = data["atomic_numbers"].unsqueeze(-1) * 0.1
      energies = (pos * self.axis).sum(-1) * scale.squeeze(-1)
      total = torch.zeros([int(data["batch"].max()) + 1], dtype=pos.dtype)
      return {"forces": pos * scale + self.axis, "total_energy": total.index_add(0, data["batch"], energies)}
`;
