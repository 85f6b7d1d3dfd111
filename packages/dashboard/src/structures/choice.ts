import { type Field, type Fields, flagField, textField } from "../scene/choice.ts";
import { type Eye, eyeField, frontEye } from "../scene/eye.ts";
import { type DensityName, densityNames, type ShownSample } from "./sample.ts";

/** What is chosen on the page. */
export interface StructuresChoice {
  /** The file of the analysis; null for the first. */
  readonly file: string | null;
  /** As `sampleWord` writes it; null for the first. */
  readonly sample: string | null;
  /** The run whose same sample stands beside it; null for none. */
  readonly beside: string | null;
  /** Which rotation, by angle, from 0. */
  readonly copy: number;
  readonly isTurned: boolean;
  readonly isFanless: boolean;
  readonly isOneScale: boolean;
  readonly densities: readonly DensityName[];
  /** The element of a channel of densities; null for all. */
  readonly channel: string | null;
  /** Of densities, over the largest. */
  readonly level: number;
  readonly eye: Eye;
}

export const levels = { lowest: 0.02, highest: 0.95, first: 0.3 } as const;

const copyField: Field<number> = {
  word: "T",
  first: 0,
  write: (copy) => String(copy + 1),
  read: (text) => (/^[1-9]\d{0,6}$/.test(text) ? { value: Number(text) - 1 } : null),
};

const densitiesField: Field<readonly DensityName[]> = {
  word: "densities",
  first: ["mean", "prediction"],
  // In one order, so that the usual ones have no word however they were chosen.
  write: (names) => densityNames.filter((name) => names.includes(name)).join("~"),
  read(text) {
    const parts = text === "" ? [] : text.split("~");
    const names = densityNames.filter((name) => parts.includes(name));
    return names.length === parts.length ? { value: names } : null;
  },
};

const levelField: Field<number> = {
  word: "level",
  first: levels.first,
  write: (level) => String(Number(level.toFixed(2))),
  read(text) {
    const level = text === "" ? NaN : Number(text);
    return level >= levels.lowest && level <= levels.highest ? { value: level } : null;
  },
};

export const structuresFields: Fields<StructuresChoice> = {
  file: textField("structures"),
  sample: textField("sample"),
  beside: textField("beside"),
  copy: copyField,
  isTurned: flagField("turn", "seen"),
  isFanless: flagField("fan", "off"),
  isOneScale: flagField("colors", "one"),
  densities: densitiesField,
  channel: textField("channel"),
  level: levelField,
  eye: eyeField("side", frontEye),
};

type Named = Pick<ShownSample, "name">;

/** A sample in the address: its name, and its number before it where others have that name too. */
export function sampleWord(samples: readonly Named[], at: number): string {
  const { name } = samples[at];
  const isAlone = samples.filter((one) => one.name === name).length === 1;
  return isAlone ? name : `${at + 1}~${name}`;
}

/** The number of the sample that a word is about; of another run, the one of that name; 0 where there is none. */
export function sampleAt(samples: readonly Named[], word: string | null): number {
  if (word === null) return 0;
  const named = samples.findIndex((one) => one.name === word);
  const found = named >= 0 ? named : samples.findIndex((_, i) => sampleWord(samples, i) === word);
  return Math.max(0, found);
}
