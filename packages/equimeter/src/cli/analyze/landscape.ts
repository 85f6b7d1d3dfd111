import { type Command, Option } from "commander";

import { directionKinds, type DirectionKind } from "../../analyze/landscape/direction-kinds.js";
import { UserError } from "../../errors.js";
import type { LandscapeAnalysis, LandscapeRunOptions } from "../../runs/analyze/index.js";
import { count } from "../numbers.js";
import { analyzeEach } from "./each-run.js";
import { parameterList } from "./hessian.js";
import { lossAnalysis, type LossFlags, lossOptionsOf } from "./loss-options.js";

interface LandscapeFlags extends LossFlags {
  parameters?: string;
  directions: DirectionKind;
  method?: "exact" | "lanczos";
  points: string;
  step?: string;
  elements: keyof typeof looks;
  draws: string;
}

const looks = { same: ["same"], fresh: ["fresh"], both: ["same", "fresh"] } as const;

export function landscapeCommand(): Command {
  return lossAnalysis("landscape", {
    example: "runs/proteina-chains",
    samples: { what: "samples that are looked at", usual: 4 },
    output: "draw all runs in one figure (SVG)",
  })
    .description("L_mean and L_equiv on a plane through the weights, as surfaces and contours")
    .option(
      "--parameters <list>",
      "names of parameters; a star stands for any signs (default: the layer that predictions come from)",
    )
    .addOption(
      new Option(
        "--directions <kind>",
        "eigenvectors of L of its largest and smallest positive eigenvalue, or random ones",
      )
        .choices([...directionKinds])
        .default("eigenvectors"),
    )
    .addOption(
      new Option(
        "--method <name>",
        "how eigenvectors are found (default: exact up to 4096 parameters)",
      ).choices(["exact", "lanczos"]),
    )
    .option("--points <number>", "along each axis, from 3 on", "20")
    .option(
      "--step <length>",
      "the axes reach ten steps to both sides (default: 2.5 training steps)",
    )
    .addOption(
      new Option(
        "--elements <which>",
        "the same group elements at every point, fresh ones (as published), or both",
      )
        .choices(Object.keys(looks))
        .default("same"),
    )
    .option("--draws <number>", "evaluations in the middle that show the noise, from 2 on", "20")
    .action(surveyLandscape);
}

async function surveyLandscape(runs: string[], flags: LandscapeFlags): Promise<void> {
  const options = landscapeOptions(flags);
  const { analyzeLandscape, landscapeFile } = await import("../../runs/analyze/index.js");
  const { landscapeFigure } = await import("../../report/index.js");
  const { landscapeTable, landscapeText } = await import("./landscape-text.js");
  await analyzeEach<LandscapeAnalysis>(runs, flags, {
    fileOf: landscapeFile,
    ending: ".svg",
    analyze: ({ folder, checkpoint }, { show }) =>
      analyzeLandscape(folder, { ...options, checkpoint, onProgress: show }),
    draw: (subjects) => landscapeFigure(subjects.map(({ name, result }) => ({ ...result, name }))),
    text: landscapeText,
    table: landscapeTable,
  });
}

function landscapeOptions(flags: LandscapeFlags): LandscapeRunOptions {
  const { parameters, directions, method } = flags;
  if (method && directions !== "eigenvectors")
    throw new UserError(
      `--method is of eigenvectors; leave it out with --directions ${directions}`,
    );
  return {
    ...lossOptionsOf(flags),
    ...(parameters !== undefined && { parameters: parameterList(parameters) }),
    directions,
    ...(method && { method }),
    points: count("--points", flags.points, 3),
    ...(flags.step !== undefined && { step: positive("--step", flags.step) }),
    looks: looks[flags.elements],
    draws: count("--draws", flags.draws, 2),
  };
}

function positive(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value > 0 && value < Infinity) return value;
  throw new UserError(`${flag} must be a number above 0, got "${text}"`);
}
