import { metricOf, unitOf } from "../charts/figure/metrics.ts";
import { lastOf, type RunKnown, seriesOf, type Subject } from "./points.ts";

/** What a figure is of: `32 validation samples` or `101 test samples`; without a number where runs differ in it. */
export function samplesText(
  known: readonly RunKnown[],
  subject: Subject,
  kind: "monitor" | "test",
): string {
  const counts = known.flatMap(
    ({ series }) => lastOf(seriesOf(series, kind, subject))?.samples ?? [],
  );
  const word = kind === "test" ? "test samples" : "validation samples";
  return new Set(counts).size === 1 ? `${counts[0]} ${word}` : word;
}

/** The samples of the ways to predict: of tests, or of the monitors where no run has a test. */
export function waySamplesText(known: readonly RunKnown[], subject: Subject): string {
  const isTested = known.some(({ series }) => lastOf(seriesOf(series, "test", subject)) !== null);
  return samplesText(known, subject, isTested ? "test" : "monitor");
}

const loss = metricOf("monitor.L")!;

/** Of losses, where all runs have the same and it is known; else empty. */
export function lossUnit(known: readonly RunKnown[], subject: Subject): string {
  const units = new Set(
    known.flatMap(({ series }) =>
      (["monitor", "test"] as const).flatMap((kind) => {
        const found = seriesOf(series, kind, subject);
        return found ? [unitOf(loss, subject.field, found.loss ?? null)] : [];
      }),
    ),
  );
  return units.size === 1 ? [...units][0] : "";
}
