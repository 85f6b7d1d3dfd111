import { describe, expect, test } from "vitest";

import { fixture, modules } from "../../fuzz/cases.js";
import { recordsOf } from "../../fuzz/records.js";
import { walkPickle } from "./pickle.js";
import { PickleError } from "./values.js";

/** The pickle of these opcodes, one character a byte. */
const pickle = (opcodes: string): Buffer => Buffer.from(`\x80\x02${opcodes}`, "latin1");
const text = (value: string): string => `X${String.fromCharCode(value.length)}\0\0\0${value}`;
const global = (name: string): string => `c${name.replace(/\.(\w+)$/, "\n$1")}\n`;
const int = (value: number): string => `K${String.fromCharCode(value)}`;
const tuple = (...items: string[]): string => `(${items.join("")}t`;
const list = (...items: string[]): string => `](${items.join("")}e`;

const storage = (elements: string, type = "Float"): string =>
  `${tuple(text("storage"), global(`torch.${type}Storage`), text("0"), text("cpu"), elements)}Q`;
const tensor = (
  sizes: string,
  strides: string,
  { offset = int(0), stored = storage(int(6)), name = "_rebuild_tensor_v2" } = {},
): string =>
  `${global(`torch._utils.${name}`)}${tuple(stored, offset, sizes, strides, "\x89", `${global("collections.OrderedDict")})R`)}R`;

const sizeOf = (record: string): number | undefined => (record === "0" ? 24 : undefined);
const walk = (opcodes: string): unknown => walkPickle(pickle(`${opcodes}.`), sizeOf);

test("what PyTorch writes is accepted", () => {
  let count = 0;
  for (const module of modules) {
    const records = recordsOf(fixture(`${module}.pt`));
    for (const { name, content } of records.filter((record) => record.name.endsWith("pkl"))) {
      const folder = name.replace(/\.pkl$/, "/");
      walkPickle(
        content,
        (key) => records.find((record) => record.name === folder + key)?.content.length,
      );
      count++;
    }
  }
  expect(count).toBe(52);
});

test("tensors inside their storage are accepted", () => {
  for (const opcodes of [
    tensor(tuple(int(2), int(3)), tuple(int(3), int(1))),
    tensor(tuple(int(2), int(2)), tuple(int(3), int(1)), { offset: int(1) }),
    tensor(tuple(), tuple(), { offset: int(5) }),
    tensor(tuple(int(9), int(9)), tuple(int(0), int(0))), // expanded
    tensor(tuple(int(0), int(9)), tuple(int(9), int(1)), { offset: int(6) }),
    tensor(tuple(int(3)), tuple(int(1)), { stored: storage(int(3), "Double") }),
    tensor(tuple(int(24)), tuple(int(1)), { stored: storage(int(24), "Float8_e4m3fn") }),
    tensor(tuple(int(0)), tuple(int(1)), { stored: storage(int(0)).replace("0", "7") }),
  ])
    expect(walk(opcodes)).toMatchObject({ kind: "tensor" });
});

describe("what would make libtorch read or write memory that is not its own is refused", () => {
  const deep = ")".padEnd(2000, "\x85");
  const refused: [string, string, RegExp][] = [
    ["a tensor beyond its storage", tensor(tuple(int(7)), tuple(int(1))), /given something else/],
    ["… by its offset", tensor(tuple(int(6)), tuple(int(1)), { offset: int(1) }), /something else/],
    ["… by its strides", tensor(tuple(int(2)), tuple(int(6))), /something else/],
    ["… backwards", tensor(tuple(int(2)), tuple("J\xff\xff\xff\xff")), /something else/],
    ["… of a negative size", tensor(tuple("J\xff\xff\xff\xff"), tuple(int(1))), /something else/],
    ["more sizes than strides", tensor(tuple(int(1), int(1)), tuple(int(1))), /something else/],
    ["a storage beyond its record", storage(int(7)), /needs 28 bytes, but its record has 24/],
    ["a storage of fewer, wider elements", storage(int(4), "Double"), /needs 32 bytes/],
    ["a negative storage", storage("J\xff\xff\xff\xff"), /described by something else/],
    ["a storage without a record", storage(int(1)).replace(text("0"), text("9")), /no record/],
    [
      "a storage of a type that is none",
      storage(int(1)).replace("Storage", "Strange"),
      /something else/,
    ],
    [
      "a list of other things",
      `${global("torch.jit._pickle.build_intlist")}${tuple(list(text("a")))}R`,
      /given something else/,
    ],
    ["an unknown function", `${global("torch.distributed.rpc.rref")})R`, /given something else/],
    ["nothing", "", /a value is missing/],
    ["too many values", "NN", /ends too early/],
    ["an open mark", "N(", /a value is missing|ends too early/],
    ["a tuple of too few", "N\x86", /a value is missing/],
    ["a value from below a mark", `N(N\x86t`, /a value is missing/],
    ["a mark that is missing", "Nt", /a mark is missing/],
    ["a call of nothing", ")R", /a value is missing/],
    ["a call of a number", "K\x01)R", /a function is missing/],
    ["an object of no class", "NN\x81", /a class is missing/],
    ["items of no dictionary", "](NNu", /a dict is missing/],
    ["a key without a value", "}(Nu", /a key has no value/],
    ["elements of no list", "}(Ne", /a list is missing/],
    ["memory that is empty", "h\x00", /memory is empty/],
    ["memory far away", "Nr\xff\xff\xff\x7f", /memory is impossible/],
    ["a text beyond the end", "X\xff\xff\xff\xffabc", /cut off/],
    ["a name without an end", "ctorch", /cut off/],
    ["an unknown opcode", "I1\n", /unknown opcode 73/],
    ["an integer of other width", "\x8a\x01\x00", /not of 64 bits/],
    ["nesting without an end", deep, /nested too deeply/],
  ];
  test.each(refused)("%s", (_, opcodes, message) => {
    expect(() => walk(opcodes)).toThrow(PickleError);
    expect(() => walk(opcodes)).toThrow(message);
  });

  test("another protocol, no end, something behind the end", () => {
    expect(() => walkPickle(Buffer.from("\x80\x04N.", "latin1"))).toThrow(/not a pickle of/);
    expect(() => walkPickle(pickle("N"))).toThrow(/cut off/);
    expect(() => walkPickle(pickle("N.N"))).toThrow(/ends too early/);
  });
});
