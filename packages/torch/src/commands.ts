/**
 * Calls through the command buffer: arguments are written as (tag, payload) pairs into memory shared
 * with the native core, which reads them against the operator's schema and writes its results back
 * the same way. One native call carries one number. The other half is native/values.h; the tags
 * must agree.
 */
import { collectGarbage } from "./collect.js";
import { inOneSentence, TorchError } from "./errors.js";
import { native, type Handle } from "./native.js";
import { Opaque } from "./opaque.js";

const UNSET = 0;
const NONE = 1;
const TENSOR = 2;
const INTEGER = 3;
const REAL = 4;
const BOOLEAN = 5;
const TEXT = 6;
const LIST = 7;
const OBJECT = 8;
const COMPLEX = 9;
const WIDE = 10;
const RECORD = 11;

export interface Complex {
  readonly re: number;
  readonly im: number;
}
export type Scalar = number | bigint | boolean | Complex;

interface HasHandle {
  readonly handle: Handle;
}

/** Deeper than any type of libtorch's; its recursion over types has no limit of its own. */
const mostNested = 64;
/** So many words, or so many letters in them, are remembered from one call to the next. */
const mostWords = { count: 1 << 14, letters: 1 << 22 };

const commands = native.commands;
const words = new Map<string, number>();
let letters = 0;
let isFull = false;
let cursor = 0;
/** From `begin` to the native call, unless something else uses the buffer in between. */
let isWriting = false;
let makeTensor: (handle: Handle) => unknown = (handle) => ({ handle });
let describeTensor: (tensor: HasHandle) => string = () => "Tensor";

/** tensor.ts says here how handles become tensors and how tensors are shown in errors. */
export function connectTensor(
  make: (handle: Handle) => unknown,
  show: (tensor: HasHandle) => string,
): void {
  makeTensor = make;
  describeTensor = show;
}

/** Starts a new call. */
export function begin(): void {
  cursor = 0;
  isWriting = true;
  if (isFull) forgetWords();
}

/**
 * @internal Says that the command buffer is used for something else. A call that is being written
 * meanwhile (a getter or an iterator among its arguments computes something) fails instead of going on
 * with other arguments.
 */
export function interrupt(): void {
  isWriting = false;
}

const interrupted =
  "reading an argument called another operator: compute the argument before the call";

/** Writes the next argument. `undefined` takes the schema's default; `null` is None. */
export function put(value: unknown): void {
  switch (typeof value) {
    case "number":
      return pair(Number.isSafeInteger(value) ? INTEGER : REAL, value);
    case "undefined":
      return pair(UNSET, 0);
    case "boolean":
      return pair(BOOLEAN, value ? 1 : 0);
    case "string":
      return pair(TEXT, wordId(value));
    case "bigint":
      return putWide(value);
    case "object":
      return putObject(value, 0);
    default:
      throw new TypeError(`a ${typeof value} cannot be an argument of an operator`);
  }
}

function putWide(value: bigint): void {
  if (BigInt.asIntN(64, value) !== value)
    throw new TorchError(`${shortened(String(value))} does not fit into 64 bits`);
  pair(WIDE, Number(value >> 32n));
  one(Number(value & 0xffffffffn));
}

function putObject(value: object | null, depth: number): void {
  if (value === null) return pair(NONE, 0);
  if (Array.isArray(value)) return putList(value, depth);
  if ("handle" in value) return pair(TENSOR, value.handle as Handle);
  if ("objectHandle" in value) return pair(OBJECT, value.objectHandle as number);
  if ("re" in value && "im" in value) {
    pair(COMPLEX, value.re as number);
    return one(value.im as number);
  }
  if (value instanceof Map) return putRecord([...value], depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null)
    return putRecord(Object.entries(value), depth);
  const kind: unknown = value.constructor?.name;
  throw new TypeError(`a ${String(kind)} cannot be an argument of an operator`);
}

/** The length is what the iterator gave: an array can be a Proxy that says another. */
function putList(values: readonly unknown[], depth: number): void {
  pair(LIST, 0);
  const length = cursor - 1;
  let count = 0;
  for (const item of values) {
    putInner(item, depth);
    count++;
  }
  commands[length] = count;
}

function putRecord(entries: [unknown, unknown][], depth: number): void {
  pair(RECORD, entries.length);
  for (const [key, item] of entries) {
    put(key);
    putInner(item, depth);
  }
}

function putInner(value: unknown, depth: number): void {
  if (typeof value !== "object") return put(value);
  if (depth >= mostNested)
    throw new TorchError(`an argument is nested deeper than ${mostNested} arrays`);
  putObject(value, depth + 1);
}

function pair(tag: number, payload: number): void {
  if (cursor + 3 > commands.length) throw new RangeError("too many values in one call");
  commands[cursor] = tag;
  commands[cursor + 1] = payload;
  cursor += 2;
}

function one(payload: number): void {
  commands[cursor++] = payload;
}

function wordId(word: string): number {
  let id = words.get(word);
  if (id === undefined) {
    words.set(word, (id = native.word(word)));
    letters += word.length;
    isFull = words.size > mostWords.count || letters > mostWords.letters;
  }
  return id;
}

/** Texts that are data, not names, would gather without end. */
function forgetWords(): void {
  words.clear();
  letters = 0;
  isFull = false;
  native.forgetWords();
}

/** One operator of the dispatcher, looked up in the running libtorch when it is first called. */
export class Operator {
  private id = -1;
  constructor(
    readonly name: string,
    readonly overload: string,
  ) {}

  /** Runs on the arguments written since `begin`; returns its only result, a tensor. */
  tensor<T>(): T {
    this.execute();
    return makeTensor(commands[1]) as T;
  }

  /** Returns its only result, whatever it is. */
  value<T>(): T {
    this.execute();
    cursor = 0;
    return take() as T;
  }

  /** Returns its `count` results. */
  values<T>(count: number): T {
    this.execute();
    cursor = 0;
    return Array.from({ length: count }, take) as T;
  }

  /** For operators that write into an argument and whose result is that argument. */
  inPlace(): void {
    if (!isWriting) throw this.explain(interrupted, "");
    isWriting = false;
    try {
      if (this.id < 0) this.id = native.resolve(this.name, this.overload);
      native.executeInPlace(this.id);
    } catch (error) {
      this.recover(error, false);
    }
  }

  /** @internal Checks that the waiting arguments convert to the schema's types; runs nothing. */
  convert(): void {
    if (this.id < 0) this.id = native.resolve(this.name, this.overload);
    native.convert(this.id);
  }

  /** @internal @throws TorchError unless `results` are wanted that it has; 0 wants none of them */
  require(results: number): void {
    try {
      if (this.id < 0) this.id = native.resolve(this.name, this.overload);
      const has = native.resultCount(this.id);
      if (results !== 0 && results !== has)
        throw new TorchError(`it has ${has} results, not ${results}`);
    } catch (error) {
      throw this.explain(error, "");
    }
  }

  private execute(): void {
    if (!isWriting) throw this.explain(interrupted, "");
    isWriting = false;
    try {
      if (this.id < 0) this.id = native.resolve(this.name, this.overload);
      native.execute(this.id);
    } catch (error) {
      this.recover(error, true);
    }
  }

  /** Where memory ran out: one more try after a collection. Otherwise throws, with the arguments shown. */
  private recover(error: unknown, wantsResults: boolean): void {
    const given = argumentsForPeople();
    if (!native.isHolding()) throw this.explain(error, given);
    collectGarbage();
    try {
      native.retry(this.id, wantsResults);
    } catch (again) {
      throw this.explain(again, given);
    }
  }

  private explain(error: unknown, given: string): TorchError {
    const name = this.name.replace(/^aten::/, "");
    const reason = error instanceof Error ? error.message : String(error);
    const said = `${name}: ${inOneSentence(reason)}${given && ` (given ${given})`}`;
    return new TorchError(said, (error as TorchError).detail ?? reason);
  }
}

function take(): unknown {
  const tag = commands[cursor++];
  const payload = commands[cursor++];
  switch (tag) {
    case TENSOR:
      return makeTensor(payload);
    case INTEGER:
    case REAL:
      return payload;
    case BOOLEAN:
      return payload !== 0;
    case TEXT:
      return native.spoken(payload);
    case LIST:
      return Array.from({ length: payload }, take);
    case OBJECT:
      return new Opaque(payload);
    case RECORD:
      return takeRecord(payload);
    case COMPLEX:
      return { re: payload, im: commands[cursor++] };
    case WIDE:
      return BigInt(payload) * 0x100000000n + BigInt(commands[cursor++]);
    default:
      return null;
  }
}

/** A dictionary: a plain object, or a Map where a key is no string. */
function takeRecord(count: number): unknown {
  const entries = Array.from({ length: count }, () => [take(), take()] as const);
  if (entries.every(([key]) => typeof key === "string"))
    return Object.fromEntries(entries as (readonly [string, unknown])[]);
  return new Map(entries);
}

/** @internal Reads what a native function wrote into the command buffer. */
export function takeResult<T>(): T {
  cursor = 0;
  return take() as T;
}

/** @internal Ends the arguments of a call whose schema may have more than were given. */
export function endArguments(): void {
  if (!isWriting) throw new TorchError(interrupted);
  commands.fill(UNSET, cursor, Math.min(cursor + 256, commands.length));
}

/** The waiting arguments, tensors by dtype and shape. Best effort: it runs while reporting an error. */
function argumentsForPeople(): string {
  const end = cursor;
  const values: string[] = [];
  // Copied: showing a tensor asks the core for its shape, which comes through the same buffer.
  const copy = commands.slice(0, end);
  for (let at = 0; at < end;) {
    const tag = copy[at];
    const payload = copy[at + 1];
    at += tag === COMPLEX || tag === WIDE ? 3 : 2;
    if (tag === TENSOR) values.push(describeTensor({ handle: payload }));
    else if (tag === INTEGER || tag === REAL) values.push(String(payload));
    else if (tag === LIST) values.push(`list of ${payload}:`);
    else if (tag === RECORD) values.push(`record of ${payload}:`);
  }
  return values.length > 12 ? `${values.slice(0, 12).join(", ")}, …` : values.join(", ");
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Calls any operator by name, for the ones without a typed function.
 *
 * @param name - `"aten::add"`; @param overload - `"Tensor"`, `""` where there is none
 * @param results - how many the operator has, or 0 to leave them
 * @throws TorchError where libtorch refuses
 */
export function call<T>(name: string, overload: string, results: number, ...values: unknown[]): T {
  const operator = operatorNamed(name, overload);
  operator.require(results);
  begin();
  for (const value of values) put(value);
  endArguments(); // those left out take their defaults
  if (results === 0) return operator.inPlace() as T;
  return results === 1 ? operator.value<T>() : operator.values<T>(results);
}

const named = new Map<string, Operator>();

function operatorNamed(name: string, overload: string): Operator {
  const key = `${name}.${overload}`;
  let operator = named.get(key);
  if (!operator) named.set(key, (operator = new Operator(name, overload)));
  return operator;
}
