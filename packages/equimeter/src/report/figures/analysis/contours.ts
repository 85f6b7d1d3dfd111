/** A piece of a contour line, in the coordinates of a grid. */
export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/**
 * Lines of equal height through a grid of points by marching squares, linear between neighbours. They end at the outermost points; those of
 * d3, which are of areas, run on around the border.
 *
 * @param heights - [rows][columns]
 * @param axis - coordinates of both
 */
export function contourSegments(
  heights: readonly (readonly number[])[],
  axis: readonly number[],
  level: number,
): Segment[] {
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < axis.length; i++)
    for (let j = 0; j + 1 < axis.length; j++) {
      // Around the cell, so that a line enters and leaves between neighbours.
      const corners = [
        { x: axis[j], y: axis[i], z: heights[i][j] },
        { x: axis[j + 1], y: axis[i], z: heights[i][j + 1] },
        { x: axis[j + 1], y: axis[i + 1], z: heights[i + 1][j + 1] },
        { x: axis[j], y: axis[i + 1], z: heights[i + 1][j] },
      ];
      const crossings = corners.flatMap((a, k) => {
        const b = corners[(k + 1) % 4];
        if (a.z < level === b.z < level) return [];
        const share = (level - a.z) / (b.z - a.z);
        return [{ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }];
      });
      // Two of them, or four at a saddle.
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const [from, to] = [crossings[k], crossings[k + 1]];
        segments.push({ x1: from.x, y1: from.y, x2: to.x, y2: to.y });
      }
    }
  return segments;
}
