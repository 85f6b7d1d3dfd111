/** Scratch roots of Debian with a compiler, libtorch, OpenBLAS and Node, made by debootstrap. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { onPath } from "../../packages/torch/discover.mjs";
import { SetupError } from "../setup/run.mjs";
import { enter, execute } from "./place.mjs";

const PACKAGES = ["g++", "libtorch-dev", "libopenblas0-pthread", "nodejs"];

/** The packages that are asked for in contrib and non-free; libtorch-dev and libtorch-cuda-dev exclude each other. */
const CUDA_PACKAGES = PACKAGES.map((name) =>
  name === "libtorch-dev" ? "libtorch-cuda-dev" : name,
);

/**
 * The folder of a finished root for `suite`, made when it is not there yet. A root counts as finished when the
 * record beside it says so; anything else under its name is left over from a broken attempt and made anew.
 */
export function debianRoot({ suite, scratch, mirror, cuda = false }) {
  const root = path.join(scratch, `root-${suite}${cuda ? "-cuda" : ""}`);
  const record = `${root}.json`;
  const packages = cuda ? CUDA_PACKAGES : PACKAGES;
  if (existsSync(record) && readFileSync(record, "utf8") === recordOf(packages)) return root;
  checkPossible();
  const uri = mirror ?? machineMirror();
  const log = (part) => path.join(scratch, "logs", `root-${suite}-${part}.log`);
  remove(root, `${root}.new`);
  mkdirSync(scratch, { recursive: true });
  execute(["debootstrap", "--variant=minbase", suite, `${root}.new`, uri], {
    log: log("debootstrap"),
  });
  renameSync(`${root}.new`, root);
  install(root, { suite, uri, packages, cuda, log: log("packages") });
  writeFileSync(record, recordOf(packages));
  return root;
}

/** Deletes folders without ever crossing into another file system. */
export function remove(...folders) {
  execute(["rm", "-rf", "--one-file-system", ...folders]);
}

const recordOf = (packages) => `${JSON.stringify({ packages })}\n`;

function install(root, { suite, uri, packages, cuda, log }) {
  const components = cuda ? "main contrib non-free non-free-firmware" : "main";
  writeFileSync(path.join(root, "etc/apt/sources.list"), `deb ${uri} ${suite} ${components}\n`);
  // A mirror that stands still, as a snapshot does, is what a repeatable check wants.
  writeFileSync(
    path.join(root, "etc/apt/apt.conf.d/90scratch"),
    'Acquire::Check-Valid-Until "false";\n',
  );
  // cuDNN's package would accept NVIDIA's license and load from NVIDIA's server without asking; that is the user's to do.
  const answers = cuda
    ? 'echo "nvidia-cudnn nvidia-cudnn/question select I Decline" | debconf-set-selections;'
    : "";
  const script =
    `set -e; ${answers} apt-get update -qq; ` +
    `apt-get install -y -qq --no-install-recommends ${packages.join(" ")}; apt-get clean`;
  const env = { ...proxies(), DEBIAN_FRONTEND: "noninteractive" };
  enter(root, ["sh", "-c", script], { env, log, minutes: 60 });
}

function proxies() {
  const names = ["http_proxy", "https_proxy", "no_proxy"];
  return Object.fromEntries(
    names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]),
  );
}

function checkPossible() {
  if (process.getuid?.() !== 0)
    throw new SetupError("a Debian root can only be made by root: run this with sudo.");
  for (const [program, name] of [
    ["debootstrap", "debootstrap"],
    ["unshare", "util-linux"],
  ]) {
    const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;
    if (!onPath(program, { PATH }))
      throw new SetupError(`${program} is missing: apt-get install ${name}`);
  }
}

/** The mirror that apt on this machine uses for Debian itself. */
function machineMirror() {
  const format = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  const args = ["apt-get", "indextargets", "--format", format, "Created-By: Packages"];
  const system = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  const { output } = execute(args, { mayFail: true });
  const mirror = debianMirror(output, system);
  if (mirror) return mirror;
  throw new SetupError("apt on this machine names no Debian mirror: give one with --mirror URL.");
}

/**
 * Debian's own archive among apt's index targets (lines "URI release component"): the one whose release is the
 * code name of the running Debian (`osRelease` is /etc/os-release), or null.
 */
export function debianMirror(targets, osRelease) {
  const value = (key) => new RegExp(`^${key}="?([^"\n]*)"?$`, "m").exec(osRelease)?.[1];
  if (value("ID") !== "debian") return null;
  const names = [value("VERSION_CODENAME"), "testing", "unstable", "sid"];
  for (const line of targets.split("\n")) {
    const [uri, release, component] = line.split(" ");
    if (component === "main" && names.includes(release)) return uri.replace(/\/$/, "");
  }
  return null;
}
