import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { program, root } from "./program.ts";

export const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), "equimeter-page-"));

/** Trains a recipe of the quickstart for a dozen steps into `folder`. */
export function trainShortly(
  folder: string,
  recipe: "quickstart-augmented" | "quickstart-not-augmented",
): void {
  const settings = [
    "train.steps=12",
    "train.warmup=2",
    "train.checkpointEvery=12",
    "train.logEvery=1",
    "monitor.samples=4",
    "monitor.gradientSamples=2",
    "test.samples=4",
    "test.twirl=[1]",
  ].flatMap((setting) => ["--set", setting]);
  const file = path.join(root, "recipes", `${recipe}.yaml`);
  const args = [program, "train", file, "--runs", folder, ...settings];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`training failed: ${stderr}`);
}

/** A run like another, with changed lines of configuration and metrics. */
export function copyRun(
  from: string,
  to: string,
  {
    config = (text) => text,
    metrics = (text) => text,
  }: Partial<Record<"config" | "metrics", (text: string) => string>> = {},
): void {
  mkdirSync(to, { recursive: true });
  const copy = (file: string, how: (text: string) => string) =>
    writeFileSync(path.join(to, file), how(readFileSync(path.join(from, file), "utf8")));
  copy("run.json", (text) => text);
  copy("config.yaml", config);
  copy("metrics.jsonl", metrics);
}
