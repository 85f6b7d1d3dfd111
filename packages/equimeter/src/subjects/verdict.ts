import { UserError } from "../errors.js";
import type { SubjectReport } from "./report.js";

/** What a check demands of every output, under every group. */
export interface Limits {
  /** Percent of the loss, 0–100; of outputs with labels. */
  readonly maxPercent?: number;
  /** Relative spread, a share: L_equiv over the mean square of the output. Needs no labels. */
  readonly maxSpread?: number;
}

/** Whether one output keeps within one limit under one group. */
export interface Verdict {
  readonly group: string;
  /** Of a flow. */
  readonly t?: number;
  readonly output: string;
  readonly of: "percent" | "spread";
  readonly value: number;
  /** Standard error from the choice of group elements. */
  readonly error: number;
  readonly limit: number;
  readonly met: boolean;
  /** 1 − L_mean / lossZero; null without a label. */
  readonly explained: number | null;
  /** The sample with the largest L_equiv. */
  readonly worst: string | null;
}

/**
 * Compares what was measured with the limits.
 *
 * @throws UserError where no output has a label and a percent is limited, and for no limit at all
 */
export function verdictsOf(report: SubjectReport, limits: Limits): Verdict[] {
  const { maxPercent, maxSpread } = limits;
  if (maxPercent === undefined && maxSpread === undefined)
    throw new UserError("nothing is demanded: give --max-percent, --max-spread or both");
  const verdicts = report.groups.flatMap(({ group, t, examination }) => {
    const worstOf = (output: string) => examination.worst[output]?.[0]?.name ?? null;
    const percents =
      maxPercent === undefined
        ? []
        : Object.values(examination.fields).map(({ field, percent, explained }) => ({
            group,
            ...(t !== undefined && { t }),
            output: field,
            of: "percent" as const,
            value: percent.value,
            error: percent.rotationError,
            limit: maxPercent,
            met: percent.value <= maxPercent,
            explained,
            worst: worstOf(field),
          }));
    const spreads =
      maxSpread === undefined
        ? []
        : Object.values(examination.spreads).map(({ field, relativeSpread }) => ({
            group,
            ...(t !== undefined && { t }),
            output: field,
            of: "spread" as const,
            value: relativeSpread.value,
            error: relativeSpread.rotationError,
            limit: maxSpread,
            met: relativeSpread.value <= maxSpread,
            explained: examination.fields[field]?.explained ?? null,
            worst: worstOf(field),
          }));
    return [...percents, ...spreads];
  });
  if (verdicts.length === 0)
    throw new UserError(
      "no output has a label in the data, and without labels there is no percent of a loss: " +
        "demand --max-spread instead, or name the labels with --field OUTPUT=FIELD",
    );
  return verdicts;
}
