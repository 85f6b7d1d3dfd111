import {
  cat,
  customFunction,
  enableGrad,
  functionalCall,
  grad,
  isGradEnabled,
  type nn,
  type Tensor,
  tidy,
} from "@equimeter/torch";

import type { Batch } from "../../data/batch.js";

/** From tensors by name to rows of a pair tensor, [B, r, N, …]. */
export type RowModule = nn.Module & { forward(inputs: Batch): Tensor };

/**
 * All rows, a few at a time: what a module needs in between is there for `rows` rows only. In training
 * on the CPU it is computed again on the way back, instead of kept. Results are the same to rounding.
 *
 * @param byRow - [B, N, N, …], cut along the first N
 * @param shared - given whole to every part
 * @param rows - at a time; null: all, nothing is computed twice
 */
export function inRows(
  module: RowModule,
  byRow: Batch,
  shared: Batch,
  rows: number | null,
): Tensor {
  if (rows === null) return module.forward({ ...byRow, ...shared });
  return tidy(() => {
    const names = Object.keys(byRow);
    const pieces = names.map((name) => byRow[name].split(rows, 1));
    const parts = pieces[0].map((_, k) => () => {
      const own = Object.fromEntries(names.map((name, i) => [name, pieces[i][k]]));
      return sparingly(module, { ...own, ...shared });
    });
    if (isGradEnabled())
      return cat(
        parts.map((compute) => compute()),
        1,
      );
    return filled(parts, byRow[names[0]].shape[1]);
  });
}

/** What `cat` gives, without all parts beside the whole. */
function filled(parts: readonly (() => Tensor)[], total: number): Tensor {
  let whole: Tensor | null = null;
  let first = 0;
  for (const compute of parts) {
    const rows = compute();
    const [batch, count, ...rest] = rows.shape;
    whole ??= rows.newEmpty([batch, total, ...rest]);
    whole.narrow(1, first, count).copy_(rows);
    rows.dispose();
    first += count;
  }
  return whole!;
}

/**
 * What the module gives, computed again on the way back instead of keeping what it was made of, where
 * that can be done: in training, on the CPU.
 */
export function sparingly(module: RowModule, inputs: Batch): Tensor {
  const parameters = Object.fromEntries(module.namedParameters());
  const all = [...Object.values(inputs), ...Object.values(parameters)];
  const isCpu = all.every(({ device }) => device === "cpu"); // see customFunction
  const learns = isGradEnabled() && all.some(({ requiresGrad }) => requiresGrad);
  if (!learns || !isCpu) return tidy(() => module.forward(inputs));
  return recomputed(module, inputs, parameters);
}

/** Without what is in between: the module runs again when gradients are asked for. */
function recomputed(module: RowModule, inputs: Batch, parameters: Batch): Tensor {
  const names = Object.keys(inputs);
  const ofModule = Object.keys(parameters);
  const named = (keys: string[], tensors: readonly Tensor[]): Batch =>
    Object.fromEntries(keys.map((key, i) => [key, tensors[i]]));
  const run = (tensors: readonly Tensor[]): Tensor =>
    functionalCall(module, named(ofModule, tensors.slice(names.length)), named(names, tensors));
  const computed = customFunction<Tensor[]>({
    forward: (...tensors) => tidy(() => run(tensors)),
    backward: (gradOutputs, tensors) => {
      const createGraph = isGradEnabled(); // gradients of gradients
      // Of views: one input may be made of another, and only the way from here to each is wanted.
      const views = enableGrad(() => tensors.map((one) => one.viewAs(one)));
      const learning = views.filter(({ requiresGrad }) => requiresGrad);
      const gradients = enableGrad(() =>
        grad(run(views), learning, { gradOutputs, createGraph, allowUnused: true }),
      );
      return views.map((one) => (one.requiresGrad ? gradients.shift()! : null));
    },
  });
  return computed(...Object.values(inputs), ...Object.values(parameters)) as Tensor;
}
