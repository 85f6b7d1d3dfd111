export { averagingFigure, type AveragingOptions } from "./averaging.js";
export { explainedFigure } from "./explained.js";
export { headFigure } from "./head.js";
export { latentsFigure, type LatentSubject } from "./latents.js";
export { lossesFigure, type LossesOptions } from "./losses.js";
export { percentFigure, type FigureOptions, type PercentOptions } from "./percent.js";
export { reconstructionFigure, type ReconstructionSubject } from "./reconstruction.js";
export { type RunLines } from "./series.js";
export { twirlFigure } from "./twirl.js";
