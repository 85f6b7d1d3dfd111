export { type DirectionKind, directionKinds } from "./direction-kinds.js";
export { coordinates, type Grid, type Heights } from "./grid.js";
export {
  type Axes,
  fitsOf,
  landscape,
  landscapeAxes,
  type LandscapeOptions,
  type NoiseLevel,
  noiseLevels,
  seedOfPoint,
  type Surfaces,
} from "./landscape.js";
export { quadraticFit, type QuadraticFit } from "./quadratic-fit.js";
