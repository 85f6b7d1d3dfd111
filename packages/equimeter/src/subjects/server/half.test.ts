import { arange } from "@equimeter/torch";
import { expect, test } from "vitest";

import { bfloat16, float16, fromBits, toBits } from "./half.js";

const formats = [
  ["float16", float16],
  ["bfloat16", bfloat16],
] as const;

test.each(formats)(
  "all 65,536 bits of %s are libtorch's numbers, and come back",
  (dtype, format) => {
    const all = arange(0, 65536, 1, { dtype: "int32" }).to("int16").view(dtype).to("float64");
    const bits = Array.from({ length: 65536 }, (_, i) => i);
    const ours = bits.map((some) => fromBits(some, format));
    expect(ours).toEqual(all.toNumbers());
    const one = toBits(NaN, format); // NaN has many
    expect(ours.map((value) => toBits(value, format))).toEqual(
      bits.map((some, i) => (Number.isNaN(ours[i]) ? one : some)),
    );
    expect(fromBits(one, format)).toBeNaN();
  },
);

test.each(formats)(
  "numbers between those of %s become the one that libtorch takes",
  (dtype, format) => {
    const values = arange(0, 40000, 1, { dtype: "float64" })
      .mul(0.00389)
      .sub(90)
      .exp()
      .to("float32"); // 10⁻³⁹ to 10²⁸, with halves on the way
    const ties = arange(0, 4096, 1, { dtype: "float32" }).add(0.5);
    for (const some of [values, values.neg(), ties]) {
      const theirs = some.to(dtype).view("int16").toNumbers();
      const ours = some.toNumbers().map((value) => toBits(value, format));
      expect(ours).toEqual(theirs.map((bits) => bits & 0xffff));
    }
  },
);
