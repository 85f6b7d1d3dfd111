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
  /** Those of which no answer came, or none that says what is in them: it is unknown whether they are there. */
  readonly unanswered: readonly ("advice" | "sampler")[];
}

export const noAnalyses: Analyses = { advice: null, sampler: null, problems: [], unanswered: [] };

/**
 * The sampler of the last checkpoint, raw weights and test part of a run: names say what differs from that right behind
 * the verb (`analysisFile`), and how was sampled behind it.
 */
const ofTheRun =
  /^sampler(?!-(initial|best|step-\d+|ema|ema-debiased|train|validation)[-.]).*\.json$/;

/** The files that the page looks at: of the last checkpoint's raw weights. */
export function filesOf({ analyses }: Pick<RunSummary, "analyses">) {
  return {
    advice: analyses.find((file) => file === "advice.json") ?? null,
    sampler:
      analyses.find((file) => file === "sampler.json") ??
      analyses.find((file) => ofTheRun.test(file)) ??
      null,
  };
}

/** Reads them. A damaged one is told and left out; one that was deleted meanwhile is none. */
export async function readAnalyses(
  run: Pick<RunSummary, "name" | "analyses">,
  fetchAnalysis: RunsView["fetchAnalysis"],
): Promise<Analyses> {
  const files = filesOf(run);
  const problems: string[] = [];
  const unanswered: Analyses["unanswered"][number][] = [];
  async function read<Result>(
    which: keyof typeof files,
    check: (given: unknown) => asserts given is Result,
  ): Promise<Result | null> {
    const file = files[which];
    if (file === null) return null;
    try {
      return await checkedAnalysis<Result>(file, fetchAnalysis(run.name, file), check);
    } catch (error) {
      const isAnswered = !(error instanceof ApiFailure);
      const isDeleted = !isAnswered && error.status === 404;
      if (!isDeleted) problems.push(`${run.name}: ${(error as Error).message}`);
      if (!isAnswered && !isDeleted) unanswered.push(which);
      return null;
    }
  }
  const [advice, sampler] = await Promise.all([
    read<KeptAdvice>("advice", checkAdvice),
    read<SamplerAnalysis>("sampler", checkSampler),
  ]);
  return { advice, sampler, problems, unanswered };
}
