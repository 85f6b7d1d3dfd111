/** What a residue is called: by each of its alternates. */
type Names = readonly string[];

/** A chain in more pieces than this fits anywhere. */
const mostPieces = 200;

/**
 * Where the residues that were seen stand in the sequence of the polymer, from 0; undefined where
 * they do not fit into it.
 *
 * Most files number the residues along the polymer, so that one shift fits all of them. Where none
 * does, the pieces between breaks are laid one behind the other, each where its names match: first
 * where its numbers would put it, else as early as the others allow.
 *
 * @param residues - [n] those seen
 * @param numbers - [n] theirs
 * @param starts - residues at which a new piece starts, ascending, 0 first
 */
export function alignToPolymer(
  residues: readonly Names[],
  numbers: ArrayLike<number>,
  starts: readonly number[],
  polymer: readonly string[],
): Int32Array | undefined {
  const shift = bestShift(residues, numbers, polymer);
  if (shift === undefined) return undefined;
  const shifted = Int32Array.from(numbers, (number) => number + shift);
  const fits = residues.every(
    (names, i) => names.includes(polymer[shifted[i]]) && (i === 0 || shifted[i] > shifted[i - 1]),
  );
  if (fits) return shifted;
  return starts.length > mostPieces
    ? undefined
    : placePieces(residues, numbers, starts, polymer, shift);
}

/** The difference of place and number under which most names match; undefined where none does. */
function bestShift(
  residues: readonly Names[],
  numbers: ArrayLike<number>,
  polymer: readonly string[],
): number | undefined {
  const places = new Map<string, number[]>();
  polymer.forEach((name, at) => {
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  });
  const votes = new Map<number, number>();
  let best: number | undefined;
  residues.forEach((names, i) => {
    for (const at of names.flatMap((name) => places.get(name) ?? [])) {
      const shift = at - numbers[i];
      const count = (votes.get(shift) ?? 0) + 1;
      votes.set(shift, count);
      if (best === undefined || count > votes.get(best)!) best = shift;
    }
  });
  return best;
}

function placePieces(
  residues: readonly Names[],
  numbers: ArrayLike<number>,
  starts: readonly number[],
  polymer: readonly string[],
  shift: number,
): Int32Array | undefined {
  const index = new Int32Array(residues.length);
  // What is known not to work, so that repeats in the sequence cost no time.
  const failed = new Set<string>();
  const place = (piece: number, from: number): boolean => {
    if (piece === starts.length) return true;
    const key = `${piece} ${from}`;
    if (failed.has(key)) return false;
    const start = starts[piece];
    const end = starts[piece + 1] ?? residues.length;
    const names = residues.slice(start, end);
    const before = start === 0 ? shift : index[start - 1] - numbers[start - 1];
    for (const at of candidates(numbers[start] + before, from, polymer.length - (end - start))) {
      if (!names.every((one, i) => one.includes(polymer[at + i]))) continue;
      for (let i = start; i < end; i++) index[i] = at + i - start;
      if (place(piece + 1, at + end - start)) return true;
    }
    failed.add(key);
    return false;
  };
  return place(0, 0) ? index : undefined;
}

function* candidates(expected: number, from: number, last: number): Generator<number> {
  if (expected >= from && expected <= last) yield expected;
  for (let at = from; at <= last; at++) if (at !== expected) yield at;
}
