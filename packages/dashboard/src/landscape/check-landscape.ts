import type { LandscapeAnalysis } from "equimeter/runs/analyze";
import {
  fieldsAt,
  filledListAt,
  listAt,
  numberAt,
  numbersAt,
  orNull,
  textAt,
} from "../analyses/check.ts";
import { shownParts } from "./surface.ts";

/** @throws Error where something that the page draws or writes is not as `equimeter analyze landscape` writes it */
export function checkLandscape(given: unknown): asserts given is LandscapeAnalysis {
  const file = fieldsAt(given, "the file");
  numberAt(file.step, "step");
  numberAt(file.size, "size");
  textAt(file.design, "design");
  orNull(numberAt, file.t, "t");
  listAt(file.parameters, "parameters").forEach((name, i) => textAt(name, `parameters[${i}]`));
  orNull((value, where) => numbersAt(value, where, 2), file.eigenvalues, "eigenvalues");
  const places = placesOf(file.axis);
  filledListAt(file.looks, "looks").forEach((look, i) => checkLook(look, `looks[${i}]`, places));
  const noise = fieldsAt(file.noise, "noise");
  for (const part of shownParts) {
    const { mean, deviation } = fieldsAt(noise[part], `noise.${part}`);
    numberAt(mean, `noise.${part}.mean`);
    numberAt(deviation, `noise.${part}.deviation`);
  }
}

/** How many places an axis has. */
function placesOf(axis: unknown): number {
  const list = filledListAt(axis, "axis");
  numbersAt(list, "axis");
  if (list.length < 2) throw new Error("axis has a single place, which makes no surface");
  (list as number[]).forEach((value, i, all) => {
    if (i > 0 && value <= all[i - 1]) throw new Error(`axis does not ascend at axis[${i}]`);
  });
  return list.length;
}

function checkLook(given: unknown, where: string, places: number): void {
  const look = fieldsAt(given, where);
  if (look.look !== "same" && look.look !== "fresh")
    throw new Error(`${where}.look is neither "same" nor "fresh"`);
  const surfaces = fieldsAt(look.surfaces, `${where}.surfaces`);
  const fits = fieldsAt(look.fits, `${where}.fits`);
  for (const part of shownParts) {
    checkSurface(surfaces[part], `${where}.surfaces.${part}`, places);
    const fit = `${where}.fits.${part}`;
    // Null for a surface whose mean is 0: that of a model without any error.
    const { rSquared, residual, relativeResidual } = fieldsAt(fits[part], fit);
    numberAt(rSquared, `${fit}.rSquared`);
    numberAt(residual, `${fit}.residual`);
    orNull(numberAt, relativeResidual, `${fit}.relativeResidual`);
  }
}

function checkSurface(given: unknown, where: string, places: number): void {
  const rows = listAt(given, where);
  if (rows.length !== places)
    throw new Error(`${where} has ${rows.length} rows, and the axis ${places} places`);
  rows.forEach((row, i) => numbersAt(row, `${where}[${i}]`, places));
}
