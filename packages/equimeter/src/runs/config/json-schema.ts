import { z } from "zod";
import { recipeKeys } from "./schema.js";
import {
  checkpointStateSchema,
  importedRunSchema,
  metricLineSchema,
  runSchema,
} from "../folder/schema.js";

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What `loadConfig` takes out before it checks the rest. */
const recipeSchema = recipeKeys.extend({
  /** Under a name each, keys that differ: `small: { model.width: 32 }`. */
  variants: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

/**
 * The JSON Schemas of a recipe, of `run.json` (of runs trained here and of imported ones), of one line of `metrics.jsonl` and of a
 * checkpoint's `state.json`, for editors and for readers in other languages. They describe the
 * files as written: a key with a default may be left out, NaN is the string "NaN".
 */
export function jsonSchema(): Record<
  "config" | "run" | "importedRun" | "metricLine" | "checkpoint",
  JsonSchema
> {
  return {
    config: describe(recipeSchema, "Equimeter recipe"),
    run: describe(runSchema, "Equimeter run.json"),
    importedRun: describe(importedRunSchema, "Equimeter run.json of an imported run"),
    metricLine: describe(metricLineSchema, "Line of an Equimeter metrics.jsonl"),
    checkpoint: describe(checkpointStateSchema, "Equimeter checkpoint state.json"),
  };
}

function describe(schema: z.ZodType, title: string): JsonSchema {
  return { title, ...z.toJSONSchema(schema, { io: "input" }) };
}
