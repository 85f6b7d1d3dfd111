import { expect, test } from "vitest";

import { landscape } from "./testing.ts";
import { axisNames, captionOf, noteOf, placeWords } from "./words.ts";

test("what was looked at, along eigenvectors and along random directions", () => {
  const given = landscape();
  expect(noteOf(given)).toBe(
    "Step 12, 96 parameters (head.weight), 4 random rotations; axes from −1.00 to 1.00 along eigenvectors of L of " +
      "the eigenvalues 0.250 (to the right) and 3.00 (into the depth).",
  );
  expect(axisNames(given)).toEqual([
    "eigenvector of the smallest eigenvalue > 0",
    "eigenvector of the largest",
  ]);
  const random = { ...given, eigenvalues: null, t: 0.9 };
  expect(noteOf(random)).toContain(
    "rotations, t = 0.9; axes from −1.00 to 1.00 along random directions.",
  );
  expect(axisNames(random)).toEqual(["direction 2", "direction 1"]);
  expect(placeWords(random)).toEqual(["along direction 2", "along direction 1"]);
});

test("a place stands along a vector, and is not its eigenvalue", () => {
  expect(placeWords(landscape())).toEqual([
    "along the eigenvector of the smallest eigenvalue > 0",
    "along that of the largest",
  ]);
});

test("a caption says how far the surface is from quadratic, where that can be said", () => {
  const [look] = landscape().looks;
  expect(captionOf(look, "L_mean")).toBe(
    "from 1.000 to 6.000; a quadratic (R² 1) leaves 1.2 % of the mean",
  );
  const fit = { ...look.fits.L_mean, rSquared: 0.0386 };
  const rough = { ...look, fits: { ...look.fits, L_mean: fit } };
  expect(captionOf(rough, "L_mean")).toContain("a quadratic (R² 0.039) leaves");
  const flat = {
    ...look,
    fits: { ...look.fits, L_equiv: { ...fit, relativeResidual: null } },
  };
  expect(captionOf(flat as unknown as typeof look, "L_equiv")).toBe("from 1.000 to 6.000");
});
