import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { loadSafetensors } from "../../../packages/torch/dist/index.js";
import { compare } from "../compare.mjs";
import { runGolden } from "../run.mjs";
import { voxmol } from "../voxmol.mjs";
import { moleculesIn } from "./peaks.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shared = join(process.env.EQUIMETER_SHARED ?? join(root, "../shared"), "golden/voxmol");
const isAbsent = !existsSync(shared);
const reason = isAbsent ? " (skipped: no shared data; set EQUIMETER_SHARED)" : "";

// What the specification asks for, where the files themselves allow more.
const cases = [
  { name: "wjs_a", results: 4, rtol: 1e-11, atol: 0 },
  { name: "peaks_a", results: 9, rtol: 0, atol: 5e-3 },
  { name: "too_close", results: 6, rtol: 0, atol: 0 },
  { name: "adamw_ema", results: 24, rtol: 1e-14, atol: 0 },
];

function read(name) {
  const { tensors } = loadSafetensors(join(shared, `${name}.safetensors`));
  return { tensors, about: JSON.parse(readFileSync(join(shared, `${name}.json`), "utf8")) };
}

test.skipIf(isAbsent).each(cases)(
  `$name is what VoxMol computes${reason}`,
  ({ name, results, ...tolerance }) => {
    const lines = [];
    const print = (line) => lines.push(line);
    expect(runGolden("voxmol", join(shared, `${name}.safetensors`), print)).toBe(0);
    expect(lines.at(-1)).toBe(`${results} of ${results} equal`);

    const { tensors, about } = read(name);
    const made = voxmol[about.golden.kind](tensors, about);
    const wanted = Object.keys(tensors).filter((key) => key.startsWith("output."));
    const far = wanted.filter(
      (key) => compare(made[key], tensors[key], tolerance).verdict !== "ok",
    );
    expect(far).toEqual([]);
  },
);

test.skipIf(isAbsent)(
  `the refinement of peaks_a begins and ends with VoxMol's loss${reason}`,
  () => {
    const { tensors, about } = read("peaks_a");
    const { density, found } = moleculesIn(tensors, about);
    const { startLoss, loss } = found(density, { rule: "voxmol-gpu" });
    expect(Math.abs(startLoss / about.init_loss - 1)).toBeLessThan(1e-5);
    expect(Math.abs(loss / about.refined_loss - 1)).toBeLessThan(1e-3);
  },
);
