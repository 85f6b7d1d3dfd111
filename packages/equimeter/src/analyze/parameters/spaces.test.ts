import { Generator, manualSeed, noGrad, randn, type Tensor } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { C4z, enumerate, O, SO3, voxels } from "../../groups/index.js";
import { distance } from "../../groups/testing.js";
import { decompose } from "../../measure/index.js";
import { Escaip, escaipConfig, splitHead } from "../../models/escaip/index.js";
import { symmetricLayersOf } from "../../models/symmetric-layers.js";
import { Voxmol, voxmolConfig } from "../../models/voxmol/index.js";
import { deviations, splitWeights, withLayerWeights } from "./deviation.js";
import { type KernelSpace, layerSpaces } from "./spaces.js";
import { LinearModel } from "./testing.js";

describe("EScAIP's head", () => {
  manualSeed(1);
  const model = new Escaip(escaipConfig({ preset: "tiny", width: 16, heads: 2 }));
  const { layers } = symmetricLayersOf(model);

  test.each([SO3, O].map((group) => [group.name, group] as const))(
    "under %s: rows that are equal, as section 4.2 has it",
    (_, group) => {
      const [space] = layerSpaces(model, layers, { group });
      expect([space.size, space.equivariant]).toEqual([48, 16]);
      const { equivariant, deviations: rows } = splitHead(model);
      const split = splitWeights([space]);
      expect(distance(split.equivariant[0], equivariant.expand([3, 16]))).toBeLessThan(1e-7);
      expect(distance(split.deviation[0], rows)).toBeLessThan(1e-7);
      const { deviation, squared, share } = deviations([space]);
      expect(deviation).toBeCloseTo(rows.square().sum().item(), 5);
      expect(squared).toBeCloseTo(3 * equivariant.square().sum().item() + deviation, 5);
      expect(share).toBeCloseTo(deviation / squared, 12);
    },
  );

  test("about z alone the row of z is free", () => {
    const [space] = layerSpaces(model, layers, { group: C4z });
    expect(space.equivariant).toBe(32);
    const rows = space.project(space.parameter).unbind(0);
    expect(distance(rows[0], rows[1])).toBe(0);
    expect(distance(rows[2], space.parameter.select(0, 2))).toBeLessThan(1e-7);
  });
});

describe("VoxMol", () => {
  manualSeed(2);
  const model = new Voxmol(voxmolConfig({ preset: "tiny", elements: 2 }))
    .to({ dtype: "float64" })
    .eval();
  const { layers } = symmetricLayersOf(model);
  const grids = () => randn([2, 2, 8, 8, 8], { dtype: "float64", generator: new Generator(3) });
  const percentAt = (kernels: KernelSpace): number => {
    const spaces = layerSpaces(model, layers, { group: O, kernels });
    const { equivariant } = splitWeights(spaces);
    const report = withLayerWeights(spaces, equivariant, () =>
      decompose({
        model,
        batches: [{ noisy: grids(), density: grids() }],
        inputs: { noisy: voxels },
        outputs: { density: voxels },
        target: "density",
        design: enumerate({ group: O }),
        resamples: 1,
      }),
    );
    return report.percent.value;
  };

  test("θ_E is exactly equivariant; with symmetric kernels strided convolutions are not", () => {
    expect(percentAt("commuting")).toBeLessThan(1e-25);
    expect(percentAt("symmetric")).toBeGreaterThan(1e-4);
  });

  test("without halvings symmetric kernels are the commuting ones", () => {
    const flat = new Voxmol(voxmolConfig({ preset: "tiny", multipliers: [1], attention: [false] }));
    const of = (kernels: KernelSpace) =>
      layerSpaces(flat, symmetricLayersOf(flat).layers, { group: O, kernels });
    of("commuting").forEach(({ parameter, project, equivariant }, i) => {
      const other = of("symmetric")[i];
      expect(distance(project(parameter), other.project(parameter))).toBeLessThan(1e-7);
      expect(equivariant).toBe(other.equivariant);
    });
  });

  test("the share of random weights is that of the dimensions", () => {
    const spaces = layerSpaces(model, layers, { group: O });
    const drawn = spaces.map(({ parameter }) =>
      randn(parameter.shape, { dtype: "float64", generator: new Generator(4) }),
    );
    const { layers: found } = withLayerWeights(spaces, drawn, () => deviations(spaces));
    for (const { share, size, equivariant } of found)
      expect(Math.abs(share! - (size - equivariant) / size)).toBeLessThan(4 / Math.sqrt(size));
  });

  test("rotations that no grid has", () => {
    expect(() => layerSpaces(model, layers, { group: SO3 })).toThrow("SO3 has others");
  });
});

test("a linear layer by its words; the model has its own weights again, whatever happens", () => {
  const model = new LinearModel();
  const layer = {
    kind: "linear",
    parameter: "map.weight",
    input: "vector",
    output: "vector",
  } as const;
  const spaces = layerSpaces(model, [layer], { group: SO3 });
  expect([spaces[0].size, spaces[0].equivariant]).toEqual([9, 1]);
  const before = model.map.weight.toNumbers();
  const { equivariant, deviation } = splitWeights(spaces);
  const sum: Tensor = noGrad(() => equivariant[0].add(deviation[0]));
  expect(distance(sum, model.map.weight)).toBeLessThan(1e-15);
  const inside = withLayerWeights(spaces, equivariant, () => model.map.weight.toNumbers());
  expect(inside).toEqual(equivariant[0].toNumbers());
  expect(() =>
    withLayerWeights(spaces, equivariant, () => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(model.map.weight.toNumbers()).toEqual(before);
  const zero = withLayerWeights(spaces, [deviation[0].zerosLike()], () => deviations(spaces));
  expect(zero).toMatchObject({ squared: 0, deviation: 0, share: null });
  expect(() => layerSpaces(model, [{ ...layer, parameter: "gone" }], { group: SO3 })).toThrow(
    "the model declares gone and has none",
  );
});
