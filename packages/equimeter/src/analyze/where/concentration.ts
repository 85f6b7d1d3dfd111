import type { Design } from "../../groups/design.js";
import { fromVariance } from "../../measure/estimators.js";
import { ratio } from "../../measure/report.js";
import type { Sums } from "../../measure/sums.js";

/** How much of L_equiv is in how few rows. */
export interface Concentration {
  /** Of all rows: 0.01 */
  readonly fraction: number;
  /** Of all L_equiv, in the rows where its estimates are the largest: somewhat too much, for noise is large there too. */
  readonly share: number;
  /**
   * In the rows that are largest under one half of the rotations, measured with the other half: somewhat too
   * little, for these are not quite the largest. Null where there are no halves.
   */
  readonly held: number | null;
}

/** Bins of a factor of two: rows within one differ by 2 %. */
const binsPerOctave = 32;

/** Rows by a score, with sums of values: as many numbers as there are bins, however many rows. */
class Ranking {
  readonly #bins = new Map<number, { count: number; sum: number }>();
  #count = 0;
  #sum = 0;

  add(score: number, value: number): void {
    const at = score > 0 ? Math.floor(Math.log2(score) * binsPerOctave) : -Infinity;
    const bin = this.#bins.get(at);
    if (bin) {
      bin.count++;
      bin.sum += value;
    } else this.#bins.set(at, { count: 1, sum: value });
    this.#count++;
    this.#sum += value;
  }

  /** The share of all values in this fraction of the rows, those of the largest scores. */
  share(fraction: number): number {
    let left = fraction * this.#count;
    let sum = 0;
    for (const at of [...this.#bins.keys()].sort((a, b) => b - a)) {
      const bin = this.#bins.get(at)!;
      const taken = Math.min(1, left / bin.count);
      sum += taken * bin.sum;
      left -= bin.count;
      if (left <= 0) break;
    }
    return ratio(sum, this.#sum);
  }
}

/** Takes in rows, sample by sample. */
export class Concentrations {
  readonly #design: Design;
  readonly #all = new Ranking();
  readonly #halves: readonly [Ranking, Ranking] | null;

  constructor(design: Design) {
    this.#design = design;
    const { exact, replicates, orbit } = design;
    // Two single elements are as far from their mean, both of them.
    const hasHalves = !exact && replicates >= (orbit > 1 ? 2 : 4);
    this.#halves = hasHalves ? [new Ranking(), new Ranking()] : null;
  }

  /** @param weight - what the sample counts */
  add(rows: Sums, weight: number): void {
    const { equiv } = fromVariance(rows, this.#design);
    equiv.forEach((value) => this.#all.add(weight * value, weight * value));
    if (!this.#halves) return;
    const [one, other] = this.#halves;
    for (let row = 0; row < rows.groups; row++) {
      const [a, b] = halvesOf(rows, row, this.#design);
      one.add(weight * a.score, weight * b.value);
      other.add(weight * b.score, weight * a.value);
    }
  }

  at(fraction: number): Concentration {
    const { exact } = this.#design;
    const share = this.#all.share(fraction);
    if (exact) return { fraction, share, held: share };
    const halves = this.#halves?.map((half) => half.share(fraction)) ?? null;
    return { fraction, share, held: halves && (halves[0] + halves[1]) / 2 };
  }
}

/**
 * L_equiv of a row from each half of the replicates, and what it is ranked by. What lies between orbits is
 * common to both halves where there are two of them, so that orbits are ranked by what lies within.
 */
function halvesOf({ within, between, replicates, groups }: Sums, row: number, { orbit }: Design) {
  const middle = Math.floor(replicates / 2);
  const half = (first: number, end: number) => {
    let [inside, apart] = [0, 0];
    for (let a = first; a < end; a++) {
      inside += within[a * groups + row] / (end - first);
      apart += (between[a * groups + row] * replicates) / ((replicates - 1) * (end - first));
    }
    return { score: orbit > 1 ? inside : apart, value: inside + apart };
  };
  return [half(0, middle), half(middle, replicates)] as const;
}
