/**
 * Finds libtorch on this machine, without importing Python's torch and without asking a network.
 * Node built-ins only: it runs on a fresh clone, before `npm ci`.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const OLDEST = { major: 1, minor: 13 };

const HEADERS = "torch/csrc/api/include";

/** Where the version is written: libtorch 2.8 and newer, then everything before. */
const VERSION_FILES = ["torch/headeronly/version.h", `${HEADERS}/torch/version.h`];

const HOMEBREW = [
  "/opt/homebrew/opt/pytorch",
  "/usr/local/opt/pytorch",
  "/home/linuxbrew/.linuxbrew/opt/pytorch",
];

const PYTHONS = ["python3", "/usr/bin/python3"];

/** The name of this processor in Debian's library folders (`/usr/lib/x86_64-linux-gnu`). */
const MULTIARCH = { x64: "x86_64", arm64: "aarch64", ppc64: "powerpc64le" };

const HOW_TO_INSTALL =
  "install Debian's or Ubuntu's packages (sudo apt-get install g++ libtorch-dev libopenblas0-pthread), " +
  "pip's torch (pip install torch) or Homebrew's pytorch (brew install pytorch), " +
  "or set LIBTORCH=path to a folder with include/ and lib/";

/** No usable libtorch. `code` is "not-found" or, for a wrong LIBTORCH, "unusable". */
export class LibtorchError extends Error {
  constructor(code, message) {
    super(message);
    this.name = "LibtorchError";
    this.code = code;
  }
}

/**
 * Finds libtorch: the LIBTORCH folder, else the system's, else Homebrew's, else that of Python.
 * `previous` (an earlier result) saves starting Python again when the same Python still has it.
 * Throws LibtorchError with one sentence.
 */
export function discover({
  environment = process.env,
  systemRoot = "/",
  homebrew = HOMEBREW,
  pythons = PYTHONS,
  platform = process.platform,
  previous = null,
} = {}) {
  if (environment.LIBTORCH) return fromVariable(environment.LIBTORCH, platform);
  const tooOld = [];
  const found =
    system(systemRoot, platform, tooOld) ??
    firstUsable("homebrew", homebrew, platform, tooOld) ??
    python(pythons, environment, platform, previous, tooOld);
  if (found) return found;
  const start = tooOld.length > 0 ? `${tooOld.join("; ")}: ` : "libtorch was not found: ";
  throw new LibtorchError("not-found", start + HOW_TO_INSTALL + ".");
}

/** The version written in one of torch's `version.h` texts, or null (newer copies only include another file). */
export function parseVersion(text) {
  const [major, minor, patch] = ["MAJOR", "MINOR", "PATCH"].map(
    (part) => text.match(new RegExp(`#define\\s+TORCH_VERSION_${part}\\s+(\\d+)`))?.[1],
  );
  if (major === undefined || minor === undefined) return null;
  return { major: Number(major), minor: Number(minor), version: `${major}.${minor}.${patch ?? 0}` };
}

/** The C++ standard that the headers of a version ask for; they refuse C++17 in the newest ones. */
export function cxxStandard({ major, minor }) {
  return major > 2 || (major === 2 && minor >= 10) ? 20 : 17;
}

/** The absolute path of a program on PATH, or null. */
export function onPath(program, environment = process.env) {
  if (path.isAbsolute(program)) return isExecutable(program) ? program : null;
  for (const folder of (environment.PATH ?? "").split(path.delimiter)) {
    const candidate = path.join(folder, program);
    if (folder && isExecutable(candidate)) return candidate;
  }
  return null;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function fromVariable(folder, platform) {
  // LIBTORCH may name the folder itself or a site-packages folder around it.
  const nested = path.join(folder, "torch");
  const root =
    !existsSync(path.join(folder, "include")) && existsSync(path.join(nested, "include"))
      ? nested
      : folder;
  const result = inspect("LIBTORCH", path.resolve(root), platform);
  if (!result.problem) return result;
  const problem = existsSync(folder) ? result.problem : "there is no such folder";
  throw new LibtorchError(
    "unusable",
    `LIBTORCH=${folder} is not a usable libtorch: ${problem}; ` +
      "it must name a folder with include/ and lib/ (an unpacked libtorch or pip's torch folder).",
  );
}

function system(systemRoot, platform, tooOld) {
  return firstUsable("system", [path.join(systemRoot, "usr")], platform, tooOld);
}

function python(names, environment, platform, previous, tooOld) {
  const programs = names.map((name) => onPath(name, environment));
  for (const program of new Set(programs.filter((found) => found !== null))) {
    const remembered =
      previous?.kind === "python" && previous.python === program ? previous.root : null;
    const root =
      remembered && existsSync(path.join(remembered, "include"))
        ? remembered
        : askPython(program, environment);
    const found = root && firstUsable("python", [root], platform, tooOld);
    if (found) return { ...found, python: program };
  }
  return null;
}

/** The folder of Python's torch. `find_spec` reads no file of the package, so it takes milliseconds. */
function askPython(program, environment) {
  const script = [
    "import importlib.util",
    "spec = importlib.util.find_spec('torch')",
    "print(spec.submodule_search_locations[0] if spec and spec.origin else '')",
  ].join("\n");
  // From "/", so that a folder named torch in the working directory is not taken for the package.
  const { status, stdout } = spawnSync(program, ["-c", script], {
    cwd: "/",
    env: environment,
    encoding: "utf8",
  });
  return status === 0 ? stdout.trim() : "";
}

function firstUsable(kind, roots, platform, tooOld) {
  for (const root of roots) {
    const result = inspect(kind, root, platform);
    if (!result.problem) return result;
    if (result.old) tooOld.push(result.problem);
  }
  return null;
}

/** Looks at one folder: a description of its libtorch, or `{ problem }` in words. */
function inspect(kind, root, platform) {
  const include = path.join(root, "include");
  const header = path.join(include, "torch", "library.h");
  if (!existsSync(header)) return { problem: `${header} is missing` };
  const version = readVersion(include);
  if (!version) return { problem: `no version in ${path.join(include, VERSION_FILES[1])}` };

  const extension = platform === "darwin" ? "dylib" : "so";
  const needed = ["torch", "torch_cpu", "c10"].map((name) => `lib${name}.${extension}`);
  const folders = libraryFolders(root);
  const libraries = folders.find((folder) => existsSync(path.join(folder, needed[0])));
  if (!libraries) return { problem: `${path.join(folders.at(-1), needed[0])} is missing` };
  const missing = needed.find((name) => !existsSync(path.join(libraries, name)));
  if (missing) return { problem: `${path.join(libraries, missing)} is missing` };

  if (
    version.major < OLDEST.major ||
    (version.major === OLDEST.major && version.minor < OLDEST.minor)
  ) {
    const oldest = `${OLDEST.major}.${OLDEST.minor}`;
    return { old: true, problem: `libtorch ${version.version} in ${root} is older than ${oldest}` };
  }
  return {
    kind,
    root,
    includes: [include, path.join(include, HEADERS)],
    libraries,
    ...version,
    cxxStandard: cxxStandard(version),
    cxx11Abi: platform === "darwin" || hasNewStrings(path.join(libraries, needed[2])),
    cuda: existsSync(path.join(libraries, `libtorch_cuda.${extension}`)),
    // Nightly builds change under one version number; the size tells them apart well enough.
    librarySize: statSync(path.join(libraries, needed[1])).size,
  };
}

function libraryFolders(root) {
  const triplet = `${MULTIARCH[process.arch] ?? process.arch}-linux-gnu`;
  return [path.join(root, "lib", triplet), path.join(root, "lib64"), path.join(root, "lib")];
}

function readVersion(include) {
  for (const name of VERSION_FILES) {
    const file = path.join(include, name);
    const version = existsSync(file) ? parseVersion(readFileSync(file, "utf8")) : null;
    if (version) return version;
  }
  return null;
}

/**
 * Whether a library was compiled with GCC's std::string of C++11. Wheels up to 2.6 were not, and say so only
 * to Python; the spelling of one exported symbol (its last argument is a string) says it to everybody.
 */
function hasNewStrings(libc10) {
  return !readFileSync(libc10).includes("torchCheckFailEPKcS2_jRKSs");
}
