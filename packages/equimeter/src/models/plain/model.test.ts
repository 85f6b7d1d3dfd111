import {
  cat,
  Generator,
  loadSafetensors,
  manualSeed,
  noGrad,
  randn,
  randperm,
  saveSafetensors,
  type Tensor,
  tensor,
} from "@equimeter/torch";
import { join } from "node:path";
import { expect, test } from "vitest";

import { type Batch, collate, prepare } from "../../data/index.js";
import { demoStructures, structureOf } from "../../data/testing.js";
import { point, SO3, tetrahedralOrbits, vector } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import { temporaryFolder } from "../../runs/testing.js";
import { augment } from "../../train/augment.js";
import { Plain, plainConfig } from "./index.js";

const config = plainConfig({ preset: "tiny", layers: 2, width: 16 });
const { cutoff, neighbors: count } = config;
const structures = (await demoStructures(45)).slice(39); // three of each of two molecules
const batch = collate(prepare(structures, { cutoff, count }));
const methane = structureOf([
  [6, 0, 0, 0],
  [1, 0.63, 0.63, 0.63],
  [1, -0.63, -0.63, 0.63],
  [1, -0.63, 0.63, -0.63],
  [1, 0.63, -0.63, -0.63],
]);

function model(seed = 1): Plain {
  manualSeed(seed);
  return new Plain(config).eval();
}

const forces = (plain: Plain, given: Batch, invariants?: Batch): Tensor =>
  noGrad(() => plain.forward(given, invariants).forces);
const distance = (a: Tensor, b: Tensor): number => a.sub(b).abs().max().item();

test("a force for every atom, the same for the same seed", () => {
  const found = forces(model(), batch);
  expect(found.shape).toEqual(batch.positions.shape);
  expect(found.isfinite().all().item()).toBe(1);
  expect(forces(model(), batch).toNumbers()).toEqual(found.toNumbers());
  expect(distance(forces(model(2), batch), found)).toBeGreaterThan(0.01);
});

test("an untrained model answers at the scale it is told", () => {
  const plain = model();
  const once = forces(plain, batch);
  const size = once.square().mean().sqrt().item();
  expect(size).toBeGreaterThan(0.1);
  expect(size).toBeLessThan(10);
  noGrad(() => plain.forceScale.fill_(2.5));
  expect(distance(forces(plain, batch), once.mul(2.5))).toBeLessThan(1e-5);
});

test("nothing in it is equivariant: rotations cost percents of its loss from the start", () => {
  const { percent } = decompose({
    model: model(),
    batches: [batch],
    inputs: { positions: point },
    outputs: { forces: vector },
    target: "forces",
    design: tetrahedralOrbits({ replicates: 2 }),
    resamples: 20,
  });
  expect(percent.value - 5 * percent.rotationError).toBeGreaterThan(1);
});

test("shifting all atoms changes nothing: only differences of positions enter", () => {
  const shift = tensor([3, -2, 7]);
  const moved = { ...batch, positions: batch.positions.add(shift) };
  expect(distance(forces(model(), moved), forces(model(), batch))).toBeLessThan(1e-4);
});

test("invariants given or computed give the same forces, also those of the unturned batch", () => {
  const plain = model();
  const invariants = noGrad(() => plain.invariants(batch));
  expect(forces(plain, batch, invariants).toNumbers()).toEqual(forces(plain, batch).toNumbers());
  const turned = augment(batch, { positions: point }, new Generator(5), SO3);
  const alone = forces(plain, turned);
  expect(distance(forces(plain, turned, invariants), alone)).toBeLessThan(1e-4);
  expect(distance(alone, forces(plain, batch))).toBeGreaterThan(0.01);
});

test("a molecule has the same forces alone and in company", () => {
  const plain = model();
  const together = forces(plain, batch);
  const parts = structures.map((one) => forces(plain, collate(prepare([one], { cutoff, count }))));
  expect(distance(cat(parts, 0), together)).toBeLessThan(1e-5);
});

test("a permutation of the atoms permutes the forces", () => {
  const plain = model();
  const [{ structure }] = prepare(structures.slice(0, 1), { cutoff, count });
  const n = structure.atomicNumbers.length;
  const order = randperm(n, { generator: new Generator(9) }).toNumbers();
  const permuted = structureOf(
    order.map((i) => [
      structure.atomicNumbers[i],
      structure.positions[3 * i],
      structure.positions[3 * i + 1],
      structure.positions[3 * i + 2],
    ]),
  );
  const [before, after] = [structure, permuted].map((one) =>
    forces(plain, collate(prepare([one], { cutoff, count }))),
  );
  const index = tensor(order, { dtype: "int64" });
  expect(distance(after, before.indexSelect(0, index))).toBeLessThan(1e-5);
  expect(distance(after, before)).toBeGreaterThan(0.01);
});

test("empty neighbour slots do not matter: neither how many there are nor where they point", () => {
  const plain = model();
  const alone = structureOf([[8, 0, 0, 0]]);
  const [narrow, wide] = [4, 11].map((slots) =>
    collate(prepare([methane, alone], { cutoff, count: slots }), { slots }),
  );
  expect(wide.neighborMask.toNumbers().filter((flag) => flag === 0)).toHaveLength(5 * 7 + 11);
  expect(distance(forces(plain, narrow), forces(plain, wide))).toBeLessThan(1e-6);
  const elsewhere = { ...wide };
  const away = wide.neighborIndex.add(1).remainder(6);
  const used = wide.neighborMask.to("int64");
  elsewhere.neighborIndex = wide.neighborIndex.mul(used).add(away.mul(used.rsub(1)));
  expect(distance(forces(plain, elsewhere), forces(plain, wide))).toBeLessThan(1e-6);
});

test("an atom alone has a finite force and finite gradients", () => {
  const plain = model();
  const lone = collate(prepare([structureOf([[8, 0, 0, 0]]), methane], { cutoff, count }));
  const { forces: found } = plain.forward(lone);
  expect(found.isfinite().all().item()).toBe(1);
  found.square().mean().backward();
  for (const [name, { grad }] of plain.namedParameters())
    expect([name, grad === null || grad.isfinite().all().item()]).toEqual([name, 1]);
});

test("gradients of all parameters are those of finite differences", () => {
  const plain = model().to({ dtype: "float64" });
  const exact = { ...batch };
  for (const name of ["positions", "forces"]) exact[name] = batch[name].to("float64");
  const loss = (): Tensor => plain.forward(exact).forces.sub(exact.forces).square().mean();
  loss().backward();
  const generator = new Generator(11);
  const h = 1e-5;
  for (const [name, parameter] of plain.namedParameters()) {
    const way = randn(parameter.shape, { generator, dtype: "float64" });
    const at = (size: number): number =>
      noGrad(() => {
        const before = parameter.clone();
        parameter.add_(way.mul(size));
        const value = loss().item();
        parameter.copy_(before);
        return value;
      });
    const numeric = (at(h) - at(-h)) / (2 * h);
    const analytic = parameter.grad!.mul(way).sum().item();
    expect([name, Math.abs(numeric - analytic) < 1e-6 * Math.max(0.1, Math.abs(analytic))]).toEqual(
      [name, true],
    );
  }
});

test("a state through a safetensors file gives the same forces to the bit", () => {
  using folder = temporaryFolder();
  const path = join(folder.path, "model.safetensors");
  const plain = model(1);
  noGrad(() => plain.forceScale.fill_(1.7));
  saveSafetensors(path, plain.stateDict());
  const other = model(2);
  const { tensors } = loadSafetensors(path);
  expect(Object.keys(tensors).sort()).toEqual(
    [...plain.namedParameters().keys(), "forceScale"].sort(),
  );
  other.loadStateDict(tensors);
  expect(forces(other, batch).toNumbers()).toEqual(forces(plain, batch).toNumbers());
});
