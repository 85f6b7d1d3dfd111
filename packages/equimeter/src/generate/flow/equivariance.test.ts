import { Generator, type Tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { SO3 } from "../../groups/index.js";
import { drawNoise, type FlowModel } from "../../train/flow/index.js";
import { attraction, difference, mask, normal } from "../../train/flow/testing.js";
import { flowSteps } from "./sampler.js";
import { flowTimes } from "./schedule.js";

const times = flowTimes({ steps: 20 });
const { rotation } = SO3.sample(1, new Generator(1));
/** R x for every point, whatever the precision. */
const turned = (points: Tensor): Tensor =>
  points.matmul(rotation.select(0, 0).transpose(0, 1).to(points.dtype));

const start = drawNoise(mask, new Generator(2), { dtype: "float64" });
const noise = normal(3, 20, 3, 7, 3);
const pull = normal(4, 3, 7, 3);

/** Not equivariant: draws all points to an axis. */
const axis =
  (along: Tensor): FlowModel =>
  (points, t, present, previous) =>
    attraction(along)(points, t, present, previous).mul(normal(5, 1, 7, 3).to(points.dtype));

/** The largest difference of the trajectory of what was turned from the turned trajectory. */
function broken(
  model: (pull: Tensor) => FlowModel,
  stepper: "ode" | "sde",
  dtype: "float32" | "float64",
): number {
  const follow = (turn: (points: Tensor) => Tensor) => [
    ...flowSteps(model(turn(pull.to(dtype))), turn(start.to(dtype)), mask, {
      times,
      stepper,
      noise: turn(noise.to(dtype)),
      diffusion: "(1-t)/t",
      noiseScale: 0.45,
    }),
  ];
  const [plain, moved] = [follow((points) => points), follow(turned)];
  return Math.max(
    ...plain.flatMap((step, i) =>
      (["points", "clean", "velocity"] as const).map((name) =>
        difference(moved[i][name], turned(step[name])),
      ),
    ),
  );
}

test.each([
  ["ode", "float64", 1e-12],
  ["sde", "float64", 1e-12],
  ["ode", "float32", 1e-4],
  ["sde", "float32", 1e-4],
] as const)(
  "noise and conditions turned turn every step of an equivariant model: %s %s",
  (stepper, dtype, limit) => {
    expect(broken(attraction, stepper, dtype)).toBeLessThan(limit);
  },
);

test.each(["ode", "sde"] as const)("a model that is not equivariant is seen: %s", (stepper) => {
  expect(broken(axis, stepper, "float64")).toBeGreaterThan(0.1);
});
