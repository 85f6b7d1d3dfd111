import { expect, test } from "vitest";

import { bendAngle, dihedralAngle } from "./angles.js";
import { caDistances } from "./ca-distances.js";
import { clashes } from "./clashes.js";
import { globularRadius, radiusOfGyration } from "./radius-of-gyration.js";
import { secondaryStructure } from "./secondary-structure.js";
import {
  alphaHelix,
  betaStrand,
  helixTrace,
  mirrored,
  movedTrace,
  randomTrace,
} from "./testing.js";
import { superpose } from "./superpose.js";
import type { Trace } from "./trace.js";
import { tmScore } from "./tm-score.js";

/** Neighbours on a line, so far apart. */
const line = (...distances: number[]): Trace => {
  let x = 0;
  return { name: "line", positions: [0, ...distances].flatMap((step) => [(x += step), 0, 0]) };
};

test("distances of neighbours, and how many are off", () => {
  const { mean, outside01, outside04, cis } = caDistances(line(3.8, 3.69, 3.95, 4.3, 2.9));
  expect(mean).toBeCloseTo((3.8 + 3.69 + 3.95 + 4.3 + 2.9) / 5, 12);
  expect([outside01, outside04, cis]).toEqual([4 / 5, 2 / 5, 1 / 5]);
});

test("clashes are pairs three residues apart or more", () => {
  // A square of 3 Å: residues 0 and 3 are 3 Å apart, 0 and 4 in one place; 1 and 4 are 3 Å apart.
  const square = { name: "square", positions: [0, 0, 0, 3, 0, 0, 3, 3, 0, 0, 3, 0, 0, 0, 0] };
  expect(clashes(square)).toEqual({ count: 3, per100: 60 });
  expect(clashes(square, 3)).toEqual({ count: 1, per100: 20 });
  expect(clashes(line(3.8, 3.8, 3.8, 3.8)).count).toBe(0);
  expect(() => clashes(square, 0)).toThrow(
    "the distance of a clash must be one in Å above 0, not 0",
  );
});

test("the radius of gyration of a line, and of a globular protein", () => {
  const { radius, relative } = radiusOfGyration(line(2, 2, 2, 2));
  expect(radius).toBeCloseTo(Math.sqrt((16 + 4 + 0 + 4 + 16) / 5), 12);
  expect(relative).toBeCloseTo(radius / (2.2 * 5 ** 0.38), 12);
  expect(globularRadius(100)).toBeCloseTo(12.66, 2);
});

test("angles of a right-handed screw, and none beyond the ends", () => {
  const corner = [1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1];
  expect(bendAngle(corner, 1)).toBeCloseTo(90, 12);
  expect(dihedralAngle(corner, 1)).toBeCloseTo(-90, 12);
  const helix = helixTrace(4, alphaHelix).positions;
  expect(dihedralAngle(helix, 1)).toBeCloseTo(50.1, 0);
  expect(bendAngle(helix, 0)).toBeNaN();
  expect(dihedralAngle(helix, 2)).toBeNaN();
});

test("an ideal helix and its mirror image, an ideal strand, a line", () => {
  const helix = secondaryStructure(helixTrace(12, alphaHelix));
  expect(helix).toMatchObject({ letters: "CHHHHHHHHHHC", helix: 10 / 12, strand: 0, leftHelix: 0 });
  expect(secondaryStructure(mirrored(helixTrace(12, alphaHelix)))).toMatchObject({
    letters: "CHHHHHHHHHCC",
    leftHelix: 9 / 12,
  });
  expect(secondaryStructure(helixTrace(10, betaStrand)).letters).toBe("CEEEEEEECC");
  expect(secondaryStructure(line(3.8, 3.8, 3.8, 3.8, 3.8))).toMatchObject({
    letters: "CCCCCC",
    coil: 1,
  });
});

test("rows that are too short are coil, but for three residues between neighbours", () => {
  expect(secondaryStructure(helixTrace(8, alphaHelix)).letters).toBe("CHHHHHHC");
  expect(secondaryStructure(helixTrace(7, alphaHelix)).letters).toBe("CCCCCCC");
  expect(secondaryStructure(helixTrace(7, betaStrand)).letters).toBe("CEEEECC");
  const short = helixTrace(6, betaStrand);
  expect(secondaryStructure(short).letters).toBe("CCCCCC");
  // One 4.8 Å away at each side, behind turns far out: the one between has six contacts, they three.
  const beside = (shift: number): number[] =>
    Array.from(short.positions, (value, i) => (i % 3 === 1 ? value + shift : value));
  const turn = [0, 60, 0, 0, 60, 9];
  const positions = [...beside(-4.8), ...turn, ...beside(0), ...turn, ...beside(4.8)];
  expect(secondaryStructure({ name: "sheet", positions }).letters).toBe("CCCCCCCCCEEECCCCCCCCCC");
});

test("where a chain lies changes nothing", () => {
  for (const trace of [randomTrace(60, 1), helixTrace(30, alphaHelix)]) {
    const moved = movedTrace(trace, 5);
    expect(secondaryStructure(moved)).toEqual(secondaryStructure(trace));
    expect(clashes(moved)).toEqual(clashes(trace));
    expect(radiusOfGyration(moved).radius).toBeCloseTo(radiusOfGyration(trace).radius, 10);
    expect(caDistances(moved).mean).toBeCloseTo(caDistances(trace).mean, 10);
  }
});

const measures = [
  caDistances,
  clashes,
  radiusOfGyration,
  secondaryStructure,
  (trace: Trace) => superpose(trace, randomTrace(5, 1)),
  (trace: Trace) => tmScore(randomTrace(5, 1), trace),
];
test.each(measures.map((measure) => [measure]))("mistakes in a trace (%#)", (measure) => {
  const of = (positions: number[]) => () => measure({ name: "a", positions });
  expect(of(new Array(12).fill(0))).toThrow(
    "a has 4 residues, too few for a structure; leave out chains of fewer than 5",
  );
  expect(of([1, 2, 3])).toThrow("a has 1 residue, too few");
  expect(of([1, 2, 3, 4])).toThrow("a has 4 coordinates, and a trace has three for each residue");
  const broken = new Array(15).fill(0).with(7, Infinity);
  expect(of(broken)).toThrow(
    "residue 2 of a has the y Infinity, which is no finite number; leave the chain out, or look",
  );
});
