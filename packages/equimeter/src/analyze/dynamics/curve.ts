/** A percent at a training step, as a run measured it or a paper published it. */
export interface CurvePoint {
  readonly step: number;
  /** 100 · L_equiv / L */
  readonly percent: number;
  /** Standard error from the group elements, drawn afresh at each measurement; none where unknown. */
  readonly rotationError?: number;
  /** Standard error over samples, rotations included. The samples are the same at each measurement. */
  readonly sampleError?: number;
  /** 1 − L_mean / lossZero, where that is known. */
  readonly explained?: number;
}

/** What can be drawn and summed up: points with a finite percent, by step, of equal steps the last. */
export function finitePoints(points: readonly CurvePoint[]): CurvePoint[] {
  const finite = points.filter(({ percent }) => Number.isFinite(percent));
  const byStep = new Map(finite.map((point) => [point.step, point]));
  return [...byStep.values()].sort((a, b) => a.step - b.step);
}
