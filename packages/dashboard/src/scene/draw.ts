import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  ConeGeometry,
  CylinderGeometry,
  Group,
  InstancedMesh,
  Line,
  LineBasicMaterial,
  Matrix4,
  MeshLambertMaterial,
  type Object3D,
  Quaternion,
  SphereGeometry,
  Sprite,
  SpriteMaterial,
  SRGBColorSpace,
  Vector3,
} from "three";

/** Points as x, y, z one after the other. */
export type Points = ArrayLike<number>;

const at = (points: Points, i: number): Vector3 =>
  new Vector3(points[3 * i], points[3 * i + 1], points[3 * i + 2]);

function material(opacity: number): MeshLambertMaterial {
  return new MeshLambertMaterial({ opacity, transparent: opacity < 1, depthWrite: opacity === 1 });
}

/** A ball around each point. */
export function balls(
  points: Points,
  radius: (i: number) => number,
  color: (i: number) => string,
): InstancedMesh {
  const count = points.length / 3;
  const mesh = new InstancedMesh(new SphereGeometry(1, 24, 16), material(1), count);
  for (let i = 0; i < count; i++) {
    const matrix = new Matrix4()
      .makeScale(radius(i), radius(i), radius(i))
      .setPosition(at(points, i));
    mesh.setMatrixAt(i, matrix);
    mesh.setColorAt(i, new Color(color(i)));
  }
  return mesh;
}

const upwards = new Vector3(0, 1, 0);

/** From one point to another, for things that stand along y and are one high. */
function between(from: Vector3, to: Vector3, thick: number): Matrix4 {
  const along = to.clone().sub(from);
  const length = along.length();
  const turn = new Quaternion().setFromUnitVectors(upwards, along.divideScalar(length || 1));
  const middle = from.clone().add(to).multiplyScalar(0.5);
  return new Matrix4().compose(middle, turn, new Vector3(thick, length || 1e-9, thick));
}

/** Sticks between pairs of points. */
export function sticks(
  points: Points,
  pairs: readonly (readonly [number, number])[],
  radius: number,
  color: (pair: number) => string,
): InstancedMesh {
  const mesh = new InstancedMesh(new CylinderGeometry(1, 1, 1, 12), material(1), pairs.length);
  pairs.forEach(([a, b], i) => {
    mesh.setMatrixAt(i, between(at(points, a), at(points, b), radius));
    mesh.setColorAt(i, new Color(color(i)));
  });
  return mesh;
}

/** Arrows from points along vectors, `scale` long for a vector of length 1. */
export function arrows(
  points: Points,
  vectors: Points,
  {
    scale,
    radius,
    color,
    opacity = 1,
  }: { scale: number; radius: number; color: string; opacity?: number },
): Object3D {
  const count = points.length / 3;
  const shafts = new InstancedMesh(new CylinderGeometry(1, 1, 1, 8, 1), material(opacity), count);
  const heads = new InstancedMesh(new ConeGeometry(1, 1, 12), material(opacity), count);
  for (const mesh of [shafts, heads]) (mesh.material as MeshLambertMaterial).color.set(color);
  for (let i = 0; i < count; i++) {
    const from = at(points, i);
    const along = at(vectors, i).multiplyScalar(scale);
    const to = from.clone().add(along);
    const head = Math.min(5 * radius, along.length() / 2);
    const neck = to.clone().sub(along.clone().setLength(head));
    shafts.setMatrixAt(i, between(from, neck, radius));
    heads.setMatrixAt(i, between(neck, to, 2.4 * radius * (head / (5 * radius))));
  }
  return new Group().add(shafts, heads);
}

/** A thin line through all points. */
export function thread(points: Points, color: string, opacity: number): Line {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(points), 3));
  return new Line(geometry, new LineBasicMaterial({ color, opacity, transparent: true }));
}

/** A short text at each point, always towards the eye and never hidden; dark with a light rim, on any colour. */
export function letters(points: Points, texts: readonly string[], size: number): Object3D {
  const group = new Group();
  const materials = new Map<string, SpriteMaterial>();
  texts.forEach((text, i) => {
    const own = materials.get(text) ?? letter(text);
    materials.set(text, own);
    const sprite = new Sprite(own);
    sprite.position.copy(at(points, i));
    sprite.scale.setScalar(size);
    sprite.renderOrder = 3;
    group.add(sprite);
  });
  return group;
}

function letter(text: string): SpriteMaterial {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const paper = canvas.getContext("2d")!;
  Object.assign(paper, {
    font: "600 40px sans-serif",
    textAlign: "center",
    textBaseline: "middle",
  });
  Object.assign(paper, {
    strokeStyle: "#ffffff",
    fillStyle: "#1a1a1a",
    lineWidth: 8,
    lineJoin: "round",
  });
  paper.strokeText(text, 32, 34);
  paper.fillText(text, 32, 34);
  const map = new CanvasTexture(canvas);
  map.colorSpace = SRGBColorSpace;
  return new SpriteMaterial({ map, depthTest: false, transparent: true });
}
