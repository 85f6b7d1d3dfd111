import type uPlot from "uplot";
import type { Figure } from "../figure/figure.ts";

export interface PointerHandlers {
  /** The place on the x axis under the pointer; null where it left. */
  readonly onhover: (x: number | null) => void;
  /** Dragged in this chart, or null for all of the axis. */
  readonly onzoom: (range: [number, number] | null) => void;
}

/** What a pointer does: charts with one axis are read together, and a part that is dragged over becomes the zoom. */
export function pointerOptions(
  { xLabel, isAlongTraining }: Pick<Figure, "xLabel" | "isAlongTraining">,
  { onhover, onzoom }: PointerHandlers,
): Required<Pick<uPlot.Options, "cursor" | "hooks">> {
  // The other charts are told of a drag too, and show it, but only one of them is to say what was dragged over.
  let isDraggedHere = false;
  return {
    cursor: {
      // A height means something in the chart that is pointed at alone.
      y: false,
      drag: { x: isAlongTraining, y: false, setScale: false },
      sync: { key: xLabel, scales: ["x", null] },
      points: { size: 7 },
      dataIdx: (u, index, _, x) => nearestOwn(u.data[0], u.data[index], x),
      bind: {
        mousedown: (_, target, handle) => (event: MouseEvent) => {
          if (event.button !== 0 || event.target !== target) return null;
          isDraggedHere = true;
          handle(event);
          return null;
        },
        mouseup: (_, __, handle) => (event: MouseEvent) => {
          if (event.button !== 0) return null;
          handle(event);
          isDraggedHere = false;
          return null;
        },
        dblclick: () => () => {
          onzoom(null);
          return null;
        },
      },
    },
    hooks: {
      setCursor: [
        (u) => onhover((u.cursor.left ?? -1) < 0 ? null : u.posToVal(u.cursor.left!, "x")),
      ],
      setSelect: [
        (u) => {
          const { left, width } = u.select;
          if (width === 0) return;
          u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          if (isDraggedHere && width >= 4)
            onzoom([u.posToVal(left, "x"), u.posToVal(left + width, "x")]);
        },
      ],
    },
  };
}

/** Reads the values at a place, or none, in this chart and all that are read with it. */
export function readAt(plot: uPlot, x: number | null): void {
  const left = x === null ? -10 : Math.max(0, plot.valToPos(x, "x"));
  // uPlot's types leave out the last argument: whether the charts beside it are told, as they are of the mouse.
  const setCursor: (
    place: { left: number; top: number },
    isFired: boolean,
    isTold: boolean,
  ) => void = plot.setCursor;
  setCursor({ left, top: x === null ? -10 : 0 }, true, true);
}

/**
 * The row of a column's own point nearest to a place. Where other lines have a point and this one none (undefined) it
 * looks on; a gap (null) is a point that is not there, and nothing beyond it stands for it.
 */
export function nearestOwn(
  places: uPlot.AlignedData[0],
  column: uPlot.AlignedData[number],
  x: number,
): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < x) low = middle + 1;
    else high = middle;
  }
  let [before, after] = [low - 1, low];
  while (before >= 0 && column[before] === undefined) before--;
  while (after < places.length && column[after] === undefined) after++;
  if (before < 0) return Math.min(after, places.length - 1);
  if (after >= places.length) return before;
  return x - places[before] <= places[after] - x ? before : after;
}
