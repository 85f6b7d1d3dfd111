import { basename } from "node:path";

import {
  type CurvePoint,
  curveDynamics,
  type Dynamics,
  finitePoints,
} from "../../analyze/dynamics/index.js";
import { type ReferenceCurve, readReferences } from "../../report/index.js";
import type { DynamicsSettings } from "../../runs/analyze/dynamics.js";

/** A curve from elsewhere. */
export interface PublishedCurve {
  /** The file, without folder and ending. */
  readonly figure: string;
  readonly series: string;
  /** Of a flow: that of a series named `t=0.9`. */
  readonly t?: number;
  readonly points: readonly CurvePoint[];
  readonly dynamics: Dynamics;
}

/**
 * Curves of files as `report` takes them, each told apart by its file.
 *
 * @param names - the series wanted; by default all
 * @throws UserError as readReferences does
 */
export function readPublished(
  files: readonly string[],
  names: readonly string[],
  settings: DynamicsSettings,
): PublishedCurve[] {
  readReferences([...files], [...names]); // says which name is in none of the files
  return files.flatMap((file) => {
    const figure = basename(file).replace(/\.[^.]*$/, "");
    return readReferences([file])
      .filter((curve) => names.length === 0 || names.some((name) => isCalled(curve, name, figure)))
      .map(({ name, t, points: given }) => {
        const points = finitePoints(given.map(({ value, ...at }) => ({ ...at, percent: value })));
        return {
          figure,
          series: name,
          ...(t !== undefined && { t }),
          points,
          dynamics: curveDynamics(points, settings)!, // a curve has a point, whose value is a number
        };
      });
  });
}

/** By its whole name, or by what is left of it without the time. */
function isCalled(curve: ReferenceCurve, name: string, figure: string): boolean {
  return curve.name === name || curve.family === `${figure}, ${name}`;
}
