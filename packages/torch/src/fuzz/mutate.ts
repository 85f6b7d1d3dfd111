/** Random choices that are the same for a seed everywhere (xorshift, Marsaglia 2003). */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) | 1; // neighbouring seeds far apart, never 0
    for (let i = 0; i < 8; i++) this.below(1);
  }
  /** A whole number in [0, below). */
  below(below: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return Math.floor(((this.state >>> 0) / 2 ** 32) * below);
  }
  /** One of these, all equally likely. */
  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)];
  }
  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

type Mutation = (bytes: Buffer, dice: Dice) => Buffer;

/** What disks, networks and text editors do to files, and what a fuzzer would. */
const mutations: Readonly<Record<string, Mutation>> = {
  flippedBits(bytes, dice) {
    for (let count = dice.pick([1, 1, 2, 5]); count > 0; count--)
      bytes[dice.below(bytes.length)] ^= 1 << dice.below(8);
    return bytes;
  },
  overwrittenRun(bytes, dice) {
    const length = dice.pick([1, 2, 4, 8, 64, 512]);
    const fill = dice.pick([Buffer.from([0]), Buffer.from([0xff]), dice.bytes(length)]);
    const at = dice.below(bytes.length);
    return bytes.fill(fill, at, Math.min(at + length, bytes.length));
  },
  truncation: (bytes, dice) => bytes.subarray(0, dice.below(bytes.length)),
  insertion(bytes, dice) {
    const at = dice.below(bytes.length + 1);
    const extra = dice.bytes(dice.pick([1, 2, 8, 100]));
    return Buffer.concat([bytes.subarray(0, at), extra, bytes.subarray(at)]);
  },
  deletion(bytes, dice) {
    const at = dice.below(bytes.length);
    const end = at + dice.pick([1, 2, 8, 100]);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
  },
  swappedBlocks(bytes, dice) {
    const length = Math.min(dice.pick([1, 4, 16, 256]), Math.floor(bytes.length / 2));
    const [a, b] = [dice.below(bytes.length - length), dice.below(bytes.length - length)];
    const copy = Buffer.from(bytes);
    copy.copy(bytes, a, b, b + length);
    copy.copy(bytes, b, a, a + length);
    return bytes;
  },
  extremeLength(bytes, dice) {
    const length = dice.pick([1, 2, 4, 8]);
    const extreme = Buffer.alloc(length, dice.pick([0, 0xff]));
    extreme[length - 1] = dice.pick([0, 0x7f, 0x80, 0xff]);
    extreme.copy(bytes, dice.below(Math.max(1, bytes.length - length)));
    return bytes;
  },
  duplicatedTail: (bytes, dice) => Buffer.concat([bytes, bytes.subarray(dice.below(bytes.length))]),
  duplicatedBlock(bytes, dice) {
    const at = dice.below(bytes.length);
    const end = at + dice.pick([1, 4, 16, 64, 256]);
    return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
  },
};

/** A damaged copy. */
export function mutated(bytes: Buffer, dice: Dice): Buffer {
  if (bytes.length === 0) return dice.bytes(3);
  return dice.pick(Object.values(mutations))(Buffer.from(bytes), dice);
}
