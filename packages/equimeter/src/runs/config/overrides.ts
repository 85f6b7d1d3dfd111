import { parseDocument } from "yaml";
import { isMapping } from "../../config-values.js";
import { UserError } from "../../errors.js";

/** One `--set train.learningRate=1e-4`. */
export interface Override {
  path: string[];
  value: unknown;
  /** As the user wrote it, for messages. */
  label: string;
}

/**
 * Reads `path.to.key=value`, the value as YAML (`1e-4`, `null`, `[1, 2]`, `{kind: independent}`).
 *
 * @throws UserError when there is no path, no `=` or no valid value
 */
export function parseOverride(given: string): Override {
  const label = `--set ${given}`;
  const equals = given.indexOf("=");
  const path = given.slice(0, Math.max(equals, 0)).trim().split(".");
  if (equals < 0 || path.some((name) => name === "")) {
    throw new UserError(`${label}: expected key=value, for example train.learningRate=1e-4`);
  }
  const document = parseDocument(given.slice(equals + 1), { prettyErrors: false });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new UserError(`${label}: the value is not valid YAML: ${problem.message.split("\n")[0]}`);
  }
  return { path, value: document.toJS() ?? null, label };
}

type Container = Record<string, unknown> | unknown[];

/**
 * Puts the override into `data`, in place; sections on the way are made where they are missing.
 *
 * @throws UserError when the path leads through a single value or past the end of a list
 */
export function applyOverride(data: Record<string, unknown>, { path, value, label }: Override) {
  let section: Container = data;
  for (const [depth, name] of path.slice(0, -1).entries()) {
    const inner: unknown = read(section, name) ?? {};
    const where = path.slice(0, depth + 1).join(".");
    if (!isMapping(inner) && !Array.isArray(inner)) {
      throw new UserError(`${label}: ${where} is a single value and has no keys of its own`);
    }
    const next = path[depth + 1];
    if (Array.isArray(inner) && !(/^\d+$/.test(next) && Number(next) < inner.length)) {
      throw new UserError(`${label}: ${where} is a list of ${inner.length}, numbered from 0`);
    }
    // A copy, for a YAML alias makes two sections share one object.
    const copy = Array.isArray(inner) ? [...inner] : { ...inner };
    write(section, name, copy);
    section = copy;
  }
  write(section, path.at(-1)!, value);
}

function read(container: Container, name: string): unknown {
  return Object.hasOwn(container, name) ? (container as Record<string, unknown>)[name] : undefined;
}

/** Defines rather than assigns, so that a key such as `__proto__` is refused as any other. */
function write(container: Container, name: string, value: unknown) {
  const descriptor = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(container, name, descriptor);
}
