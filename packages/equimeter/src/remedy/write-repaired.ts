import { type jit, manualSeed, tidy } from "@equimeter/torch";
import { existsSync, mkdtempSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import { UserError } from "../errors.js";
import { type Group, groupNamed } from "../groups/index.js";
import {
  measureOpened,
  type MeasureSettings,
  usualGroup,
  type Watching,
} from "../subjects/examine.js";
import { openSubject, type OpenSubject, withRunner } from "../subjects/open.js";
import type { SubjectReport } from "../subjects/report.js";
import {
  openTorchScript,
  type TorchScriptRunner,
  torchScriptRunner,
} from "../subjects/torchscript/runner.js";
import { secondsPerCall } from "./compare.js";
import { type Repair, repairedModule, usualAverage } from "./repair.js";

export interface RepairSettings extends MeasureSettings {
  /** A file of this name may be replaced. */
  readonly overwrite?: boolean;
}

/** A model before and after a repair. */
export interface RepairReport {
  /** The file of the repaired model. */
  readonly out: string;
  readonly repair: Repair;
  readonly before: SubjectReport;
  readonly after: SubjectReport;
  /** Seconds that a call of one batch takes; medians of calls in turn. */
  readonly secondsBefore: number;
  readonly secondsAfter: number;
  /** Samples of that call. */
  readonly samplesPerCall: number;
  /** The repaired model draws its elements anew in every call: what is left of its spread is their chance. */
  readonly isRandom: boolean;
}

/**
 * Writes a TorchScript model with a repair around it, loads the file again, and measures both on the
 * same samples and group elements.
 *
 * @param out - the file, which is complete when it appears
 * @throws UserError for what `repairedModule` and `openSubject` refuse, and for a folder that is not there
 */
export async function writeRepaired(
  model: string,
  out: string,
  wanted: Repair,
  settings: RepairSettings,
  watching: Watching = {},
): Promise<RepairReport> {
  if (!/\.pt$/i.test(out)) throw new UserError(`-o names a TorchScript file, NAME.pt, not ${out}`);
  checkOut(out, model, settings);
  const opened = await openSubject(model, settings.data, {
    ...settings,
    ...(watching.say && { say: watching.say }),
  });
  const folder = mkdtempSync(join(dirname(out), ".repairing-"));
  try {
    return await repaired(opened, out, join(folder, basename(out)), wanted, settings, watching);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    opened.close();
  }
}

/** @throws UserError for a folder that is not there, and for a file that would be lost */
function checkOut(out: string, model: string, { data, overwrite }: RepairSettings): void {
  if (!existsSync(dirname(out)))
    throw new UserError(`there is no folder ${dirname(out)} for ${out}`);
  if (!existsSync(out)) return;
  const same = [model, data].find(
    (file) => existsSync(file) && realpathSync(file) === realpathSync(out),
  );
  if (same !== undefined)
    throw new UserError(`-o ${out} is ${same} itself, which would be lost: name another file`);
  if (!overwrite)
    throw new UserError(`${out} is there already: add --overwrite, or name another file`);
}

/** The file appears under its name when both models have been measured. */
async function repaired(
  opened: OpenSubject,
  out: string,
  unfinished: string,
  wanted: Repair,
  settings: MeasureSettings,
  watching: Watching,
): Promise<RepairReport> {
  const group = groupNamed(settings.groups?.[0] ?? usualGroup(opened));
  const repair = wanted.kind === "twirl" ? { over: usualAverage(group), ...wanted } : wanted;
  const module = await repairedModule(opened, group, repair);
  await checkChunks(opened, group, repair, module, settings);
  const measuring = { ...settings, groups: [group.name] };
  const before = measureOpened(opened, measuring, watching);
  module.save(unfinished);
  const again = openTorchScript(unfinished, {
    ...settings,
    outputNames: opened.outputs.map(({ name }) => name),
  });
  const subject = withRunner(opened, { ...again, name: out }, { ...settings, ...watching });
  manualSeed(settings.seed ?? 0); // of elements that are drawn in every call
  // What a repaired model does not read any more, or does exactly, is no mistake in its declarations.
  const after = measureOpened(subject, { ...measuring, unchecked: true }, watching);
  const [batch] = opened.batches;
  const [secondsBefore, secondsAfter] = secondsPerCall([opened.model, subject.model], batch);
  renameSync(unfinished, out);
  const samplesPerCall = before.groups[0].examination.samples;
  return {
    out,
    repair,
    before,
    after,
    secondsBefore,
    secondsAfter,
    samplesPerCall: Math.min(samplesPerCall, opened.batchSize),
    isRandom: after.groups[0].examination.deterministic === false,
  };
}

/** What copies that stand side by side may differ by. */
const rounding = 1e-4;

/**
 * Whether copies side by side give what calls one after the other do: a pointer that nobody named, or a
 * model that mixes samples, would make them see each other.
 *
 * @throws UserError where they do not
 */
async function checkChunks(
  opened: OpenSubject,
  group: Group,
  repair: Repair,
  module: jit.ScriptModule,
  settings: MeasureSettings,
): Promise<void> {
  if (repair.chunk === undefined || repair.chunk === 1) return;
  if (repair.kind === "twirl" && repair.over?.startsWith("random")) return; // other elements each time
  const alone = await repairedModule(opened, group, { ...repair, chunk: 1 });
  const [batch] = opened.batches;
  tidy(() => {
    const [chunked, apart] = [module, alone].map((one) =>
      withRunner(opened, runnerOf(one, opened, settings), settings).model.forward(batch),
    );
    const plain = opened.model.forward(batch);
    for (const { name } of opened.outputs) {
      const difference = chunked[name].sub(apart[name]).abs().max().item();
      if (difference > rounding * plain[name].abs().max().item())
        throw new UserError(
          `--chunk ${repair.chunk}: the output "${name}" depends on what else is in a call (it differs by ` +
            `${difference.toPrecision(2)}): leave out --chunk`,
        );
    }
  });
}

/** A repaired module as the model that it repairs is called. */
export function runnerOf(
  module: jit.ScriptModule,
  { runner, outputs }: OpenSubject,
  { constants = {} }: MeasureSettings,
): TorchScriptRunner {
  return torchScriptRunner(module, runner.name, {
    constants,
    method: (runner as TorchScriptRunner).signature.method,
    outputNames: outputs.map(({ name }) => name),
  });
}
