/**
 * How many passes does `--precision` spend, over as many independent rotations as have the same error?
 * Models without training and after a short one, or that of a run.
 *
 *     node bench/adaptive.mjs [--steps=600] [--repetitions=30] [--samples=8] [--run=runs/NAME]
 *
 * Errors are true ones: the spread over repetitions with other rotations. A percent of many samples
 * moves by Σ (L_equiv − share · L) of each, whose rotations are independent, so that every sample
 * counts as a repetition of its own.
 */
import { fileURLToPath } from "node:url";

import { manualSeed, setNumThreads, tidy } from "@equimeter/torch";
import { independent, icosahedralOrbits } from "equimeter/groups";
import { examine } from "equimeter/measure";
import { escaipConfig } from "equimeter/models/escaip";
import { loadConfig } from "equimeter/runs";
import { Trainer } from "equimeter/train";

import { forces } from "../packages/equimeter/dist/runs/tasks/forces/index.js";
import { measuredBy } from "../packages/equimeter/dist/runs/tasks/index.js";
import { openTrained } from "../packages/equimeter/dist/runs/trained.js";
import { option, printMachine, printTable, printVerdict, round, textOption } from "./lib/print.mjs";

const steps = option("steps", 600);
const repetitions = option("repetitions", 30);
const samples = option("samples", 8);
const folder = textOption("run", "");
/** The error that is asked for is that of so many independent rotations. */
const asLarge = 240;

setNumThreads(2);
printMachine(`${samples} samples, ${repetitions} repetitions`);
const rows = [];
const worst = { untrained: 0, trained: 0 };
if (folder) await measureRun();
else for (const kind of ["plain", "escaip"]) await measureInTraining(kind);

printTable([
  ["model", "percent", "asked", "true error", "passes", "independent", "same error", "ratio"],
  ...rows,
]);
console.log("asked, true error: rotation error in points of percent, asked for and found");
console.log(
  "passes, independent: spent until it was reached, by orbits and by independent rotations",
);
console.log(
  "same error: independent rotations with the true error of the orbits; ratio: passes over these",
);
if (!folder) printVerdict("untrained, passes at equal error", worst.untrained, 0.333);
printVerdict("trained, passes at equal error", worst.trained, 1.1);

/** The quickstart's molecules and training, with either model. */
async function measureInTraining(kind) {
  const recipe = fileURLToPath(new URL("../recipes/quickstart-augmented.yaml", import.meta.url));
  const loaded = loadConfig(recipe, { set: [`train.steps=${steps}`, "train.warmup=50"] });
  const model = kind === "escaip" ? { kind, ...escaipConfig({ preset: "tiny" }) } : loaded.model;
  const config = { ...loaded, model };
  const data = await forces.load(config);
  manualSeed(config.seed);
  const network = forces.buildModel(config);
  const scales = data.fit(network);
  const trainer = new Trainer({
    model: network,
    samples: data.train.length,
    batch: (indices, generator) => data.train.batch(indices, generator, "cpu"),
    target: forces.target,
    scales: { target: scales.target },
    config: config.train,
    seed: config.seed,
  });
  const { batches } = data.validation.batches(samples, "cpu");
  const { inputs, outputs } = forces;
  const options = { model: network, batches, inputs, outputs };
  network.eval();
  compare(`${kind}, untrained`, "untrained", options, forces.target);
  while (trainer.step < steps) trainer.advance();
  network.eval();
  compare(`${kind}, ${steps} steps`, "trained", options, forces.target);
}

async function measureRun() {
  const trained = await openTrained(folder, { weights: "raw" });
  const { task, config, model, device } = trained;
  const data = await trained.data();
  const [t] = task.times?.(config) ?? [];
  const { batches } = data.validation.batches(samples, device, t);
  const { target, ...options } = measuredBy(task, config);
  const outputs = { [target]: options.outputs[target] };
  trained.measured(() =>
    compare(folder, "trained", { ...options, outputs, model, batches }, target),
  );
}

function compare(name, stage, options, target) {
  const common = {
    ...options,
    reduction: "per-sample", // all samples weigh alike
    resamples: 2,
    worst: Infinity,
    skipDeterminismCheck: true,
  };
  const measure = (more) => tidy(() => examine({ ...common, ...more }));
  const truth = measure({ design: icosahedralOrbits({ replicates: 4 }), seed: 1_000_000 });
  const { percent, L } = truth.fields[target];
  const errorOf = (more) => {
    const all = Array.from({ length: repetitions }, (_, i) => measure({ ...more, seed: i + 1 }));
    const statistics = all.map(({ worst: parts }) =>
      parts[target]
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map((part) => part.L_equiv - (percent.value / 100) * part.L),
    );
    const variances = statistics[0].map((_, s) => variance(statistics.map((one) => one[s])));
    const error = (100 * Math.sqrt(sum(variances))) / (L * variances.length);
    return { error, passes: sum(all.map(({ passes }) => passes)) / repetitions };
  };

  const alone = errorOf({ design: independent({ count: 96 }) });
  const passesFor = (error) => 96 * (alone.error / error) ** 2;
  const precision = { error: alone.error * Math.sqrt(96 / asLarge), atMost: 20 * asLarge };
  const orbits = errorOf({ precision });
  const draws = errorOf({ precision, design: independent({ count: 12 }) });
  const ratio = orbits.passes / passesFor(orbits.error);
  worst[stage] = Math.max(worst[stage], ratio);
  rows.push([
    name,
    `${round(percent.value)} %`,
    round(precision.error),
    orbits.error.toPrecision(2),
    round(orbits.passes),
    round(draws.passes),
    passesFor(orbits.error).toPrecision(2),
    ratio.toPrecision(2),
  ]);
}

function variance(values) {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
