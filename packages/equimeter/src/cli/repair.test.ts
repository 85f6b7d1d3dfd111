import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { jit, randn, tensor, tidy } from "@equimeter/torch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Advice } from "../remedy/advise.js";
import type { RepairReport } from "../remedy/write-repaired.js";
import { flatSource, modelFile, moleculesFile, scratchFolder } from "../subjects/testing.js";
import { mainHere } from "./testing.js";

const { path: folder, remove } = scratchFolder("repair");
afterAll(remove);

let data: string;
let wavy: string;
let flat: string;

/** Waves along the axes of space. */
const wavySource = `
  def forward(self, positions: Tensor) -> Tensor:
      return positions + torch.sin(2 * positions) * self.heights
`;

beforeAll(() => {
  data = moleculesFile(folder, 6, [5]);
  wavy = modelFile(folder, "wavy", wavySource, { buffers: { heights: tensor([0.6, 0.3, 0]) } });
  flat = modelFile(folder, "flat", flatSource, { buffers: { axis: tensor([0, 0, 0.3]) } });
});

const vector = ["--output", "forces=vector"];
const out = (name: string) => join(folder, name);

async function repaired(verb: string, ...argv: string[]): Promise<RepairReport> {
  const { code, stdout, stderr } = await mainHere(verb, ...argv, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as RepairReport;
}

const percentOf = ({ groups: [{ examination }] }: RepairReport["before"], output = "forces") =>
  examination.fields[output].percent.value;

describe("twirl", () => {
  test("over all of a finite group the percent is gone, and the loss is L_mean", async () => {
    const argv = [wavy, "-o", out("cube.pt"), "--data", data, ...vector, "--group", "O"];
    const { before, after, secondsAfter, secondsBefore } = await repaired("twirl", ...argv);
    expect(percentOf(before)).toBeGreaterThan(0.1);
    expect(percentOf(after)).toBeLessThan(1e-9);
    const [was, is] = [before, after].map(
      ({ groups: [{ examination }] }) => examination.fields.forces,
    );
    expect(is.L / was.L_mean).toBeCloseTo(1, 5);
    expect(secondsAfter).toBeGreaterThan(secondsBefore);
  });

  test("over the rotations of the cube little is left under all rotations", async () => {
    const argv = [wavy, "-o", out("octahedral.pt"), "--data", data, ...vector];
    const { before, after, repair } = await repaired("twirl", ...argv);
    expect(repair).toEqual({ kind: "twirl", over: "octahedral" });
    expect(percentOf(after)).toBeLessThan(percentOf(before) / 2);
  });

  test("what is as symmetric as a cube in the axes of space is averaged all the same", async () => {
    const even = modelFile(folder, "even", wavySource, {
      buffers: { heights: tensor([0.5, 0.5, 0.5]) },
    });
    const argv = [even, "-o", out("even-twirled.pt"), "--data", data, ...vector];
    const { before, after } = await repaired("twirl", ...argv);
    expect(percentOf(after)).toBeLessThan(percentOf(before) / 2);
  });

  test("the file is a module with the arguments of the model, whatever its layout", async () => {
    const inputs = ["pos", "atomic_numbers", "batch"].flatMap((name) => ["--input", name]);
    const path = out("flat-twirled.pt");
    const { after } = await repaired(
      "twirl",
      flat,
      "-o",
      path,
      "--data",
      data,
      ...inputs,
      "--chunk",
      "4",
    );
    // A constant force: its mean over the rotations of the cube is 0.
    expect(percentOf(after)).toBeLessThan(1e-9);
    tidy(() => {
      const module = jit.load(path);
      const pos = randn([3, 3]);
      const atomic_numbers = tensor([1, 6, 8], { dtype: "int64" });
      const batch = tensor([0, 0, 1], { dtype: "int64" });
      const { forces } = module.forward<Record<string, ReturnType<typeof randn>>>({
        pos,
        atomic_numbers,
        batch,
      });
      const expected = pos.mul(atomic_numbers.unsqueeze(1).mul(0.1));
      expect(forces.sub(expected).abs().max().item()).toBeLessThan(1e-6);
    });
  });

  test("elements drawn in every call are said to be chance", async () => {
    const argv = [wavy, "-o", out("random.pt"), "--data", data, ...vector, "--over", "random:8"];
    const { code, stdout } = await mainHere("twirl", ...argv);
    expect(code).toBe(0);
    expect(stdout).toContain("averaged over 8 elements drawn in every call");
    expect(stdout).toContain("what is left of its spread is the chance of the draws");
    expect(stdout).toMatch(/times as long as before/);
  });
});

describe("canonicalise", () => {
  test("in a frame of principal axes the percent is at the float floor", async () => {
    const argv = [wavy, "-o", out("canonical.pt"), "--data", data, ...vector, "--dtype", "float64"];
    // Samples of four atoms and more: padding of smaller ones is told by no input of this model.
    const single = [...argv, "--layout", "single"];
    const { before, after } = await repaired("canonicalise", ...single);
    expect(percentOf(before)).toBeGreaterThan(0.1);
    expect(percentOf(after)).toBeLessThan(1e-12);
  });

  test("turned onto a reference", async () => {
    const one = moleculesFile(out("."), 4, [5]);
    const argv = [wavy, "-o", out("aligned.pt"), "--data", one, ...vector, "--reference", one];
    const { after } = await repaired("canonicalise", ...argv, "--dtype", "float64");
    expect(percentOf(after)).toBeLessThan(1e-12);
    const again = await mainHere("canonicalise", ...argv);
    expect(again.stderr).toContain(
      "aligned.pt is there already: add --overwrite, or name another file",
    );
    const { stdout } = await mainHere("canonicalise", ...argv, "--overwrite");
    expect(stdout).toContain("turned onto ");
    moleculesFile(folder, 6, [5]);
  });
});

describe("mistakes are one sentence, and leave no file", () => {
  test.each([
    ["twirl", ["WAVY", ...vector], "-o"],
    ["twirl", ["WAVY", "-o", "OUT.onnx", ...vector], "-o names a TorchScript file, NAME.pt, not"],
    ["twirl", ["WAVY", "-o", "none/OUT.pt", ...vector], "there is no folder"],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--over", "cubic"],
      '--over is tetrahedral, octahedral, icosahedral, group or random:N, got "cubic"',
    ],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--over", "group"],
      "SO3 has no end: average over octahedral, or random:24",
    ],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--over", "random:0"],
      "a random design needs 1 draw or more, got 0",
    ],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--group", "O", "--over", "tetrahedral"],
      "--over tetrahedral is of rotations of space (SO3), not of O",
    ],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--group", "O", "--group", "SO3"],
      "a repair is under one group, not under O and SO3",
    ],
    [
      "twirl",
      ["WAVY", "-o", "OUT.pt", ...vector, "--chunk", "0"],
      '--chunk must be an integer of at least 1, got "0"',
    ],
    [
      "twirl",
      ["FUNCTION", "-o", "OUT.pt", ...vector],
      "is a function, and a repair is written around TorchScript",
    ],
    [
      "canonicalise",
      ["WAVY", "-o", "OUT.pt", ...vector, "--group", "O"],
      "a frame is of rotations: --group SO3 or O3, not O",
    ],
    ["canonicalise", ["WAVY", "-o", "OUT.pt", ...vector, "--frame", "velocities"], "velocities"],
    ["canonicalise", ["WAVY", "-o", "OUT.pt", ...vector, "--reference", "none.xyz"], "none.xyz"],
  ])("%s %j", async (verb, argv, message) => {
    const path = out("function.mjs");
    const copy =
      "export default ({ positions }) => ({ forces: positions });\nexport const inputs = [{ name: 'positions' }];\n";
    writeFileSync(path, copy);
    const names: Record<string, string> = {
      WAVY: wavy,
      FUNCTION: path,
      "OUT.pt": out("mistake.pt"),
      "OUT.onnx": out("mistake.onnx"),
      "none/OUT.pt": out("none/mistake.pt"),
    };
    const { code, stdout, stderr } = await mainHere(
      verb,
      ...argv.map((word) => names[word] ?? word),
      "--data",
      data,
    );
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n").length).toBe(1);
    expect(
      readdirSync(folder).filter((name) => name.includes("mistake") || name.startsWith(".")),
    ).toEqual([]);
  });
});

describe("advise", () => {
  test("repairs by loss and time, and how much slower an equivariant model may be", async () => {
    const argv = ["advise", wavy, "--data", data, ...vector, "--exponent", "0.25"];
    const { code, stdout } = await mainHere(...argv);
    expect(code).toBe(0);
    expect(stdout).toMatch(/canonicalise, principal axes +4 /);
    expect(stdout).toMatch(/most for its price: |best: /);
    expect(stdout).toMatch(
      /if loss falls as cost\^−0\.250, it wins where it is less than [\d.]+ times slower/,
    );
    const advice = JSON.parse((await mainHere(...argv, "--json")).stdout) as Advice;
    const [plain, two] = advice.remedies;
    const equiv = (plain.percent / 100) * plain.L;
    // The mean of two draws loses L_mean + L_equiv / 2.
    expect(two.L / (plain.L - equiv / 2)).toBeCloseTo(1, 2);
    expect(advice.penalty).toBeCloseTo(1 / (1 - plain.percent / 100), 6);
    expect(advice.slower).toEqual([{ exponent: 0.25, from: "given", times: advice.penalty ** 4 }]);
    const full = advice.remedies.find(({ name }) => name.includes("octahedral"))!;
    expect(full.gained).toBeGreaterThan(0.7 * plain.percent);
  });

  test("several groups are refused", async () => {
    const argv = ["advise", wavy, "--data", data, ...vector, "--group", "SO3", "--group", "O"];
    const { stderr } = await mainHere(...argv);
    expect(stderr).toContain("a repair is under one group, not under SO3 and O");
  });

  test("a model without labels has no loss to weigh", async () => {
    const argv = ["advise", wavy, "--data", data, ...vector, "--field", "forces=none"];
    const { code, stderr } = await mainHere(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain("the data have no label for forces, and advice weighs losses");
    expect(existsSync(".equimeter")).toBe(false);
  });

  test("an exponent of nothing is refused", async () => {
    const { code, stderr } = await mainHere("advise", wavy, "--data", data, "--exponent", "0");
    expect([code, stderr.trim()]).toEqual([
      2,
      "equimeter: --exponent must be above 0: a loss that falls with cost",
    ]);
  });
});
