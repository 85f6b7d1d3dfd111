import type { Context, Reproduction, Role, Step, Training } from "./figure.js";
import { analysis, latents } from "./steps.js";

const noUnet =
  "the equivariant U-Net (E3NN) is not among the models here, and its curve is left out";

const reconstruction = figureOf(reconstructions);
const similarity = figureOf(latents);

/** Nowara et al. 2025, "Do we need equivariant models for molecule generation?" */
export const secondPaper: readonly Reproduction[] = [
  reconstruction(
    "2",
    "reconstructions of turned molecules, augmented and not",
    [null, "not-augmented"],
    {
      published:
        "augmented training is close to the upper bound's scale; not augmented, errors are several times larger",
      differs: noUnet,
    },
  ),
  reconstruction(
    "3",
    "reconstructions of turned molecules by size",
    [null, "smaller", "smallest"],
    {
      published: "smaller models are equivariant alike while they reconstruct worse",
    },
  ),
  reconstruction("4", "reconstructions of turned molecules by training set", [null, "least-data"], {
    published: "equivariance is learned from little data",
  }),
  {
    id: "voxmol-5",
    title: "reconstructions of turned molecules by training time",
    published: "equivariance is learned in the first epochs",
    trains: [{ family: "voxmol", variant: "checkpoints" }],
    steps: (context) => {
      const run = context.run("voxmol", "checkpoints");
      return [reconstructions(context, [`${run}@initial`, context.early("voxmol"), run])];
    },
  },
  similarity("6", "latents of turned molecules, augmented and not", [null, "not-augmented"], {
    published: "augmented training embeds turned molecules closer together",
    differs: noUnet,
  }),
  reconstruction(
    "12",
    "reconstructions of turned molecules, not augmented, by axis",
    ["not-augmented"],
    {
      published: "errors grow with the angle and differ by axis",
    },
  ),
  {
    id: "voxmol-13",
    title: "reconstructions of turned molecules before training",
    published: "errors of an untrained model",
    trains: [{ family: "voxmol", variant: null }],
    steps: (context) => [reconstructions(context, [`${context.run("voxmol")}@initial`])],
  },
  reconstruction("14", "reconstructions of turned molecules, 28M", ["smaller"], {
    published: "as those of the full model",
  }),
  reconstruction("15", "reconstructions of turned molecules, 7M", ["smallest"], {
    published: "as those of the full model",
  }),
  {
    id: "voxmol-17",
    title: "latents of turned molecules before training",
    published: "violins of cosine similarities by axis and angle",
    trains: [{ family: "voxmol", variant: null }],
    steps: (context) => [latents(context, [`${context.run("voxmol")}@initial`])],
  },
  similarity("18", "latents of turned molecules, 28M", ["smaller"], {
    published: "violins of cosine similarities by axis and angle",
  }),
  similarity("19", "latents of turned molecules, 7M", ["smallest"], {
    published: "violins of cosine similarities by axis and angle",
  }),
  {
    id: "voxmol-table-3",
    title: "asphericity predicted from latents, and how the prediction turns",
    published:
      "Spearman with the truth 0.83 (encoder) and 0.84 (joint) for 111M, between turned copies 0.95 and 0.96; not augmented 0.77 and 0.43",
    trains: [
      { family: "shapes", variant: null },
      { family: "shapes", variant: "not-augmented" },
      { family: "shapes", variant: "smaller" },
    ],
    steps: (context) => [
      {
        argv: [
          "analyze",
          "properties",
          context.run("shapes"),
          context.run("shapes", "not-augmented"),
          context.run("shapes", "smaller"),
          "--output",
          context.out("table.md"),
        ],
        shows: [{ file: "table.md", caption: "in the layout of table 3" }],
      },
    ],
  },
];

/** What the papers show and this program cannot make, and why. */
export const missing: Readonly<Record<string, string>> = {
  "1a": "it is a drawing of twisting, and holds no data",
  "1b": "it is a drawing of the decomposition, and holds no data",
  "1d": "it is a drawing of architectures, and holds no data",
  "voxmol-16": "it shows the equivariant U-Net (E3NN), which is not among the models here",
};

type Texts = Pick<Reproduction, "published" | "differs">;

/** Figures of one analysis of some runs on voxels. */
function figureOf(step: (context: Context, runs: readonly string[]) => Step) {
  return (
    number: string,
    title: string,
    roles: readonly (Role | null)[],
    texts: Texts,
  ): Reproduction => ({
    id: `voxmol-${number}`,
    title,
    ...texts,
    trains: trainings(roles),
    steps: (context) => [step(context, runsOf(context, roles))],
  });
}

function reconstructions(context: Context, runs: readonly string[]): Step {
  return analysis(
    context,
    ["reconstruction", ...runs],
    "reconstruction.svg",
    "error of the reconstruction against the turned reconstruction, and against the truth",
    ["--samples", `${context.effort.molecules}`],
  );
}

function trainings(roles: readonly (Role | null)[]): Training[] {
  return roles.map((variant) => ({ family: "voxmol", variant }));
}

function runsOf({ run }: Context, roles: readonly (Role | null)[]): string[] {
  return roles.map((role) => run("voxmol", role ?? undefined));
}
