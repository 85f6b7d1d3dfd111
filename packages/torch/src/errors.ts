/** What libtorch refused, on one line: the operator, the reason, the arguments' dtypes and shapes. */
export class TorchError extends Error {
  override name = "TorchError";
}
