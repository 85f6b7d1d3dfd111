/** What data/README.md says in numbers, computed from the frames. */

import { centre } from "./geometry.mjs";

const begin = "<!-- written by scripts/demo-data/make.mjs -->";
const end = "<!-- end -->";

/** Root mean square force per Cartesian component, eV/Å. */
export function rootMeanSquareForce(frames) {
  const components = frames.flatMap((frame) => frame.forces.flat());
  return Math.sqrt(components.reduce((sum, f) => sum + f * f, 0) / components.length);
}

/** The largest component of a frame's net force over all frames, eV/Å. */
export function largestNetForce(frames) {
  return frames.reduce((worst, { forces }) => {
    const net = [0, 1, 2].map((k) => Math.abs(forces.reduce((sum, f) => sum + f[k], 0)));
    return Math.max(worst, ...net);
  }, 0);
}

/** The largest component of a frame's net torque about its centroid over all frames, eV. */
export function largestNetTorque(frames) {
  return frames.reduce((worst, { positions, forces }) => {
    const arms = centre(positions);
    const net = [0, 1, 2].map((k) => {
      const [i, j] = [(k + 1) % 3, (k + 2) % 3];
      return Math.abs(
        forces.reduce((sum, f, atom) => sum + arms[atom][i] * f[j] - arms[atom][j] * f[i], 0),
      );
    });
    return Math.max(worst, ...net);
  }, 0);
}

/** Hill order: carbon, hydrogen, then the alphabet. */
export function formula(symbols) {
  const others = [...new Set(symbols)].filter((s) => s !== "C" && s !== "H").sort();
  return ["C", "H", ...others]
    .map((symbol) => [symbol, symbols.filter((other) => other === symbol).length])
    .filter(([, count]) => count > 0)
    .map(([symbol, count]) => (count === 1 ? symbol : `${symbol}${count}`))
    .join("");
}

/** The totals and the table of molecules, as Markdown. */
export function describe(frames) {
  const molecules = groupByMolecule(frames);
  const rows = [...molecules].map(([name, own]) => {
    const { symbols } = own[0];
    const rms = rootMeanSquareForce(own).toFixed(2);
    return `| ${name} | ${formula(symbols)} | ${symbols.length} | ${own.length} | ${rms} |`;
  });
  const atoms = frames.reduce((sum, frame) => sum + frame.symbols.length, 0);
  const components = frames.flatMap((frame) => frame.forces.flat());
  const largest = components.reduce((worst, f) => Math.max(worst, Math.abs(f)), 0);
  return [
    `${frames.length} frames of ${molecules.size} molecules, ${atoms} atoms in all.`,
    `Forces: root mean square per component ${rootMeanSquareForce(frames).toFixed(3)} eV/Å,`,
    `largest component ${largest.toFixed(2)} eV/Å.`,
    "",
    "| molecule | formula | atoms | frames | RMS force per component (eV/Å) |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** `readme` with the part between the two markers replaced. */
export function insertSummary(readme, summary) {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`data/README.md lost its markers ${begin} … ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${summary}\n\n${readme.slice(to)}`;
}

function groupByMolecule(frames) {
  const groups = new Map();
  for (const frame of frames) {
    groups.set(frame.molecule, [...(groups.get(frame.molecule) ?? []), frame]);
  }
  return groups;
}
