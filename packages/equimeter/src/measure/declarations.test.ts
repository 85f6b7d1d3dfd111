import { Generator, ones, randn, type Tensor, zeros } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import type { Batch } from "../data/batch.js";
import { UserError } from "../errors.js";
import {
  groupNamed,
  invariant,
  O,
  point,
  type Representation,
  tensor as tensorOf,
  vector,
} from "../groups/index.js";
import type { Model } from "../models/model.js";
import { checkDeclarations, type DeclarationOptions } from "./declarations.js";
import { directionByName } from "./direction-names.js";
import { linearMap, molecules, network, pairNetwork } from "./testing.js";

const batch = molecules([3, 5, 2], 0.5);
const good: DeclarationOptions = {
  model: pairNetwork(8, 1),
  batches: [batch],
  inputs: { positions: point },
  outputs: { forces: vector },
};

/** An invariant of each atom: distances to its neighbours. */
function distances({ positions, neighborIndex }: Batch): Tensor {
  const neighbors = positions.indexSelect(0, neighborIndex.reshape([-1]));
  return neighbors
    .view([...neighborIndex.shape, 3])
    .sub(positions.unsqueeze(1))
    .square()
    .sum(-1);
}

const sumOf = (perAtom: Tensor, { batch: molecule, atomCounts }: Batch) =>
  zeros([atomCounts.shape[0], ...perAtom.shape.slice(1)], { dtype: perAtom.dtype }).indexAdd(
    0,
    molecule,
    perAtom,
  );

describe("what must be wrong stops the measurement", () => {
  const wrong: [string, string, Partial<DeclarationOptions>][] = [
    [
      "an input that is a direction by its name",
      '"positions" is declared invariant, but is a direction by its name and shape [10, 3]: ' +
        "declare positions=point, or allow it if it does not turn (--allow positions)",
      { inputs: { positions: invariant } },
    ],
    [
      "an output that is one",
      '"forces" is declared invariant, but is a direction by its name and shape [10, 3]: ' +
        "declare forces=vector, or allow it if it does not turn (--allow forces)",
      { outputs: { forces: invariant } },
    ],
    [
      "an output that never turns",
      '"forces" is declared vector, but does not change when the input turns: ' +
        "is it invariant, or is the input that turns not fed? (--allow forces measures it)",
      {
        model: {
          forward: (given) => ({
            forces: distances(given).matmul(ones([2, 3], { dtype: "float64" })),
          }),
        },
      },
    ],
    [
      "an output that turns like a vector",
      '"out" is declared invariant, but turns like a vector: ' +
        "declare out=vector, or allow it (--allow out)",
      {
        model: {
          forward: (given) => ({
            out: sumOf(
              linearMap([
                [1, 0.05, 0],
                [0, 1, 0],
                [0, 0, 1],
              ]).forward({ x: given.positions }).v,
              given,
            ),
          }),
        },
        outputs: { out: invariant },
      },
    ],
  ];
  test.each(wrong)("%s", (_, message, change) => {
    expect(() => checkDeclarations({ ...good, ...change })).toThrow(new UserError(message));
  });

  test.each(wrong)("%s, unless it is allowed", (_, message, change) => {
    const [field] = /\w+/.exec(message)!;
    const findings = checkDeclarations({ ...good, ...change, allow: [field, "forces"] });
    const found = findings.find((finding) => finding.field === field)!;
    expect(message).toBe(`"${field}" ${found.problem}: ${found.hint}`);
  });
});

test("an input that nothing depends on is a finding", () => {
  const { positions } = batch;
  const velocities = randn(positions.shape, { generator: new Generator(1), dtype: "float64" });
  const inputs = { positions: point, velocities: vector };
  const findings = checkDeclarations({ ...good, batches: [{ ...batch, velocities }], inputs });
  expect(findings).toEqual([
    {
      field: "velocities",
      problem: "is declared vector, but no output depends on it",
      hint: "is it fed to the model? What is measured says nothing about it",
    },
  ]);
});

/** A bias so large that the output hardly moves. */
function stubborn(seed: number): Model {
  const net = network(8, 1, seed);
  const shift = randn([3], { generator: new Generator(seed + 50), dtype: "float64" }).mul(50);
  return { forward: ({ positions }) => ({ forces: net.forward({ x: positions }).v.add(shift) }) };
}

describe("a model that is merely bad is let through", () => {
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const nothing: [string, (seed: number) => Partial<DeclarationOptions>][] = [
    ["as declared", () => ({})],
    [
      "a random network of coordinates",
      (seed) => ({ model: onPositions(network(8, 1 + seed / 4, seed)) }),
    ],
    ["one with a large bias", (seed) => ({ model: stubborn(seed) })],
    [
      "three invariants that turn somehow",
      (seed) => ({
        model: {
          forward: ({ positions }) => ({
            classes: network(8, 1, seed).forward({ x: positions }).v,
          }),
        },
        outputs: { classes: invariant },
      }),
    ],
    [
      "zero",
      () => ({
        model: { forward: ({ positions }) => ({ forces: positions.mul(0).add(positions.mul(0)) }) },
      }),
    ],
  ];
  test.each(nothing)("%s", (name, change) => {
    for (const seed of seeds) {
      const findings = checkDeclarations({ ...good, ...change(seed), seed });
      const unread = name === "zero" ? ["positions"] : [];
      expect(findings.map(({ field }) => field)).toEqual(unread);
    }
  });

  test("an invariant energy and exact forces", () => {
    const model: Model = {
      forward: (given) => ({
        energy: sumOf(distances(given).sum(-1), given),
        forces: given.positions.sub(given.positions.mean(0)),
      }),
    };
    const outputs = { energy: invariant, forces: vector };
    expect(checkDeclarations({ ...good, model, outputs })).toEqual([]);
  });

  test("in single precision", () => {
    const positions = batch.positions.to("float32");
    const model: Model = {
      forward: (given) => ({
        forces: pairNetwork(8, 1)
          .forward({ ...given, positions: given.positions.to("float64") })
          .forces.to("float32"),
      }),
    };
    expect(checkDeclarations({ ...good, model, batches: [{ ...batch, positions }] })).toEqual([]);
  });
});

function onPositions(net: Model): Model {
  return { forward: ({ positions }) => ({ forces: net.forward({ x: positions }).v }) };
}

test("under permutations alone directions may be invariant", () => {
  const net = network(8, 1);
  const options = {
    model: { forward: ({ positions }: Batch) => ({ forces: net.forward({ x: positions }).v }) },
    batches: [{ positions: randn([4, 5, 3], { generator: new Generator(2), dtype: "float64" }) }],
    group: groupNamed("S(5)"),
  };
  const put = (action: Representation) => ({
    inputs: { positions: action },
    outputs: { forces: action },
  });
  expect(checkDeclarations({ ...options, ...put(invariant) })).toEqual([]);
  expect(() => checkDeclarations({ ...options, ...put(invariant), group: O })).toThrow(
    "is a direction",
  );
});

test("shapes that cannot carry the action name the field", () => {
  const act = (outputs: DeclarationOptions["outputs"]) => () =>
    checkDeclarations({ ...good, outputs });
  expect(act({ forces: tensorOf(2) })).toThrow(UserError);
  expect(act({ forces: tensorOf(2) })).toThrow(/^"forces": tensor\(2\) needs the shape/);
  expect(act({ charges: vector })).toThrow('the model has no output "charges" (it has forces)');
});

test.each([
  ["positions", [4, 3], "point"],
  ["R", [4, 3], "point"],
  ["atom_pos", [4, 3], "point"],
  ["nodeCoords", [2, 5, 3], "point"],
  ["pred.forces", [4, 3], "vector"],
  ["dipole", [2, 3], "vector"],
  ["cell", [2, 3, 3], "cell"],
  ["stress", [2, 3, 3], "tensor(2)"],
  ["cell", [2, 3], null],
  ["forces", [4], null],
  ["force_norms", [4, 3], null],
  ["fractional_coordinates", [4, 3], null],
  ["r", [4, 3], null],
  ["energy", [3], null],
  ["composition", [4, 3], null],
  ["features", [4, 3], null],
] as [string, number[], string | null][])("%s %j: %s", (name, shape, action) => {
  expect(directionByName(name, shape)).toBe(action);
});
