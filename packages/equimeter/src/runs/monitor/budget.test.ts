import { expect, test } from "vitest";

import { monitorSteps } from "../../train/index.js";
import { MonitorBudget } from "./budget.js";

const due = monitorSteps(1000, 8, null);

/** A run whose steps take a second each, and measurements `cost`. */
function run(share: number | null, cost: number, from = 0, budget?: MonitorBudget) {
  const used = budget ?? new MonitorBudget(due, share);
  const measured: number[] = [];
  for (let step = from; step <= 1000; step++) {
    if (!used.allows(step, step)) continue;
    used.spend(step, cost);
    measured.push(step);
  }
  return { measured, used };
}

test("without a limit, and within it, all that is due is measured", () => {
  expect(run(null, 1e6).measured).toEqual([...due].sort((a, b) => a - b));
  expect(run(0.05, 49.9 / due.size).measured).toHaveLength(due.size);
});

test.each([1.9, 4, 10, 24])("measurements of %d s take no more than their share", (cost) => {
  const { measured, used } = run(0.05, cost);
  expect(used.spent.seconds).toBeLessThanOrEqual(50);
  expect(used.spent.seconds).toBeGreaterThan(50 - 3 * cost);
  expect([measured[0], measured.at(-1)]).toEqual([0, 1000]);
  // Evenly over the steps that are due.
  const all = [...due].sort((a, b) => a - b);
  const gaps = measured.slice(1).map((step, i) => all.indexOf(step) - all.indexOf(measured[i]));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(Math.ceil((2 * all.length) / measured.length) + 1);
});

test("the first and the last are measured whatever they cost", () => {
  expect(run(0.05, 1000).measured).toEqual([0, 1000]);
});

test("a resumed run goes on as it would have", () => {
  const whole = run(0.05, 4).measured;
  const before = new MonitorBudget(due, 0.05);
  const first: number[] = [];
  for (let step = 0; step <= 200; step++)
    if (before.allows(step, step)) {
      before.spend(step, 4);
      first.push(step);
    }
  const resumed = new MonitorBudget(due, 0.05, before.spent);
  expect([...first, ...run(0.05, 4, 201, resumed).measured]).toEqual(whole);
});
