import { stringify } from "yaml";
import {
  type ImportedRun,
  linesOf,
  type MetricLine,
  type MonitorLine,
  type Run,
  type TestLine,
} from "../../runs/index.js";
import { formatCount, formatDuration } from "../format.js";
import { apart, hasSeveralTimes } from "../times.js";
import { markup, type Markup } from "./markup.js";
import { decompositionTable, twirlTable } from "./tables.js";
import { decompositionsByTime } from "./time-decompositions.js";
import { warningList } from "./warnings.js";

/** A run under the name it has in the report. */
export type ReportRun = TrainedRun | { name: string; run: ImportedRun };

/** One that was trained here. */
export interface TrainedRun {
  name: string;
  run: Run;
}

export function isTrained(one: ReportRun): one is TrainedRun {
  return one.run.config !== null;
}

/** Runs that were trained here, and those whose curves come from elsewhere. */
export function byOrigin(runs: readonly ReportRun[]) {
  const trained: TrainedRun[] = [];
  const imported: { name: string; run: ImportedRun }[] = [];
  for (const one of runs)
    if (isTrained(one)) trained.push(one);
    else imported.push(one);
  return { trained, imported };
}

/** Everything there is to say of one run. */
export function runSection({ name, run }: TrainedRun): Markup {
  const { record, metrics } = run;
  return markup`<section>
    <h2>${name}</h2>
    ${statusOf(run)}
    <h3>Decomposition of the loss</h3>
    ${tables(metrics, "monitor", "validation split")}${tables(metrics, "test", "test split")}
    ${twirlTables(metrics)}
    <h3>Warnings and notes</h3>
    ${warningList(metrics)}
    <h3>Settings</h3>
    <dl>
      <dt>model</dt>
      <dd>${run.config.model.kind}, ${formatCount(record.parameters)} parameters</dd>
      <dt>data</dt>
      <dd>
        ${(["train", "validation", "test"] as const)
          .map((split) => `${split} ${sizeOf(record.data[split])}`)
          .join("; ")}
      </dd>
      <dt>augmentation</dt>
      <dd>${run.config.train.augment}</dd>
      <dt>device</dt>
      <dd>${record.device}, ${formatCount(run.config.threads)} threads</dd>
      <dt>training time</dt>
      <dd>${formatDuration(trainingTime(metrics))}</dd>
      <dt>started</dt>
      <dd>${record.started}</dd>
      <dt>versions</dt>
      <dd>
        equimeter ${record.versions.equimeter}, libtorch ${record.versions.libtorch}, node
        ${record.versions.node}
      </dd>
      <dt>command</dt>
      <dd><code>${record.command.join(" ")}</code></dd>
      <dt>run</dt>
      <dd>${record.id}</dd>
    </dl>
    <details>
      <summary>Resolved configuration</summary>
      <pre><code>${stringify(run.config)}</code></pre>
    </details>
  </section> `;
}

function statusOf({ record, status }: Run): Markup {
  const steps = `${formatCount(record.step)} of ${formatCount(record.totalSteps)} steps`;
  if (status === "finished") return markup`<p>Finished, ${steps}.</p>`;
  const words = {
    running: "Still running",
    stopped: "Stopped before its end; it can be resumed",
    dead: "Ended without a word (killed or crashed); it can be resumed",
    failed: `Failed: ${record.error ?? "no reason was recorded"}`,
  }[status];
  return markup`<p class="caution">${words}. ${steps}.</p>`;
}

/** A table for each field, of the last step that measured it; of several times see `decompositionsByTime`. */
function tables(metrics: MetricLine[], kind: "monitor" | "test", split: string): Markup[] {
  const lines: (MonitorLine | TestLine)[] = linesOf<"monitor" | "test">(metrics, kind);
  if (lines.length === 0) return [markup`<p>Nothing was measured on the ${split} yet.</p>`];
  return byField(lines).flatMap((own) => {
    const { step, field, t } = own.at(-1)!;
    const last = own.filter((line) => line.step === step);
    const time = t === undefined || hasSeveralTimes(own) ? "" : `, t = ${t}`;
    const caption = `${field}${time}: ${split}, step ${formatCount(step)}`;
    return hasSeveralTimes(own)
      ? decompositionsByTime(caption, last)
      : [decompositionTable(caption, last)];
  });
}

/** Of the last curves of each field, one table, and where there are several times one for each. */
function twirlTables(metrics: MetricLine[]): Markup[] {
  return byField(linesOf(metrics, "twirl")).map((own) => {
    const { step, field, samples } = own.at(-1)!;
    const last = own.filter((line) => line.step === step);
    const isTimed = hasSeveralTimes(last);
    const caption =
      `${field}: test loss of the prediction averaged over so many rotations, step ` +
      `${formatCount(step)}, ${formatCount(samples)} samples (± standard error over samples)`;
    return markup`<h3>Test-time twirling</h3>
      ${apart(last).map((lines) =>
        twirlTable(isTimed ? `t = ${lines[0].t ?? "–"}, ${caption}` : caption, lines),
      )}`;
  });
}

function byField<Line extends { field: string }>(lines: readonly Line[]): Line[][] {
  const fields = [...new Set(lines.map(({ field }) => field))];
  return fields.map((field) => lines.filter((line) => line.field === field));
}

const sizeOf = ({ structures, atoms }: { structures: number; atoms: number }) =>
  `${formatCount(structures)} structures (${formatCount(atoms)} atoms)`;

/** Seconds, of the last line, whatever it is: see `readMeasuredRun`. */
const trainingTime = (metrics: MetricLine[]): number => metrics.at(-1)?.time ?? 0;
