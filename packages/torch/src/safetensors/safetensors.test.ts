import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, expect, test } from "vitest";

import {
  arange,
  loadSafetensors,
  ones,
  randn,
  saveSafetensors,
  tensor,
  tidy,
  zeros,
  type Tensor,
} from "../index.js";
import { reachableTensors } from "../live-tensors.js";
import { native } from "../native.js";

const folder = mkdtempSync(join(tmpdir(), "safetensors-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newPath = (): string => join(folder, `${files++}.safetensors`);

/** The bytes of a file with this header, as text or as an object, and these data. */
function fileOf(header: unknown, data: Uint8Array | number[] = [], headerSize?: number): Buffer {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(headerSize ?? text.length));
  return Buffer.concat([length, text, Buffer.from(data)]);
}

function written(bytes: Buffer): string {
  const path = newPath();
  writeFileSync(path, bytes);
  return path;
}

test("tensors of every dtype, names, shapes and metadata come back, in their order", () => {
  const path = newPath();
  const values = [0, 1, 1, 0, 1, 1];
  const dtypes = [
    ...(["bool", "uint8", "int8", "int16", "int32", "int64"] as const),
    ...(["float16", "bfloat16", "float32", "float64"] as const),
  ];
  const tensors: Record<string, Tensor> = {
    "layers.0.weight": randn([3, 4, 5]),
    scalar: tensor(-2.5),
    empty: zeros([0, 3], { dtype: "float64" }),
    'späte "Namen"\n': arange(3),
    transposed: randn([4, 3]).t(),
    learned: ones([2]),
  };
  tensors.learned.requiresGrad = true;
  for (const dtype of dtypes) tensors[dtype] = tensor(values, { dtype, shape: [2, 3] });
  Object.defineProperty(tensors, "__proto__", { value: ones([1]), enumerable: true });
  const metadata = { format: "pt", note: "Å, 原子" };
  saveSafetensors(path, tensors, metadata);

  const loaded = loadSafetensors(path);
  expect(loaded.metadata).toEqual(metadata);
  expect(Object.keys(loaded.tensors)).toEqual(Object.keys(tensors));
  for (const [name, original] of Object.entries(tensors)) {
    const { [name]: copy } = loaded.tensors;
    expect([name, copy.dtype, copy.shape]).toEqual([name, original.dtype, original.shape]);
    expect(copy.toNumbers()).toEqual(original.toNumbers());
    expect(copy.requiresGrad).toBe(false);
  }
});

test("the file is what the format says: length, JSON padded to eight bytes, aligned data", () => {
  const path = newPath();
  saveSafetensors(path, {
    b: tensor([1, 0], { dtype: "bool" }),
    a: tensor([1], { dtype: "float64" }),
  });
  const bytes = readFileSync(path);
  const headerSize = Number(bytes.readBigUInt64LE());
  expect(headerSize % 8).toBe(0);
  expect(JSON.parse(bytes.toString("utf8", 8, 8 + headerSize))).toEqual({
    b: { dtype: "BOOL", shape: [2], data_offsets: [8, 10] },
    a: { dtype: "F64", shape: [1], data_offsets: [0, 8] },
  });
  expect(bytes.subarray(8 + headerSize)).toEqual(
    Buffer.from([...new Uint8Array(new Float64Array([1]).buffer), 1, 0]),
  );
});

test("data that start at an odd place are read all the same", () => {
  const header = {
    flag: { dtype: "BOOL", shape: [1], data_offsets: [0, 1] },
    x: { dtype: "F32", shape: [2], data_offsets: [1, 9] },
    n: { dtype: "I64", shape: [], data_offsets: [9, 17] },
  };
  const data = Buffer.concat([
    Buffer.from([7]),
    Buffer.from(new Float32Array([1.5, -2]).buffer),
    Buffer.from(new BigInt64Array([-3n]).buffer),
  ]);
  for (const padding of ["", " ", "   "]) {
    const { tensors } = loadSafetensors(written(fileOf(JSON.stringify(header) + padding, data)));
    expect(tensors.x.toNumbers()).toEqual([1.5, -2]);
    expect(tensors.n.item()).toBe(-3);
    // Any byte but 0 is true, and as a number it is 1.
    expect(tensors.flag.to("int32").item()).toBe(1);
  }
  expect(loadSafetensors(written(fileOf("{}"))).tensors).toEqual({});
});

const one = { dtype: "F32", shape: [1], data_offsets: [0, 4] };
const four = [0, 0, 0, 0];
const broken: [string, Buffer, RegExp][] = [
  ["empty", Buffer.alloc(0), /not a safetensors file \(0 bytes are too few\)/],
  ["seven bytes", Buffer.alloc(7), /7 bytes are too few/],
  ["no header", Buffer.alloc(8), /its header would be 0 bytes long/],
  [
    "a picture",
    Buffer.from("\x89PNG\r\n\x1a\n and much more after that"),
    /its header would be \d+ bytes/,
  ],
  ["a cut header", fileOf('{"x":', [], 100), /a header of 100 bytes, 13 in all/],
  ["no brace", fileOf("[1, 2]"), /does not start with a brace/],
  ["no JSON", fileOf('{"x": }'), /the header is not JSON \(/],
  ["not UTF-8", badText(), /the header is not UTF-8/],
  [
    "metadata of numbers",
    fileOf({ __metadata__: { a: 1 } }),
    /__metadata__ must hold strings only/,
  ],
  ["metadata as a list", fileOf({ __metadata__: ["a"] }), /__metadata__ must hold strings only/],
  ["a tensor that is none", fileOf({ x: 3 }), /tensor "x" is not described/],
  [
    "an unknown dtype",
    fileOf({ x: { ...one, dtype: "F8_E4M3" } }, four),
    /"x" has the unknown dtype "F8_E4M3"/,
  ],
  [
    "an inherited dtype",
    fileOf({ x: { ...one, dtype: "toString" } }, four),
    /unknown dtype "toString"/,
  ],
  [
    "no dtype",
    fileOf({ x: { shape: [1], data_offsets: [0, 4] } }, four),
    /unknown dtype undefined/,
  ],
  ["a negative size", fileOf({ x: { ...one, shape: [-1] } }, four), /impossible shape \[-1\]/],
  ["a broken size", fileOf({ x: { ...one, shape: [0.5] } }, four), /impossible shape \[0.5\]/],
  [
    "no shape",
    fileOf({ x: { dtype: "F32", data_offsets: [0, 4] } }, four),
    /impossible shape undefined/,
  ],
  [
    "three offsets",
    fileOf({ x: { ...one, data_offsets: [0, 4, 8] } }, four),
    /impossible data_offsets \[0,4,8\]/,
  ],
  ["offsets backwards", fileOf({ x: { ...one, data_offsets: [4, 0] } }, four), /has -4 bytes/],
  [
    "too few bytes",
    fileOf({ x: { ...one, shape: [2] } }, four),
    /"x" has 4 bytes, but F32 of shape \[2\] needs 8/,
  ],
  [
    "too many dimensions",
    fileOf({ x: { ...one, shape: Array(65).fill(1) } }, four),
    /"x" has 65 dimensions, at most 64 can be/,
  ],
  [
    "no elements of sizes that overflow",
    fileOf({ x: { ...one, shape: [2 ** 40, 2 ** 40, 0], data_offsets: [0, 0] } }),
    /impossible shape \[1099511627776,1099511627776,0\]/,
  ],
  [
    "sizes that overflow",
    fileOf({ x: { ...one, shape: [2 ** 40, 2 ** 40] } }, four),
    /impossible shape \[1099511627776,1099511627776\]/,
  ],
  [
    "an overlap",
    fileOf({ x: one, y: { ...one, data_offsets: [2, 6] } }, [...four, 0, 0]),
    /"y" overlaps another/,
  ],
  ["the same bytes twice", fileOf({ x: one, y: one }, four), /"y" overlaps another/],
  [
    "a hole",
    fileOf({ x: one, y: { ...one, data_offsets: [6, 10] } }, Buffer.alloc(10)),
    /2 bytes before tensor "y"/,
  ],
  [
    "a hole in front",
    fileOf({ x: { ...one, data_offsets: [4, 8] } }, Buffer.alloc(8)),
    /4 bytes before tensor "x"/,
  ],
  [
    "truncated data",
    fileOf({ x: one }, [0, 0, 0]),
    /truncated: 1 bytes of its tensors are missing/,
  ],
  ["bytes left over", fileOf({ x: one }, [...four, 0]), /1 bytes at its end belong to no tensor/],
  ["bytes without tensors", fileOf("{}", [1, 2]), /2 bytes at its end/],
];

function badText(): Buffer {
  const bytes = fileOf('{"xx": 1}');
  bytes[10] = 0xff;
  return bytes;
}

test.each(broken)("a broken file is refused in one sentence: %s", (_, bytes, reason) => {
  const path = written(bytes);
  const before = reachableTensors();
  expect(() => loadSafetensors(path)).toThrow(
    expect.objectContaining({ name: "TorchError", message: expect.stringMatching(reason) }),
  );
  expect(() => loadSafetensors(path)).toThrow(new RegExp(`^${path}: [^\\n]*$`));
  expect(native.liveTensors()).toBe(before);
});

test("a path that is no file is named", () => {
  expect(() => loadSafetensors(join(folder, "nowhere"))).toThrow("nowhere: no such file or folder");
  expect(() => loadSafetensors(folder)).toThrow(`${folder}: not a file`);
});

test("loaded tensors are the caller's own: writes reach neither the file nor another load", () => {
  const path = newPath();
  saveSafetensors(path, { x: arange(4, { dtype: "float32" }) });
  const [first, second] = [loadSafetensors(path).tensors.x, loadSafetensors(path).tensors.x];
  first.add_(10);
  expect(second.toNumbers()).toEqual([0, 1, 2, 3]);
  // Replacing or deleting the file does not disturb who has loaded it.
  saveSafetensors(path, { x: zeros([4]) });
  expect(second.toNumbers()).toEqual([0, 1, 2, 3]);
  expect(loadSafetensors(path).tensors.x.toNumbers()).toEqual([0, 0, 0, 0]);
  rmSync(path);
  expect(first.toNumbers()).toEqual([10, 11, 12, 13]);
});

test("loaded tensors can be trained, and written into, independently of each other", () => {
  const path = newPath();
  const flag = tensor([1, 0], { dtype: "bool" });
  saveSafetensors(path, { w: arange(3, { dtype: "float32" }), s: ones([3]), flag });
  const { w, s } = loadSafetensors(path).tensors;
  w.requiresGrad = true;
  expect(w.isLeaf).toBe(true);
  const loss = w.mul(w).sum();
  s.add_(1); // as running statistics between forward and backward
  loss.backward();
  expect(w.grad!.toNumbers()).toEqual([0, 2, 4]);
  s.mul_(w); // in place, with gradients
  s.sum().backward();
  expect(w.grad!.toNumbers()).toEqual([2, 4, 6]);
});

test("a loaded tensor can be saved over its own file", () => {
  const path = newPath();
  saveSafetensors(path, { x: arange(1000), y: ones([3]) });
  const { tensors } = loadSafetensors(path);
  saveSafetensors(path, tensors);
  expect(loadSafetensors(path).tensors.x.toNumbers()).toEqual(arange(1000).toNumbers());
});

test("inside tidy only what is returned stays", () => {
  const path = newPath();
  saveSafetensors(path, { x: ones([2]), y: ones([3]) });
  const before = reachableTensors();
  const y = tidy(() => loadSafetensors(path).tensors.y);
  expect(native.liveTensors()).toBe(before + 1);
  expect(y.toNumbers()).toEqual([1, 1, 1]);
});

test("what cannot be written leaves neither a new nor a half file behind", () => {
  const path = newPath();
  saveSafetensors(path, { x: ones([2]) });
  const names = readdirSync(folder);
  const complex = ones([2], { dtype: "complex64" });
  expect(() => saveSafetensors(path, { x: complex })).toThrow(
    `${path}: x is complex64, which safetensors cannot hold`,
  );
  expect(() => saveSafetensors(path, { __metadata__: ones([1]) })).toThrow("the name __metadata__");
  expect(() => saveSafetensors(path, {}, { a: 1 as never })).toThrow(
    'the metadata "a" must be a string',
  );
  const gone = ones([2]);
  gone.dispose();
  expect(() => saveSafetensors(path, { gone })).toThrow("disposed");
  expect(() => saveSafetensors(join(folder, "no", "where"), {})).toThrow(
    "cannot be written: no such file or folder",
  );
  const taken = join(folder, "taken");
  mkdirSync(join(taken, "inside"), { recursive: true });
  expect(() => saveSafetensors(taken, { x: ones([2]) })).toThrow("cannot be written");
  rmSync(taken, { recursive: true });
  expect(readdirSync(folder)).toEqual(names);
  expect(loadSafetensors(path).tensors.x.toNumbers()).toEqual([1, 1]);
});

const golden = join(
  process.env.EQUIMETER_SHARED ?? fileURLToPath(new URL("../../../../../shared", import.meta.url)),
  "golden",
);
const goldenFiles = existsSync(golden)
  ? (readdirSync(golden, { recursive: true }) as string[]).filter((name) =>
      name.endsWith(".safetensors"),
    )
  : [];

test.skipIf(goldenFiles.length === 0)("files written by Python are read (needs golden/)", () => {
  for (const name of goldenFiles) {
    const path = join(golden, name);
    const bytes = readFileSync(path);
    const headerSize = Number(bytes.readBigUInt64LE());
    const header = JSON.parse(bytes.toString("utf8", 8, 8 + headerSize)) as Record<
      string,
      typeof one
    >;
    delete header.__metadata__;
    const { tensors } = loadSafetensors(path);
    expect(Object.keys(tensors)).toEqual(Object.keys(header));
    for (const [key, { dtype, shape, data_offsets: offsets }] of Object.entries(header)) {
      expect(tensors[key].shape).toEqual(shape);
      const [begin, end] = offsets.map((offset) => 8 + headerSize + offset);
      const raw = new Uint8Array(bytes.subarray(begin, end)).buffer;
      const values = {
        F64: () => new Float64Array(raw),
        F32: () => new Float32Array(raw),
        I64: () => new BigInt64Array(raw),
        I32: () => new Int32Array(raw),
        BOOL: () => new Uint8Array(raw),
        U8: () => new Uint8Array(raw),
      }[dtype]!();
      expect(
        Buffer.from(tensors[key].toTypedArray().buffer).equals(Buffer.from(values.buffer)),
      ).toBe(true);
    }
  }
});
