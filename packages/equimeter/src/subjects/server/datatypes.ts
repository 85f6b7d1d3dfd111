import type { DType } from "@equimeter/torch";

/** The protocol's names of dtypes. UINT16, UINT32, UINT64 and BYTES have no tensor here. */
const datatypes: Partial<Record<DType, string>> = {
  bool: "BOOL",
  uint8: "UINT8",
  int8: "INT8",
  int16: "INT16",
  int32: "INT32",
  int64: "INT64",
  float16: "FP16",
  bfloat16: "BF16",
  float32: "FP32",
  float64: "FP64",
};

const dtypes = new Map(
  Object.entries(datatypes).map(([dtype, datatype]) => [datatype, dtype as DType]),
);

export const datatypeOf = (dtype: DType): string | undefined => datatypes[dtype];

export const dtypeOf = (datatype: unknown): DType | undefined => dtypes.get(datatype as string);
