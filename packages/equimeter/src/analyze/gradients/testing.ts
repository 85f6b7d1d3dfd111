import { uniform } from "../../random.js";

/** Normal numbers from a seed (Box and Muller). */
export function normals(count: number, seed: number): number[] {
  const random = uniform(seed);
  return Array.from({ length: count }, () => {
    const size = Math.sqrt(-2 * Math.log(1 - random()));
    return size * Math.cos(2 * Math.PI * random());
  });
}

export interface Related {
  readonly correlation: number;
  /** φ of x_i = φ x_{i−1} + noise. */
  readonly persistence: number;
  readonly seed: number;
}

/** Two stationary series of variance 1 whose correlation is known. */
export function related(
  count: number,
  { correlation, persistence: phi, seed }: Related,
): [x: number[], y: number[]] {
  const following = (noise: number[]) => {
    const series: number[] = [];
    noise.forEach((one, i) =>
      series.push(i === 0 ? one : phi * series[i - 1] + Math.sqrt(1 - phi ** 2) * one),
    );
    return series;
  };
  const [a, b] = [following(normals(count, 2 * seed)), following(normals(count, 2 * seed + 1))];
  return [a, a.map((one, i) => correlation * one + Math.sqrt(1 - correlation ** 2) * b[i])];
}
