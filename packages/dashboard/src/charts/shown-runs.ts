import type { RunSummary } from "equimeter/ui";
import type { LiveStore } from "../live/store.svelte.ts";
import type { RunData } from "../live/series.ts";

/** A run of which charts draw what is known by now. */
export interface ShownRun {
  readonly summary: RunSummary;
  readonly data: RunData;
  /** That `data` had: it grows in place. */
  readonly version: number;
}

/**
 * The runs of these names, or the very list of before where nothing that is drawn has changed: others train as well, and
 * drawing 100,000 points anew for each sign of life of theirs would keep the page busy.
 */
export function shownRuns(
  store: Pick<LiveStore, "run" | "metricsOf">,
  names: readonly string[],
  before: readonly ShownRun[],
): readonly ShownRun[] {
  const now = names.flatMap((name) => {
    const [summary, data] = [store.run(name), store.metricsOf(name)];
    return summary && data ? [{ summary, data, version: data.version }] : [];
  });
  const isSame = ({ summary, data, version }: ShownRun, i: number) =>
    summary === before[i].summary && data === before[i].data && version === before[i].version;
  return now.length === before.length && now.every(isSame) ? before : now;
}

/** Whether all that the run has measured was told. The server tells nothing of a run that has measured nothing. */
export function isRead({ summary, version }: ShownRun): boolean {
  return version > 0 || (summary.step === 0 && summary.latest.length === 0);
}
