import type { z } from "zod";

import { isMapping } from "../../config-values.js";
import type { Config } from "./schema.js";

/** What goes together: the kind of data, models for it, and rotations that it can carry. */
const tasks = {
  forces: { models: ["plain", "escaip"] },
  voxels: { models: ["voxmol"] },
} as const;

/** Grids turn by the symmetries of the cube only, all of which are few enough to be looked at. */
const designOfVoxels = { kind: "enumerate", group: "O" };

/** Defaults that depend on the kind of data. */
export function withTaskDefaults(given: unknown): unknown {
  if (!isMapping(given) || !isMapping(given.data) || given.data.kind !== "voxels") return given;
  const withDesign = (part: unknown) =>
    part === undefined || part === null || isMapping(part)
      ? { ...part, design: (part as { design?: unknown } | undefined)?.design ?? designOfVoxels }
      : part;
  return { ...given, monitor: withDesign(given.monitor), test: withDesign(given.test) };
}

type Issue = z.core.$ZodRawIssue<z.core.$ZodIssueCustom>;

/** What is right by itself and does not go together. */
export function misfits(config: Config): Issue[] {
  const { data, model, train, monitor, test } = config;
  const issues: Issue[] = [];
  const add = (path: string[], message: string, input: unknown) =>
    issues.push({ code: "custom", path, message, input });
  const models: readonly string[] = tasks[data.kind].models;
  if (!models.includes(model.kind))
    add(
      ["model", "kind"],
      `must be ${models.join(" or ")} where data.kind is ${data.kind}`,
      model.kind,
    );
  if (data.kind !== "voxels") {
    if (train.alignmentWeight > 0)
      add(
        ["train", "alignmentWeight"],
        "must be 0 where data.kind is forces: only latents on grids can be turned back",
        train.alignmentWeight,
      );
    return issues;
  }
  if (model.kind === "voxmol" && model.elements !== data.channels.length)
    add(
      ["model", "elements"],
      `must be the number of data.channels (${data.channels.length})`,
      model.elements,
    );
  for (const [section, { design }] of Object.entries({ monitor, test }))
    if (design.group === "SO3")
      add(
        [section, "design", "group"],
        "must be a group of the cube where data.kind is voxels (kind: enumerate, or independent with group: O)",
        design.group,
      );
  return issues;
}
