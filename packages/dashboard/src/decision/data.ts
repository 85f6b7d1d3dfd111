import { lastOf, type RunKnown, seriesOf, type Subject } from "./points.ts";

/** What the test set of a run is made of, with what stands for it in runs of versions that did not know it. */
const settings = {
  kind: null,
  train: null,
  validation: null,
  test: null,
  splitSeed: 0,
  splitFile: null,
  limit: null,
} as const;

/** Whether losses of these runs are of different samples: of different data, parts of them, or numbers of test samples. */
export function areDataDifferent(known: readonly RunKnown[], subject: Subject): boolean {
  const data = known.map(({ run: { config } }) =>
    JSON.stringify(Object.entries(settings).map(([key, usual]) => config[`data.${key}`] ?? usual)),
  );
  const tests = known.flatMap(
    ({ series }) => lastOf(seriesOf(series, "test", subject))?.samples ?? [],
  );
  return new Set(data).size > 1 || new Set(tests).size > 1;
}
