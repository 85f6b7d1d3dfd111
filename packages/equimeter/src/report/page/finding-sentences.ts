import type { MonitorLine, TwirlLine } from "../../runs/index.js";
import { isShrinking } from "../figures/series.js";
import { formatBeside, formatCount, formatError, formatNumber } from "../format.js";
import { markup, type Markup } from "./markup.js";

/** With a space that no line breaks at. */
const plusMinus = (error: number) => `±\u00a0${formatError(error)}`;

export const stepOf = ({ step }: MonitorLine) => `step ${formatCount(step)}`;

export function percentAt({ percent, rotationError, sampleError }: MonitorLine): Markup {
  const errors = `${plusMinus(rotationError)} rotations, ${plusMinus(sampleError)} samples`;
  return markup`<b>${formatBeside(percent, [rotationError, sampleError])} %</b> (${errors})`;
}

export function caution(least: MonitorLine): Markup | undefined {
  if (!isShrinking(least)) return undefined;
  const explained = formatNumber(least.explained, 2);
  return markup`<span class="caution">
    At its least, explained was ${explained}: the outputs were shrinking.
  </span>`;
}

export function explainedSentence({ explained }: MonitorLine): Markup {
  if (!Number.isFinite(explained)) {
    return markup`<span class="caution">The last measurement is not a finite number.</span>`;
  }
  return markup`At the end, explained is <b>${formatNumber(explained)}</b>.`;
}

export function twirlSentence(twirl: TwirlLine[]): Markup | undefined {
  const [first, last] = [twirl[0], twirl.at(-1)];
  if (!first || !last || first === last) return undefined;
  return markup`Averaging over ${formatCount(last.rotations)} rotations at test time takes the test
    loss from ${lossOf(first)} to ${lossOf(last)}.`;
}

function lossOf({ loss, lossError }: TwirlLine): string {
  return `${formatBeside(loss, [lossError])} (${plusMinus(lossError)} samples)`;
}
