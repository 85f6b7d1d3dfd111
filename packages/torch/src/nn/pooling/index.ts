export {
  AdaptiveAvgPool1d,
  AdaptiveAvgPool2d,
  AdaptiveAvgPool3d,
  AdaptiveMaxPool1d,
  AdaptiveMaxPool2d,
  AdaptiveMaxPool3d,
  type OutputSize,
} from "./adaptive.js";
export {
  AvgPool1d,
  AvgPool2d,
  AvgPool3d,
  type AvgPoolOptions,
  type DivisorOption,
} from "./average.js";
export { MaxPool1d, MaxPool2d, MaxPool3d, type MaxPoolOptions } from "./max.js";
