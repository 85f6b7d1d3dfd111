import { manualSeed, noGrad, TorchError } from "@equimeter/torch";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { collate, prepare } from "../data/index.js";
import { demoStructures } from "../data/testing.js";
import { point, vector } from "../groups/index.js";
import { Plain, plainConfig } from "../models/plain/index.js";
import { temporaryFolder } from "../runs/testing.js";
import { augment } from "./augment.js";
import { trainConfigSchema } from "./config.js";
import { Trainer, type TrainerState } from "./trainer.js";

const size = plainConfig({ preset: "tiny", width: 16 });
const items = prepare(await demoStructures(11), { cutoff: size.cutoff, count: size.neighbors });
const given = { steps: 30, batchSize: 4, warmup: 5, learningRate: 5e-3, emaDecay: 0.9 };

const actions = { positions: point, forces: vector };

function trainer(
  changes: Record<string, unknown> = {},
  seed = 1,
  scale = 2,
  weightOfOutputs = 0,
): Trainer {
  manualSeed(seed);
  const config = trainConfigSchema.parse({ ...given, ...changes });
  const model = new Plain(size);
  return new Trainer({
    model,
    ...(weightOfOutputs > 0 && {
      forward: (batch) => {
        const outputs = model.forward(batch);
        return { outputs, auxiliary: outputs.forces.square().mean().mul(weightOfOutputs) };
      },
    }),
    samples: items.length,
    batch: (indices, generator) => {
      const batch = collate(indices.map((i) => items[i]));
      return config.augment === "none" ? batch : augment(batch, actions, generator);
    },
    target: "forces",
    scales: { target: scale },
    config,
    seed,
  });
}

/** What each step was like, but for its time. */
const advance = (one: Trainer, steps: number) =>
  Array.from({ length: steps }, () => ({ ...one.advance(), waiting: 0 }));

/** Every number a trainer's future depends on. */
const everything = (one: Trainer) => {
  const state = { ...one.model.stateDict(), ...one.ema.stateDict().tensors };
  const tensors = Object.entries(state).map(([name, tensor]) => [name, tensor.toNumbers()]);
  return { ...Object.fromEntries(tensors), numbers: one.numbers() };
};

/** A new trainer that goes on from a checkpoint of `one`, through files and JSON. */
function continued(one: Trainer, changes: Record<string, unknown> = {}): Trainer {
  using folder = temporaryFolder();
  one.save(folder.path);
  const state = JSON.parse(JSON.stringify(one.numbers())) as TrainerState;
  // Other initial weights, and another place in the data, to be overwritten.
  const other = trainer(changes);
  advance(other, 2);
  other.restore(folder.path, state);
  return other;
}

test.each(["rotations", "none"])("stopped in the middle it goes on bit for bit (%s)", (turning) => {
  const whole = trainer({ augment: turning });
  const losses = advance(whole, 30);
  for (const stop of [0, 15]) {
    const first = trainer({ augment: turning });
    const before = advance(first, stop);
    const second = continued(first, { augment: turning });
    expect(second.step).toBe(stop);
    expect([...before, ...advance(second, 30 - stop)]).toEqual(losses);
    expect(everything(second)).toEqual(everything(whole));
    expect(second.ema.debiased()["norm.weight"].toNumbers()).toEqual(
      whole.ema.debiased()["norm.weight"].toNumbers(),
    );
  }
});

test("augmentation and the seed each change the training", () => {
  const losses = [trainer(), trainer({ augment: "none" }), trainer({}, 2)].map((one) =>
    advance(one, 3).map(({ loss }) => loss),
  );
  expect(losses[0][0]).not.toBe(losses[1][0]);
  expect(losses[0][0]).not.toBe(losses[2][0]);
  expect(advance(trainer(), 3).map(({ loss }) => loss)).toEqual(losses[0]);
});

test("the loss falls on a few molecules, without augmentation further", () => {
  const [augmented, plain] = ["rotations", "none"].map((turning) => {
    const losses = advance(trainer({ augment: turning, steps: 80, batchSize: 8 }), 80).map(
      ({ loss }) => loss,
    );
    const mean = (part: number[]) => part.reduce((sum, loss) => sum + loss, 0) / part.length;
    return mean(losses.slice(-10)) / mean(losses.slice(0, 3));
  });
  expect(augmented).toBeLessThan(0.7);
  expect(plain).toBeLessThan(0.5);
});

test("the loss is the mean-squared error in the labels' units, whatever the scale", () => {
  const one = trainer({ augment: "none", batchSize: items.length });
  const batch = collate(items);
  const expected = noGrad(() =>
    one.model.forward(batch).forces.sub(batch.forces).square().mean().item(),
  );
  expect(one.advance().loss).toBeCloseTo(expected, 4);
  const other = trainer({ augment: "none", batchSize: items.length }, 1, 1);
  expect(other.advance().loss).toBeCloseTo(expected, 4);
});

test("a loss beside that of the outputs is told apart, and pulls", () => {
  const [alone, beside] = [0, 100].map((weight) =>
    advance(trainer({ augment: "none" }, 1, 2, weight), 20),
  );
  expect(beside[0].loss).toBe(alone[0].loss);
  expect(alone.every(({ auxiliary }) => auxiliary === 0)).toBe(true);
  expect(beside[0].gradientNorm).toBeGreaterThan(alone[0].gradientNorm);
  expect(beside.at(-1)!.auxiliary).toBeLessThan(0.5 * beside[0].auxiliary);
});

test("an epoch of more samples than there are is refused by its key", () => {
  expect(() => trainer({ epochSize: 12 })).toThrow(
    "train.epochSize must be at most 11, the samples there are to train on, not 12",
  );
  expect(advance(trainer({ epochSize: 4 }), 3).map(({ samples }) => samples.length)).toEqual([
    4, 4, 4,
  ]);
});

test("each step takes the schedule's rate, and a clip keeps large gradients small", () => {
  const results = advance(trainer({ clip: 1e-9, weightDecay: 0, schedule: "constant" }), 6);
  expect(results.map(({ learningRate }) => learningRate)).toEqual(
    [0.2, 0.4, 0.6, 0.8, 1, 1].map((part) => expect.closeTo(5e-3 * part, 12)),
  );
  for (const { gradientNorm } of results) expect(gradientNorm).toBeGreaterThan(1e-3);
  // Adam takes out the size of gradients, but not next to its epsilon of 1e-8.
  const drift = (clip: number | null) => {
    const one = trainer({ clip, weightDecay: 0 });
    const start = one.model.parameters().map((parameter) => parameter.detach().clone());
    advance(one, 1);
    return Math.max(
      ...one.model.parameters().map((p, i) => p.detach().sub(start[i]).abs().max().item()),
    );
  };
  expect(drift(1e-9)).toBeLessThan(0.2 * drift(null));
});

test("batches whose gradients are averaged are one large batch", () => {
  const accumulated = trainer({ augment: "none", batchSize: 3, accumulate: 2 });
  const large = trainer({ augment: "none", batchSize: 6 });
  for (let step = 0; step < 2; step++) {
    const [a, b] = [accumulated.advance(), large.advance()];
    expect(a.samples).toEqual(b.samples);
    // Structures of different size weigh a little differently: a mean of means.
    expect(Math.abs(a.loss / b.loss - 1)).toBeLessThan(0.2);
    expect(Math.abs(a.gradientNorm / b.gradientNorm - 1)).toBeLessThan(0.2);
  }
  expect(everything(continued(accumulated, { batchSize: 3, accumulate: 2 }))).toEqual(
    everything(accumulated),
  );
});

test("the moving average follows the weights", () => {
  const one = trainer();
  const name = "readout.out.weight";
  const start = one.model.stateDict()[name].detach().clone();
  let average = start.to("float64");
  for (let step = 0; step < 5; step++) {
    one.advance();
    average = average.mul(0.9).add(one.model.stateDict()[name].detach().to("float64").mul(0.1));
  }
  expect(one.numbers().emaUpdates).toBe(5);
  expect(one.ema.averaged()[name].sub(average).abs().max().item()).toBeLessThan(1e-6);
});

test("a checkpoint with a file missing, torn or of another model is refused", () => {
  using folder = temporaryFolder();
  const one = trainer();
  advance(one, 1);
  const numbers = one.numbers();
  const save = (name: string): string => {
    const path = join(folder.path, name);
    mkdirSync(path);
    one.save(path);
    return path;
  };
  for (const file of ["model", "ema", "optimizer", "random"]) {
    const path = save(file);
    writeFileSync(join(path, `${file}.safetensors`), "torn");
    expect(() => trainer().restore(path, numbers)).toThrow(TorchError);
    rmSync(join(path, `${file}.safetensors`));
    expect(() => trainer().restore(path, numbers)).toThrow(TorchError);
  }
  manualSeed(1);
  const wider = new Trainer({
    model: new Plain(plainConfig({ preset: "tiny" })),
    samples: 1,
    batch: () => collate(items),
    target: "forces",
    scales: { target: 1 },
    config: trainConfigSchema.parse(given),
    seed: 1,
  });
  expect(() => wider.restore(save("other"), numbers)).toThrow("of another shape");
});
