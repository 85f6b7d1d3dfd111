import { z } from "zod";

/**
 * The kinds of value a configuration holds. Each message completes the sentence
 * "train.steps …, got 0"; the key and the offending value are added where the file is read.
 */

export const positiveInteger = integer(1, "must be a positive integer");
export const nonNegativeInteger = integer(0, "must be an integer of at least 0");
export const positiveNumber = above0("must be a number above 0");
export const nonNegativeNumber = atLeast0("must be a number of at least 0");
export const fraction = between0And1("must be a number between 0 and 1, both excluded");

/** 0 included, 1 excluded. */
export const unitInterval = z
  .number("must be a number from 0 to below 1")
  .min(0, { error: "must be a number from 0 to below 1", abort: true })
  .lt(1, { error: "must be a number from 0 to below 1", abort: true });

/** Both included. */
export const probability = z
  .number("must be a number from 0 to 1")
  .min(0, { error: "must be a number from 0 to 1", abort: true })
  .max(1, { error: "must be a number from 0 to 1", abort: true });

/** Null switches the key off. */
export const positiveIntegerOrNull = z.nullable(integer(1, "must be a positive integer, or null"));
export const positiveNumberOrNull = z.nullable(above0("must be a number above 0, or null"));

// A bound aborts, so that no check between two keys complains of a wrong value a second time.

export function integer(least: number, message: string) {
  return z.int(message).min(least, { error: message, abort: true });
}

function above0(message: string) {
  return z.number(message).gt(0, { error: message, abort: true });
}

function atLeast0(message: string) {
  return z.number(message).min(0, { error: message, abort: true });
}

/** Strictly between 0 and 1. */
export function between0And1(message: string) {
  return above0(message).lt(1, { error: message, abort: true });
}

export function text(message: string) {
  return z.string(message).trim().min(1, message);
}

/** One of a few words, all of them named in the message. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  const quoted = words.map((word) => `"${word}"`);
  return z.enum(
    words,
    quoted.length === 1 ? `must be ${quoted[0]}` : `must be one of ${quoted.join(", ")}`,
  );
}

export const mustBeMapping = "must be a mapping of keys to values";

/**
 * A strict group of keys. Left out, or left empty in YAML (where that reads as null), it takes
 * all its defaults. `complete` may fill in keys that depend on others before anything is checked.
 */
export function section<Schema extends z.ZodType>(
  schema: Schema,
  complete: (keys: Record<string, unknown>) => Record<string, unknown> = (keys) => keys,
) {
  const prepare = (given: unknown) => {
    const keys = given ?? {};
    return isMapping(keys) ? complete({ ...keys }) : keys;
  };
  return z.preprocess(prepare, schema).prefault({});
}

export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * A check between two keys of one section. `related` names the other key, so that the message can
 * point at whichever of the two the user wrote.
 */
export function relation(path: string[], related: string[], message: string, input: unknown) {
  return { code: "custom" as const, path, message, input, params: { related } };
}
