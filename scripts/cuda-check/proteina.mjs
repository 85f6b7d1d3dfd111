/** Proteína with everything that it can have, and proteins made up for it. */
import { writeFileSync } from "node:fs";

const letters = "ACDEFGHIKLMNPQRSTVWY";

/** Alpha carbons of a helix that bends, in Å: the more, the larger `bend`. */
function helix(length, bend) {
  return Array.from({ length }, (_, i) => [
    2.3 * Math.cos(1.75 * i) + bend * i * i,
    2.3 * Math.sin(1.75 * i),
    1.5 * i,
  ]);
}

/** Chains of 51 to 90 residues as a chain_set.jsonl, no two of similar sequence. */
export function writeChains(path, count = 40) {
  const lines = Array.from({ length: count }, (_, chain) => {
    const CA = helix(51 + ((7 * chain) % 40), 0.002 * chain);
    const seq = Array.from(CA.keys(), (i) => letters[((i * i * (chain + 3)) % 97) % 20]).join("");
    return JSON.stringify({ name: `${chain}_A`, seq, coords: { CA } });
  });
  writeFileSync(path, `${lines.join("\n")}\n`);
}

/** The model, two proteins on their way from noise, and the loss of training; in float64. */
export async function trainProteina(torch) {
  const { Proteina, proteinaConfig } = await import("equimeter/models/proteina");
  const { distogramLoss, flowLoss, interpolate } = await import("equimeter/train/flow");
  const model = new Proteina(
    proteinaConfig({ preset: "tiny", pairUpdateEvery: 1, triangles: true, distogramBuckets: 16 }),
  );
  const lengths = [12, 9];
  const width = Math.max(...lengths);
  const there = lengths.map((n) => Array.from({ length: width }, (_, i) => i < n));
  const mask = torch.tensor(there, { dtype: "bool" });
  const points = lengths.map((_, i) => helix(width, 0.05 * i).flat());
  const float64 = { dtype: "float64" };
  const x_1 = torch.tensor(points, float64).view([2, width, 3]).div(10);
  const centred = x_1.sub(x_1.mean([1], { keepdim: true })).mul(mask.unsqueeze(-1));
  const t = torch.tensor([0.4, 0.8], float64);
  const x_t = interpolate(torch.randn([2, width, 3], float64), centred, t);
  const x_sc = torch.randn([2, width, 3], float64);
  return {
    model,
    inputs: { x_1: centred, x_t: x_t.mul(mask.unsqueeze(-1)), x_sc, t, mask },
    loss: (batch) => {
      const { x_1: found, distogram } = model.forward(batch);
      const flow = flowLoss(found, batch.x_1, batch.t, batch.mask).mean();
      return flow.add(distogramLoss(distogram, batch.x_1, batch.t, batch.mask).mean());
    },
  };
}
