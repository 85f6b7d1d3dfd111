import { Generator, manualSeed, noGrad, randn } from "@equimeter/torch";
import { expect, test } from "vitest";

import { collate, prepare } from "../../data/index.js";
import { demoStructures } from "../../data/testing.js";
import { Escaip, escaipConfig, exactTwirl } from "../../models/escaip/index.js";
import { headMeasurement } from "../../runs/monitor/head.js";
import { normals } from "../gradients/testing.js";
import { equivOf, type HeadPoint, headReport, measureHead } from "./index.js";

const config = escaipConfig({ preset: "tiny", width: 16, heads: 2 });
const { cutoff, neighbors: count } = config;
const structures = await demoStructures(9);
const batches = [structures.slice(0, 4), structures.slice(4, 9)].map((some) =>
  collate(prepare(some, { cutoff, count })),
);

function model(seed = 3): Escaip {
  manualSeed(seed);
  return new Escaip(config).eval();
}

test("one state: what the monitor has, and the spread of the exact twirl", () => {
  const escaip = model();
  const { deviations, gram, variance, lambdaMean, alignment, ...state } = measureHead(
    escaip,
    batches,
  );
  expect(state).toEqual(headMeasurement(escaip, batches));
  expect(variance).toBeCloseTo(state.deviation / 48, 12);
  expect(equivOf(deviations, gram)).toBe(state.L_equiv);
  expect(lambdaMean).toBeCloseTo(gram.trace().item() / 16, 10);
  expect(alignment! * lambdaMean * state.deviation).toBeCloseTo(state.L_equiv, 12);
  const atoms = batches.reduce((sum, { positions }) => sum + positions.shape[0], 0);
  const spread = batches.reduce(
    (sum, batch) => sum + exactTwirl(escaip, batch).spread.sum().item() / 3,
    0,
  );
  expect(state.L_equiv / (spread / atoms)).toBeCloseTo(1, 4);
});

test("λ_mean is what random deviations have on average", () => {
  const { gram, lambdaMean } = measureHead(model(), batches);
  const drawn = Array.from({ length: 400 }, (_, i) => {
    const rows = randn([3, 16], { dtype: "float64", generator: new Generator(i) });
    const d = rows.sub(rows.mean([0]));
    return equivOf(d, gram) / d.square().sum().item();
  });
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const spread = Math.sqrt(drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0)) / drawn.length;
  expect(Math.abs(mean - lambdaMean)).toBeLessThan(4 * spread);
});

test("the head of one state on the trunk of another is the model that has both", () => {
  const [a, b] = [model(1), model(2)];
  const [first, second] = [a, b].map((one) => measureHead(one, batches));
  const mixed = equivOf(second.deviations, first.gram);
  const { weight } = a.output_heads.forces.force_direction_layer;
  noGrad(() => weight.copy_(b.output_heads.forces.force_direction_layer.weight));
  expect(measureHead(a, batches).L_equiv / mixed).toBeCloseTo(1, 5);
  expect(mixed).not.toBeCloseTo(first.L_equiv, 3);
});

const noise = normals(40, 8);

type At = (i: number) => number;

function points(deviation: At, lambda: At, alignment: At = () => 1): HeadPoint[] {
  return noise.map((_, i) => {
    const L_equiv = deviation(i) * lambda(i);
    return {
      step: 50 * i,
      deviation: deviation(i),
      relativeDeviation: 0.5,
      variance: deviation(i) / 48,
      L_equiv,
      percent: 100 * L_equiv,
      lambdaMin: lambda(i) / 10,
      lambdaMax: lambda(i) * 10,
      lambdaMean: lambda(i) / alignment(i),
      alignment: alignment(i),
      headAlone: L_equiv,
      trunkAlone: L_equiv,
    };
  });
}

test("a head on one trunk carries all of L_equiv; a trunk under one head none of it", () => {
  const falling = (i: number) => Math.exp(-i / 10 + 0.1 * noise[i]);
  const head = headReport(points(falling, () => 0.3));
  expect(head.carried!.deviation).toBeCloseTo(1, 12);
  expect(head.relation.slope!.exponent.value).toBeCloseTo(1, 10);
  expect(head.relation.changes.pearson.value).toBeCloseTo(1, 10);
  expect(head.relationOfPercent.levels.spearman.value).toBeCloseTo(1, 10);
  const trunk = headReport(points((i) => 4 * (1 + 1e-3 * normals(40, 9)[i]), falling));
  expect(Math.abs(trunk.carried!.deviation)).toBeLessThan(0.01);
  expect(trunk.carried!.trunk).toBeCloseTo(1 - trunk.carried!.deviation, 10);
  expect(trunk.carried!.alignment).toBeCloseTo(0, 10);
  const turned = headReport(points(() => 4, falling, falling));
  expect(turned.carried!.alignment).toBeCloseTo(1, 10);
  expect(Math.abs(trunk.relation.levels.pearson.value!)).toBeLessThan(0.5);
});

test("bounds that do not hold are told", () => {
  const all = points(
    (i) => 1 + i,
    () => 1,
  );
  expect(headReport(all).bounded).toBe(true);
  for (const wrong of [{ lambdaMax: 0.9 }, { lambdaMin: 1.1 }])
    expect(headReport([...all.slice(1), { ...all[0], ...wrong }]).bounded).toBe(false);
  expect(headReport([]).carried).toBeNull();
});
