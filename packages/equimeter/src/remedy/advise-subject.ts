import { type jit, manualSeed } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { type Group, groupNamed } from "../groups/index.js";
import {
  measureOpened,
  type MeasureSettings,
  targetOf,
  usualGroup,
  type Watching,
} from "../subjects/examine.js";
import { openSubject, type OpenSubject, withRunner } from "../subjects/open.js";
import { advise, type Advice, type Candidate, type Slower } from "./advise.js";
import { type Repair, repairedModule } from "./repair.js";
import { twirledCandidates } from "./twirled-model.js";
import { runnerOf } from "./write-repaired.js";

/**
 * Advice about somebody's model: of a TorchScript file with the modules that `twirl` and `canonicalise` would
 * write, of others with answers averaged where they are asked for.
 *
 * @throws UserError for a target without a label, and as `openSubject` does
 */
export async function adviseSubject(
  model: string,
  settings: MeasureSettings,
  exponents: readonly Omit<Slower, "times">[] | undefined,
  watching: Watching = {},
): Promise<Advice> {
  const opened = await openSubject(model, settings.data, {
    ...settings,
    ...(watching.say && { say: watching.say }),
  });
  try {
    const group = groupNamed(settings.groups?.[0] ?? usualGroup(opened));
    const target = targetOf(opened, settings.target);
    if (!(target in opened.given.labels))
      throw new UserError(
        `the data have no label for ${target}, and advice weighs losses: name it with --field ${target}=FIELD`,
      );
    refuseGroups(settings.groups);
    const [batch] = opened.batches;
    manualSeed(settings.seed ?? 0); // of elements that are drawn in every call
    const candidates =
      opened.runner.kind === "TorchScript"
        ? await repairs(opened, group, settings, watching)
        : twirledCandidates(opened.given, group, opened.inputs[0].field);
    const measuring = { ...settings, groups: [group.name] };
    return advise({
      name: opened.runner.name,
      group: group.name,
      target,
      samples: opened.data.names.length,
      model: opened.model,
      candidates,
      batch,
      measured: (one) => {
        const isPlain = one === opened.model;
        const subject = isPlain ? opened : { ...opened, given: { ...opened.given, model: one } };
        const settingsOf = { ...measuring, ...(!isPlain && { unchecked: true }) };
        const { fields } = measureOpened(subject as OpenSubject, settingsOf, watching).groups[0]
          .examination;
        return fields[target];
      },
      ...(exponents && { exponents }),
    });
  } finally {
    opened.close();
  }
}

/** @throws UserError for several: a repair is under one */
export function refuseGroups(groups: readonly string[] = []): void {
  if (groups.length > 1)
    throw new UserError(`a repair is under one group, not under ${groups.join(" and ")}`);
}

/** The modules that could be written, under their names. */
async function repairs(
  opened: OpenSubject,
  group: Group,
  settings: MeasureSettings,
  { say }: Watching,
): Promise<Candidate[]> {
  const made: Candidate[] = [];
  for (const { name, calls, repair } of repairsFor(opened, group)) {
    let module: jit.ScriptModule;
    try {
      module = await repairedModule(opened, group, repair);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say?.(`${name} is not possible: ${error.message}`);
      continue;
    }
    made.push({
      name,
      calls,
      model: withRunner(opened, runnerOf(module, opened, settings), settings).model,
    });
  }
  return made;
}

interface Tried {
  readonly name: string;
  readonly calls: number;
  readonly repair: Repair;
}

function repairsFor({ inputs }: OpenSubject, group: Group): Tried[] {
  const twirl = (over: string, calls: number, name: string): Tried => ({
    name: `twirl, ${name}`,
    calls,
    repair: { kind: "twirl", over },
  });
  if (group.elements) return [twirl("group", group.order!, `all ${group.order} elements`)];
  const draws = [2, 4, 12].map((n) => twirl(`random:${n}`, n, `${n} random`));
  if (group.name !== "SO3") return draws;
  const hasPoints = inputs.some(({ action }) => action === "point" || action === "vector");
  return [
    ...draws.slice(0, 2),
    twirl("tetrahedral", 12, "tetrahedral"),
    twirl("octahedral", 24, "octahedral"),
    ...(hasPoints
      ? [
          {
            name: "canonicalise, principal axes",
            calls: 4,
            repair: { kind: "canonicalise" } as const,
          },
        ]
      : []),
  ];
}
