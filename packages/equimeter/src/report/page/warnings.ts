import { linesOf, type MetricLine } from "../../runs/index.js";
import { weightsOrder } from "../figures/series.js";
import { formatCount } from "../format.js";
import { apart } from "../times.js";
import { markup, type Markup } from "./markup.js";

/** Warnings of the measurements, equal ones as one with the steps they came at, then the notes. */
export function warningList(metrics: MetricLine[]): Markup {
  const items = [...warnings(metrics), ...notes(metrics)];
  if (items.length === 0) return markup`<p>None.</p>`;
  return markup`<ul>
    ${items.map((item) => markup`<li>${item}</li> `)}
  </ul>`;
}

function warnings(metrics: MetricLine[]): Markup[] {
  const measured = [...linesOf(metrics, "monitor"), ...linesOf(metrics, "test")];
  const messages = new Set(measured.flatMap((line) => line.warnings));
  return [...messages].map((message) => {
    const own = measured.filter((line) => line.warnings.includes(message));
    const steps = own.map(({ step }) => step).sort((a, b) => a - b);
    const kinds = weightsOrder.filter((kind) => own.some(({ weights }) => weights === kind));
    const times = own.length === 1 ? "once" : `${formatCount(own.length)} times`;
    return markup`<span class="caution">${message}</span> (${times}, ${stepRange(steps)};
      ${kinds.join(", ")}${timesOf(own)})`;
  });
}

/** `; t = 0, 0.2`, of a flow. */
function timesOf(lines: readonly { t?: number }[]): string {
  const times = apart(lines).flatMap(([{ t }]) => (t === undefined ? [] : [t]));
  return times.length === 0 ? "" : `; t = ${times.join(", ")}`;
}

function notes(metrics: MetricLine[]): Markup[] {
  return linesOf(metrics, "note").map(
    ({ step, message }) => markup`step ${formatCount(step)}: ${message}`,
  );
}

function stepRange(steps: number[]): string {
  const [first, last] = [steps[0], steps.at(-1)!];
  return first === last
    ? `step ${formatCount(first)}`
    : `steps ${formatCount(first)} to ${formatCount(last)}`;
}
