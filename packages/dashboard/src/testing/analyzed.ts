import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { changed } from "../analyses/testing.ts";
import { program } from "./program.ts";
import { copyRun } from "./runs.ts";

/** Runs `equimeter` with these words, to its end. */
export function equimeter(...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${words.join(" ")}: ${stderr}`);
}

type Change = (text: string) => string;

/** What a copied file becomes. */
export const asItIs: Change = (text) => text;
export const damage =
  (at: string, value: unknown): Change =>
  (text) =>
    JSON.stringify(changed(JSON.parse(text), at, value));

/** Runs of a folder with their analyses. */
export class AnalyzedRuns {
  constructor(private readonly folder: string) {}

  path(run: string): string {
    return path.join(this.folder, run);
  }

  /** A run like `from` under another name, with these of its analyses, changed or as they are. */
  copy(
    from: string,
    to: string,
    files: Readonly<Record<string, Change>> = {},
    metrics: Change = asItIs,
  ): void {
    copyRun(this.path(from), this.path(to), { metrics });
    mkdirSync(path.join(this.path(to), "analysis"));
    for (const [file, change] of Object.entries(files))
      writeFileSync(
        this.#analysis(to, file),
        change(readFileSync(this.#analysis(from, file), "utf8")),
      );
  }

  /** Gives a run an analysis of another, whole at once, as the program writes it. */
  give(from: string, to: string, file: string): void {
    const draft = this.#analysis(to, `.${file}.draft`);
    copyFileSync(this.#analysis(from, file), draft);
    renameSync(draft, this.#analysis(to, file));
  }

  #analysis(run: string, file: string): string {
    return path.join(this.path(run), "analysis", file);
  }
}
