/**
 * An empty cuDNN for a root without it. Debian's CUDA build of libtorch is linked with cuDNN, which is only there
 * once its user has accepted NVIDIA's license; loading the library on a machine without a GPU calls none of it.
 */
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { enter } from "./place.mjs";

const FOLDER = "/opt/cudnn-stub";

/** Makes the stub if there is no cuDNN in `root`; returns the folder to search for it, or null. */
export function stubCudnn(root) {
  const libraries = `/usr/lib/${architecture()}-linux-gnu`;
  const link = path.join(root, libraries, "libcudnn.so.9.0.0");
  if (existsSync(link)) return null;
  const cuda = path.join(libraries, "libtorch_cuda.so");
  const names =
    enter(root, ["nm", "-D", "--undefined-only", cuda]).output.match(/\bcudnn\w+/g) ?? [];
  const body = [...new Set(names)].map((name) => `void ${name}(void) { abort(); }`);
  writeFileSync(path.join(root, "tmp/cudnn.c"), `#include <stdlib.h>\n${body.join("\n")}\n`);
  const compile = "gcc -shared -fPIC -Wl,-soname,libcudnn.so.9 /tmp/cudnn.c -o $0/libcudnn.so.9";
  enter(root, ["sh", "-c", `mkdir -p $0 && ${compile}`, FOLDER]);
  return FOLDER;
}

const architecture = () => ({ x64: "x86_64", arm64: "aarch64" })[process.arch] ?? process.arch;
