import type { KeptAdvice } from "equimeter/runs";
import type { SamplerAnalysis } from "equimeter/runs/analyze";
import type { RunSummary } from "equimeter/ui";
import { checkedAnalysis } from "../analyses/damage.ts";
import type { RunsView } from "../landscape/view.ts";
import { checkAdvice } from "./check-advice.ts";
import { checkSampler } from "./check-sampler.ts";
import type { RunKnown } from "./points.ts";

/** What was read of a run, and sentences about what could not be. */
export interface Read {
  /** Null where not even its measurements are to be had. */
  readonly known: RunKnown | null;
  readonly problems: readonly string[];
}

/** The analyses of a run that the page looks at: of its raw weights. */
export function filesOf({ analyses }: Pick<RunSummary, "analyses">) {
  return {
    advice: analyses.find((file) => file === "advice.json") ?? null,
    sampler: analyses.find((file) => /^sampler(?!.*-ema).*\.json$/.test(file)) ?? null,
  };
}

/** Reads a run. A damaged analysis is told and left out: what else is known of the run stays. */
export async function readRun(
  run: RunSummary,
  { fetchMetrics, fetchAnalysis }: Pick<RunsView, "fetchMetrics" | "fetchAnalysis">,
): Promise<Read> {
  const { advice, sampler } = filesOf(run);
  const problems: string[] = [];
  const orTold = <Result>(read: Promise<Result>): Promise<Result | null> =>
    read.catch((error: unknown) => {
      problems.push(`${run.name}: ${(error as Error).message}`);
      return null;
    });
  const [metrics, advised, sampled] = await Promise.all([
    orTold(fetchMetrics(run.name)),
    advice &&
      orTold(checkedAnalysis<KeptAdvice>(advice, fetchAnalysis(run.name, advice), checkAdvice)),
    sampler &&
      orTold(
        checkedAnalysis<SamplerAnalysis>(sampler, fetchAnalysis(run.name, sampler), checkSampler),
      ),
  ]);
  const known = metrics && { run, metrics, advice: advised || null, sampler: sampled || null };
  return { known, problems };
}
