/** What libtorch refused, on one line: the operator, the reason, the arguments' dtypes and shapes. */
export class TorchError extends Error {
  override name = "TorchError";
  /** libtorch's own words in full, with the way through TorchScript where there was one. */
  declare readonly detail?: string;

  constructor(message: string, detail?: string, options?: ErrorOptions) {
    super(message, options);
    // Not enumerable: printing the error stays short.
    if (detail !== undefined) Object.defineProperty(this, "detail", { value: detail });
  }
}

/** Says where memory ran out what was wanted and what helps; other reasons stay as they are. */
export function inOneSentence(reason: string): string {
  const wanted =
    /tried to allocate (\d+) bytes/i.exec(reason)?.[1] ??
    /tried to allocate ([\d.]+ \wi?B)/i.exec(reason)?.[1];
  if (!wanted || !/out of memory|can't allocate memory/i.test(reason)) return reason;
  const size = /^\d+$/.test(wanted) ? `${(Number(wanted) / 1e9).toFixed(1)} GB` : wanted;
  const where = /CUDA/.test(reason) ? "on the GPU" : "in main memory";
  return (
    `${where} ${size} more did not fit, also after collecting what nothing refers to: ` +
    "use smaller batches, free tensors earlier (tidy, dispose) or compute in bfloat16 (autocast)"
  );
}
