import { UserError } from "../errors.js";
import { element, some } from "./action-parts.js";
import { bool, need, type Script, source } from "./script.js";
import type { Wiring } from "./wiring.js";

/**
 * How samples and copies lie in one call, as methods of a module: `copied` puts copies of a tensor side
 * by side, `shifted` does so with pointers, `spread` gives each row its element, `folded` adds up what
 * came out for the copies.
 */
export function copying({ layout }: Wiring, several: boolean, perSample: boolean): Script {
  const isFlat = layout === "flat";
  const methods = [some, inverse];
  if (several || perSample) methods.push(isFlat && perSample ? spreadBySample : spreadInOrder);
  if (several) methods.push(isFlat ? copiedFlat : copiedRows, shifted, folded);
  return { methods, buffers: {} };
}

/** @throws UserError for what the layout cannot do, or cannot without more being said */
export function checkLayout(
  { layout, batchInput, inputs, constants = [], pointers = [] }: Wiring,
  chunk: number,
  perSample: boolean,
): void {
  if (!Number.isInteger(chunk) || chunk < 1)
    throw new UserError(`chunk must be a whole number from 1 on, got ${chunk}`);
  if (layout === "single" && chunk > 1)
    throw new UserError(
      `chunk ${chunk}: a model that takes one sample a call cannot take copies side by side; leave it at 1`,
    );
  if (layout === "flat" && batchInput === undefined && (chunk > 1 || perSample))
    throw new UserError(
      "atoms of several samples one after the other need an input with the sample of each atom: " +
        "name it, or use the layout single for one sample a call",
    );
  const edges = inputs.find(({ rows }) => rows === "edge");
  if (layout === "flat" && perSample && edges && edges.representation !== "invariant")
    throw new UserError(
      `"${edges.name}" has a row for each edge, which belongs to no sample here: let all samples share ` +
        "their elements",
    );
  const both = inputs.find(
    ({ name, representation }) =>
      representation !== "invariant" &&
      (constants.includes(name) ||
        name === batchInput ||
        pointers.some((one) => one.name === name)),
  );
  if (both)
    throw new UserError(
      `the input "${both.name}" is an index or a constant, and cannot turn as well`,
    );
}

const inverse = source(`
  def _inverse(self, element: ${element}) -> ${element}:
      back = element[0].transpose(1, 2)
      return back, -torch.matmul(back, element[1].unsqueeze(2)).squeeze(2), element[2].argsort(1)
`);

const evenly = need(
  "n > 0 and rows % n == 0",
  "a tensor that turns must have the same number of rows for every sample",
);
const bySample = need(
  "rows == n",
  "a tensor that turns must have a row for each atom or for each sample",
);
const inRows = need(
  "x.size(0) == samples",
  "copies side by side need a row for each sample in every tensor: " +
    "name those that have none as constants, or use chunk 1",
);
const noPointer = need(
  "fits",
  "whole numbers that have no row for each atom or sample may point at atoms: " +
    "name them as pointers, inputs or constants, or use chunk 1",
);
const byCopies = need(
  "x.dim() > 0 and x.size(0) % copies == 0",
  "an output without a row for each sample cannot be told apart by copies: use chunk 1",
);

const chosen = `
      return element[0][index], element[1][index], element[2][index]`;

const spreadInOrder = source(`
  def _spread(self, element: ${element}, rows: int, sample: Tensor) -> ${element}:
      # an element for each row: those of the first copy, or sample, come first
      n = element[0].size(0)
      if n == 1 or n == rows:
          return element
      ${evenly}
      index = torch.arange(n, device=element[0].device).repeat_interleave(rows // n)${chosen}
`);

const spreadBySample = source(`
  def _spread(self, element: ${element}, rows: int, sample: Tensor) -> ${element}:
      # an element for each row, which is an atom or a sample
      n = element[0].size(0)
      if n == 1:
          return element
      if rows != sample.size(0):
          ${bySample}
          return element
      index = sample.to(element[0].device)${chosen}
`);

const repeated = "return x.repeat([copies] + [1 for _ in range(x.dim() - 1)])";

const copiedRows = source(`
  def _copied(self, x: Tensor, copies: int, samples: int, atoms: int, told: bool) -> Tensor:
      if copies == 1 or x.dim() == 0:
          return x
      ${inRows}
      ${repeated}
`);

const copiedFlat = source(`
  def _copied(self, x: Tensor, copies: int, samples: int, atoms: int, told: bool) -> Tensor:
      if copies == 1 or x.dim() == 0:
          return x
      if not told and not x.is_floating_point() and x.dtype != ${bool}:
          fits = x.size(0) == atoms and atoms > 2
          if x.dim() == 1:
              fits = x.size(0) == atoms or x.size(0) == samples
          ${noPointer}
      ${repeated}
`);

const shifted = source(`
  def _shifted(self, x: Tensor, copies: int, stride: int, axis: int) -> Tensor:
      return torch.cat([x + copy * stride for copy in range(copies)], axis)
`);

const folded = source(`
  def _folded(self, x: Tensor, copies: int) -> Tensor:
      if copies == 1:
          return x
      ${byCopies}
      return x.reshape([copies, x.size(0) // copies] + x.shape[1:]).sum(0)
`);
