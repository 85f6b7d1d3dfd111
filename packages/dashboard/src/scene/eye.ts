import type { Field } from "./choice.ts";

/** From where a scene is looked at; angles in radians. Several pictures may share one. */
export interface Eye {
  /** Around the axis that points up. */
  readonly azimuth: number;
  /** Above the horizon. */
  readonly elevation: number;
  /** Times the distance from which all is seen. */
  readonly distance: number;
}

export const firstEye: Eye = { azimuth: -0.6, elevation: 0.5, distance: 1 };

/** Of things that are turned to be seen from the front. */
export const frontEye: Eye = { azimuth: 0.15, elevation: 0.2, distance: 1 };

const highest = Math.PI / 2 - 0.01;
const [nearest, farthest] = [0.25, 4];

export function turned(eye: Eye, azimuth: number, elevation: number): Eye {
  return {
    ...eye,
    azimuth: eye.azimuth + azimuth,
    elevation: Math.min(highest, Math.max(-highest, eye.elevation + elevation)),
  };
}

export function zoomed(eye: Eye, factor: number): Eye {
  return { ...eye, distance: Math.min(farthest, Math.max(nearest, eye.distance * factor)) };
}

const step = Math.PI / 36;

/** What a key does: arrows turn, + and − go nearer and away, 0 goes back to `home`. Null for all other keys. */
export function byKey(eye: Eye, key: string, home: Eye = firstEye): Eye | null {
  switch (key) {
    case "ArrowLeft":
      return turned(eye, -step, 0);
    case "ArrowRight":
      return turned(eye, step, 0);
    case "ArrowUp":
      return turned(eye, 0, step);
    case "ArrowDown":
      return turned(eye, 0, -step);
    case "+":
    case "=":
      return zoomed(eye, 1 / 1.15);
    case "-":
    case "−":
      return zoomed(eye, 1.15);
    case "0":
      return home;
    default:
      return null;
  }
}

/** An eye as a word of the address: `eye:-0.6~0.5~1`. */
export const eyeField = (word: string, first: Eye): Field<Eye> => ({
  word,
  first,
  write: ({ azimuth, elevation, distance }) =>
    [wrapped(azimuth), elevation, distance].map((part) => Number(part.toFixed(3))).join("~"),
  read(text) {
    const parts = text.split("~");
    const [azimuth, elevation, distance] = parts.map((part) => (part === "" ? NaN : Number(part)));
    if (parts.length !== 3 || ![azimuth, elevation, distance].every(Number.isFinite)) return null;
    const at = turned({ azimuth: wrapped(azimuth), elevation: 0, distance: 1 }, 0, elevation);
    return { value: zoomed(at, distance) };
  },
});

/** Less than half a turn to either side. */
const wrapped = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
