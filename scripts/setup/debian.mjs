/** The packages that the native build needs on Debian and Ubuntu, and one sentence about it elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { compiler } from "../../packages/torch/build.mjs";
import { discover, LibtorchError, onPath } from "../../packages/torch/discover.mjs";
import { run, SetupError, step } from "./run.mjs";

const INSTALL = ["install", "-y", "-qq", "--no-install-recommends"];

/** Installs what is missing of `g++ libtorch-dev libopenblas0-pthread`; returns whether it installed anything. */
export async function systemPackages() {
  const hasCompiler = onPath(compiler()[0]) !== null;
  const { libtorch, error } = tryDiscover();
  if (!isDebian()) {
    if (error) throw error;
    return false; // the build says it in one line if the compiler is missing
  }
  const missing = notInstalled(wanted({ libtorch, hasCompiler }));
  if (missing.length === 0) return false;
  const size = missing.includes("libtorch-dev") ? " (a download of about 300 MB)" : "";
  await step(`Debian packages ${missing.join(" ")}${size}`, () => install(missing));
  return true;
}

/**
 * The packages to look for. A libtorch from elsewhere (`libtorch.kind` is not "system") brings its own BLAS;
 * Debian's comes with the slow reference BLAS unless OpenBLAS is asked for.
 */
export function wanted({ libtorch, hasCompiler }) {
  const packages = hasCompiler ? [] : ["g++"];
  if (!libtorch) packages.push("libtorch-dev");
  if (!libtorch || libtorch.kind === "system") packages.push("libopenblas0-pthread");
  return packages;
}

/** Those of `packages` that dpkg-query's answer (a line "name status" for each known one) does not call installed. */
export function missingFrom(packages, answer) {
  const installed = new Set(
    answer
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter(([, status]) => status === "installed")
      .map(([name]) => name),
  );
  return packages.filter((name) => !installed.has(name));
}

function notInstalled(packages) {
  if (packages.length === 0) return [];
  const format = "${Package} ${db:Status-Status}\n";
  // It exits with 1 when a package is unknown, but still answers for the others.
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", format, ...packages], {
    encoding: "utf8",
  });
  return missingFrom(packages, stdout ?? "");
}

function isDebian() {
  return existsSync("/etc/debian_version") && onPath("apt-get") !== null;
}

/** A wrong LIBTORCH is thrown at once: installing packages would not make it right. */
function tryDiscover() {
  try {
    return { libtorch: discover() };
  } catch (error) {
    if (error instanceof LibtorchError && error.code === "not-found")
      return { libtorch: null, error };
    throw error;
  }
}

function lastLines(output) {
  return output.split("\n").slice(-8).join("\n");
}

function install(packages) {
  const isRoot = process.getuid?.() === 0;
  const byHand = `apt-get install -y --no-install-recommends ${packages.join(" ")}`;
  if (!isRoot && !onPath("sudo")) {
    throw new SetupError(`there is no sudo here: run this as root, then try again: ${byHand}`);
  }
  // After sudo, which drops the variables of its caller.
  const prefix = [...(isRoot ? [] : ["sudo"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  const [program, ...leading] = [...prefix, "-o", "DPkg::Lock::Timeout=300"];
  let update = null;
  try {
    run(program, [...leading, "update", "-qq"], { keep: lastLines });
  } catch (error) {
    update = error; // one unreachable source need not matter
  }
  try {
    run(program, [...leading, ...INSTALL, ...packages], { keep: lastLines });
  } catch (error) {
    const causes = [update, error].filter(Boolean).map(({ message }) => message);
    const way = `install them by hand, then try again: ${isRoot ? "" : "sudo "}${byHand}`;
    throw new SetupError(`${causes.join("\n")}\n${way}`);
  }
}
