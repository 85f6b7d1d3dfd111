export { Conv1d, Conv2d, Conv3d, type ConvOptions, type PaddingMode } from "./convolution.js";
export {
  ConvTranspose1d,
  ConvTranspose2d,
  ConvTranspose3d,
  type ConvTransposeOptions,
} from "./transposed.js";
