import type { StructuresAnalysis } from "equimeter/runs/analyze";
import {
  type Fields,
  fieldsAt,
  filledListAt,
  listAt,
  numberAt,
  orNull,
  textAt,
} from "../analyses/check.ts";
import { PackedCheck } from "./check-packed.ts";

/** @throws Error where something that the page draws or writes is not as `equimeter analyze structures` writes it */
export function checkStructures(given: unknown): asserts given is StructuresAnalysis {
  const file = fieldsAt(given, "the file");
  numberAt(file.step, "step");
  numberAt(file.copies, "copies");
  textAt(file.unit, "unit");
  orNull(numberAt, file.t, "t");
  const settings = fieldsAt(file.settings, "settings");
  textAt(settings.weights, "settings.weights");
  textAt(settings.split, "settings.split");
  const loss = fieldsAt(file.loss, "loss");
  numberAt(loss.samples, "loss.samples");
  numberAt(loss.passes, "loss.passes");
  orNull(numberAt, fieldsAt(loss.percent, "loss.percent").value, "loss.percent.value");
  filledListAt(file.shown, "shown").forEach((sample, i) => checkSample(sample, `shown[${i}]`));
}

function checkSample(given: unknown, where: string): void {
  const sample = fieldsAt(given, where);
  textAt(sample.name, `${where}.name`);
  numberAt(sample.L_equiv, `${where}.L_equiv`);
  orNull(numberAt, sample.percent, `${where}.percent`);
  const portrait = fieldsAt(sample.portrait, `${where}.portrait`);
  const check = new PackedCheck(`${where}.portrait`);
  check.numbers(portrait.rotations, "rotations", ["copies", 3, 3]);
  const { kind } = portrait;
  if (kind === "grid") return checkGrid(portrait, check, `${where}.portrait`);
  if (kind !== "forces" && kind !== "chain")
    throw new Error(`${where}.portrait.kind is none of "forces", "chain" and "grid"`);
  check.numbers(portrait.predictions, "predictions", ["copies", "rows", 3]);
  const [names, points] = kind === "forces" ? ["elements", "positions"] : ["residues", "input"];
  check.texts(portrait[names], names, "rows");
  for (const name of ["mean", "label", points]) check.numbers(portrait[name], name, ["rows", 3]);
  check.numbers(portrait.equiv, "equiv", ["rows"]);
}

function checkGrid(portrait: Fields, check: PackedCheck, where: string): void {
  numberAt(portrait.resolution, `${where}.resolution`);
  check.texts(portrait.channels, "channels", "channels");
  const shape = ["channels", "x", "y", "z"];
  for (const name of ["label", "mean", "spread"]) check.levels(portrait[name], name, shape);
  const copies = listAt(portrait.predictions, `${where}.predictions`);
  copies.forEach((copy, i) => check.levels(copy, `predictions[${i}]`, shape));
  if (copies.length !== (portrait.rotations as { shape: number[] }).shape[0])
    throw new Error(`${where}.predictions has another length than rotations`);
}
