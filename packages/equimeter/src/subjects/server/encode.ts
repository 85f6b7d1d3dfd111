import type { Records } from "../remote/records.js";
import { datatypeOf } from "./datatypes.js";
import { toText } from "./text.js";

export interface Encoded {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: readonly Uint8Array[];
}

/** A call as bytes: a head in JSON, then the memory of the tensors one after the other. */
export function encodeBinary(call: Records, outputs: readonly string[] | null): Encoded {
  const tensors = Object.values(call).map(
    ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  );
  const inputs = Object.entries(call).map(([name, { dtype, shape, data }]) => ({
    name,
    shape,
    datatype: datatypeOf(dtype),
    parameters: { binary_data_size: data.byteLength },
  }));
  const parameters = { binary_data_output: true };
  const head = Buffer.from(JSON.stringify({ parameters, inputs, ...wanted(outputs) }));
  return {
    headers: {
      "content-type": "application/octet-stream",
      "inference-header-content-length": head.length,
    },
    body: [head, ...tensors],
  };
}

/** A call as JSON. @throws UserError for values that JSON cannot say */
export function encodeText(call: Records, outputs: readonly string[] | null): Encoded {
  const inputs = Object.entries(call).map(([name, record]) => {
    const { dtype, shape } = record;
    const start = JSON.stringify({ name, shape, datatype: datatypeOf(dtype) }).slice(0, -1);
    return `${start},"data":[${toText(name, record)}]}`;
  });
  const end = outputs ? `,${JSON.stringify(wanted(outputs)).slice(1, -1)}` : "";
  return {
    headers: { "content-type": "application/json" },
    body: [Buffer.from(`{"inputs":[${inputs.join()}]${end}}`)],
  };
}

/** @param outputs - names, or null for all */
function wanted(outputs: readonly string[] | null) {
  return outputs && { outputs: outputs.map((name) => ({ name })) };
}
