import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

/**
 * Runs in a process of its own: training steps whose tensors nobody disposes, without a scope and
 * without ever returning to the event loop. Each step leaves some 30 tensors and 4 MB behind.
 */
const leakySteps = `
const { grad, manualSeed, noGrad, randn, zeros } = await import(process.argv[1]);
const { native } = await import(process.argv[2]);
manualSeed(0);
const start = process.memoryUsage.rss() / 1024;
const accumulate = process.argv[3] === "accumulated";
const sizes = [256, 512, 512, 10];
const weights = sizes.slice(1).map((out, i) => randn([out, sizes[i]]).mul(0.05));
for (const weight of weights) weight.requiresGrad = true;
const x = randn([64, 256]);
const wanted = zeros([64, 10]);
let mostAlive = 0;
for (let step = 0; step < 800; step++) {
  const out = weights.reduce((h, w, i) => (i ? h.relu() : h).matmul(w.t()), x);
  const loss = out.sub(wanted).square().mean();
  if (accumulate) loss.backward();
  const gradients = accumulate ? weights.map((w) => w.grad) : grad(loss, weights);
  noGrad(() => weights.forEach((w, i) => w.sub_(gradients[i].mul(0.01))));
  if (accumulate) for (const w of weights) w.grad = null;
  mostAlive = Math.max(mostAlive, native.liveTensors());
  if (process.memoryUsage.rss() > 2 ** 31) break;
}
const values = weights.map((w) => w.sum().item());
console.log(JSON.stringify({ mostAlive, growth: process.resourceUsage().maxRSS - start, values }));
`;

// Gradients read from `.grad` are shared with their parameter until it drops them: they count in full.
test.each(["returned", "accumulated"])(
  "synchronous code that disposes of nothing stays small, gradients %s",
  (kind) => {
    const modules = ["index.js", "native.js"].map(
      (name) => new URL(`../dist/${name}`, import.meta.url).href,
    );
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--input-type=module", "--eval", leakySteps, ...modules, kind],
      { encoding: "utf8" },
    );
    expect(stderr).toBe("");
    const { mostAlive, growth, values } = JSON.parse(stdout) as {
      mostAlive: number;
      growth: number;
      values: number[];
    };
    // About 330 tensors, and 90 MB more than at the start. Uncollected, the first 300 steps pass 2 GB.
    expect(mostAlive).toBeLessThan(2000);
    expect(growth / 1024).toBeLessThan(200);
    expect(values.every(Number.isFinite)).toBe(true);
  },
);
