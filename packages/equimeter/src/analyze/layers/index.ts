export type { LayerCosines } from "./cosines.js";
export type { LayerReport, RelativeVariance, UnexplainedShares } from "./layer.js";
export { layerEquivariance, type LayersOptions, type LayersReport } from "./layers.js";
export type { Ratio } from "./ratio.js";
export type { RowKind } from "./rows.js";
