import { hasSeveralTimes } from "../times.js";
import { emptyFigure } from "./canvas.js";
import { seriesLegend } from "./monitor-legend.js";
import type { PercentOptions } from "./options.js";
import { percentPanels } from "./percent-panels.js";
import { drawnReferences } from "./references.js";
import { monitorSeries, type RunLines } from "./series.js";
import { wide } from "./style.js";
import { percentByTimeFigure } from "./times/percent.js";
import { curvesAt, timesOf } from "./times/times.js";

/**
 * Percent of the loss from broken symmetry against training step, both logarithmic: a line for each
 * run and kind of weights, its 95 % interval over samples, hollow markers while next to nothing is
 * explained, a rule at 2 % and one at the float floor. The axes hold all curves from elsewhere.
 * Runs with several times have panels of lines by time: see `percentByTimeFigure`.
 *
 * @returns SVG
 */
export function percentFigure(runs: readonly RunLines[], options: PercentOptions = {}): string {
  const { width = wide } = options;
  const series = monitorSeries(runs);
  if (series.length === 0) return emptyFigure("no measurement yet", width);
  if (hasSeveralTimes(series)) return percentByTimeFigure(runs, options);
  const references = drawnReferences(curvesAt(timesOf(series)[0], options.references), width);
  return percentPanels({
    panels: [{ series, references }],
    layout: { width, columns: 1, panelHeight: width < 500 ? 320 : 400 },
    legend: [...seriesLegend(series), references.map(({ entry }) => entry)],
  });
}
