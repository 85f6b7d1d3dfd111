import { manualSeed, noGrad } from "@equimeter/torch";
import { expect, test } from "vitest";

import { prepare } from "../../data/index.js";
import { demoStructures, structureOf } from "../../data/testing.js";
import { Escaip, escaipConfig } from "../../models/escaip/index.js";
import { Plain, plainConfig } from "../../models/plain/index.js";
import { measuringBatches } from "../tasks/forces/parts.js";
import { headMeasurement } from "./head.js";

const config = escaipConfig({ preset: "tiny", width: 16, heads: 2 });
const options = { cutoff: config.cutoff, count: config.neighbors };
const structures = await demoStructures(6);
const alone = { ...structureOf([[8, 0, 0, 0]]), forces: new Float64Array(3) };
const batches = measuringBatches(prepare(structures, options));

function model(): Escaip {
  manualSeed(2);
  return new Escaip(config).eval();
}

test("L_equiv lies within its bounds and goes with the square of the deviation", () => {
  const escaip = model();
  const before = headMeasurement(escaip, batches)!;
  expect(before.L_equiv).toBeGreaterThanOrEqual(before.lambdaMin * before.deviation);
  expect(before.L_equiv).toBeLessThanOrEqual(before.lambdaMax * before.deviation);
  expect(before.relativeDeviation).toBeGreaterThan(0);
  expect(before.relativeDeviation).toBeLessThan(1);
  expect(before.percent).toBeGreaterThan(0);
  const { weight } = escaip.output_heads.forces.force_direction_layer;
  noGrad(() => weight.copy_(weight.add(weight.mean([0])).div(2))); // deviations halved
  const after = headMeasurement(escaip, batches)!;
  expect(after.deviation / before.deviation).toBeCloseTo(1 / 4, 5);
  expect(after.L_equiv / before.L_equiv).toBeCloseTo(1 / 4, 5);
  expect(after.lambdaMax).toBeCloseTo(before.lambdaMax, 8);
});

test("atoms alone are left out of L_equiv, not of the percent", () => {
  const escaip = model();
  const [without, withOne] = [structures, [...structures, alone]].map((given) =>
    headMeasurement(escaip, measuringBatches(prepare(given, options)))!,
  );
  const atoms = batches[0].positions.shape[0];
  expect((withOne.L_equiv / without.L_equiv) * ((atoms + 1) / atoms)).toBeCloseTo(1, 5);
  expect(withOne.percent).not.toBeCloseTo(without.percent, 6);
});

test("other models have no such head", () => {
  expect(headMeasurement(new Plain(plainConfig({ preset: "tiny" })), batches)).toBeNull();
});
