/**
 * A training step (forward, backward, AdamW with foreach) against PyTorch on the same libtorch, from
 * the same weights. Import this before anything that loads libtorch: its threads are settled here.
 *
 * Options of all who use it: `--rounds=25`, `--threads=2`, `--device=cpu`, and `--same-malloc`, which
 * gives PyTorch the settings of the allocator that our core sets for itself.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./pairs.mjs";
import {
  flag,
  option,
  printMachine,
  printTable,
  printVerdict,
  round,
  spreadText,
  textOption,
} from "./print.mjs";
import { startPython } from "./python.mjs";

const rounds = option("rounds", 25);
const threads = option("threads", 2);
const device = textOption("device", "cpu");
const sameMalloc = flag("same-malloc");
const limit = sameMalloc ? 1.08 : 1;
const checkedSteps = 4;
const largestDifference = 1e-5;

// Both sides inherit these; they must stand before libtorch is loaded.
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
export const torch = await import("@equimeter/torch");

/** As in native/process.h. */
const malloc = {
  MALLOC_MMAP_THRESHOLD_: String(32 << 20),
  MALLOC_TRIM_THRESHOLD_: String(2000 << 20),
  MALLOC_TOP_PAD_: String(64 << 20),
};

/**
 * Times both sides and prints the ratio and whether it is small enough.
 *
 * @param name - of the model, for people
 * @param options.model - a module whose state PyTorch's model understands
 * @param options.data - tensors by name, for both sides
 * @param options.lossOf - the loss, from `model` and `data`
 * @param options.script - of bench/python
 * @param options.args - more arguments for the script, after the file of the weights
 * @param options.steps - how many make a round: short ones are timed several at a time
 */
export async function compareTraining(name, { model, data, lossOf, script, args = [], steps = 1 }) {
  model.to({ device });
  for (const [key, tensor] of Object.entries(data)) data[key] = tensor.to(device);
  const optimizer = new torch.optim.AdamW(model.namedParameters(), { lr: 1e-4 });
  const step = () =>
    torch.tidy(() => {
      optimizer.zeroGrad();
      const loss = lossOf(model, data);
      loss.backward();
      optimizer.step();
      return loss.item();
    });
  const python = await startTraining(script, model, data, args);
  printMachine(
    [
      device === "cpu" ? `${threads} threads` : device,
      `${model.numParameters()} parameters`,
      ...args,
      ...(python ? [`PyTorch ${python.hello.version}`] : []),
      ...(python && sameMalloc ? ["same malloc"] : []),
    ].join(", "),
  );
  await checkLosses(step, python);

  const ours = () => {
    for (let i = 0; i < steps; i++) step();
  };
  const theirs = python && (async () => (await python.ask("step", steps)).nanoseconds);
  const result = await interleave(() => timed(ours), theirs, { rounds, pause: 40 });
  await python?.stop();
  const perStep = (nanoseconds) => round(nanoseconds && nanoseconds / steps / 1e6);
  const { ratio, spread } = result;
  printTable([
    ["ms per step", "Equimeter", "PyTorch", "ratio", "middle half"],
    [name, perStep(result.ours), perStep(result.theirs), round(ratio), spreadText(spread)],
  ]);
  printVerdict(
    `${name}, a step over PyTorch's${sameMalloc ? " with our malloc" : ""}`,
    ratio,
    limit,
  );
}

/** Weights and data travel in a safetensors file. */
async function startTraining(script, model, data, args) {
  const folder = mkdtempSync(path.join(tmpdir(), "equimeter-bench-"));
  const file = path.join(folder, "start.safetensors");
  try {
    torch.saveSafetensors(file, {
      ...prefixed("model", model.stateDict()),
      ...prefixed("data", data),
    });
    return await startPython(script, {
      args: [file, device, ...args],
      env: sameMalloc ? malloc : {},
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function prefixed(prefix, tensors) {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => [`${prefix}.${name}`, tensor]),
  );
}

/** Ends the process where the two sides do not compute the same thing. */
async function checkLosses(step, python) {
  const losses = Array.from({ length: checkedSteps }, step);
  if (!python) return;
  const { answer } = await python.ask("step", checkedSteps);
  const [first, last] = [losses[0], losses.at(-1)];
  console.log(
    `loss ${first.toFixed(6)}, and at step ${checkedSteps} ${last.toFixed(8)} and ` +
      `${answer.toFixed(8)} (PyTorch)`,
  );
  if (Math.abs(last - answer) <= largestDifference * Math.abs(answer)) return;
  console.log("The two sides do not compute the same thing: nothing to compare.");
  process.exit(1);
}
