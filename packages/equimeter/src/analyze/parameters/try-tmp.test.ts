import { openLoss, inPrecision } from "/work/main/packages/equimeter/src/runs/analyze/open.js";
import { withOnly } from "/work/main/packages/equimeter/src/analyze/choose-parameters.js";
import { layerSpaces } from "/work/main/packages/equimeter/src/analyze/parameters/spaces.js";
import { deviations } from "/work/main/packages/equimeter/src/analyze/parameters/deviation.js";
import { nearSubspace } from "/work/main/packages/equimeter/src/analyze/parameters/near.js";
import { largestConstant } from "/work/main/packages/equimeter/src/analyze/parameters/constants.js";
import { equivarianceGradient } from "/work/main/packages/equimeter/src/analyze/parameters/equivariance-gradient.js";
import { symmetricLayersOf } from "/work/main/packages/equimeter/src/models/symmetric-layers.js";
import { test } from "vitest";
test("try", async () => {
  const folder = process.env.RUN!;
  const samples = Number(process.env.SAMPLES ?? 1);
  const run = await openLoss(folder, {
    weights: "raw",
    split: "test",
    samples,
    seed: 0,
    ...(process.env.ROT && { rotations: Number(process.env.ROT) }),
  });
  console.error("open", performance.now());
  const { trained, given, design } = run;
  const layers = symmetricLayersOf(trained.model).layers;
  trained.measured(() => {
    trained.model.to({ dtype: "float64" });
    const batches = run.batchesOf(samples).batches.map((b) => inPrecision(b, "float64"));
    for (const kernels of ["commuting"] as const) {
      const spaces = layerSpaces(trained.model, layers, { group: design.group, kernels });
      const d = deviations(spaces);
      console.log(
        kernels,
        d.squared,
        d.deviation,
        d.share,
        d.layers
          .map(
            (l) =>
              `${l.name} ${l.share!.toFixed(3)} (${((l.size - l.equivariant) / l.size).toFixed(3)})`,
          )
          .join("\n"),
      );
      const tensors = spaces.map((s) => s.parameter);
      let t = 0,
        n = 0;
      const evaluate = () => {
        const s = performance.now();
        const r = equivarianceGradient({ ...given, batches, parameters: tensors, seed: 0 });
        t += performance.now() - s;
        n++;
        return r;
      };
      withOnly(trained.model, tensors, () => {
        const near = nearSubspace({
          spaces,
          evaluate,
          scales: [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1],
          fitUpTo: 1e-3,
          directions: Number(process.env.DIR ?? 2),
          seed: 0,
        });
        console.log(JSON.stringify(near, null, 1), t / n, "ms each");
        if (kernels === "commuting")
          console.log(largestConstant({ spaces, evaluate, products: 8, seed: 1 }));
      });
    }
  });
}, 600000);
