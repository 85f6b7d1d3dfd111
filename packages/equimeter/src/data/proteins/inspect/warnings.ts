import type { ProteinInspection } from "./inspect.js";

type Looked = Omit<ProteinInspection, "warnings">;

/** What a user should know before training, each with the value and the way out. */
export function chainWarnings(inspection: Looked): string[] {
  return [
    orientationWarning(inspection),
    distances(inspection),
    unsaid(inspection),
    duplicates(inspection),
  ].filter((warning) => warning !== null);
}

function orientationWarning({ orientation }: Looked): string | null {
  const { verdict, longest, shortest, firstAtom } = orientation;
  if (verdict !== "oriented") return null;
  const found = [
    longest && `lam1 ${longest.lambda.toFixed(3)}`,
    shortest && `lam3 ${shortest.lambda.toFixed(3)}`,
    firstAtom && `R ${firstAtom.R.toFixed(2)}`,
  ].filter(Boolean);
  return (
    `the chains lie in one frame (${found.join(", ")}; isotropic: 0.333, 0.333, 0): a model can score ` +
    "well without having learned rotations; train and test on random rotations"
  );
}

/** Experiments have up to 0.1 %; far more is another unit, or a model that is no chain. */
const noticeable = 0.01;

function distances({ neighbors, gaps }: Looked): string | null {
  const all = neighbors.count + gaps.torn;
  const off = neighbors.off + gaps.torn;
  if (!(off > noticeable * all)) return null;
  const found = [
    neighbors.mean !== null && `${neighbors.mean.toPrecision(3)} Å on average`,
    gaps.torn > 0 && `${gaps.torn} torn apart`,
  ].filter(Boolean);
  return (
    `${Number(((100 * off) / all).toPrecision(2))} % of neighbouring alpha carbons are neither 3.8 ± 0.4 ` +
    `nor 2.9 ± 0.3 Å apart (${found.join(", ")}): are the positions in Å, and the residues in order?`
  );
}

/** Which defaults of a run leave out what a file does not say. */
function unsaid({ chains, resolution, withoutMethod }: Looked): string | null {
  const withoutResolution = chains - (resolution?.count ?? 0);
  const missing = [
    { count: withoutResolution, what: "resolution", key: "data.maxResolution" },
    { count: withoutMethod, what: "method", key: "data.methods" },
  ].filter(({ count }) => count > 0);
  if (missing.length === 0) return null;
  const counts = missing.map(({ count, what }) =>
    count === chains
      ? `no chain says its ${what}`
      : `${count} of ${chains} chains do not say their ${what}`,
  );
  return (
    `${counts.join(", and ")}: a run leaves them out unless ` +
    `${missing.map(({ key }) => key).join(" and ")} ${missing.length > 1 ? "are" : "is"} null`
  );
}

function duplicates({ duplicates: { structures, first } }: Looked): string | null {
  if (structures === 0) return null;
  return (
    `${structures} chains stand in the data more than once, first ${first}: an entry in two formats, or ` +
    "copied; remove one of each"
  );
}
