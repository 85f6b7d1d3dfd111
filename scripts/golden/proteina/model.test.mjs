import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { runGolden } from "../run.mjs";
import { networkOf } from "./network.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shared = join(process.env.EQUIMETER_SHARED ?? join(root, "../shared"), "golden/proteina");
const isAbsent = !existsSync(shared);
const reason = isAbsent ? " (skipped: no shared data; set EQUIMETER_SHARED)" : "";

test.skipIf(isAbsent).each([
  ["proteina_a", 127, 84],
  ["proteina_c", 252, 201],
])(`Proteína is the original: %s${reason}`, (name, results, gradients) => {
  const lines = [];
  const file = join(shared, `${name}.safetensors`);
  const code = runGolden("proteina", file, (line) => lines.push(line));
  expect(lines.filter((line) => !line.startsWith("ok "))).toEqual([
    `${results} of ${results} equal`,
  ]);
  expect(lines.filter((line) => /^ok +grad\./.test(line))).toHaveLength(gradients);
  expect(code).toBe(0);
});

test("what the specification has no other form of is refused", () => {
  expect(() => networkOf({}, { nn: { parallel_mha_transition: true } })).toThrow(
    "parallel_mha_transition is true, and the models there are have it false",
  );
});
