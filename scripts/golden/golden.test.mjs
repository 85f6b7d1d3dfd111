import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import { ones, saveSafetensors, tensor } from "../../packages/torch/dist/index.js";
import { compare, matches, toleranceFor } from "./compare.mjs";
import { runGolden } from "./run.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shared = join(process.env.EQUIMETER_SHARED ?? join(root, "../shared"), "golden");
const isAbsent = !existsSync(shared);
const reason = isAbsent ? " (skipped: no shared data; set EQUIMETER_SHARED)" : "";
const folder = mkdtempSync(join(tmpdir(), "equimeter-golden-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.skipIf(isAbsent)(`EScAIP is the original${reason}`, () => {
  const lines = [];
  const code = runGolden("escaip", join(shared, "escaip/escaip_a.safetensors"), (line) =>
    lines.push(line),
  );
  expect(lines.filter((line) => !/^(ok|skipped) /.test(line))).toEqual([
    "168 of 170 equal, 2 not produced, which is allowed",
  ]);
  expect(lines.filter((line) => /^ok +grad\./.test(line))).toHaveLength(130);
  expect(code).toBe(0);
});

test("an error counts against the largest element, or by itself", () => {
  const golden = tensor([100, 0]);
  const verdict = (ours, tolerance) => compare(tensor(ours), golden, tolerance).verdict;
  expect(verdict([100, 0.5], { rtol: 1e-2, atol: 0 })).toBe("ok");
  expect(verdict([100, 2], { rtol: 1e-2, atol: 0 })).toBe("TOO FAR");
  expect(verdict([100, 2], { rtol: 0, atol: 3 })).toBe("ok");
  expect(verdict([100, Number.NaN], { rtol: 1, atol: 1 })).toBe("TOO FAR");
  expect(compare(ones([3]), golden, { rtol: 1, atol: 1 }).reason).toBe("shape [3] instead of [2]");
});

test("only what a mask lets through is compared", () => {
  const golden = tensor([
    [1, 1],
    [7, 7],
  ]);
  const where = tensor([1, 0]).to("bool");
  const ours = { tensor: ones([2, 2]), where };
  expect(compare(ours, golden, { rtol: 0, atol: 0 }).verdict).toBe("ok");
});

test("the first entry that fits a name gives its tolerance", () => {
  const tolerances = [
    { keys: "grad.*", rtol: 1, atol: 2 },
    { keys: "*", rtol: 3, atol: 4 },
  ];
  expect(toleranceFor("grad.a.b", tolerances)).toEqual({ rtol: 1, atol: 2 });
  expect(toleranceFor("output.grad.x", tolerances)).toEqual({ rtol: 3, atol: 4 });
  expect(matches("output.*init*", "output.re_init_2")).toBe(true);
  expect(matches("a.b", "axb")).toBe(false);
});

test.each([
  ["nowhere.safetensors", undefined, "there is no file"],
  ["a.pt", undefined, "is no .safetensors file"],
  ["b.safetensors", "{", "is no JSON"],
  ["c.safetensors", "{}", "does not say how exact"],
  [
    "d.safetensors",
    '{"golden":{"model":"escaip","kind":"sampler","tolerances":[]}}',
    'kind "sampler"',
  ],
  [
    "e.safetensors",
    '{"golden":{"model":"voxmol","kind":"model","tolerances":[]}}',
    "of the model voxmol",
  ],
])("%s is refused in a sentence", (name, json, message) => {
  const file = join(folder, name);
  if (json !== undefined) {
    saveSafetensors(file, { x: ones([1]) });
    writeFileSync(file.replace(".safetensors", ".json"), json);
  }
  expect(() => runGolden("escaip", file)).toThrow(message);
});

test("an unknown model is named with those that are known", () => {
  const file = join(folder, "f.safetensors");
  saveSafetensors(file, { x: ones([1]) });
  const about = { golden: { model: "alphafold", kind: "model", tolerances: [] } };
  writeFileSync(join(folder, "f.json"), JSON.stringify(about));
  expect(() => runGolden("alphafold", file)).toThrow(
    'no model "alphafold" to compare; there are escaip, voxmol',
  );
});
