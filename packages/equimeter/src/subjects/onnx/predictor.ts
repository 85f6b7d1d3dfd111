import type { DType } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { modelError } from "../remote/failures.js";
import type { Predictor } from "../remote/predictor.js";
import { recordArrays, type Records, type TensorRecord } from "../remote/records.js";
import type { Port } from "../runner.js";
import type { OnnxSettings } from "./options.js";
import { loadRuntime, type OnnxPort, type OnnxRuntime, type OnnxTensor } from "./runtime.js";

/** onnxruntime's names are PyTorch's. bfloat16 and unsigned integers beyond 8 bits are not passed on. */
const dtypes: readonly string[] = [
  "bool",
  "uint8",
  "int8",
  "int16",
  "int32",
  "int64",
  "float16",
  "float32",
  "float64",
] satisfies DType[];

/** Its number of "only what ends the process": errors are thrown, and said by us. */
const onlyFatal = 4;

/** @throws UserError when the file cannot be loaded or has no output that could be read */
export async function openOnnxPredictor(settings: OnnxSettings): Promise<Predictor> {
  const { name, path, threads } = settings;
  const runtime = loadRuntime();
  const session = await runtime.InferenceSession.create(path, {
    logSeverityLevel: onlyFatal,
    ...(threads !== undefined && { intraOpNumThreads: threads }),
  }).catch((error: Error) => {
    throw modelError(`${name} cannot be loaded as ONNX`, error.message);
  });
  const inputs = session.inputMetadata.map(portOf);
  const outputs = session.outputMetadata.map(portOf).filter(({ dtype }) => dtype !== undefined);
  if (outputs.length === 0) {
    const types = session.outputMetadata.map(({ type }) => type ?? "no tensor").join(", ");
    throw new UserError(`${name} has no output that can be measured, only ${types}`);
  }
  const fetches = outputs.map((output) => output.name);
  return {
    inputs,
    outputs,
    async predict(call) {
      let answer: Record<string, OnnxTensor>;
      try {
        answer = await session.run(feedsOf(runtime, call), fetches);
      } catch (error) {
        throw modelError(`${name} failed`, (error as Error).message);
      }
      return Object.fromEntries(
        Object.entries(answer).map(([output, tensor]) => [output, recordOf(name, output, tensor)]),
      );
    },
    close: () => session.release(),
  };
}

function portOf({ name, type, shape }: OnnxPort): Port {
  return {
    name,
    ...(type !== undefined && dtypes.includes(type) && { dtype: type as DType }),
    // An empty shape stands for an unknown one as well as for a single number.
    ...(shape?.length && {
      shape: shape.map((size) => (typeof size === "number" && size >= 0 ? size : null)),
    }),
  };
}

function feedsOf({ Tensor }: OnnxRuntime, call: Records): Record<string, OnnxTensor> {
  return Object.fromEntries(
    Object.entries(call).map(([name, { dtype, shape, data }]) => {
      if (!dtypes.includes(dtype))
        throw new UserError(
          `the input "${name}" is ${dtype}, which onnxruntime-node does not take`,
        );
      return [name, new Tensor(dtype, data, shape)];
    }),
  );
}

function recordOf(model: string, name: string, { type, dims, data }: OnnxTensor): TensorRecord {
  const constructor = dtypes.includes(type) ? recordArrays[type as DType] : undefined;
  if (!constructor || !ArrayBuffer.isView(data))
    throw new UserError(`${model} gave "${name}" as ${type}, which cannot be measured`);
  // A copy, by bytes: float16 comes in an array of its own kind where Node has one.
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength);
  return {
    dtype: type as DType,
    shape: [...dims],
    data: new constructor(bytes as ArrayBuffer),
  };
}
