import type { Packed } from "./messagepack.js";

/** What is wrong with a BinaryCIF document. */
export class BinaryCifError extends Error {
  override name = "BinaryCifError";
}

/** A field that must be there and of a kind. @throws BinaryCifError */
export function field<K extends keyof Kinds>(of: Packed, key: string, kind: K): Kinds[K] {
  const value = of instanceof Map ? of.get(key) : undefined;
  if (!isOf[kind](value)) throw new BinaryCifError(`its field ${key} is not ${names[kind]}`);
  return value as Kinds[K];
}

interface Kinds {
  text: string;
  number: number;
  count: number;
  bytes: Uint8Array;
  list: Packed[];
  map: Map<string, Packed>;
}

const isOf: Record<keyof Kinds, (value: unknown) => boolean> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  bytes: (value) => value instanceof Uint8Array,
  list: Array.isArray,
  map: (value) => value instanceof Map,
};

const names: Record<keyof Kinds, string> = {
  text: "a text",
  number: "a number",
  count: "a whole number from 0 on",
  bytes: "binary data",
  list: "a list",
  map: "a map",
};
