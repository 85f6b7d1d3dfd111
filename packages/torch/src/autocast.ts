import { interrupt } from "./commands.js";
import { dtypeCode, dtypeOf, type DType } from "./dtype.js";
import { TorchError } from "./errors.js";
import { native } from "./native.js";

let depth = 0;

/**
 * Runs `body` with matrix products and convolutions in a shorter type and sums in float32, chosen by
 * libtorch for each operator. Weights stay as they are. Run `backward` outside.
 *
 * @param options.device - `"cpu"` or `"cuda"`
 * @param options.dtype - `"bfloat16"` (the default) or, on CUDA, `"float16"`
 * @param options.enabled - false runs a part of an autocast body in full precision
 * @throws TypeError when `body` returns a Promise
 */
export function autocast<T>(
  options: { device: string; dtype?: DType; enabled?: boolean },
  body: () => T extends PromiseLike<unknown> ? never : T,
): T {
  const device = options.device.replace(/:.*/, "");
  const dtype = options.dtype ?? "bfloat16";
  if (dtype !== "bfloat16" && !(dtype === "float16" && device === "cuda"))
    throw new TorchError(`autocast: ${device} computes in bfloat16, not in ${dtype}`);
  interrupt();
  native.setAutocast(device, options.enabled ?? true, dtypeCode(dtype));
  const [enabledBefore, dtypeBefore] = native.commands;
  depth++;
  try {
    const result = body() as T;
    if (result instanceof Promise)
      throw new TypeError("autocast() cannot take an async function: it would end too early");
    return result;
  } finally {
    depth--;
    // Casts of weights are remembered inside; they would be stale after the next step.
    if (depth === 0) native.clearAutocast();
    native.setAutocast(device, enabledBefore !== 0, dtypeCode(dtypeOf(dtypeBefore)));
  }
}
