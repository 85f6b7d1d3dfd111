import { Generator, manualSeed, noGrad, type Tensor, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type Batch, collate, prepare } from "../../data/index.js";
import { demoStructures, structureOf } from "../../data/testing.js";
import { point, SO3 } from "../../groups/index.js";
import { augment } from "../../train/augment.js";
import { Escaip, escaipConfig } from "./index.js";

const config = escaipConfig({ preset: "tiny" });
const { cutoff, neighbors: count } = config;
const structures = (await demoStructures(6)).slice(0, 4);
const batch = collate(prepare(structures, { cutoff, count }));

function model(seed = 1, given = config): Escaip {
  manualSeed(seed);
  return new Escaip(given).eval();
}
const run = (escaip: Escaip, given: Batch, invariants?: Batch) =>
  noGrad(() => escaip.forward(given, invariants));
const distance = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

test.each([
  ["6M", 6_137_222],
  ["4M", 4_374_660],
  ["1M", 997_889],
] as const)("the preset %s has %i parameters", (preset, parameters) => {
  expect(model(1, escaipConfig({ preset })).numParameters()).toBe(parameters);
});

test("names of parameters are the original's", () => {
  const names = [...model().namedParameters().keys()];
  expect(names).toContain("backbone.transformer_blocks.1.graph_attention.attn_scalar");
  expect(names).toContain("backbone.input_block.input_layer.edge_ffn.1.0.bias");
  expect(names).toContain("output_heads.forces.force_direction_layer.final_output.0.weight");
  expect(names.filter((name) => !/^(backbone|output_heads)\./.test(name))).toEqual([]);
});

test("a force for every atom, an energy for every molecule, the same for the same seed", () => {
  const { forces, energy } = run(model(), batch);
  expect(forces.shape).toEqual(batch.positions.shape);
  expect(energy.shape).toEqual([4]);
  expect(forces.isfinite().all().item()).toBe(1);
  expect(run(model(), batch).forces.toNumbers()).toEqual(forces.toNumbers());
  expect(distance(run(model(2), batch).forces, forces)).toBeGreaterThan(1e-3);
});

test("energies are invariant, forces of an untrained head are not", () => {
  const escaip = model();
  const turned = augment(batch, { positions: point }, new Generator(5), SO3);
  const [before, after] = [run(escaip, batch), run(escaip, turned)];
  expect(distance(before.energy, after.energy)).toBeLessThan(1e-5);
  expect(distance(before.forces, after.forces)).toBeGreaterThan(1e-3);
});

test("the trunk of the unturned batch serves a turned one", () => {
  const escaip = model();
  const invariants = noGrad(() => escaip.invariants(batch));
  expect(run(escaip, batch, invariants).forces.toNumbers()).toEqual(
    run(escaip, batch).forces.toNumbers(),
  );
  const turned = augment(batch, { positions: point }, new Generator(5), SO3);
  const alone = run(escaip, turned).forces;
  expect(distance(run(escaip, turned, invariants).forces, alone)).toBeLessThan(1e-4);
});

test("scales of the labels multiply, the shift of the energy adds", () => {
  const escaip = model();
  const once = run(escaip, batch);
  noGrad(() => {
    escaip.forceScale.fill_(2);
    escaip.energyScale.fill_(3);
    escaip.energyShift.fill_(-7);
  });
  const scaled = run(escaip, batch);
  expect(distance(scaled.forces, once.forces.mul(2))).toBeLessThan(1e-5);
  expect(distance(scaled.energy, once.energy.mul(3).sub(7))).toBeLessThan(1e-5);
});

test("the number of empty slots do not matter; molecules do not see one another", () => {
  const escaip = model();
  const wide = collate(prepare(structures, { cutoff, count: count + 5 }));
  const narrow = collate(prepare(structures, { cutoff: 1.2, count }));
  const narrowWide = collate(prepare(structures, { cutoff: 1.2, count }), { slots: count });
  expect(distance(run(escaip, narrow).forces, run(escaip, narrowWide).forces)).toBeLessThan(1e-4);
  expect(wide.neighborMask.sum().item()).toBeGreaterThan(batch.neighborMask.sum().item());
  const alone = run(escaip, collate(prepare(structures.slice(2, 3), { cutoff, count })));
  const start = batch.atomCounts.narrow(0, 0, 2).sum().item();
  const inside = run(escaip, batch).forces.narrow(0, start, alone.forces.shape[0]);
  expect(distance(alone.forces, inside)).toBeLessThan(1e-4);
});

test("a crystal is what its supercell is", () => {
  const escaip = model();
  const one = {
    ...structureOf([
      [11, 0, 0, 0],
      [17, 2.9, 0.2, -0.1],
    ]),
    cell: Float64Array.of(5.6, 0, 0, 0.3, 4.1, 0, 0, 0.2, 4.4),
    periodic: [true, true, true] as [boolean, boolean, boolean],
  };
  const shifted = one.positions.map((x, i) => x + one.cell[i % 3]);
  const two = {
    ...one,
    atomicNumbers: Int32Array.of(11, 17, 11, 17),
    positions: Float64Array.of(...one.positions, ...shifted),
    cell: one.cell.map((x, i) => (i < 3 ? 2 * x : x)),
  };
  const [small, large] = [one, two].map((given) =>
    run(escaip, collate(prepare([given], { cutoff, count: 40 }))),
  );
  expect(distance(large.forces.narrow(0, 0, 2), small.forces)).toBeLessThan(1e-4);
  expect(distance(large.forces.narrow(0, 2, 2), small.forces)).toBeLessThan(1e-4);
  expect(distance(large.energy, small.energy)).toBeLessThan(1e-5);
});

test("an atom alone has a finite force, and gradients are finite", () => {
  const escaip = model().train();
  const lone = collate(prepare([structureOf([[8, 0, 0, 0]]), ...structures], { cutoff, count }));
  const { forces, energy } = escaip.forward(lone);
  forces.square().mean().add(energy.square().mean()).backward();
  for (const [name, { grad }] of escaip.namedParameters())
    expect([name, grad?.isfinite().all().item()]).toEqual([name, 1]);
});

test("elements beyond the embedding are refused", () => {
  const heavy = collate(prepare([structureOf([[118, 0, 0, 0]])], { cutoff, count }));
  expect(() => run(model(), heavy)).toThrow(/element 118/);
  const known = tensor([8], { dtype: "int64" });
  expect(run(model(), { ...heavy, atomicNumbers: known }).forces.shape).toEqual([1, 3]);
});
