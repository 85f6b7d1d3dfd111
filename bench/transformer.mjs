/**
 * A training step of a transformer encoder (forward, backward, AdamW with foreach) against PyTorch
 * on the same libtorch, from the same weights: 4 layers, width 256, 8 heads, feed-forward 1024,
 * pre-norm, batch 8, length 128.
 *
 *     node bench/transformer.mjs [--rounds=25] [--threads=2] [--gelu] [--same-malloc]
 *
 * `--same-malloc` gives PyTorch the settings of the allocator that our core sets for itself.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import {
  flag,
  option,
  printMachine,
  printTable,
  printVerdict,
  round,
  spreadText,
} from "./lib/print.mjs";
import { startPython } from "./lib/python.mjs";

const limit = 1.05;
const rounds = option("rounds", 25);
const threads = option("threads", 2);
const activation = flag("gelu") ? "gelu" : "relu";
const checkedSteps = 3;

// Both sides inherit these; they must stand before libtorch is loaded.
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { manualSeed, nn, optim, randn, saveSafetensors, tidy } = await import("@equimeter/torch");

/** `nn.TransformerEncoderLayer(norm_first=True)`, under its names. */
class EncoderLayer extends nn.Module {
  self_attn = new nn.MultiheadAttention(256, 8);
  linear1 = new nn.Linear(256, 1024);
  linear2 = new nn.Linear(1024, 256);
  norm1 = new nn.LayerNorm(256);
  norm2 = new nn.LayerNorm(256);

  forward(x) {
    const attended = x.add(this.self_attn.forward(this.norm1.forward(x)));
    const wide = this.linear1.forward(this.norm2.forward(attended));
    return attended.add(this.linear2.forward(wide[activation]()));
  }
}

class Encoder extends nn.Module {
  layers = Array.from({ length: 4 }, () => new EncoderLayer());
  norm = new nn.LayerNorm(256);

  forward(x) {
    let hidden = x;
    for (const layer of this.layers) hidden = tidy(() => layer.forward(hidden));
    return this.norm.forward(hidden);
  }
}

manualSeed(1);
const model = new Encoder();
const x = randn([8, 128, 256]);
const target = randn([8, 128, 256]);
const optimizer = new optim.AdamW(model.namedParameters(), { lr: 1e-4 });

function step() {
  return tidy(() => {
    optimizer.zeroGrad();
    const loss = model.forward(x).mseLoss(target);
    loss.backward();
    optimizer.step();
    return loss.item();
  });
}

const folder = mkdtempSync(path.join(tmpdir(), "equimeter-bench-"));
const file = path.join(folder, "weights.safetensors");
await saveSafetensors(file, { ...model.stateDict(), x, target });
const malloc = {
  MALLOC_MMAP_THRESHOLD_: String(32 << 20),
  MALLOC_TRIM_THRESHOLD_: String(2000 << 20),
  MALLOC_TOP_PAD_: String(64 << 20),
};
const python = await startPython("transformer.py", {
  args: [file, activation],
  env: flag("same-malloc") ? malloc : {},
});
rmSync(folder, { recursive: true });

printMachine(
  `${threads} threads, ${activation}` +
    (python
      ? `, PyTorch ${python.hello.version}${flag("same-malloc") ? ", same malloc" : ""}`
      : ""),
);
let loss = 0;
for (let i = 0; i < checkedSteps; i++) loss = step();
if (python) {
  const { answer } = await python.ask("step", checkedSteps);
  const difference = Math.abs(loss - answer) / answer;
  console.log(
    `loss of step ${checkedSteps} from the same weights: ${loss.toFixed(8)} and ` +
      `${answer.toFixed(8)} (PyTorch)`,
  );
  if (!(difference < 1e-5)) {
    console.log("The two sides do not compute the same thing: nothing to compare.");
    process.exit(1);
  }
}

const ask = python && (async () => (await python.ask("step")).nanoseconds);
const result = await interleave(() => timed(step), ask, { rounds, pause: 40 });
await python?.stop();
const ms = (nanoseconds) => round(nanoseconds && nanoseconds / 1e6);
printTable([
  ["ms per step", "Equimeter", "PyTorch", "ratio", "middle half"],
  [
    "transformer",
    ms(result.ours),
    ms(result.theirs),
    round(result.ratio),
    spreadText(result.spread),
  ],
]);
printVerdict("a step over PyTorch's", result.ratio, limit);
