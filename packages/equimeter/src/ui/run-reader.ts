import { readdirSync, readFileSync } from "node:fs";

import {
  type ImportedRecord,
  isImported,
  readAnyRecord,
  type RunRecord,
  statusOf,
} from "../runs/index.js";
import { tagsFile, tagsIn } from "../runs/folder/tags.js";
import type { RunSummary } from "./api.js";
import { isAnalysis, isFigure } from "./analyses.js";
import { Kept } from "./kept.js";
import { LatestReader, type Latest } from "./latest.js";
import { flatConfig, type FlatConfig } from "./plain-yaml.js";

const nothing: Latest = { step: 0, seconds: null, monitors: [] };

/** Follows one run folder and reads only those of its files again that changed. */
export class RunReader {
  readonly #record: Kept<RunRecord | ImportedRecord | null>;
  readonly #config: Kept<FlatConfig>;
  readonly #tags: Kept<readonly string[]>;
  readonly #metrics: Kept<Latest>;
  readonly #analyses: Kept<readonly string[]>;
  #summary: RunSummary | null = null;

  /**
   * @param root the real path of the folder of runs
   * @param name the run's path below it, with slashes
   */
  constructor(
    root: string,
    readonly name: string,
  ) {
    const latest = new LatestReader();
    const textOf = (path: string) => readFileSync(path, "utf8");
    const folderOf = (path: string) => path.slice(0, -"/run.json".length);
    this.#record = new Kept(root, name, "run.json", null, (path) => readAnyRecord(folderOf(path)));
    this.#config = new Kept(root, name, "config.yaml", {}, (path) => flatConfig(textOf(path)));
    this.#tags = new Kept(root, name, tagsFile, [], (path) => tagsIn(textOf(path)));
    this.#metrics = new Kept(root, name, "metrics.jsonl", nothing, (path) => latest.read(path));
    this.#analyses = new Kept(root, name, "analysis", [], (path) => readdirSync(path).sort());
  }

  /**
   * The summary as of now: the same object as before where nothing changed.
   *
   * @returns null where there is no run any more
   */
  read(now: number): RunSummary | null {
    const parts = [this.#record, this.#config, this.#tags, this.#metrics, this.#analyses];
    const changed = parts.filter((part) => part.look()).length > 0;
    if (!this.#record.exists && !this.#metrics.exists) return null;
    const state = this.#record.value === null ? "failed" : statusOf(this.#record.value, now);
    if (changed || this.#summary?.state !== state) this.#summary = this.#summarise(state);
    return this.#summary;
  }

  #summarise(state: RunSummary["state"]): RunSummary {
    const record = this.#record.value;
    const trained = record === null || isImported(record) ? null : record;
    const config = this.#config.value;
    const { step, seconds, monitors } = this.#metrics.value;
    return {
      name: this.name,
      state,
      isImported: record !== null && isImported(record),
      error: this.#problem(),
      tags: this.#tags.value,
      started: record?.started ?? null,
      heartbeat: record?.heartbeat ?? null,
      finished: record?.finished ?? null,
      step: Math.max(step, record?.step ?? 0),
      totalSteps: record?.totalSteps ?? 0,
      seconds,
      stepsPerEpoch: stepsPerEpoch(trained, config),
      parameters: trained?.parameters ?? null,
      device: trained?.device ?? null,
      config,
      latest: monitors,
      analyses: this.#analyses.value.filter(isAnalysis),
      figures: this.#analyses.value.filter(isFigure),
    };
  }

  #problem(): string | null {
    const { value, exists, problem } = this.#record;
    if (!exists) return `${this.name} has no run.json: it is damaged, or no run`;
    const others = [this.#config, this.#metrics, this.#tags, this.#analyses];
    const [first = null] = others.flatMap((part) => part.problem ?? []);
    const isWhole = this.#config.exists || (value !== null && isImported(value));
    const missing = isWhole ? null : `${this.name} has no config.yaml: it is damaged`;
    return (
      problem ?? (value !== null && "error" in value ? value.error : undefined) ?? missing ?? first
    );
  }
}

/** Null where an epoch is not simply all structures, as where proteins are drawn by cluster. */
function stepsPerEpoch(record: RunRecord | null, config: FlatConfig): number | null {
  const { "train.batchSize": batch, "train.accumulate": accumulate = 1 } = config;
  const { "train.epochSize": epochSize = null, "data.clusters": clusters = null } = config;
  if (record === null || typeof batch !== "number" || typeof accumulate !== "number") return null;
  if (clusters !== null) return null;
  const samples = typeof epochSize === "number" ? epochSize : record.data.train.structures;
  return samples / (batch * accumulate);
}
