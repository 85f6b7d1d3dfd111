import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { stringify } from "yaml";
import { isMapping } from "../../config-values.js";
import { UserError } from "../../errors.js";
import { writeFileAtomic } from "../folder/atomic.js";
import { configError, startsWith } from "./problems.js";
import { configSchema, type Config, type ResolvedConfig } from "./schema.js";
import { applyOverride, parseOverride, type Override } from "./overrides.js";
import { schemaVersion } from "../folder/schema.js";
import { takeVariants, variantOf } from "./variants.js";
import { readYaml } from "./yaml-source.js";

export interface LoadOptions {
  /** Overrides as on the command line, `train.learningRate=1e-4`; the last one wins. */
  set?: string[];
  /** Of the recipe's `variants`, the one to take; its run is called by both names. */
  variant?: string;
  /** Folder the paths in the file are relative to; by default the file's own. */
  base?: string;
}

/**
 * Reads a recipe, applies overrides, checks everything and writes every default out.
 *
 * Data paths in the file are relative to `base`, those of overrides to the working directory. The
 * result holds them relative to the working directory when they lie below it, else absolute.
 *
 * @throws UserError one sentence for the first problem, with file, line and column
 */
export function loadConfig(path: string, options: LoadOptions = {}): ResolvedConfig {
  const source = readYaml(path);
  const typed = (options.set ?? []).map(parseOverride);
  const { data } = source;
  let overrides = typed;
  if (isMapping(data)) {
    const variants = takeVariants(data, source);
    const { variant } = options;
    if (variant !== undefined) {
      overrides = [...variantOf(variants, variant, path), ...typed];
      if (typeof data.name === "string") data.name = `${data.name}-${variant}`;
    }
    for (const override of overrides) applyOverride(data, override);
  }
  const result = configSchema.safeParse(data, { reportInput: true });
  if (!result.success) throw configError(result.error.issues, data, source, overrides);
  return resolveConfig(result.data, options.base ?? dirname(path), typed);
}

/** The names of a recipe's variants. @throws UserError as loadConfig does */
export function variantNames(path: string): string[] {
  const source = readYaml(path);
  return isMapping(source.data) ? [...takeVariants(source.data, source).keys()] : [];
}

/** Keys of `data` that hold the path of something where they hold text. */
const paths = ["train", "validation", "test", "splitFile", "cache", "index", "clusters"];

function resolveConfig(config: Config, base: string, typed: Override[]): ResolvedConfig {
  const resolved = Object.entries(config.data).map(([key, value]: [string, unknown]) => {
    if (!paths.includes(key) || typeof value !== "string") return [key, value];
    const isTyped = typed.some((override) => startsWith(["data", key], override.path));
    return [key, fromHere(resolve(isTyped ? "." : base, value))];
  });
  const data = Object.fromEntries(resolved) as Config["data"];
  return { ...config, threads: config.threads ?? availableParallelism(), data };
}

/** Relative to the working directory when below it. */
function fromHere(path: string): string {
  const short = relative("", path);
  const outside = short === "" || short === ".." || short.startsWith(`..${sep}`);
  return outside || isAbsolute(short) ? path : short;
}

const heading = `# The resolved configuration of this run (schema ${schemaVersion}). Data paths are relative to the
# folder the run was started in.
`;

/** Writes `config.yaml` of a run folder, every key written out. */
export function writeConfig(folder: string, config: ResolvedConfig): void {
  writeFileAtomic(join(folder, "config.yaml"), heading + stringify(config));
}

/**
 * Reads `config.yaml` of a run folder. `set` changes it as on the command line.
 *
 * @throws UserError when it is missing or damaged
 */
export function readConfig(folder: string, set: string[] = []): ResolvedConfig {
  const path = join(folder, "config.yaml");
  if (!existsSync(path)) {
    throw new UserError(`${folder} has no config.yaml, so it is not a run or a damaged one`);
  }
  return loadConfig(path, { set, base: "." });
}
