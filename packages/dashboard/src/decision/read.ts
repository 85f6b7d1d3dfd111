import type { KeptAdvice } from "equimeter/runs";
import type { SamplerAnalysis } from "equimeter/runs/analyze";
import type { RunSummary } from "equimeter/ui";
import { checkedAnalysis } from "../analyses/damage.ts";
import { ApiFailure } from "../api/client.ts";
import type { RunsView } from "../landscape/view.ts";
import { checkAdvice } from "./check-advice.ts";
import { checkSampler } from "./check-sampler.ts";

/** The analyses of a run that the page looks at, and sentences about what could not be read. */
export interface Analyses {
  readonly advice: KeptAdvice | null;
  readonly sampler: SamplerAnalysis | null;
  readonly problems: readonly string[];
}

export const noAnalyses: Analyses = { advice: null, sampler: null, problems: [] };

/** The files that the page looks at: of raw weights. */
export function filesOf({ analyses }: Pick<RunSummary, "analyses">) {
  return {
    advice: analyses.find((file) => file === "advice.json") ?? null,
    sampler: analyses.find((file) => /^sampler(?!.*-ema).*\.json$/.test(file)) ?? null,
  };
}

/** Reads them. A damaged one is told and left out; one that was deleted meanwhile is none. */
export async function readAnalyses(
  run: Pick<RunSummary, "name" | "analyses">,
  fetchAnalysis: RunsView["fetchAnalysis"],
): Promise<Analyses> {
  const files = filesOf(run);
  const problems: string[] = [];
  async function read<Result>(
    file: string | null,
    check: (given: unknown) => asserts given is Result,
  ): Promise<Result | null> {
    if (file === null) return null;
    try {
      return await checkedAnalysis<Result>(file, fetchAnalysis(run.name, file), check);
    } catch (error) {
      const isDeleted = error instanceof ApiFailure && error.status === 404;
      if (!isDeleted) problems.push(`${run.name}: ${(error as Error).message}`);
      return null;
    }
  }
  const [advice, sampler] = await Promise.all([
    read<KeptAdvice>(files.advice, checkAdvice),
    read<SamplerAnalysis>(files.sampler, checkSampler),
  ]);
  return { advice, sampler, problems };
}
