import type { ChainFan, Fan, ForcesFan } from "../../../analyze/where/index.js";
import { formatNumber } from "../../format.js";
import { renderFigure } from "../canvas.js";
import type { LegendEntry } from "../legend.js";
import { chainPicture } from "./fan-chain.js";
import { fanColors } from "./fan-colors.js";
import { arrowScale, forcesPicture } from "./fan-forces.js";
import { mapHeight, mapPictures } from "./fan-map.js";

/** One sample of a run. */
export interface FanSubject {
  /** Of the run. */
  name: string;
  fan: Fan;
  sample: { name: string; percent: number };
  isSeveral: boolean;
}

/** The un-rotated predictions of one sample in three dimensions; of a grid, maps of their spread. */
export function fanFigure(subject: FanSubject, { width }: { width: number }): string {
  const { fan } = subject;
  const heading = headingOf(subject);
  const isNarrow = width < 500;
  if (fan.kind === "spread")
    return renderFigure({
      width,
      columns: isNarrow ? 1 : 2,
      panelHeight: mapHeight(isNarrow ? width : width / 2),
      panels: mapPictures(fan),
      legend: [[{ text: heading }]],
      description: `True density and spread of the predictions of ${subject.sample.name}`,
    });
  const picture = fan.kind === "forces" ? forcesPicture(fan) : chainPicture(fan);
  return renderFigure({
    width,
    columns: 1,
    panelHeight: picture.heightAt(width),
    panels: [picture],
    legend: [[{ text: heading }], legendOf(fan)],
    description: `Un-rotated predictions of ${subject.sample.name}`,
  });
}

function headingOf({ name, sample, isSeveral }: FanSubject): string {
  const percent = `${formatNumber(sample.percent)} %`;
  return `${isSeveral ? `${name}: ` : ""}${sample.name}, ${percent}`;
}

function legendOf(fan: ForcesFan | ChainFan): LegendEntry[] {
  const line = (width: number) => ({ dash: undefined, width });
  const { copies, mean, label } = fanColors;
  const what = fan.kind === "forces" ? "forces" : "chains";
  const scale =
    fan.kind === "forces"
      ? [{ text: `an arrow of 1 Å is ${formatNumber(1 / arrowScale(fan), 2)} eV/Å` }]
      : [];
  return [
    { text: `${fan.predictions.length} un-rotated ${what}`, color: copies, line: line(1.4) },
    { text: "their mean μ", color: mean, line: line(3) },
    { text: fan.kind === "forces" ? "true force" : "true chain", color: label, line: line(3) },
    ...scale,
  ];
}
