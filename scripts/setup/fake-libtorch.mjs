/** Folder trees for the tests, shaped like an installed libtorch. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** An empty folder that goes when the test ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "equimeter-setup-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file and the folders above it. */
export function write(file, text = "") {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Files under `root` as a libtorch of `version` has them; `library` is the content of libc10.so. */
export function fakeLibtorch(
  root,
  { version = "2.6.0", lib = "lib", cuda = false, library = "" } = {},
) {
  const [major, minor, patch] = version.split(".");
  const defines = [
    `#define TORCH_VERSION_MAJOR ${major}`,
    `#define TORCH_VERSION_MINOR ${minor}`,
    `#define TORCH_VERSION_PATCH ${patch}`,
  ].join("\n");
  const include = path.join(root, "include");
  const oldPlace = path.join(include, "torch/csrc/api/include/torch/version.h");
  write(path.join(include, "torch/library.h"));
  if (Number(major) >= 2 && Number(minor) >= 8) {
    write(path.join(include, "torch/headeronly/version.h"), defines);
    write(oldPlace, "#include <torch/headeronly/version.h>\n");
  } else {
    write(oldPlace, defines);
  }
  const names = ["libtorch", "libtorch_cpu", "libc10", ...(cuda ? ["libtorch_cuda"] : [])];
  for (const name of names) {
    for (const extension of ["so", "dylib"]) {
      write(path.join(root, lib, `${name}.${extension}`), name === "libc10" ? library : name);
    }
  }
  return root;
}

/** A python3 whose find_spec answers `torchFolder`, and which counts its starts in the file `starts`. */
export function fakePython(folder, torchFolder) {
  const program = path.join(folder, "python3");
  write(program, `#!/bin/sh\necho started >> "${folder}/starts"\necho "${torchFolder}"\n`);
  chmodSync(program, 0o755);
  return program;
}
