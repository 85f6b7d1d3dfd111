import type { RunSummary, Series } from "equimeter/ui";
import { addMetrics, emptyRunData } from "../../live/series.ts";
import { summary } from "../../runs/testing.ts";
import type { Theme } from "../../theme/colors.ts";

/** Colours that no page has. */
export const theme: Theme = {
  isDark: false,
  ink: "#111111",
  faint: "#555555",
  grid: "#eeeeee",
  line: "#cccccc",
  page: "#ffffff",
  grey: "#999999",
};

type Given = Pick<Series, "kind" | "columns"> & Partial<Series>;

/** A run with these numbers, for tests. */
export function runOf(name: string, given: readonly Given[], more: Partial<RunSummary> = {}) {
  const data = emptyRunData(name);
  const series = given.map((one) => ({ weights: null, field: null, t: null, ...one }));
  addMetrics(data, { run: name, offset: 1, restarted: false, notes: [], series });
  return { summary: summary(name, more), data };
}
