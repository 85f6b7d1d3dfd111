/**
 * A synchronous training loop that forgets to free anything: no scope, no dispose, never back to the
 * event loop. Memory must stay bounded all the same. An MLP 256-512-512-10, batch 64, forward,
 * backward and plain gradient descent, in a process of its own.
 *
 *     node bench/memory.mjs [--steps=20000]
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { flag, option, printMachine, printTable, printVerdict, round } from "./lib/print.mjs";

const limit = 400; // MB
const steps = option("steps", 20_000);

if (flag("child")) await train(flag("tidy"));
else if (process.platform === "linux") compare();
else console.log("Skipped: the peak is read from Linux's /proc/self/status.");

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
  const script = fileURLToPath(import.meta.url);
  const args = [script, "--child", `--steps=${steps}`, ...flags];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) {
    console.log("The training loop did not finish.");
    process.exit(1);
  }
  return JSON.parse(stdout);
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
  const start = kilobytes("VmRSS");
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
  console.log(
    JSON.stringify({
      start: start / 1024,
      peak: kilobytes("VmHWM") / 1024,
      tensors: native.liveTensors(),
      milliseconds,
    }),
  );
}

/** A field of /proc/self/status; VmHWM is the largest resident set so far. */
function kilobytes(field) {
  const status = readFileSync("/proc/self/status", "utf8");
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)[1]);
}
