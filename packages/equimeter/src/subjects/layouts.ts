/**
 * How a model wants its samples: `flat`, atoms of all samples one after the other; `rows`, each sample in a row
 * of its own; `single`, one sample a call and no axis for samples.
 */
export const layouts = ["flat", "rows", "single"] as const;
export type Layout = (typeof layouts)[number];
