import { expect, test } from "vitest";

import { progressView } from "./progress.js";

/** A stream that keeps what is written, and a clock to set. */
function watched(isTTY: boolean, columns = 100) {
  let written = "";
  let seconds = 0;
  const stream = { isTTY, columns, write: (text: string) => (written += text) };
  return {
    view: progressView("run", stream as unknown as NodeJS.WriteStream, () => seconds),
    at: (time: number) => void (seconds = time),
    written: () => written,
  };
}

const training = (step: number, steps = 100) =>
  ({ phase: "training", step, steps, loss: 1.23456, percent: 20.04 }) as const;

test("elsewhere than on a terminal: plain lines every ten seconds, and the last step", () => {
  const { view, at, written } = watched(false);
  view.update({ phase: "loading", step: 0, steps: 100 });
  for (let step = 1; step <= 100; step++) {
    at(step / 2);
    view.update(training(step));
  }
  view.end();
  const lines = written().split("\n");
  expect(lines).toEqual([
    "run: reading data",
    "run: 20/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s  40 s left",
    "run: 40/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s  30 s left",
    "run: 60/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s  20 s left",
    "run: 80/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s  10 s left",
    "run: 100/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s",
    "",
  ]);
});

test("time that measuring takes is not the time that steps take", () => {
  const { view, at, written } = watched(false);
  for (let step = 1; step <= 50; step++) {
    at(10 * step);
    view.update({ ...training(step), seconds: step / 2 });
  }
  expect(written().trim().split("\n").at(-1)).toBe(
    "run: 50/100  loss 1.23  broken symmetry 20.0 %  2.00 steps/s  25 s left",
  );
});

test("on a terminal: one moving line with a bar, no longer than the terminal is wide", () => {
  const { view, at, written } = watched(true, 60);
  view.update({ phase: "loading", step: 0, steps: 100 });
  at(1);
  view.update(training(25));
  at(2);
  view.update(training(50));
  view.update({ phase: "testing", step: 100, steps: 100 });
  view.end();
  view.end();
  const parts = written().split("\r").slice(1);
  expect(parts).toHaveLength(4);
  expect(parts[2]).toMatch(/^run: █{12}░{12} 50\/100 {2}loss 1\.23 {2}broken/);
  for (const part of parts) {
    const [line, rest] = part.split("\u001B[K");
    expect(line.length).toBeLessThanOrEqual(60);
    expect(rest === "" || rest === "\n").toBe(true);
  }
  expect(written().endsWith("measuring the test set\u001B[K\n")).toBe(true);
  expect(written().split("\n")).toHaveLength(2); // the second end adds nothing
});

test("the time left is told in seconds, minutes and hours", () => {
  for (const [steps, left] of [
    [40, "30 s left"],
    [1000, "16 min 30 s left"],
    [10_000, "2 h 46 min left"],
  ] as const) {
    const { view, at, written } = watched(true, 200);
    view.update(training(1, steps));
    at(9);
    view.update(training(10, steps));
    expect(written()).toContain(left);
  }
});

test("a run resumed in the middle shows the rate of now", () => {
  const { view, at, written } = watched(true, 200);
  view.update(training(5000, 10_000));
  at(10);
  view.update(training(5100, 10_000));
  expect(written()).toContain("10.0 steps/s  8 min 10 s left");
});
