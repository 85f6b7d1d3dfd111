/**
 * Which design of rotations measures the percent best for its forward passes? The quickstart's model
 * is trained with augmentation; at some stages each design measures it again and again on the same
 * molecules.
 *
 *     node bench/designs.mjs [--steps=3000] [--repetitions=60] [--samples=16]
 */
import { fileURLToPath } from "node:url";

import { manualSeed } from "@equimeter/torch";
import {
  icosahedralOrbits,
  independent,
  octahedralOrbits,
  tetrahedralOrbits,
} from "equimeter/groups";
import { designErrors } from "equimeter/measure";
import { loadConfig } from "equimeter/runs";
import { Trainer } from "equimeter/train";

import { forces } from "../packages/equimeter/dist/runs/tasks/forces/index.js";
import { option, printMachine, printTable } from "./lib/print.mjs";

const steps = option("steps", 3000);
const repetitions = option("repetitions", 60);
const samples = option("samples", 16);
const stages = [...new Set([0, 100, 1000, steps])].filter((step) => step <= steps);
const designs = [
  independent({ count: 10 }),
  independent({ count: 24 }),
  tetrahedralOrbits({ replicates: 2 }),
  octahedralOrbits({ replicates: 1 }),
  tetrahedralOrbits({ replicates: 3 }),
  icosahedralOrbits({ replicates: 1 }),
  icosahedralOrbits({ replicates: 2 }),
];

const recipe = fileURLToPath(new URL("../recipes/quickstart-augmented.yaml", import.meta.url));
const warmup = Math.min(50, steps);
const config = loadConfig(recipe, { set: [`train.steps=${steps}`, `train.warmup=${warmup}`] });
const data = await forces.load(config);
manualSeed(config.seed);
const model = forces.buildModel(config);
const scales = data.fit(model);
const trainer = new Trainer({
  model,
  samples: data.train.length,
  batch: (indices, generator) => data.train.batch(indices, generator, "cpu"),
  target: forces.target,
  scales: { target: scales.target },
  config: config.train,
  seed: config.seed,
});
const { batches } = data.validation.batches(samples, "cpu");

printMachine(`${samples} molecules, ${repetitions} repetitions`);
const began = performance.now();
const columns = [];
const { target, inputs, outputs } = forces;
for (const stage of stages) {
  while (trainer.step < stage) trainer.advance();
  model.eval();
  columns.push(designErrors({ target, inputs, outputs, model, batches, designs, repetitions }));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`step ${stage} measured after ${seconds} s`);
}

console.log("root-mean-square error of the percent, relative to its true value");
const head = ["passes | estimator", ...stages.map((stage) => `step ${stage}`)];
const rows = designs.map(({ name, passes }, i) => [
  `${passes} | ${name}`,
  ...columns.map((column) => cell(column.designs[i], column.truth)),
]);
printTable([
  head,
  ...rows,
  ["the true percent", ...columns.map(({ truth }) => digits(truth.percent))],
  ["its own relative error", ...columns.map(({ truth }) => relativeError(truth))],
]);

/** The bias is shown where neither chance nor the error of the truth explains it. */
function cell({ rmsError, bias, biasError }, { percent, rotationError }) {
  const noise = Math.hypot(biasError, (100 * rotationError) / percent);
  const biased = Math.abs(bias) > 3 * noise && Math.abs(bias) > rmsError / 3;
  return digits(rmsError) + (biased ? ` (bias ${digits(bias)})` : "");
}

function relativeError({ percent, rotationError }) {
  return digits((100 * rotationError) / percent);
}

/** Percents of a ten-thousandth and less are rounding. */
function digits(percent) {
  if (Math.abs(percent) < 1e-4) return "< 0.0001 %";
  return `${Number(percent.toPrecision(2))} %`;
}
