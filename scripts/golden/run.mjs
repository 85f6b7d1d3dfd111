import { existsSync, readFileSync } from "node:fs";

import { loadSafetensors } from "../../packages/torch/dist/index.js";
import { SetupError } from "../setup/run.mjs";
import { compare, matches, toleranceFor } from "./compare.mjs";
import { escaip } from "./escaip.mjs";
import { proteina } from "./proteina.mjs";
import { voxmol } from "./voxmol.mjs";

/** What computes the results of a file, by the name of the model and then by the kind of file. */
const producers = { escaip: { model: escaip }, voxmol, proteina };

/**
 * @param model - as on the command line
 * @param file - a safetensors file with a .json beside it
 * @returns the exit code
 */
export function runGolden(model, file, print = console.log) {
  const { tensors, about } = read(file);
  const { kind, tolerances, optional } = about.golden;
  const produce = producers[model]?.[kind];
  if (!produce) throw new SetupError(unknown(model, kind));
  if (about.golden.model !== model)
    throw new SetupError(`${file} is of the model ${about.golden.model}, not of ${model}`);
  const made = produce(tensors, about);
  const wanted = Object.keys(tensors).filter((name) => /^(output|grad)\./.test(name));
  if (wanted.length === 0) throw new SetupError(`${file} holds no output.* and no grad.*`);
  const rows = wanted.map((name) => {
    const ours = made[name];
    if (ours === undefined)
      return { name, verdict: optional.some((key) => matches(key, name)) ? "skipped" : "MISSING" };
    return { name, ...compare(ours, tensors[name], toleranceFor(name, tolerances)) };
  });
  for (const row of rows) print(lineOf(row));
  const count = (verdict) => rows.filter((row) => row.verdict === verdict).length;
  const parts = [`${count("ok")} of ${rows.length} equal`];
  for (const [verdict, words] of [
    ["TOO FAR", "too far off"],
    ["MISSING", "missing"],
    ["skipped", "not produced, which is allowed"],
  ])
    if (count(verdict) > 0) parts.push(`${count(verdict)} ${words}`);
  print(parts.join(", "));
  return count("TOO FAR") + count("MISSING") > 0 ? 1 : 0;
}

function lineOf({ name, verdict, relative, absolute, reason }) {
  if (reason) return `${verdict.padEnd(8)} ${name}: ${reason}`;
  if (relative === undefined) return `${verdict.padEnd(8)} ${name}`;
  const errors = `relative ${relative.toExponential(1)}, absolute ${absolute.toExponential(1)}`;
  return `${verdict.padEnd(8)} ${name}: ${errors}`;
}

function read(file) {
  if (!file.endsWith(".safetensors")) throw new SetupError(`${file} is no .safetensors file`);
  const beside = file.replace(/\.safetensors$/, ".json");
  for (const path of [file, beside])
    if (!existsSync(path)) throw new SetupError(`there is no file ${path}`);
  const { tensors } = loadSafetensors(file);
  let about;
  try {
    about = JSON.parse(readFileSync(beside, "utf8"));
  } catch (error) {
    throw new SetupError(`${beside} is no JSON: ${error.message}`);
  }
  if (!about.golden?.tolerances)
    throw new SetupError(`${beside} does not say how exact the results must be ("golden")`);
  return { tensors, about: { ...about, golden: { optional: [], ...about.golden } } };
}

function unknown(model, kind) {
  const known = producers[model];
  if (!known)
    return `there is no model "${model}" to compare; there are ${Object.keys(producers).join(", ")}`;
  return `files of the kind "${kind}" are not known for ${model}; ${Object.keys(known).join(", ")} are`;
}
