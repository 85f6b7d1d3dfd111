import type { RunSummary } from "equimeter/ui";
import { choose } from "./decision/choice.ts";
import type { Page, View } from "./state/address.ts";

/** What a page of one run is about. */
export interface Shown {
  readonly page: Page;
  /** Empty where there is none to choose from. */
  readonly run: string;
}

/**
 * The run that a page shows: the one that the address names; else the one that it showed already, so that nothing jumps
 * while others get analyses, or when it is deleted; else the first that has an analysis for the page.
 *
 * @param runs - those to choose from
 * @param before - what was shown last
 * @param isThere - whether the folder has such a run, chosen or not
 */
export function shownRun(
  { page, name: named }: { readonly page: Page; readonly name: string | null },
  runs: readonly RunSummary[],
  before: Shown | null,
  isThere: (name: string) => boolean,
): Shown {
  if (named !== null) return { page, run: named };
  const hasOne = ({ analyses }: RunSummary) => analyses.some((file) => file.startsWith(page));
  const first = runs.find(hasOne);
  if (before?.page === page && before.run !== "") {
    const kept = runs.find(({ name }) => name === before.run);
    if (kept ? hasOne(kept) || !first : !isThere(before.run)) return before;
  }
  return { page, run: (first ?? runs[0])?.name ?? "" };
}

/** The runs whose measurements a page draws as they come. */
export function watchedRuns(
  { page, name, runs }: Pick<View, "page" | "name" | "runs">,
  all: readonly RunSummary[],
): readonly string[] {
  if (page === "compare") {
    // Those that are gone would take the places of others. Before the first answer nothing is known of any.
    const here = new Set(all.map((run) => run.name));
    return here.size > 0 ? runs.filter((run) => here.has(run)) : runs;
  }
  if (page === "run") return name === null ? [] : [name];
  return page === "decision" ? choose(runs, all).shown.map((run) => run.name) : [];
}
