/**
 * A figure of one of the papers as what it takes to make it: runs, and command lines of this program. Without imports, so that
 * `--help` can list them all at once.
 */
export interface Reproduction {
  /** As it is called on the command line: "12", "voxmol-table-3". */
  readonly id: string;
  /** What it shows. */
  readonly title: string;
  /** What the paper says, with its numbers. */
  readonly published: string;
  /** What differs here from the paper, whatever the size. */
  readonly differs?: string;
  /** The recipes that are trained, by family, with their variants; null is the recipe itself. */
  readonly trains: readonly Training[];
  readonly steps: (context: Context) => readonly Step[];
}

export type Family = "escaip" | "proteina" | "voxmol" | "shapes";

export interface Training {
  readonly family: Family;
  /** The role of a variant; how it is called depends on the size. */
  readonly variant: Role | null;
}

/** What variants are for; see `sizes`. */
export type Role =
  | "checkpoints"
  | "seed-2"
  | "smaller"
  | "smallest"
  | "larger"
  | "less-data"
  | "least-data"
  | "rate-1e-4"
  | "sgd"
  | "not-augmented";

/** One command, and what of it the page shows. */
export interface Step {
  readonly argv: readonly string[];
  readonly shows: readonly Shown[];
}

export interface Shown {
  /** An SVG or a table in Markdown, in the figure's folder. */
  readonly file: string;
  readonly caption: string;
}

/** What a step is written with. */
export interface Context {
  /** The run folder of a training. */
  readonly run: (family: Family, variant?: Role) => string;
  /** The same at the early step that the paper looks at (500). */
  readonly early: (family: Family) => string;
  /** A file in the folder of the figure. */
  readonly out: (file: string) => string;
  /** Flags that draw published curves, where `--published` has them; nothing otherwise. */
  readonly published: (...files: readonly string[]) => readonly string[];
  /** How much is looked at. */
  readonly effort: Effort;
}

export interface Effort {
  /** As in figures 12 to 14. */
  readonly minibatches: number;
  /** Of grids, a product with whose Hessian takes the longest. */
  readonly voxelMinibatches: number;
  /** Along an axis of a landscape. */
  readonly points: number;
  /** Random vectors' products of Lanczos' method. */
  readonly lanczosSteps: number;
  /** Checkpoints along training, at most. */
  readonly checkpoints: number;
  readonly molecules: number;
  readonly repetitions: number;
}
