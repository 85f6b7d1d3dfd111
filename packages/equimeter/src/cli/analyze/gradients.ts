import { type Command, Option } from "commander";

import { UserError } from "../../errors.js";
import type {
  BoundsAnalysis,
  BoundsOptions,
  GradientsAnalysis,
  GradientsOptions,
} from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { alongOptionsOf, hide, oneCheckpoint, withCourseOptions } from "./along-options.js";
import { analyzeEach } from "./each-run.js";
import type { Looked } from "./gradients-text.js";
import { parameterList } from "./hessian.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";

interface GradientsFlags extends LossFlags {
  points?: string;
  smoothing: GradientsOptions["smoothing"];
  from: string;
  lossRatio: GradientsOptions["lossRatio"];
  bounds?: boolean;
  lanczos?: string;
  parameters?: string;
}

const usual = { samples: 8, lanczos: 8 };

export function gradientsCommand(): Command {
  const command = withCourseOptions(
    lossAnalysis("gradients", {
      example: "runs/escaip",
      samples: { what: "samples at most", usual: usual.samples },
      output: "draw all runs in one figure (SVG)",
    }),
  )
    .description(
      "the gradients of L_mean and L_equiv along training, how they go with the percent, and what bounds them",
    )
    .addOption(
      new Option(
        "--loss-ratio <kind>",
        "what is correlated: L_equiv / L in percent, or L_equiv / L_mean",
      )
        .choices(["percent", "epsilon"])
        .default("percent"),
    )
    .option("--bounds", "propositions 2 and 3 of the paper, which take Hessians")
    .option(
      "--lanczos <number>",
      `of --bounds: products with each Hessian (default: ${usual.lanczos})`,
    )
    .option(
      "--parameters <list>",
      "of --bounds: names of parameters; a star stands for any signs (default: all)",
    );
  // All checkpoints are looked at.
  command.registeredArguments[0].description = "run folders, for example runs/escaip";
  hide(command, ["checkpoint"]);
  return command.action(gradients);
}

async function gradients(runs: string[], flags: GradientsFlags): Promise<void> {
  refuseCheckpoints(runs, flags);
  const options = gradientsOptions(flags);
  const bounds = flags.bounds ? boundsOptions(flags) : refuseOfBounds(flags);
  const { analyzeBounds, analyzeGradients, boundsFile, gradientsFile } =
    await import("../../runs/analyze/index.js");
  const { writeFileAtomic } = await import("../../runs/index.js");
  const { gradientBoundsFigure, gradientCourseFigure } = await import("../../report/index.js");
  const { gradientsTable, gradientsText } = await import("./gradients-text.js");
  await analyzeEach<Looked>(runs, flags, {
    fileOf: gradientsFile,
    ending: ".svg",
    async analyze({ folder }, { show }) {
      const result: GradientsAnalysis = await analyzeGradients(folder, {
        ...options,
        onProgress: show,
      });
      if (!bounds) return result;
      const bounded: BoundsAnalysis = await analyzeBounds(folder, { ...bounds, onProgress: show });
      const file = boundsFile(folder, bounds);
      const { name, propositions } = bounded;
      writeFileAtomic(`${file}.svg`, gradientBoundsFigure([{ name, propositions }]));
      return { ...result, bounds: bounded, boundsFile: file };
    },
    draw: (subjects) =>
      gradientCourseFigure(
        subjects.map(({ name, result: { points, correlations } }) => {
          return { name, points, correlations };
        }),
        { note: noteOf(options) },
      ),
    text: gradientsText,
    table: gradientsTable,
  });
}

/** What a figure should say of its correlations. */
function noteOf({ smoothing, from }: GradientsOptions): string {
  const late = from > 0 ? [`from step ${from} on`] : [];
  return [...(smoothing === "paper" ? ["smoothed"] : []), ...late].join(", ");
}

/** @throws UserError where one checkpoint is asked for */
function refuseCheckpoints(runs: readonly string[], flags: GradientsFlags): void {
  const what = oneCheckpoint(runs, flags);
  if (what === null) return;
  throw new UserError(
    `this analysis looks at all checkpoints that a run has kept: ${what}; --points takes fewer of them`,
  );
}

function gradientsOptions(flags: GradientsFlags): GradientsOptions {
  return { ...lossOptionsOf(flags), ...alongOptionsOf(flags), lossRatio: flags.lossRatio };
}

function boundsOptions(flags: GradientsFlags): BoundsOptions {
  const { points, lanczos, parameters } = flags;
  return {
    ...lossOptionsOf(flags),
    ...(points !== undefined && { points: count("--points", points) }),
    lanczosSteps: lanczos === undefined ? usual.lanczos : count("--lanczos", lanczos),
    ...(parameters !== undefined && { parameters: parameterList(parameters) }),
  };
}

/** @throws UserError for flags that nothing comes of */
function refuseOfBounds(flags: GradientsFlags): null {
  for (const flag of ["lanczos", "parameters"] as const)
    if (flags[flag] !== undefined)
      throw new UserError(`--${flag} is of --bounds: leave it out, or add --bounds`);
  return null;
}
