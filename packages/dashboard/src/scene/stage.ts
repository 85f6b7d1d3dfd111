import {
  AmbientLight,
  Box3,
  BufferGeometry,
  Color,
  DirectionalLight,
  Group,
  InstancedMesh,
  Material,
  type Object3D,
  PerspectiveCamera,
  Raycaster,
  Scene,
  Sphere,
  SpriteMaterial,
  Vector2,
  WebGLRenderer,
} from "three";

import type { Eye } from "./eye.ts";

/** A canvas with a scene in it, drawn when something has changed and not otherwise. */
export interface Stage {
  /** Shows these things and frees those before. The camera goes where `radius` about the origin is seen. */
  show(things: Object3D, radius?: number): void;
  look(eye: Eye): void;
  paint(background: string): void;
  /** Draws again, after things that are shown were changed. */
  draw(): void;
  /** The things under a point of the canvas, nearest first. */
  under(x: number, y: number): ReturnType<Raycaster["intersectObject"]>;
  /** What it shows, as a data address of a PNG. */
  picture(): string;
  free(): void;
}

/** @throws Error where the browser has no WebGL */
export function openStage(canvas: HTMLCanvasElement, up: "y" | "z" = "y"): Stage {
  const renderer = new WebGLRenderer({ canvas, antialias: true });
  const scene = new Scene();
  const camera = new PerspectiveCamera(30, 1, 0.1, 1000);
  if (up === "z") camera.up.set(0, 0, 1);
  // The light comes from over the shoulder of who looks.
  const light = new DirectionalLight("#ffffff", 2.2);
  light.position.set(-0.4, 0.7, 1);
  camera.add(light);
  scene.add(camera, new AmbientLight("#ffffff", 1.4));
  let shown: Object3D = new Group();
  scene.add(shown);
  let size = 1;
  let from: Eye = { azimuth: 0, elevation: 0, distance: 1 };
  let waiting = 0;

  const place = (): void => {
    // As far as a sphere fits into the narrower side of the view.
    const half = (camera.fov * Math.PI) / 360;
    const narrower = Math.atan(Math.tan(half) * Math.min(1, camera.aspect));
    const away = (from.distance * size) / Math.sin(narrower);
    const [level, high] = [Math.cos(from.elevation), Math.sin(from.elevation)];
    const [a, b] = [Math.sin(from.azimuth) * level, Math.cos(from.azimuth) * level];
    if (up === "y") camera.position.set(a, high, b);
    else camera.position.set(a, -b, high);
    camera.position.multiplyScalar(away);
    camera.near = away / 100;
    camera.far = away + 4 * size;
    camera.lookAt(0, 0, 0);
    camera.updateProjectionMatrix();
  };
  const render = (): void => {
    waiting = 0;
    renderer.render(scene, camera);
  };
  const draw = (): void => {
    if (waiting === 0) waiting = requestAnimationFrame(render);
  };
  const resize = (): void => {
    const { clientWidth, clientHeight } = canvas;
    const [width, height] = [clientWidth || canvas.width, clientHeight || canvas.height];
    if (width === 0 || height === 0) return;
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    place();
    draw();
  };
  const observer = new ResizeObserver(resize);
  if (canvas.isConnected) observer.observe(canvas);
  resize();

  return {
    show(things, radius) {
      scene.remove(shown);
      dispose(shown);
      shown = things;
      scene.add(shown);
      size =
        radius ?? (new Box3().setFromObject(things).getBoundingSphere(new Sphere()).radius || 1);
      place();
      draw();
    },
    look(eye) {
      from = eye;
      place();
      draw();
    },
    paint(background) {
      scene.background = new Color(background);
      draw();
    },
    draw,
    under(x, y) {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const point = new Vector2((2 * (x - left)) / width - 1, 1 - (2 * (y - top)) / height);
      const ray = new Raycaster();
      camera.updateMatrixWorld();
      ray.setFromCamera(point, camera);
      return ray.intersectObject(shown, true);
    },
    picture() {
      render();
      return canvas.toDataURL();
    },
    free() {
      observer.disconnect();
      cancelAnimationFrame(waiting);
      dispose(shown);
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** Frees what the graphics card holds of things. */
function dispose(things: Object3D): void {
  things.traverse((thing) => {
    const { geometry, material } = thing as Partial<{ geometry: unknown; material: unknown }>;
    if (geometry instanceof BufferGeometry) geometry.dispose();
    for (const one of [material].flat())
      if (one instanceof Material) {
        if (one instanceof SpriteMaterial) one.map?.dispose();
        one.dispose();
      }
    if (thing instanceof InstancedMesh) thing.dispose();
  });
}
