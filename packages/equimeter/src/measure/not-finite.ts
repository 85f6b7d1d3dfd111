import { type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Seen } from "./masked.js";

/**
 * @param nameOf - the name of a sample of the batch
 * @throws UserError naming the first sample with a value that is no finite number, in the prediction or
 *   in the label
 */
export function refuseNotFinite(
  { twisted, label, sampleOfRow }: Seen<Tensor | null>,
  nameOf: (sample: number) => string,
): void {
  tidy(() => {
    const firstBad = (perRow: Tensor) => {
      const at = perRow.toNumbers().findIndex((bad) => bad !== 0);
      return at < 0 ? null : { at, sample: nameOf(sampleOfRow.toNumbers()[at]) };
    };
    const [passes, rows] = twisted.shape;
    const bad = twisted.isfinite().logicalNot().reshape([passes, rows, -1]).any(-1); // [passes, rows]
    const found = firstBad(bad.any(0).to("int64"));
    if (found) {
      const turned = bad.select(1, found.at).sum().item();
      const when = turned === passes ? "" : `, in ${turned} of the ${passes} ways it was turned`;
      throw new UserError(`the model gives values that are not finite for ${found.sample}${when}`);
    }
    if (!label || !/float/.test(label.dtype)) return;
    const unknown = label.isfinite().logicalNot().reshape([rows, -1]).any(-1).to("int64");
    const missing = firstBad(unknown);
    if (missing)
      throw new UserError(
        `the label of ${missing.sample} is not finite: leave the sample out, or the label`,
      );
  });
}
