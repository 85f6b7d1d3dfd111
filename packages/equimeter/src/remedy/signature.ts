import type { jit } from "@equimeter/torch";

import { UserError } from "../errors.js";

/** What an argument of a model is to us; what is no tensor is handed on as it is. */
export type ArgumentKind = "tensor" | "optional" | "dictionary" | "list" | "other";

/** How a model gives its outputs. `named` is a named tuple. */
export type OutputKind = "tensor" | "tuple" | "list" | "dictionary" | "named";

export function argumentKind({ type }: jit.Argument): ArgumentKind {
  if (type === "Tensor") return "tensor";
  if (type === "Optional[Tensor]") return "optional";
  if (type === "Dict[str, Tensor]") return "dictionary";
  return type === "List[Tensor]" ? "list" : "other";
}

/**
 * @param names - of the outputs that were declared
 * @throws UserError for outputs that are no tensors, and for another number of them
 */
export function outputKind(
  { method, output }: jit.Signature,
  names: readonly string[],
): OutputKind {
  const kind = kindOf(output);
  if (kind === null)
    throw new UserError(
      `${method} gives ${output}, of which no mean can be taken: a Tensor, a tuple, list or ` +
        "dictionary of tensors can be repaired",
    );
  const needed = kind === "tensor" ? 1 : kind === "tuple" ? output.split(",").length : null;
  if (needed !== null && names.length !== needed)
    throw new UserError(
      `${method} gives ${output}: declare ${needed === 1 ? "one output" : `all ${needed} outputs`}, ` +
        `in its order (got ${names.join(", ") || "none"})`,
    );
  return kind;
}

function kindOf(output: string): OutputKind | null {
  if (output === "Tensor") return "tensor";
  if (/^Tuple\[Tensor(, Tensor)*\]$/.test(output)) return "tuple";
  if (output === "List[Tensor]") return "list";
  if (output === "Dict[str, Tensor]") return "dictionary";
  // Of a named tuple the signature shows only the name. What else may be called so does not compile.
  return /^__torch__\.[\w.]+$/.test(output) ? "named" : null;
}

/** The arguments as they are written in a `def`, with their defaults. @throws UserError naming a type */
export function writtenArguments({ method, inputs }: jit.Signature): string {
  return inputs
    .map(({ name, type, defaultValue }) => {
      if (!isKnown(type))
        throw new UserError(`${method} takes "${name}: ${type}", a type that a repair cannot name`);
      const written = `${name}: ${type}`;
      return defaultValue === null ? written : `${written} = ${literal(defaultValue, type)}`;
    })
    .map((argument) => `, ${argument}`)
    .join("");
}

/** Whether all types are TorchScript's own, which every module knows. */
export function isOrdinary({ inputs, output }: jit.Signature): boolean {
  return [...inputs.map(({ type }) => type), output].every(isKnown);
}

const known = new Set(
  "Tensor int float bool str complex None NoneType Dict List Tuple Optional Union".split(" "),
);

const isKnown = (type: string) => (type.match(/[\w.]+/g) ?? []).every((word) => known.has(word));

/** A default as libtorch prints it, as source. */
function literal(printed: string, type: string): string {
  if (printed === "None") return printed;
  if (/^(Optional\[)?str\b/.test(type)) return JSON.stringify(printed);
  return printed.replace(/\b(inf|nan)\b/g, 'float("$1")');
}
