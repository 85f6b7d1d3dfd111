import { Generator, rand, type Tensor, tensor, zeros } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { enumerate, independent, O, tetrahedralOrbits } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import {
  atomsToForces,
  linearMapMoments,
  linearMapOfAtoms,
  pairNetwork,
} from "../../measure/testing.js";
import { cosines } from "../../train/flow/linear-filter.js";
import { breakdownsOfAtoms } from "./by-atoms.js";
import { breakdownsOfResidues } from "./by-residues.js";
import { breakdownsOfVoxels, fourierBasis } from "./by-voxels.js";
import { atoms, chainActions, chains, chainsWith, gridActions, gridsWith } from "./testing.js";
import { type BreakdownShares, where } from "./where.js";

const float64 = { dtype: "float64" } as const;
const design = tetrahedralOrbits({ replicates: 2 });
const { spread } = linearMapMoments();

const namesOf = (count: number) => Array.from({ length: count }, (_, i) => `sample ${i}`);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Parts add up to the whole, whatever the breakdown. */
function expectWhole(
  breakdowns: readonly BreakdownShares[],
  { L, L_equiv }: { L: number; L_equiv: number },
): void {
  for (const { parts } of breakdowns) {
    expect(sum(parts.map(({ size }) => size))).toBeCloseTo(1, 12);
    expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 10);
    expect(sum(parts.map((part) => part.size * part.L)) / L).toBeCloseTo(1, 10);
    expect(sum(parts.map((part) => part.size * part.L_equiv)) / L_equiv).toBeCloseTo(1, 10);
  }
}

describe("forces", () => {
  const batches = [atoms([3, 7, 5]), atoms([4, 2], 0.5, 1)];
  const options = {
    batches,
    design,
    ...atomsToForces,
    names: namesOf(5),
    breakdowns: breakdownsOfAtoms(batches),
    nameOf: (_: unknown, row: number) => `atom ${row}`,
  };

  test("the parts of a linear map are what its atoms' distances make them", () => {
    const { loss, breakdowns, rows } = where({ ...options, model: linearMapOfAtoms() });
    expect(rows).toBe(21);
    expectWhole(breakdowns, loss);
    const [byElement] = breakdowns;
    const squares = [0, 1, 2].map((element) => {
      const [of, count] = batches.reduce<[number, number]>(
        ([total, all], { positions, atomicNumbers }) => {
          const own = positions.square().sum(1).maskedSelect(atomicNumbers.eq(element));
          return [total + own.sum().item(), all + own.size];
        },
        [0, 0],
      );
      return of / (3 * count);
    });
    expect(byElement.parts.map(({ name }) => name)).toEqual(["", "H", "He"]);
    byElement.parts.forEach(({ L_equiv, label, percent }, i) => {
      expect(L_equiv / (spread * squares[i])).toBeCloseTo(1, 10);
      expect(label / (0.25 * squares[i])).toBeCloseTo(1, 10);
      expect(percent.value).toBeCloseTo(loss.percent.value, 8); // the same for all of x
      expect(percent.rotationError).toBeLessThan(1e-6);
    });
    expect(breakdowns.map(({ name }) => name)).toEqual([
      "element",
      "neighbors",
      "distance",
      "label",
    ]);
    expect(breakdowns[1].parts.map(({ name }) => name)).toEqual(["2"]);
  });

  test("an error of one element is found there", () => {
    const map = linearMapOfAtoms();
    const model = {
      forward(batch: Record<string, Tensor>) {
        const { positions, atomicNumbers } = batch;
        const wrong = map.forward(batch).forces.sub(positions.mul(0.5));
        return { forces: positions.mul(0.5).add(wrong.mul(atomicNumbers.eq(1).unsqueeze(1))) };
      },
    };
    const { breakdowns, sample } = where({ ...options, model });
    const [byElement] = breakdowns;
    expect(byElement.parts.map(({ share }) => Number(share.toFixed(10)))).toEqual([0, 1, 0]);
    const [other, wrong] = byElement.parts;
    expect(other.L_equiv).toBeLessThan(1e-25);
    expect(wrong.percent.value).toBeGreaterThan(10);
    // Elements go round: atom 1, 4, … of the first batch.
    for (const { share, name } of sample.worstRows)
      expect(share > 1e-10).toBe(isOfElementOne(sample.name, name));
  });

  /** Atoms are numbered within samples, elements through batches. */
  function isOfElementOne(sample: string, atom: string): boolean {
    const firsts = [0, 3, 10, 0, 4];
    const [number] = [sample, atom].map((name) => Number(name.split(" ")[1]));
    return (firsts[number] + Number(atom.split(" ")[1])) % 3 === 1;
  }

  test("the whole is that of decompose, and the samples are its parts", () => {
    const model = pairNetwork(8, 0.7);
    const own = { ...options, model, seed: 4 };
    const found = where(own);
    const report = decompose({ ...own, batches, target: "forces" });
    const { seconds: _, ...rest } = report;
    expect(found.loss).toMatchObject(rest);
    expectWhole(found.breakdowns, report);
    expect(found.worst.map(({ name }) => name)).toEqual(report.worst.map(({ name }) => name));
    found.worst.forEach(({ L, L_equiv, percent }, i) => {
      expect(L / report.worst[i].L).toBeCloseTo(1, 12);
      expect(L_equiv / report.worst[i].L_equiv).toBeCloseTo(1, 12);
      expect(percent / report.worst[i].percent).toBeCloseTo(1, 12);
    });
    expect(sum(found.worst.map(({ share }) => share))).toBeCloseTo(1, 12);
    expect(found.sample.name).toBe(found.worst[0].name);
    expect(found.sample.worstRows[0].L_equiv).toBeGreaterThan(found.sample.worstRows[1].L_equiv);
    expect(sum(found.sample.worstRows.map(({ share }) => share))).toBeCloseTo(1, 12);
  });

  test("the errors over rotations are those that repetitions show", () => {
    const repeated = Array.from({ length: 60 }, (_, seed) => {
      const { breakdowns } = where({
        ...options,
        model: pairNetwork(8, 0.7),
        design: independent({ count: 8 }),
        resamples: 2,
        seed,
      });
      return breakdowns[0].parts.map(({ percent }) => percent);
    });
    for (const part of [0, 1, 2]) {
      const values = repeated.map((percents) => percents[part].value);
      const mean = sum(values) / values.length;
      const seen = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
      const said = Math.sqrt(
        sum(repeated.map((percents) => percents[part].rotationError ** 2)) / repeated.length,
      );
      expect(said / seen).toBeGreaterThan(0.7);
      expect(said / seen).toBeLessThan(1.6);
    }
  });

  test("one sample is looked at closely: the worst, or the one that is named", () => {
    const own = { ...options, model: pairNetwork(8, 0.7) };
    const portray = ({
      sample,
      twisted,
      label,
      equiv,
    }: Parameters<NonNullable<Parameters<typeof where>[0]["portray"]>>[0]) => {
      const mean = twisted.mean(0);
      const apart = twisted.sub(mean).square().sum(-1).mean(0); // without the correction of r − 1
      return {
        number: sample.number,
        shapes: [twisted.shape, label.shape, [equiv.length]],
        ratio: sum([...equiv]) / apart.sum().item(),
      };
    };
    const worst = where({ ...own, portray });
    expect(`sample ${worst.portrait!.number}`).toBe(worst.worst[0].name);
    const named = where({ ...own, portray, sample: "sample 3" });
    expect(named.sample).toMatchObject({ name: "sample 3", rows: 4 });
    expect(named.portrait!.shapes).toEqual([[24, 4, 3], [4, 3], [4]]);
    expect(named.portrait!.ratio).toBeGreaterThan(0.99);
    expect(named.portrait!.ratio).toBeLessThan(1.1);
    expect(where(own).portrait).toBeNull();
    const call = () => where({ ...own, sample: "sample 33" });
    expect(call).toThrow(UserError);
    expect(call).toThrow(
      'no sample that is looked at is called "sample 33"; did you mean sample 3?',
    );
    expect(() => where({ ...own, sample: "x" })).toThrow("the first is sample 0");
  });
});

describe("residues", () => {
  const lengths = [12, 20, 7];
  const batch = chains(lengths);
  const sequences = ["A", "C", "GU"].map((letters, i) => letters.padEnd(lengths[i], "L"));
  const options = {
    batches: [batch],
    design,
    ...chainActions,
    reduction: "per-sample" as const,
    names: namesOf(3),
    breakdowns: breakdownsOfResidues([batch], sequences),
    nameOf: (_: unknown, row: number) => `residue ${row}`,
  };
  const byName = (breakdowns: readonly BreakdownShares[], name: string) =>
    breakdowns.find((one) => one.name === name)!.parts;

  test("the heights of an error are found at their residues, each sample by its mean", () => {
    const heights = zeros([3, 20], float64);
    heights.select(0, 0).select(0, 0).fill_(2); // ALA at the end of the first
    heights.select(0, 2).select(0, 1).fill_(3); // U, next to the end of the third
    const { loss, breakdowns, sample } = where({ ...options, model: chainsWith(heights) });
    const parts = [4 / 3 / 12 / 3, 9 / 3 / 7 / 3]; // of the mean over samples of means over components
    expect(loss.L_equiv).toBeCloseTo(sum(parts), 10);
    expect(loss.L_mean).toBeCloseTo(0, 10);
    expectWhole(breakdowns, loss);
    const kinds = byName(breakdowns, "residue");
    expect(kinds.map(({ name }) => name)).toEqual(["ALA", "CYS", "GLY", "LEU", "SEC"]);
    expect(kinds[0].share).toBeCloseTo(parts[0] / sum(parts), 10);
    expect(kinds[4].share).toBeCloseTo(parts[1] / sum(parts), 10);
    expect(kinds[0].L_equiv).toBeCloseTo(4 / 3, 10);
    expect(kinds[0].percent.value).toBeCloseTo(100, 8);
    expect(kinds[0].percent.sampleError).toBeNaN(); // one sample alone has it
    expect(byName(breakdowns, "end").map(({ name }) => name)).toEqual([
      "0",
      "1",
      "2",
      "3 to 4",
      "5 to 8",
      "9 to 16",
    ]);
    const [end, next] = byName(breakdowns, "end");
    expect(end.share + next.share).toBeCloseTo(1, 10);
    expect(byName(breakdowns, "position")).toHaveLength(10);
    expect(sample.worstRows[0]).toMatchObject({ name: "residue 1" });
    expect(sample).toMatchObject({ name: "sample 2", rows: 7 });
  });

  test("a single wave is found at its period, and its mean at the mean", () => {
    const heights = zeros([3, 20], float64);
    lengths.forEach((length, i) => {
      const waves = cosines(length);
      const own = waves
        .select(0, 0)
        .mul(2)
        .add(waves.select(0, Math.round(length / 4)));
      heights.select(0, i).narrow(0, 0, length).copy_(own);
    });
    const { loss, breakdowns } = where({ ...options, model: chainsWith(heights) });
    expectWhole(breakdowns, loss);
    const found = breakdowns.find(({ name }) => name === "frequency")!;
    expect(found.isOfWaves).toBe(true);
    // Periods of 2n/k residues: 24/3, 40/5 and 14/2.
    const shares = Object.fromEntries(found.parts.map(({ name, share }) => [name, share]));
    const weights = lengths.map((length) => 1 / length);
    expect(shares.mean).toBeCloseTo(0.8, 8);
    expect(shares["8 to 16"]).toBeCloseTo((0.2 * (weights[0] + weights[1])) / sum(weights), 8);
    expect(shares["4 to 8"]).toBeCloseTo((0.2 * weights[2]) / sum(weights), 8);
    expect(shares["2 to 4"]).toBeCloseTo(0, 10);
  });
});

describe("voxels", () => {
  const grid = { size: [6, 6, 6], resolution: 0.5, channels: ["C", "H"] };
  const density = rand([3, 2, 6, 6, 6], { generator: new Generator(1), ...float64 });
  density.select(1, 1).narrow(1, 0, 3).fill_(0);
  const options = {
    batches: [{ density, noisy: density }],
    design: enumerate({ group: O }),
    ...gridActions,
    names: namesOf(3),
    breakdowns: breakdownsOfVoxels(grid),
    isEachComponent: true,
    nameOf: (_: unknown, row: number) => `voxel ${row}`,
  };

  test("the basis of waves is orthonormal, from slow to fast", () => {
    for (const count of [6, 7]) {
      const basis = fourierBasis(count);
      const product = basis.matmul(basis.transpose(0, 1));
      const off = product
        .sub(tensor(identity(count), float64))
        .abs()
        .max()
        .item();
      expect(off).toBeLessThan(1e-12);
    }
  });

  const identity = (count: number) =>
    Array.from({ length: count }, (_, i) => Array.from({ length: count }, (__, j) => +(i === j)));

  test("a wave that stays where it is falls into the shell of its frequency and its channel", () => {
    const field = zeros([2, 6, 6, 6], float64);
    const wave = fourierBasis(6).select(0, 1); // one period in 3 Å
    field.select(0, 1).copy_(wave.view([6, 1, 1]).expand([6, 6, 6]));
    const { loss, breakdowns, rows, concentration } = where({
      ...options,
      model: gridsWith(field),
    });
    expect(rows).toBe(3 * 432);
    expectWhole(breakdowns, loss);
    const [byElement, , , byFrequency] = breakdowns;
    expect(byElement.parts.map(({ name, share }) => [name, Number(share.toFixed(9))])).toEqual([
      ["C", 0],
      ["H", 1],
    ]);
    const found = byFrequency.parts.filter(({ share }) => share > 1e-9);
    expect(found.map(({ name, share }) => [name, Number(share.toFixed(9))])).toEqual([
      ["0.2 to 0.4", 1],
    ]);
    expect(found[0].percent.rotationError).toBe(0);
    for (const { share, held } of concentration) expect(held).toBe(share);
  });

  test("the densities and the distances are those of the grid", () => {
    const field = rand([2, 6, 6, 6], { generator: new Generator(2), ...float64 });
    const { breakdowns } = where({ ...options, model: gridsWith(field) });
    const [, byDistance, byDensity] = breakdowns;
    const empty = byDensity.parts[0];
    expect([empty.name, empty.label]).toEqual(["0", 0]);
    expect(empty.size).toBeCloseTo(1 / 4, 12); // half of one of the two channels
    const counts = byDistance.parts.map(({ size }) => size * 216);
    expect(sum(counts)).toBeCloseTo(216, 9);
    expect(byDistance.parts[0].name).toBe("below 0.5");
    expect(counts[0]).toBeCloseTo(8, 9); // (±0.25)³: 0.43 Å
  });
});

test("progress is told of every sample", () => {
  const heard: string[] = [];
  const batches = [atoms([3]), atoms([4, 2])];
  where({
    batches,
    model: linearMapOfAtoms(),
    design,
    ...atomsToForces,
    names: namesOf(3),
    breakdowns: [],
    nameOf: () => "",
    onSample: (done, all) => heard.push(`${done}/${all}`),
  });
  expect(heard).toEqual(["1/3", "2/3", "3/3"]);
});
