/**
 * Whether an operator of the running libtorch can be called by code that was generated for another
 * one. Schemas are compared as libtorch prints them.
 *
 * Not a change: `int` that became `SymInt`, a type that became wider (`int` → `Scalar`, `T` →
 * `T?`), other defaults, renamed arguments, new arguments at the end that need not be given.
 */
import { TorchError } from "./errors.js";

export interface Argument {
  /** Without aliases, lengths of lists and symbolic sizes: `int[]?`, `Tensor`. */
  readonly type: string;
  readonly name: string;
  readonly mayBeAbsent: boolean;
}

/**
 * @param expected - the schema that the code was generated for
 * @param running - the running libtorch's, `""` where it has none
 * @param versions - of the libtorch that the code was generated for, and of the running one
 * @returns how many arguments the running operator has beyond the expected ones
 * @throws TorchError when they do not fit
 */
export function addedArguments(
  expected: string,
  running: string,
  versions: { generatedFor: string; running: string },
): number {
  if (running === "")
    throw new TorchError(
      `libtorch ${versions.running} has no such operator; this function was generated for libtorch ${versions.generatedFor}`,
    );
  const before = argumentsOf(expected);
  const now = argumentsOf(running);
  const fits =
    before.length <= now.length &&
    before.every((argument, i) => accepts(now[i], argument) && !hasMoved(argument, i, now)) &&
    now.slice(before.length).every((argument) => argument.mayBeAbsent) &&
    resultsOf(expected) === resultsOf(running);
  if (!fits)
    throw new TorchError(
      `libtorch ${versions.running} has changed this operator to ${running}, and this function was generated for ` +
        `libtorch ${versions.generatedFor}; call() takes the new arguments`,
    );
  return now.length - before.length;
}

/** Whether what was given to `before` can be given to `now`. */
function accepts(now: Argument, before: Argument): boolean {
  const optional = before.type.endsWith("?");
  if (optional && !now.type.endsWith("?") && !now.mayBeAbsent) return false;
  const from = before.type.replace(/\?$/, "");
  const to = now.type.replace(/\?$/, "");
  return from === to || (wider[from]?.includes(to) ?? false);
}
const wider: Record<string, readonly string[]> = {
  int: ["float", "Scalar"],
  float: ["Scalar"],
  "int[]": ["float[]", "Scalar[]"],
  "float[]": ["Scalar[]"],
  "Tensor[]": ["Tensor?[]"],
};

/** An argument that is found at another place under its old name: those between have shifted. */
function hasMoved(before: Argument, place: number, now: readonly Argument[]): boolean {
  const found = now.findIndex((argument) => argument.name === before.name);
  return found >= 0 && found !== place;
}

/** The arguments of a schema as libtorch prints it. */
export function argumentsOf(schema: string): Argument[] {
  const inner = schema.slice(schema.indexOf("(") + 1, schema.lastIndexOf(")", arrowOf(schema)));
  return split(inner)
    .filter((part) => part !== "*")
    .map(argumentOf);
}

/** The types of the results as one text. */
function resultsOf(schema: string): string {
  const results = schema.slice(arrowOf(schema) + 4).replace(/^\((.*)\)$/, "$1");
  return split(results)
    .map((part) => typeOf(part.replace(/ \w+$/, "")))
    .join();
}

const arrowOf = (schema: string): number => schema.lastIndexOf(" -> ");

function argumentOf(text: string): Argument {
  const [declared] = text.split("=", 1);
  const [, written, name] = /^(.*) (\w+)$/.exec(declared) ?? ["", declared, ""];
  const type = typeOf(written);
  return { type, name, mayBeAbsent: text.includes("=") || type.endsWith("?") };
}

/** Without what callers need not know: aliases, list lengths and symbolic sizes. */
function typeOf(text: string): string {
  return text
    .replace(/\([^)]*\)/g, "")
    .replace(/\[\d+\]/g, "[]")
    .replace(/\bSym(Int|Float|Bool)\b/g, (_, kind: string) => kind.toLowerCase());
}

/** At commas outside of brackets; strings, which only defaults have, are emptied. */
function split(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (const letter of text.replace(/"(\\.|[^"\\])*"/g, '""')) {
    if (letter === "(" || letter === "[") depth++;
    else if (letter === ")" || letter === "]") depth--;
    if (letter === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += letter;
  }
  parts.push(part.trim());
  return parts.filter((found) => found !== "");
}
