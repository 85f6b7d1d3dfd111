import type { Effort, Family, Role } from "./figure.js";

/** How large the runs and analyses of a figure are. */
export interface Size {
  readonly recipes: Readonly<Record<Family, string>>;
  /** What the variants of a family are called; a role that is missing has no such run at this size. */
  readonly variants: Readonly<Record<Family, Readonly<Partial<Record<Role, string>>>>>;
  /** The early checkpoint that Hessians and landscapes are looked at; 500 in the paper. */
  readonly early: Readonly<Record<Family, string>>;
  readonly effort: Effort;
  readonly describes: string;
}

const voxmolRoles = {
  checkpoints: "checkpoints",
  smaller: "narrow",
  smallest: "narrowest",
  "least-data": "train-50",
  "not-augmented": "not-augmented",
} as const;

export const sizes = {
  small: {
    describes: "minutes on two cores, models of 0.4 to 1.8 million parameters",
    recipes: {
      escaip: "escaip-rmd17",
      proteina: "proteina-chains",
      voxmol: "voxmol-druglike",
      shapes: "voxmol-shapes",
    },
    variants: {
      escaip: {
        checkpoints: "checkpoints",
        "seed-2": "seed-2",
        smaller: "small",
        larger: "deep",
        "less-data": "train-500",
        "least-data": "train-20",
        "rate-1e-4": "rate-1e-4",
        sgd: "sgd",
      },
      proteina: {
        checkpoints: "checkpoints",
        larger: "triangles",
        "less-data": "train-60",
        "least-data": "train-6",
      },
      voxmol: voxmolRoles,
      shapes: { "not-augmented": "not-augmented", smaller: "narrow" },
    },
    early: { escaip: "500", proteina: "500", voxmol: "100", shapes: "last" },
    effort: {
      minibatches: 20,
      voxelMinibatches: 5,
      points: 20,
      lanczosSteps: 60,
      checkpoints: 30,
      molecules: 16,
      repetitions: 20,
    },
  },
  paper: {
    describes:
      "the papers' models and data, on a GPU; data are to be fetched first (docs/recipes.md)",
    recipes: {
      escaip: "escaip-spice",
      proteina: "proteina-pdb",
      voxmol: "voxmol-geom",
      shapes: "voxmol-geom",
    },
    variants: {
      escaip: {
        checkpoints: "checkpoints",
        "seed-2": "seed-2",
        smaller: "1M",
        larger: "4M",
        "less-data": "train-5k",
        "least-data": "train-500",
        "rate-1e-4": "rate-1e-4",
        sgd: "sgd",
      },
      proteina: {
        checkpoints: "checkpoints",
        larger: "400M",
        "less-data": "train-1-percent",
        "least-data": "train-0.1-percent",
      },
      voxmol: {
        checkpoints: "checkpoints",
        smaller: "small",
        smallest: "tiny",
        "least-data": "1pct",
        "not-augmented": "soft-subsampling-not-augmented",
      },
      shapes: { "not-augmented": "soft-subsampling-not-augmented", smaller: "small" },
    },
    early: { escaip: "500", proteina: "500", voxmol: "500", shapes: "last" },
    effort: {
      minibatches: 20,
      voxelMinibatches: 20,
      points: 20,
      lanczosSteps: 200,
      checkpoints: 60,
      molecules: 1000,
      repetitions: 20,
    },
  },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof sizes;
