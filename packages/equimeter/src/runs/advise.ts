import { groupNamed } from "../groups/index.js";
import { examine } from "../measure/index.js";
import { advise, type Advice, type Slower } from "../remedy/advise.js";
import { refuseGroups } from "../remedy/advise-subject.js";
import { twirledCandidates } from "../remedy/twirled-model.js";
import { designChosen } from "../subjects/design.js";
import { designOf } from "./design.js";
import type { ExamineRunOptions } from "./examine.js";
import { linesOf, readMetrics } from "./folder/metrics.js";
import { partToMeasure } from "./measure.js";
import { measuredBy, timesOf } from "./tasks/index.js";
import { openTrained } from "./trained.js";

/** At this time of a flow where none is named. */
const usualTime = 0.5;

/**
 * Advice about a run: what averaging its answers takes off the loss, and how much slower an equivariant
 * architecture may be by the run's own curve of loss against training time.
 *
 * @throws UserError as `measureRun` does
 */
export async function adviseRun(
  folder: string,
  options: ExamineRunOptions,
  exponents?: readonly Omit<Slower, "times">[],
): Promise<Advice> {
  const trained = await openTrained(folder, options);
  const { config, task, model, device } = trained;
  const isFlow = timesOf(task, config)[0] !== undefined;
  const t = isFlow ? (options.t ?? usualTime) : undefined;
  refuseGroups(options.groups);
  const { part } = await partToMeasure(trained, options);
  const [named] = options.groups ?? [];
  const group = named === undefined ? task.group : groupNamed(named);
  const { target, reference, ...common } = measuredBy(task, config);
  return trained.measured(() => {
    const { batches, names } = part.batches(options.samples, device, t);
    const design =
      options.design === undefined && group === task.group
        ? designOf(config.test.design)
        : designChosen(group, options.design ?? {});
    const own = exponentOfRun(folder);
    const known =
      exponents ?? (own === null ? undefined : [{ exponent: own, from: "curve" as const }]);
    return advise({
      name: folder,
      group: group.name,
      target,
      samples: names.length,
      model,
      candidates: twirledCandidates({ ...common, model }, group, target),
      batch: batches[0],
      measured: (one) =>
        examine({
          ...common,
          batches,
          names,
          model: one,
          group,
          ...(options.precision ? { precision: { ...options.precision, of: target } } : { design }),
          seed: options.seed,
          randomness: "say",
          ...(typeof reference === "string" && { reference }),
          ...(typeof reference === "object" && { references: { [target]: reference } }),
        }).fields[target],
      ...(known && { exponents: known }),
    });
  });
}

/** Measurements at least; and the last share of the training time, where early falls say nothing. */
const fewest = 4;
const lastShare = 0.75;

/**
 * −d log L / d log(training time) of the run's monitored L over the last three quarters of its time; null
 * where there are too few measurements, or the loss does not fall.
 */
export function exponentOfRun(folder: string): number | null {
  const lines = linesOf(readMetrics(folder), "monitor").filter(({ weights }) => weights === "raw");
  const end = Math.max(0, ...lines.map(({ time }) => time));
  const late = lines.filter(({ time, L }) => time > (1 - lastShare) * end && L > 0);
  if (late.length < fewest) return null;
  const points = late.map(({ time, L }) => [Math.log(time), Math.log(L)]);
  const mean = (of: 0 | 1) => points.reduce((sum, one) => sum + one[of], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const exponent = -covariance / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return exponent > 0 && Number.isFinite(exponent) ? exponent : null;
}
