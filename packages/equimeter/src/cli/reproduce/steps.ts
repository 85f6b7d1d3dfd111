import type { Context, Family, Role, Step } from "./figure.js";

/** A verb of `analyze` whose figure goes into the folder. */
export function analysis(
  { out }: Context,
  words: readonly string[],
  file: string,
  caption: string,
  flags: readonly string[] = [],
): Step {
  return {
    argv: ["analyze", ...words, ...flags, "--output", out(file)],
    shows: [{ file, caption }],
  };
}

const figureNames: Readonly<Record<string, string>> = {
  percent: "percent of the loss from broken symmetry",
  losses: "L, L_mean and L_equiv",
  averaging: "what averaging the weights does",
  "percent-by-t": "percent by time at the end",
  "percent-explained": "percent against what is explained",
};

/** A report of some runs, of which the page shows some figures. */
export function report(
  context: Context,
  family: Family,
  roles: readonly (Role | null)[],
  figures: readonly string[],
  published: readonly string[],
  folder: string = family,
): Step {
  return {
    argv: [
      "report",
      ...roles.map((role) => context.run(family, role ?? undefined)),
      "--out",
      context.out(folder),
      ...context.published(...published),
    ],
    shows: figures.map((figure) => {
      return {
        file: `${folder}/figures/${figure}.svg`,
        caption: `${folder}: ${figureNames[figure]}`,
      };
    }),
  };
}

export function dynamics(context: Context, family: Family, roles: readonly (Role | null)[]): Step {
  return {
    argv: [
      "analyze",
      "dynamics",
      ...roles.map((role) => context.run(family, role ?? undefined)),
      "--output",
      context.out(`${family}-dips.csv`),
    ],
    shows: [],
  };
}

export function gradients(context: Context, family: Family, t?: string): Step[] {
  return [
    analysis(
      context,
      ["gradients", context.run(family, "checkpoints")],
      t === undefined ? "gradients.svg" : `gradients-t-${t}.svg`,
      t === undefined ? "ratios of gradient norms" : `t = ${t}`,
      ["--points", `${context.effort.checkpoints}`, ...(t === undefined ? [] : ["--time", t])],
    ),
  ];
}

export function head(context: Context): Step[] {
  return [
    analysis(
      context,
      ["head", context.run("escaip", "checkpoints")],
      "head.svg",
      "the deviation of the head, along training and against L_equiv",
      ["--points", `${context.effort.checkpoints}`],
    ),
  ];
}

export function latents(context: Context, runs: readonly string[]): Step {
  return analysis(
    context,
    ["latents", ...runs],
    "latents.svg",
    "cosine similarities of pooled latents by axis and angle",
    ["--samples", `${context.effort.molecules}`],
  );
}

/** The parameters of the paper: two layers of EScAIP, the last linear layer of Proteína, the last convolution of VoxMol. */
export function conditions(context: Context, family: "escaip" | "proteina" | "voxmol"): Step[] {
  const { minibatches: usual, voxelMinibatches, lanczosSteps } = context.effort;
  const minibatches = family === "voxmol" ? voxelMinibatches : usual;
  const common = ["--split", "train", "--minibatches", `${minibatches}`];
  const layer = "output_heads.forces.force_direction_layer";
  const caption = "condition numbers by minibatch, and the eigenvalues";
  const hessian = (file: string, text: string, flags: readonly string[]) =>
    analysis(context, ["hessian", context.early(family)], file, text, [...common, ...flags]);
  const iterative = ["--method", "lanczos", "--steps", `${lanczosSteps}`, "--probes", "1"];
  if (family === "voxmol")
    return [
      hessian(
        "hessian.svg",
        `by Lanczos' method, whose condition numbers are bounds from below: ${caption}`,
        ["--samples", "1", "--rotations", "4", ...iterative],
      ),
    ];
  if (family === "proteina") return [hessian("hessian.svg", caption, ["--rotations", "10"])];
  return [
    hessian("head.svg", `the head alone: ${caption}`, ["--rotations", "10"]),
    hessian("head-orbits.svg", `the head alone, averaged exactly: ${caption}`, []),
    hessian(
      "hessian.svg",
      `the paper's layers, by Lanczos' method, whose condition numbers are bounds from below: ${caption}`,
      [
        "--rotations",
        "10",
        "--parameters",
        `${layer}.ffn.0.0.*,${layer}.final_output.*`,
        ...iterative,
      ],
    ),
  ];
}
