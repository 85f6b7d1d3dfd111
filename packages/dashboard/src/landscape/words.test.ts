import { expect, test } from "vitest";

import { landscape } from "./testing.ts";
import { axisNames, captionOf, noteOf } from "./words.ts";

test("what was looked at, along eigenvectors and along random directions", () => {
  const given = landscape();
  expect(noteOf(given)).toBe(
    "Step 12, 96 parameters (head.weight), 4 random rotations; axes from −1.00 to 1.00 along eigenvectors of L of " +
      "the eigenvalues 0.250 (to the right) and 3.00 (into the depth). " +
      "One evaluation varies with its elements by 0.50 (L_mean) and 0.50 (L_equiv).",
  );
  expect(axisNames(given)).toEqual(["along the smallest eigenvalue > 0", "along the largest"]);
  const random = { ...given, eigenvalues: null, t: 0.9 };
  expect(noteOf(random)).toContain(
    "rotations, t = 0.9; axes from −1.00 to 1.00 along random directions.",
  );
  expect(axisNames(random)).toEqual(["direction 2", "direction 1"]);
});

test("a caption says how far the surface is from quadratic, where that can be said", () => {
  const [look] = landscape().looks;
  expect(captionOf(look, "L_mean")).toBe("from 1.000 to 6.000; quadratic but for 1.2 %");
  const heights = [
    [1.2060001, 1.2060001],
    [1.2060001, 1.2060019],
  ];
  const narrow = { ...look, surfaces: { ...look.surfaces, L_mean: heights } };
  expect(captionOf(narrow, "L_mean")).toContain("from 1.206000 to 1.206002; ");
  const flat = { ...look, fits: { ...look.fits, L_equiv: { relativeResidual: null } } };
  expect(captionOf(flat as unknown as typeof look, "L_equiv")).toBe("from 1.000 to 6.000");
});
