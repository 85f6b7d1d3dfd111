/**
 * Many operations of every kind of life a tensor can have, mixed at random in one synchronous process:
 * scopes in scopes, graphs with first and second derivatives, tensors disposed by hand, left to the
 * garbage collector, caught in a scope that throws, seen through views and typed arrays. Memory must
 * stay bounded, and what was kept along the way must still hold its values.
 *
 *     node bench/stress.mjs [--operations=611000] [--seed=1]
 */
import {
  collectGarbage,
  full,
  grad,
  keep,
  manualSeed,
  nn,
  optim,
  randn,
  tensor,
  tidy,
} from "@equimeter/torch";

import { native } from "../packages/torch/dist/native.js";
import { option, printMachine, printTable, printVerdict, round } from "./lib/print.mjs";
import { megabytes, needLinux } from "./lib/resident.mjs";

const limit = 400; // MB
const operations = option("operations", 611_000);
const seed = option("seed", 1);
const keptOneIn = 100;

needLinux();
printMachine();
const counter = { calls: 0 };
for (const name of ["execute", "executeInPlace"]) {
  const run = native[name];
  native[name] = (operator) => {
    counter.calls++;
    run(operator);
  };
}

manualSeed(seed);
const model = new nn.Sequential(new nn.Linear(64, 128), new nn.GELU(), new nn.Linear(128, 8));
const optimizer = new optim.AdamW(model.namedParameters(), { lr: 1e-3 });
const x = randn([32, 64]);
const target = randn([32, 8]);

/** Three whole numbers in float64: every result below is exact. */
const numbers = (k) => tensor([k, k + 1, k + 2], { dtype: "float64" });
const expected = (k, of) => [k, k + 1, k + 2].map(of);

/** Each takes a whole number and returns a tensor that may be kept, and the values it must have. */
const lives = {
  scopesInScopes(k) {
    const sum = tidy(() => {
      let total = numbers(k);
      for (let i = 0; i < 5; i++) total = tidy(() => total.add(numbers(k).mul(2)));
      return total;
    });
    return [sum, expected(k, (n) => 11 * n)];
  },
  trainingInAScope(k) {
    tidy(() => {
      optimizer.zeroGrad();
      model.forward(x).mseLoss(target).backward();
      optimizer.step();
    });
    return [numbers(k), expected(k, (n) => n)];
  },
  trainingLeftToTheCollector(k) {
    optimizer.zeroGrad();
    model.forward(x).mseLoss(target).backward();
    optimizer.step();
    return [numbers(k), expected(k, (n) => n)];
  },
  gradient(k) {
    const leaf = numbers(k);
    leaf.requiresGrad = true;
    leaf.mul(leaf).sum().backward();
    return [leaf.grad, expected(k, (n) => 2 * n)];
  },
  secondDerivative(k) {
    const leaf = numbers(k);
    leaf.requiresGrad = true;
    const cubes = leaf.mul(leaf).mul(leaf).sum();
    const [slope] = grad(cubes, [leaf], { createGraph: true });
    return [grad(slope.sum(), [leaf])[0], expected(k, (n) => 6 * n)];
  },
  keptInAScope(k) {
    let kept;
    tidy(() => tidy(() => (kept = keep(numbers(k).add(1))) && undefined));
    return [kept, expected(k, (n) => n + 1)];
  },
  viewOfWhatIsGone(k) {
    const rows = numbers(k)
      .unsqueeze(0)
      .add(full([4, 3], 1, { dtype: "float64" }));
    const view = rows.select(0, 2);
    rows.dispose();
    return [view, expected(k, (n) => n + 1)];
  },
  disposedTwice(k) {
    const [a, b] = [numbers(k), numbers(1)];
    const sum = a.add(b).sub(b).neg_();
    for (const one of [a, b, a]) one.dispose();
    return [sum, expected(k, (n) => -n)];
  },
  thrownOutOfAScope(k) {
    let caught = null;
    try {
      tidy(() => {
        numbers(k).add(full([4, 5], 1));
      });
    } catch (error) {
      caught = error;
    }
    if (!caught) throw new Error("[3] and [4, 5] were added");
    return [numbers(k), expected(k, (n) => n)];
  },
  largeTemporaries(k) {
    const large = full([512, 1024], k, { dtype: "float64" }).mul(2).add(1);
    return [large.select(0, 5).narrow(0, 0, 3).clone(), [2 * k + 1, 2 * k + 1, 2 * k + 1]];
  },
  sharedWithTypedArrays(k) {
    const shared = numbers(k);
    shared.shareTypedArray()[1] = -1;
    return [shared.mul(3), [3 * k, -3, 3 * (k + 2)]];
  },
  inObjectsOfAScope(k) {
    const made = tidy(() => ({ first: numbers(k), more: [numbers(k + 1), numbers(k + 2).sqrt()] }));
    made.self = made; // for the collector a circle is as good as a line
    return [made.more[0], expected(k + 1, (n) => n)];
  },
};

const start = megabytes("VmRSS");
const began = performance.now();
const names = Object.keys(lives);
const before = tidy(() => model.forward(x).mseLoss(target).item());
const kept = [];
let mostAlive = 0;
const next = randomIntegers(seed);
for (let turn = 0; counter.calls < operations; turn++) {
  const [result, values] = lives[names[next() % names.length]](turn % 1000);
  if (turn % keptOneIn === 0) kept.push([result, values]);
  mostAlive = Math.max(mostAlive, native.liveTensors());
}
const seconds = (performance.now() - began) / 1000;
const peak = megabytes("VmHWM");
const counted = counter.calls;

const after = tidy(() => model.forward(x).mseLoss(target).item());
if (!(after < before)) throw new Error(`training led from a loss of ${before} to ${after}`);
const wrong = kept.filter(([result, values]) => result.toNumbers().join() !== values.join());
collectGarbage();
const left = native.liveTensors();
const perThousand = `${round((1e6 * seconds) / counted)} µs`;
printTable([
  ["operations", "MB at start", "MB peak", "most tensors", "left", "kept", "valid", "each"],
  [counted, round(start), round(peak), mostAlive, left, kept.length, kept.length - wrong.length]
    .map(String)
    .concat(perThousand),
]);
printVerdict("kept tensors with wrong values", wrong.length, 0);
printVerdict("peak memory of the stress run", peak, limit, " MB");

/** Numbers that look random (xorshift, 32 bits): the mix must not depend on libtorch's. */
function randomIntegers(state) {
  let bits = state;
  return () => {
    bits ^= bits << 13;
    bits ^= bits >>> 17;
    bits ^= bits << 5;
    return bits >>> 0;
  };
}
