/** Of many numbers that come one at a time. */
export interface Summary {
  count: number;
  mean: number;
  /** Of the sample, over count − 1; 0 for one number. */
  standardDeviation: number;
  min: number;
  median: number;
  max: number;
}

/** Keeps the numbers, eight bytes each, for the median; the rest is Welford's recurrence. */
export class Statistics {
  private values = new Float64Array(1024);
  private count = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = value;
    const step = value - this.mean;
    this.mean += step / this.count;
    this.squares += step * (value - this.mean);
  }

  /** null when there were none. */
  summary(): Summary | null {
    const { count, mean, squares } = this;
    if (count === 0) return null;
    const sorted = this.values.slice(0, count).sort();
    const half = count >> 1;
    return {
      count,
      mean,
      standardDeviation: Math.sqrt(squares / Math.max(1, count - 1)),
      min: sorted[0],
      median: count % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2,
      max: sorted[count - 1],
    };
  }
}
