export { enableGrad, grad, noGrad, type GradOptions } from "./autograd.js";
export { call, type Complex, type Scalar } from "./commands.js";
export type { DType, MemoryFormat, TypedArray } from "./dtype.js";
export { prepareEnvironment } from "./environment.js";
export { TorchError } from "./errors.js";
export * from "./generated/operators.js";
export { defaultGenerator, Generator, manualSeed } from "./random.js";
export { keep, tensorsIn, tidy } from "./scope.js";
export { fromTypedArray, Tensor, tensor, type Nested } from "./tensor.js";
