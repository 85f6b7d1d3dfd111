import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { runsSources } from "../../../testing.js";
import { each } from "../../list.js";
import { pdbTrace, text } from "../testing.js";
import { indexStructures } from "./index.js";

const root = mkdtempSync(join(tmpdir(), "equimeter-library-kill-"));
afterAll(() => rmSync(root, { recursive: true }));

const body = `
  import { writeSync } from "node:fs";
  ${runsSources}
  const { indexStructures } = await import(${JSON.stringify(new URL("./index-structures.ts", import.meta.url).href)});
  await indexStructures(process.argv[2], {
    filesPerShard: 5,
    onProgress: ({ done }) => writeSync(1, done + "\\n"),
  });
`;

/**
 * Indexes in another process, and kills it once it has gone `files` further; undefined lets it end.
 *
 * @returns how many files were done at its start
 */
async function indexed(folder: string, files?: number): Promise<number> {
  const script = join(root, "index.mjs");
  writeFileSync(script, body);
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  child.stdout.on("data", (data: Buffer) => {
    output += data.toString();
    const done = output.split("\n").slice(0, -1).map(Number);
    if (files !== undefined && done.at(-1)! - done[0] >= files) child.kill("SIGKILL");
  });
  await new Promise((resolve) => child.on("close", resolve));
  expect(errors).toBe("");
  expect(child.signalCode).toBe(files === undefined ? null : "SIGKILL");
  return Number(output.split("\n")[0]);
}

test("killed again and again, it goes on from the last shard and ends complete", async () => {
  const folder = join(root, "structures");
  mkdirSync(folder);
  for (let i = 0; i < 200; i++)
    writeFileSync(join(folder, `${i}.pdb`), text(...pdbTrace("GLY ".repeat(60).trim())));
  const starts: number[] = [];
  for (const files of [3, 7, 0, 12, 21]) starts.push(await indexed(folder, files));
  // Nothing that was done is done again, and some of each try is kept.
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(starts.every((done) => done % 5 === 0)).toBe(true);
  const both = await Promise.all([indexed(folder), indexed(folder)]);
  expect(Math.min(...both)).toBeGreaterThanOrEqual(5 + 10 + 20);

  const library = await indexStructures(folder, { filesPerShard: 5 });
  const whole = await indexStructures(folder, { cache: join(root, "other") });
  expect([...each(library)].map(({ name }) => name)).toHaveLength(200);
  const byName = (list: typeof library) =>
    [...each(list)].sort((a, b) => (a.name < b.name ? -1 : 1));
  expect(byName(library)).toEqual(byName(whole));
  expect(readdirSync(library.folder).filter((name) => name.includes(".tmp"))).toEqual([]);
});
