import { blosum62, codes, standardLetters } from "./blosum62.js";

/** Diagonals that share a place in memory, 2^shift: 16 times less of it, and hardly a hit lost. */
const shift = 4;
const band = 2 ** shift;

/** A run of residues without gaps that two sequences are aligned for, whatever their length. */
const clearScore = 40;

/**
 * Finds, among the sequences it was given, those that may be alike to another one at all: those that
 * share two words of a few letters on one diagonal, that is without a gap between them, and there have
 * a run of a score that chance does not reach.
 *
 * A heuristic, as in BLAST and MMseqs2. Of residues of which half are the same, one word of three
 * letters in eight is shared.
 */
export class WordIndex {
  private readonly sequences: Uint8Array[] = [];
  /** For each word where it stands, as the number of a diagonal when the other's place is added. */
  private readonly places: Places[] = [];
  /** The diagonal of each sequence on which both begin. */
  private readonly origins: number[] = [];
  private bands = 1;
  private sequenceOfBand = new Int32Array(1024);
  /** In each band the diagonal of the last hit, 0 for none. */
  private lastHit = new Int32Array(1024);
  private touched = new Int32Array(1024);
  private readonly wordLength: number;

  /** @param identity - the threshold that sequences will be aligned for */
  constructor(identity: number) {
    this.wordLength = identity < 0.6 ? 3 : identity < 0.75 ? 4 : 5;
  }

  /** Sequences must not become longer from one to the next. */
  add(sequence: Uint8Array): void {
    const first = this.bands;
    const end = first + ((2 * sequence.length) >> shift) + 1;
    if (end > this.lastHit.length) this.grow(2 * end);
    this.sequenceOfBand.fill(this.sequences.length, first, end);
    this.bands = end;
    const origin = first * band + sequence.length;
    this.eachWord(sequence, (word, at) => (this.places[word] ??= new Places()).push(origin - at));
    this.origins.push(origin);
    this.sequences.push(sequence);
  }

  /**
   * Which of those added may be alike, in the order in which they were.
   *
   * @param sequence - no longer than any of them
   */
  candidates(sequence: Uint8Array): number[] {
    const { lastHit, touched, sequenceOfBand } = this;
    const fewestScore = Math.min(sequence.length / 2, clearScore);
    const found = new Set<number>();
    let count = 0;
    this.eachWord(sequence, (word, at) => {
      const places = this.places[word];
      if (!places) return;
      const { values, length } = places;
      for (let i = 0; i < length; i++) {
        const diagonal = values[i] + at;
        const bandHere = diagonal >> shift;
        const last = lastHit[bandHere];
        lastHit[bandHere] = diagonal;
        if (last === 0) touched[count++] = bandHere;
        else if (last === diagonal) {
          const index = sequenceOfBand[bandHere];
          if (!found.has(index) && this.runScore(sequence, index, diagonal) >= fewestScore)
            found.add(index);
        }
      }
    });
    for (let i = 0; i < count; i++) lastHit[touched[i]] = 0;
    return [...found].sort((a, b) => a - b);
  }

  /** The largest score of a run without gaps on a diagonal. */
  private runScore(sequence: Uint8Array, index: number, diagonal: number): number {
    const other = this.sequences[index];
    const ahead = diagonal - this.origins[index];
    const end = Math.min(sequence.length, other.length + ahead);
    let best = 0;
    let score = 0;
    for (let i = Math.max(0, ahead); i < end; i++) {
      score += blosum62[sequence[i] * codes + other[i - ahead]];
      if (score < 0) score = 0;
      if (score > best) best = score;
    }
    return best;
  }

  /** The words of known letters alone, by number and place. */
  private eachWord(sequence: Uint8Array, hear: (word: number, at: number) => void): void {
    const { wordLength } = this;
    const most = standardLetters ** wordLength;
    let word = 0;
    let known = 0;
    for (let i = 0; i < sequence.length; i++) {
      const code = sequence[i];
      known = code < standardLetters ? known + 1 : 0;
      word = (word * standardLetters + (code % standardLetters)) % most;
      if (known >= wordLength) hear(word, i - wordLength + 1);
    }
  }

  private grow(length: number): void {
    this.sequenceOfBand = grown(this.sequenceOfBand, length);
    this.lastHit = grown(this.lastHit, length);
    this.touched = grown(this.touched, length);
  }
}

/** Numbers that become more. */
class Places {
  values = new Int32Array(4);
  length = 0;

  push(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values, 2 * this.length);
    this.values[this.length++] = value;
  }
}

function grown(values: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(values);
  return larger;
}
