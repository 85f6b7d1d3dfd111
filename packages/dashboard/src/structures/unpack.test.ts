import { expect, test } from "vitest";

import { packLevels, packNumbers } from "../../../equimeter/src/analyze/structures-view/pack.ts";
import { unpackLevels, unpackNumbers } from "./unpack.ts";

test("numbers come back as float32, levels to half a step", () => {
  const values = [0.1, -3e8, 0, 7e-12, Math.PI, 1];
  const numbers = unpackNumbers(packNumbers(values, [2, 3]));
  expect([...numbers]).toEqual(values.map(Math.fround));
  const packed = packLevels(values.slice(2), [4]);
  const levels = unpackLevels(packed);
  const most = (packed.high - packed.low) / 510;
  values
    .slice(2)
    .forEach((value, i) => expect(Math.abs(levels[i] - value)).toBeLessThan(1.001 * most));
  expect([...unpackLevels(packLevels([2, 2], [2]))]).toEqual([2, 2]);
});

test("what does not fit its shape is refused", () => {
  const packed = packNumbers([1, 2, 3], [3]);
  expect(() => unpackNumbers({ ...packed, shape: [2, 2] })).toThrow("3 numbers do not fill [2, 2]");
  expect(() => packNumbers([1, 2], [3])).toThrow(RangeError);
  expect(() => packLevels([], [0])).toThrow(RangeError);
  expect(() => packLevels([1, NaN], [2])).toThrow("NaN has no level");
});
