import { leastExplained } from "../charts/figure/lines.ts";
import { formatNumber } from "../format.ts";
import type { Axis } from "./axis.ts";
import { grouped } from "../grouped.ts";
import type { Course, Way } from "./points.ts";

/** Ways that no other beats in both: each has less loss than all that cost as little. The cheapest first. */
export function paretoFront(ways: readonly Way[]): Way[] {
  const sorted = ways.toSorted((a, b) => a.cost - b.cost || a.loss - b.loss);
  const front: Way[] = [];
  for (const way of sorted)
    if (front.length === 0 || way.loss < front.at(-1)!.loss) front.push(way);
  return front;
}

/** The front of all runs; none where their data differ, since then no loss beats another. */
export const frontOf = (comparable: readonly Way[], areDataDifferent: boolean): Way[] =>
  areDataDifferent ? [] : paretoFront(comparable);

/** Which run has the least loss, from a place on the axis on. */
export interface Lead {
  /** Null where several have the same. */
  readonly run: string | null;
  /** 0 for who leads from the first measurement on. */
  readonly from: number;
}

/**
 * Who leads among courses of training, as the budget grows: each counts with the best so far. Who was first keeps the
 * lead over those who reach the same loss later.
 */
export function leadsOf(courses: readonly Course[]): Lead[] {
  const all = courses
    .flatMap(({ run, moments }) => moments.map(({ at, loss }) => ({ run, at, loss })))
    .sort((a, b) => a.at - b.at);
  const leads: Lead[] = [];
  let least = Infinity;
  for (const [at, moments] of grouped(all, (moment) => moment.at)) {
    const here = Math.min(...moments.map(({ loss }) => loss));
    if (!(here < least)) continue;
    least = here;
    const holders = new Set(moments.flatMap(({ run, loss }) => (loss === here ? [run] : [])));
    const run = holders.size === 1 ? [...holders][0] : null;
    if (leads.at(-1)?.run !== run || leads.length === 0)
      leads.push({ run, from: leads.length === 0 ? 0 : at });
  }
  return leads;
}

/** Leads of less than this share of the whole are passed over in words, which then claim nothing of their budgets. */
const shortest = 0.03;

/** A lead that is told: it may be interrupted by such as are passed over. */
interface Told {
  readonly run: string;
  readonly from: number;
  readonly to: number;
  readonly interrupted: number;
}

/**
 * Which run to train for which budget, in a sentence; null where fewer than two have trained: what was measured before
 * the first step is no choice.
 */
export function trainingAdvice(courses: readonly Course[], axis: Axis): string | null {
  const trained = courses.filter(({ moments }) => moments.some(({ at }) => at > 0));
  if (trained.length < 2) return null;
  const end = Math.max(...courses.map(({ moments }) => moments.at(-1)?.at ?? 0));
  const told = toldOf(leadsOf(courses), end);
  if (told.length === 0) return null;
  const parts = told.map(({ run, from, to, interrupted }) => {
    const but = interrupted > 0 ? `, but for ${axis.text(interrupted)} in between` : "";
    return `${run} ${placeText(from, to, end, axis)}${but}`;
  });
  return `Least loss by ${axis.words}: ${parts.join("; ")}.`;
}

function placeText(from: number, to: number, end: number, { text }: Axis): string {
  if (to < end) return from === 0 ? `below ${text(to)}` : `from ${text(from)} to ${text(to)}`;
  return from === 0 ? "at every budget" : `from ${text(from)} on`;
}

/** Leads that are long enough, those of one run with nothing long between them as one. */
function toldOf(leads: readonly Lead[], end: number): Told[] {
  const told: Told[] = [];
  leads.forEach(({ run, from }, i) => {
    const to = leads[i + 1]?.from ?? end;
    if (run === null || to - from < shortest * end) return;
    const before = told.at(-1);
    if (before?.run !== run) told.push({ run, from, to, interrupted: 0 });
    else
      told.splice(-1, 1, {
        ...before,
        to,
        interrupted: before.interrupted + from - before.to,
      });
  });
  return told;
}

/**
 * Which way to predict at which cost, in a sentence. Ways of one run that follow one another along the front are told
 * together. A run whose first loss is within two standard errors of the one before is said to be no clear gain.
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
    const more =
      ways.length > 1
        ? `, falling to ${formatNumber(last.loss)} with ${last.name} at ${costText(last.cost)}`
        : "";
    const doubt =
      k > 0 && !isClear(runs[k - 1].at(-1)!, first) ? ", within the errors over samples" : "";
    const how = first.kind === "plain" ? first.name : `with ${first.name}`;
    return `${first.run} ${how} from ${costText(first.cost)} on (${formatNumber(first.loss)}${doubt})${more}`;
  });
  return `Least loss by cost (${unit}): ${parts.join("; ")}.`;
}

/** Calls are counted. */
export const costText = (cost: number, digits = 2) =>
  Number.isInteger(cost) ? String(cost) : formatNumber(cost, digits);

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
