import {
  type StructureCells,
  type StructureTable,
  structureCells,
} from "../analyze/structures/index.js";
import { formatNumber, textTable } from "../report/index.js";
import type { Generated } from "../runs/generate/index.js";
import { repairName } from "../runs/generate/repair-kind.js";

/** What was generated, for a terminal: means beside those of the data. */
export function generatedText({
  folder,
  settings,
  table,
  data,
  dataError,
  secondsPerStructure,
  longest,
}: Generated): string {
  const { sampling, repair, weights, step, run, lengths } = settings;
  const means = (name: string, { rows: all }: StructureTable, cells: StructureCells) => [
    name,
    String(all.length),
    ...cells.rows.at(-1)!.slice(1),
  ];
  const generated = structureCells(table);
  const real = data && structureCells(data);
  const header = ["", "chains", ...generated.header.slice(1)];
  const rows = [
    means("generated", table, generated),
    ...(real ? [means("test chains", data, real)] : []),
  ];
  // A column for each set: more quantities than a terminal is wide.
  const turned = header.map((name, i) => [name, ...rows.map((row) => row[i])]);
  const beyond = lengths.filter((length) => length > longest);
  return [
    `${run}, step ${step}, ${weights} weights, ${repairName(repair)}: ${sampling.steps} steps of ${sampling.stepper}` +
      (sampling.stepper === "sde" ? `, noise scale ${sampling.noiseScale}` : ""),
    "",
    textTable(turned[0], turned.slice(1)),
    "",
    generated.diversity +
      (real ? `; of the test chains ${real.diversity.replace("Diversity: ", "")}` : ""),
    ...(dataError === null ? [] : [`no test chains to compare with: ${dataError}`]),
    ...(beyond.length > 0
      ? [
          `the run has seen no chain of more than ${longest} residues: ${beyond.join(", ")} is new to it`,
        ]
      : []),
    ...(secondsPerStructure === null
      ? ["all of them had been made before"]
      : [`${formatNumber(secondsPerStructure)} s for each structure`]),
    "",
    folder,
  ].join("\n");
}
