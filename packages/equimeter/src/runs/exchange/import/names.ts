import { quoted } from "../../../data/text/lines.js";
import { nearest, UserError } from "../../../errors.js";

/** Numbers of ours that a curve from elsewhere can be: one number each, of one step. */
export const ourNames = [
  "loss",
  "learningRate",
  "gradientNorm",
  "samplesPerSecond",
  "L",
  "L_mean",
  "L_equiv",
  "percent",
  "explained",
  "lossZero",
  "relativeSpread",
  "normalizedVariance",
] as const;

/**
 * Reads `loss=train/loss`: our name, and what the number is called there.
 *
 * @returns what it is called there → our name
 * @throws UserError where one is no such pair, ours is unknown, or a name is there twice
 */
export function parseNames(pairs: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    const [ours, theirs] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || theirs === "")
      throw new UserError(`--map must be OURS=THEIRS, as in loss=train/loss, got "${pair}"`);
    if (!(ourNames as readonly string[]).includes(ours)) {
      const guess = nearest(ours, ourNames);
      const way = guess === null ? `there are ${ourNames.join(", ")}` : `did you mean "${guess}"?`;
      throw new UserError(`--map ${pair}: no number of ours is called "${ours}"; ${way}`);
    }
    if (names.has(theirs)) throw new UserError(`--map names "${theirs}" twice; name it once`);
    if ([...names.values()].includes(ours))
      throw new UserError(`--map gives two numbers the name "${ours}"; give it to one`);
    names.set(theirs, ours);
  }
  return names;
}

/**
 * Refuses names that are not there, and those of ours that another number has already.
 *
 * @param there all names of the source
 */
export function checkNames(names: ReadonlyMap<string, string>, there: readonly string[]): void {
  for (const [theirs, ours] of names) {
    if (!there.includes(theirs)) {
      const guess = nearest(theirs, there);
      const shown = there.slice(0, 20).map(quoted).join(", ") + (there.length > 20 ? ", …" : "");
      const way = guess === null ? `there are ${shown}` : `did you mean ${quoted(guess)}?`;
      throw new UserError(`--map ${ours}=${theirs}: there is no ${quoted(theirs)}; ${way}`);
    }
    if (there.includes(ours) && !names.has(ours))
      throw new UserError(
        `--map ${ours}=${theirs}: another number is called "${ours}" already; import them apart`,
      );
  }
}
