import { leastExplained } from "../charts/lines.ts";
import { formatDuration, formatNumber } from "../format.ts";
import type { Moment, Way } from "./points.ts";

/** Ways that no other beats in both: each has less loss than all that cost as little. The cheapest first. */
export function paretoFront(ways: readonly Way[]): Way[] {
  const sorted = ways.toSorted((a, b) => a.cost - b.cost || a.loss - b.loss);
  const front: Way[] = [];
  for (const way of sorted)
    if (front.length === 0 || way.loss < front.at(-1)!.loss) front.push(way);
  return front;
}

/** Which run has the least loss, from a time of training on. */
export interface Lead {
  readonly run: string;
  /** Seconds; 0 for the first. */
  readonly from: number;
  /** When it takes the lead. */
  readonly loss: number;
}

/** Who leads among courses of training, as the budget of seconds grows: each counts with the best so far. */
export function leadsOf(
  courses: readonly { readonly run: string; readonly moments: readonly Moment[] }[],
): Lead[] {
  const all = courses
    .flatMap(({ run, moments }) => moments.map(({ time, loss }) => ({ run, time, loss })))
    .sort((a, b) => a.time - b.time);
  const leads: Lead[] = [];
  let least = Infinity;
  for (const { run, time, loss } of all) {
    if (!(loss < least)) continue;
    least = loss;
    if (leads.at(-1)?.run !== run) leads.push({ run, from: leads.length === 0 ? 0 : time, loss });
  }
  return leads;
}

/** Leads of less than this share of the whole time are passed over in words. */
const shortest = 0.03;

/** Which run to train for which time, in a sentence. */
export function trainingAdvice(leads: readonly Lead[], end: number): string | null {
  const ends = leads.map((_, i) => leads[i + 1]?.from ?? end);
  const long = leads.filter((lead, i) => ends[i] - lead.from >= shortest * end);
  const kept = long.filter((lead, i) => long[i - 1]?.run !== lead.run);
  if (kept.length === 0) return null;
  const parts = kept.map((lead, i) => {
    const next = kept[i + 1];
    if (kept.length === 1) return `at every budget ${lead.run}`;
    if (i === 0) return `below ${formatDuration(next.from)} of training ${lead.run}`;
    return next
      ? `from ${formatDuration(lead.from)} to ${formatDuration(next.from)} ${lead.run}`
      : `from ${formatDuration(lead.from)} on ${lead.run}`;
  });
  return `Least loss: ${parts.join(", ")}.`;
}

/**
 * Which way to predict at which cost of a call, in a sentence. Ways of one run that follow one another along the front
 * are told together. A run whose first loss is within two standard errors of the one before is said to be no clear gain.
 */
export function callAdvice(front: readonly Way[], unit: string): string | null {
  if (front.length === 0) return null;
  const runs = front
    .map((way, i) => ({ way, i }))
    .filter(({ way, i }) => i === 0 || front[i - 1].run !== way.run)
    .map(({ i }, k, starts) => front.slice(i, starts[k + 1]?.i));
  const parts = runs.map((ways, k) => {
    const [first] = ways;
    const last = ways.at(-1)!;
    const start = k === 0 ? "up from the least" : `from ${formatNumber(first.cost, 2)} on`;
    const more =
      ways.length > 1
        ? `, down to ${formatNumber(last.loss)} with ${last.name} at ${formatNumber(last.cost, 2)}`
        : "";
    const doubt =
      k > 0 && !isClear(runs[k - 1].at(-1)!, first) ? " (within the errors over samples)" : "";
    return `${start} ${first.run}, ${first.name}: ${formatNumber(first.loss)}${doubt}${more}`;
  });
  return `Least loss by cost (${unit}): ${parts.join("; ")}.`;
}

/**
 * Which runs have learned too little for their percent to count, in a sentence; null where all have learned enough. A
 * repair is named where the run as it is has learned enough.
 */
export function shrinkingAdvice(ways: readonly Way[]): string | null {
  const shrinking = ways.filter(({ isShrinking }) => isShrinking);
  if (shrinking.length === 0) return null;
  const runs = new Set(shrinking.flatMap(({ run, kind }) => (kind === "plain" ? [run] : [])));
  const repairs = shrinking.filter(({ run }) => !runs.has(run));
  const names = [...runs, ...repairs.map(({ run, name }) => `${run} (${name})`)].join(", ");
  return `Less than ${leastExplained} is explained by ${names}: outputs that only shrink look symmetric, so their percent is no reason to choose.`;
}

/** Whether two losses differ by more than twice their errors; unknown errors count as none. */
export function isClear(a: Way, b: Way): boolean {
  const error = Math.hypot(a.lossError ?? 0, b.lossError ?? 0);
  return Math.abs(a.loss - b.loss) > 2 * error;
}
