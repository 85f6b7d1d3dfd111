/**
 * EScAIP on molecules of the demo data: what 10 rotated predictions cost when the copies share the
 * invariant trunk, against rotating the molecules and running all of the network on each copy; and how
 * many structures a second training and measuring take.
 *
 *     node bench/escaip.mjs [--preset=6M] [--molecules=16] [--rounds=5] [--threads=2]
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, textOption } from "./lib/print.mjs";
import { megabytes } from "./lib/resident.mjs";

const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { Generator, manualSeed, noGrad, tidy } = await import("@equimeter/torch");
const { demoFrames } = await import("./lib/demo.mjs");
const { collate } = await import("equimeter/data");
const { independent, point, vector } = await import("equimeter/groups");
const { twist } = await import("equimeter/measure");
const { Escaip, escaipConfig } = await import("equimeter/models/escaip");
const { Trainer } = await import("equimeter/train");
const { trainConfigSchema } = await import("../packages/equimeter/dist/train/config.js");

const rotations = 10;
const limit = 1 / 5;
const rounds = option("rounds", 5);
const config = escaipConfig({ preset: textOption("preset", "6M") });
const items = (await demoFrames(config)).slice(0, option("molecules", 16));
const batch = collate(items);
const samples = items.length;
manualSeed(1);
const model = new Escaip(config).eval();
const elements = independent({ count: rotations }).draw(samples, new Generator(1));
const actions = { inputs: { positions: point }, outputs: { forces: vector }, samples, batch };
const plain = { forward: (turned) => model.forward(turned) };

printMachine(
  `${threads} threads, ${model.numParameters()} parameters, ${samples} molecules, ` +
    `${batch.positions.shape[0]} atoms`,
);
const shared = () => tidy(() => void twist(elements, { ...actions, model }));
const alone = () => tidy(() => void twist(elements, { ...actions, model: plain }));
const difference = tidy(() => {
  const [a, b] = [model, plain].map((one) => twist(elements, { ...actions, model: one }).forces);
  return a.sub(b).abs().max().item() / a.abs().max().item();
});
const result = await interleave(
  () => timed(shared),
  () => timed(alone),
  { rounds, warmup: 0 },
);
printTable([
  ["", "shared trunk, ms", "all of it, ms", "ratio"],
  [`${rotations} rotations`, ...[result.ours / 1e6, result.theirs / 1e6, result.ratio].map(round)],
]);
console.log(
  `largest difference of the forces over the largest force: ${difference.toExponential(1)}`,
);
printVerdict(`${rotations} twisted predictions over the plain path`, result.ratio, limit);

const trainer = new Trainer({
  model,
  samples,
  collate: (indices) => collate(indices.map((i) => items[i])),
  target: "forces",
  scales: { target: 1 },
  actions: { positions: point, forces: vector },
  config: trainConfigSchema.parse({ batchSize: samples, augment: "none", learningRate: 1e-5 }),
  seed: 1,
});
const training = await interleave(() => timed(() => trainer.advance()), null, {
  rounds,
  warmup: 1,
});
model.eval();
const forward = await interleave(
  () => timed(() => tidy(() => noGrad(() => void model.forward(batch)))),
  null,
  { rounds, warmup: 0 },
);
printTable([
  ["structures a second", ""],
  ["training", round(samples / (training.ours / 1e9))],
  ["forward alone", round(samples / (forward.ours / 1e9))],
  [`measuring with ${rotations} rotations`, round(samples / (result.ours / 1e9))],
]);
console.log(`peak memory ${round(megabytes("VmHWM"))} MB`);
