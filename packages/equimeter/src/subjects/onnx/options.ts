export interface OnnxOptions {
  /** Threads that one call is spread over. Default: onnxruntime's own choice */
  readonly threads?: number;
  /** Calls that are worked at side by side. Default: 1; onnxruntime uses all cores for one. */
  readonly concurrency?: number;
}

export interface OnnxSettings {
  readonly predictor: "onnx";
  /** As the user wrote it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly threads?: number;
}
