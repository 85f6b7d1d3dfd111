import { manualSeed, nn, ones, tensor } from "@equimeter/torch";
import { expect, test } from "vitest";

import { Escaip, escaipConfig } from "../models/escaip/index.js";
import { trainConfigSchema } from "./config.js";
import { optimizerOf } from "./optimizers.js";

test("EScAIP's rule: embeddings and biases do not decay, norms and the scalar of attention do", () => {
  manualSeed(1);
  const model = new Escaip(escaipConfig({ preset: "tiny", width: 16, heads: 2 }));
  const { groups } = optimizerOf(model, trainConfigSchema.parse({ preset: "escaip" }));
  expect(groups.map(({ weightDecay }) => weightDecay)).toEqual([0.01, 0]);
  const names = groups.map(({ entries }) => entries.map(({ name }) => name));
  expect(names.flat().sort()).toEqual([...model.namedParameters().keys()].sort());
  const block = "backbone.transformer_blocks.0";
  for (const name of [`${block}.norm_attn.weight`, `${block}.graph_attention.attn_scalar`])
    expect(names[0]).toContain(name);
  for (const name of [
    `${block}.graph_attention.edge_distance_embedding.0.weight`,
    `${block}.graph_attention.multi_head_attention.in_proj_bias`,
  ])
    expect(names[1]).toContain(name);
});

test.each(["adamw", "adam", "sgd"] as const)("%s makes a loss fall", (optimizer) => {
  manualSeed(1);
  const model = new nn.Linear(3, 1);
  const config = trainConfigSchema.parse({ optimizer, learningRate: 0.05, momentum: 0.5 });
  const one = optimizerOf(model, config);
  const loss = () =>
    model
      .forward(ones([4, 3]))
      .sub(2)
      .square()
      .mean();
  const before = loss().item();
  for (let step = 0; step < 30; step++) {
    one.zeroGrad();
    loss().backward();
    one.step();
  }
  expect(loss().item()).toBeLessThan(0.2 * before);
});

test.each(["adamw", "adam"] as const)(
  "%s with eps 0: tiny gradients count, absent ones do not",
  (optimizer) => {
    const moved = (eps: number): number[] => {
      const model = new nn.Linear(3, 1, { bias: false });
      const before = model.weight.toNumbers();
      const given = { optimizer, eps, weightDecay: 0, learningRate: 0.1 };
      const one = optimizerOf(model, trainConfigSchema.parse(given));
      model.weight.grad = tensor([[1e-15, -1, 0]]);
      one.step();
      return model.weight.toNumbers().map((value, i) => value - before[i]);
    };
    [-0.1, 0.1, 0].forEach((step, i) => expect(moved(0)[i]).toBeCloseTo(step, 6));
    [0, 0.1, 0].forEach((step, i) => expect(moved(1e-8)[i]).toBeCloseTo(step, 6));
  },
);
