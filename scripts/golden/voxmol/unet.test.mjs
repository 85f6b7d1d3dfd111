import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { loadSafetensors } from "../../../packages/torch/dist/index.js";
import { compare } from "../compare.mjs";
import { runGolden } from "../run.mjs";
import { unet } from "./unet.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shared = join(process.env.EQUIMETER_SHARED ?? join(root, "../shared"), "golden/voxmol");
const isAbsent = !existsSync(shared);
const reason = isAbsent ? " (skipped: no shared data; set EQUIMETER_SHARED)" : "";

// What the specification asks for; the files themselves allow more in float64.
const cases = [
  { name: "unet_a", results: 139, gradients: 135, rtol: 1e-11, atol: 1e-12 },
  { name: "unet_c", results: 243, gradients: 239, rtol: 2e-5, atol: 1e-6 },
];

test.skipIf(isAbsent).each(cases)(
  `VoxMol's U-Net is the original: $name${reason}`,
  ({ name, results, gradients, ...tolerance }) => {
    const file = join(shared, `${name}.safetensors`);
    const lines = [];
    expect(runGolden("voxmol", file, (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toBe(`${results} of ${results} equal`);

    const { tensors } = loadSafetensors(file);
    const about = JSON.parse(readFileSync(join(shared, `${name}.json`), "utf8"));
    const made = unet(tensors, about);
    const wanted = Object.keys(tensors).filter((key) => /^(output|grad)\./.test(key));
    expect(wanted.filter((key) => key.startsWith("grad."))).toHaveLength(gradients);
    const verdicts = wanted.map((key) => compare(made[key], tensors[key], tolerance).verdict);
    expect(wanted.filter((_, i) => verdicts[i] !== "ok")).toEqual([]);
    for (const key of about.no_grad_parameters)
      expect(made[`grad.${key}`].abs().max().item()).toBe(0);
  },
);
