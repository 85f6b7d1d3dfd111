import { cat, Generator, grad, noGrad, type Tensor, tidy } from "@equimeter/torch";
import { expect, test } from "vitest";

import { type Batch, replicate } from "../../data/batch.js";
import { UserError } from "../../errors.js";
import { independent, vector } from "../../groups/index.js";
import { decompose, twist } from "../../measure/index.js";
import type { Model } from "../model.js";
import type { Proteina } from "./index.js";
import { cases, difference, model, normal, proteins, triangular } from "./testing.js";

const lengths = [5, 7, 1];
const actions = { inputs: { x_t: vector, x_sc: vector }, outputs: { x_1: vector, v: vector } };

/** The model without what it shares between copies, and with. */
const twice = (proteina: Proteina): Model[] => [
  { forward: (batch) => proteina.forward(batch) },
  proteina,
];

test.each(cases)("%s: copies that share what is invariant are twisted alike", (_, given) => {
  const batch = proteins(lengths);
  const elements = independent({ count: 4 }).draw(3, new Generator(1));
  for (const rowsPerPass of [3, 6, 12]) {
    const [alone, shared] = twice(model(given)).map((one) =>
      twist(elements, { model: one, batch, samples: 3, ...actions, rowsPerPass }),
    );
    for (const [field, value] of Object.entries(alone))
      expect(difference(shared[field], value)).toBeLessThan(1e-11);
  }
});

test("without a first answer, numbers and breaks, and a few rows at a time", () => {
  const { x_t, t, mask } = proteins(lengths);
  const elements = independent({ count: 3 }).draw(3, new Generator(2));
  for (const given of [{ pairRows: 2 }, { ...triangular, pairRows: 3 }]) {
    const whole = model({ ...given, pairRows: null });
    const [alone, shared] = [whole, model(given)].map(
      (one, i) =>
        twist(elements, {
          model: twice(one)[i],
          batch: { x_t, t, mask },
          samples: 3,
          inputs: { x_t: vector },
          outputs: { v: vector },
        }).v,
    );
    expect(difference(shared, alone)).toBeLessThan(1e-11);
  }
});

test("reports are the same", () => {
  const batch = { ...proteins(lengths), v: normal(9, 3, 7, 3) };
  const reports = twice(model()).map((one) =>
    decompose({
      model: one,
      batches: [batch],
      design: independent({ count: 3 }),
      ...actions,
      outputs: { v: vector },
      target: "v",
    }),
  );
  const [alone, shared] = reports;
  expect(alone.percent.value).toBeGreaterThan(1);
  expect(shared.percent.value / alone.percent.value).toBeCloseTo(1, 10);
});

test.each([["pairs that stay", {}] as const, ["triangles", triangular] as const])(
  "%s: copies have no memory of their own, and what was given can be given again",
  (_, given) => {
    const proteina = model(given);
    const batch = proteins(lengths);
    noGrad(() =>
      tidy(() => {
        const invariants = proteina.invariants(batch);
        const copies = replicate(invariants, 3, 3, 3);
        const { v } = proteina.forward(batch);
        for (let time = 0; time < 2; time++)
          expect(difference(proteina.forward(batch, invariants).v, v)).toBeLessThan(1e-12);
        for (const [name, one] of Object.entries(copies)) {
          invariants[name].fill_(5);
          expect([name, one.shape[0], one.min().item(), one.max().item()]).toEqual([name, 3, 5, 5]);
        }
      }),
    );
  },
);

test.each([["pairs that stay", {}] as const, ["triangles", triangular] as const])(
  "%s: gradients reach what invariants were made of, or stop at them",
  (_, given) => {
    const proteina = model({ layers: 2, ...given });
    const batch = proteins([4, 3]);
    const weights = normal(3, 4, 4, 3);
    const copied = replicate(batch, 2, 2, 2);
    const gradients = (invariants?: Batch): (Tensor | null)[] => {
      const { v, distogram } = proteina.forward(copied, invariants);
      const loss = v.mul(weights).sum();
      const total = distogram ? loss.add(distogram.square().mean()) : loss;
      return grad(total, [...proteina.parameters()], { allowUnused: true });
    };
    const plain = gradients();
    const all = gradients(replicate(proteina.invariants(batch), 2, 2, 2));
    const few = gradients(
      replicate(
        noGrad(() => proteina.invariants(batch)),
        2,
        2,
        2,
      ),
    );
    const names = [...proteina.namedParameters().keys()];
    const worst = (some: typeof plain, pattern: RegExp): number =>
      Math.max(
        ...names.flatMap((name, i) =>
          plain[i] && pattern.test(name) ? [difference(some[i]!, plain[i]!)] : [],
        ),
      );
    const missing = (some: typeof plain): string[] => names.filter((_name, i) => some[i] === null);
    expect(missing(all)).toEqual(missing(plain));
    expect(worst(all, /^(?!.*k_layer_norm.bias)/)).toBeLessThan(1e-10); // 0 but for rounding
    expect(missing(few)).toContain("nn.transformer_layers.0.mhba.mha.to_bias.weight");
    expect(worst(few, /layers.*(swish_linear|to_qkv)|coors_3d/)).toBeLessThan(1e-10);
  },
);

test("invariants of other proteins: one sentence", () => {
  const proteina = model();
  const invariants = noGrad(() => proteina.invariants(proteins([4, 3])));
  const forward =
    (batch: Batch, given = invariants) =>
    () =>
      void noGrad(() => proteina.forward(batch, given));
  expect(forward(proteins([4, 3, 2]))).toThrow(UserError);
  expect(forward(proteins([4, 3, 2]))).toThrow(
    "the invariants do not fit a batch of 3 proteins with 6 positions: give what invariants(batch) gave",
  );
  expect(forward(proteins([5, 3]))).toThrow("2 proteins with 7 positions");
  expect(forward(proteins([4, 3]), {})).toThrow("do not fit");
  expect(() => proteina.invariants({})).toThrow("needs x_t");
});

test("copies of more than one protein keep their order", () => {
  const proteina = model();
  const [first, second] = [proteins(lengths), { ...proteins(lengths), x_t: normal(4, 3, 7, 3) }];
  const turned = (batch: Batch): Batch => ({ ...batch, x_t: batch.x_t.neg() });
  for (const batch of [first, second])
    noGrad(() => {
      const invariants = replicate(proteina.invariants(batch), 2, 3, 3);
      const both = Object.fromEntries(
        Object.entries(batch).map(([name, one]) => [name, cat([one, turned(batch)[name]], 0)]),
      );
      const { v } = proteina.forward(both, invariants);
      const apart = cat([proteina.forward(batch).v, proteina.forward(turned(batch)).v], 0);
      expect(difference(v, apart)).toBeLessThan(1e-11);
    });
});
