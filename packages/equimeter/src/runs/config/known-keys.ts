import { isMapping } from "../../config-values.js";
import { nearest } from "../../errors.js";
import { jsonSchema, type JsonSchema } from "./json-schema.js";

/**
 * What the user may have meant by a key the schema does not know: `did you mean "learningRate"?`.
 *
 * @param section path of the mapping the key stands in, [] for the top
 * @param data the whole configuration as given, to tell apart sections that depend on `kind`
 */
export function suggestKey(key: string, section: PropertyKey[], data: unknown): string {
  const schema = jsonSchema().config;
  const known = knownKeys(schema, section, data);
  const near = nearest(key, known) ?? known.find((name) => initials(name) === key.toLowerCase());
  if (near !== undefined) return `did you mean "${near}"?`;
  const home = Object.keys(schema.properties ?? {}).find(
    (name) => name !== section[0] && knownKeys(schema, [name], data).includes(key),
  );
  if (home !== undefined) return `it belongs in ${home}`;
  return `the known keys are ${known.join(", ")}`;
}

/** `lr` for `learningRate`. */
function initials(name: string): string {
  return (name[0] + name.slice(1).replaceAll(/[^A-Z]/g, "")).toLowerCase();
}

function knownKeys(schema: JsonSchema, section: PropertyKey[], data: unknown): string[] {
  let node: JsonSchema | undefined = chosen(schema, data);
  for (const name of section) {
    data = isMapping(data) ? data[String(name)] : undefined;
    const next: unknown = node?.properties?.[String(name)];
    node = isMapping(next) ? chosen(next as JsonSchema, data) : undefined;
  }
  return Object.keys(node?.properties ?? {});
}

/** Of a choice by `kind`, the option the data names, else the first. */
function chosen(schema: JsonSchema, data: unknown): JsonSchema {
  const options = schema.oneOf as JsonSchema[] | undefined;
  if (options === undefined) return schema;
  const kind = isMapping(data) ? data.kind : undefined;
  const named = options.find((option) => {
    const own: unknown = option.properties?.kind;
    return isMapping(own) && own.const === kind;
  });
  return named ?? options[0];
}
