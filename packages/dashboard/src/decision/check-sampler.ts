import type { SamplerAnalysis } from "equimeter/runs/analyze";
import { fieldsAt, filledListAt, listAt, numberAt, orNull, textAt } from "../analyses/check.ts";

/** @throws Error where something that the page draws or writes is not as `equimeter analyze sampler` writes it */
export function checkSampler(given: unknown): asserts given is SamplerAnalysis {
  const file = fieldsAt(given, "the file");
  filledListAt(file.modes, "modes").forEach((mode, i) => {
    const where = `modes[${i}]`;
    const { mode: name, slowdown, times } = fieldsAt(mode, where);
    textAt(name, `${where}.mode`);
    orNull(numberAt, slowdown, `${where}.slowdown`);
    listAt(times, `${where}.times`).forEach((time, k) => checkTime(time, `${where}.times[${k}]`));
  });
}

function checkTime(given: unknown, where: string): void {
  const { t, samples, fields } = fieldsAt(given, where);
  numberAt(t, `${where}.t`);
  numberAt(samples, `${where}.samples`);
  for (const [name, field] of Object.entries(fieldsAt(fields, `${where}.fields`))) {
    const inside = `${where}.fields.${name}`;
    const { L, percent, explained } = fieldsAt(field, inside);
    // Null of a model that has diverged.
    orNull(numberAt, L, `${inside}.L`);
    orNull(numberAt, fieldsAt(percent, `${inside}.percent`).value, `${inside}.percent.value`);
    orNull(numberAt, explained, `${inside}.explained`);
  }
}
