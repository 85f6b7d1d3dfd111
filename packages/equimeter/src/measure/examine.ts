import type { Tensor } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Design } from "../groups/design.js";
import { designFor } from "../groups/design-for.js";
import { SO3 } from "../groups/group.js";
import { adaptively, safeError } from "./adaptive.js";
import { checkDeclared, checkLengths } from "./checks.js";
import { checkDeterministic, findRandomness } from "./deterministic.js";
import type { Examination, ExamineOptions } from "./examination.js";
import { centred, type ExaminedField, examinedFields } from "./examined-fields.js";
import { floorPercent, relativeFloor } from "./floor.js";
import { inMemory } from "./kept.js";
import { meanSquaredError } from "./losses.js";
import { rowsOf, seen } from "./masked.js";
import { refuseNotFinite } from "./not-finite.js";
import { named, samplesOf } from "./predicted.js";
import { fieldReport, percentError } from "./report.js";
import { type FieldSums, rounds } from "./rounds.js";
import { sampleParts } from "./sample-parts.js";
import { spreadError, spreadReport } from "./spread.js";
import { usualUnit } from "./usual-design.js";

/**
 * Splits the loss of every output of a model that has a label, and measures the spread of all: one pass
 * over the model serves all outputs. With a fixed design the numbers are those of `decompose`.
 *
 * @throws UserError for missing fields, shapes that do not fit, values that are not finite, and for a
 *   model that gives two answers to one input
 */
export function examine(given: ExamineOptions): Examination {
  const start = performance.now();
  const group = given.group ?? given.design?.group ?? SO3;
  const { precision } = given;
  if (precision?.of !== undefined && !(precision.of in given.outputs))
    throw new UserError(
      `the precision is about "${precision.of}", which is not a declared output ` +
        `(${Object.keys(given.outputs).join(", ")})`,
    );
  const base = given.design ?? (precision ? usualUnit(group) : designFor(group));
  checkDeclared({ ...given, reference: "zero", group, design: base });
  const options = { ...given, batches: centred(given) };
  const { batches, names, seed = 0, progress } = options;
  const samples = batches.reduce((sum, batch) => sum + samplesOf(batch, options), 0);
  checkLengths(options, samples);
  const sampleNames = names ?? Array.from({ length: samples }, (_, i) => `sample ${i}`);
  const nameOf = (sample: number) => sampleNames[sample];
  const deterministic = checkModel(options, samplesOf(batches[0], options), nameOf);
  const fields = examinedFields(options);

  let done = 0;
  const total = precision && !base.exact ? null : samples * base.passes;
  const memory = precision && !options.kept ? inMemory() : null;
  const take = rounds(
    {
      ...options,
      seed,
      kept: options.kept ?? memory ?? undefined,
      nameOf,
      allowNotFinite: deterministic === null,
      onTaken: (predictions) => progress?.((done += predictions), total),
    },
    fields,
  );
  try {
    const spent = precision
      ? adaptively(base, precision, take, (sums, design) =>
          largestError(options, fields, sums, design),
        )
      : { design: base, result: take(base), reached: true, rounds: [base.passes] };
    const { design, result } = spent;
    const { fields: reports, spreads } = reportsOf(options, fields, result, design);
    const floor = relativeFloor({ ...options, design: base });
    const perOutput = <T>(of: (field: ExaminedField, sums: FieldSums) => T) =>
      Object.fromEntries(fields.map((field) => [field.name, of(field, result[field.name])]));
    return {
      fields: reports,
      spreads: perOutput(({ name }) => ({ ...spreads[name], floor })),
      floatFloor: perOutput(({ name, loss }, sums) =>
        sums.loss && loss === meanSquaredError
          ? floorPercent(floor, sums.loss, reports[name])
          : null,
      ),
      worst: perOutput(({ loss }, sums) =>
        sampleParts(sums, design, loss, sampleNames)
          .sort((a, b) => b.L_equiv - a.L_equiv)
          .slice(0, options.worst ?? 5),
      ),
      parts: perOutput(({ loss }, { parts }) =>
        parts ? sampleParts(parts, design, loss, options.by!.names) : [],
      ),
      group: design.group.name,
      law: design.group.law,
      design: design.name,
      passes: design.passes,
      samples,
      deterministic,
      forwardPasses: batches.length * design.passes + (deterministic === null ? 0 : 2),
      seconds: (performance.now() - start) / 1000,
      bias: [
        ...new Set(
          [...Object.values(reports), ...Object.values(spreads)].flatMap((r) => r.bias ?? []),
        ),
      ],
      precision: precision
        ? {
            asked: precision.error,
            error: largestError(options, fields, result, design),
            reached: spent.reached,
            rounds: spent.rounds,
          }
        : null,
    };
  } finally {
    memory?.dispose();
  }
}

type Reports = Pick<Examination, "fields" | "spreads">;

function reportsOf(
  { reduction = "pooled", resamples = 1000, seed = 0, clusters }: ExamineOptions,
  fields: readonly ExaminedField[],
  sums: Readonly<Record<string, FieldSums>>,
  design: Design,
): Reports {
  const common = { reduction, resamples, seed, ...(clusters && { clusters }) };
  const labelled = fields.flatMap(({ name, loss, compared }) => {
    const known = sums[name].loss;
    const settings = { ...common, field: name, loss, reference: compared };
    return known ? [[name, fieldReport(known, design, settings)] as const] : [];
  });
  const spreads = fields.map(({ name }) => {
    const settings = { ...common, field: name, floor: null };
    return [name, spreadReport(sums[name].spread, design, settings)] as const;
  });
  return { fields: Object.fromEntries(labelled), spreads: Object.fromEntries(spreads) };
}

/** Of the output that is known worst: of its percent where it has a label, of its spread otherwise. */
function largestError(
  { reduction = "pooled", precision }: ExamineOptions,
  fields: readonly ExaminedField[],
  sums: Readonly<Record<string, FieldSums>>,
  design: Design,
): number {
  const errors = fields
    .filter(({ name }) => precision?.of === undefined || name === precision.of)
    .map(({ name, loss }) => {
      const { loss: labelled, spread } = sums[name];
      if (labelled) return safeError(percentError(labelled, design, loss, reduction));
      return 100 * safeError(spreadError(spread, design, reduction));
    });
  return errors.reduce((most, error) => (most >= error ? most : error));
}

/** Whether the model is deterministic; null where nobody asked. */
function checkModel(
  { model, batches: [batch], outputs, ...options }: ExamineOptions,
  samples: number,
  nameOf: (sample: number) => string,
): boolean | null {
  if (options.skipDeterminismCheck) return null;
  const { randomness, mask } = options;
  const rows = rowsOf(batch, samples, mask);
  const onNotFinite = (field: string, output: Tensor) =>
    named(field, () => refuseNotFinite(seen(rows, output.unsqueeze(0), null), nameOf));
  if (randomness === "say")
    return findRandomness(model, batch, outputs, mask, onNotFinite) === null;
  checkDeterministic(model, batch, outputs, mask, onNotFinite);
  return true;
}
