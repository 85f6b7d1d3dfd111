export {
  dynamicsFigure,
  type DynamicsFigureOptions,
  type DynamicsSubject,
  type PublishedDynamics,
} from "./analysis/dynamics.js";
export { averagingFigure, type AveragingOptions } from "./averaging.js";
export { gradientBoundsFigure, type BoundsSubject } from "./analysis/gradients-bounds.js";
export { gradientCourseFigure, type GradientsSubject } from "./analysis/gradients.js";
export { explainedFigure } from "./explained.js";
export { headCourseFigure, type HeadSubject } from "./analysis/head.js";
export { headFigure } from "./head.js";
export { hessianFigure, type HessianSubject } from "./analysis/hessian.js";
export { landscapeFigure, type LandscapeSubject } from "./analysis/landscape.js";
export { latentsFigure, type LatentSubject } from "./latents.js";
export { layersFigure, type LayersSubject } from "./analysis/layers.js";
export { whereFigure, type WhereSubject } from "./analysis/where.js";
export type { LossesOptions } from "./loss-axis.js";
export { lossesFigure } from "./losses.js";
export { percentExplainedFigure } from "./percent-explained.js";
export type { FigureOptions, PercentOptions } from "./options.js";
export { parametersFigure, type ParametersSubject } from "./analysis/parameters.js";
export { percentFigure } from "./percent.js";
export { reconstructionFigure, type ReconstructionSubject } from "./reconstruction.js";
export { samplerFigure, type SamplerSubject } from "./sampler.js";
export { samplesFigure, type SamplesSubject } from "./analysis/samples.js";
export { type RunLines } from "./series.js";
export { twirlFigure } from "./twirl.js";
export { timeBarsFigure, type TimeBarsOptions } from "./times/bars.js";
export { gradientsFigure, type GradientsOptions } from "./times/gradients.js";
export { normalizedVarianceFigure } from "./times/normalized-variance.js";
export { percentAtTimesFigure } from "./times/percent.js";
export { worstTimeFigure } from "./times/worst.js";
