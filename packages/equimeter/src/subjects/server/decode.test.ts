import { isDeepStrictEqual } from "node:util";

import fc from "fast-check";
import { expect, test } from "vitest";

import { UserError } from "../../errors.js";
import { recordArrays, sizeOf, type Records } from "../remote/records.js";
import { decode } from "./decode.js";
import { encodeBinary, encodeText } from "./encode.js";

const answer = (body: Buffer | string, headers = {}) => ({
  status: 200,
  headers,
  body: Buffer.from(body as string),
});
const text = (outputs: unknown) => answer(JSON.stringify({ outputs }));
const told = (given: ReturnType<typeof answer>) => {
  try {
    return decode("S", given);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
};

test("what is wrong with an answer", () => {
  const y = { name: "y", datatype: "FP32", shape: [2], data: [1, 2] };
  const deep = "[".repeat(9000) + "]".repeat(9000);
  const nested = (field: string) =>
    answer(
      `{"outputs":[${JSON.stringify({ ...y, [field]: 0 }).replace(`"${field}":0`, `"${field}":${deep}`)}]}`,
    );
  const bytes = (size: unknown) => ({
    ...y,
    data: undefined,
    parameters: { binary_data_size: size },
  });
  expect(
    [
      answer(""),
      answer("<html>proxy</html>"),
      answer("[]"),
      answer("null"),
      text(5),
      text([5]),
      text([{ ...y, name: 7 }]),
      text([y, y]),
      text([{ ...y, shape: [3] }]),
      text([{ ...y, shape: [-1] }]),
      text([{ ...y, shape: "2" }]),
      text([{ ...y, shape: [1e300] }]),
      text([{ ...y, data: "12" }]),
      text([{ ...y, data: undefined }]),
      text([{ ...y, data: [1, "2"] }]),
      text([{ ...y, datatype: "INT8", data: [1, 300] }]),
      text([{ ...y, datatype: "INT32", data: [1, 1.5] }]),
      text([{ ...y, datatype: "INT64", data: [1, null] }]),
      text([{ ...y, datatype: "BOOL", data: [1, 2] }]),
      nested("data"),
      nested("shape"),
      text([bytes(8)]),
      text([bytes(-8)]),
      text([bytes("8")]),
      answer('{"outputs":[]}', { "inference-header-content-length": "99" }),
      answer('{"outputs":[]}', { "inference-header-content-length": "x" }),
    ].map(told),
  ).toMatchInlineSnapshot(`
    [
      "S answered with something that is no JSON object: nothing",
      "S answered with something that is no JSON object: <html>proxy</html>",
      "S answered without "outputs"",
      "S answered with something that is no JSON object: null",
      "S answered without "outputs"",
      "S gave an output without a name",
      "S gave an output without a name",
      "S gave the output "y" twice",
      "S gave the output "y" as FP32 [3], with 2 values that do not suit that",
      "S gave the output "y" with the shape [ -1 ]",
      "S gave the output "y" with the shape '2'",
      "S gave the output "y" with the shape [ 1e+300 ]",
      "S gave the output "y" as FP32 [2], with data that do not suit that",
      "S gave the output "y" as FP32 [2], with no data that do not suit that",
      "S gave the output "y" as FP32 [2], with 2 values that do not suit that",
      "S gave the output "y" as INT8 [2], with 2 values that do not suit that",
      "S gave the output "y" as INT32 [2], with 2 values that do not suit that",
      "S gave the output "y" as INT64 [2], with 2 values that do not suit that",
      "S gave the output "y" as BOOL [2], with 2 values that do not suit that",
      "S gave the output "y" as FP32 [2], with 1 values that do not suit that",
      "S gave the output "y" with the shape [ [ [ [Array] ] ] ]",
      "S gave the output "y" with 8 bytes, of which 0 came",
      "S gave the output "y" with -8 bytes, of which 0 came",
      "S gave the output "y" with 8 bytes, of which 0 came",
      "S announced a head of 99 bytes and answered with 14",
      "S announced a head of x bytes and answered with 14",
    ]
  `);
});

test("nested values, NaN as null and as Python writes it, infinities, bool as 0 and 1", () => {
  const y = {
    name: "y",
    datatype: "FP64",
    shape: [2, 2],
    data: [
      [1, null],
      [2.5, -3],
    ],
  };
  expect(decode("S", text([y])).y.data).toEqual(Float64Array.of(1, NaN, 2.5, -3));
  const python = `{"model_name": "NaN \\" Infinity", "outputs": [{"name": "y", "datatype": "FP32",
    "shape": [3], "data": [NaN, -Infinity, Infinity]}]}`;
  expect(decode("S", answer(python)).y.data).toEqual(Float32Array.of(NaN, -Infinity, Infinity));
  const flags = { name: "y", datatype: "BOOL", shape: [4], data: [true, 0, 1, false] };
  expect(decode("S", text([flags])).y.data).toEqual(Uint8Array.of(1, 0, 1, 0));
});

test("texts are left out, and the bytes after them found", () => {
  const head = JSON.stringify({
    outputs: [
      { name: "label", datatype: "BYTES", shape: [1], parameters: { binary_data_size: 5 } },
      { name: "said", datatype: "BYTES", shape: [1], data: ["x"] },
      { name: "y", datatype: "INT16", shape: [1], parameters: { binary_data_size: 2 } },
    ],
  });
  const body = Buffer.concat([Buffer.from(head), Buffer.from([1, 0, 0, 0, 65, 7, 1])]);
  const headers = { "inference-header-content-length": String(Buffer.byteLength(head)) };
  expect(decode("S", answer(body, headers))).toEqual({
    y: { dtype: "int16", shape: [1], data: Int16Array.of(263) },
  });
});

/** Records of any dtype and shape, of any bits. */
const anyRecords = fc.dictionary(
  fc.string({ minLength: 1 }).filter((name) => name !== "__proto__"),
  fc
    .record({
      dtype: fc.constantFrom(...(Object.keys(recordArrays) as (keyof typeof recordArrays)[])),
      shape: fc.array(fc.nat(4), { maxLength: 3 }),
      seed: fc.uint8Array({ minLength: 512, maxLength: 512 }),
    })
    .map(({ dtype, shape, seed }) => {
      const size = shape.reduce((product, length) => product * length, 1);
      if (dtype === "bool") seed = seed.map((byte) => byte & 1);
      const data = new recordArrays[dtype]!(seed.slice().buffer).slice(0, size);
      return { dtype, shape, data };
    }),
  { maxKeys: 3 },
);

/** JSON has no −0. */
function numbersOf(records: Records) {
  const minusZero = ({ dtype }: Records[string]) => (/float16/.test(dtype) ? 0x8000 : -0);
  return Object.entries(records).map(([name, record]) => ({
    name,
    ...record,
    data: Array.from(record.data, Number).map((x) => (Object.is(x, minusZero(record)) ? 0 : x)),
  }));
}

/** An answer that says what a call said. */
function mirrored({ headers, body }: ReturnType<typeof encodeBinary>) {
  const length = Number(headers["inference-header-content-length"] ?? body[0].length);
  const head = JSON.parse(Buffer.from(body[0]).toString()) as { inputs: unknown };
  const said = Buffer.from(JSON.stringify({ outputs: head.inputs }));
  const rest = Buffer.concat(body).subarray(length);
  const binary = { "inference-header-content-length": String(said.length) };
  const isBinary = headers["content-type"] !== "application/json";
  return answer(Buffer.concat([said, rest]), isBinary ? binary : {});
}

test("any records come back from bytes, bit by bit", () => {
  fc.assert(
    fc.property(anyRecords, (records: Records) => {
      expect(decode("S", mirrored(encodeBinary(records, null)))).toEqual({ ...records });
    }),
    { numRuns: 300, seed: 1 },
  );
});

test("any records that JSON can say come back from text, of others that is said", () => {
  const outcomes: string[] = [];
  const isUnsafe = (value: number | bigint) => !Number.isSafeInteger(Number(value));
  const outcomeOf = (records: Records) => {
    let encoded: ReturnType<typeof encodeText>;
    try {
      encoded = encodeText(records, null);
    } catch (error) {
      return (error as Error).message.includes("which JSON cannot say") ? "not sent" : "?";
    }
    const back = told(mirrored(encoded));
    if (typeof back !== "string")
      return isDeepStrictEqual(numbersOf(back), numbersOf(records)) ? "equal" : "different";
    const isWide = Object.values(records).some(
      ({ dtype, data }) => dtype === "int64" && (data as BigInt64Array).some(isUnsafe),
    );
    return isWide && /as INT64 .* do not suit/.test(back) ? "not read" : "?";
  };
  fc.assert(
    fc.property(anyRecords, (records: Records) => {
      outcomes.push(outcomeOf(records));
    }),
    { numRuns: 300, seed: 2 },
  );
  expect([...new Set(outcomes)].sort()).toEqual(["equal", "not read", "not sent"]);
  expect(outcomes.filter((outcome) => outcome === "equal").length).toBeGreaterThan(150);
});

test("damaged answers give one sentence or tensors that fit their shapes", () => {
  const whole = mirrored(
    encodeBinary(
      {
        a: { dtype: "float32", shape: [2, 3], data: new Float32Array(6) },
        b: { dtype: "int64", shape: [2], data: new BigInt64Array(2) },
      },
      null,
    ),
  );
  const damage = fc.record({
    at: fc.nat(whole.body.length - 1),
    bytes: fc.uint8Array({ maxLength: 8 }),
    cut: fc.option(fc.nat(whole.body.length)),
    head: fc.option(fc.oneof(fc.nat(400).map(String), fc.string())),
  });
  let sentences = 0;
  fc.assert(
    fc.property(damage, ({ at, bytes, cut, head }) => {
      const body = Buffer.from(whole.body);
      body.set(bytes.subarray(0, body.length - at), at);
      const headers = head === null ? whole.headers : { "inference-header-content-length": head };
      const found = told(answer(body.subarray(0, cut ?? body.length), headers));
      if (typeof found === "string") {
        sentences++;
        return /^S (answered|gave|announced) [^\n]+$/.test(found);
      }
      return Object.values(found).every(({ shape, data }) => data.length === sizeOf(shape));
    }),
    { numRuns: 3000, seed: 3 },
  );
  expect(sentences).toBeGreaterThan(500);
});

test("random bytes give one sentence", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(told(answer(Buffer.from(bytes)))).toMatch(/^S answered [^\n]+$/);
    }),
    { numRuns: 1000, seed: 4 },
  );
});
