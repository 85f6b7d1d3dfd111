/**
 * A training step of VoxMol's U-Net, preset small, against the same network in PyTorch: batch 4 of
 * 32³ voxels with 8 channels; without dropout, which would drop other elements on the other side.
 * Then two steps of the published 111M at 64³, batch 1, in a process of their own: the memory that
 * they take.
 *
 *     node bench/voxmol.mjs [--rounds=25] [--threads=2] [--device=cpu] [--same-malloc]
 */
import { fileURLToPath } from "node:url";

import { flag, printTable, printVerdict, round } from "./lib/print.mjs";
import { megabytes, needLinux, runChild } from "./lib/resident.mjs";
import { compareTraining, torch } from "./lib/training.mjs";

const { manualSeed, optim, randn, tidy } = torch;
const { Voxmol, voxmolConfig } = await import("equimeter/models/voxmol");

const limit = 8; // GB
const lossOf = (model, { x, target }) => model.forward({ noisy: x }).density.mseLoss(target);
const grids = (batch, { elements }, size) => {
  const shape = [batch, elements, size, size, size];
  return { x: randn(shape), target: randn(shape) };
};

manualSeed(1);
if (flag("child")) published();
else {
  await compareSmall();
  needLinux();
  const threads = process.env.OMP_NUM_THREADS;
  const { start, peak, seconds } = runChild(fileURLToPath(import.meta.url), [
    `--threads=${threads}`,
  ]);
  printTable([
    ["111M at 64³, batch 1", "GB with the weights", "GB peak", "seconds per step"],
    [`${threads} threads`, ...[start, peak, seconds].map(round)],
  ]);
  printVerdict("peak memory of training VoxMol 111M at 64³", peak, limit, " GB");
}

async function compareSmall() {
  const config = voxmolConfig({ preset: "small", dropout: 0 });
  const { kind: _, dropout: __, ...sizes } = config;
  await compareTraining("VoxMol small", {
    script: "voxmol.py",
    args: [JSON.stringify(sizes)],
    model: new Voxmol(config),
    data: grids(4, config, 32),
    lossOf,
  });
}

/** The second step has the optimiser's state from its start. */
function published() {
  const config = voxmolConfig({ preset: "111M" });
  const model = new Voxmol(config);
  const data = grids(1, config, 64);
  const optimizer = new optim.AdamW(model.namedParameters(), { lr: 2e-5, eps: 0 });
  const start = megabytes("VmRSS") / 1024;
  let seconds = 0;
  for (let step = 0; step < 2; step++) {
    const began = performance.now();
    tidy(() => {
      optimizer.zeroGrad();
      lossOf(model, data).backward();
      optimizer.step();
    });
    seconds = (performance.now() - began) / 1000;
  }
  console.log(JSON.stringify({ start, peak: megabytes("VmHWM") / 1024, seconds }));
}
