import { tidy } from "@equimeter/torch";

import type { Batch } from "../data/index.js";
import { UserError } from "../errors.js";
import { type Design, enumerate, type Group, groupNamed } from "../groups/index.js";
import {
  checkDeclarations,
  type Finding,
  isMoved,
  crossEntropy,
  euclidean,
  examine,
  type Loss,
  meanAbsoluteError,
  meanSquaredError,
  violationByAngle,
} from "../measure/index.js";
import { type DesignChoice, designChosen } from "./design.js";
import { type KeptParts, keptParts, stampOf } from "./kept.js";
import { openSubject, type OpenSubject } from "./open.js";
import type { GroupReport, SubjectReport } from "./report.js";
import type { SubjectSettings } from "./settings.js";

export interface MeasureSettings extends SubjectSettings {
  /** Groups in words. Default: by the actions that are declared, see `usualGroup` */
  readonly groups?: readonly string[];
  readonly design?: DesignChoice;
  readonly precision?: {
    /** Points of percent, of the rotation error. */
    readonly error: number;
    readonly atLeast?: number;
    readonly atMost?: number;
  };
  /** Violation against the angle of the rotation too. */
  readonly violation?: boolean;
  /** Leave out the look at the declarations, and let a model give two answers to one input. */
  readonly unchecked?: boolean;
}

/** What is told while a measurement goes on. */
export interface Watching {
  /** Hears what the user should know. */
  readonly say?: (note: string) => void;
  /** Twisted predictions done, and in all; null while that is not known. */
  readonly progress?: (done: number, total: number | null, group: string) => void;
}

const losses: Record<NonNullable<SubjectSettings["loss"]>, Loss> = {
  mse: meanSquaredError,
  mae: meanAbsoluteError,
  euclidean,
  "cross-entropy": crossEntropy({ average: "logits" }),
};

/** Of `--precision`, where `--at-most` says nothing. */
const mostPasses = 2400;

/** Degrees at which the violation is looked at. */
export const angles = [5, 15, 30, 45, 60, 90, 120, 150, 180].map(
  (degrees) => (degrees * Math.PI) / 180,
);

/** Where parts of measurements lie that are not done. */
export const keptFolder = ".equimeter";

/**
 * Measures somebody's model: the percent of the loss of every output that has a label, and the spread
 * of all, under every group that is named.
 *
 * @throws UserError for a model, data or declarations that do not fit; see `openSubject`
 */
export async function measureSubject(
  model: string,
  settings: MeasureSettings,
  watching: Watching = {},
): Promise<SubjectReport> {
  const notes: string[] = [];
  const say = (note: string) => {
    notes.push(note);
    watching.say?.(note);
  };
  const opened = await openSubject(model, settings.data, { ...settings, say });
  try {
    return measureOpened(opened, settings, { ...watching, say }, notes);
  } finally {
    opened.close();
  }
}

/** The same for a model that is open already. */
export function measureOpened(
  opened: OpenSubject,
  settings: MeasureSettings,
  watching: Watching,
  notes: readonly string[] = [],
): SubjectReport {
  const start = performance.now();
  checkSpending(settings);
  const target = targetOf(opened, settings.target);
  const groups = (settings.groups ?? [usualGroup(opened)]).map(groupNamed);
  const common = {
    ...opened.given,
    loss: lossesOf(opened, target, settings),
    ...(settings.reduction && { reduction: settings.reduction }),
    ...(settings.centre && { centre: true }),
    ...(settings.reference && { reference: settings.reference }),
    seed: settings.seed ?? 0,
    ...(settings.unchecked && { randomness: "say" as const }),
  };
  for (const group of groups) refuseStill(opened, group);
  const findings = settings.unchecked
    ? []
    : groups.flatMap((group) => findingsOf(opened, common, group, settings));
  refuseBlind(opened, findings, settings);
  const allKept: KeptParts[] = [];
  const measured = groups.map((group): GroupReport => {
    const kept = partsOf(opened, settings, group, watching);
    if (kept) allKept.push(kept);
    const { progress } = watching;
    try {
      const examination = examine({
        ...common,
        group,
        ...designFor(group, settings),
        ...(settings.precision && { precision: { ...settings.precision, of: target } }),
        ...(kept && { kept }),
        ...(progress && { progress: (done, total) => progress(done, total, group.name) }),
      });
      const violation =
        settings.violation === true ? violationByAngle({ ...common, group }, { angles }) : null;
      return { group: group.name, examination, violation };
    } catch (error) {
      throw withKept(withLossHint(error, opened, settings), kept);
    }
  });
  for (const kept of allKept) kept.finish(); // those of the first group too are there until all are done
  return {
    model: opened.runner.name,
    kind: opened.runner.kind,
    data: opened.data.name,
    layout: opened.layout,
    inputs: opened.inputs,
    outputs: opened.outputs,
    target,
    groups: measured,
    findings: distinct(findings),
    notes,
    seconds: (performance.now() - start) / 1000,
  };
}

/** @throws UserError for a group that leaves all inputs where they are, whose percent would be 0 of any model */
function refuseStill({ given, inputs }: OpenSubject, group: Group): void {
  const { batches, inputs: turning } = given;
  if (isMoved(batches[0], turning, group)) return;
  const declared = inputs.map(({ name, action }) => `${name}=${action}`).join(", ");
  throw new UserError(
    `${group.name} moves none of the inputs as they are declared (${declared}): nothing would be tested; ` +
      "name another --group, or declare how the inputs turn",
  );
}

/** @throws UserError where the model looks at nothing that turns: every such model would be perfect */
function refuseBlind(
  { given }: OpenSubject,
  findings: readonly Finding[],
  { allow = [] }: MeasureSettings,
): void {
  const turning = Object.keys(given.inputs);
  const unread = turning.filter((field) => findings.some((one) => one.field === field));
  if (unread.length < turning.length || unread.every((field) => allow.includes(field))) return;
  throw new UserError(
    `no output of the model depends on what turns (${turning.join(", ")}), so that there is nothing to measure: ` +
      `is it fed, and is it the right --layout? (--allow ${turning[0]} measures it)`,
  );
}

/** The batch that says most: a lonely atom has no edges, and its forces turn with nothing. */
function fullest(batches: readonly Batch[]): Batch {
  const sizeOf = (batch: Batch) =>
    Object.values(batch).reduce((sum, values) => sum + values.size, 0);
  return batches.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most));
}

/** @throws UserError as `checkDeclarations` does; of a layout that was guessed, with the other one */
function findingsOf(
  { given, layout, data }: OpenSubject,
  common: Omit<Parameters<typeof checkDeclarations>[0], "group" | "allow">,
  group: Group,
  settings: MeasureSettings,
): Finding[] {
  const { allow } = settings;
  // Edges have rows of their own, which no group moves.
  const inputs = Object.fromEntries(
    Object.entries(given.declared).filter(([field]) => data.fields[field] !== "edge"),
  );
  try {
    const batches = [fullest(common.batches)];
    return checkDeclarations({ ...common, batches, inputs, group, ...(allow && { allow }) });
  } catch (error) {
    const isGuessed = settings.layout === undefined && layout === "rows" && data.by !== undefined;
    if (!(error instanceof UserError) || !isGuessed) throw error;
    throw new UserError(`${error.message}; a model of one structure a call needs --layout single`);
  }
}

/** With a precision, a design is chosen by `examine`; but no number of draws is as good as all elements. */
function designFor(group: Group, { precision, design }: MeasureSettings): { design?: Design } {
  if (!precision || design?.kind !== undefined)
    return { design: designChosen(group, design ?? {}) };
  const { atMost = mostPasses } = precision;
  return group.elements && group.order! <= atMost ? { design: enumerate({ group }) } : {};
}

/** Groups may find the same. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map(findings.map((one) => [`${one.field} ${one.problem}`, one]));
  return [...seen.values()];
}

/** @throws UserError for numbers of passes where a precision finds them */
function checkSpending({ precision, design }: MeasureSettings): void {
  if (precision && (design?.replicates !== undefined || design?.count !== undefined))
    throw new UserError(
      "a precision finds out how many passes are needed: leave out replicates and count, or the precision",
    );
}

/** @throws UserError for a target that is no output */
export function targetOf({ outputs, given }: OpenSubject, target?: string): string {
  const names = outputs.map(({ name }) => name);
  if (target === undefined) return names.find((name) => name in given.labels) ?? names[0];
  if (names.includes(target)) return target;
  throw new UserError(`--target ${target} is not among the outputs (${names.join(", ")})`);
}

/** The loss that was named is the target's; classes suit no other output. */
export function lossesOf(
  { outputs }: OpenSubject,
  target: string,
  { loss = "mse" }: SubjectSettings,
): Record<string, Loss> {
  const others = loss === "cross-entropy" ? meanSquaredError : losses[loss];
  return Object.fromEntries(
    outputs.map(({ name }) => [name, name === target ? losses[loss] : others]),
  );
}

/** The group that the declared actions suggest: of the cube for grids, of the square for images. */
export function usualGroup({ inputs, given, batches }: OpenSubject): string {
  const actions = inputs.map(({ action }) => action.replaceAll(" ", ""));
  if (actions.some((action) => action.includes("voxels"))) return "O";
  if (actions.some((action) => action.includes("image"))) return "C(4)";
  const turns = Object.values(given.inputs).some(({ name }) => !name.startsWith("permute"));
  if (turns) return "SO3";
  const [{ field, action }] = inputs.filter((input) => input.action.startsWith("permute"));
  const axis = Number(/\d+/.exec(action)?.[0] ?? 1);
  return `S(${batches[0][field].shape[axis]})`;
}

/** Answers of a server cost time and may stop coming: what is done is kept. */
function partsOf(
  opened: OpenSubject,
  settings: MeasureSettings,
  group: Group,
  { say }: Watching,
): KeptParts | null {
  const { runner, data, inputs, outputs, layout, batchSize } = opened;
  if (runner.kind !== "inference server") return null;
  const parts = keptParts(keptFolder, {
    model: runner.name,
    data: stampOf(data.name),
    inputs,
    outputs,
    group: group.name,
    layout,
    batchSize,
    answer: answerOf(opened),
    settings: { ...settings, groups: undefined, concurrency: undefined, timeout: undefined },
  });
  if (parts.found > 0)
    say?.(`going on with a measurement that broke off: ${parts.found} parts of it are there`);
  return parts;
}

/** What the model says of the first samples, in a few digits: another model at the same address says something else. */
function answerOf({ model, data, outputs }: OpenSubject): string[][] {
  return tidy(() => {
    const answer = model.forward(data.batchOf(0, 1));
    const few = (name: string) => answer[name].reshape([-1]).slice(0, 0, 16).toNumbers();
    return outputs.map(({ name }) => few(name).map((value) => value.toPrecision(3)));
  });
}

/** Whole numbers as labels are classes more often than not. */
function withLossHint(error: unknown, { given }: OpenSubject, { loss }: MeasureSettings): unknown {
  const { labels, batches } = given;
  const classes = Object.values(labels).find((field) => batches[0][field].dtype === "int64");
  const isMisfit = error instanceof UserError && error.message.includes("a label of shape");
  if (!isMisfit || classes === undefined || loss !== undefined) return error;
  return new UserError(
    `${error.message}; labels that are classes ("${classes}") need --loss cross-entropy`,
  );
}

function withKept(error: unknown, kept: KeptParts | null): unknown {
  if (!kept || kept.count === 0 || !(error instanceof UserError)) return error;
  return new UserError(
    `${error.message}; what was measured is kept, and the same command goes on from there`,
  );
}
