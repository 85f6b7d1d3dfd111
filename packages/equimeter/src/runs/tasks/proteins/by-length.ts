import { tensor, tidy } from "@equimeter/torch";

import type { TitledBreakdown } from "../task.js";

/** The last number of residues of each class but the last. */
const ends = [50, 75, 100, 125, 150, 200, 255, 400];

/** Residues by the length of their chain. */
export const byLength: TitledBreakdown = {
  of: "residues",
  names: [...ends, Infinity].map((end, k) => {
    const start = k === 0 ? 1 : ends[k - 1] + 1;
    return end === Infinity ? `${start} and more` : `${start} to ${end}`;
  }),
  index: ({ mask }) =>
    tidy(() => {
      const classes = mask.sum(1).bucketize(tensor(ends, { device: mask.device }));
      return classes.unsqueeze(1).expand(mask.shape).maskedSelect(mask);
    }),
};
