type Values = readonly (number | null)[];

/** The window around each value, from `first` to `last`, cut off at both ends. */
function windowAt(i: number, points: number, length: number): [first: number, last: number] {
  const before = Math.floor((points - 1) / 2);
  return [Math.max(0, i - before), Math.min(length - 1, i - before + points - 1)];
}

/**
 * Means of windows of so many points, each value looked at a few times however long the windows are. Sums begin anew
 * at every multiple of `points` and run to both sides, so that a window is the end of one stretch and the beginning of
 * the next: nothing is taken away from a sum, and a huge value leaves no trace behind it (van Herk 1992).
 */
export function windowMeans(values: Values, points: number): (number | null)[] {
  const length = values.length;
  /** From the beginning of the stretch to here, and from here to its end. */
  const [until, from] = [new Float64Array(length), new Float64Array(length)];
  /** Values before here that are known. */
  const known = new Uint32Array(length + 1);
  for (let i = 0; i < length; i++) {
    until[i] = (i % points === 0 ? 0 : until[i - 1]) + (values[i] ?? 0);
    known[i + 1] = known[i] + (values[i] === null ? 0 : 1);
  }
  for (let i = length - 1; i >= 0; i--)
    from[i] = ((i + 1) % points === 0 || i + 1 === length ? 0 : from[i + 1]) + (values[i] ?? 0);
  return values.map((value, i) => {
    if (value === null) return null;
    const [first, last] = windowAt(i, points, length);
    const isOne = Math.floor(first / points) === Math.floor(last / points);
    // Within one stretch a window has its beginning, or ends with it where all values end.
    const sum = !isOne
      ? from[first] + until[last]
      : first % points === 0
        ? until[last]
        : from[first];
    return sum / (known[last + 1] - known[first]);
  });
}

/** Medians of windows of so many points, which are kept sorted while they move. */
export function windowMedians(values: Values, points: number): (number | null)[] {
  const sorted = new Float64Array(Math.min(points, values.length) + 1);
  let count = 0;
  const rowOf = (value: number) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add = (value: number | null) => {
    if (value === null) return;
    const row = rowOf(value);
    sorted.copyWithin(row + 1, row, count);
    sorted[row] = value;
    count += 1;
  };
  const remove = (value: number | null) => {
    if (value === null) return;
    const row = rowOf(value);
    sorted.copyWithin(row, row + 1, count);
    count -= 1;
  };
  let [begin, end] = [0, 0];
  return values.map((value, i) => {
    const [first, last] = windowAt(i, points, values.length);
    while (begin < first) remove(values[begin++]);
    while (end <= last) add(values[end++]);
    if (value === null) return null;
    const middle = count >> 1;
    return count % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  });
}
