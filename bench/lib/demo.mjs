/** The demo data and the plain model, as the benchmarks of the measure use them. */
import { fileURLToPath } from "node:url";

import { prepare, readXyzAll, shuffled } from "equimeter/data";

const file = fileURLToPath(new URL("../../data/demo.xyz.gz", import.meta.url));

/** All frames with their neighbours, in a fixed random order. */
export async function demoFrames({ neighbors, cutoff }, seed = 1) {
  const structures = await readXyzAll(file, { require: ["forces"] });
  const frames = prepare(structures, { cutoff, count: neighbors });
  return shuffled(frames.length, seed).map((i) => frames[i]);
}
