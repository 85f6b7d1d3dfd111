import type { Structure } from "../structure.js";
import { symmetricEigen } from "../symmetric-eigen.js";
import { directionsOf, type Vector } from "./principal-axes.js";
import { bingham, rayleigh, type Uniformity } from "./uniformity.js";

/** How the axes of many structures lie: along which direction of the laboratory, how strictly. */
export interface AxisOrientation extends Uniformity {
  /** Largest eigenvalue of the mean of u uᵀ: 1/3 for isotropic data, 1 when all axes are parallel. */
  lambda: number;
  /** The direction that they share. */
  direction: Vector;
}

export interface DirectionOrientation extends Uniformity {
  /** Length of the mean direction: 0 for isotropic data, 1 when all point the same way. */
  R: number;
  direction: Vector;
}

export interface Orientation {
  /** Of the longest and the shortest principal axis: lam1 and lam3 of the literature. */
  longest: AxisOrientation | null;
  shortest: AxisOrientation | null;
  firstAtom: DirectionOrientation | null;
  verdict: "oriented" | "slightly oriented" | "isotropic within noise" | "too few to tell";
}

/** Below this, chance is no longer an explanation. Of three tests, hence a third of one percent. */
const significant = 0.01 / 3;
/** Fewer structures with an axis tell nothing. */
const fewest = 20;
/** From here on a model can learn the frame: 1/3 and 0 would be no orientation. */
const strong = { lambda: 0.45, R: 0.25 };

/** Collects the directions of the structures without lattice; crystals have frames by convention. */
export class OrientationSums {
  private readonly longest = new AxisSums();
  private readonly shortest = new AxisSums();
  private readonly firstAtom = new DirectionSums();

  add(structure: Structure): void {
    if (structure.periodic.some(Boolean)) return;
    const { longest, shortest, firstAtom } = directionsOf(structure);
    if (longest) this.longest.add(longest);
    if (shortest) this.shortest.add(shortest);
    if (firstAtom) this.firstAtom.add(firstAtom);
  }

  result(): Orientation {
    const longest = this.longest.result();
    const shortest = this.shortest.result();
    const firstAtom = this.firstAtom.result();
    return { longest, shortest, firstAtom, verdict: verdictOf(longest, shortest, firstAtom) };
  }
}

function verdictOf(
  longest: AxisOrientation | null,
  shortest: AxisOrientation | null,
  firstAtom: DirectionOrientation | null,
): Orientation["verdict"] {
  const axes = [longest, shortest].filter((axis) => axis !== null);
  const all = [...axes, ...(firstAtom ? [firstAtom] : [])].filter(({ n }) => n >= fewest);
  if (all.length === 0) return "too few to tell";
  const isBeyondChance = ({ n, p }: Uniformity) => n >= fewest && p < significant;
  if (!all.some(isBeyondChance)) return "isotropic within noise";
  const isStrong =
    axes.some((axis) => isBeyondChance(axis) && axis.lambda >= strong.lambda) ||
    (firstAtom !== null && isBeyondChance(firstAtom) && firstAtom.R >= strong.R);
  return isStrong ? "oriented" : "slightly oriented";
}

/** The mean of u uᵀ. */
class AxisSums {
  private n = 0;
  private readonly sums = new Float64Array(9);

  add(axis: Vector): void {
    this.n++;
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) this.sums[3 * i + j] += axis[i] * axis[j];
  }

  result(): AxisOrientation | null {
    if (this.n === 0) return null;
    const { values, vectors } = symmetricEigen(
      this.sums.map((sum) => sum / this.n),
      3,
    );
    const direction = vectors[0] as unknown as Vector;
    return { lambda: values[0], direction, ...bingham(values, this.n) };
  }
}

class DirectionSums {
  private n = 0;
  private readonly sums = [0, 0, 0];

  add(direction: Vector): void {
    this.n++;
    direction.forEach((x, i) => (this.sums[i] += x));
  }

  result(): DirectionOrientation | null {
    if (this.n === 0) return null;
    const length = Math.hypot(...this.sums);
    const R = length / this.n;
    const direction = this.sums.map((sum) => sum / (length || 1)) as unknown as Vector;
    return { R, direction, ...rayleigh(R, this.n) };
  }
}
