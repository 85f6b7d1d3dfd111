import type { HessianAnalysis } from "equimeter/runs/analyze";
import { fieldsAt, filledListAt, numberAt, numbersAt, orNull, textAt } from "../analyses/check.ts";
import { lossParts } from "./spectrum.ts";

/** @throws Error where something that the page draws or writes is not as `equimeter analyze hessian` writes it */
export function checkHessian(given: unknown): asserts given is HessianAnalysis {
  const file = fieldsAt(given, "the file");
  numberAt(file.step, "step");
  numberAt(file.size, "size");
  orNull(textAt, file.bias, "bias");
  filledListAt(file.minibatches, "minibatches").forEach((minibatch, i) => {
    const where = `minibatches[${i}]`;
    const parts = fieldsAt(fieldsAt(minibatch, where).parts, `${where}.parts`);
    for (const part of lossParts) checkPart(parts[part], `${where}.parts.${part}`);
  });
}

function checkPart(given: unknown, where: string): void {
  const part = fieldsAt(given, where);
  numberAt(part.largest, `${where}.largest`);
  numberAt(part.lowest, `${where}.lowest`);
  numberAt(part.tolerance, `${where}.tolerance`);
  orNull(numberAt, part.condition, `${where}.condition`);
  textAt(part.conditionIs, `${where}.conditionIs`);
  const inside = `${where}.density`;
  const { decades, width, positive, negative } = fieldsAt(part.density, inside);
  if (!(numberAt(width, `${inside}.width`) > 0))
    throw new Error(`${inside}.width is ${String(width)} instead of a number above 0`);
  const bins = filledListAt(decades, `${inside}.decades`).length;
  numbersAt(decades, `${inside}.decades`);
  numbersAt(positive, `${inside}.positive`, bins);
  numbersAt(negative, `${inside}.negative`, bins);
}
