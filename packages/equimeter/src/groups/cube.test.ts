import { Generator, linalgDet, type Tensor } from "@equimeter/torch";
import { describe, expect, test } from "vitest";

import { C4x, C4y, C4z, O, Oh, RxRy } from "./cube.js";
import { enumerate } from "./design.js";
import { finiteGroupNames } from "./names.js";
import { groups } from "./groups.js";

/** Every element as nine integers. */
function written(rotation: Tensor): string[] {
  const numbers = rotation.toNumbers().map((entry) => entry + 0); // no −0
  return Array.from({ length: numbers.length / 9 }, (_, i) =>
    numbers.slice(9 * i, 9 * i + 9).join(),
  );
}

/** Products of all pairs that are no elements. */
function strangers(rotation: Tensor): string[] {
  const known = new Set(written(rotation));
  const products = rotation.unsqueeze(1).matmul(rotation.unsqueeze(0)).reshape([-1, 3, 3]);
  return written(products).filter((product) => !known.has(product));
}

describe.each([
  [O, 24, 24],
  [Oh, 48, 24],
  [C4x, 4, 4],
  [C4y, 4, 4],
  [C4z, 4, 4],
])("$name", (group, order, rotations) => {
  const { rotation } = group.elements!();

  test("has its order, each element once, and all of its products", () => {
    expect(group.order).toBe(order);
    expect(new Set(written(rotation)).size).toBe(order);
    expect(strangers(rotation)).toEqual([]);
    expect(group.law).toBe("haar");
    expect(linalgDet(rotation).gt(0).sum().item()).toBe(rotations);
  });

  test("is drawn from evenly", () => {
    const n = 500 * order;
    const counts = new Map<string, number>();
    for (const one of written(group.sample(n, new Generator(3)).rotation))
      counts.set(one, (counts.get(one) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(written(rotation).sort());
    for (const count of counts.values())
      expect(Math.abs(count - 500)).toBeLessThan(5 * Math.sqrt(500));
  });
});

test("a quarter turn about z takes x to y", () => {
  const [, quarter] = written(C4z.elements!().rotation);
  expect(quarter).toBe("0,-1,0,1,0,0,0,0,1");
});

test("the sixteen RxRy are distinct rotations and no group", () => {
  const { rotation } = RxRy.elements!();
  expect(new Set(written(rotation)).size).toBe(16);
  expect(linalgDet(rotation).sub(1).abs().max().item()).toBeLessThan(1e-12);
  expect(strangers(rotation)).toContain(written(C4z.elements!().rotation)[1]);
  expect(RxRy.law).toBe("probe");
  expect(enumerate({ group: RxRy })).toMatchObject({ passes: 16, exact: true });
});

test("every name stands for its group", () => {
  for (const name of finiteGroupNames) expect(groups[name].name).toBe(name);
});
