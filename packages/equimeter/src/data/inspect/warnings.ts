import { reach, tooNear } from "./contacts.js";
import type { ForceCheck } from "./force-check.js";
import type { Inspection } from "./inspect.js";
import type { Orientation } from "./orientation.js";
import type { Vector } from "./principal-axes.js";

type Looked = Omit<Inspection, "warnings">;

/** What a user should know before training, each with the value and the way out. */
export function warningsOf(inspection: Looked): string[] {
  return [
    labels(inspection),
    forceSign(inspection.forceCheck),
    imbalance(inspection),
    orientationWarning(inspection.orientation),
    periodicity(inspection),
    overlap(inspection),
    broken(inspection),
    duplicates(inspection),
    loneAtoms(inspection),
  ].filter((warning) => warning !== null);
}

/** Of files whose forces have the wrong sign or unit. null where nothing is wrong. */
export function forceSign({ verdict, slope, pairs, correlation }: ForceCheck): string | null {
  const evidence =
    `energy differences of ${pairs} pairs of near conformations are ${slope.toPrecision(3)} times ` +
    `−force·displacement (correlation ${correlation.toFixed(2)})`;
  if (verdict === "gradient")
    return `gradient stored as forces: ${evidence}; read the file with forcesAre "gradient"`;
  if (verdict === "other units")
    return `energies and forces do not fit together: ${evidence}; give energyUnit or forceUnit`;
  return null;
}

function labels({ structures, energy, forces }: Looked): string | null {
  const missing = (["energy", "forces"] as const).flatMap((label) => {
    const have = label === "energy" ? (energy?.count ?? 0) : (forces?.structures ?? 0);
    if (have === structures) return [];
    return have === 0 ? `no structure has ${label}` : `${structures - have} have no ${label}`;
  });
  if (missing.length === 0) return null;
  return `${missing.join(", and ")}: if the file has them under other names, give energyKey or forcesKey`;
}

/** Integration grids leave up to a percent or so of Σ|F|; more is no rounding. */
const noticeable = 0.02;

function imbalance({ balance: { relativeNetForce, relativeNetTorque, netForce } }: Looked) {
  const part = (value: number) => `${(100 * value).toPrecision(2)} %`;
  if (relativeNetForce && relativeNetForce.median > noticeable)
    return (
      `forces do not cancel: in half of the structures their sum is above ` +
      `${part(relativeNetForce.median)} of Σ|F| (at most ${netForce!.max.toPrecision(2)} eV/Å); ` +
      "are constraints or fields in them, or are they of an approximate method?"
    );
  if (relativeNetTorque && relativeNetTorque.median > noticeable)
    return (
      `forces turn the molecules: in half of the structures the net torque is above ` +
      `${part(relativeNetTorque.median)} of Σ|r||F|; were positions rotated and forces not?`
    );
  return null;
}

function orientationWarning({ verdict, longest, shortest, firstAtom }: Orientation) {
  if (verdict !== "oriented") return null;
  const axes = [
    longest && `lam1 ${longest.lambda.toFixed(3)}${lying(longest)}`,
    shortest && `lam3 ${shortest.lambda.toFixed(3)}`,
    firstAtom && `R ${firstAtom.R.toFixed(2)}`,
  ].filter(Boolean);
  return (
    `the structures lie in one frame of the laboratory (${axes.join(", ")}; isotropic: 0.333, 0.333, ` +
    "0): a model can score well without having learned rotations; train and test on random rotations"
  );
}

/** " along x" where the direction is that of a coordinate. */
function lying({ lambda, direction }: { lambda: number; direction: Vector }): string {
  const axis = direction.findIndex((x) => x * x > 0.95);
  return lambda > 0.45 && axis >= 0 ? ` along ${"xyz"[axis]}` : "";
}

function periodicity({ periodicity: { molecules, crystals, partly } }: Looked): string | null {
  if ([molecules, crystals, partly].filter((count) => count > 0).length < 2) return null;
  const kinds = [
    [crystals, "periodic along all three vectors"],
    [partly, "along one or two"],
    [molecules, "not at all"],
  ] as const;
  const list = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  return `mixed periodicity: structures are ${list.join(", ")}; set pbc where a cell is only a box`;
}

function overlap({ contacts: { overlapping, firstOverlapping, shortest } }: Looked): string | null {
  if (overlapping === 0) return null;
  return (
    `${overlapping} structures have atoms nearer than ${tooNear} Å, first ${firstOverlapping} ` +
    `(shortest: ${shortest!.distance.toPrecision(3)} Å); are these positions in Å? Then leave them out`
  );
}

function broken({ contacts }: Looked): string | null {
  if (!contacts.broken) return null;
  return `${contacts.broken.structures} structures have no neighbours to find, first ${contacts.broken.first}`;
}

function duplicates({ duplicates: { structures, first } }: Looked): string | null {
  if (structures === 0) return null;
  return (
    `${structures} structures stand in the data more than once, first ${first}: a random split puts ` +
    "copies into training and test; remove them"
  );
}

/** Positions in the wrong unit also show where nothing is within a bond's length. */
function loneAtoms({ contacts, atomsPerStructure }: Looked): string | null {
  if (contacts.shortest || contacts.broken || !atomsPerStructure || atomsPerStructure.max < 2)
    return null;
  return (
    `no two atoms are within ${reach} Å in any structure: are the positions in Å? ` +
    "If not, give lengthUnit"
  );
}
