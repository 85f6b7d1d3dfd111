import { cat, noGrad, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { checkDeterministic } from "../measure/deterministic.js";
import { cosines, pooledDirections, wholeDirections } from "./directions.js";
import { type InputOptions, moleculeInputs } from "./inputs.js";
import { type Similarity, similarityOf, type SimilarityOptions } from "./similarity.js";
import {
  type Axis,
  gridTurn,
  isIdentity,
  quartersOf,
  type Turn,
  turnBack,
  turnsOf,
} from "./turns.js";

export interface LatentOptions extends InputOptions, SimilarityOptions {
  /**
   * The encoder, in evaluation mode: densities [B, C, X, Y, Z] to latents [B, D, x, y, z] of any numbers.
   * Their channels are taken for scalars.
   */
  readonly encode: (density: Tensor) => Tensor;
  /** Default: x, y and z. */
  readonly axes?: readonly Axis[];
  /** Degrees, to the right. Default: 0, 90, 180, 270, 360. */
  readonly angles?: readonly number[];
  /** Hears of every forward pass. */
  readonly onPass?: (done: number, all: number) => void;
}

export interface LatentReport {
  readonly molecules: number;
  /** cos(φ̄(R x), φ̄(x)) of the means φ̄ over the latent grid: are latents invariant? */
  readonly pooled: Similarity;
  /**
   * cos(R⁻¹ φ(R x), φ(x)) of whole latents, their grid turned back: are they equivariant? For multiples of
   * 90°, which turn it exactly; null without any.
   */
  readonly whole: Similarity | null;
}

/**
 * Whether an encoder knows a turned molecule again (002, section 4.1 and figure 6; 000, appendix D.3
 * and figure 11): cosines of latents of the same molecule under turns, against those of different
 * molecules. Multiples of 90° turn the grid of the molecule, other angles the molecule.
 *
 * With noise that is drawn once and turns along, a molecule shares its noise with itself and not with
 * the others, so that latents of noise alone look alike; draw it afresh to compare molecules.
 *
 * The papers name no test. Both of Similarity are there: `rank`, the usual one, and `recognition`,
 * whose p can be relied on.
 *
 * @throws UserError for options out of range, fewer than two molecules, atoms outside of the grid, and
 *   for latents of another shape, not finite, or zero, which have no direction
 */
export function latentSimilarity(options: LatentOptions): LatentReport {
  const turns = turnsOf(options.axes, options.angles);
  const n = options.molecules.length;
  if (turns.every(isIdentity))
    throw new UserError("angles must hold one that turns: 0° and multiples of 360° do not");
  if (n < 2) throw new UserError(`different molecules need two at least, not ${n}`);
  const inputs = moleculeInputs(options, turns);
  const passes = inputs.starts.length * (turns.length + 1);
  let done = 0;
  const run = (noisy: Tensor, first: number): Tensor => {
    const latent = latentOf(noisy, options.encode, first);
    options.onPass?.(++done, passes);
    return latent;
  };
  const exact = turns.filter((turn) => quartersOf(turn) !== null);
  const kinds = [
    { turns, directions: pooledDirections },
    { turns: exact, directions: wholeDirections },
  ].filter((kind) => !kind.turns.every(isIdentity));
  return tidy(() =>
    noGrad(() => {
      const parts = inputs.starts.map((first) =>
        tidy(() => {
          const { noisy } = inputs.chunk(first);
          if (first === 0) checkModel(options.encode, noisy.narrow(0, 0, 1));
          const latent = run(noisy, first);
          return kinds.map(({ directions }) => directions(latent, first));
        }),
      );
      const bases = kinds.map((_, kind) => cat(parts.map((part) => part[kind])));
      const tables = kinds.map((kind) => kind.turns.map(() => new Float64Array(n * n)));
      const compare = (latent: Tensor, turn: Turn, first: number): void =>
        kinds.forEach((kind, k) => {
          const table = tables[k][kind.turns.indexOf(turn)];
          table?.set(cosines(kind.directions(latent, first), bases[k]), first * n);
        });
      for (const first of inputs.starts)
        tidy(() => {
          const chunk = inputs.chunk(first);
          turns.forEach((turn, index) =>
            tidy(() => {
              const isExact = exact.includes(turn);
              const input = chunk.turned(turn, index, isExact ? "grid" : "molecule");
              const latent = run(input.noisy, first);
              const back = isExact ? gridTurn(turnBack(turn), latent).act(latent) : latent;
              compare(back, turn, first);
            }),
          );
        });
      const [pooled, whole = null] = kinds.map((kind, k): Similarity => {
        const rows = kind.turns.map((turn, i) => ({ ...turn, cosines: tables[k][i] }));
        return similarityOf(rows, cosines(bases[k], bases[k]), n, options);
      });
      return { molecules: n, pooled, whole };
    }),
  );
}

function checkModel(encode: (density: Tensor) => Tensor, one: Tensor): void {
  const forward = ({ density }: Record<string, Tensor>) => ({ latent: encode(density) });
  checkDeterministic({ forward }, { density: one }, { latent: null });
}

function latentOf(density: Tensor, encode: (density: Tensor) => Tensor, first: number): Tensor {
  const latent = encode(density);
  const [count] = density.shape;
  if (latent.rank !== 5 || latent.shape[0] !== count)
    throw new UserError(
      `the encoder makes [${latent.shape.join(", ")}] of ${count} densities; ` +
        `their latents must be grids, [${count}, channels, x, y, z]`,
    );
  if (!latent.isfinite().all().item())
    throw new UserError(`the latents of molecules from ${first} on are not finite`);
  return latent;
}
