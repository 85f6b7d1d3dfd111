/** Extended XYZ as ASE writes it, for this data set's own columns and keys. */
import { gunzipSync, gzipSync } from "node:zlib";

/** Frames as text: positions and forces with five decimals, the energy with six. */
export function formatFrames(frames) {
  return frames.map(formatFrame).join("");
}

/**
 * Gzip at the highest level. Node writes no time stamp; the byte that names the operating system is
 * set to "unknown", so that the same frames give the same file everywhere.
 */
export function compress(text) {
  const bytes = gzipSync(text, { level: 9, memLevel: 9 });
  bytes[9] = 255;
  return bytes;
}

/** The frames of a file made by `compress(formatFrames(frames))`. */
export function parseFrames(bytes) {
  const lines = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
  const frames = [];
  for (let at = 0; at < lines.length;) {
    const count = Number(lines[at]);
    const rows = lines.slice(at + 2, at + 2 + count).map((line) => line.trim().split(/\s+/));
    const value = (key) => new RegExp(` ${key}="?([^ "]+)`).exec(lines[at + 1])[1];
    frames.push({
      molecule: value("molecule"),
      smiles: value("smiles"),
      frame: Number(value("frame")),
      energy: Number(value("energy")),
      symbols: rows.map((row) => row[0]),
      positions: rows.map((row) => row.slice(1, 4).map(Number)),
      forces: rows.map((row) => row.slice(4, 7).map(Number)),
    });
    at += count + 2;
  }
  return frames;
}

function formatFrame({ molecule, smiles, frame, symbols, positions, energy, forces }) {
  const comment =
    `Properties=species:S:1:pos:R:3:forces:R:3 energy=${energy.toFixed(6)} ` +
    `molecule=${molecule} frame=${frame} smiles="${smiles}" pbc="F F F"`;
  const rows = symbols.map((symbol, atom) => {
    const numbers = [...positions[atom], ...forces[atom]];
    return `${symbol.padEnd(2)}${numbers.map((x) => decimals(x).padStart(11)).join("")}`;
  });
  return `${symbols.length}\n${comment}\n${rows.join("\n")}\n`;
}

/** Five decimals, and plain zero for what rounds to minus zero. */
function decimals(x) {
  const text = x.toFixed(5);
  return text === "-0.00000" ? "0.00000" : text;
}
