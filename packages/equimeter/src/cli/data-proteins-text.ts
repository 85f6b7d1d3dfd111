import type {
  NeighborPlace,
  ProteinFileInspection,
  SkippedPart,
} from "../data/proteins/inspect/index.js";
import { formatCount, formatNumber } from "../report/index.js";
import { orientationLines } from "./data-text.js";

/** What `data inspect` found in proteins, for a terminal. */
export function proteinsText(path: string, inspection: ProteinFileInspection): string {
  const { chains, residues, entries, orientation, warnings } = inspection;
  const lines = [
    `${path}: ${number(chains, "chain")} of ${number(entries, "entry", "entries")}, ${number(residues, "residue")}`,
    ...sizeLines(inspection),
    sourceText(inspection),
    ...skippedLines(inspection.skipped),
    leftOutText(inspection),
    folderText(inspection),
    "",
    residuesText(inspection),
    gapsText(inspection),
    neighborsText(inspection),
    "",
    clustersText(inspection),
    filtersText(inspection),
    "",
    ...orientationLines(orientation, "first residue"),
    "",
    ...(warnings.length > 0 ? warnings.map((warning) => `! ${warning}`) : ["nothing to warn of"]),
  ];
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n");
}

function sizeLines({ lengths, ofUsualLength, chains }: ProteinFileInspection): string[] {
  if (!lengths) return [];
  const { min, median, max } = lengths;
  return [
    `${rangeText(min, max)} residues each, median ${median}; ${formatCount(ofUsualLength)} of ` +
      `${number(chains, "chain")} with 51 to 255`,
  ];
}

const rangeText = (min: number, max: number) => (min === max ? `${min}` : `${min} to ${max}`);

function sourceText({ resolution, methods, withoutMethod, chains }: ProteinFileInspection): string {
  const known = resolution
    ? `${rangeText(resolution.min, resolution.max)} Å, median ${formatNumber(resolution.median)}, of ` +
      `${formatCount(resolution.count)} of ${number(chains, "chain")}`
    : "not known of any chain";
  const counts = Object.entries(methods).map(
    ([method, count]) => `${method} ${formatCount(count)}`,
  );
  const all = withoutMethod > 0 ? [...counts, `not known ${formatCount(withoutMethod)}`] : counts;
  return `resolution ${known}\nmethods: ${all.join(", ")}`;
}

/** More of them are in `--json`. */
const mostShown = 20;

function skippedLines(skipped: readonly SkippedPart[]): string[] {
  const shown = skipped
    .slice(0, mostShown)
    .map(({ message }) => `! left out: ${message.replace(/; mend it, or leave it out .*$/, "")}`);
  const more = skipped.length - shown.length;
  return more > 0 ? [...shown, `! and ${formatCount(more)} more, which --json lists`] : shown;
}

function folderText({ folder }: ProteinFileInspection): string {
  if (!folder) return "";
  const { files, filesWithoutChains: none, index } = folder;
  return `${number(files, "file")}, ${formatCount(none)} of them without a protein; index kept in ${index}`;
}

function leftOutText({ leftOut }: ProteinFileInspection): string {
  if (!leftOut || leftOut.length === 0) return "";
  const counts = new Map<string, number>();
  for (const { reason } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const list = Array.from(counts, ([reason, count]) => `${formatCount(count)} ${reason}`);
  return `chains left out: ${list.join(", ")}`;
}

function residuesText({ residueKinds }: ProteinFileInspection): string {
  const kinds = (["modified", "rare", "unknown"] as const).flatMap((kind) => {
    const counts = Object.entries(residueKinds[kind]);
    if (counts.length === 0) return [];
    const shown = counts.slice(0, 8).map(([name, count]) => `${name} ${formatCount(count)}`);
    return `${kind} ${shown.join(", ")}${counts.length > shown.length ? ", …" : ""}`;
  });
  if (kinds.length === 0) return "residues: the twenty amino acids alone";
  return `residues: ${kinds.join("; ")}; in ${number(residueKinds.chains, "chain")}`;
}

function gapsText({ gaps }: ProteinFileInspection): string {
  if (gaps.gaps === 0) return "gaps: none";
  const torn = gaps.torn > 0 ? `, ${formatCount(gaps.torn)} where none is missing` : "";
  return (
    `gaps: ${formatCount(gaps.gaps)} in ${number(gaps.chains, "chain")}, ` +
    `${number(gaps.missing, "residue")} known to be missing${torn}; widest ${placeText(gaps.longest!)}`
  );
}

function neighborsText({ neighbors }: ProteinFileInspection): string {
  const { mean, cis, off, shortest, longest } = neighbors;
  if (mean === null) return "";
  return (
    `CA–CA ${mean.toFixed(3)} Å on average, ${formatCount(cis)} of 2.9 ± 0.3 Å (cis), ` +
    `${formatCount(off)} off (neither that nor 3.8 ± 0.4 Å); shortest ${placeText(shortest!)}, ` +
    `longest ${placeText(longest!)}`
  );
}

const placeText = ({ distance, chain, residues }: NeighborPlace) =>
  `${formatNumber(distance)} Å (${chain}, ${residues.join(" to ")})`;

function clustersText({ clusters }: ProteinFileInspection): string {
  if (!clusters)
    return (
      "clusters not counted, of more than 5,000 chains: give a run a file of them with data.clusters, " +
      "such as MMseqs2's"
    );
  const { identity, count, largest, seconds } = clusters;
  const time = seconds >= 0.1 ? ` (found in ${formatNumber(seconds, 2)} s)` : "";
  return (
    `${number(count, "cluster")} at ${100 * identity} % identity, ${number(largest, "chain")} in the ` +
    `largest${time}`
  );
}

function filtersText({ usualFilters, chains }: ProteinFileInspection): string {
  const dropped = Object.entries(usualFilters.dropped).filter(([, count]) => count > 0);
  const list = dropped.map(([what, count]) => `${formatCount(count)} with ${what}`);
  return (
    `a run's filters, as they are by default, leave ${formatCount(usualFilters.kept)} of ` +
    `${number(chains, "chain")}${list.length > 0 ? ` (out: ${list.join("; ")})` : ""}`
  );
}

const number = (count: number, one: string, many = `${one}s`) =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
