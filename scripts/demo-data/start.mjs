/**
 * The geometries that the molecular dynamics set out from. Open Babel draws random numbers that it
 * cannot be given a seed for, so what it drew is kept in start.xyz beside this file (Å, not yet
 * optimised; the comment line is the molecule's name). Delete the file to draw anew.
 */
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { embed } from "./programs.mjs";

const file = fileURLToPath(new URL("start.xyz", import.meta.url));

/**
 * `{ symbols, positions }` (Å) for every `[name, smiles]`, as a Map by name. What start.xyz lacks
 * is drawn and added to it.
 */
export async function startGeometries(molecules) {
  const known = await readStart();
  const missing = molecules.filter(([name]) => !known.has(name));
  if (missing.length === 0) return known;
  const folder = await mkdtemp(join(tmpdir(), "equimeter-demo-start-"));
  try {
    for (const [name, smiles] of missing) known.set(name, await embed(smiles, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await writeFile(`${file}.part`, [...known].map(format).join(""));
  await rename(`${file}.part`, file);
  return known;
}

async function readStart() {
  const text = await readFile(file, "utf8").catch((error) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const lines = text.split("\n");
  const known = new Map();
  for (let at = 0; Number(lines[at]) > 0;) {
    const count = Number(lines[at]);
    const rows = lines.slice(at + 2, at + 2 + count).map((line) => line.split(/\s+/));
    known.set(lines[at + 1], {
      symbols: rows.map((row) => row[0]),
      positions: rows.map((row) => row.slice(1, 4).map(Number)),
    });
    at += count + 2;
  }
  return known;
}

function format([name, { symbols, positions }]) {
  const rows = symbols.map((symbol, atom) => {
    return `${symbol.padEnd(2)}${positions[atom].map((x) => x.toFixed(5).padStart(10)).join("")}`;
  });
  return `${symbols.length}\n${name}\n${rows.join("\n")}\n`;
}
