import type { Module } from "./module.js";

/**
 * A module and everything below it, one module a line, as PyTorch prints them:
 *
 *     Sequential(
 *       (0): Linear(inFeatures=3, outFeatures=4, bias=true)
 *       (1): ReLU()
 *     )
 *
 * @param above - the modules on the way here: a field that points back to one is not followed
 */
export function treeOf(module: Module, above: readonly Module[] = []): string {
  const way = [...above, module];
  const lines = Array.from(module.namedChildren())
    .filter(([, child]) => !way.includes(child))
    .map(([name, child]) => `(${name}): ${treeOf(child, way)}`);
  const own = module.extraRepr();
  if (lines.length === 0 && !own.includes("\n")) return `${module.constructor.name}(${own})`;
  if (own) lines.unshift(own);
  const inside = lines.map((line) => `  ${line.replaceAll("\n", "\n  ")}`).join("\n");
  return `${module.constructor.name}(\n${inside}\n)`;
}

/** `kernelSize=[3, 3], bias=false`: settings as they are written; those that are undefined are left out. */
export function settings(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${written(value)}`)
    .join(", ");
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
