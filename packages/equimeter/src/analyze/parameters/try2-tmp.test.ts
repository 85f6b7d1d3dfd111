import { analyzeParameters } from "../../runs/analyze/parameters.js";
import { test } from "vitest";
test("try", async () => {
  const t = performance.now();
  const r = await analyzeParameters(process.env.RUN!, { weights: "raw", split: "test", samples: 16, seed: 0, part: "both", kernels: "commuting", nearSamples: 8, directions: 3, products: 8, checkpoints: 10 , onProgress: (m) => console.error(m, performance.now() - t)});
  console.log(performance.now() - t);
  console.log(JSON.stringify({...r, along: {...r.along, points: r.along?.points.slice(0,2)}}, null, 1));
}, 600000);
