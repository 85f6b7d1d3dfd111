/**
 * What is chosen on a page of one run as words of the address: `see=eye:0.3~0.5~1&see=look:fresh`. What is as it is at
 * first has no word, and a word that cannot be read is as if it were not there.
 */
export interface Field<Value> {
  /** Of its own among all pages, for they share an address. */
  readonly word: string;
  readonly first: Value;
  readonly write: (value: Value) => string;
  /** Null for what is no value of this field. */
  readonly read: (text: string) => { readonly value: Value } | null;
}

export type Fields<Choice> = { readonly [Key in keyof Choice]: Field<Choice[Key]> };

/** The choice that some words say. */
export function choiceOf<Choice>(fields: Fields<Choice>, see: readonly string[]): Choice {
  const values = keysOf(fields).map((key) => {
    const { word, first, read } = fields[key];
    const written = see.find((one) => one.startsWith(`${word}:`));
    return [
      key,
      written === undefined ? first : (read(written.slice(word.length + 1))?.value ?? first),
    ];
  });
  return Object.fromEntries(values) as Choice;
}

/** The words of a choice, behind those of `see` that are not about it. */
export function wordsOf<Choice>(
  fields: Fields<Choice>,
  choice: Choice,
  see: readonly string[],
): string[] {
  const keys = keysOf(fields);
  const own = keys.flatMap((key) => {
    const { word, first, write } = fields[key];
    const text = write(choice[key]);
    return text === write(first) ? [] : [`${word}:${text}`];
  });
  const isOwn = (one: string) => keys.some((key) => one.startsWith(`${fields[key].word}:`));
  return [...see.filter((one) => !isOwn(one)), ...own];
}

const keysOf = <Choice>(fields: Fields<Choice>) => Object.keys(fields) as (keyof Choice)[];

/** A text, or null for the usual one. */
export const textField = (word: string): Field<string | null> => ({
  word,
  first: null,
  write: (text) => text ?? "",
  read: (text) => (text === "" ? null : { value: text }),
});

/** A switch that is off at first; `on` is what its word says. */
export const flagField = (word: string, on: string): Field<boolean> => ({
  word,
  first: false,
  write: (isOn) => (isOn ? on : ""),
  read: (text) => (text === on ? { value: true } : null),
});
