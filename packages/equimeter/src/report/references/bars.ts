import { UserError } from "../../errors.js";
import { type Csv, numberIn, readCsv, stem } from "./csv.js";
import { curvesOf, type ReferenceCurve, shareProblem } from "./curves.js";

/** Percents from elsewhere at the end of training, by the time of a flow. */
export interface ReferenceBars {
  /** Name of the file, without folder and ending. */
  name: string;
  /** By time, ascending; values are percents. */
  bars: { t: number; value: number }[];
}

/** What files given for percents hold. */
export interface ReferencePercents {
  curves: ReferenceCurve[];
  bars: ReferenceBars[];
}

/**
 * Reads files of curves, with the columns `series,step,value` (see `readReferences`), and of bars, with
 * the columns `t,value`; the header tells them apart. Values are shares of the loss, from 0 to 1.
 *
 * @param names the series wanted of the curves; by default all
 * @throws UserError as `readReferences`, and when a t of bars is no number or there twice
 */
export function readPercents(files: string[], names: string[] = []): ReferencePercents {
  const tables = files.map(readCsv);
  const curves = tables.filter((table) => !hasBars(table));
  if (names.length > 0 && curves.length === 0)
    throw new UserError(
      `no reference file has a series "${names[0]}"; bars (columns t,value) have none`,
    );
  return { curves: curvesOf(curves, names), bars: tables.filter(hasBars).map(barsOf) };
}

const hasBars = ({ columns }: Csv) =>
  columns.includes("t") && columns.includes("value") && !columns.includes("series");

function barsOf({ file, rows }: Csv): ReferenceBars {
  const bars = rows.map((row) => {
    const [t, share] = [numberIn(row, "t"), numberIn(row, "value")];
    const wrong = shareProblem(share);
    if (wrong !== false)
      throw new UserError(`${row.where}: value ${row.cell("value")} is ${wrong}`);
    return { t, value: 100 * share, where: row.where };
  });
  if (bars.length === 0) throw new UserError(`${file} has no rows below its header`);
  bars.sort((a, b) => a.t - b.t);
  const twice = bars.find(({ t }, i) => bars[i - 1]?.t === t);
  if (twice) throw new UserError(`${twice.where}: t ${twice.t} is there twice; leave one out`);
  return { name: stem(file), bars: bars.map(({ t, value }) => ({ t, value })) };
}
