/** Classes of numbers: those between two neighbouring edges, those below the first, those above the last. */
export interface NumberClasses {
  readonly edges: readonly number[];
  readonly names: readonly string[];
  /** An edge belongs to the class above it. */
  indexOf(value: number): number;
}

/** @param edges - ascending */
export function classesBetween(edges: readonly number[]): NumberClasses {
  const names = [...edges, Infinity].map((end, i) => {
    if (edges.length === 0) return "all";
    if (i === 0) return `below ${end}`;
    return end === Infinity ? `${edges[i - 1]} and more` : `${edges[i - 1]} to ${end}`;
  });
  return {
    edges,
    names,
    indexOf(value) {
      let [low, high] = [0, edges.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value >= edges[middle]) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** Classes of equal width from 0 on, with round edges, about `count` up to the largest value. */
export function evenClasses(largest: number, count = 8): NumberClasses {
  if (!(largest > 0)) return classesBetween([]);
  const rough = largest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = [1, 2, 2.5, 5, 10].map((digit) => digit * power).find((step) => step >= rough)!;
  const edges: number[] = [];
  for (let i = 1; i * width < largest; i++) edges.push(Number((i * width).toPrecision(12)));
  return classesBetween(edges);
}

/** Classes with about as many of the values in each; fewer where many values are equal. */
export function quantileClasses(values: readonly number[], count = 8): NumberClasses {
  const sorted = Float64Array.from(values).sort();
  const edges = Array.from({ length: count - 1 }, (_, i) => {
    const value = sorted[Math.floor(((i + 1) * sorted.length) / count)];
    return Number(value.toPrecision(2));
  });
  const smallest = sorted[0];
  return classesBetween([...new Set(edges)].filter((edge) => edge > smallest));
}
