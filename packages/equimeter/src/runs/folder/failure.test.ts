import { TorchError } from "@equimeter/torch";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { endedBy } from "./failure.js";
import { temporaryFolder } from "../testing.js";

test("a disk that fails is named with the way out, whoever met it", () => {
  using run = temporaryFolder();
  writeFileSync(join(run.path, "run.json"), "{}");
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), {
    code: "ENOSPC",
  });
  const sentence =
    `no space is left on the disk, so that ${run.path} cannot be written: ` +
    "mend that, then continue with --resume";
  expect(endedBy(full, run.path)).toEqual(new UserError(sentence));
  const saving = new TorchError("x.safetensors: cannot be written", undefined, { cause: full });
  expect(endedBy(saving, run.path)).toEqual(new UserError(sentence));
  const other = new RangeError("something else");
  expect(endedBy(other, run.path)).toBe(other);
  expect(endedBy(other, join(run.path, "gone")).message).toMatch(/gone was deleted or moved/);
});
