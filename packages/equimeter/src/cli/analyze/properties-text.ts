import { propertyTable } from "../../analyze/properties-table.js";
import type { PropertiesAnalysis } from "../../runs/analyze/index.js";
import type { Named } from "./each-run.js";

type Subjects = readonly Named<PropertiesAnalysis>[];

/** Table 3 of 002, and how each run came by its rows. */
export function propertiesText(subjects: Subjects): string {
  const notes = subjects.map(({ name, result }) => `${name}: ${noteOf(result)}`);
  return `${tableOf(subjects)}\n\n${notes.join("\n")}`;
}

/** The same as a file. */
export function propertiesFile(subjects: Subjects): string {
  const notes = subjects.map(({ name, result }) => `* ${name}: ${noteOf(result)}`);
  return `${tableOf(subjects)}\n\n${notes.join("\n")}\n`;
}

function tableOf(subjects: Subjects): string {
  return propertyTable(
    subjects.flatMap(({ name, result }) =>
      result.setups.map((scores) => ({ model: name, setup: scores.setup, scores })),
    ),
  );
}

function noteOf({ property, setups, augment, settings }: PropertiesAnalysis): string {
  const [{ molecules, turns }] = setups;
  const { steps, noise } = settings;
  const lie = augment.rotation === "none" ? "never turned" : "turned at random";
  return (
    `${property} of ${molecules.test} molecules in ${turns.length} orientations (GT: each against the ` +
    `truth, Rot: each pair of them), after ${steps} steps on ${molecules.train} molecules, ${lie}; ` +
    (noise === "none" ? "no noise" : `noise drawn ${noise}`)
  );
}
