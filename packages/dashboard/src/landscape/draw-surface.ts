import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  SphereGeometry,
} from "three";

import {
  boxLines,
  contourLines,
  heightAt,
  type Heights,
  placed,
  type Range,
  reachOf,
  surfaceMesh,
} from "./surface.ts";

export interface SurfaceScene {
  readonly things: Group;
  /** Marks a place of the surface; null for none. */
  mark(place: { x: number; y: number } | null): void;
}

/** A surface in its box, with contours on it and beneath it, and the weights themselves in the middle. */
export function drawSurface(
  heights: Heights,
  axis: readonly number[],
  range: Range,
  line: string,
): SurfaceScene {
  const { positions, colors, indices } = surfaceMesh(heights, axis, range);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("color", new BufferAttribute(linear(colors), 3));
  geometry.setIndex(new BufferAttribute(indices, 1));
  geometry.computeVertexNormals();
  const material = new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  // Lines that lie on the surface are to be seen.
  Object.assign(material, { polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1 });
  const surface = new Mesh(geometry, material);
  surface.name = "surface";
  const { above, beneath } = contourLines(heights, axis, range);
  const dot = ball("#ffffff", 0.035);
  const reach = reachOf(axis);
  dot.position.set(...placed(0, 0, heightAt(heights, axis, 0, 0), reach, range));
  const marker = ball("#d5006d", 0.04);
  marker.visible = false;
  const things = new Group();
  things.add(
    surface,
    segments(above, "#1a1a1a", 0.55),
    segments(beneath, line, 0.8),
    segments(boxLines(), line, 0.6),
    dot,
    marker,
  );
  return {
    things,
    mark(place) {
      marker.visible = place !== null;
      if (place === null) return;
      const height = heightAt(heights, axis, place.x, place.y);
      marker.position.set(...placed(place.x, place.y, height, reach, range));
    },
  };
}

function ball(color: string, radius: number): Mesh {
  // Seen through the surface, where it is behind.
  const flat = { depthTest: false, transparent: true };
  const disc = new Mesh(
    new SphereGeometry(radius, 16, 12),
    new MeshBasicMaterial({ color, ...flat }),
  );
  const rim = new MeshBasicMaterial({ color: "#1a1a1a", ...flat });
  const edge = new Mesh(new SphereGeometry(1.35 * radius, 16, 12), rim);
  [edge.renderOrder, disc.renderOrder] = [1, 2];
  return disc.add(edge);
}

function segments(points: Float32Array, color: string, opacity: number): LineSegments {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(points, 3));
  return new LineSegments(geometry, new LineBasicMaterial({ color, opacity, transparent: true }));
}

/** Colours as light adds up. */
function linear(colors: Float32Array): Float32Array {
  const result = new Float32Array(colors.length);
  const color = new Color();
  for (let i = 0; i < colors.length; i += 3)
    color.setRGB(colors[i], colors[i + 1], colors[i + 2], "srgb").toArray(result, i);
  return result;
}
