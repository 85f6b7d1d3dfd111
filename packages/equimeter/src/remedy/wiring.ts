import type { jit } from "@equimeter/torch";

import { nearest, UserError } from "../errors.js";
import { parseRepresentation, type Syntax } from "../groups/syntax.js";
import { argumentKind } from "./signature.js";

/** An input or output of a model and how it turns. */
export interface Turning {
  readonly name: string;
  /** In words (`point`, `vector[0:3]+invariant[3:4]`) or parsed. */
  readonly representation: string | Syntax;
  /**
   * In the layout `single`, what its first axis runs over, for actions that name axes: `sample` where it
   * has none for that, which is the default.
   */
  readonly rows?: "sample" | "atom" | "edge";
}

/** Whole numbers that point at atoms or samples; they move on when copies stand side by side. */
export interface Pointer {
  readonly name: string;
  readonly to: "atoms" | "samples";
  /** The axis that grows with more copies: 1 of edges [2, E]. Default: 0 */
  readonly axis?: number;
}

/** What a wrapper has to know of the model that it wraps. */
export interface Wiring {
  readonly module: jit.ScriptModule;
  /** Default: "forward" */
  readonly method?: string;
  /** What turns, and what is known to stay. Other arguments are handed on as they are. */
  readonly inputs: readonly Turning[];
  /** Everything that the wrapper is to give; other entries of a dictionary are left out. */
  readonly outputs: readonly Turning[];
  /**
   * `rows`: every tensor has a leading axis of samples; `flat`: atoms of all samples one after the other;
   * `single`: one sample a call.
   */
  readonly layout: "rows" | "flat" | "single";
  /** The sample of each atom [N] int64, for `flat`. */
  readonly batchInput?: string;
  /** An `int` that says how many samples there are. */
  readonly sampleCountInput?: string;
  readonly pointers?: readonly Pointer[];
  /** Tensors without an axis of samples or atoms, the same for all copies. */
  readonly constants?: readonly string[];
}

/** Where an input is found inside the wrapper. */
export interface Place {
  readonly argument: jit.Argument;
  readonly kind: "tensor" | "optional" | "dictionary" | "list";
  /** Source that reads it. */
  readonly read: string;
  /** The key or the index in brackets. */
  readonly at: string;
}

/** The method that is wrapped. @throws UserError when there is none of this name */
export function signatureOf({ module, method = "forward" }: Wiring): jit.Signature {
  const methods = module.methods;
  const found = methods.find((one) => one.method === method);
  if (found) return found;
  const names = methods.map((one) => one.method).join(", ") || "none";
  throw new UserError(`the model has no method "${method}" (it has ${names})`);
}

/**
 * Finds inputs by their names: arguments, positions of arguments ("0"), keys of the one dictionary,
 * or entries of the one list in the order in which they were declared.
 *
 * @throws UserError naming an input that is none, or one that is no tensor
 */
export function placesOf(wiring: Wiring, { inputs }: jit.Signature): (name: string) => Place {
  const container = inputs.find((one) => /^(dictionary|list)$/.test(argumentKind(one)));
  const listed = wiring.inputs
    .map(({ name }) => name)
    .filter((name) => !inputs.some((one) => one.name === name));
  return (name) => {
    const argument =
      inputs.find((one) => one.name === name) ?? (/^\d+$/.test(name) && inputs[+name]);
    if (argument) {
      const kind = argumentKind(argument);
      if (kind === "tensor" || kind === "optional")
        return { argument, kind, read: argument.name, at: "" };
      throw new UserError(`the input "${name}" is a ${argument.type}, and only tensors turn`);
    }
    if (!container) {
      const names = inputs.map((one) => one.name);
      const guess = nearest(name, names);
      throw new UserError(
        `the model takes no input "${name}" (it takes ${names.join(", ") || "none"})` +
          (guess ? `: did you mean ${guess}?` : ""),
      );
    }
    const isDictionary = argumentKind(container) === "dictionary";
    if (!isDictionary && !listed.includes(name))
      throw new UserError(
        `"${name}" is no entry of "${container.name}" that was declared as an input`,
      );
    const at = isDictionary ? `[${JSON.stringify(name)}]` : `[${listed.indexOf(name)}]`;
    return {
      argument: container,
      kind: isDictionary ? "dictionary" : "list",
      read: container.name + at,
      at,
    };
  };
}

/** @throws UserError for names that are there twice, and for nothing at all */
export function checkNames(what: string, named: readonly Turning[]): void {
  if (named.length === 0) throw new UserError(`declare at least one ${what} and how it turns`);
  const names = named.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UserError(`the ${what} "${twice}" is declared twice`);
}

/** @throws UserError for words that are no representation */
export function syntaxOf(representation: string | Syntax): Syntax {
  return typeof representation === "string" ? parseRepresentation(representation) : representation;
}
