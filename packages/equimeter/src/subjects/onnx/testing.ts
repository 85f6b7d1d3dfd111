/** ONNX files written by hand: as much of their protobuf (onnx.proto3) as small models need. */

type Bytes = readonly number[];

const varint = (value: number): Bytes =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, value: Bytes): Bytes => [
  ...varint(field * 8 + 2),
  ...varint(value.length),
  ...value,
];
const text = (field: number, value: string): Bytes => bytes(field, [...Buffer.from(value)]);

/** Numbers of TensorProto.DataType. */
export const types = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  float64: 11,
} as const;

export interface OnnxValue {
  readonly name: string;
  readonly type: keyof typeof types;
  /** Names stand for sizes that are not fixed. */
  readonly shape: readonly (number | string)[];
}

function valueInfo(field: number, { name, type, shape }: OnnxValue): Bytes {
  const sizes = shape.flatMap((size) =>
    bytes(1, typeof size === "number" ? number(1, size) : text(2, size)),
  );
  const tensor = bytes(1, [...number(1, types[type]), ...bytes(2, sizes)]);
  return bytes(field, [...text(1, name), ...bytes(2, tensor)]);
}

export interface OnnxModel {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly { operator: string; inputs: string[]; outputs: string[] }[];
  /** Constants of float32 and of int64. */
  readonly constants?: Readonly<
    Record<string, { shape: readonly number[]; values: Float32Array | BigInt64Array }>
  >;
}

/** The file of a model of opset 13. */
export function onnxFile({ inputs, outputs, nodes, constants = {} }: OnnxModel): Uint8Array {
  const graph = [
    ...nodes.flatMap((node) =>
      bytes(1, [
        ...node.inputs.flatMap((name) => text(1, name)),
        ...node.outputs.flatMap((name) => text(2, name)),
        ...text(4, node.operator),
      ]),
    ),
    ...text(2, "test"),
    ...Object.entries(constants).flatMap(([name, { shape, values }]) =>
      bytes(5, [
        ...shape.flatMap((size) => number(1, size)),
        ...number(2, values instanceof Float32Array ? types.float32 : types.int64),
        ...text(8, name),
        ...bytes(9, [...new Uint8Array(values.buffer)]),
      ]),
    ),
    ...inputs.flatMap((value) => valueInfo(11, value)),
    ...outputs.flatMap((value) => valueInfo(12, value)),
  ];
  const irVersion = number(1, 7);
  const opset = bytes(8, number(2, 13));
  return Uint8Array.from([...irVersion, ...bytes(7, graph), ...opset]);
}
