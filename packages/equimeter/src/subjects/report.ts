import type { Examination, Finding, Violation } from "../measure/index.js";
import type { Declared } from "./declaration.js";
import type { Layout } from "./layouts.js";

/** What was measured of a model under one group; of a flow at one time. */
export interface GroupReport {
  readonly group: string;
  /** Of a flow. */
  readonly t?: number;
  readonly examination: Examination;
  /** Of each output; null where the group has no angle. */
  readonly violation: Readonly<Record<string, Violation>> | null;
}

/** All that is known about a model after measuring it. */
export interface SubjectReport {
  readonly model: string;
  /** "TorchScript", "ONNX", "inference server", "function", "run" */
  readonly kind: string;
  readonly data: string;
  readonly layout: Layout | null;
  readonly inputs: readonly Declared[];
  readonly outputs: readonly Declared[];
  /** The output that the headline is about. */
  readonly target: string;
  readonly groups: readonly GroupReport[];
  /** What `parts` of an examination are: "element". */
  readonly partsAre?: string;
  /** What looks wrong about the declarations. */
  readonly findings: readonly Finding[];
  /** What the user was told on the way. */
  readonly notes: readonly string[];
  readonly seconds: number;
}
