import { UserError } from "../../errors.js";
import { atomicMasses } from "../masses.js";
import type { Structure } from "../structure.js";
import { symmetricEigen } from "../symmetric-eigen.js";

/** What the shape of a molecule depends on. */
export type Atoms = Pick<Structure, "atomicNumbers" | "positions">;

export interface ShapeOptions {
  /** What an atom counts: its "mass", or "one", as all others. Default "mass". */
  readonly weights?: "mass" | "one";
}

/**
 * Below this share of the mean square distance of the atoms from the origin they all lie in one point,
 * and what is left is rounding.
 */
const rounding = 1e-24;

/**
 * The principal moments of gyration in Å², the largest first: eigenvalues of the gyration tensor
 * Σ w (r − c)(r − c)ᵀ / Σ w about the centroid c = Σ w r / Σ w. Their sum is the square of the radius of
 * gyration.
 *
 * @throws UserError for no atom, positions that are not [n*3] numbers, an element without a mass
 */
export function gyrationMoments(
  { atomicNumbers, positions }: Atoms,
  { weights = "mass" }: ShapeOptions = {},
): [number, number, number] {
  const w = weightsOf(atomicNumbers, weights);
  checkPositions(positions, w.length);
  const total = w.reduce((sum, weight) => sum + weight, 0);
  const centre = [0, 0, 0];
  let reach = 0;
  positions.forEach((x, i) => {
    const share = w[Math.floor(i / 3)] / total;
    centre[i % 3] += share * x;
    reach += share * x * x;
  });
  const tensor = new Float64Array(9);
  w.forEach((weight, atom) => {
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const [x, y] = [i, j].map((axis) => positions[3 * atom + axis] - centre[axis]);
        tensor[3 * i + j] += (weight / total) * x * y;
      }
  });
  const { values } = symmetricEigen(tensor, 3);
  // None is negative but for rounding.
  const moments = values.map((value) => (value <= rounding * reach ? 0 : value));
  return moments as [number, number, number];
}

/**
 * How far a molecule is from a sphere, whichever way it lies: of its moments of gyration λ
 *
 *     ((λ₁ − λ₂)² + (λ₁ − λ₃)² + (λ₂ − λ₃)²) / (2 (λ₁ + λ₂ + λ₃)²)
 *
 * 0 where all three are alike (a ball, a cube, methane), ¼ for a disc, 1 for a line, and 0 for a
 * point. It has no unit.
 *
 * 002, section 4.3, predicts asphericity and does not define it. This is what RDKit, which that paper uses
 * for its properties, computes, with masses; others call it the relative shape anisotropy κ². It is not
 * b = λ₁ − (λ₂ + λ₃) / 2, which has a unit.
 *
 * @throws UserError as gyrationMoments does
 */
export function asphericity(atoms: Atoms, options?: ShapeOptions): number {
  const [a, b, c] = gyrationMoments(atoms, options);
  const sum = a + b + c;
  if (sum === 0) return 0;
  return ((a - b) ** 2 + (a - c) ** 2 + (b - c) ** 2) / (2 * sum ** 2);
}

function weightsOf(atomicNumbers: ArrayLike<number>, kind: "mass" | "one"): number[] {
  if (kind !== "mass" && kind !== "one")
    throw new UserError(`weights must be "mass" or "one", not ${JSON.stringify(kind)}`);
  if (atomicNumbers.length === 0) throw new UserError("a molecule without atoms has no shape");
  return Array.from(atomicNumbers, (number) => {
    if (kind === "one") return 1;
    const mass = atomicMasses[number];
    if (mass > 0) return mass;
    throw new UserError(
      `atomic number ${number} has no mass; numbers from 1 to ${atomicMasses.length - 1} do, ` +
        'or let all atoms count alike with weights: "one"',
    );
  });
}

function checkPositions(positions: ArrayLike<number>, atoms: number): void {
  if (positions.length !== 3 * atoms)
    throw new UserError(
      `${atoms} atoms need ${3 * atoms} coordinates, and there are ${positions.length}`,
    );
  const at = Array.from(positions).findIndex((x) => !Number.isFinite(x));
  if (at >= 0)
    throw new UserError(
      `atom ${Math.floor(at / 3)} has a coordinate that is not finite (${positions[at]})`,
    );
}
