import { expect, test } from "vitest";

import { UserError } from "../../../errors.js";
import type { Chain } from "../chain.js";
import {
  type ChainFilter,
  filterList,
  gapFilter,
  lengthFilter,
  longestSegment,
  methodFilter,
  residueFilter,
  resolutionFilter,
  sliceChain,
} from "../index.js";
import { chainOf } from "../testing.js";

const kept = (filter: ChainFilter, ...chains: Chain[]) => filterList(chains, [filter]).kept;

test("lengths, both ends included", () => {
  const chains = ["A", "AA", "AAA", "AAAA"].map((sequence) => chainOf(sequence));
  expect(kept(lengthFilter({ min: 2, max: 3 }), ...chains)).toEqual([1, 2]);
  expect(kept(lengthFilter({ max: 1 }), ...chains)).toEqual([0]);
});

test("resolutions, and none", () => {
  const chains = [5, 5.01, undefined].map((resolution) =>
    chainOf("A", resolution === undefined ? {} : { resolution }),
  );
  expect(kept(resolutionFilter({ max: 5 }), ...chains)).toEqual([0]);
  expect(kept(resolutionFilter({ max: 5, unknown: "keep" }), ...chains)).toEqual([0, 2]);
});

test("methods by a word of theirs", () => {
  const chains = ["X-RAY DIFFRACTION", "ELECTRON MICROSCOPY", "SOLUTION NMR"].map((method) =>
    chainOf("A", { method }),
  );
  expect(kept(methodFilter(["diffraction", "Microscopy"]), ...chains, chainOf("A"))).toEqual([
    0, 1,
  ]);
});

test("residues that are known, modified or not", () => {
  const chains = [
    chainOf("AM", { residueNames: ["ALA", "MET"] }),
    chainOf("AM", { residueNames: ["ALA", "MSE"] }),
    chainOf("AX", { residueNames: ["ALA", "QQQ"] }),
    chainOf("AU", { residueNames: ["ALA", "SEC"] }),
  ];
  expect(kept(residueFilter(), ...chains)).toEqual([0, 1]);
  expect(kept(residueFilter({ modified: "drop" }), ...chains)).toEqual([0]);
});

const gap = (after: number) => ({ after, distance: 9 });

test("gaps, and how many each filter drops", () => {
  const chains = [
    chainOf("AAA"),
    chainOf("AAA", { gaps: [gap(0)] }),
    chainOf("AAA", { gaps: [gap(0), gap(1)] }),
    chainOf("A"),
  ];
  expect(filterList(chains, [lengthFilter({ min: 2 }), gapFilter({ most: 1 })])).toEqual({
    kept: [0, 1],
    dropped: { "fewer than 2 or more than Infinity residues": 1, "more than 1 gaps": 1 },
  });
  expect(kept(gapFilter(), ...chains)).toEqual([0, 3]);
});

test("parts of a chain, and the longest without a gap", () => {
  const chain = chainOf("ACDEFG", {
    gaps: [gap(0), gap(3)],
    polymer: { sequence: "AXCDEXXFG", index: Int32Array.of(0, 2, 3, 4, 7, 8) },
    backbone: {
      positions: Float64Array.from({ length: 72 }, (_, i) => i),
      mask: Uint8Array.from({ length: 24 }, (_, i) => i % 2),
    },
  });
  const longest = longestSegment(chain);
  expect(longest).toMatchObject({ sequence: "CDE", gaps: [] });
  expect(longest.positions).toEqual(chain.positions.slice(3, 12));
  expect(longest.residueNumbers).toEqual(Int32Array.of(2, 3, 4));
  expect(longest.polymer).toEqual({ sequence: "AXCDEXXFG", index: Int32Array.of(2, 3, 4) });
  expect(longest.backbone!.positions).toEqual(chain.backbone!.positions.slice(12, 48));
  expect(longest.backbone!.mask).toHaveLength(12);
  expect(sliceChain(chain, 1, 6)).toMatchObject({ sequence: "CDEFG", gaps: [gap(2)] });
  expect(longestSegment(longest)).toBe(longest);
  expect(longestSegment(chainOf("AACC", { gaps: [gap(1)] })).sequence).toBe("AA");
});

test.each<[() => unknown, string]>([
  [() => lengthFilter({ min: 5, max: 4 }), "min 5 and max 4 must be numbers of residues"],
  [() => resolutionFilter({ max: NaN }), "max must be a resolution in Å above 0, not NaN"],
  [() => methodFilter([]), "name a method at least"],
  [() => gapFilter({ most: -1 }), "most must be a number of gaps from 0 on, not -1"],
  [() => sliceChain(chainOf("AA"), 1, 3), "1 to 3 are no residues of test, which has 2"],
])("%s", (make, message) => {
  expect(make).toThrow(UserError);
  expect(make).toThrow(message);
});
