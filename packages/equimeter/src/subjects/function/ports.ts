import type { DType } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { recordArrays } from "../remote/records.js";
import type { Port } from "../runner.js";

/**
 * What a module says in `export const inputs = [{ name, dtype, shape }]`, or null where it says nothing.
 *
 * @throws UserError for anything else
 */
export function portsOf(module: string, field: string, given: unknown): Port[] | null {
  if (given === undefined) return null;
  const wrong = (what: string) =>
    new UserError(
      `${module}: "${field}" ${what}: write [{ name: "x", dtype: "float32", shape: [null, 3] }]`,
    );
  if (!Array.isArray(given)) throw wrong("is no list");
  const ports = given.map((port: unknown): Port => {
    const { name, dtype, shape } = Object(port) as Record<string, unknown>;
    if (typeof name !== "string") throw wrong("has an entry without a name");
    if (dtype !== undefined && !Object.hasOwn(recordArrays, String(dtype)))
      throw wrong(`has the dtype ${JSON.stringify(dtype)} for "${name}"`);
    if (shape !== undefined && !isShape(shape))
      throw wrong(`has no shape of whole numbers and null for "${name}"`);
    return {
      name,
      ...(dtype !== undefined && { dtype: dtype as DType }),
      ...(shape !== undefined && { shape: shape as (number | null)[] }),
    };
  });
  const names = ports.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw wrong(`names "${twice}" twice`);
  return ports;
}

function isShape(shape: unknown): boolean {
  return (
    Array.isArray(shape) &&
    shape.every((size) => size === null || (Number.isSafeInteger(size) && size >= 0))
  );
}
