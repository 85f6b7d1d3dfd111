import type { z } from "zod";

import { isMapping } from "../../config-values.js";
import type { Config } from "./schema.js";

/** What goes together: the kind of data, and models for it. */
const models = {
  forces: ["plain", "escaip"],
  voxels: ["voxmol"],
  proteins: ["proteina"],
} as const;

/** Grids turn by the symmetries of the cube only, all of which are few enough to be looked at. */
const designOfVoxels = { kind: "enumerate", group: "O" };

/** Those at which the paper measures (its appendix D.2). */
const timesOfPaper = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.99];

/** Its measurements of Proteína (D.4); at eight times more are too many. */
const samplesOfPaper = 24;

type Defaults = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Defaults that depend on the kind of data, by section. */
const defaults: Readonly<Record<string, Defaults>> = {
  voxels: {
    model: { kind: "voxmol" },
    monitor: { design: designOfVoxels },
    test: { design: designOfVoxels },
  },
  proteins: {
    model: { kind: "proteina" },
    train: { loss: "flow" },
    monitor: { samples: samplesOfPaper, times: timesOfPaper, share: 0.05 },
  },
};

/** The recipe with the defaults of its kind of data; what is no mapping is left for the schema to refuse. */
export function withTaskDefaults(given: unknown): unknown {
  if (!isMapping(given) || !isMapping(given.data)) return given;
  const ofKind = defaults[String(given.data.kind)] ?? {};
  const completed = Object.entries(ofKind).map(([name, keys]) => {
    const written = given[name] ?? {};
    return [name, isMapping(written) ? withDefaults(keys, written) : written];
  });
  return { ...given, ...Object.fromEntries(completed) };
}

/** A section that is empty, as YAML has it, takes its default; of a single value null is an answer. */
function withDefaults(
  usual: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const empty = Object.keys(usual).filter((key) => written[key] === null && isMapping(usual[key]));
  return {
    ...usual,
    ...written,
    ...Object.fromEntries(empty.map((key) => [key, usual[key]])),
  };
}

type Issue = z.core.$ZodRawIssue<z.core.$ZodIssueCustom>;
type Refuse = (path: string[], message: string, input: unknown) => void;

/** What is right by itself and does not go together. */
export function misfits(config: Config): Issue[] {
  const issues: Issue[] = [];
  const refuse: Refuse = (path, message, input) =>
    void issues.push({ code: "custom", path, message, input });
  const { data, model, train, monitor } = config;
  const fitting: readonly string[] = models[data.kind];
  const here = `where data.kind is ${data.kind}`;
  if (!fitting.includes(model.kind))
    refuse(["model", "kind"], `must be ${fitting.join(" or ")} ${here}`, model.kind);
  if (data.kind !== "voxels" && train.alignmentWeight > 0)
    refuse(
      ["train", "alignmentWeight"],
      `must be 0 ${here}: only latents on grids can be turned back`,
      train.alignmentWeight,
    );
  if ((train.loss === "flow") !== (data.kind === "proteins"))
    refuse(
      ["train", "loss"],
      data.kind === "proteins" ? `must be "flow" ${here}` : `must not be "flow" ${here}`,
      train.loss,
    );
  if ((monitor.times !== null) !== (data.kind === "proteins"))
    refuse(
      ["monitor", "times"],
      data.kind === "proteins" ? `must be a list of times ${here}` : `must be null ${here}`,
      monitor.times,
    );
  if (monitor.gradientSamples !== null && !monitor.weights.includes("raw"))
    refuse(
      ["monitor", "gradientSamples"],
      "must be null where monitor.weights leaves raw out: gradients are those of raw weights",
      monitor.gradientSamples,
    );
  if (data.kind === "voxels") voxelMisfits(config, refuse);
  return issues;
}

function voxelMisfits({ data, model, monitor, test }: Config, refuse: Refuse): void {
  if (data.kind === "voxels" && model.kind === "voxmol" && model.elements !== data.channels.length)
    refuse(
      ["model", "elements"],
      `must be the number of data.channels (${data.channels.length})`,
      model.elements,
    );
  for (const [section, { design }] of Object.entries({ monitor, test }))
    if (design.group === "SO3")
      refuse(
        [section, "design", "group"],
        "must be a group of the cube where data.kind is voxels (kind: enumerate, or independent with group: O)",
        design.group,
      );
}
