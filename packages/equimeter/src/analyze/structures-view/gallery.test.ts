import { tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { tetrahedralOrbits } from "../../groups/index.js";
import { chainActions, chains, chainsWith } from "../where/testing.js";
import { gallery } from "./gallery.js";

const lengths = [4, 6, 3, 5, 4, 6];
const batches = [chains(lengths.slice(0, 3)), chains(lengths.slice(3), 1)];
const names = ["a", "b", "c", "d", "same", "same"];

/** Errors that do not turn: L_equiv of a residue is its height's square over three. */
function shownOf(heights: readonly number[], worst: number, random: number, seed = 0) {
  const seen: number[] = [];
  const { shown } = gallery({
    batches,
    design: tetrahedralOrbits({ replicates: 2 }),
    ...chainActions,
    reduction: "per-sample",
    names,
    seed,
    worst,
    random,
    model: {
      forward(batch) {
        const count = batch.x_t.shape[0];
        const first = batch.x_t.shape[1] === batches[0].x_t.shape[1] && isFirst(batch) ? 0 : 3;
        const own = zeros([3, batch.x_t.shape[1]], { dtype: "float64" });
        own.add_(tensor(heights.slice(first, first + 3), { dtype: "float64" }).unsqueeze(1));
        return { ...chainsWith(own).forward(batch), count: zeros([count]) };
      },
    },
    portray({ sample, rotations, equiv }) {
      seen.push(sample.number);
      return { number: sample.number, shape: rotations.shape, equiv: [...equiv] };
    },
  });
  return { shown, seen };
}
/** The second batch's first chain has five residues. */
const isFirst = ({ mask }: Record<string, import("@equimeter/torch").Tensor>) =>
  mask.select(0, 0).sum().item() === lengths[0];

test("the worst are those of the largest L_equiv, in order, each with its rows and rotations", () => {
  const { shown, seen } = shownOf([1, 5, 2, 3, 4, 0.5], 3, 0);
  expect(shown.map(({ name, portrait }) => [name, portrait.number])).toEqual([
    ["b", 1],
    ["same", 4],
    ["d", 3],
  ]);
  for (const { L_equiv, portrait, isWorst, isRandom } of shown) {
    const height = [1, 5, 2, 3, 4, 0.5][portrait.number];
    expect(L_equiv).toBeCloseTo(height ** 2 / 3 / 1, 8);
    expect(portrait.equiv).toHaveLength(lengths[portrait.number]);
    portrait.equiv.forEach((value) => expect(value / L_equiv).toBeCloseTo(1, 8));
    expect(portrait.shape).toEqual([24, 3, 3]);
    expect([isWorst, isRandom]).toEqual([true, false]);
  }
  expect(seen).toEqual([0, 1, 2, 3, 4]); // the last was never among the worst
});

test("chance draws others with the seed, without repetition, as many as there are", () => {
  const heights = [1, 5, 2, 3, 4, 0.5];
  const drawn = (seed: number) =>
    shownOf(heights, 0, 2, seed).shown.map(({ portrait }) => portrait.number);
  expect(drawn(3)).toEqual(drawn(3));
  expect(
    new Set([0, 1, 2, 3, 4, 5].map((seed) => drawn(seed).toSorted().join())).size,
  ).toBeGreaterThan(1);
  const all = shownOf(heights, 2, 99).shown;
  expect(all.map(({ portrait }) => portrait.number)).toEqual([1, 4, 3, 2, 0, 5]);
  expect(all.filter(({ isWorst }) => isWorst)).toHaveLength(2);
});
