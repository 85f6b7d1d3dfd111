/**
 * What measuring Proteína costs: 24 rotations of 4 proteins of at most 96 residues at one time t, with a
 * first answer. Rotated copies that share what no rotation changes, against one rotation at a time and
 * against all of them in one pass that share nothing. Then training steps without and with a first answer.
 *
 *     node bench/proteina-measure.mjs [--preset=small] [--rotations=24] [--rounds=9] [--threads=2]
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, round, spreadText, textOption } from "./lib/print.mjs";
import { megabytes } from "./lib/resident.mjs";

const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { full, Generator, manualSeed, noGrad, optim } = await import("@equimeter/torch");
const { randn, tensor, tidy } = await import("@equimeter/torch");
const { independent, vector } = await import("equimeter/groups");
const { twist } = await import("equimeter/measure");
const { Proteina, proteinaConfig } = await import("equimeter/models/proteina");

const rounds = option("rounds", 9);
const rotations = option("rotations", 24);
const lengths = [96, 88, 80, 72];
const samples = lengths.length;
const residues = Math.max(...lengths);

manualSeed(1);
const model = new Proteina(proteinaConfig({ preset: textOption("preset", "small") }));
const shown = lengths.map((length) =>
  Array.from({ length: residues }, (_, i) => Number(i < length)),
);
const mask = tensor(shown, { dtype: "bool" });
const points = () => randn([samples, residues, 3]).mul(mask.unsqueeze(-1));
const batch = { x_t: points(), x_sc: points(), t: full([samples], 0.5), mask };

printMachine(`${threads} threads, ${rotations} rotations of ${samples} proteins`);
await measuring();
await training();
console.log(`peak memory ${round(megabytes("VmHWM"))} MB`);

async function measuring() {
  model.eval();
  const elements = independent({ count: rotations }).draw(samples, new Generator(1));
  const actions = { inputs: { x_t: vector, x_sc: vector }, outputs: { v: vector } };
  const shared = { model, batch, samples, ...actions };
  const together = { ...shared, model: { forward: (turned) => model.forward(turned) } };
  const oneByOne = { ...together, rowsPerPass: samples };
  const difference = tidy(() => {
    const [a, b] = [shared, together].map((way) => twist(elements, way).v);
    return a.sub(b).abs().max().item() / b.abs().max().item();
  });
  console.log(`largest difference of velocities, shared or not: ${round(difference)}`);
  const time = (way) => () => timed(() => tidy(() => void twist(elements, way)));
  const rows = [["measuring", "ms", "structures a second", "shared over it", "middle half"]];
  const line = (name, ns) => [name, round(ns / 1e6), perSecond(ns, rotations * samples)];
  let best = Infinity;
  for (const [name, way] of Object.entries({
    "one at a time": oneByOne,
    "all in one pass": together,
  })) {
    const { ours, theirs, ratio, spread } = await interleave(time(shared), time(way), { rounds });
    rows.push([...line(name, theirs), round(ratio), spreadText(spread)]);
    best = Math.min(best, ours);
  }
  rows.push([...line("sharing what is invariant", best), "", ""]);
  printTable(rows);
}

/** One step in two has a first answer, for which the model runs once more. */
async function training() {
  model.train();
  const optimizer = new optim.Adam(model.namedParameters(), { lr: 1e-4 });
  const target = points();
  const { x_sc: _, ...given } = batch;
  const step = (isConditioned) =>
    tidy(() => {
      optimizer.zeroGrad();
      const first = isConditioned ? { x_sc: noGrad(() => model.forward(given).x_1) } : {};
      const loss = model.forward({ ...given, ...first }).v.mseLoss(target);
      loss.backward();
      optimizer.step();
      return loss.item();
    });
  const { ours, theirs } = await interleave(
    () => timed(() => step(true)),
    () => timed(() => step(false)),
    { rounds: 3 * rounds },
  );
  const line = (name, ns) => [name, round(ns / 1e6), perSecond(ns, samples)];
  printTable([
    ["training", "ms a step", "structures a second"],
    line("without a first answer", theirs),
    line("with one", ours),
    line("half of each", (ours + theirs) / 2),
  ]);
}

function perSecond(nanoseconds, count) {
  return round(count / (nanoseconds / 1e9));
}
