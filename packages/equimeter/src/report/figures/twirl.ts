import { linesOf, type TestLine, type TwirlLine } from "../../runs/index.js";
import { linearAxis, logAxis, positiveRange, type Axis } from "../axes.js";
import { emptyFigure, innerSize, renderFigure, type Panel } from "./canvas.js";
import { barMarks, lineMarks, type Point } from "./marks.js";
import { seriesLegend } from "./monitor-legend.js";
import type { FigureOptions } from "./options.js";
import { endsOf, styleOf } from "./series-style.js";
import { seriesOf, type RunLines, type Series } from "./series.js";
import { wide } from "./style.js";
import { timeLabel, timesOf } from "./times/times.js";
import { isSquared, lossLabel } from "./units.js";

/**
 * Test-time twirling: the test loss of the prediction averaged over `n` rotations against `n`, with
 * its standard error over samples, and the `L_mean + L_equiv / n` that squared error leads to expect
 * from the measurement on the same split. A line for each run and kind of weights, a panel for each time.
 *
 * @returns SVG
 */
export function twirlFigure(runs: readonly RunLines[], options: FigureOptions = {}): string {
  const { width = wide } = options;
  const key = ({ rotations }: TwirlLine) => rotations;
  const apart = seriesOf(runs, latestTwirl, key);
  if (apart.length === 0) return emptyFigure("no test-time twirling yet", width);
  const times = timesOf(apart);
  const isByTime = times.length > 1;
  const series = isByTime ? seriesOf(runs, latestTwirl, key, "together") : apart;
  const layout = isByTime
    ? { width, columns: width < 500 ? 1 : 2, panelHeight: 290 }
    : { width, columns: 1, panelHeight: width < 500 ? 310 : 360 };
  const x = rotationsAxis(series.flatMap(({ lines }) => lines.map(({ rotations }) => rotations)));
  const drawn = times.map((t) => drawnOf(series.filter((one) => one.t === t)));
  const [{ field }] = series[0].lines;
  const test = runs.flatMap(({ lines }) => linesOf([...lines], "test"));
  const loss = test.find((line) => line.field === field)?.loss;
  const panels = drawn.map((own, i): Panel => {
    const y = lossAxis(own);
    const frame = { x, y, ...innerSize(layout, y) };
    return {
      x,
      y,
      xLabel: "rotations averaged over at test time, n",
      yLabel: loss === undefined ? `test loss of ${field}` : `test ${lossLabel(field, loss)}`,
      ...(isByTime && { title: timeLabel(times[i]) }),
      marks: [
        ...own.flatMap(({ expected, style }) =>
          lineMarks(expected, frame, { ...thin, color: style.color }),
        ),
        ...own.flatMap(({ points, style }) => barMarks(points, frame, style)),
        ...own.flatMap(({ points, style }) => lineMarks(points, frame, style)),
      ],
      ends: endsOf(own).map((end) => ({ ...end, x: x.domain[1] })),
    };
  });
  const isExpected = drawn.flat().some(({ expected }) => expected.length > 0);
  return renderFigure({
    ...layout,
    panels,
    legend: [
      ...seriesLegend(series),
      [
        { text: "± 1 standard error over samples", bar: true },
        ...(isExpected ? [{ text: "expected: L_mean + L_equiv / n", line: thin }] : []),
      ],
    ],
    description: "Test loss against the number of rotations averaged over at test time",
  });
}

const thin = { dash: undefined, width: 0.8 };

/** The lines of one panel. */
function drawnOf(series: Series<TwirlLine>[]) {
  return series.map((one, i) => ({
    one,
    points: pointsOf(one),
    expected: expectedCurve(one),
    style: {
      ...styleOf(one),
      // Error bars at the same number of rotations stand beside each other.
      dx: (i - (series.length - 1) / 2) * Math.min(4, 15 / series.length),
    },
  }));
}

/** The curves measured last, of each field, time and kind of weights. */
function latestTwirl({ lines }: RunLines): TwirlLine[] {
  const all = linesOf([...lines], "twirl");
  const latest = (line: TwirlLine) =>
    all.every((other) => !isSameCurve(other, line) || other.step <= line.step);
  return all.filter(latest);
}

function isSameCurve(a: TwirlLine, b: TwirlLine): boolean {
  return a.field === b.field && a.t === b.t && a.weights === b.weights;
}

function pointsOf({ lines }: Series<TwirlLine>): Point[] {
  return lines.map(({ rotations, loss, lossError }) => {
    return { x: rotations, y: loss, low: loss - lossError, high: loss + lossError };
  });
}

/** From the test line of the same weights, field and time at the same step. */
function expectedCurve({ subject, weights, t, lines }: Series<TwirlLine>) {
  const { step } = lines[0];
  const matches = (line: TestLine) =>
    line.weights === weights && line.field === subject.field && line.t === t && line.step === step;
  const test = linesOf([...subject.run.lines], "test").findLast(matches);
  if (!test || !isSquared(test.loss)) return [];
  const most = Math.log2(lines.at(-1)!.rotations);
  const pieces = 48;
  return Array.from({ length: pieces + 1 }, (_, i): Point => {
    const n = 2 ** ((most * i) / pieces);
    return { x: n, y: test.L_mean + test.L_equiv / n };
  });
}

/** Powers of two. */
function rotationsAxis(rotations: number[]): Axis {
  const [low, high] = positiveRange(rotations, 1.15, [1, 2]);
  const domain: [number, number] = [low, high];
  const exponents = Array.from({ length: 32 }, (_, i) => 2 ** i);
  return {
    ...logAxis(domain),
    ticks: exponents.filter((tick) => tick >= low && tick <= high),
    format: String,
  };
}

/** Logarithmic where the runs lie far apart: equal shares saved then look equal. */
function lossAxis(drawn: { points: Point[]; expected: Point[] }[]): Axis {
  const points = drawn.flatMap((one) => [...one.points, ...one.expected]);
  const values = points.flatMap(({ y, low = y, high = y }) => [y, low, high]);
  const [low, high] = positiveRange(values, 1, [0.1, 1]);
  if (high / low > 3) return logAxis([low / 1.1, high * 1.1], 8);
  const room = (high - low) * 0.06 || high * 0.1;
  return linearAxis([low - room, high + room], 7);
}
