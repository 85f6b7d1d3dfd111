import type { GroupReport, SubjectReport } from "../../subjects/report.js";
import { formatError, formatNumber } from "../format.js";

/** Columns of the table of outputs. */
export const outputColumns = [
  "output",
  "L",
  "L_mean",
  "L_equiv",
  "percent",
  "± elements",
  "± samples",
  "explained",
  "relative spread",
  "spread by rounding",
] as const;

/** Percent and its errors for outputs with labels, the spread for all. */
export function outputRows(
  { examination }: Pick<GroupReport, "examination">,
  { outputs }: Pick<SubjectReport, "outputs">,
): string[][] {
  return outputs.flatMap(({ name }) => {
    const spread = examination.spreads[name];
    if (!spread) return [];
    const field = examination.fields[name];
    const loss = field
      ? [
          ...[field.L, field.L_mean, field.L_equiv, field.percent.value].map((x) =>
            formatNumber(x),
          ),
          ...[field.percent.rotationError, field.percent.sampleError].map(formatError),
          formatNumber(field.explained),
        ]
      : ["no label", "", formatNumber(spread.L_equiv), "", "", "", ""];
    const { floor } = spread;
    return [
      [
        name,
        ...loss,
        formatNumber(spread.relativeSpread.value),
        floor === null ? "" : formatNumber(floor),
      ],
    ];
  });
}

/** The worst samples of an output, largest L_equiv first, with what the last column is. */
export function worstRows(parts: GroupReport["examination"]["worst"][string]): {
  last: string;
  rows: string[][];
} {
  const isLabelled = parts.some(({ percent }) => percent !== null);
  return {
    last: isLabelled ? "percent" : "relative spread",
    rows: parts.map(({ name, L_equiv, percent, relativeSpread }) => [
      name,
      formatNumber(L_equiv),
      formatNumber(percent ?? relativeSpread),
    ]),
  };
}
