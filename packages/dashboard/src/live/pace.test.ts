import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace, piecesMilliseconds } from "./pace.ts";

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => setTimeout(callback, 16));
  vi.stubGlobal("cancelAnimationFrame", (id: number) => clearTimeout(id));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("pieces that follow each other are drawn once, a frame after the last", () => {
  const draw = vi.fn<() => void>();
  const pace = new Pace(draw);
  for (let i = 0; i < 10; i++) {
    pace.piece();
    vi.advanceTimersByTime(20);
  }
  expect(draw).not.toHaveBeenCalled();
  pace.whole();
  vi.advanceTimersByTime(16);
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  expect(draw).toHaveBeenCalledTimes(1);
});

test("what comes for a long time is drawn meanwhile", () => {
  const draw = vi.fn<() => void>();
  const pace = new Pace(draw);
  for (let passed = 0; passed < 4 * piecesMilliseconds; passed += 50) {
    pace.piece();
    vi.advanceTimersByTime(50);
  }
  expect(draw.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(draw.mock.calls.length).toBeLessThanOrEqual(4);
});

test("nothing is drawn after the end", () => {
  const draw = vi.fn<() => void>();
  const pace = new Pace(draw);
  pace.piece();
  pace.whole();
  pace.stop();
  vi.advanceTimersByTime(5000);
  expect(draw).not.toHaveBeenCalled();
});
