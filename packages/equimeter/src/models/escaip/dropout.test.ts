import {
  defaultGenerator,
  grad,
  manualSeed,
  numThreads,
  ones,
  randn,
  setNumThreads,
  type Tensor,
  tensor,
} from "@equimeter/torch";
import { expect, test } from "vitest";

import { Dropout } from "./dropout.js";

const count = 1 << 20;

function dropped(p: number, size = count): Tensor {
  return new Dropout(p).forward(ones([size]));
}

test.each([0.05, 0.1, 0.5, 0.999])("elements are zero with probability %d, the mean stays", (p) => {
  manualSeed(1);
  const values = dropped(p);
  const zero = values.eq(0).to("float64").mean().item();
  const deviation = Math.sqrt((p * (1 - p)) / count);
  expect(Math.abs(zero - p)).toBeLessThan(4 * deviation + 2 ** -17);
  const scale = values.max().item();
  expect(Math.abs(scale * (1 - p) - 1)).toBeLessThan(2 ** -17 / (1 - p) + 1e-6);
  expect(Math.abs(values.to("float64").mean().item() - 1)).toBeLessThan(4 * deviation * scale);
  expect(values.eq(0).logicalOr(values.eq(scale)).all().item()).toBe(1);
});

// Eight neighbours share four random numbers, 4096 a pair of sequences.
test.each([1, 2, 3, 4, 5, 7, 8, 12, 16, 31, 4096, 8192])(
  "elements %i apart know nothing of one another",
  (distance) => {
    manualSeed(2);
    const values = dropped(0.5).sub(1);
    const length = count - distance;
    const together = values.narrow(0, 0, length).mul(values.narrow(0, distance, length));
    expect(Math.abs(together.mean().item())).toBeLessThan(4 / Math.sqrt(length));
  },
);

test("every call draws anew, and two calls know nothing of one another", () => {
  manualSeed(3);
  const [a, b] = [dropped(0.5).sub(1), dropped(0.5).sub(1)];
  expect(Math.abs(a.mul(b).mean().item())).toBeLessThan(4 / Math.sqrt(count));
});

test("the default generator's state says which, at any number of threads", () => {
  const threads = numThreads();
  const { state } = defaultGenerator;
  const all = [1, 2].map((number) => {
    setNumThreads(number);
    defaultGenerator.state = state;
    return dropped(0.3, 100_003).toNumbers();
  });
  setNumThreads(threads);
  expect(all[0]).toEqual(all[1]);
  expect(dropped(0.3, 100_003).toNumbers()).not.toEqual(all[0]);
});

test.each([0, 1, 3, 7, 8, 9, 4095, 4096, 4099])("all of %i elements, also of a view", (size) => {
  const x = randn([size, 2]).t();
  const y = new Dropout(0.25).forward(x);
  expect(y.shape).toEqual([2, size]);
  const wanted = y.eq(0).logicalNot().to("float32").mul(x).div(0.75);
  expect(y.sub(wanted).abs().sum().item()).toBeLessThan(1e-5 * (1 + size));
});

test("the gradient is what was done to the values, and has a gradient", () => {
  const x = randn([5, 1001]);
  const down = randn([5, 1001]);
  for (const one of [x, down]) one.requiresGrad = true;
  const y = new Dropout(0.2).forward(x);
  const factor = y.detach().div(x.detach());
  const [first] = grad(y, [x], { gradOutputs: [down], createGraph: true });
  expect(first.sub(down.mul(factor)).abs().max().item()).toBeLessThan(1e-5);
  const [second] = grad(first.sum(), [down]);
  expect(second.sub(factor).abs().max().item()).toBeLessThan(1e-5);
});

test("nothing happens in evaluation and without a probability", () => {
  const x = randn([10]);
  expect(new Dropout(0.5).eval().forward(x)).toBe(x);
  const { state } = defaultGenerator;
  expect(new Dropout(0).forward(x)).toBe(x);
  expect(defaultGenerator.state.toNumbers()).toEqual(state.toNumbers());
});

test("float64 and a probability of 1 are libtorch's", () => {
  manualSeed(4);
  expect(
    new Dropout(1)
      .forward(randn([10]))
      .abs()
      .sum()
      .item(),
  ).toBe(0);
  const wide = new Dropout(0.5).forward(tensor([1, 1, 1, 1], { dtype: "float64" }));
  expect(wide.dtype).toBe("float64");
  expect(wide.toNumbers().every((value) => value === 0 || value === 2)).toBe(true);
});
