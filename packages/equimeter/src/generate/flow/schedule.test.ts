import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { checkTimes, flowTimes } from "./schedule.js";

test.each([
  [{ steps: 4 }, [0, 0.5, 0.75, 0.875, 1].map((_, k) => (1 - 10 ** (-k / 2)) / 0.99)],
  [{ steps: 2, kind: "log", p: 1 }, [0, (1 - 10 ** -0.5) / 0.9, 1]],
  [{ steps: 4, kind: "power" }, [0, 1 / 16, 1 / 4, 9 / 16, 1]],
  [{ steps: 2, kind: "power", p: 0.5 }, [0, Math.SQRT1_2, 1]],
  [{ steps: 4, kind: "uniform" }, [0, 0.25, 0.5, 0.75, 1]],
] as const)("times of %o", (options, wanted) => {
  const times = flowTimes(options);
  expect(times).toHaveLength(wanted.length);
  times.forEach((time, k) => expect(time).toBeCloseTo(wanted[k], 14));
  expect([times[0], times[times.length - 1]]).toEqual([0, 1]);
});

test("Proteína's 400 steps shorten a hundred times towards the data", () => {
  const times = flowTimes();
  expect(times).toHaveLength(401);
  const ratio = (times[1] - times[0]) / (times[400] - times[399]);
  expect(ratio).toBeCloseTo(10 ** (2 * (399 / 400)), 8);
});

test.each<[() => unknown, string]>([
  [() => flowTimes({ steps: 0 }), "steps must be a whole number from 1 on, not 0"],
  [
    () => flowTimes({ kind: "lgo" as never }),
    'the kind of schedule must be one of log, power, uniform, not "lgo"; did you mean log?',
  ],
  [() => flowTimes({ p: -1 }), "p must be a number above 0, not -1"],
  [
    () => flowTimes({ p: 30 }),
    'of 400 steps of "log" with p = 30 some are shorter than numbers can tell; take fewer steps',
  ],
  [() => checkTimes([0.5]), "a sampler steps between two times at least, not 1"],
  [() => checkTimes([0, 0.5, 0.5]), "the times of a schedule must rise, but 0.5 follows 0.5"],
  [() => checkTimes([0, 1.5]), "a time of a schedule must be from 0 to 1, not 1.5"],
])("mistake %#: one sentence", (action, sentence) => {
  expect(action).toThrow(UserError);
  expect(action).toThrow(sentence);
});
