import type { Axis } from "../axes.js";
import { textWidth } from "./style.js";

/** Places 0, 1, … with a label each, of which as many are written as fit into `width` pixels. */
export function categoryAxis(labels: readonly string[], width = Infinity): Axis {
  const step = width / labels.length;
  const widest = Math.max(...labels.map((label) => textWidth(label)));
  const stride = Math.max(1, Math.ceil((widest + 4) / step));
  return {
    type: "linear",
    domain: [-0.5, labels.length - 0.5],
    ticks: labels.map((_, i) => i).filter((i) => i % stride === 0),
    format: (tick) => labels[tick],
    place: (value) => value,
  };
}
