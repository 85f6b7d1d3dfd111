import type { Inspection, Orientation } from "../data/inspect/index.js";
import type { SkippedRecord } from "../data/read/index.js";
import { formatCount, formatNumber, textTable } from "../report/index.js";

/** What `data inspect` found, for a terminal. */
export function inspectionText(
  path: string,
  inspection: Inspection,
  skipped: readonly SkippedRecord[] = [],
): string {
  const { structures, atoms, atomsPerStructure: sizes, elements } = inspection;
  const energies = inspection.references?.energies ?? {};
  const lines = [
    `${path}: ${formatCount(structures)} structures, ${formatCount(atoms)} atoms`,
    sizes ? `${sizes.min} to ${sizes.max} atoms each, median ${sizes.median}` : "",
    periodicityText(inspection),
    ...skipped.map(
      ({ record, line, message }) => `! left out record ${record}, line ${line}: ${message}`,
    ),
    "",
    textTable(
      ["element", "atoms", "structures", "reference, eV"],
      Object.entries(elements).map(([symbol, counts]) => [
        symbol,
        formatCount(counts.atoms),
        formatCount(counts.structures),
        symbol in energies ? energies[symbol].toFixed(3) : "–",
      ]),
    ),
    "",
    statisticsText(inspection),
    "",
    referencesText(inspection),
    forceCheckText(inspection),
    contactsText(inspection),
    "",
    ...orientationLines(inspection.orientation, "first atom"),
    "",
    ...(inspection.warnings.length > 0
      ? inspection.warnings.map((warning) => `! ${warning}`)
      : ["nothing to warn of"]),
  ];
  return lines.filter((line, i) => line !== "" || lines[i - 1] !== "").join("\n");
}

function periodicityText({ periodicity: { molecules, crystals, partly } }: Inspection): string {
  const kinds = [
    [molecules, "without lattice"],
    [crystals, "periodic"],
    [partly, "periodic along one or two vectors"],
  ] as const;
  const present = kinds.filter(([count]) => count > 0);
  return present.map(([count, kind]) => `${formatCount(count)} ${kind}`).join(", ");
}

function statisticsText(inspection: Inspection): string {
  const rows = statisticsRows(inspection);
  return rows.length > 0 ? textTable(["", "n", "mean", "sd", "min", "median", "max"], rows) : "";
}

function statisticsRows({ energy, energyPerAtom, forces, balance }: Inspection): string[][] {
  const rows = [
    ["energy, eV", energy],
    ["energy per atom, eV", energyPerAtom],
    ["|force|, eV/Å", forces],
    ["net force, eV/Å", balance.netForce],
    ["net torque, eV", balance.netTorque],
  ] as const;
  return rows.flatMap(([name, summary]) => {
    if (!summary) return [];
    const { count, mean, standardDeviation, min, median, max } = summary;
    const numbers = [mean, standardDeviation, min, median, max];
    return [
      [
        name,
        formatCount(count),
        ...numbers.map((x) => formatNumber(x, name.startsWith("energy") ? 6 : 3)),
      ],
    ];
  });
}

function referencesText({ references }: Inspection): string {
  const fit = references?.fit;
  if (!fit) return "no energies";
  const note = fit.note ? `; ${fit.note}` : "";
  return (
    `reference energies leave ${formatNumber(1000 * fit.rmsePerAtom)} meV per atom ` +
    `(${formatCount(fit.formulas)} formula${fit.formulas === 1 ? "" : "s"}${note})`
  );
}

function forceCheckText({ forces, forceCheck }: Inspection): string {
  if (!forces) return "no forces";
  const { verdict, pairs, slope, correlation } = forceCheck;
  const largest = `largest force ${formatNumber(forces.largest.force)} eV/Å (${forces.largest.structure}, atom ${forces.largest.atom}); rms of components ${formatNumber(forces.rms)}`;
  const numbers = `slope ${slope.toFixed(3)}, correlation ${correlation.toFixed(3)}, ${pairs} pairs`;
  return `${largest}\nforces against energy differences: ${verdict}${pairs > 0 ? ` (${numbers})` : ""}`;
}

function contactsText({ contacts: { shortest }, duplicates }: Inspection): string {
  const nearest = shortest
    ? `shortest distance ${shortest.distance.toFixed(3)} Å (${shortest.structure}, atoms ${shortest.atoms.join(" and ")})`
    : "no two atoms within bonding distance";
  return `${nearest}; ${formatCount(duplicates.structures)} duplicates`;
}

/** @param first - where the direction from the centroid leads to */
export function orientationLines(
  { longest, shortest, firstAtom, verdict }: Orientation,
  first: string,
): string[] {
  const row = (name: string, value: number, isotropic: string, p: number, n: number) => [
    name,
    value.toFixed(3),
    isotropic,
    p < 1e-300 ? "<1e-300" : formatNumber(p, 2),
    formatCount(n),
  ];
  const rows = [
    longest && row("lam1 (longest axis)", longest.lambda, "0.333", longest.p, longest.n),
    shortest && row("lam3 (shortest axis)", shortest.lambda, "0.333", shortest.p, shortest.n),
    firstAtom && row(`R (${first})`, firstAtom.R, "0", firstAtom.p, firstAtom.n),
  ].filter((each) => each !== null);
  return [
    `orientation: ${verdict}`,
    rows.length > 0 ? textTable(["", "found", "isotropic", "p", "n"], rows) : "",
  ];
}
