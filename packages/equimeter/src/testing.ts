import { createRequire } from "node:module";

const typescript = createRequire(import.meta.url).resolve("typescript");
const hooks = `
  import { readFileSync } from "node:fs";
  import { createRequire } from "node:module";
  const ts = createRequire(${JSON.stringify(import.meta.url)})(${JSON.stringify(typescript)});
  export async function resolve(name, context, next) {
    const own = name.startsWith(".") && context.parentURL?.endsWith(".ts");
    return next(own ? name.replace(/\\.js$/, ".ts") : name, context);
  }
  export async function load(url, context, next) {
    if (!url.endsWith(".ts")) return next(url, context);
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(new URL(url), "utf8"), { compilerOptions });
    return { format: "module", source: outputText, shortCircuit: true };
  }`;

/**
 * First lines of a program for a process of its own that imports TypeScript files of this folder: tests
 * which start and kill real processes must not depend on a build.
 */
export const runsSources = `
  import { register } from "node:module";
  register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});`;
