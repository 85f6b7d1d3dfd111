import { z } from "zod";

import { weightsSchema } from "../folder/schema.js";

const count = z.int().positive();

const repairSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("plain") }),
  z.strictObject({ kind: z.literal("twirled"), rotations: count }),
  z.strictObject({ kind: z.literal("canonical") }),
]);

const samplingSchema = z.strictObject({
  steps: count,
  schedule: z.enum(["log", "power", "uniform"]),
  stepper: z.enum(["ode", "sde"]),
  /** γ of "sde". */
  noiseScale: z.number().nonnegative(),
  selfConditioning: z.boolean(),
});

/** `settings.json`: what was asked for, by which a folder of structures is known. */
export const settingsSchema = z.strictObject({
  run: z.string(),
  /** Of the run: one that is trained again under the same name is another. */
  id: z.string(),
  step: z.int().nonnegative(),
  weights: weightsSchema,
  lengths: z.array(count).readonly(),
  count,
  batchSize: count,
  sampling: samplingSchema.readonly(),
  repair: repairSchema.readonly(),
  seed: z.int(),
});

/** How structures are sampled; see `FlowOptions`. */
export type SamplingOptions = z.infer<typeof samplingSchema>;
export type GenerateSettings = z.infer<typeof settingsSchema>;
