import { cat, grad, manualSeed, noGrad, ones, type Tensor, tensor, zeros } from "@equimeter/torch";
import { expect, test, vi } from "vitest";

import type { Batch } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { BiasOfClasses } from "./class-bias.js";
import { Proteina, proteinaConfig, type ProteinaConfig } from "./index.js";
import { cases, difference, model, normal, proteins, triangular } from "./testing.js";

const run = (proteina: Proteina, batch: Batch): Batch =>
  noGrad(() => proteina.forward(batch) as Batch);

/** All of these, and the samples of a batch. */
const cut = (batch: Batch, first: number, count: number): Batch =>
  Object.fromEntries(
    Object.entries(batch).map(([name, one]) => [name, one.narrow(0, first, count)]),
  );

/** The same of the first residues only, and of pairs of them. */
function cutTo(length: number, batch: Batch): Batch {
  const cuts = Object.entries(batch).map(([name, one]) => {
    const rows = one.rank > 1 ? one.narrow(1, 0, length) : one;
    return [name, name === "distogram" ? rows.narrow(2, 0, length) : rows];
  });
  return Object.fromEntries(cuts) as Batch;
}

/**
 * Parameters of a large model from those of small ones: each layer has the same, and each update of
 * the pairs.
 */
function parametersOf(preset: Parameters<typeof proteinaConfig>[0] & object): number {
  const { layers, ...config } = proteinaConfig(preset);
  const every = config.pairUpdateEvery;
  const count = (given: Partial<ProteinaConfig>): number =>
    new Proteina({ ...config, layers: 1, ...given }).numParameters();
  const one = count({});
  if (!every) return one + (layers - 1) * (count({ layers: 2 }) - one);
  const [updated, twice] = [2, 3].map((few) => count({ layers: few, pairUpdateEvery: 2 }));
  const layer = twice - updated; // the update is after the first layer
  const updates = Math.ceil((layers - 1) / every);
  return one + (layers - 1) * layer + updates * (updated - one - layer);
}

test.each([
  ["60M", 64_247_296],
  ["60M-tri", 70_083_376],
  ["200M", 190_319_872],
  ["200M-tri", 207_220_528],
  ["400M-tri", 396_797_184],
] as const)("the preset %s has %i parameters", (preset, parameters) => {
  expect(parametersOf({ preset })).toBe(parameters);
});

test("folds add their tables and their columns", () => {
  const folds = {
    foldClasses: [5, 43, 1336],
    conditionFeatures: ["time_emb", "fold_emb"] as ProteinaConfig["conditionFeatures"],
  };
  expect(parametersOf({ preset: "60M", ...folds })).toBe(64_995_584);
});

test("what is counted so is there", () => {
  const given = { ...triangular, layers: 6, pairUpdateEvery: 2 };
  const proteina = new Proteina(proteinaConfig({ preset: "tiny", ...given }));
  expect(parametersOf({ preset: "tiny", ...given })).toBe(proteina.numParameters());
  const updates = [...proteina.namedParameters().keys()]
    .flatMap((name) => /pair_update_layers\.(\d+)/.exec(name)?.[1] ?? [])
    .map(Number);
  expect([...new Set(updates)]).toEqual([0, 2, 4]);
});

test("small ones", () => {
  const count = (preset: "small" | "tiny"): number =>
    new Proteina(proteinaConfig({ preset })).numParameters();
  expect([count("small"), count("tiny")]).toEqual([1_762_944, 64_672]);
});

test.each(cases)("%s: padding and company change nothing", (_, given) => {
  const proteina = model(given);
  const batch = proteins([5, 7, 1]);
  const together = run(proteina, batch);
  const { residue_pdb_idx } = batch;
  [5, 7, 1].forEach((length, i) => {
    const own = cutTo(length, cut(batch, i, 1));
    const answer = run(proteina, own);
    const among = cutTo(length, cut(together, i, 1));
    for (const [name, one] of Object.entries(answer))
      expect(difference(among[name], one)).toBeLessThan(1e-11);
    const total = together.v.select(0, i).abs().sum().item();
    expect(answer.v.abs().sum().item() / total).toBeCloseTo(1, 11); // nothing in padding
  });
  // Whatever stands in padding.
  const hole = batch.mask.logicalNot().unsqueeze(-1);
  const filled = {
    ...batch,
    x_t: batch.x_t.add(hole.mul(3)),
    x_sc: batch.x_sc.sub(hole.mul(2)),
    residue_pdb_idx: residue_pdb_idx.maskedFill(hole.select(2, 0), 77),
  };
  expect(difference(run(proteina, filled).v, together.v)).toBeLessThan(1e-11);
});

test.each(cases)("%s: rows at a time change no answer and no gradient", (_, given) => {
  const batch = proteins([5, 7]);
  const [whole, parts] = [null, 3].map((pairRows) => {
    const proteina = model({ ...given, pairRows });
    const { v, distogram } = proteina.forward(batch);
    const loss = v.square().mean();
    const total = distogram ? loss.add(distogram.square().mean()) : loss;
    const parameters = proteina.parameters();
    const gradients = grad(total, parameters, { allowUnused: true });
    const answer = run(proteina, batch).v; // without gradients nothing is recomputed
    return [answer, v, ...gradients.map((one, i) => one ?? parameters[i].zerosLike())];
  });
  const scale = Math.max(...whole.map((one) => one.abs().max().item()));
  parts.forEach((part, i) =>
    expect(part.sub(whole[i]).abs().max().item() / scale).toBeLessThan(1e-13),
  );
});

test("no more rows than that are there at once", () => {
  const rows: number[] = [];
  const { forward } = BiasOfClasses.prototype;
  const ofClasses = vi.spyOn(BiasOfClasses.prototype, "forward").mockImplementation(function count(
    this: BiasOfClasses,
    inputs: Batch,
  ) {
    rows.push(inputs.xt_pair_dists.shape[1]);
    return forward.call(this, inputs);
  });
  for (const given of [{}, { pairConditionFeatures: [] }, triangular]) {
    const proteina = model({ ...given, pairRows: 2 });
    const { pair_repr_builder: builder, pair_update_layers: updates } = proteina.nn;
    const transition = updates?.[0]?.transition_out;
    for (const module of [builder, ...(transition ? [transition] : [])])
      module.registerForwardHook(
        (_module, _inputs, output) => void rows.push((output as Tensor).shape[1]),
      );
    rows.length = 0;
    run(proteina, proteins([5, 7]));
    expect(Math.max(...rows)).toBe(2);
    expect(rows).toHaveLength(transition ? 4 + 5 : 4); // of 7 residues, and of 2 registers with them
  }
  expect(ofClasses).toHaveBeenCalledTimes(4);
  ofClasses.mockRestore();
});

test.each([cases[0], cases[1]])("%s: gradients are those of finite differences", (_, given) => {
  const proteina = model({ layers: 2, ...given });
  const batch = proteins([4, 3]);
  const target = normal(5, 2, 4, 3);
  const loss = (): Tensor => {
    const { v, distogram } = proteina.forward(batch);
    const error = v.sub(target).square().mean();
    return distogram ? error.add(distogram.square().mean()) : error;
  };
  loss().backward();
  const h = 1e-5;
  for (const [name, parameter] of proteina.namedParameters()) {
    const way = normal(7, ...parameter.shape);
    const at = (size: number): number =>
      noGrad(() => {
        const before = parameter.clone();
        parameter.add_(way.mul(size));
        const value = loss().item();
        parameter.copy_(before);
        return value;
      });
    const numeric = (at(h) - at(-h)) / (2 * h);
    const analytic = parameter.grad?.mul(way).sum().item() ?? 0;
    const error = Math.abs(numeric - analytic);
    expect([name, error < 1e-6 * Math.max(0.1, Math.abs(analytic))]).toEqual([name, true]);
  }
});

test("all parameters learn but the biases that a softmax does not see", () => {
  const proteina = model(triangular).train();
  const { v, distogram } = proteina.forward(proteins([5, 7]));
  v.square().mean().add(distogram!.square().mean()).backward();
  const idle = [...proteina.namedParameters()].filter(([, { grad: g }]) => g === null);
  expect(idle.map(([name]) => name)).toEqual(
    [0, 1, 2].map((k) => `nn.transformer_layers.${k}.mhba.mha.pair_norm.bias`),
  );
});

test("at first what layers and updates add is small, or nothing", () => {
  manualSeed(3);
  const proteina = new Proteina(proteinaConfig({ preset: "tiny", ...triangular }));
  const [layer] = proteina.nn.transformer_layers;
  const { weight, bias } = layer.mhba.scale_output.to_adaln_zero_gamma[0];
  expect([weight.abs().max().item(), bias!.min().item(), bias!.max().item()]).toEqual([0, -2, -2]);
  const update = proteina.nn.pair_update_layers![0]!;
  expect(update.tri_mult_in!.linear_z.weight.abs().max().item()).toBe(0);
  expect(update.tri_mult_in!.linear_g.bias!.min().item()).toBe(1);
  const drawn = update.transition_out.linear_1.weight;
  expect(drawn.std().item() / Math.sqrt(2 / 16)).toBeCloseTo(1, 1);
});

test("a first answer, numbers, breaks, the time and the fold all matter", () => {
  const proteina = model({ foldClasses: [3, 4, 5], conditionFeatures: ["time_emb", "fold_emb"] });
  const batch = proteins([6, 6]);
  const { v } = run(proteina, batch);
  const moved = (more: Batch): number => difference(run(proteina, { ...batch, ...more }).v, v);
  expect(moved({ x_sc: batch.x_sc.add(1) })).toBeGreaterThan(1e-3);
  expect(moved({ residue_pdb_idx: batch.residue_pdb_idx.mul(2) })).toBeGreaterThan(1e-3);
  expect(moved({ chain_breaks_per_residue: batch.mask })).toBeGreaterThan(1e-3);
  expect(moved({ t: batch.t.add(0.1) })).toBeGreaterThan(1e-3);
  const unknown = tensor([3, 4, 5, 3, 4, 5], { dtype: "int64" }).view([2, 3]);
  expect(moved({ cath_code: unknown })).toBe(0);
  expect(moved({ cath_code: unknown.sub(1) })).toBeGreaterThan(1e-3);
});

test("without a first answer, numbers and breaks there are their defaults", () => {
  const proteina = model();
  const { x_t, t, mask } = proteins([6, 6]);
  const numbers = tensor([3, 4, 5, 6, 7, 8], { dtype: "int64" }).expand([2, 6]);
  const whole = zeros([2, 6], { dtype: "bool" });
  const explicit = { x_t, t, mask, residue_pdb_idx: numbers, chain_breaks_per_residue: whole };
  const { v } = run(proteina, { x_t, t, mask });
  expect(difference(run(proteina, explicit).v, v)).toBeLessThan(1e-12);
  // Nothing known is not the same as all residues in one place.
  expect(
    difference(run(proteina, { x_t, t, mask, x_sc: zeros([2, 6, 3], { dtype: "float64" }) }).v, v),
  ).toBeGreaterThan(1e-3);
});

test("x_1 is where the velocity leads until t = 1", () => {
  const batch = proteins([4, 4]);
  const { x_1, v } = run(model(), batch);
  const left = batch.t.rsub(1).view([2, 1, 1]);
  expect(difference(x_1, batch.x_t.add(v.mul(left)))).toBeLessThan(1e-15);
});

test("a protein of padding alone gives zeros, not NaN", () => {
  const batch = proteins([4, 4]);
  const mask = batch.mask.mul(tensor([[1], [0]], { dtype: "bool" }));
  const { v } = run(model(triangular), { ...batch, mask });
  expect(v.isfinite().all().item()).toBe(1);
  expect(v.select(0, 1).abs().max().item()).toBe(0);
});

test("nothing in it is equivariant: an untrained one answers a turned protein otherwise", () => {
  const batch = proteins([6, 6]);
  const turn = tensor([0, -1, 0, 1, 0, 0, 0, 0, 1], { dtype: "float64" }).view([3, 3]);
  const turned = { ...batch, x_t: batch.x_t.matmul(turn.t()), x_sc: batch.x_sc.matmul(turn.t()) };
  const proteina = model();
  const back = run(proteina, turned).v.matmul(turn);
  expect(difference(back, run(proteina, batch).v)).toBeGreaterThan(0.1);
});

const good = proteins([4, 3]);
test.each<[string, Batch, string]>([
  [
    "x_t",
    { x_t: undefined as never },
    "needs x_t [B, N, 3], CA positions in nm, and the batch has none",
  ],
  [
    "x_t",
    { x_t: ones([2, 4]) },
    "needs x_t [B, N, 3], CA positions in nm, and the batch has [2, 4]",
  ],
  ["x_t", { x_t: ones([2, 0, 3]) }, "and the batch has [2, 0, 3]"],
  ["t", { t: undefined as never }, "needs t [2] beside x_t [2, 4, 3], and the batch has none"],
  ["t", { t: ones([]) }, "needs t [2] beside x_t [2, 4, 3], and the batch has []"],
  [
    "mask",
    { mask: undefined as never },
    "needs mask [2, 4] beside x_t [2, 4, 3], and the batch has none",
  ],
  [
    "mask",
    { mask: ones([2, 5]) },
    "needs mask [2, 4] beside x_t [2, 4, 3], and the batch has [2, 5]",
  ],
  [
    "x_sc",
    { x_sc: ones([2, 4]) },
    "needs x_sc [2, 4, 3] beside x_t [2, 4, 3], and the batch has [2, 4]",
  ],
  ["numbers", { residue_pdb_idx: ones([4]) }, "needs residue_pdb_idx [2, 4]"],
  ["breaks", { chain_breaks_per_residue: ones([4]) }, "needs chain_breaks_per_residue [2, 4]"],
  ["fold", { cath_code: ones([2]) }, "needs cath_code [2, 3]"],
  [
    "fold",
    { cath_code: tensor([1, 1, 1, 1, 5, 1], { dtype: "int64" }).view([2, 3]) },
    "cath_code has 5 for the architecture of sample 1: take 0 to 3, or 4 for unknown",
  ],
])("bad %s %#: one sentence", (_, given, sentence) => {
  const folds = { foldClasses: [3, 4, 5] };
  const proteina = model({ ...folds, conditionFeatures: ["fold_emb"] });
  const refused = (): unknown => run(proteina, { ...good, ...given });
  expect(refused).toThrow(UserError);
  expect(refused).toThrow(sentence);
});

test("names of parameters are the original's", () => {
  const names = Object.keys(model(triangular).stateDict());
  expect(names.slice(0, 2)).toEqual(["nn.registers", "nn.linear_3d_embed.weight"]);
  expect(names.at(-1)).toBe("nn.coors_3d_decoder.1.weight");
  expect(names).toContain("nn.pair_update_layers.0.tri_mult_out.linear_a_p.weight");
  const folds = model({ foldClasses: [3, 4, 5], conditionFeatures: ["time_emb", "fold_emb"] });
  const tables = Object.entries(folds.stateDict()).filter(([name]) => /embedding/.test(name));
  expect(tables.map(([name, { shape }]) => [name, shape[0]])).toEqual([
    ["nn.cond_factory.feat_creators.1.embedding_C.weight", 4],
    ["nn.cond_factory.feat_creators.1.embedding_A.weight", 5],
    ["nn.cond_factory.feat_creators.1.embedding_T.weight", 6],
  ]);
});

test("copies side by side are one batch", () => {
  const proteina = model(triangular);
  const batch = proteins([5, 4]);
  const twice = Object.fromEntries(
    Object.entries(batch).map(([name, one]) => [name, cat([one, one], 0)]),
  );
  const { x_1 } = run(proteina, batch);
  expect(difference(run(proteina, twice).x_1, cat([x_1, x_1], 0))).toBeLessThan(1e-12);
});
