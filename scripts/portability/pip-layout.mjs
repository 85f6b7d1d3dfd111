/**
 * Run inside a place by run.mjs: arranges the system's libtorch as pip does (site-packages/torch with include/ and
 * lib/), then finds, builds and loads it through LIBTORCH and through Python. Prints one line a way.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../packages/torch/build.mjs";
import { discover, onPath } from "../../packages/torch/discover.mjs";

const HEADERS = ["ATen", "c10", "caffe2", "torch"];

const folder = mkdtempSync(path.join(tmpdir(), "equimeter-pip-"));
try {
  const system = discover({ environment: {}, pythons: [], homebrew: [] });
  const torch = path.join(folder, "site-packages/torch");
  imitate(system, torch);

  const byVariable = { ...process.env, LIBTORCH: path.dirname(torch) };
  await report("LIBTORCH", byVariable, discover({ environment: byVariable }));

  const byPython = { ...process.env, PYTHONPATH: path.dirname(torch), LIBTORCH: "" };
  const found = discover({
    environment: byPython,
    systemRoot: path.join(folder, "none"),
    homebrew: [],
  });
  await report("Python", { ...byPython, LIBTORCH: found.root }, found);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Links to the libraries and headers of `system` under the names that a wheel has. */
function imitate(system, torch) {
  for (const part of ["include", "lib"]) mkdirSync(path.join(torch, part), { recursive: true });
  writeFileSync(path.join(torch, "__init__.py"), "");
  for (const name of HEADERS)
    symlinkSync(path.join(system.includes[0], name), path.join(torch, "include", name));
  for (const name of readdirSync(system.libraries)) {
    if (/^lib(torch|c10)\w*\.so/.test(name)) {
      symlinkSync(path.join(system.libraries, name), path.join(torch, "lib", name));
    }
  }
}

async function report(way, environment, found) {
  const outputFolder = path.join(folder, way);
  const { file, libtorch } = await build({ environment, outputFolder, quiet: true });
  const program = `const core = require(${JSON.stringify(file)}); console.log(core.version(), core.cudaAvailable())`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", program], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${way}: the core does not load: ${stderr}`);
  const [version, cuda] = stdout.trim().split(" ");
  const readelf = spawnSync(onPath("readelf"), ["-d", file], { encoding: "utf8" }).stdout;
  const searched = /(?:RUNPATH|RPATH).*\[(.*)\]/.exec(readelf)?.[1] === libtorch.libraries;
  console.log(
    `pip layout by ${way}: kind ${found.kind}, libtorch ${version}, ` +
      `run path ${searched ? "set" : "MISSING"}, CUDA available: ${cuda}`,
  );
}
