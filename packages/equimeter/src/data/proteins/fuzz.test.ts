import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { uniform } from "../../random.js";
import { readChainsAll } from "./index.js";
import { fixture } from "./testing.js";

const folder = mkdtempSync(join(tmpdir(), "equimeter-chain-fuzz-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "damaged");

const tries = 300;

test.each(["cif", "bcif", "pdb"] as const)(
  "a damaged %s file is read or refused in one sentence",
  async (format) => {
    const whole = readFileSync(fixture(format));
    const random = uniform(17);
    let [refused, allFinite] = [0, true];
    for (let i = 0; i < tries; i++) {
      writeFileSync(path, damaged(whole, random));
      const result = await readChainsAll(path, { model: "all", backbone: true }).catch(asSentence);
      if (typeof result === "string") refused++;
      else allFinite &&= result.every(({ positions }) => positions.every(Number.isFinite));
    }
    expect(allFinite).toBe(true);
    expect(refused).toBeGreaterThan(tries / 10);
  },
);

/** What the user reads. @throws whatever is no mistake of the user's, or more than a sentence */
function asSentence(error: unknown): string {
  if (error instanceof UserError && !error.message.includes("\n")) return error.message;
  throw error;
}

/** Cut off, with a part left out, or with some bytes changed. */
function damaged(whole: Buffer, random: () => number): Buffer {
  const below = (most: number) => Math.floor(random() * most);
  const at = below(whole.length);
  switch (below(3)) {
    case 0:
      return whole.subarray(0, at);
    case 1:
      return Buffer.concat([whole.subarray(0, at), whole.subarray(at + below(50))]);
    default: {
      const bytes = Buffer.from(whole);
      for (let n = below(8); n >= 0; n--) bytes[below(bytes.length)] = below(256);
      return bytes;
    }
  }
}
