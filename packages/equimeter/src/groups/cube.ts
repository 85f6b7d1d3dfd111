import { cubeSymmetries, octahedralRotations, quarterTurns, turnsAboutTwoAxes } from "./finite.js";
import { finiteGroup } from "./finite-group.js";

/** The 24 rotations of the cube. */
export const O = finiteGroup("O", octahedralRotations);

/** The 48 symmetries of the cube: its rotations, and each with a reflection. */
export const Oh = finiteGroup("Oh", cubeSymmetries);

/** The quarter turns about one axis, four of them. */
export const C4x = finiteGroup("C4x", () => quarterTurns(0));
export const C4y = finiteGroup("C4y", () => quarterTurns(1));
export const C4z = finiteGroup("C4z", () => quarterTurns(2));

/**
 * The 16 rotations Rxᵃ Ryᵇ, quarter turns about y and then about x. They are no group (a quarter turn
 * about z is a product of theirs and not among them), so an average over them is not equivariant: a
 * probe. A guess at the "16 axis-preserving rotations" of 002, section 4.1, which names no others.
 */
export const RxRy = finiteGroup("RxRy", turnsAboutTwoAxes, "probe");
