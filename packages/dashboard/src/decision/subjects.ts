import type { Series } from "equimeter/ui";
import { type LeftOut, unmeasured } from "./choice.ts";
import type { RunKnown, Subject } from "./points.ts";
import { weights } from "./points.ts";

const isMeasured = (one: Series) =>
  (one.kind === "monitor" || one.kind === "test") && one.field !== null;
const isOfTheRun = (one: Series) => isMeasured(one) && one.weights === weights;

/** Whether there is anything to draw of a run. */
export const hasMeasurements = ({ series }: RunKnown) => series.some(isOfTheRun);

/** Fields, and times of flows, that the tests or monitors of the raw weights of any run have. */
export function subjectsOf(known: readonly RunKnown[]): Subject[] {
  const found = new Map<string, Subject>();
  for (const { field, t } of known.flatMap(({ series }) => series.filter(isOfTheRun))) {
    const subject = { field: field!, t };
    found.set(subjectKey(subject), subject);
  }
  return [...found.values()].sort((a, b) => (a.t ?? 0) - (b.t ?? 0));
}

/** What tells subjects apart. */
export const subjectKey = ({ field, t }: Subject): string => JSON.stringify([field, t]);

/** As people read it. */
export const subjectText = ({ field, t }: Subject): string =>
  t === null ? field : `${field} at t = ${t}`;

/** The subject that was wanted, whatever came before it meanwhile; the first where there is none such. */
export function chosenSubject(subjects: readonly Subject[], wanted: string | null) {
  return subjects.find((one) => subjectKey(one) === wanted) ?? subjects.at(0);
}

/** The runs that have this subject measured. */
export const withSubject = (known: readonly RunKnown[], subject: Subject | undefined): RunKnown[] =>
  subject ? known.filter((one) => hasSubject(one, subject)) : [];

const hasSubject = ({ series, sampler }: RunKnown, { field, t }: Subject) =>
  series.some((one) => isOfTheRun(one) && one.field === field && one.t === t) ||
  (sampler?.modes ?? []).some(({ times }) => times.some((at) => at.t === t && at.fields[field]));

/** Why runs that were read are not drawn. */
export function lacking(read: readonly RunKnown[], subject: Subject | undefined): LeftOut[] {
  const shown = new Set(withSubject(read, subject));
  return read.flatMap((one): LeftOut[] => {
    if (shown.has(one)) return [];
    const { name } = one.run;
    if (!one.series.some(isMeasured)) return [{ name, why: unmeasured }];
    if (!hasMeasurements(one) || !subject) return [{ name, why: "no measurement of raw weights" }];
    return [{ name, why: `no measurement of ${subjectText(subject)}` }];
  });
}
