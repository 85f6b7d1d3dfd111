/**
 * A synchronous training loop that forgets to free anything: no scope, no dispose, never back to the
 * event loop. Memory must stay bounded all the same. An MLP 256-512-512-10, batch 64, forward,
 * backward and plain gradient descent, in a process of its own.
 *
 *     node bench/memory.mjs [--steps=20000]
 */
import { fileURLToPath } from "node:url";

import { flag, option, printMachine, printTable, printVerdict, round } from "./lib/print.mjs";
import { megabytes, needLinux, runChild } from "./lib/resident.mjs";

const limit = 400; // MB
const steps = option("steps", 20_000);

needLinux();
if (flag("child")) await train(flag("tidy"));
else compare();

function compare() {
  printMachine();
  const forgetful = measure([]);
  const tidied = measure(["--tidy"]);
  printTable([
    [`${steps} steps`, "MB at start", "MB peak", "tensors left", "ms per step"],
    row("nothing freed", forgetful),
    row("each step in tidy()", tidied),
  ]);
  printVerdict("peak memory of the forgetful loop", forgetful.peak, limit, " MB");
}

function row(name, { start, peak, tensors, milliseconds }) {
  return [name, round(start), round(peak), String(tensors), round(milliseconds)];
}

function measure(flags) {
  return runChild(fileURLToPath(import.meta.url), [`--steps=${steps}`, ...flags]);
}

async function train(frees) {
  const { manualSeed, nn, noGrad, randint, randn, tidy } = await import("@equimeter/torch");
  manualSeed(1);
  const model = new nn.Sequential(
    new nn.Linear(256, 512),
    new nn.ReLU(),
    new nn.Linear(512, 512),
    new nn.ReLU(),
    new nn.Linear(512, 10),
  );
  const parameters = model.parameters();
  const x = randn([64, 256]);
  const classes = randint(10, [64]);
  const start = megabytes("VmRSS");
  const step = () => {
    const loss = model.forward(x).crossEntropyLoss(classes);
    loss.backward();
    noGrad(() => {
      for (const parameter of parameters) {
        parameter.add_(parameter.grad, { alpha: -1e-3 });
        parameter.grad = null;
      }
    });
  };
  const began = performance.now();
  for (let i = 0; i < steps; i++) {
    if (frees) tidy(step);
    else step();
  }
  const milliseconds = (performance.now() - began) / steps;
  const { native } = await import("../packages/torch/dist/native.js");
  const peak = megabytes("VmHWM");
  console.log(JSON.stringify({ start, peak, tensors: native.liveTensors(), milliseconds }));
}
