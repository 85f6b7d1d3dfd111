import { tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { SubjectData } from "./data/data.js";
import { loadSubjectData } from "./data/load.js";
import type { Arrangement } from "./data/structures.js";
import { type DeclaredInput, declaredInputs } from "./declaration.js";
import { dtypeOf } from "./dtype.js";
import type { Layout } from "./layouts.js";
import type { OpenOptions } from "./open.js";
import type { Runner } from "./runner.js";
import { subjectOf } from "./subject.js";

/** Data in a layout that a model takes. */
export interface Fitted {
  readonly data: SubjectData;
  readonly layout: Layout;
  readonly inputs: DeclaredInput[];
  /** Names of what the model gave for one sample. */
  readonly given: string[];
}

/**
 * Loads the data in the layout that the model takes: the one that was said, or the first that works.
 *
 * @throws UserError for data that cannot be read, and a model that fails on one sample in any layout
 */
export async function fitted(runner: Runner, path: string, options: OpenOptions): Promise<Fitted> {
  const { declaration, layout } = options;
  const ask = async (wanted: Layout): Promise<Fitted> => {
    const data = await loadSubjectData(path, {
      arrangement: arrangementOf(wanted),
      ...(options.samples !== undefined && { limit: options.samples }),
      ...(options.cutoff !== undefined && { cutoff: options.cutoff }),
      ...(options.types && { types: options.types }),
    });
    const inputs = declaredInputs(declaration, runner.inputs, data.fields);
    return { data, layout: wanted, inputs, given: askOnce(runner, data, wanted, inputs) };
  };
  if (layout !== undefined) return ask(layout);
  const [first, second] = likelyLayouts(runner, options);
  try {
    return await ask(first);
  } catch (error) {
    if (!(error instanceof UserError) || second === undefined) throw error;
    try {
      return await ask(second);
    } catch {
      throw error; // what was wrong in the likelier one
    }
  }
}

/** An index of the samples tells that atoms stand one after the other. */
function likelyLayouts(runner: Runner, { declaration, cutoff }: OpenOptions): Layout[] {
  const named = [
    ...Object.keys(declaration.inputs ?? {}),
    ...(runner.inputs ?? []).map(({ name }) => name),
  ];
  const isIndex = (name: string) =>
    /^(batch|segments?|mol_idx)(_index|_idx)?$/i.test(name) ||
    declaration.fields?.[name] === "batch";
  if (named.some(isIndex)) return ["flat"];
  if (cutoff !== undefined) return ["single"];
  return ["rows", "single"];
}

const arrangementOf = (layout: Layout): Arrangement => (layout === "rows" ? "rows" : "flat");

function askOnce(
  runner: Runner,
  data: SubjectData,
  layout: Layout,
  inputs: readonly DeclaredInput[],
): string[] {
  const asked = subjectOf(runner, {
    layout,
    inputs,
    fields: data.fields,
    dtype: () => dtypeOf(runner),
  });
  return tidy(() => Object.keys(asked.forward(data.batchOf(0, 1))));
}
