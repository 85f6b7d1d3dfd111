/**
 * What measuring Proteína, preset small, costs: 24 rotations of 4 proteins of at most 96 residues at one
 * time, with a first answer. Rotated copies that share what no rotation changes, against all copies in
 * one pass that share nothing, and against one rotation after the other. Then a training step, half of the
 * batches with a first answer.
 *
 *     node bench/proteina-measure.mjs [--rounds=9] [--threads=2] [--rotations=24] [--preset=small]
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import {
  option,
  printMachine,
  printTable,
  printVerdict,
  round,
  spreadText,
  textOption,
} from "./lib/print.mjs";
import { megabytes } from "./lib/resident.mjs";

const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const torch = await import("@equimeter/torch");
const { full, Generator, manualSeed, noGrad, randn, tensor, tidy } = torch;
const { independent, vector } = await import("equimeter/groups");
const { twist } = await import("equimeter/measure");
const { Proteina, proteinaConfig } = await import("equimeter/models/proteina");

const limit = 0.5;
const rounds = option("rounds", 9);
const rotations = option("rotations", 24);
const lengths = [96, 88, 80, 72];
const samples = lengths.length;

manualSeed(1);
const model = new Proteina(proteinaConfig({ preset: textOption("preset", "small") })).eval();
const batch = proteins();
const elements = independent({ count: rotations }).draw(samples, new Generator(1));
const shared = {
  model,
  batch,
  samples,
  inputs: { x_t: vector, x_sc: vector },
  outputs: { v: vector },
};
const alone = { ...shared, model: { forward: (turned) => model.forward(turned) } };
const ways = {
  "one rotation at a time": { ...alone, rowsPerPass: samples },
  "all in one pass": alone,
  "sharing what is invariant": shared,
};

printMachine(`${threads} threads, ${rotations} rotations of ${samples} proteins`);
checkAgreement();
const sharing = ways["sharing what is invariant"];
const rows = [["measuring", "ms", "structures a second", "sharing over it", "middle half"]];
const ratios = {};
for (const [name, way] of Object.entries(ways).slice(0, 2)) {
  const result = await interleave(() => timed(() => run(sharing)), () => timed(() => run(way)), {
    rounds,
  });
  ratios[name] = result.ratio;
  rows.push(line(name, result.theirs, result));
  if (name === "all in one pass") rows.push(line("sharing what is invariant", result.ours));
}
printTable(rows);

model.train();
const optimizer = new torch.optim.Adam(model.namedParameters(), { lr: 1e-4 });
const { x_sc: _, target, ...first } = { ...batch, target: randn(batch.x_t.shape) };
const step = (isConditioned) =>
  tidy(() => {
    optimizer.zeroGrad();
    const given = isConditioned
      ? { ...first, x_sc: noGrad(() => model.forward(first).x_1) }
      : first;
    const loss = model.forward(given).v.mseLoss(target);
    loss.backward();
    optimizer.step();
    return loss.item();
  });
const training = await interleave(
  () => timed(() => step(true)),
  () => timed(() => step(false)),
  { rounds: 3 * rounds },
);
const perStep = (training.ours + training.theirs) / 2;
printTable([
  ["training", "ms", "structures a second"],
  line("a step with a first answer", training.ours).slice(0, 3),
]);

function line(name, nanoseconds, result) {
  return [];
}
