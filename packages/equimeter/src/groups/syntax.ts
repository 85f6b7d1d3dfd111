import { nearest, UserError } from "../errors.js";
import { type Irreps, parseIrreps, widthOfIrreps, writtenIrreps } from "./irreps/blocks.js";

/**
 * How a group acts on one tensor [rows, …], as parsed from its words. Nothing here loads libtorch.
 *
 * * `tensor`: the last `rank` axes turn; within a sum one slice of 3ʳᵃⁿᵏ numbers, the last index fastest
 * * `irreps`: the last axis, block after block, copy after copy
 * * `voxels` [rows, …, X, Y, Z] and `image` [rows, …, H, W]: the grid moves; `fibre`, where there is one,
 *   acts on the axes before the grid
 * * `permute`: entries along this axis change places; axis 0 is the batch
 * * `sum`: slices of the last axis, which do not overlap; what lies between them stays as it is
 * * `onAxis`: the axis is moved to the end, acted on and moved back
 */
export type Syntax =
  | { kind: "invariant" | "vector" | "point" | "pseudovector" | "cell" }
  | { kind: "tensor"; rank: number }
  | { kind: "irreps"; blocks: readonly Irreps[] }
  | { kind: "voxels" | "image"; fibre: Syntax | null }
  | { kind: "permute"; axis: number }
  | { kind: "sum"; terms: readonly Term[] }
  | { kind: "onAxis"; axis: number; of: Syntax };

/** A slice of the last axis, and what becomes of it. */
export interface Term {
  of: Syntax;
  start: number;
  end: number;
}

/** One of each, for messages and help. */
export const actionExamples = [
  "invariant",
  "vector",
  "point",
  "pseudovector",
  "cell",
  "tensor(2)",
  "irreps(8x0e+4x1o)",
  "voxels",
  "voxels(vector)",
  "image",
  "image(vector)",
  "permute(1)",
] as const;

const words = [...new Set(actionExamples.map((example) => example.replace(/\(.*/, "")))];
const plain = ["invariant", "vector", "point", "pseudovector", "cell"] as const;

/**
 * An action by its words: one of `actionExamples`, a sum of them on slices of the last axis
 * (`point[0:3] + vector[3:6]`), or either `on axis 1`. Spaces do not matter.
 *
 * @throws UserError for anything else
 */
export function parseRepresentation(text: string): Syntax {
  checkBrackets(text);
  const [, body, axis] = /^(.*?)(?:\bon\s*axis\b(.*))?$/s.exec(text)!;
  const of = parseSum(body.replace(/\s/g, ""));
  if (axis === undefined) return of;
  if (widths(of) === null && of.kind !== "sum" && of.kind !== "invariant")
    throw new UserError(
      `"${text.trim()}": ${written(of)} takes more than one axis, or names its own`,
    );
  return { kind: "onAxis", axis: axisNumber(axis.trim(), text.trim()), of };
}

/** The words of an action, as `parseRepresentation` takes them. */
export function written(syntax: Syntax): string {
  switch (syntax.kind) {
    case "tensor":
      return `tensor(${syntax.rank})`;
    case "irreps":
      return `irreps(${writtenIrreps(syntax.blocks)})`;
    case "voxels":
    case "image":
      return syntax.fibre ? `${syntax.kind}(${written(syntax.fibre)})` : syntax.kind;
    case "permute":
      return `permute(${syntax.axis})`;
    case "sum":
      return syntax.terms.map(({ of, start, end }) => `${written(of)}[${start}:${end}]`).join("+");
    case "onAxis":
      return `${written(syntax.of)} on axis ${syntax.axis}`;
    default:
      return syntax.kind;
  }
}

/** How many numbers of one axis the action may take; null where it takes other axes, or any number. */
export function widths(syntax: Syntax): readonly number[] | null {
  switch (syntax.kind) {
    case "vector":
    case "point":
      return [3, 2]; // of space, of the plane
    case "pseudovector":
      return [3];
    case "tensor":
      return syntax.rank === 1 ? [3] : null;
    case "irreps":
      return [widthOfIrreps(syntax.blocks)];
    default:
      return null;
  }
}

/** @param text - without spaces */
function parseSum(text: string): Syntax {
  const parts = splitOutside(text);
  if (parts.length === 1 && !text.endsWith("]")) return parseAction(text);
  const terms = parts.map(parseTerm);
  const sorted = terms.toSorted((a, b) => a.start - b.start);
  sorted.forEach((term, i) => {
    const next = sorted[i + 1];
    if (next && next.start < term.end)
      throw new UserError(
        `"${text}": the slices [${term.start}:${term.end}] and [${next.start}:${next.end}] overlap`,
      );
  });
  return { kind: "sum", terms };
}

/** `vector[3:6]` */
function parseTerm(text: string): Term {
  const [, word, from, to] = /^(.*)\[(\d+):(\d+)\]$/.exec(text) ?? [];
  if (word === undefined)
    throw new UserError(
      `"${text}" must name its slice of the last axis, as in vector[0:3]+invariant[3:7]`,
    );
  const [start, end] = [Number(from), Number(to)];
  if (end <= start) throw new UserError(`"${text}": the slice [${from}:${to}] is empty`);
  const of = parseAction(word);
  const known = of.kind === "tensor" ? [3 ** of.rank] : widths(of);
  if (!known && of.kind !== "invariant")
    throw new UserError(`"${text}": ${written(of)} takes whole axes, and no slice of one`);
  if (known && !known.includes(end - start))
    throw new UserError(
      `"${text}": ${written(of)} takes ${known.join(" or ")} numbers, and the slice has ${end - start}`,
    );
  return { of, start, end };
}

/** A word and what stands in its parentheses. */
function parseAction(text: string): Syntax {
  const [, word, argument] = /^([^()]*)(?:\((.*)\))?$/s.exec(text) ?? [];
  const simple = plain.find((known) => known === word);
  if (simple && argument === undefined) return { kind: simple };
  if (simple) throw new UserError(`"${text}": ${simple} takes nothing in parentheses`);
  switch (word) {
    case "tensor": {
      const rank = /^[1-9]$/.test(argument ?? "") ? Number(argument) : null;
      if (rank === null)
        throw new UserError(`"${text}" needs a rank from 1 to 9, such as tensor(2)`);
      return { kind: "tensor", rank };
    }
    case "irreps": {
      if (!argument) throw new UserError(`"${text}" needs its blocks, such as irreps(8x0e+4x1o)`);
      return { kind: "irreps", blocks: parseIrreps(argument.replace(/^(["'])(.*)\1$/, "$2")) };
    }
    case "permute":
      return { kind: "permute", axis: axisNumber(argument ?? "", text) };
    case "voxels":
    case "image":
      return { kind: word, fibre: argument === undefined ? null : parseFibre(argument, text) };
    default:
      throw unknown(word ?? text);
  }
}

function parseFibre(argument: string, text: string): Syntax {
  const fibre = parseSum(argument);
  if (["invariant", "vector", "pseudovector", "tensor", "irreps", "sum"].includes(fibre.kind))
    return fibre;
  throw new UserError(
    `"${text}": what stands at each place of a grid is a vector, pseudovector, tensor(2), irreps(…) ` +
      `or a sum of them, not ${written(fibre)}`,
  );
}

function axisNumber(text: string, whole: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new UserError(
    `"${whole}" needs the number of an axis from 1 on (axis 0 holds the samples)`,
  );
}

function unknown(word: string): UserError {
  const guess = word === "" ? null : nearest(word, words);
  const way = guess ? `did you mean "${guess}"?` : `there are ${actionExamples.join(", ")}`;
  return new UserError(`"${word}" is no known action; ${way}`);
}

/** At the plus signs that stand in no parentheses. */
function splitOutside(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (character === "+" && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function checkBrackets(text: string): void {
  let depth = 0;
  for (const character of text) {
    depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0) throw new UserError(`the parentheses of "${text}" do not match`);
}
