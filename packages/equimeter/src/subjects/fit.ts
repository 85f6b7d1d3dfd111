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
  /** Another layout that may be the right one, where this was guessed. */
  readonly other?: () => Promise<Fitted>;
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
  const load = async (wanted: Layout): Promise<Omit<Fitted, "given">> => {
    let data = await loadSubjectData(path, {
      arrangement: arrangementOf(wanted),
      ...(options.samples !== undefined && { limit: options.samples }),
      ...(options.cutoff !== undefined && { cutoff: options.cutoff }),
      ...(options.types && { types: options.types }),
    });
    const inputs = declaredInputs(declaration, runner.inputs, data.fields);
    const readsMask = inputs.some(({ field }) => field === data.mask);
    if (data.bySize && !readsMask) data = data.bySize(); // padding would be taken for atoms
    return { data, layout: wanted, inputs };
  };
  const asked = (loaded: Omit<Fitted, "given">): Fitted => ({
    ...loaded,
    given: askOnce(runner, loaded.data, loaded.layout, loaded.inputs),
  });
  const [first, second] = layout !== undefined ? [layout] : likelyLayouts(runner, options);
  const likely = await load(first);
  // A file of tensors has rows and nothing else.
  const other =
    second === undefined || !likely.data.hasAtoms
      ? undefined
      : async () => asked(await load(second));
  try {
    return { ...asked(likely), ...(other && { other }) };
  } catch (error) {
    if (!(error instanceof UserError) || !other) throw error;
    let found: Fitted;
    try {
      found = await other();
    } catch {
      throw error; // what was wrong in the likelier one
    }
    options.say?.(`layout ${second}: in ${first} it failed (${shortened(error.message)})`);
    return found;
  }
}

const shortened = (text: string) => (text.length > 160 ? `${text.slice(0, 160)} …` : text);

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
