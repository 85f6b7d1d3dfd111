import type { RunSummary } from "equimeter/ui";
import type { RunsView } from "../landscape/view.ts";
import { type Analyses, filesOf, noAnalyses, readAnalyses } from "./read.ts";

/**
 * The analyses of the runs that are looked at. The server sends a new summary of a run when anything in its folder
 * changed, a file of the same name that was written anew included: then they are read again, and what was known stays
 * until that is done. It also stays where the server gives no answer, which is then asked again until it does.
 */
export class KeptAnalyses {
  readonly #known = new Map<string, Analyses>();
  /** The summary by which each run was read last. */
  readonly #asked = new Map<string, RunSummary>();
  /** Numbers of the last reading of each run that was begun, and of that whose result is known. */
  #begun = 0;
  readonly #done = new Map<string, number>();

  /**
   * @param onchange - is told what is known, by the names of runs: those not yet read are missing
   * @param pause - milliseconds until the server is asked again that gave no answer
   */
  constructor(
    private readonly fetchAnalysis: RunsView["fetchAnalysis"],
    private readonly onchange: (known: ReadonlyMap<string, Analyses>) => void,
    private readonly pause = 2000,
  ) {}

  /** From now on these runs are looked at. */
  look(runs: readonly RunSummary[]): void {
    const names = new Set(runs.map(({ name }) => name));
    for (const name of this.#asked.keys()) if (!names.has(name)) this.#forget(name);
    for (const run of runs) {
      if (this.#asked.get(run.name) === run) continue;
      this.#asked.set(run.name, run);
      this.#read(run);
    }
  }

  #read(run: RunSummary): void {
    const number = ++this.#begun;
    const { advice, sampler } = filesOf(run);
    if (advice === null && sampler === null) this.#take(run.name, number, noAnalyses);
    else
      void readAnalyses(run, this.fetchAnalysis).then((read) => {
        this.#take(run.name, number, read);
        if (read.unanswered.length > 0) setTimeout(() => this.#readAgain(run), this.pause);
      });
  }

  /** Unless it is looked at no more, or was read anew by a later summary. */
  #readAgain(run: RunSummary): void {
    if (this.#asked.get(run.name) === run) this.#read(run);
  }

  #forget(name: string): void {
    this.#asked.delete(name);
    this.#done.delete(name);
    if (this.#known.delete(name)) this.#tell();
  }

  /** Not what was begun earlier than what is known, or is looked at no more. */
  #take(name: string, number: number, read: Analyses): void {
    if (!this.#asked.has(name) || number < (this.#done.get(name) ?? 0)) return;
    this.#done.set(name, number);
    const before = this.#known.get(name);
    const now = { ...read };
    for (const file of read.unanswered) Object.assign(now, { [file]: before?.[file] ?? null });
    if (JSON.stringify(before) === JSON.stringify(now)) return;
    this.#known.set(name, now);
    this.#tell();
  }

  #tell(): void {
    this.onchange(new Map(this.#known));
  }
}
