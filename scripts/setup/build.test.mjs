import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import {
  BuildError,
  build,
  cacheKey,
  compiler,
  compilerFlags,
  ensureBuilt,
  firstErrors,
  isBuilt,
} from "../../packages/torch/build.mjs";
import { fakeLibtorch, temporaryFolder, write } from "./fake-libtorch.mjs";

const LIBTORCH = {
  kind: "python",
  root: "/venv/torch",
  includes: ["/venv/torch/include", "/venv/torch/include/torch/csrc/api/include"],
  libraries: "/venv/torch/lib",
  version: "2.6.0",
  major: 2,
  minor: 6,
  cxxStandard: 17,
  cxx11Abi: true,
  cuda: false,
  librarySize: 1000,
};

/** A compiler that writes its arguments to the output file, or fails while a file `broken` is beside it. */
function fakeBuild() {
  const folder = temporaryFolder();
  const program = path.join(folder, "compiler");
  const script = `#!/bin/sh
echo called >> "${folder}/calls"
if [ -e "${folder}/broken" ]; then echo "addon.cc:3:1: error: expected ';'" >&2; exit 1; fi
while [ "$1" != -o ]; do shift; done
echo core > "$2"
`;
  write(program, script);
  chmodSync(program, 0o755);
  const sourceFolder = path.join(folder, "native");
  write(path.join(sourceFolder, "addon.cc"), '#include "slots.h"\n');
  write(path.join(sourceFolder, "slots.h"), "int slots;\n");
  const LIBTORCH_FOLDER = fakeLibtorch(path.join(folder, "libtorch"));
  const outputFolder = path.join(folder, "build");
  const environment = { PATH: process.env.PATH, LIBTORCH: LIBTORCH_FOLDER, CXX: program };
  const calls = () => readFileSync(path.join(folder, "calls"), "utf8").trim().split("\n").length;
  return {
    folder,
    calls,
    outputFolder,
    options: { quiet: true, sourceFolder, outputFolder, environment },
  };
}

test("the flags of a wheel: C++ standard, string of C++98, folders, CUDA kept by the linker", () => {
  const { compile, link } = compilerFlags({ ...LIBTORCH, cxx11Abi: false, cuda: true }, "linux");
  expect(compile).toContain("-std=c++17");
  expect(compile).toContain("-D_GLIBCXX_USE_CXX11_ABI=0");
  expect(compile).toContain("-DEQUIMETER_TORCH_MINOR=6");
  expect(compile.join(" ")).toContain("-isystem /venv/torch/include -isystem");
  expect(link.join(" ")).toBe(
    "-L/venv/torch/lib -Wl,-rpath,/venv/torch/lib -Wl,--no-as-needed -ltorch -ltorch_cpu -lc10 " +
      "-ltorch_cuda -lc10_cuda -ldl",
  );
});

test("the flags of Debian's libtorch name no folder that the compiler searches by itself", () => {
  const includes = ["/usr/include", "/usr/include/torch/csrc/api/include"];
  const debian = { ...LIBTORCH, kind: "system", root: "/usr", includes, cxxStandard: 20 };
  const { compile, link } = compilerFlags(debian, "linux");
  expect(compile).toContain("-std=c++20");
  expect(compile.slice(-2)).toEqual(["-isystem", includes[1]]);
  expect(link).toEqual(["-ltorch", "-ltorch_cpu", "-lc10", "-ldl"]);
});

test("the experimental Node-API is asked for by its number, which the headers do not strip", () => {
  expect(compilerFlags(LIBTORCH).compile).toContain("-DNAPI_VERSION=2147483647");
});

test("macOS leaves Node's symbols to the program that loads the core", () => {
  expect(compilerFlags(LIBTORCH, "darwin").link.join(" ")).toContain("-undefined dynamic_lookup");
  expect(compiler({}, "darwin")).toEqual(["clang++"]);
  expect(compiler({ CXX: " ccache g++ " })).toEqual(["ccache", "g++"]);
});

test("the key changes with a source, a header's name, the libtorch, the compiler and the flags", () => {
  const sourceFolder = temporaryFolder();
  write(path.join(sourceFolder, "addon.cc"), "int a;");
  write(path.join(sourceFolder, "a.h"), "int b;");
  write(path.join(sourceFolder, "README.md"), "not compiled");
  const given = {
    sourceFolder,
    libtorch: LIBTORCH,
    command: ["g++"],
    flags: compilerFlags(LIBTORCH),
  };
  const first = cacheKey(given);
  expect(cacheKey(given)).toBe(first);
  const others = [
    { ...given, libtorch: { ...LIBTORCH, root: "/other" } },
    { ...given, libtorch: { ...LIBTORCH, version: "2.6.1" } },
    { ...given, libtorch: { ...LIBTORCH, librarySize: 1001 } },
    { ...given, command: ["clang++"] },
    { ...given, flags: { ...given.flags, compile: [...given.flags.compile, "-g"] } },
  ].map(cacheKey);
  write(path.join(sourceFolder, "README.md"), "still not compiled");
  expect(cacheKey(given)).toBe(first);
  write(path.join(sourceFolder, "a.h"), "int c;");
  others.push(cacheKey(given));
  write(path.join(sourceFolder, "b.h"), "");
  others.push(cacheKey(given));
  expect(new Set([first, ...others]).size).toBe(others.length + 1);
});

test("builds once, again after a change, and keeps no temporary file", async () => {
  const { calls, outputFolder, options } = fakeBuild();
  expect(isBuilt(options)).toBe(false);
  expect(await build(options)).toMatchObject({
    built: true,
    file: path.join(outputFolder, "core.node"),
  });
  expect(isBuilt(options)).toBe(true);
  expect(readdirSync(outputFolder).sort()).toEqual(["core.json", "core.node"]);
  const again = await build(options);
  expect(again.built).toBe(false);
  expect(again.seconds).toBeLessThan(0.1);
  expect(calls()).toBe(1);

  write(path.join(options.sourceFolder, "slots.h"), "long slots;\n");
  expect(ensureBuilt(options)).toBe(again.file);
  expect(calls()).toBe(2);
  writeFileSync(path.join(outputFolder, "core.json"), "{ damaged");
  expect((await build(options)).built).toBe(true);
});

test("a compiler's error is shown, and the core that was there stays", async () => {
  const { folder, outputFolder, options } = fakeBuild();
  await build(options);
  write(path.join(folder, "broken"));
  write(path.join(options.sourceFolder, "addon.cc"), "int broken\n");
  expect(() => ensureBuilt(options)).toThrow(BuildError);
  expect(() => ensureBuilt(options)).toThrow("addon.cc:3:1: error: expected ';'");
  expect(readdirSync(outputFolder).sort()).toEqual(["core.json", "core.node"]);
});

test("a missing compiler is named with the way to install it", () => {
  const { options } = fakeBuild();
  const environment = { ...options.environment, CXX: "no-such-compiler" };
  expect(() => ensureBuilt({ ...options, environment })).toThrow(
    /no-such-compiler was not found: install it .*apt-get install g\+\+/,
  );
});

test.each([
  ["of a process that is gone", "999999999", 0],
  ["of a process whose number another one has by now", String(process.pid), 3600],
  ["that its owner never wrote", "", 60],
])("a lock %s does not stop a build", async (_name, owner, ageSeconds) => {
  const { outputFolder, options } = fakeBuild();
  const file = path.join(outputFolder, "core.lock");
  write(file, owner);
  const time = Date.now() / 1000 - ageSeconds;
  utimesSync(file, time, time);
  expect((await build(options)).built).toBe(true);
  expect(existsSync(file)).toBe(false);
});

test("only the first error and its explanation are kept of a compiler's output", () => {
  const text = [
    "In file included from x:",
    "a.cc:1: error: one",
    "",
    "  note: why",
    "b: error: two",
  ].join("\n");
  expect(firstErrors(text, 2)).toBe("a.cc:1: error: one\n  note: why");
  expect(firstErrors("something else")).toBe("something else");
});
