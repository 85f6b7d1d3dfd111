import { Generator } from "@equimeter/torch";

import {
  type BreakdownShares,
  type Fan,
  sharesByTime,
  type SumsAtTime,
  where,
  type Where,
} from "../../analyze/where/index.js";
import { UserError } from "../../errors.js";
import { collect } from "../../measure/collect.js";
import { meanSquaredError } from "../../measure/index.js";
import { timesOf } from "../tasks/index.js";
import { type Analysis, writeAnalysis } from "./analysis.js";
import { lossFile, type LossOptions, openRunLoss, type OpenRunLoss } from "./open.js";
import { type KindOfRows, kindOfRows } from "./where-kinds.js";

export interface WhereOptions extends LossOptions {
  /** Breakdowns by name. Default: all that the run has */
  readonly by?: readonly string[];
  /** The sample whose un-rotated predictions are kept, by name; null for none. Default: the worst */
  readonly fan?: string | null;
  /** Hears what is under way, in a few words. */
  readonly onProgress?: (message: string) => void;
}

/** Where the loss that broken symmetry adds is, row by row. */
export interface WhereReport
  extends Omit<Where<Fan>, "portrait" | "rows">, Pick<KindOfRows, "unit"> {
  /** Of all samples. */
  readonly rows: { readonly of: KindOfRows["rows"]; readonly count: number };
  /** Of a flow: the time that all but the breakdown by time are of. */
  readonly t?: number;
  readonly fan: Fan | null;
}

export type WhereAnalysis = Analysis<WhereReport, WhereOptions>;

/** Where a run keeps it, without the ending; how many samples were looked at is in no name. */
export function whereFile(folder: string, options: WhereOptions): string {
  const { by, fan } = options;
  return lossFile(folder, "where", options, [
    by !== undefined && `by-${by.join("-")}`,
    fan === null && "no-fan",
    typeof fan === "string" && `fan-${fan.replaceAll(/[^\w.-]+/g, "-")}`,
  ]);
}

/**
 * Takes L_equiv apart by atom, residue or voxel, sample and, of a flow, time; writes `analysis/where.json`.
 *
 * @throws UserError as openLoss does, for a breakdown that the run does not have, and a sample that is not
 *   looked at
 */
export async function analyzeWhere(folder: string, options: WhereOptions): Promise<WhereAnalysis> {
  const run = await openRunLoss(folder, options);
  const { trained, given, t, batchesOf } = run;
  const { samples, seed, fan, onProgress } = options;
  const looked = batchesOf(samples);
  const kind = kindOfRows(trained.config, looked);
  const chosen = chosenBreakdowns(kind, run);
  const result = trained.measured(() => {
    const { portrait, rows, ...found } = where<Fan>({
      ...given,
      batches: looked.batches,
      names: looked.names,
      seed,
      breakdowns: chosen.ofRows,
      isEachComponent: kind.isEachComponent,
      nameOf: kind.nameOf,
      ...(typeof fan === "string" && { sample: fan }),
      ...(fan !== null && { portray: kind.portray }),
      onSample: (done, all) => onProgress?.(`${done}/${all} samples`),
    });
    const byTime = chosen.times.length > 0 ? [timeShares(chosen.times, run)] : [];
    return {
      rows: { of: kind.rows, count: rows },
      unit: kind.unit,
      ...(t !== undefined && { t }),
      ...found,
      breakdowns: [...byTime, ...found.breakdowns],
      fan: portrait,
    };
  });
  return writeAnalysis(whereFile(folder, options), run, result);
}

/** @throws UserError for one that there is not */
function chosenBreakdowns(
  { breakdowns, rows, missing }: KindOfRows,
  run: OpenRunLoss<WhereOptions>,
) {
  const { task, config } = run.trained;
  const times = timesOf(task, config).filter((t) => t !== undefined);
  const { by } = run.options;
  if (by === undefined) return { ofRows: breakdowns, times };
  const known = [...(times.length > 0 ? ["time"] : []), ...breakdowns.map(({ name }) => name)];
  const unknown = by.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UserError(
      `--by: there is no breakdown of ${rows} by ${JSON.stringify(unknown)} ` +
        `(${missing[unknown] ? `${missing[unknown]}; ` : ""}there are ${known.join(", ")})`,
    );
  return {
    ofRows: breakdowns.filter(({ name }) => by.includes(name)),
    times: by.includes("time") ? times : [],
  };
}

const resamples = 1000;

function timeShares(times: readonly number[], run: OpenRunLoss<WhereOptions>): BreakdownShares {
  const { given, part, trained, options } = run;
  const { target, design, reduction = "pooled" } = given;
  const { samples, seed, onProgress } = options;
  const outputs = { [target]: given.outputs[target] };
  const field = { name: target, loss: meanSquaredError };
  const all = times.map((t): SumsAtTime => {
    onProgress?.(`time ${t}`);
    const { batches } = part.batches(samples, trained.device, t);
    const own = { ...given, normalizedVariance: false, outputs, batches };
    return { t, sums: collect(own, [field], new Generator(seed)).samples[target] };
  });
  return sharesByTime(all, { design, reduction, resamples, seed });
}
