import type { KeptAdvice } from "equimeter/runs";
import { fieldsAt, filledListAt, listAt, numberAt, orNull, textAt } from "../analyses/check.ts";

/** @throws Error where something that the page draws or writes is not as `equimeter advise --keep` writes it */
export function checkAdvice(given: unknown): asserts given is KeptAdvice {
  const file = fieldsAt(given, "the file");
  textAt(file.target, "target");
  textAt(file.weights, "weights");
  // What the advice is about; older files do not say all of it.
  if (typeof file.checkpoint !== "number") textAt(file.checkpoint, "checkpoint");
  if (file.split !== undefined) textAt(file.split, "split");
  if (file.step !== undefined) orNull(numberAt, file.step, "step");
  numberAt(file.samples, "samples");
  positiveAt(file.secondsPerSample, "secondsPerSample");
  filledListAt(file.remedies, "remedies").forEach((remedy, i) => {
    const where = `remedies[${i}]`;
    const { name, calls, cost, L, percent } = fieldsAt(remedy, where);
    textAt(name, `${where}.name`);
    positiveAt(calls, `${where}.calls`);
    positiveAt(cost, `${where}.cost`);
    // Null of a model that has diverged.
    orNull(numberAt, L, `${where}.L`);
    orNull(numberAt, percent, `${where}.percent`);
  });
  orNull(positiveAt, file.penalty, "penalty");
  listAt(file.slower, "slower").forEach((one, i) => {
    const { exponent, times, from } = fieldsAt(one, `slower[${i}]`);
    positiveAt(exponent, `slower[${i}].exponent`);
    // Null where it is more than a number holds.
    orNull(positiveAt, times, `slower[${i}].times`);
    textAt(from, `slower[${i}].from`);
  });
}

function positiveAt(value: unknown, where: string): void {
  const number = numberAt(value, where);
  if (number <= 0) throw new Error(`${where} is ${number} instead of a number above 0`);
}
