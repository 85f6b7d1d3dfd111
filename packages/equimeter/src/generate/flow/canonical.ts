import { canonicalRotation } from "../../groups/index.js";
import type { FlowModel } from "../../train/flow/index.js";
import { twistedFlow } from "./twisted.js";

/**
 * A model of the flow in the canonical frame of its points, R(x)⁻¹ f(R(x) x): points and previous
 * prediction turn into the frame of x_t, what is predicted turns back. Exactly equivariant whatever the
 * model is, but for rounding and for points without a frame of their own. In return it jumps where the
 * frame does (`canonicalFrame` tells how near that is), and its loss is that of the model in one
 * orientation only, not the mean over all.
 *
 * Gradients go through the model, and not through the frame.
 */
export function canonicalFlow(model: FlowModel): FlowModel {
  return (points, t, mask, previous) =>
    twistedFlow(model, { rotation: canonicalRotation(points, mask) })(points, t, mask, previous);
}
