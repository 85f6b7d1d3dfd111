/**
 * The curve that never rises and is nearest to the given one in weighted squares (pooling of adjacent
 * violators; R. E. Barlow and others, 1972).
 *
 * @param weights - all above 0
 */
export function nearestFalling(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  values.forEach((value, i) => {
    let block = { sum: value * weights[i], weight: weights[i], count: 1 };
    for (;;) {
      const before = blocks.at(-1);
      if (!before || before.sum / before.weight >= block.sum / block.weight) break;
      blocks.pop();
      block = {
        sum: before.sum + block.sum,
        weight: before.weight + block.weight,
        count: before.count + block.count,
      };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ sum, weight, count }) => new Array<number>(count).fill(sum / weight));
}
