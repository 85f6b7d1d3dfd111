import { fieldsAt, listAt, numberAt, textAt } from "../analyses/check.ts";

/** How long an axis of an array is: a number, or any as long as it is the same wherever the name stands. */
export type Length = number | string;

/** Packed arrays of one sample, whose axes have lengths in common. */
export class PackedCheck {
  readonly #lengths = new Map<string, number>();

  constructor(private readonly where: string) {}

  /** @throws Error where it is no packed array of float32 of this shape */
  numbers(value: unknown, name: string, shape: readonly Length[]): void {
    const fields = fieldsAt(value, this.#at(name));
    this.#bytes(fields.float32, `${name}.float32`, 4 * this.#size(fields.shape, name, shape));
  }

  /** @throws Error where it is no packed array of levels of this shape */
  levels(value: unknown, name: string, shape: readonly Length[]): void {
    const fields = fieldsAt(value, this.#at(name));
    numberAt(fields.low, this.#at(`${name}.low`));
    numberAt(fields.high, this.#at(`${name}.high`));
    this.#bytes(fields.uint8, `${name}.uint8`, this.#size(fields.shape, name, shape));
  }

  /** A list of texts, as many as an axis is long. @returns how many */
  texts(value: unknown, name: string, length: Length): number {
    const texts = listAt(value, this.#at(name));
    texts.forEach((text, i) => textAt(text, this.#at(`${name}[${i}]`)));
    this.#hold(length, texts.length, name);
    return texts.length;
  }

  #at(name: string): string {
    return `${this.where}.${name}`;
  }

  #size(value: unknown, name: string, shape: readonly Length[]): number {
    const lengths = listAt(value, this.#at(`${name}.shape`), shape.length);
    return lengths.reduce((size: number, given, i) => {
      const length = numberAt(given, this.#at(`${name}.shape[${i}]`));
      if (!Number.isInteger(length) || length < 1)
        throw new Error(`${this.#at(`${name}.shape[${i}]`)} is ${length}, which is no length`);
      this.#hold(shape[i], length, `${name}.shape[${i}]`);
      return size * length;
    }, 1);
  }

  #hold(expected: Length, length: number, name: string): void {
    const known = typeof expected === "number" ? expected : this.#lengths.get(expected);
    if (typeof expected === "string") this.#lengths.set(expected, length);
    if (known !== undefined && known !== length)
      throw new Error(`${this.#at(name)} is ${length} long instead of ${known}`);
  }

  #bytes(value: unknown, name: string, expected: number): void {
    const text = textAt(value, this.#at(name));
    const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
    if (!isBase64) throw new Error(`${this.#at(name)} is no base64`);
    const bytes = (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
    if (bytes !== expected) throw new Error(`${this.#at(name)} has ${bytes} of ${expected} bytes`);
  }
}
