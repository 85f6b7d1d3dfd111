import { nearest, UserError } from "../errors.js";
import { fieldNamed, isUsual, type Rows, usualAction } from "./data/fields.js";
import type { Port } from "./runner.js";

/** What a user says about a model, in the words of the command line. */
export interface Declaration {
  /** How each input turns, by its name: `{ pos: "point" }`; null for the usual action of such a name. */
  readonly inputs?: Readonly<Record<string, string | null>>;
  /** How each output turns. */
  readonly outputs?: Readonly<Record<string, string | null>>;
  /** The field of the data that an input is given, or that holds the label of an output. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** An input or output of the model with everything said about it. */
export interface Declared {
  readonly name: string;
  /** A representation in words. */
  readonly action: string;
  /** Of the data; null for an output without a label. */
  readonly field: string | null;
  /** The action was not given, but follows from the name. */
  readonly byName: boolean;
}

export interface DeclaredInput extends Declared {
  readonly field: string;
}

/**
 * The inputs of a model: those declared, and those that it says it takes.
 *
 * @param ports - null where the model does not say
 * @throws UserError for an input that the model or the data do not have, and where nothing is known
 */
export function declaredInputs(
  { inputs = {}, fields = {} }: Declaration,
  ports: readonly Port[] | null,
  data: Readonly<Record<string, Rows>>,
): DeclaredInput[] {
  const names = [...new Set([...Object.keys(inputs), ...(ports ?? []).map(({ name }) => name)])];
  if (names.length === 0)
    throw new UserError(
      "the model does not say what it takes: declare its inputs, such as --input positions=point " +
        `(the data has ${list(data)})`,
    );
  return names.map((name) => {
    const field = chosenField(name, fields[name], data);
    if (field === null)
      throw new UserError(
        `no field of the data is called like the input "${name}" (there are ${list(data)}): ` +
          `say which it is with --field ${name}=FIELD`,
      );
    return { name, field, ...actionOf(name, inputs[name], field) };
  });
}

/**
 * The outputs to be measured: those declared, or those with names that everybody knows.
 *
 * @param given - what the model gave when it was asked once
 * @throws UserError for an output that the model does not give, and where nothing is known
 */
export function declaredOutputs(
  { outputs = {}, fields = {} }: Declaration,
  given: readonly string[],
  data: Readonly<Record<string, Rows>>,
): Declared[] {
  const declared = Object.keys(outputs);
  const missing = declared.find((name) => !given.includes(name));
  if (missing !== undefined) {
    const close = nearest(missing, given);
    throw new UserError(
      `the model gives no output "${missing}"; it gives ${given.join(", ") || "none"}` +
        (close ? `: did you mean ${close}?` : ""),
    );
  }
  const names = declared.length > 0 ? declared : given.filter(isUsual);
  if (names.length === 0)
    throw new UserError(
      `nothing is declared about the outputs (${given.join(", ")}): say how one turns, such as ` +
        `--output ${given[0] ?? "forces"}=vector or =invariant`,
    );
  return names.map((name) => {
    const field = chosenField(name, fields[name], data);
    return { name, field, ...actionOf(name, outputs[name], field ?? name) };
  });
}

function actionOf(name: string, given: string | null | undefined, field: string) {
  if (typeof given === "string") return { action: given, byName: false };
  return { action: usualAction(isUsual(name) ? name : field), byName: true };
}

/** @throws UserError for a field that was named and is not there */
function chosenField(
  name: string,
  named: string | undefined,
  data: Readonly<Record<string, Rows>>,
): string | null {
  if (named === undefined) return fieldNamed(name, Object.keys(data));
  if (named === "none") return null;
  if (named in data) return named;
  const close = nearest(named, Object.keys(data));
  throw new UserError(
    `--field ${name}=${named}: the data has no field "${named}" (there are ${list(data)})` +
      (close ? `: did you mean ${close}?` : ""),
  );
}

const list = (data: object) => Object.keys(data).join(", ") || "none";
