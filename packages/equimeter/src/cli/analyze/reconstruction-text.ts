import type { ReconstructionReport } from "../../analyze/index.js";
import { formatError, formatNumber, textTable } from "../../report/index.js";
import type { Named } from "./each-run.js";

type Turns = ReconstructionReport["turns"];

const percent = (share: number): string => formatNumber(100 * share, 3);

/** Errors by axis and angle, each over the mean square of the densities. */
export function reconstructionText({ molecules, turns }: ReconstructionReport): string {
  const rows = turns.map(({ axis, angle, turned, equivariance, relative }) => [
    `${axis} ${angle}°`,
    turned,
    `${formatNumber(equivariance.value, 3)} ± ${formatError(equivariance.error)}`,
    percent(relative.equivariance),
    percent(relative.truth),
    percent(relative.floor),
  ]);
  const head = ["turn", "turned", "mean square", "equivariance %", "truth %", "floor %"];
  return (
    `${textTable(head, rows)}\n\n` +
    `${molecules} molecules; in % of the mean square of their densities: turned reconstruction against ` +
    "reconstruction of what was turned, that against the truth, and what the procedure itself makes of the truth"
  );
}

/** A row for each run: means over axes and angles, where something turns. */
export function reconstructionTable(subjects: readonly Named<ReconstructionReport>[]): string {
  const all = subjects.map(({ name, result }) => {
    const turning = result.turns.filter(({ angle }) => angle % 360 !== 0);
    const quarters = turning.filter(({ turned }) => turned === "grid");
    const others = turning.filter(({ angle }) => angle % 90 !== 0);
    return { name, quarters, others };
  });
  const parts = [
    { title: "quarter turns", turnsOf: (one: (typeof all)[number]) => one.quarters },
    { title: "other angles", turnsOf: (one: (typeof all)[number]) => one.others },
  ].filter(({ turnsOf }) => all.some((one) => turnsOf(one).length > 0));
  if (parts.length === 0) return "nothing was turned: --angles holds multiples of 360° alone";
  const tables = parts.map(({ title, turnsOf }) => {
    const rows = all.map((one) => [one.name, ...cells(turnsOf(one))]);
    return textTable([title, "equivariance %", "truth %", "floor %"], rows);
  });
  const counts = [...new Set(subjects.map(({ result }) => result.molecules))].join(", ");
  return (
    `${tables.join("\n\n")}\n\n` +
    `${counts} molecules each; in % of the mean square of their densities, means over axes and angles: ` +
    "turned reconstruction against reconstruction of what was turned, that against the truth, and what " +
    "the procedure itself makes of the truth"
  );
}

function cells(turns: Turns): string[] {
  return (["equivariance", "truth", "floor"] as const).map((key) =>
    percent(turns.reduce((sum, { relative }) => sum + relative[key], 0) / turns.length),
  );
}
