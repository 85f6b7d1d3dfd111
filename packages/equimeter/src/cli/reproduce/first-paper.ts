import type { Family, Reproduction, Role } from "./figure.js";
import { analysis, conditions, dynamics, gradients, head, latents, report } from "./steps.js";

const names = { escaip: "EScAIP", proteina: "Proteína", voxmol: "VoxMol" } as const;

const of = (family: Family, variant: Role | null = null) => ({ family, variant });

/** Shen et al. 2025, "Training dynamics of learning 3D-rotational equivariance". */
export const firstPaper: readonly Reproduction[] = [
  {
    id: "1c",
    title: "landscapes of L_mean and L_equiv at step 500, EScAIP and Proteína",
    published:
      "a rough surface of L_mean and a smooth one of L_equiv. In the public grids a quadratic explains 4 % of L_mean and 95 to 97 % of L_equiv",
    trains: [of("escaip", "checkpoints"), of("proteina", "checkpoints")],
    steps: (context) =>
      (["escaip", "proteina"] as const).map((family) =>
        analysis(
          context,
          ["landscape", context.early(family)],
          `${family}.svg`,
          `${family}: the same elements at every point, then fresh ones, as published`,
          [
            "--split",
            "train",
            "--rotations",
            "10",
            "--elements",
            "both",
            "--points",
            `${context.effort.points}`,
          ],
        ),
      ),
  },
  {
    id: "1e",
    title: "percent of the loss from broken symmetry by training step, three models",
    published:
      "below 2 % within 1,000 to 10,000 steps for EScAIP 6M, Proteína 400M and VoxMol 111M",
    trains: [of("escaip"), of("proteina"), of("voxmol")],
    steps: (context) => [
      report(
        context,
        "escaip",
        [null],
        ["percent", "averaging"],
        ["escaip6M_pct_equiv_replicates"],
      ),
      report(context, "proteina", [null], ["percent"], ["proteina400M_pct_equiv"]),
      report(context, "voxmol", [null], ["percent"], []),
    ],
  },
  {
    id: "2",
    title: "EScAIP: percent and losses; training sets, sizes, optimisers",
    published:
      "a dip of 0.08 to 0.1 % at about step 4,800; 0.05 to 0.07 % at the end; 500 molecules rise to 5.6 %",
    trains: [
      of("escaip"),
      of("escaip", "seed-2"),
      ...["less-data", "least-data", "smaller", "larger", "rate-1e-4", "sgd"].map((role) =>
        of("escaip", role as Role),
      ),
    ],
    steps: (context) => [
      report(
        context,
        "escaip",
        [null, "seed-2"],
        ["percent", "losses"],
        ["escaip6M_pct_equiv_replicates"],
      ),
      report(
        context,
        "escaip",
        [null, "less-data", "least-data"],
        ["percent"],
        ["escaip_vary_train_size_pct_equiv"],
        "training-sets",
      ),
      report(
        context,
        "escaip",
        [null, "smaller", "larger"],
        ["percent"],
        ["escaip_vary_model_size_pct_equiv"],
        "sizes",
      ),
      report(
        context,
        "escaip",
        [null, "rate-1e-4", "sgd"],
        ["percent"],
        ["escaip_vary_lr_optimizer_pct_equiv"],
        "optimisers",
      ),
      dynamics(context, "escaip", [
        null,
        "seed-2",
        "less-data",
        "least-data",
        "smaller",
        "larger",
        "rate-1e-4",
        "sgd",
      ]),
    ],
  },
  {
    id: "3",
    title: "Proteína: percent by time t; at the end; losses; sizes and training sets",
    published:
      "dips of 0.3 to 0.5 % at t from 0.8 on, then a rise to 17 % at t = 0.9; at the end 6 % at t = 0.9, 0.05 % at t = 0",
    trains: [
      of("proteina"),
      of("proteina", "larger"),
      of("proteina", "less-data"),
      of("proteina", "least-data"),
    ],
    steps: (context) => [
      report(
        context,
        "proteina",
        [null],
        ["percent", "percent-by-t", "losses"],
        ["proteina60M_pct_equiv", "proteina60M_final_bars_pct_equiv"],
      ),
      report(context, "proteina", ["larger"], ["percent"], ["proteina400M_pct_equiv"], "larger"),
      report(
        context,
        "proteina",
        ["less-data"],
        ["percent"],
        ["proteina60M_train1pct_pct_equiv"],
        "less-data",
      ),
      report(
        context,
        "proteina",
        ["least-data"],
        ["percent", "losses"],
        ["proteina60M_train0.1pct_pct_equiv"],
        "least-data",
      ),
      dynamics(context, "proteina", [null, "larger", "less-data", "least-data"]),
    ],
  },
  {
    id: "4",
    title: "VoxMol: percent and losses by training set and size",
    published:
      "from 80 % to 2 % (the full model's smallest is 2.1 %, of the small one 8.8 %), later 12.6 to 20 %",
    trains: [
      of("voxmol"),
      of("voxmol", "least-data"),
      of("voxmol", "smaller"),
      of("voxmol", "smallest"),
    ],
    steps: (context) => [
      report(
        context,
        "voxmol",
        [null, "least-data", "smaller", "smallest"],
        ["percent", "losses", "percent-explained"],
        [],
      ),
      dynamics(context, "voxmol", [null, "least-data", "smaller", "smallest"]),
    ],
  },
  {
    id: "5",
    title: "error of the percent against the number of rotations, Proteína at step 500, t = 0.5",
    published: "a standard error of 0.15 points with 10 rotations where the percent is 4",
    trains: [of("proteina", "checkpoints")],
    steps: (context) => [
      analysis(
        context,
        ["samples", context.early("proteina")],
        "samples.svg",
        "error by design, and the degrees of rotation that the error has",
        ["--time", "0.5", "--repetitions", `${context.effort.repetitions}`],
      ),
    ],
  },
  {
    id: "6",
    title: "EScAIP: losses by training set",
    published: "L_mean makes up nearly all of L; with 500 and 5,000 molecules L_equiv rises late",
    trains: [of("escaip"), of("escaip", "less-data"), of("escaip", "least-data")],
    steps: (context) =>
      ([null, "less-data", "least-data"] as const).map((role) =>
        report(context, "escaip", [role], ["losses"], [], role ?? "all-data"),
      ),
  },
  {
    id: "7",
    title: "EScAIP: percent against the ratio of gradient norms",
    published: "Pearson 0.75, Spearman 0.59 of the logarithms (of two replicates mixed up)",
    trains: [of("escaip", "checkpoints")],
    steps: (context) => gradients(context, "escaip"),
  },
  {
    id: "8",
    title: "Proteína: percent against the ratio of gradient norms, by time",
    published: "Pearson 0.23 to 0.95 by time, Spearman 0.31 to 0.97",
    trains: [of("proteina", "checkpoints")],
    steps: (context) =>
      ["0", "0.5", "0.9", "0.95"].flatMap((t) => gradients(context, "proteina", t)),
  },
  {
    id: "9",
    title: "EScAIP: how far the force head is from equivariant, by training step",
    published: "the variance of the head's rows falls by orders of magnitude",
    trains: [of("escaip", "checkpoints")],
    steps: head,
  },
  {
    id: "10",
    title: "EScAIP: how far the force head is from equivariant, against L_equiv",
    published: "Pearson 0.94, Spearman 0.99 of the logarithms, of averaged weights",
    trains: [of("escaip", "checkpoints")],
    steps: head,
  },
  {
    id: "11",
    title: "VoxMol: cosine similarities of latents of turned molecules",
    published: "0.64 for rotations of a molecule, 0.58 for different molecules",
    trains: [of("voxmol")],
    steps: (context) => [latents(context, [context.run("voxmol")])],
  },
  ...(["escaip", "proteina", "voxmol"] as const).map((family, i): Reproduction => {
    const [mean, equiv] = [
      ["10⁹", "10⁶"],
      ["2 · 10¹⁰", "10⁸"],
      ["5 · 10⁹", "6 · 10⁸"],
    ][i];
    return {
      id: `${12 + i}`,
      title: `${names[family]}: condition numbers of L_mean and L_equiv on minibatches`,
      published: `about ${mean} for L_mean and ${equiv} for L_equiv`,
      trains: [of(family, "checkpoints")],
      steps: (context) => conditions(context, family),
    };
  }),
];
