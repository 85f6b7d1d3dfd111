import {
  formatBeside,
  formatCount,
  formatError,
  formatNumber,
  formatWithError,
  textTable,
} from "../../report/index.js";
import type { WhereAnalysis, WhereReport } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

type Breakdown = WhereReport["breakdowns"][number];
type Part = Breakdown["parts"][number];

const partHead = [
  "size %",
  "share %",
  "95 %",
  "share / size",
  "percent",
  "± samples",
  "± rotations",
];

const explanation =
  "size: share of all components; share: of all L_equiv, [95 % over samples]; percent: of the class's own loss";

/** One run in all detail: each breakdown, the worst samples, the worst rows of one. */
export function whereText({ name, result }: Named<WhereAnalysis>): string {
  const { rows, sample, worst, step, settings, t } = result;
  const time = t === undefined ? "" : `, t = ${t}`;
  const heading = `${name}, step ${step}, ${settings.weights} weights${time}: ${lossText(result)}`;
  return [
    heading,
    ...result.breakdowns.map((breakdown) => breakdownTable(breakdown)),
    explanation,
    concentrationText(result),
    textTable(
      ["worst samples", rows.of, "L", "L_equiv", "percent", "± rotations", "share %"],
      worst.map((one) => [
        one.name,
        formatCount(one.rows),
        formatNumber(one.L),
        formatNumber(one.L_equiv),
        formatBeside(one.percent, [Math.max(one.rotationError, one.percent / 1000)]),
        formatError(one.rotationError),
        formatNumber(100 * one.share),
      ]),
    ),
    textTable(
      [`worst ${rows.of} of ${sample.name}`, "L", "L_equiv", "percent", "% of its L_equiv"],
      sample.worstRows.map((row) => [
        row.name,
        formatNumber(row.L),
        formatNumber(row.L_equiv),
        formatNumber(row.percent),
        formatNumber(100 * row.share),
      ]),
    ),
  ].join("\n\n");
}

/** Several runs: the same classes one below the other. */
export function whereTable(subjects: readonly Named<WhereAnalysis>[]): string {
  const names = [
    ...new Set(subjects.flatMap(({ result }) => result.breakdowns.map(({ name }) => name))),
  ];
  return [
    ...names.map((name) => severalTable(name, subjects)),
    explanation,
    ...subjects.map(
      ({ name, result }) =>
        `${name}: ${lossText(result)}\n${concentrationText(result)}\n` +
        `worst: ${result.worst
          .slice(0, 3)
          .map((one) => `${one.name} (${formatNumber(100 * one.share)} % of L_equiv)`)
          .join(", ")}`,
    ),
  ].join("\n\n");
}

function lossText({ loss, rows, unit }: WhereReport): string {
  const { percent, L, L_equiv, samples, design } = loss;
  return (
    `${formatWithError(percent.value, percent.sampleError)} % of L = ${formatNumber(L)} ${unit} is L_equiv ` +
    `(${formatNumber(L_equiv)}), ${formatCount(rows.count)} ${rows.of} of ${samples} samples, ${design}`
  );
}

function breakdownTable({ title, parts }: Breakdown): string {
  const rows = parts.map((part) => [part.name, ...cells(part)]);
  return textTable([title, ...partHead], rows);
}

function severalTable(name: string, subjects: readonly Named<WhereAnalysis>[]): string {
  const own = subjects.flatMap((subject) =>
    subject.result.breakdowns
      .filter((breakdown) => breakdown.name === name)
      .map((breakdown) => ({ subject, breakdown })),
  );
  const classes = [
    ...new Set(own.flatMap(({ breakdown }) => breakdown.parts.map((part) => part.name))),
  ];
  const rows = classes.flatMap((label) => {
    const found = own.flatMap(({ subject, breakdown }) => {
      const part = breakdown.parts.find((one) => one.name === label);
      return part ? [[subject.name, ...cells(part)]] : [];
    });
    return found.map((row, i) => [i === 0 ? label : "", ...row]);
  });
  return textTable([own[0].breakdown.title, "run", ...partHead], rows, { align: ["left", "left"] });
}

function cells({ size, share, shareInterval, percent }: Part): string[] {
  const { value, rotationError, sampleError } = percent;
  return [
    formatNumber(100 * size),
    formatNumber(100 * share),
    shareInterval.every(Number.isFinite)
      ? `[${shareInterval.map((end) => formatNumber(100 * end, 2)).join(", ")}]`
      : "?",
    formatNumber(share / size, 2),
    // One sample alone says nothing of others: no more digits than usual.
    Number.isFinite(sampleError)
      ? formatBeside(value, [sampleError, rotationError])
      : formatNumber(value, 2),
    formatError(sampleError),
    formatError(rotationError),
  ];
}

function concentrationText({ concentration, rows }: WhereReport): string {
  const parts = concentration.map(({ fraction, share, held }) => {
    const [most, least] = [share, held ?? share].map((one) => formatNumber(100 * one));
    const sure = most === least ? "" : ` (${least} % where half of the rotations choose them)`;
    return `the worst ${100 * fraction} % of the ${rows.of} have ${most} % of L_equiv${sure}`;
  });
  return parts.join("; ");
}
