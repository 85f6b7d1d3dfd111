/**
 * Walks a pickle as libtorch's unpickler will, and refuses what that one does not check: a stack read
 * below its bottom, lengths beyond the end, memory never written, tensors beyond their storage. Knows
 * the opcodes of pickle protocol 2 that TorchScript writes; builds no objects.
 */
import { built } from "./build.js";
import { add, is, node, PickleError, type Value } from "./values.js";

/**
 * @param sizeOf - how many bytes the record of a storage has, undefined where there is none
 * @returns what the pickle stands for
 * @throws PickleError
 */
export function walkPickle(
  bytes: Buffer,
  sizeOf: (storage: string) => number | undefined = () => undefined,
): Value {
  return new Unpickler(bytes, sizeOf).run();
}

class Unpickler {
  private at = 0;
  private readonly stack: Value[] = [];
  private readonly marks: number[] = [];
  private readonly memo: Value[] = [];

  constructor(
    private readonly bytes: Buffer,
    private readonly sizeOf: (storage: string) => number | undefined,
  ) {}

  run(): Value {
    if (this.byte() !== 0x80 || this.byte() !== 2)
      throw new PickleError("not a pickle of protocol 2");
    for (;;) {
      const opcode = this.byte();
      if (opcode === STOP) break;
      this.step(opcode);
    }
    const result = this.pop();
    if (this.stack.length > 0 || this.marks.length > 0 || this.at !== this.bytes.length)
      throw new PickleError("the pickle ends too early");
    return result;
  }

  private step(opcode: number): void {
    switch (String.fromCharCode(opcode)) {
      case "(":
        return void this.marks.push(this.stack.length);
      case "N":
        return this.push(null);
      case "\x88":
        return this.push(true);
      case "\x89":
        return this.push(false);
      case "K":
        return this.push(this.byte());
      case "M":
        return this.push(this.bytes.readUInt16LE(this.take(2)));
      case "J":
        return this.push(this.bytes.readInt32LE(this.take(4)));
      case "\x8a": {
        if (this.byte() !== 8) throw new PickleError("an integer not of 64 bits");
        return this.push(Number(this.bytes.readBigInt64LE(this.take(8))));
      }
      case "G":
        this.take(8);
        return this.push(node("real"));
      case "X":
        return this.push(this.text(this.bytes.readUInt32LE(this.take(4))));
      case ")":
        return this.push(node("tuple"));
      case "]":
        return this.push(node("list"));
      case "}":
        return this.push(node("dict"));
      case "\x85":
        return this.push(node("tuple", this.popped(1)));
      case "\x86":
        return this.push(node("tuple", this.popped(2)));
      case "\x87":
        return this.push(node("tuple", this.popped(3)));
      case "t":
        return this.push(node("tuple", this.marked()));
      case "l":
        return this.push(node("list", this.marked()));
      case "d":
        return this.push(node("dict", pairs(this.marked())));
      case "e":
        return this.fill("list", this.marked());
      case "a":
        return this.fill("list", this.popped(1));
      case "u":
        return this.fill("dict", pairs(this.marked()));
      case "s":
        return this.fill("dict", this.popped(2));
      case "q":
        return this.remember(this.byte());
      case "r":
        return this.remember(this.bytes.readUInt32LE(this.take(4)));
      case "h":
        return this.recall(this.byte());
      case "j":
        return this.recall(this.bytes.readUInt32LE(this.take(4)));
      case "c":
        return this.push({ ...node("global"), name: `${this.line()}.${this.line()}` });
      case "\x81": {
        const [type, empty] = this.popped(2);
        if (!is(type, "global") || !is(empty, "tuple")) throw new PickleError("a class is missing");
        return this.push(type);
      }
      case "R":
      case "b":
      case "Q": {
        const [target, value] = opcode === PERSISTENT ? [null, this.pop()] : this.popped(2);
        return this.push(built(target, value, this.sizeOf));
      }
      default:
        throw new PickleError(`the unknown opcode ${opcode}`);
    }
  }

  /** Moves on by `length` bytes, and returns where they begin. */
  private take(length: number): number {
    const from = this.at;
    if (from + length > this.bytes.length) throw new PickleError("the pickle is cut off");
    this.at += length;
    return from;
  }
  private byte(): number {
    return this.bytes[this.take(1)];
  }
  private text(length: number): string {
    const from = this.take(length);
    return this.bytes.toString("utf8", from, from + length);
  }
  private line(): string {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) throw new PickleError("the pickle is cut off");
    const line = this.text(end - this.at);
    this.at++;
    return line;
  }

  private push(value: Value): void {
    this.stack.push(value);
  }
  /** The last `count` values, none from below the last mark. */
  private popped(count: number): Value[] {
    if (this.stack.length - count < (this.marks.at(-1) ?? 0))
      throw new PickleError("a value is missing");
    return this.stack.splice(this.stack.length - count);
  }
  private pop(): Value {
    return this.popped(1)[0];
  }
  private marked(): Value[] {
    const mark = this.marks.pop();
    if (mark === undefined) throw new PickleError("a mark is missing");
    return this.stack.splice(mark);
  }
  private fill(kind: "list" | "dict", items: Value[]): void {
    const [target] = this.popped(1);
    if (!is(target, kind)) throw new PickleError(`a ${kind} is missing`);
    add(target, items);
    this.push(target);
  }
  private remember(place: number): void {
    // libtorch makes room for any place; the writer counts up.
    if (place > this.memo.length) throw new PickleError("a place in its memory is impossible");
    const [value] = this.popped(1);
    this.memo[place] = value;
    this.push(value);
  }
  private recall(place: number): void {
    if (place >= this.memo.length) throw new PickleError("a place in its memory is empty");
    this.push(this.memo[place]);
  }
}

const STOP = 0x2e;
const PERSISTENT = 0x51;

function pairs(items: Value[]): Value[] {
  if (items.length % 2 !== 0) throw new PickleError("a key has no value");
  return items;
}
