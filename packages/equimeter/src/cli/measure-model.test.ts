import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { saveSafetensors, randn, tensor } from "@equimeter/torch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { SubjectReport } from "../subjects/report.js";
import {
  flatSource,
  graphSource,
  linearSource,
  modelFile,
  moleculesFile,
  scratchFolder,
} from "../subjects/testing.js";
import { mainHere } from "./testing.js";

const { path: folder, remove } = scratchFolder("measure-model");
afterAll(remove);

let data: string;
let linear: string;
let flat: string;

beforeAll(() => {
  data = moleculesFile(folder, 6, [4]);
  const matrix = tensor([
    [1, 0.2, 0],
    [0, 1, 0],
    [0.1, 0, 1],
  ]);
  linear = modelFile(folder, "linear", linearSource, { parameters: { matrix } });
  flat = modelFile(folder, "flat", flatSource, { buffers: { axis: tensor([0, 0, 0.3]) } });
});

const vector = ["--output", "forces=vector"];

async function json(...argv: string[]): Promise<SubjectReport> {
  const { code, stdout, stderr } = await mainHere("measure", ...argv, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as SubjectReport;
}

describe("measure", () => {
  test("a TorchScript file: table, headline, design and what was taken from names", async () => {
    const { code, stdout } = await mainHere("measure", linear, "--data", data, ...vector);
    expect(code).toBe(0);
    expect(stdout).toContain("linear.pt (TorchScript) on ");
    expect(stdout).toContain("positions=point*, forces=vector (* by its name)");
    expect(stdout).toMatch(
      /SO3: [\d.]+ ± [\d.]+ % of the loss of forces comes from broken symmetry/,
    );
    expect(stdout).toMatch(/6 samples, 24 passes each: tetrahedralOrbits × 2, haar law/);
    expect(stdout).toContain("worst samples in forces");
  });

  test("several outputs and groups, each with its own law", async () => {
    const inputs = ["pos", "atomic_numbers", "batch"].flatMap((name) => ["--input", name]);
    const groups = ["--group", "SO3", "--group", "O3", "--group", "translations(3)"];
    const report = await json(flat, "--data", data, ...inputs, ...groups);
    expect(report.layout).toBe("flat");
    expect(report.groups.map(({ group, examination }) => [group, examination.law])).toEqual([
      ["SO3", "haar"],
      ["O3", "haar"],
      ["translations(3)", "probe"],
    ]);
    const [rotations, , shifts] = report.groups.map(({ examination }) => examination.fields);
    expect(rotations.forces.L_equiv).toBeCloseTo(0.03, 5);
    expect(Object.keys(rotations)).toEqual(["forces", "total_energy"]);
    expect(shifts.total_energy.L_equiv).toBeGreaterThan(0.001);
  });

  test("a graph network with edges, whatever fits into a call", async () => {
    mkdirSync(join(folder, "mixed"));
    const mixed = moleculesFile(join(folder, "mixed"), 6, [3, 5, 4]);
    const axis = tensor([0.3, 0, 0]);
    const model = modelFile(folder, "graph", graphSource, { buffers: { axis } });
    const inputs = ["pos", "atom_types", "edge_index", "batch"].flatMap((name) => [
      "--input",
      name,
    ]);
    const about = ["--data", mixed, "--types", "H,C,N,O", "--cutoff", "3"];
    const outputs = ["--output", "forces", "--output", "total_energy"];
    const report = await json(model, ...about, ...inputs, ...outputs);
    const single = await json(model, ...about, ...inputs, ...outputs, "--batch", "1");
    const [all, one] = [report, single].map(({ groups }) => groups[0].examination.fields);
    expect(all.forces.percent.value).toBeGreaterThan(0.01);
    expect(one.forces.L / all.forces.L).toBeCloseTo(1, 5);
    expect(one.forces.percent.value).toBeCloseTo(all.forces.percent.value, 4);
  });

  test("without a label the spread is reported, and no percent is claimed", async () => {
    const flags = ["--data", data, ...vector, "--field", "forces=none"];
    const { stdout } = await mainHere("measure", linear, ...flags);
    expect(stdout).toMatch(/SO3: the spread of forces is [^a-z]+ of its mean square/);
    expect(stdout).toContain("no percent of a loss is claimed");
    expect(stdout).toContain("no label");
    const report = await json(linear, ...flags);
    expect(report.groups[0].examination.fields).toEqual({});
  });

  test("the violation against the angle, and a page that stands alone", async () => {
    const page = join(folder, "page.html");
    const argv = ["--data", data, ...vector, "--violation", "--report", page];
    const { stdout } = await mainHere("measure", linear, ...argv);
    expect(stdout).toMatch(/turned by, forces.*\n.*\n5°.*\n15°/);
    const html = readFileSync(page, "utf8");
    expect(html).toContain("broken symmetry");
    expect(html).toContain("<svg");
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  test("a precision is reached, and what it took is said", async () => {
    const argv = ["--data", data, ...vector, "--precision", "0.5"];
    const { stdout } = await mainHere("measure", linear, ...argv);
    expect(stdout).toMatch(
      /precision of 0\.500 points reached: [^a-z]+ in \d+ rounds? of [\d+ ]+ passes/,
    );
    const { groups } = await json(linear, ...argv);
    expect(groups[0].examination.precision?.error).toBeLessThanOrEqual(0.5);
    const independent = ["--design", "independent", "--at-most", "30"];
    const few = await json(linear, ...argv.slice(0, -1), "1e-9", ...independent);
    expect(few.groups[0].examination.precision?.reached).toBe(false);
    expect(few.groups[0].examination.passes).toBe(30);
  });

  test("a model of images under the rotations of the square, all four of them", async () => {
    const path = join(folder, "images.safetensors");
    const image = randn([5, 2, 6, 6]);
    saveSafetensors(path, { image, score: randn([5]) });
    const source = `
      def forward(self, image: Tensor) -> Tensor:
          return image[:, :, 0].sum([1, 2])
    `;
    const model = modelFile(folder, "images", source);
    const flags = ["--input", "image=image", "--output", "score=invariant"];
    const report = await json(model, "--data", path, ...flags);
    const [{ group, examination }] = report.groups;
    expect([group, examination.design]).toEqual(["C(4)", "enumerate C(4)"]);
    expect(examination.fields.score.percent.rotationError).toBe(0);
    expect(examination.fields.score.percent.value).toBeGreaterThan(1);
  });

  test("labels that are classes lead to the loss that they need", async () => {
    const path = join(folder, "classes.safetensors");
    const label = tensor([0, 2, 1, 1], { dtype: "int64" });
    saveSafetensors(path, { image: randn([4, 1, 4, 4]), label });
    const source = `
      def forward(self, image: Tensor) -> Tensor:
          return image[:, 0, 0, :3]
    `;
    const model = modelFile(folder, "classes", source);
    const flags = [
      "--input",
      "image=image",
      "--output",
      "logits=invariant",
      "--field",
      "logits=label",
    ];
    const { stderr } = await mainHere("measure", model, "--data", path, ...flags);
    expect(stderr).toContain('labels that are classes ("label") need --loss cross-entropy');
    const report = await json(model, "--data", path, ...flags, "--loss", "cross-entropy");
    expect(report.groups[0].examination.fields.logits.percent.value).toBeGreaterThan(0);
  });

  test("a set model under the permutations of its items", async () => {
    const path = join(folder, "sets.safetensors");
    saveSafetensors(path, { items: randn([7, 4, 2]), total: randn([7, 2]) });
    const source = `
      def forward(self, items: Tensor) -> Tensor:
          return items.sum(1) + 0.1 * items[:, 0]
    `;
    const model = modelFile(folder, "sets", source);
    const flags = ["--input", "items=permute(1)", "--output", "total=invariant"];
    const report = await json(model, "--data", path, ...flags);
    expect(report.groups[0].examination.design).toBe("enumerate S(4)");
    expect(report.groups[0].examination.passes).toBe(24);
  });
});

describe("a file that declares the model", () => {
  test("stands for it, with paths from where it lies; what is typed comes first", async () => {
    mkdirSync(join(folder, "declared"), { recursive: true });
    const path = join(folder, "declared", "model.yaml");
    const lines = ["model: ../linear.pt", "data: ../molecules.xyz", "outputs: { forces: vector }"];
    writeFileSync(path, [...lines, "group: [SO3, O3]", "samples: 4"].join("\n"));
    const report = await json(path);
    expect(report.groups.map(({ group }) => group)).toEqual(["SO3", "O3"]);
    expect(report.groups[0].examination.samples).toBe(4);
    const typed = await json(path, "--group", "O", "--samples", "2");
    expect(typed.groups.map(({ group, examination }) => [group, examination.samples])).toEqual([
      ["O", 2],
    ]);
  });

  test.each([
    ["data: x.xyz", 'names no model: add a line such as "model: model.pt"'],
    ["model: a.pt\ndate: x.xyz", 'there is no key "date": did you mean data?'],
    ["model: a.pt\nlayout: pile", "layout: "],
    ["model: a.pt\ntypes: [H, Xx]", 'types name elements such as H, C, N, O, and "Xx" is none'],
    ["model: a.pt\nprecision: -1", "precision: "],
  ])("mistakes in %j are one sentence", async (text, message) => {
    const path = join(folder, "wrong.yaml");
    writeFileSync(path, text);
    const { code, stderr } = await mainHere("measure", path);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBe(1);
  });
});

describe("check", () => {
  const check = (...argv: string[]) =>
    mainHere("check", linear, "--data", data, ...vector, ...argv);

  test("exit code 0 within the limits, 3 beyond, with how much and where", async () => {
    const met = await check("--max-percent", "90");
    expect(met.code).toBe(0);
    expect(met.stdout).toMatch(/linear\.pt: met: [^a-z]+ % of the loss of forces .*, within 90 %/);
    const failed = await check("--max-percent", "0.01");
    expect(failed.code).toBe(3);
    expect(failed.stdout.trim().split("\n").length).toBe(1);
    expect(failed.stdout).toMatch(
      /NOT MET: .* more than 0\.01 % \([\d.]+ times as much\); most of it in molecules\.xyz#\d/,
    );
  });

  test("a spread needs no labels, a percent does", async () => {
    const none = ["--field", "forces=none"];
    expect((await check("--max-spread", "0.5", ...none)).code).toBe(0);
    expect((await check("--max-spread", "1e-6", ...none)).code).toBe(3);
    const { code, stderr } = await check("--max-percent", "2", ...none);
    expect([code, stderr.trim()]).toEqual([
      2,
      "equimeter: no output has a label in the data, and without labels there is no percent of a loss: " +
        "demand --max-spread instead, or name the labels with --field OUTPUT=FIELD",
    ]);
  });

  test("verdicts as JUnit and as JSON", async () => {
    const junit = join(folder, "verdicts.xml");
    const { code, stdout } = await check("--max-percent", "0.01", "--junit", junit, "--json");
    expect(code).toBe(3);
    const { met, verdicts } = JSON.parse(stdout) as { met: boolean; verdicts: { met: boolean }[] };
    expect([met, verdicts.map((one) => one.met)]).toEqual([false, [false]]);
    const xml = readFileSync(junit, "utf8");
    expect(xml).toContain('<testsuites tests="1" failures="1"');
    expect(xml).toMatch(/<failure message="[^"]+more than 0\.01 %/);
  });

  test("limits in a file that declares the model", async () => {
    const path = join(folder, "limits.yaml");
    const lines = ["model: linear.pt", "data: molecules.xyz", "outputs: { forces: vector }"];
    writeFileSync(path, [...lines, "maxPercent: 0.01"].join("\n"));
    expect((await mainHere("check", path)).code).toBe(3);
    expect((await mainHere("check", path, "--max-percent", "99")).code).toBe(0);
  });

  test.each([
    [[], "nothing is demanded: give --max-percent, --max-spread or both"],
    [["--max-percent", "101"], '--max-percent is a percent from 0 to 100, got "101"'],
    [["--max-spread", "x"], '--max-spread must be a number of at least 0, got "x"'],
  ])("mistakes %j", async (argv, message) => {
    const { code, stderr } = await check(...argv);
    expect([code, stderr.trim()]).toEqual([2, `equimeter: ${message}`]);
  });
});

describe("mistakes are one sentence, and leave nothing behind", () => {
  test.each([
    [["none.pt"], "there is no none.pt: a model is a run folder, "],
    [["LINEAR"], "--data is missing: name the file of samples to measure the model on"],
    [["LINEAR", "--data", "none.xyz"], "none.xyz"],
    [["LINEAR", "--data", "DATA"], "nothing is declared about the outputs (0): say how one turns"],
    [["LINEAR", "--data", "DATA", "--output", "forces=vectr"], '--output forces=vectr: "vectr"'],
    [["LINEAR", "--data", "DATA", ...vector, "--group", "SO4"], '"SO4" is no known group'],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--target", "energy"],
      "--target energy is not among the outputs (forces)",
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--field", "forces"],
      '--field wants NAME=VALUE, got "forces"',
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--batch", "0"],
      '--batch must be an integer of at least 1, got "0"',
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--types", "H,Qq"],
      'types name elements such as H, C, N, O, and "Qq" is none',
    ],
    [["LINEAR", "--data", "DATA", ...vector, "--cutoff", "0"], "--cutoff must be above 0"],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--count", "4"],
      "--count is of independent draws: add --design independent",
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--at-most", "4"],
      "--at-least and --at-most bound what --precision spends",
    ],
    [["LINEAR", "--data", "DATA", ...vector, "--precision", "0"], "--precision must be above 0"],
    [["LINEAR", "--data", "DATA", ...vector, "--time", "0.5"], "--time is of runs, and"],
    [
      ["LINEAR", "--data", "DATA", "--output", "forces=voxels"],
      "voxels needs the shape [rows, …, X, Y, Z]",
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--input", "positions=invariant"],
      "all inputs are declared invariant",
    ],
    [
      ["LINEAR", "--data", "DATA", "--output", "forces=invariant"],
      '"forces" is declared invariant, but',
    ],
    [["LINEAR", "--data", "DATA", ...vector, "--weights", "ema"], "--weights is of runs, and"],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--timeout", "3"],
      "--timeout is of inference servers, and",
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--argument", "cutof=5"],
      'has no argument "cutof": it is forward(positions: Tensor) -> Tensor',
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--output", "forces"],
      '"forces" is declared twice: name it once',
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--group", "S(3)"],
      "S(3) moves none of the inputs as they are declared (positions=point): nothing would be tested",
    ],
    [
      ["LINEAR", "--data", "DATA", ...vector, "--report", "none/page.html"],
      "--report none/page.html: the folder none cannot be written (ENOENT)",
    ],
    [["DATA"], "is no model by its ending: a model is"],
  ])("%j", async (argv, message) => {
    const names: Record<string, string> = { LINEAR: linear, DATA: data };
    const { code, stdout, stderr } = await mainHere(
      "measure",
      ...argv.map((word) => names[word] ?? word),
    );
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBe(1);
    expect(code).toBe(2);
    expect(existsSync(".equimeter")).toBe(false);
  });

  test("a model that looks at nothing, and one declared invariant under the second of two groups", async () => {
    const source =
      "def forward(self, positions: Tensor) -> Tensor:\n    return torch.zeros_like(positions)";
    const nothing = modelFile(folder, "nothing", source);
    const blind = await mainHere("check", nothing, "--data", data, ...vector, "--max-percent", "2");
    expect(blind.code).toBe(2);
    expect(blind.stderr).toContain("no output of the model depends on what turns (positions)");
    const groups = ["--group", "C(2)", "--group", "SO3"];
    const wrong = await mainHere(
      "measure",
      linear,
      "--data",
      data,
      "--output",
      "forces=invariant",
      ...groups,
    );
    expect(wrong.stderr).toContain('"forces" is declared invariant, but');
  });

  test("a check that cannot be made is a failure in its JUnit file", async () => {
    const junit = join(folder, "broken.xml");
    const argv = [
      "check",
      linear,
      "--data",
      data,
      "--output",
      "forces=invariant",
      "--max-percent",
      "2",
    ];
    expect((await mainHere(...argv, "--junit", junit)).code).toBe(2);
    expect(readFileSync(junit, "utf8")).toMatch(/failures="1"[^]*declared invariant/);
  });

  test("a model that answers in two ways, and one that answers NaN", async () => {
    const random = modelFile(
      folder,
      "random",
      "def forward(self, positions: Tensor) -> Tensor:\n    return positions + torch.rand_like(positions)",
    );
    const wild = await mainHere("measure", random, "--data", data, ...vector);
    expect(wild.stderr).toContain(
      'the model gives two answers to one input (output "forces" differs by',
    );
    const source =
      "def forward(self, positions: Tensor) -> Tensor:\n    return positions / (positions[0, 0, 0] - positions[0, 0, 0])";
    const nan = modelFile(folder, "nan", source);
    const broken = await mainHere("measure", nan, "--data", data, ...vector);
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/"forces".*not finite/);
  });
});
