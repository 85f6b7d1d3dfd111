import { spawnSync } from "node:child_process";

import { expect, test } from "vitest";

import { slowBlasWarning } from "./blas.js";
import { native } from "./native.js";

test("only the reference BLAS is warned of, with the way out", () => {
  expect(slowBlasWarning("reference")).toMatch(/30 times slower.*libopenblas0-pthread/);
  expect(slowBlasWarning("mkl")).toBeNull();
  expect(slowBlasWarning("OpenBLAS 0.3.21 DYNAMIC_ARCH Haswell")).toBeNull();
});

test("loading the library prints nothing, unless the BLAS is slow", () => {
  const library = new URL("../dist/index.js", import.meta.url).href;
  const code = `const { ones } = await import(${JSON.stringify(library)});
    const x = ones([2, 2]); x.requiresGrad = true; x.gelu().sum().backward();
    console.log(x.matmul(x).sum().item());`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", code],
    { encoding: "utf8" },
  );
  expect({ status, stdout }).toEqual({ status: 0, stdout: "8\n" });
  // Nothing at all, but for that one warning where it is due.
  expect(stderr.replace(/^.*reference BLAS.*\n(\(Use `node.*\n)?/m, "")).toBe("");
  expect(stderr.includes("reference BLAS")).toBe(slowBlasWarning(native.blas()) !== null);
});
