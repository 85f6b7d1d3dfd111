import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { readChainsAll } from "../index.js";
import { cifAtoms, text } from "../testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-cif-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "entry.cif");

function read(content: string) {
  writeFileSync(file, content);
  return readChainsAll(file);
}

const xyz = "Cartn_x Cartn_y Cartn_z";

test("label_ or auth_ columns alone will do, in any case and order", async () => {
  const rows = ["CA ALA A 1 0 0 0", "CA GLY A 2 3.8 0 0", "CA SER A 3 7.6 0 0"];
  const label = `label_atom_id label_comp_id label_asym_id label_seq_id ${xyz}`;
  const [one] = await read(cifAtoms(label, ...rows));
  expect(one).toMatchObject({ name: "TEST_A", sequence: "AGS", asym: "A", chain: "A" });
  const [other] = await read(cifAtoms(label.replaceAll("label", "AUTH"), ...rows));
  expect(other).toEqual(one);
});

test("the authors' letters name a chain; the archive's keep it together", async () => {
  const columns = `group_PDB label_atom_id label_comp_id label_asym_id auth_asym_id label_seq_id auth_seq_id ${xyz}`;
  const rows = [1, 2, 3].flatMap((i) => [
    `ATOM CA ALA A H ${i} ${i + 30} ${i} 0 0`,
    `ATOM CA GLY B L ${i} ${i} ${i} 0 0`,
  ]);
  const ligand = "HETATM CA ALA C H . 99 0 0 0";
  const chains = await read(cifAtoms(columns, ...rows, ligand));
  expect(chains.map(({ name, asym, sequence }) => [name, asym, sequence])).toEqual([
    ["TEST_H", "A", "AAA"],
    ["TEST_L", "B", "GGG"],
  ]);
  expect(chains[0].residueNumbers).toEqual(Int32Array.of(31, 32, 33));
});

test("rows over several lines, comments, uncertainties, Windows' line ends", async () => {
  const columns = `label_atom_id label_comp_id label_asym_id label_seq_id ${xyz}`;
  const content = cifAtoms(
    columns,
    "CA ALA A 1",
    "1.25(3) 0 -2 # a comment",
    "CA GLY A 2 3.8 0 0 CA",
    "; SER",
    ";",
    "A 3 7.6 0 0",
  ).replaceAll("\n", "\r\n");
  const [chain] = await read(content);
  expect(Array.from(chain.positions)).toEqual([1.25, 0, -2, 3.8, 0, 0, 7.6, 0, 0]);
  expect(chain.residueNames).toEqual(["ALA", "GLY", " SER"]);
});

test("several entries in a file, one without atoms", async () => {
  const columns = `label_atom_id label_comp_id label_asym_id label_seq_id ${xyz}`;
  const block = cifAtoms(columns, "CA ALA A 1 0 0 0", "CA ALA A 2 4 0 0", "CA ALA A 3 8 0 0");
  const empty = text("data_EMPTY", "_entry.id EMPTY");
  const chains = await read(block + empty + block.replace("TEST", "MORE"));
  expect(chains.map(({ name }) => name)).toEqual(["TEST_A", "MORE_A"]);
});

test("resolution of the refinement, else of microscopy, else of the data", async () => {
  const columns = `label_atom_id label_comp_id label_asym_id label_seq_id ${xyz}`;
  const block = cifAtoms(columns, "CA ALA A 1 0 0 0", "CA ALA A 2 4 0 0", "CA ALA A 3 8 0 0");
  const reflns = text("_reflns.d_resolution_high 1.9");
  const em = text("_em_3d_reconstruction.resolution 3.3");
  const refine = text("_refine.ls_d_res_high 2.5");
  const resolution = async (...more: string[]) => (await read(block + more.join("")))[0].resolution;
  expect(await resolution()).toBeUndefined();
  expect(await resolution(reflns)).toBe(1.9);
  expect(await resolution(reflns, em)).toBe(3.3);
  expect(await resolution(reflns, em, refine)).toBe(2.5);
  expect(await resolution(em, text("_refine.ls_d_res_high ?"))).toBe(3.3);
});
