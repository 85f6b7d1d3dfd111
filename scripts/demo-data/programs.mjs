/** Open Babel and xtb as functions: each works in a folder of its own and answers with numbers. */
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { randomRotation, rotate, transpose } from "./geometry.mjs";

const execute = promisify(execFile);

const hartree = 27.211386245988; // eV, CODATA 2018
const bohr = 0.529177210903; // Å, CODATA 2018
const generalOrientation = randomRotation(1000);

/** Something that the person at the terminal can put right; shown as one sentence. */
export class SetupError extends Error {}

/** Throws SetupError when `obabel` or `xtb` is not on the PATH. */
export async function requirePrograms() {
  const missing = [];
  for (const [program, flag] of [
    ["obabel", "-V"],
    ["xtb", "--version"],
  ]) {
    await execute(program, [flag]).catch((error) => {
      if (error.code === "ENOENT") missing.push(program);
    });
  }
  if (missing.length > 0) {
    throw new SetupError(
      `The demo data set is made with ${missing.join(" and ")}, not found on this machine: ` +
        "install them with `sudo apt-get install openbabel xtb`.",
    );
  }
}

/** SMILES to `{ symbols, positions }` (Å); not the same geometry every time. */
export async function embed(smiles, folder) {
  const file = join(folder, "embedded.xyz");
  await rm(file, { force: true });
  await execute("obabel", [`-:${smiles}`, "--gen3d", "-oxyz", "-O", file]);
  return readXyz(file);
}

/** The nearest GFN2-xTB minimum of a geometry. */
export async function optimise(molecule, folder) {
  const input = await writeXyz(molecule, folder);
  await xtb([input, "--gfn", "2", "--opt", "tight", "--norestart"], folder);
  return readXyz(join(folder, "xtbopt.xyz"));
}

/**
 * Molecular dynamics under GFN-FF; returns positions at the start and after every `interval` (ps).
 * No bond is constrained, hydrogen keeps its own mass, the step is 0.5 fs. `samerand` seeds the
 * first velocities, so that the same machine draws the same trajectory again.
 */
export async function dynamics(molecule, { temperature, picoseconds, interval }, folder) {
  const input = await writeXyz(molecule, folder);
  const settings = [
    "$samerand",
    "$md",
    `temp=${temperature}`,
    `time=${picoseconds}`,
    `dump=${(1000 * interval).toFixed(1)}`,
    "step=0.5",
    "hmass=1",
    "shake=0",
    "nvt=true",
    "$end",
  ];
  await writeFile(join(folder, "md.inp"), `${settings.join("\n")}\n`);
  await rm(join(folder, "mdrestart"), { force: true });
  await xtb([input, "--gfnff", "--md", "--input", "md.inp", "--norestart"], folder);
  const lines = (await readFile(join(folder, "xtb.trj"), "utf8")).trimEnd().split("\n");
  const size = molecule.symbols.length + 2;
  const frames = [];
  for (let start = 0; start + size <= lines.length; start += size) {
    frames.push(parseXyz(lines.slice(start, start + size)).positions);
  }
  return frames;
}

/**
 * GFN2-xTB `{ energy, forces }` in eV and eV/Å at these positions (Å).
 *
 * xtb 6.5.1 computes a wrong gradient (the energy is right) for two atoms that share a coordinate
 * to 1e-11 Å: off by 0.4 to 6 eV/Å when they are bonded, less with distance. Rounded positions do
 * that now and then, so xtb is given the molecule turned to a general orientation, and its forces
 * are turned back.
 */
export async function singlePoint(molecule, folder) {
  const turned = rotate(generalOrientation, molecule.positions);
  const input = await writeXyz({ symbols: molecule.symbols, positions: turned }, folder);
  await rm(join(folder, "gradient"), { force: true });
  await xtb([input, "--gfn", "2", "--grad", "--acc", "0.01", "--norestart"], folder);
  const lines = (await readFile(join(folder, "gradient"), "utf8")).split("\n");
  const energy = Number(/SCF energy =\s*(\S+)/.exec(lines[1])[1]) * hartree;
  const count = molecule.symbols.length;
  const triples = lines.slice(2, 2 + 2 * count).map((line) => {
    return line
      .trim()
      .split(/\s+/)
      .slice(0, 3)
      .map((word) => Number(word.replace("D", "E")));
  });
  const moved = turned.some((p, atom) =>
    p.some((x, k) => !(Math.abs(x - triples[atom][k] * bohr) < 1e-6)),
  );
  if (moved) throw new Error(`xtb changed the coordinates it was given in ${folder}`);
  const turnedForces = triples.slice(count).map((g) => g.map((x) => (-x * hartree) / bohr));
  return { energy, forces: rotate(transpose(generalOrientation), turnedForces) };
}

async function xtb(args, folder) {
  const env = { ...process.env, OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  try {
    await execute("xtb", args, { cwd: folder, env, maxBuffer: 2 ** 28 });
  } catch (error) {
    const [reason] = /^-1- .*$/m.exec(error.stdout ?? "") ?? [error.message.trim()];
    throw new Error(`xtb ${args.join(" ")} failed: ${reason}`, { cause: error });
  }
}

async function writeXyz({ symbols, positions }, folder) {
  const rows = symbols.map((symbol, atom) => {
    return `${symbol} ${positions[atom].map((x) => x.toFixed(10)).join(" ")}`;
  });
  await writeFile(join(folder, "input.xyz"), `${symbols.length}\n\n${rows.join("\n")}\n`);
  return "input.xyz";
}

async function readXyz(file) {
  return parseXyz((await readFile(file, "utf8")).trimEnd().split("\n"));
}

function parseXyz(lines) {
  const rows = lines.slice(2, 2 + Number(lines[0])).map((line) => line.trim().split(/\s+/));
  return {
    symbols: rows.map((row) => row[0]),
    positions: rows.map((row) => row.slice(1, 4).map(Number)),
  };
}
