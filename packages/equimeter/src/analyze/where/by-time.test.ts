import { Generator, randn, zeros } from "@equimeter/torch";
import { expect, test } from "vitest";

import { independent } from "../../groups/index.js";
import { meanSquaredError } from "../../measure/index.js";
import { sums } from "../../measure/sums.js";
import { sharesByTime } from "./by-time.js";

const float64 = { dtype: "float64" } as const;
const design = independent({ count: 8 });

/** Two samples of 30 and 10 rows whose spread is `size`, off the label by `offset`. */
function at(t: number, size: number, offset: number) {
  const rows = 40;
  const twisted = randn([8, rows, 3], { generator: new Generator(2), ...float64 }).mul(size);
  const groupOfRow = zeros([rows], { dtype: "int64" });
  groupOfRow.narrow(0, 30, 10).fill_(1);
  const label = zeros([rows, 3], float64).add(offset);
  const given = { twisted, label, design, loss: meanSquaredError, groupOfRow, groups: 2 };
  return { t, sums: sums(given) };
}

test("shares are of the velocity's L_equiv, percents of each time's own loss", () => {
  const options = { design, reduction: "per-sample", resamples: 200, seed: 0 } as const;
  const times = [at(0, 2, 1), at(0.5, 1, 1), at(0.9, 0.2, 0)];
  const { parts, name } = sharesByTime(times, options);
  expect([name, parts.map((part) => part.name)]).toEqual(["time", ["0", "0.5", "0.9"]]);
  // The same draws of three sizes: 2² / 1, 1 / 0.5² and 0.2² / 0.1² are all alike.
  for (const { share, size } of parts) {
    expect(share).toBeCloseTo(1 / 3, 10);
    expect(size).toBeCloseTo(1 / 3, 10);
  }
  const [noise, middle, last] = parts;
  expect(noise.L_equiv / middle.L_equiv).toBeCloseTo(4, 10);
  expect(middle.percent.value).toBeGreaterThan(30);
  expect(middle.percent.value).toBeLessThan(70);
  expect(last.percent.value).toBeGreaterThan(80);
  expect(noise.label).toBeCloseTo(1, 12);
  const pooled = sharesByTime(times, { ...options, reduction: "pooled" }).parts;
  expect(pooled[1].L_equiv).not.toBeCloseTo(middle.L_equiv, 6);
});
