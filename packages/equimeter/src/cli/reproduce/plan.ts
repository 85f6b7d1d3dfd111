import { existsSync } from "node:fs";
import { join } from "node:path";

import { UserError } from "../../errors.js";
import type { Context, Family, Reproduction, Role, Step } from "./figure.js";
import { firstPaper } from "./first-paper.js";
import { missing, secondPaper } from "./second-paper.js";
import { type Size, type SizeName, sizes } from "./sizes.js";

export const reproductions: readonly Reproduction[] = [...firstPaper, ...secondPaper];

export interface PlanOptions {
  readonly size: SizeName;
  /** Where recipes, runs and figures are kept. */
  readonly recipes: string;
  readonly runs: string;
  readonly out: string;
  /** Folder of published curves. */
  readonly published?: string;
  /** Overrides of all recipes. */
  readonly set: readonly string[];
  /** Another checkpoint than the early one of the size. */
  readonly checkpoint?: string;
}

/** What is to be done for a figure, in order. */
export interface Plan {
  readonly figure: Reproduction;
  /** Of the figure. */
  readonly folder: string;
  readonly trains: readonly TrainingPlan[];
  readonly steps: readonly Step[];
}

/** A run that a figure needs. */
export interface TrainingPlan {
  readonly argv: readonly string[];
  readonly recipe: string;
  readonly options: { readonly set: string[]; readonly variant?: string };
  /** The folder of run folders. */
  readonly runs: string;
}

/** @throws UserError for a figure that there is not, with those that there are */
export function figureCalled(id: string): Reproduction {
  const found = reproductions.find((figure) => figure.id === id);
  if (found) return found;
  const why = Object.hasOwn(missing, id) ? missing[id] : undefined;
  throw new UserError(
    why === undefined
      ? `there is no figure "${id}" to reproduce; there are ${reproductions.map((one) => one.id).join(", ")}`
      : `figure ${id} cannot be reproduced: ${why}`,
  );
}

/** @throws UserError for a recipe that is not there */
export function planOf(figure: Reproduction, options: PlanOptions): Plan {
  const size: Size = sizes[options.size];
  const folder = join(options.out, `figure-${figure.id}`);
  const trains = figure.trains.map(({ family, variant }): TrainingPlan => {
    const recipe = join(options.recipes, `${size.recipes[family]}.yaml`);
    if (!existsSync(recipe))
      throw new UserError(
        `the recipe ${recipe} is not there: start in a clone of Equimeter, or name the folder with --recipes`,
      );
    const name = variant === null ? undefined : variantOf(size, family, variant);
    const { runs, set } = options;
    return {
      argv: [
        "train",
        recipe,
        ...(name === undefined ? [] : ["--variant", name]),
        ...set.flatMap((override) => ["--set", override]),
        "--runs",
        runs,
      ],
      recipe,
      options: { set: [...set], ...(name !== undefined && { variant: name }) },
      runs,
    };
  });
  return { figure, folder, trains, steps: figure.steps(contextOf(size, folder, options)) };
}

function contextOf(size: Size, folder: string, options: PlanOptions): Context {
  const run = (family: Family, variant?: Role) =>
    join(
      options.runs,
      variant === undefined
        ? size.recipes[family]
        : `${size.recipes[family]}-${variantOf(size, family, variant)}`,
    );
  return {
    run,
    early: (family) => `${run(family, "checkpoints")}@${options.checkpoint ?? size.early[family]}`,
    out: (file) => join(folder, file),
    published: (...names) =>
      names.flatMap((name) => {
        const file = options.published && join(options.published, `${name}.csv`);
        return file && existsSync(file) ? ["--reference", file] : [];
      }),
    effort: size.effort,
  };
}

function variantOf(size: Size, family: Family, role: Role): string {
  const name = size.variants[family][role];
  if (name !== undefined) return name;
  throw new RangeError(`${size.recipes[family]} has no variant for ${role}`);
}
