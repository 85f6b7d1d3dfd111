import { randn, tensor, tidy } from "@equimeter/torch";
import { expect, test } from "vitest";

import type { Batch } from "../data/index.js";
import { joined, portionsOf } from "./layout.js";

const integers = (values: number[] | number[][]) => tensor(values, { dtype: "int64" });

/** Three molecules of 2, 1 and 3 atoms with edges inside each. */
function molecules(): Batch {
  return {
    positions: randn([6, 3]),
    batch: integers([0, 0, 1, 2, 2, 2]),
    atomCounts: integers([2, 1, 3]),
    cell: randn([3, 3, 3]),
    edgeIndex: integers([
      [0, 1],
      [1, 0],
      [3, 5],
      [5, 3],
    ]),
    edgeCounts: integers([2, 0, 2]),
  };
}

const fields = {
  positions: "atom",
  batch: "atom",
  atomCounts: "sample",
  cell: "sample",
  edgeIndex: "edge",
} as const;
const inputs = ["positions", "batch", "cell", "edgeIndex"].map((name) => ({ name, field: name }));

test("a batch that fits goes as it is, edges as [2, E]", () => {
  const batch = molecules();
  const [{ call, samples }, ...more] = portionsOf(batch, 10, { layout: "flat", inputs, fields });
  expect(more).toEqual([]);
  expect(samples).toBe(3);
  expect(call.positions.equal(batch.positions)).toBe(true);
  expect(call.edgeIndex.toArray()).toEqual([
    [0, 1, 3, 5],
    [1, 0, 5, 3],
  ]);
});

test("pointers of a part count from its own first atom and sample", () => {
  const batch = molecules();
  const parts = portionsOf(batch, 2, { layout: "flat", inputs, fields });
  expect(parts.map(({ samples, atoms }) => [samples, atoms])).toEqual([
    [2, 3],
    [1, 3],
  ]);
  expect(parts[1].call.batch.toNumbers()).toEqual([0, 0, 0]);
  expect(parts[1].call.edgeIndex.toArray()).toEqual([
    [0, 2],
    [2, 0],
  ]);
  expect(parts[1].call.cell.shape).toEqual([1, 3, 3]);
});

test("one sample a call has no axis of samples, and its answers get their rows back", () => {
  const batch = molecules();
  const parts = portionsOf(batch, 10, { layout: "single", inputs, fields });
  expect(parts.map(({ call }) => [call.positions.shape, call.cell.shape])).toEqual([
    [
      [2, 3],
      [3, 3],
    ],
    [
      [1, 3],
      [3, 3],
    ],
    [
      [3, 3],
      [3, 3],
    ],
  ]);
  const answers = parts.map(({ call }) => ({
    forces: call.positions.mul(2),
    energy: call.positions.sum(),
    dipole: call.positions.sum([0]),
  }));
  const all = joined(answers, parts, ["forces", "energy"], { layout: "single" });
  expect(all.forces.equal(batch.positions.mul(2))).toBe(true);
  expect(all.energy.shape).toEqual([3]);
});

test("cutting and joining is the identity for a model that looks at single atoms, whatever the size", () => {
  tidy(() => {
    const batch = molecules();
    for (const size of [1, 2, 3, 100]) {
      const parts = portionsOf(batch, size, { layout: "flat", inputs, fields });
      const answers = parts.map(({ call }) => ({ out: call.positions.sin() }));
      const { out } = joined(answers, parts, ["out"], { layout: "flat" });
      expect(out.equal(batch.positions.sin())).toBe(true);
    }
  });
});

test("an output that is not there is named, with those that are", () => {
  const parts = portionsOf({ x: randn([2, 3]) }, 5, {
    layout: "rows",
    inputs: [{ name: "x", field: "x" }],
    fields: { x: "sample" },
  });
  expect(() => joined([{ y: randn([2]) }], parts, ["forces"], { layout: "rows" })).toThrow(
    'it gives no output "forces" (it gives y): declare --output NAME=ACTION',
  );
});
