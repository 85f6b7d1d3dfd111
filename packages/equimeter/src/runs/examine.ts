import { groupNamed } from "../groups/index.js";
import { examine, violationByAngle } from "../measure/index.js";
import { type DesignChoice, designChosen } from "../subjects/design.js";
import { angles, type Watching } from "../subjects/examine.js";
import type { GroupReport, SubjectReport } from "../subjects/report.js";
import { designOf } from "./design.js";
import { chosenTimes, type MeasureOptions, partToMeasure } from "./measure.js";
import { measuredBy } from "./tasks/index.js";
import { openTrained } from "./trained.js";

export interface ExamineRunOptions extends Omit<MeasureOptions, "design"> {
  /** Groups in words. Default: the task's */
  readonly groups?: readonly string[];
  /** Default: the run's `test.design` for the task's group, the usual one for others */
  readonly design?: DesignChoice;
  readonly precision?: {
    readonly error: number;
    readonly atLeast?: number;
    readonly atMost?: number;
  };
  readonly violation?: boolean;
}

/**
 * Measures the model of a run as one of its checkpoints left it, under any groups and to any precision;
 * of a flow at each of its times.
 *
 * @throws UserError as `measureRun` does
 */
export async function examineRun(
  folder: string,
  options: ExamineRunOptions,
  watching: Watching = {},
): Promise<SubjectReport> {
  const start = performance.now();
  const trained = await openTrained(folder, options);
  const { config, task, model, device } = trained;
  const times = chosenTimes(trained, folder, options.t);
  const { part, data } = await partToMeasure(trained, options);
  const groups = options.groups?.map(groupNamed) ?? [task.group];
  const { progress } = watching;
  const { target, outputs, inputs, reference, ...measured } = measuredBy(task, config);
  const reports = trained.measured(() =>
    times.flatMap((t) => {
      const { batches, names } = part.batches(options.samples, device, t);
      return groups.map((group): GroupReport => {
        const design =
          options.design === undefined && group === task.group
            ? designOf(config.test.design)
            : designChosen(group, options.design ?? {});
        const common = { ...measured, inputs, outputs, batches, model, seed: options.seed, group };
        const isPlain = reference === undefined || typeof reference === "string";
        const examination = examine({
          ...common,
          names,
          ...(reference !== undefined &&
            (isPlain ? { reference } : { references: { [target]: reference } })),
          ...(options.precision
            ? {
                precision: options.precision,
                ...(options.design?.kind !== undefined && { design }),
              }
            : { design }),
          ...(task.by && { by: task.by }),
          ...(progress && {
            progress: (done: number, total: number | null) => progress(done, total, group.name),
          }),
        });
        const violation =
          options.violation === true ? violationByAngle({ ...common, group }, { angles }) : null;
        return { group: group.name, ...(t !== undefined && { t }), examination, violation };
      });
    }),
  );
  const declared = (actions: Readonly<Record<string, { readonly name: string }>>) =>
    Object.entries(actions).map(([name, action]) => ({
      name,
      action: action.name,
      field: name,
      byName: false,
    }));
  return {
    model: `${folder} (step ${trained.step}, ${options.weights} weights)`,
    kind: "run",
    data,
    layout: null,
    inputs: declared(inputs),
    outputs: declared(outputs),
    target,
    groups: reports,
    ...(task.by && { partsAre: task.by.of }),
    findings: [],
    notes: [],
    seconds: (performance.now() - start) / 1000,
  };
}
