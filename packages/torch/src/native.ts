import { createRequire } from "node:module";

import { slowBlasWarning } from "./blas.js";
import { prepareEnvironment } from "./environment.js";
import { TorchError } from "./errors.js";
import { freesWhileCollecting, lateFinalizersWarning } from "./finalizers.js";

/** A tensor's place in the native slot table: an exact integer, never 0. */
export type Handle = number;

/** What the native core offers (native/addon.cc). Handles and ids are numbers; 0 stands for no tensor. */
export interface Native {
  readonly commands: Float64Array;
  errorsAs(errorClass: typeof TorchError): void;
  resolve(name: string, overload: string): number;
  resultCount(operator: number): number;
  execute(operator: number): void;
  executeInPlace(operator: number): void;
  /** Whether the last call ran out of memory; `retry` then runs it again. */
  isHolding(): boolean;
  retry(operator: number, wantsResults: boolean): void;
  convert(operator: number): void;
  schema(name: string, overload: string): string;
  schemas(): string;
  word(text: string): number;
  forgetWords(): void;
  spoken(id: number): string;
  dispose(handle: Handle): void;
  track(wrapper: object, handle: Handle): void;
  trackObject(wrapper: object, objectHandle: number): void;
  objectKind(objectHandle: number): string;
  beginScope(): void;
  endScope(survivors: number): void;
  release(handle: Handle): void;
  describe(handle: Handle): void;
  device(handle: Handle): string;
  backward(outputs: number, retainGraph: boolean, createGraph: boolean): void;
  gradients(outputs: number, inputs: number, flags: number): void;
  customFunction(
    inputs: number,
    outputs: number,
    backward: (inputs: number, outputs: number) => void,
  ): void;
  gradient(handle: Handle): Handle;
  setGradient(handle: Handle, gradient: Handle): void;
  setRequiresGrad(handle: Handle, flag: boolean): void;
  setGradMode(enabled: boolean): boolean;
  createGenerator(seed: number, device: string): number;
  seedGenerator(generator: number, seed: number): void;
  generatorState(generator: number): Handle;
  setGeneratorState(generator: number, state: Handle): void;
  fromBuffer(buffer: ArrayBuffer, byteOffset: number, elements: number, dtype: string): Handle;
  toBuffer(handle: Handle): ArrayBuffer;
  copyOut(handle: Handle, buffer: ArrayBuffer): void;
  setThreads(count: number): void;
  threads(): number;
  blas(): string;
  version(): string;
  cudaAvailable(): boolean;
  cudaDeviceCount(): number;
  cudaSynchronize(device: number): void;
  cudaMemory(device: number): void;
  cudaResetPeaks(device: number): void;
  cudaEmptyCache(): boolean;
  setAutocast(device: string, enabled: boolean, dtype: number): void;
  clearAutocast(): void;
  share(handle: Handle, thread: number): number;
  adopt(key: number): Handle;
  revoke(key: number): boolean;
  revokeAll(thread: number): number;
  sharedTensors(): number;
  scriptLoad(path: string, device: string): number;
  loadLibrary(path: string): void;
  scriptSave(module: number, path: string): void;
  scriptCreate(name: string): number;
  scriptAddModule(module: number, name: string, part: number): void;
  scriptAddTensor(module: number, name: string, tensor: Handle, isBuffer: boolean): void;
  scriptAddAttribute(module: number, name: string): void;
  scriptDefine(module: number, source: string): void;
  scriptTensors(module: number, wantBuffers: boolean): void;
  scriptSetTensor(module: number, name: string, tensor: Handle): void;
  scriptMethods(module: number): void;
  startProfile(): void;
  stopProfile(): void;
  scriptRun(module: number, method: string): void;
  scriptTrain(module: number, flag: boolean): void;
  scriptIsTraining(module: number): boolean;
  liveTensors(): number;
}

prepareEnvironment();
const { ensureBuilt } = (await import(new URL("../build.mjs", import.meta.url).href)) as {
  ensureBuilt(): string;
};

/** The native core, built on first use when it is missing or older than its sources. */
export const native = createRequire(import.meta.url)(ensureBuilt()) as Native;

native.errorsAs(TorchError);

if (!freesWhileCollecting(native))
  process.emitWarning(lateFinalizersWarning, { type: "LateFinalizers" });
const warning = slowBlasWarning(native.blas());
if (warning) process.emitWarning(warning, { type: "SlowBLAS" });
