import { Generator, grad, tensor, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { canonicalFrame, independent, SO3, vector } from "../../groups/index.js";
import { decompose } from "../../measure/index.js";
import { matrix } from "../../measure/testing.js";
import { centre, drawNoise, type FlowModel } from "../../train/flow/index.js";
import {
  attraction,
  difference,
  gaussian,
  mask,
  normal,
  spoiled,
} from "../../train/flow/testing.js";
import { flowAsModel } from "./as-model.js";
import { canonicalFlow } from "./canonical.js";
import { sampleFlow } from "./sampler.js";
import { flowTimes } from "./schedule.js";

const full = zeros([3, 7]).eq(0);
const [points, previous, t] = [normal(1, 3, 7, 3), normal(2, 3, 7, 3), normal(3, 3).sigmoid()];
const still = zeros([1, 1, 3], { dtype: "float64" });
const weight = tensor(matrix, { dtype: "float64" });

/** Nothing about it is equivariant. */
const crooked: FlowModel = (x, time, _mask, before) => {
  const clean = x
    .matmul(weight.to(x.dtype))
    .tanh()
    .add(time.to(x.dtype).view([-1, 1, 1]));
  return before ? clean.add(before.square(), { alpha: 0.5 }) : clean;
};

test("an equivariant model stays as it is", () => {
  const model = attraction(still);
  for (const before of [null, previous])
    expect(
      difference(canonicalFlow(model)(points, t, mask, before), model(points, t, mask, before)),
    ).toBeLessThan(1e-14);
});

test.each([
  ["float64", 1e-11],
  ["float32", 1e-4],
] as const)(
  "any model becomes equivariant, its previous prediction included: %s",
  (dtype, limit) => {
    const { rotation } = SO3.sample(3, new Generator(4));
    const model = canonicalFlow(crooked);
    for (const before of [null, previous]) {
      const at = (values: typeof points) => values.matmul(rotation.transpose(1, 2)).to(dtype);
      const [plain, moved] = [
        model(points.to(dtype), t, full, before && before.to(dtype)),
        model(at(points), t, full, before && at(before)),
      ];
      expect(difference(moved, at(plain.to("float64")))).toBeLessThan(limit);
    }
  },
);

test("percent falls to rounding", () => {
  const x_t = normal(5, 20, 12, 3);
  const batch = { x_t, t: zeros([20]), mask: zeros([20, 12]).eq(0), x_1: x_t.mul(0.5) };
  const [plain, canonical] = [crooked, canonicalFlow(crooked)].map(
    (model) =>
      decompose({
        model: flowAsModel(model),
        batches: [batch],
        inputs: { x_t: vector },
        outputs: { x_1: vector, v: vector },
        target: "x_1",
        design: independent({ count: 4 }),
        resamples: 10,
      }).percent.value,
  );
  expect(plain).toBeGreaterThan(5);
  expect(canonical).toBeLessThan(1e-20);
});

test("what is outside the mask changes nothing", () => {
  const model = canonicalFlow((...given) => spoiled(crooked(...given)));
  const [plain, other] = [points, spoiled(points)].map((x) =>
    model(x, t, mask, spoiled(previous)).nanToNum().toNumbers(),
  );
  expect(other).toEqual(plain);
});

test("samples of normal data stay as they are", () => {
  const start = drawNoise(full, new Generator(6), { dtype: "float64" });
  const times = flowTimes({ steps: 50 });
  const [plain, canonical] = [gaussian(0.5), canonicalFlow(gaussian(0.5))].map((model) =>
    sampleFlow(model, start, full, { times }),
  );
  expect(difference(canonical, plain)).toBeLessThan(1e-12);
});

test("points without a frame have an answer, gaps tell that it need not turn along", () => {
  const flat = centre(zeros([3, 7, 3], { dtype: "float64" }), full);
  expect(canonicalFrame(flat, full).axisGap.toNumbers()).toEqual([0, 0, 0]);
  const clean = canonicalFlow(crooked)(flat, t, full, null);
  expect(clean.toNumbers().every(Number.isFinite)).toBe(true);
});

test("gradients reach the weights, by the frame as a constant", () => {
  const own = weight.clone();
  own.requiresGrad = true;
  const { rotation } = canonicalFrame(points, full);
  const turned = points.matmul(rotation.transpose(1, 2));
  const byHand = turned.matmul(own).matmul(rotation);
  const clean = canonicalFlow((x) => x.matmul(own))(points, t, full, null);
  const [ours, theirs] = [clean, byHand].map((one) => grad(one.square().sum(), [own])[0]);
  expect(difference(ours, theirs)).toBeLessThan(1e-13);
});
