import { expect, test } from "vitest";

import { keep, ones, tensorsIn, tidy, type Tensor } from "./index.js";
import { reachableTensors } from "./live-tensors.js";
import { native } from "./native.js";

/** How many tensors `body` leaves alive. */
function leftBy(body: () => unknown): number {
  const before = reachableTensors();
  body();
  return native.liveTensors() - before;
}

test("tidy frees everything but what it returns, at any depth of arrays, maps and objects", () => {
  let temporary: Tensor | undefined;
  let result: Tensor | undefined;
  expect(
    leftBy(() => {
      result = tidy(() => {
        temporary = ones([2]);
        return temporary.add(1).mul(3);
      });
    }),
  ).toBe(1);
  expect(result!.toNumbers()).toEqual([6, 6]);
  expect(() => temporary!.add(1)).toThrow("its tidy() scope has ended");

  const nested = tidy(() => ({
    list: [ones([1]), { deep: ones([2]) }],
    map: new Map([["key", ones([3])]]),
    number: ones([4]).sum().item(),
    nothing: null,
  }));
  expect(tensorsIn(nested).map((one) => one.size)).toEqual([1, 2, 3]);
  expect(nested.map.get("key")!.sum().item()).toBe(3);
  expect(nested.number).toBe(4);
});

test("scopes nest: survivors of the inner one belong to the outer one", () => {
  let inner: Tensor | undefined;
  const left = leftBy(() =>
    tidy(() => {
      inner = tidy(() => ones([2]).add(1));
      expect(inner.toNumbers()).toEqual([2, 2]);
      return 0;
    }),
  );
  expect(left).toBe(0);
  expect(() => inner!.shape).toThrow("was disposed");
});

test("keep takes a tensor out of all scopes; tensors from outside are not touched", () => {
  const outside = ones([2]);
  let kept: Tensor | undefined;
  const left = leftBy(() =>
    tidy(() => {
      tidy(() => {
        kept = keep(ones([3]));
        outside.add(1);
      });
      return outside;
    }),
  );
  expect(left).toBe(1);
  expect(kept!.sum().item()).toBe(3);
  expect(keep(outside)).toBe(outside);
  expect(outside.toNumbers()).toEqual([1, 1]);
});

test("a value that cannot be read closes the scope; many tensors can be kept", () => {
  const left = leftBy(() => {
    const broken = { x: ones([1]), get y(): Tensor { throw new Error("y"); } }; // prettier-ignore
    expect(() => tidy(() => broken)).toThrow("y");
    tidy(() => void ones([1]));
  });
  expect(left).toBe(1); // broken.x, from outside
  let kept: Tensor[] = [];
  tidy(() => {
    const all = Array.from({ length: 100_000 }, () => ones([1]));
    const start = performance.now();
    kept = all.filter((_, i) => i % 2).map(keep);
    expect(performance.now() - start).toBeLessThan(300); // 600 ms where each was looked for
  });
  expect(kept[0].item() + kept[49_999].item()).toBe(2);
});

test("an exception frees the scope and closes it", () => {
  let lost: Tensor | undefined;
  const left = leftBy(() => {
    expect(() =>
      tidy(() => {
        lost = ones([2]);
        tidy(() => {
          ones([5]);
          throw new Error("from the body");
        });
      }),
    ).toThrow("from the body");
  });
  expect(left).toBe(0);
  expect(() => lost!.shape).toThrow("was disposed");
  // No scope is open any more: what is made now lives on.
  const alive = ones([1]);
  tidy(() => ones([1]));
  expect(alive.item()).toBe(1);
});

test("an async body is refused, by the types and when it runs", () => {
  const left = leftBy(() => {
    // @ts-expect-error scopes belong to synchronous code
    expect(() => tidy(async () => ones([1]))).toThrow("tidy() cannot take an async function");
  });
  expect(left).toBe(0);
});

test("what autograd still needs survives the scope in which it was computed", () => {
  const leaf = ones([3]);
  leaf.requiresGrad = true;
  const loss = tidy(() => leaf.mul(2).exp().sum());
  tidy(() => loss.backward());
  for (const value of leaf.grad!.toNumbers()) expect(value).toBeCloseTo(2 * Math.exp(2), 4);
});
