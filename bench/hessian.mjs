/**
 * What looking at curvature costs.
 *
 * The exact Hessian of the 1,536 parameters of a linear head of width 512 (Proteína's, three layers before it), with its
 * eigenvalues: the forward pass is recorded once and nothing but the head is computed again. Then a landscape of L_mean and
 * L_equiv (preset `small`) against as many bare forward passes of as many rotated copies. All in float64.
 *
 *     node bench/hessian.mjs [--samples=4] [--residues=96] [--rotations=10] [--points=6] [--threads=2]
 */
import { prepareEnvironment } from "@equimeter/torch/environment";

import { interleave, timed } from "./lib/pairs.mjs";
import { option, printMachine, printTable, printVerdict, round, spreadText } from "./lib/print.mjs";
import { megabytes } from "./lib/resident.mjs";

const limits = { hessian: 60, landscape: 1.1 }; // s, ratio
const threads = option("threads", 2);
process.env.OMP_NUM_THREADS = String(threads);
process.env.OPENBLAS_NUM_THREADS = String(threads);
prepareEnvironment();
const { full, Generator, manualSeed, noGrad, ones, randn, tidy } = await import("@equimeter/torch");
const { chooseParameters, coordinates, hessianSpectra, landscape, landscapeAxes, withOnly } =
  await import("equimeter/analyze");
const { independent, vector } = await import("equimeter/groups");
const { lossParts, twist } = await import("equimeter/measure");
const { Proteina, proteinaConfig } = await import("equimeter/models/proteina");

const samples = option("samples", 4);
const residues = option("residues", 96);
const rotations = option("rotations", 10);
const points = option("points", 6);
const rounds = option("rounds", 5);

manualSeed(1);
const built = (config) => new Proteina(proteinaConfig(config)).to({ dtype: "float64" }).eval();
const wide = built({ preset: "60M", layers: 3 });
const small = built({ preset: "small" });
const cloud = () => randn([samples, residues, 3], { dtype: "float64" });
const batch = {
  x_t: cloud(),
  x_1: cloud(),
  t: full([samples], 0.5, { dtype: "float64" }),
  mask: ones([samples, residues], { dtype: "bool" }),
};
const design = independent({ count: rotations });
const actions = { inputs: { x_t: vector }, outputs: { x_1: vector } };
const measured = { batches: [batch], ...actions, target: "x_1", mask: "mask", design, seed: 1 };
const partsOf = (model) => () => lossParts({ model, ...measured });
const headOf = (model) => chooseParameters(model, ["nn.coors_3d_decoder.1.weight"]);

printMachine(`${threads} threads, ${samples} × ${residues} residues, ${rotations} rotations`);
hessian();
await plane();
console.log(`peak memory ${round(megabytes("VmHWM"))} MB`);

function hessian() {
  const { tensors: parameters, size } = headOf(wide);
  const parts = partsOf(wide);
  const progress = [];
  const seconds =
    timed(() =>
      withOnly(wide, parameters, () =>
        tidy(() => {
          const report = hessianSpectra({ parts, parameters, method: "exact" });
          progress.push(...Object.values(report.parts).map(({ condition }) => condition));
        }),
      ),
    ) / 1e9;
  const [ofL, ofMean, ofEquiv] = progress.map((condition) => round(condition));
  console.log(
    `exact Hessians of L, L_mean and L_equiv by ${size} parameters: ${round(seconds)} s, a third for each; ` +
      `condition numbers ${ofL}, ${ofMean}, ${ofEquiv}`,
  );
  printVerdict(`the exact Hessian of ${size} parameters`, seconds / 3, limits.hessian, " s");
}

async function plane() {
  const { tensors: parameters } = headOf(small);
  const parts = partsOf(small);
  const axes = landscapeAxes({ parts, parameters, kind: "random" });
  const grid = { points, step: 0.001, reach: 10 };
  const elements = design.draw(samples, new Generator(1));
  const given = { model: small, batch, samples, ...actions };
  const walk = () =>
    timed(() =>
      withOnly(small, [], () => tidy(() => landscape({ parameters, axes, grid, partsAt: parts }))),
    );
  const bare = () =>
    timed(() =>
      noGrad(() => {
        for (const _ of coordinates(grid))
          for (const __ of coordinates(grid)) tidy(() => void twist(elements, given));
      }),
    );
  const { ours, theirs, ratio, spread } = await interleave(walk, bare, { rounds });
  printTable([
    [`${points} × ${points} points`, "s", "over bare passes", "middle half"],
    ["landscape", round(ours / 1e9), round(ratio), spreadText(spread)],
    ["bare forward passes", round(theirs / 1e9), "", ""],
  ]);
  printVerdict("a landscape over bare forward passes", ratio, limits.landscape);
}
