import type { RunSummary } from "equimeter/ui";

/** What else can be learned of a run, and the command that does it. */
export interface Suggestion {
  readonly command: string;
  readonly what: string;
}

const suggestions: readonly { verb: string; options: string; what: string }[] = [
  { verb: "analyze where", options: "", what: "where it breaks: by element, size, distance" },
  { verb: "analyze structures", options: "", what: "the worst samples with their predictions" },
  {
    verb: "analyze landscape",
    options: " --elements both",
    what: "L_mean and L_equiv as surfaces",
  },
  { verb: "analyze hessian", options: "", what: "spectra and condition numbers" },
  { verb: "advise", options: " --keep", what: "what repairs would gain, and cost" },
];

/** Commands whose results the run does not have yet. Curves from elsewhere have no model to look at. */
export function suggestionsFor(
  { analyses, isImported, latest }: RunSummary,
  path: string,
): Suggestion[] {
  if (isImported || latest.length === 0) return [];
  const has = (verb: string) => {
    const file = verb === "advise" ? "advice" : verb.replace("analyze ", "");
    return analyses.some((one) => one.startsWith(file));
  };
  return suggestions
    .filter(({ verb }) => !has(verb))
    .map(({ verb, options, what }) => ({
      command: `npx equimeter ${verb} ${path}${options}`,
      what,
    }));
}
