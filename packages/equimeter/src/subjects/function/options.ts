export interface FunctionOptions {
  /** Calls that are worked at side by side, for functions that wait for something. Default: 1 */
  readonly concurrency?: number;
}

export interface FunctionSettings {
  readonly predictor: "function";
  /** As the user wrote it. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}
