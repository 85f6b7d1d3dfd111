/**
 * Makes data/demo.xyz.gz and the numbers of data/README.md: `node scripts/demo-data/make.mjs`.
 * Needs Debian's `openbabel` and `xtb`; takes about five minutes on two cores.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compress, formatFrames } from "./extxyz.mjs";
import { molecules } from "./molecules.mjs";
import { requirePrograms, SetupError } from "./programs.mjs";
import { forceError, sampleMolecule } from "./sample.mjs";
import { startGeometries } from "./start.mjs";
import {
  describe,
  insertSummary,
  largestNetForce,
  largestNetTorque,
  rootMeanSquareForce,
} from "./summary.mjs";

const processes = 2;
const output = fileURLToPath(new URL("../../data/demo.xyz.gz", import.meta.url));
const readme = fileURLToPath(new URL("../../data/README.md", import.meta.url));

/** `processes` molecules at a time, results in the order of the list. */
async function sampleAll() {
  const starts = await startGeometries(molecules);
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < molecules.length) {
      const seed = next++;
      const [name, smiles] = molecules[seed];
      const frames = await sampleMolecule({ name, smiles, start: starts.get(name), seed });
      results[seed] = frames;
      const rms = rootMeanSquareForce(frames).toFixed(3);
      console.log(`${name}: ${frames.length} frames, RMS force per component ${rms} eV/Å`);
    }
  };
  const stopAll = (error) => {
    next = molecules.length;
    throw error;
  };
  await Promise.all(Array.from({ length: processes }, () => worker().catch(stopAll)));
  return results.flat();
}

/** Stops rather than write labels that are not the gradient of a rotation-invariant energy. */
async function check(frames) {
  const found = [
    ["net force of a frame", largestNetForce(frames), 1e-3, "eV/Å"],
    ["net torque of a frame", largestNetTorque(frames), 1e-3, "eV"],
    ["difference of forces and -dE/dx", await forceError(frames[0], 4), 1e-3, "eV/Å"],
  ];
  for (const [what, value, limit, unit] of found) {
    const sentence = `largest ${what}: ${value.toExponential(1)} ${unit}`;
    if (!(value < limit)) throw new Error(`${sentence}, more than ${limit}: nothing written`);
    console.log(sentence);
  }
}

/** Complete under another name first: a kill never leaves half a file. */
async function replaceFile(path, content) {
  await writeFile(`${path}.part`, content);
  await rename(`${path}.part`, path);
}

try {
  await requirePrograms();
  const frames = await sampleAll();
  await check(frames);
  const bytes = compress(formatFrames(frames));
  const summary = insertSummary(await readFile(readme, "utf8"), describe(frames));
  await replaceFile(output, bytes);
  await replaceFile(readme, summary);
  console.log(`${frames.length} frames, ${bytes.length} bytes: data/demo.xyz.gz`);
} catch (error) {
  console.error(error.message);
  process.exitCode = error instanceof SetupError ? 2 : 1;
}
