import type { RunSummary } from "equimeter/ui";

/** More colours than these look alike, and a page of 1,000 runs is no choice. */
export const mostShown = 8;

/** What the page compares, and what it has to leave out. */
export interface Choice {
  readonly shown: readonly RunSummary[];
  /** Numbers of colours by the names of runs: where the same runs are chosen, those of the page Compare. */
  readonly colors: ReadonlyMap<string, number>;
  /** Of so many the first were taken. */
  readonly of: number;
  readonly left: readonly LeftOut[];
}

export interface LeftOut {
  readonly name: string;
  readonly why: string;
}

/**
 * The runs to compare: of those chosen the first, or of all where none is chosen the first that were measured. Curves
 * from elsewhere and runs that do not say their configuration are left out: nothing is known of their data and model.
 *
 * @param names - those chosen, in the order of choosing; of what is not there nothing is said
 */
export function choose(names: readonly string[], all: readonly RunSummary[]): Choice {
  const chosen = names.flatMap((name) => all.find((run) => run.name === name) ?? []);
  const isChosen = names.length > 0;
  const candidates = isChosen ? chosen.slice(0, mostShown) : all;
  const left = candidates.flatMap((run) => {
    const why = reasonAgainst(run, isChosen);
    return why === null ? [] : [{ name: run.name, why }];
  });
  const usable = candidates.filter(({ name }) => !left.some((one) => one.name === name));
  const shown = usable.slice(0, mostShown);
  const colors = new Map((isChosen ? chosen : shown).map(({ name }, i) => [name, i]));
  return { shown, colors, of: isChosen ? chosen.length : usable.length, left };
}

export const unmeasured = "no measurement yet";

/** What was chosen is read to its end before it is said to have no measurement. */
function reasonAgainst(
  { isImported, config, latest }: RunSummary,
  isChosen: boolean,
): string | null {
  if (isImported) return "imported curves";
  if (Object.keys(config).length === 0) return "no configuration to be read";
  return latest.length === 0 && !isChosen ? unmeasured : null;
}

/** More names than these say nothing. */
const mostNamed = 6;

/** Names what is left out, by reason; null where nothing is. */
export function leftOutText(left: readonly LeftOut[]): string | null {
  const reasons = [...new Set(left.map(({ why }) => why))];
  if (reasons.length === 0) return null;
  const parts = reasons.map((why) => {
    const names = left.filter((one) => one.why === why).map(({ name }) => name);
    const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : "";
    return `${names.slice(0, mostNamed).join(", ")}${more} (${why})`;
  });
  return `Left out: ${parts.join("; ")}.`;
}
