/**
 * Builds the native core: one compiler call from native/addon.cc to build/core.node, skipped while
 * build/core.json says that it was made from the same sources, libtorch and flags.
 * Node built-ins only; everything is synchronous, so that an import can build on first use.
 *
 *     node packages/torch/build.mjs
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { discover, onPath } from "./discover.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** A lock older than this is left over from a build that was killed; a build takes about 15 s. */
const STALE_LOCK_SECONDS = 300;

/** The core could not be built; the message holds the compiler's first error lines. */
export class BuildError extends Error {
  constructor(message) {
    super(message);
    this.name = "BuildError";
  }
}

/** Builds if needed. Resolves to `{ file, built, seconds, libtorch }`; throws BuildError or LibtorchError. */
export async function build(options = {}) {
  return buildNow(options);
}

/** The synchronous form for the first import: builds if needed and returns the path of core.node. */
export function ensureBuilt(options = {}) {
  return buildNow(options).file;
}

/** Whether a build would have nothing to do. Throws LibtorchError. */
export function isBuilt(options = {}) {
  return planBuild(options).isCurrent();
}

/** The compiler to call, as program and leading arguments: `CXX` or the platform's own. */
export function compiler(environment = process.env, platform = process.platform) {
  const command = environment.CXX?.trim() || (platform === "darwin" ? "clang++" : "g++");
  return command.split(/\s+/);
}

/** Flags for a libtorch as `discover` describes it; `link` goes after the source file. */
export function compilerFlags(libtorch, platform = process.platform) {
  const compile = [
    `-std=c++${libtorch.cxxStandard}`,
    "-O2",
    "-fPIC",
    "-shared",
    "-Wno-deprecated",
    "-Wno-deprecated-declarations",
    "-Wno-attributes",
    // The number of the experimental interface: finalizers run inside the garbage collection only with it.
    // -DNAPI_EXPERIMENTAL would be ignored, because node-api-headers strips it.
    "-DNAPI_VERSION=2147483647",
    `-DEQUIMETER_TORCH_MAJOR=${libtorch.major}`,
    `-DEQUIMETER_TORCH_MINOR=${libtorch.minor}`,
  ];
  if (!libtorch.cxx11Abi) compile.push("-D_GLIBCXX_USE_CXX11_ABI=0");
  // -isystem silences the headers; /usr/include itself must keep its place in the compiler's own list.
  for (const folder of libtorch.includes) {
    if (folder !== "/usr/include") compile.push("-isystem", folder);
  }

  const link = [];
  if (libtorch.kind !== "system") {
    link.push(`-L${libtorch.libraries}`, `-Wl,-rpath,${libtorch.libraries}`);
  }
  if (platform === "darwin") {
    link.push("-undefined", "dynamic_lookup", "-ltorch", "-ltorch_cpu", "-lc10");
  } else {
    // The CUDA library registers its kernels when it is loaded; nothing refers to it by name.
    if (libtorch.cuda) link.push("-Wl,--no-as-needed");
    link.push("-ltorch", "-ltorch_cpu", "-lc10");
    if (libtorch.cuda) link.push("-ltorch_cuda", "-lc10_cuda");
    link.push("-ldl");
  }
  return { compile, link };
}

/** What must stay the same for a core to be current. The folder of the checkout is no part of it. */
export function cacheKey({ sourceFolder, libtorch, command, flags }) {
  const hash = createHash("sha256");
  for (const name of sourceFiles(sourceFolder)) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(sourceFolder, name)))
      .update("\0");
  }
  const { root, version, librarySize } = libtorch;
  hash.update(
    JSON.stringify({ root, version, librarySize, command, flags, architecture: process.arch }),
  );
  return hash.digest("hex");
}

function sourceFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.(cc|h)$/.test(name))
    .sort();
}

function buildNow(options) {
  const start = performance.now();
  const plan = planBuild(options);
  const result = (built) => ({
    file: plan.file,
    built,
    seconds: (performance.now() - start) / 1000,
    libtorch: plan.libtorch,
  });
  if (plan.isCurrent()) return result(false);
  mkdirSync(plan.outputFolder, { recursive: true });
  const unlock = lock(path.join(plan.outputFolder, "core.lock"), plan.isCurrent);
  if (!unlock) return result(false); // another process built it while this one waited
  try {
    if (!options.quiet) {
      process.stderr.write(
        `building the native core for libtorch ${plan.libtorch.version}, once (about 15 s)\n`,
      );
    }
    removeLeftovers(plan.outputFolder);
    const temporary = path.join(plan.outputFolder, `core.${process.pid}.tmp`);
    callCompiler(plan, temporary);
    renameSync(temporary, plan.file);
    const { key, libtorch, command, flags } = plan;
    writeFileSync(temporary, JSON.stringify({ key, libtorch, command, flags }, null, 2) + "\n");
    renameSync(temporary, path.join(plan.outputFolder, "core.json"));
  } finally {
    unlock();
  }
  return result(true);
}

/** Everything a build depends on, and whether the core that is there was made from the same. */
function planBuild({
  sourceFolder = path.join(HERE, "native"),
  outputFolder = path.join(HERE, "build"),
  environment = process.env,
}) {
  const file = path.join(outputFolder, "core.node");
  const libtorch = discover({ environment, previous: readRecord(outputFolder)?.libtorch });
  const command = compiler(environment);
  const flags = compilerFlags(libtorch);
  const key = cacheKey({ sourceFolder, libtorch, command, flags });
  const isCurrent = () => existsSync(file) && readRecord(outputFolder)?.key === key;
  return {
    file,
    sourceFolder,
    outputFolder,
    environment,
    libtorch,
    command,
    flags,
    key,
    isCurrent,
  };
}

function callCompiler({ command, flags, sourceFolder, environment }, output) {
  const [program, ...leading] = command;
  if (!onPath(program, environment)) {
    throw new BuildError(
      `the C++ compiler ${program} was not found: install it ` +
        "(Debian and Ubuntu: sudo apt-get install g++; macOS: xcode-select --install) or set CXX.",
    );
  }
  const args = [
    ...leading,
    ...flags.compile,
    "-I",
    nodeHeaders(),
    path.join(sourceFolder, "addon.cc"),
    "-o",
    output,
    ...flags.link,
  ];
  const { status, signal, stderr, error } = spawnSync(program, args, {
    env: environment,
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  if (status === 0) return;
  rmSync(output, { force: true });
  const reason = error?.message ?? (signal ? `it was ended by ${signal}` : firstErrors(stderr));
  throw new BuildError(`${program} could not build the native core:\n${reason}`);
}

/** The first error of a compiler or linker with the lines that explain it. */
export function firstErrors(text, count = 12) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = lines.findIndex((line) => /error|undefined reference|cannot find/i.test(line));
  return lines.slice(Math.max(first, 0), Math.max(first, 0) + count).join("\n");
}

function nodeHeaders() {
  try {
    const entry = createRequire(import.meta.url).resolve("node-api-headers");
    return path.join(path.dirname(entry), "include");
  } catch {
    throw new BuildError(
      "the package node-api-headers is missing: run npm ci in the repository first.",
    );
  }
}

function readRecord(folder) {
  try {
    return JSON.parse(readFileSync(path.join(folder, "core.json"), "utf8"));
  } catch {
    return null; // not built yet, or a damaged record: build again
  }
}

function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    if (/^core\.\d+\.tmp$/.test(name)) rmSync(path.join(folder, name), { force: true });
  }
}

/**
 * Takes the lock file and returns a function that gives it back, or null as soon as `done()` is true.
 * A lock whose process is gone, or that is too old to be one of a running build, is taken over.
 */
function lock(file, done) {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isStale(file)) rmSync(file, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      if (done()) return null;
      continue;
    }
    const unlock = () => rmSync(file, { force: true });
    if (!done()) return unlock;
    unlock();
    return null;
  }
}

function isStale(file) {
  try {
    const age = (Date.now() - statSync(file).mtimeMs) / 1000;
    const owner = Number(readFileSync(file, "utf8"));
    // Without a number in it, its owner was killed between making and writing it, or is just about to write.
    if (age > (owner ? STALE_LOCK_SECONDS : 5)) return true;
    if (owner) process.kill(owner, 0); // sends nothing; throws when there is no such process
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

// In a worker made from a string, argv[1] is no file.
const program = process.argv[1];
if (program && existsSync(program) && fileURLToPath(import.meta.url) === realpathSync(program)) {
  try {
    const { built, seconds, libtorch } = await build();
    const state = built ? `built in ${seconds.toFixed(1)} s` : "up to date";
    console.log(`native core: ${state} (libtorch ${libtorch.version} in ${libtorch.root})`);
  } catch (error) {
    console.error(
      error instanceof BuildError || error.name === "LibtorchError" ? error.message : error,
    );
    process.exit(1);
  }
}
