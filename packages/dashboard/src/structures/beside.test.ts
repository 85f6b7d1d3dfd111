import type { StructuresAnalysis } from "equimeter/runs/analyze";
import type { RunSummary } from "equimeter/ui";
import { expect, test } from "vitest";

import { fileBeside, offeredBeside, sameRotation, sameSample } from "./beside.ts";

const run = (name: string, ...analyses: string[]) => ({ name, analyses }) as unknown as RunSummary;

test("other runs with structures are offered, with the file of the same options where there is one", () => {
  const runs = [
    run("a", "structures.json"),
    run("b", "hessian.json"),
    run("c", "structures-ema.json"),
  ];
  expect(offeredBeside("a", runs).map(({ name }) => name)).toEqual(["c"]);
  const both = run("d", "structures-ema.json", "structures.json");
  expect(fileBeside("structures.json", both)).toBe("structures.json");
  expect(fileBeside("structures-t-0.9.json", both)).toBe("structures-ema.json");
  expect(fileBeside("structures.json", run("e"))).toBeUndefined();
});

type Samples = StructuresAnalysis["shown"];
const molecules = (...names: string[]) =>
  names.map((name) => ({
    name,
    portrait: { kind: "forces", elements: name === "ozone" ? ["O", "O", "O"] : ["C", "O"] },
  })) as unknown as Samples;

test("the same sample has the same name and atoms", () => {
  const own = molecules("a", "ozone");
  expect(sameSample(own, 1, molecules("b", "ozone", "a"))).toBe(1);
  expect(sameSample(own, 0, molecules("b"))).toBe(-1);
  const [named] = molecules("ozone");
  const other = [{ ...named, portrait: { kind: "forces", elements: ["N"] } }] as unknown as Samples;
  expect(sameSample(own, 1, other)).toBe(-1);
});

test("the same rotation, or the nearest with a word of it", () => {
  const [turn, other] = [
    [0, -1, 0, 1, 0, 0, 0, 0, 1],
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
  ];
  expect(sameRotation(turn, [other, turn])).toEqual({ copy: 1, isSame: true });
  const near = turn.map((part) => part + 1e-2);
  expect(sameRotation(turn, [other, near])).toEqual({ copy: 1, isSame: false });
});
