import { expect, test } from "vitest";

import type { RunSummary } from "equimeter/ui";
import { monitor, summary } from "./runs/testing.ts";
import { type Shown, shownRun, watchedRuns } from "./shown-run.ts";
import type { Page } from "./state/address.ts";

const [none, landscape, both] = [
  summary("none", { analyses: ["advice.json"] }),
  summary("landscape", { analyses: ["landscape-initial.json"] }),
  summary("both", { analyses: ["structures.json", "landscape.json"] }),
];
const folder = [none, landscape, both];

function shown(
  page: Page,
  runs: readonly RunSummary[],
  { name = null, before = null }: { name?: string | null; before?: string | null } = {},
): string {
  const last: Shown | null = before === null ? null : { page: "landscape", run: before };
  const isThere = (one: string) => folder.some((run) => run.name === one);
  return shownRun({ page, name }, runs, last, isThere).run;
}

test("the one that the address names, be it there or not", () => {
  expect(shown("landscape", [none], { name: "gone", before: "none" })).toBe("gone");
});

test("else the first that has an analysis of the page, or the first", () => {
  expect(shown("landscape", folder)).toBe("landscape");
  expect(shown("structures", folder)).toBe("both");
  expect(shown("structures", [none, landscape])).toBe("none");
  expect(shown("structures", [])).toBe("");
});

test("the one that is looked at stays when others get analyses, and when it is deleted", () => {
  expect(shown("landscape", folder, { before: "both" })).toBe("both");
  expect(shown("landscape", folder, { before: "deleted" })).toBe("deleted");
  // It has nothing to show, and another has.
  expect(shown("landscape", folder, { before: "none" })).toBe("landscape");
  expect(shown("landscape", [summary("a"), none], { before: "none" })).toBe("none");
});

test("another page chooses anew, and other runs to choose from do", () => {
  expect(shown("structures", folder, { before: "landscape" })).toBe("both");
  expect(shown("landscape", [none], { before: "both" })).toBe("none");
});

test("measurements come of what a page draws, on Decision of no more than it shows", () => {
  const measured = Array.from({ length: 9 }, (_, i) =>
    summary(`${i}`, { config: { seed: i }, latest: [monitor(1)] }),
  );
  const all = [none, ...measured];
  const names = measured.map(({ name }) => name);
  const watched = (page: Page, runs: readonly string[] = [], name: string | null = null) =>
    watchedRuns({ page, name, runs }, all);
  expect(watched("compare", ["none", "gone", "3"])).toEqual(["none", "3"]);
  expect(watchedRuns({ page: "compare", name: null, runs: ["3"] }, [])).toEqual(["3"]);
  expect(watched("run", ["3"], "none")).toEqual(["none"]);
  expect(watched("decision")).toEqual(names.slice(0, 8));
  expect(watched("decision", ["8", "none", "3"])).toEqual(["8", "3"]);
  expect(watched("landscape", ["3"], "3")).toEqual([]);
});
