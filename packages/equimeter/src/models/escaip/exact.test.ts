import { Generator, manualSeed, noGrad, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type Batch, collate, prepare, type Structure } from "../../data/index.js";
import { demoStructures, structureOf } from "../../data/testing.js";
import { icosahedralOrbits, point, tetrahedralOrbits, vector } from "../../groups/index.js";
import { decompose, twist } from "../../measure/index.js";
import { Escaip, escaipConfig, exactTwirl, headGram, splitHead } from "./index.js";

const config = escaipConfig({ preset: "tiny", width: 16, heads: 2 });
const { cutoff, neighbors: count } = config;
const structures = (await demoStructures(9)).slice(0, 6);
const alone = structureOf([[8, 0, 0, 0]]);

function batchOf(given: readonly Structure[]): Batch {
  const batch = collate(prepare(given, { cutoff, count }));
  return { ...batch, positions: batch.positions.to("float64") };
}

/** In float64, with heads whose rows differ: as after the start. */
function model(): Escaip {
  manualSeed(3);
  return new Escaip(config).to({ dtype: "float64" }).eval();
}

/**
 * One icosahedral orbit is exact here: predictions are of degree 2 in the rotation, their squares of
 * degree 4, and the mean over such an orbit has no error up to degree 5.
 */
function sampled(escaip: Escaip, batch: Batch): Tensor {
  const samples = batch.atomCounts.shape[0];
  const elements = icosahedralOrbits({ replicates: 1 }).draw(samples, new Generator(5));
  const actions = { inputs: { positions: point }, outputs: { forces: vector } };
  return twist(elements, { model: escaip, batch, samples, ...actions }).forces;
}

test("twirled forces and spread are those of many rotations, also of an atom alone", () => {
  const escaip = model();
  const batch = batchOf([...structures, alone]);
  const { mean, spread } = exactTwirl(escaip, batch);
  const all = sampled(escaip, batch);
  const average = all.mean([0]);
  const around = all.sub(average).square().sum([-1]).mean([0]);
  const size = average.square().mean().sqrt().item();
  expect(average.sub(mean).abs().max().item() / size).toBeLessThan(1e-9); // degree 2 at most
  expect(spread.min().item()).toBeGreaterThan(0);
  expect(around.sub(spread).abs().div(spread).max().item()).toBeLessThan(1e-9);
});

test("the exact L_equiv is the measure's within its error", () => {
  const escaip = model();
  const batch = { ...batchOf(structures) };
  batch.forces = batch.forces.to("float64");
  const report = decompose({
    model: escaip,
    batches: [batch],
    inputs: { positions: point },
    outputs: { forces: vector },
    target: "forces",
    design: tetrahedralOrbits({ replicates: 2 }),
    resamples: 20,
  });
  const { mean, spread } = exactTwirl(escaip, batch);
  const lEquiv = spread.mean().item() / 3;
  const lMean = mean.sub(batch.forces).square().mean().item();
  const percent = (100 * lEquiv) / (lEquiv + lMean);
  expect(percent).toBeGreaterThan(1);
  expect(Math.abs(report.percent.value - percent)).toBeLessThan(
    4 * report.percent.rotationError + 1e-6,
  );
});

test("L_equiv is the quadratic form of the deviations, between its extreme eigenvalues", () => {
  const escaip = model();
  const batch = batchOf(structures);
  const lEquiv = exactTwirl(escaip, batch).spread.mean().item() / 3;
  const { deviations } = splitHead(escaip);
  expect(deviations.sum([0]).abs().max().item()).toBeLessThan(1e-15);
  const gram = headGram(escaip, batch);
  const form = noGrad(() => deviations.matmul(gram).mul(deviations).sum().item());
  expect(form / lEquiv).toBeCloseTo(1, 10);
  const eigenvalues = gram.linalgEigvalsh().toNumbers();
  const square = deviations.square().sum().item();
  expect(lEquiv).toBeGreaterThanOrEqual(eigenvalues[0] * square);
  expect(lEquiv).toBeLessThanOrEqual(eigenvalues.at(-1)! * square);
});

test("equal rows of the head make it equivariant (theorem 4)", () => {
  const escaip = model();
  const { weight } = escaip.output_heads.forces.force_direction_layer;
  noGrad(() => weight.copy_(weight.mean([0]).expand(weight.shape)));
  const batch = batchOf(structures);
  expect(exactTwirl(escaip, batch).spread.max().item()).toBeLessThan(1e-25);
  const all = sampled(escaip, batch);
  expect(all.sub(all.select(0, 0)).abs().max().item()).toBeLessThan(1e-12);
  expect(all.abs().max().item()).toBeGreaterThan(1e-3);
});
