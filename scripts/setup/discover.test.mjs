import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { cxxStandard, discover, parseVersion } from "../../packages/torch/discover.mjs";
import { fakeLibtorch, fakePython, temporaryFolder } from "./fake-libtorch.mjs";

/** Discovery that sees nothing of this machine but a python3 in `folder`. */
function find(folder, options = {}) {
  return discover({
    environment: { PATH: `${folder}:/usr/bin:/bin` },
    systemRoot: path.join(folder, "nowhere"),
    homebrew: [],
    pythons: [path.join(folder, "python3")],
    platform: "linux",
    ...options,
  });
}

test("reads the version of 1.13 and of 2.x headers, and none from a header that only includes another", () => {
  const text =
    "#define TORCH_VERSION_MAJOR 1\n#define TORCH_VERSION_MINOR 13\n#define TORCH_VERSION_PATCH 1";
  expect(parseVersion(text)).toEqual({ major: 1, minor: 13, version: "1.13.1" });
  expect(parseVersion("#include <torch/headeronly/version.h>")).toBeNull();
});

test.each([
  ["1.13.1", 17, "lib"],
  ["2.6.0", 17, "lib64"],
  ["2.9.1", 17, "lib"],
  ["2.14.1", 20, "lib"],
])("LIBTORCH with version %s: C++%i, libraries in %s", (version, standard, lib) => {
  const root = fakeLibtorch(path.join(temporaryFolder(), "libtorch"), { version, lib });
  const found = find(root, { environment: { LIBTORCH: root } });
  expect(found).toMatchObject({
    kind: "LIBTORCH",
    root,
    version,
    cxxStandard: standard,
    includes: [path.join(root, "include"), path.join(root, "include/torch/csrc/api/include")],
    libraries: path.join(root, lib),
    cuda: false,
  });
});

test("C++20 is asked for from 2.10 on, and by a later major version", () => {
  const standards = [
    [1, 13],
    [2, 9],
    [2, 10],
    [3, 0],
  ].map(([major, minor]) => cxxStandard({ major, minor }));
  expect(standards).toEqual([17, 17, 20, 20]);
});

test("LIBTORCH may name the site-packages folder around torch; CUDA and the old string are seen", () => {
  const folder = temporaryFolder();
  const library = "\0_ZN3c106detail14torchCheckFailEPKcS2_jRKSs\0";
  const root = fakeLibtorch(path.join(folder, "torch"), { cuda: true, library });
  const found = find(folder, { environment: { LIBTORCH: folder } });
  expect(found).toMatchObject({ root, cuda: true, cxx11Abi: false });
});

test("a wrong LIBTORCH is not passed over: the path and what is missing there", () => {
  const folder = temporaryFolder();
  const wrong = (LIBTORCH) => () => find(folder, { environment: { LIBTORCH } });
  const absent = path.join(folder, "absent");
  expect(wrong(absent)).toThrow(
    `LIBTORCH=${absent} is not a usable libtorch: there is no such folder`,
  );
  expect(wrong(folder)).toThrow(`${folder}/include/torch/library.h is missing`);
  const root = fakeLibtorch(path.join(folder, "broken"));
  rmSync(path.join(root, "lib/libtorch_cpu.so"));
  expect(wrong(root)).toThrow(`${root}/lib/libtorch_cpu.so is missing`);
  rmSync(path.join(root, "lib"), { recursive: true });
  expect(wrong(root)).toThrow(`${root}/lib/libtorch.so is missing`);
  rmSync(path.join(root, "include/torch/csrc"), { recursive: true });
  expect(wrong(root)).toThrow("no version in");
});

test("the order is system, Homebrew, Python; all are passed over when too old", () => {
  const folder = temporaryFolder();
  const torch = fakeLibtorch(path.join(folder, "site-packages/torch"));
  fakePython(folder, torch);
  const brew = fakeLibtorch(path.join(folder, "brew"));
  const systemRoot = path.join(folder, "system");
  const options = { systemRoot, homebrew: [brew] };

  const lib = `lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch] ?? process.arch}-linux-gnu`;
  const usr = fakeLibtorch(path.join(systemRoot, "usr"), { version: "1.13.0", lib });
  expect(find(folder, options)).toMatchObject({
    kind: "system",
    root: usr,
    libraries: path.join(usr, lib),
  });

  fakeLibtorch(usr, { version: "1.8.1", lib });
  expect(find(folder, options)).toMatchObject({ kind: "homebrew", root: brew });
  expect(find(folder)).toMatchObject({
    kind: "python",
    root: torch,
    python: path.join(folder, "python3"),
  });
});

test("Python is not started again while what it answered is still there", () => {
  const folder = temporaryFolder();
  const torch = fakeLibtorch(path.join(folder, "torch"));
  fakePython(folder, torch);
  const starts = () => readFileSync(path.join(folder, "starts"), "utf8").split("\n").length - 1;
  const first = find(folder);
  expect(starts()).toBe(1);
  expect(find(folder, { previous: first })).toEqual(first);
  expect(starts()).toBe(1);
  find(folder, { previous: { ...first, python: "/another/python3" } });
  expect(starts()).toBe(2);
  rmSync(torch, { recursive: true });
  expect(() => find(folder, { previous: first })).toThrow("libtorch was not found");
  expect(starts()).toBe(3);
});

test("nothing found: one sentence with every way out, and the old one named if there is one", () => {
  const folder = temporaryFolder();
  const waysOut = "install .*libtorch-dev.*pip install torch.*brew install.*LIBTORCH=path";
  expect(() => find(folder)).toThrow(new RegExp(`^libtorch was not found: ${waysOut}`));
  fakePython(folder, fakeLibtorch(path.join(folder, "torch"), { version: "1.8.1" }));
  expect(() => find(folder)).toThrow(
    new RegExp(`^libtorch 1.8.1 in .* is older than 1.13: ${waysOut}`),
  );
});
