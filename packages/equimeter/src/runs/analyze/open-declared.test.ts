import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { tensor } from "@equimeter/torch";
import { afterAll, beforeAll, expect, test } from "vitest";

import { readStructuresAll } from "../../data/index.js";
import { linearSource, modelFile, moleculesFile, scratchFolder } from "../../subjects/testing.js";
import { analyzeHessian } from "./hessian.js";
import { analyzeLandscape } from "./landscape.js";
import { analyzeSamples } from "./samples.js";
import { analyzeWhere } from "./where.js";

const { path: folder, remove } = scratchFolder("declared");
afterAll(remove);

let data: string;
const matrix = tensor([
  [1, 0.2, 0],
  [0, 1, 0],
  [0.1, 0, 1],
]);
const usual = { weights: "raw", split: "test", samples: 6, seed: 0 } as const;

function declaration(name: string, lines: readonly string[]): string {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, lines.join("\n"));
  return path;
}

beforeAll(() => {
  data = moleculesFile(folder, 6, [4]);
  modelFile(folder, "linear", linearSource, { parameters: { matrix } });
  modelFile(
    folder,
    "frozen",
    "def forward(self, positions: Tensor) -> Tensor:\n    return positions",
  );
});

const linear = () =>
  declaration("linear", ["model: linear.pt", "data: molecules.xyz", "outputs: { forces: vector }"]);

test("the Hessian of a linear map by its entries: 2/3 of the mean of |x|²/3, nine times", async () => {
  const path = linear();
  const options = { ...usual, parameters: ["*"], minibatches: 1, steps: 20, probes: 1 };
  const { minibatches, parameters } = await analyzeHessian(path, options);
  expect(parameters).toEqual(["matrix"]);
  const structures = await readStructuresAll(data);
  const atoms = structures.flatMap(({ positions }) => [...positions]);
  const squares = atoms.reduce((sum, x) => sum + x * x, 0) / (atoms.length / 3);
  const { largest, smallestPositive, counts } = minibatches[0].parts.L;
  expect(counts).toEqual({ positive: 9, negative: 0, nearZero: 0 });
  for (const eigenvalue of [largest, smallestPositive])
    expect(eigenvalue! / ((2 / 9) * squares)).toBeCloseTo(1, 9);
  expect(existsSync(join(folder, "linear.analysis", "hessian-_.json"))).toBe(true);
});

test("landscape and samples of a declared model", async () => {
  const path = linear();
  const { looks } = await analyzeLandscape(path, {
    ...usual,
    parameters: ["matrix"],
    points: 5,
    step: 0.05,
    directions: "random",
    looks: ["same"],
    draws: 4,
  });
  // A linear head: both parts are quadratic to the last digit.
  for (const { rSquared } of Object.values(looks[0].fits)) expect(rSquared).toBeCloseTo(1, 9);
  const { truth } = await analyzeSamples(path, {
    ...usual,
    mostPasses: 24,
    repetitions: 3,
    degrees: 2,
  });
  expect(truth.percent).toBeGreaterThan(0);
});

test.each([
  [["model: linear.pt"], "must name a model and its data"],
  [
    [
      "model: linear.pt",
      "data: molecules.xyz",
      "outputs: { forces: vector }",
      "fields: { forces: none }",
    ],
    "have no label for forces, and without one there is no loss to analyse",
  ],
])("declarations that leave too much open %#", async (lines, message) => {
  const path = declaration("open", lines);
  const options = { ...usual, parameters: ["*"], minibatches: 1, steps: 20, probes: 1 };
  await expect(analyzeHessian(path, options)).rejects.toThrow(message);
});

test("analyses that need more of a run say so; parameters have to be named", async () => {
  const path = linear();
  await expect(analyzeWhere(path, { ...usual, by: undefined } as never)).rejects.toThrow(
    `${path} declares a model, and this analysis is of runs: hessian, landscape and samples understand it`,
  );
  const options = { ...usual, minibatches: 1, steps: 20, probes: 1 };
  await expect(analyzeHessian(path, options)).rejects.toThrow(
    `which parameters are looked at is not known of ${path}: name them with --parameters`,
  );
  const frozen = declaration("frozen", [
    "model: frozen.pt",
    "data: molecules.xyz",
    "outputs: { forces: vector }",
  ]);
  await expect(analyzeHessian(frozen, { ...options, parameters: ["*"] })).rejects.toThrow(
    'no parameter is called "*"',
  );
});
