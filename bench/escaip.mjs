/**
 * EScAIP on molecules of the demo data: what 10 rotated predictions cost when the copies share the
 * invariant trunk, against rotating the molecules and running all of the network on each copy; how
 * many structures a second training and measuring take, and in which operators.
 *
 *     node bench/escaip.mjs [--preset=6M] [--molecules=16] [--rounds=5] [--threads=2]
 *     node bench/escaip.mjs --training-only --molecules=64 --atoms=30
 *
 * `--training-only` leaves the rotations out, so that the peak memory is that of training; with `--atoms`
 * every molecule has the first so many atoms of a larger one.
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, quantile, timed } from "./lib/pairs.mjs";
import {
  flag,
  option,
  printMachine,
  printTable,
  printVerdict,
  round,
  textOption,
} from "./lib/print.mjs";
import { megabytes } from "./lib/resident.mjs";

const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { Generator, manualSeed, noGrad, profile, tidy } = await import("@equimeter/torch");
const { demoFrames } = await import("./lib/demo.mjs");
const { collate, prepare } = await import("equimeter/data");
const { independent, point, vector } = await import("equimeter/groups");
const { twist } = await import("equimeter/measure");
const { Escaip, escaipConfig } = await import("equimeter/models/escaip");
const { Trainer } = await import("equimeter/train");
const { trainConfigSchema } = await import("../packages/equimeter/dist/train/config.js");

const rotations = 10;
const limit = 1 / 5;
const rounds = option("rounds", 5);
const config = escaipConfig({ preset: textOption("preset", "6M") });
const atoms = option("atoms", 0);
const items = (await molecules()).slice(0, option("molecules", 16));
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
const measuring = flag("training-only") ? null : await rotationsAgainstPlain();

const trainer = new Trainer({
  model,
  samples,
  batch: (indices) => collate(indices.map((i) => items[i])),
  target: "forces",
  scales: { target: 1 },
  config: trainConfigSchema.parse({ batchSize: samples, augment: "none", learningRate: 1e-5 }),
  seed: 1,
});
const training = await interleave(() => timed(() => trainer.advance()), null, {
  rounds,
  warmup: 1,
});
const shares = { training: sharesOf(() => trainer.advance()) };
model.eval();
const pass = () => tidy(() => noGrad(() => void model.forward(batch)));
const forward = await interleave(() => timed(pass), null, { rounds, warmup: 1 });
shares.forward = sharesOf(pass);
const perSecond = (nanoseconds) => round(samples / (nanoseconds / 1e9));
printTable([
  ["structures a second", ""],
  ["training", perSecond(training.ours)],
  ["forward alone", perSecond(forward.ours)],
  [`measuring with ${rotations} rotations`, measuring === null ? "–" : perSecond(measuring)],
]);
printTable([
  ["where the time goes, %", "training", "forward"],
  ...Object.keys(shares.training).map((group) => [
    group,
    ...[shares.training, shares.forward].map((share) => (100 * share[group]).toFixed(1)),
  ]),
]);
const together = (share) =>
  round(100 * (share["matrix products"] + share["softmax and dropout of the attention"]));
console.log(
  `products and attention: ${together(shares.training)} % of a training step, ` +
    `${together(shares.forward)} % of a forward; stated more than 60 %`,
);
console.log(`peak memory ${round(megabytes("VmHWM"))} MB`);

/** All molecules of the demo data; with `--atoms`, the larger ones cut to that size. */
async function molecules() {
  const frames = await demoFrames(config);
  if (!atoms) return frames;
  const { cutoff, neighbors: count } = config;
  const cut = frames
    .map(({ structure }) => structure)
    .filter(({ atomicNumbers }) => atomicNumbers.length >= atoms)
    .map((structure) => ({
      ...structure,
      atomicNumbers: structure.atomicNumbers.slice(0, atoms),
      positions: structure.positions.slice(0, 3 * atoms),
      forces: structure.forces.slice(0, 3 * atoms),
    }));
  if (cut.length === 0) throw new Error(`no molecule of the demo data has ${atoms} atoms`);
  return prepare(cut, { cutoff, count });
}

/** The median share of each group of operators in the time of all, derivatives included. */
function sharesOf(body) {
  const groups = {
    "matrix products": /^aten::(mm|addmm|addmm_|bmm|baddbmm|matmul)$/,
    "softmax and dropout of the attention": /^aten::(_softmax|_softmax_backward_data|bernoulli_)$/,
    GELU: /^aten::gelu/,
    "other dropouts": /[dD]ropout/,
    "element by element": /^aten::(mul|add|add_|sub|div|div_|pow|sqrt)$/,
    "copies, joins, gathers": /^aten::(copy_|cat|index_select|index_add_)$/,
    rest: /^/,
  };
  const runs = Array.from({ length: rounds }, () => {
    const { operators } = profile(() => void body());
    const all = operators.reduce((sum, { seconds }) => sum + seconds, 0);
    const sums = Object.fromEntries(Object.keys(groups).map((group) => [group, 0]));
    for (const { name, seconds } of operators)
      sums[Object.keys(groups).find((group) => groups[group].test(name))] += seconds / all;
    return sums;
  });
  const median = (group) =>
    quantile(
      runs.map((run) => run[group]),
      0.5,
    );
  return Object.fromEntries(Object.keys(groups).map((group) => [group, median(group)]));
}

/** @returns nanoseconds of the rotated predictions of a batch */
async function rotationsAgainstPlain() {
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
    [
      `${rotations} rotations`,
      ...[result.ours / 1e6, result.theirs / 1e6, result.ratio].map(round),
    ],
  ]);
  console.log(
    `largest difference of the forces over the largest force: ${difference.toExponential(1)}`,
  );
  printVerdict(`${rotations} twisted predictions over the plain path`, result.ratio, limit);
  return result.ours;
}
