import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, sampleCount } from "../data/index.js";
import { UserError } from "../errors.js";
import type { Subject } from "./subject.js";

/** Differences, relative to the largest value, that other sizes of matrices may cause. */
const rounding = ({ dtype }: Tensor) => (dtype === "float16" || dtype === "bfloat16" ? 5e-2 : 1e-4);

/** What becomes of several samples in one call. */
export interface Together {
  readonly problem: "fails" | "mixes";
  /** For the user. */
  readonly note: string;
}

/**
 * Asks a model for two samples at once and one by one. One that fails on two, or whose answer for a sample
 * depends on what else is in the call, is asked for one at a time from now on.
 *
 * @param two - a batch of two samples
 * @returns what was found; null for a model that takes batches
 * @throws UserError when it fails on one sample alone
 */
export function tryTogether(
  subject: Subject,
  two: Batch,
  field: string,
  outputs: readonly string[],
): Together | null {
  if (subject.samplesPerCall === 1 || sampleCount(two, field) < 2) return null;
  return tidy(() =>
    noGrad(() => {
      let together: Batch;
      try {
        together = subject.forward(two);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        subject.limit(1);
        subject.forward(two); // what it says of one alone is the user's to hear
        return {
          problem: "fails",
          note: `it fails on several samples in one call (${firstSentence(error.message)}): it is called with one at a time`,
        };
      }
      const again = subject.forward(two);
      if (outputs.some((name) => differs(together[name], again[name]))) return null; // not its batches
      const before = subject.samplesPerCall;
      subject.limit(1);
      const apart = subject.forward(two);
      const changed = outputs.find((name) => differs(together[name], apart[name]));
      if (changed === undefined) {
        subject.limit(before);
        return null;
      }
      return {
        problem: "mixes",
        note:
          `its output "${changed}" for a sample depends on what else is in the call: ` +
          "it is called with one at a time",
      };
    }),
  );
}

function differs(together: Tensor, apart: Tensor): boolean {
  if (together.shape.join() !== apart.shape.join()) return true;
  const scale = apart.abs().max().item();
  return together.sub(apart).abs().max().item() > rounding(apart) * scale;
}

const firstSentence = (text: string) => (text.length > 160 ? `${text.slice(0, 160)} …` : text);
