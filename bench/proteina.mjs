/**
 * A training step of Proteína, preset small, against the same network in PyTorch: 4 proteins of at most
 * 96 residues with a first answer; without and with triangles.
 *
 *     node bench/proteina.mjs [--rounds=25] [--threads=2] [--device=cpu] [--same-malloc]
 */
import { compareTraining, torch } from "./lib/training.mjs";

const { manualSeed, randn, rand, tensor } = torch;
const { Proteina, proteinaConfig } = await import("equimeter/models/proteina");

const lossOf = (model, { x_t, x_sc, t, mask, target }) => {
  const { v, distogram } = model.forward({ x_t, x_sc, t, mask });
  const loss = v.mseLoss(target);
  return distogram ? loss.add(distogram.square().mean().mul(0.01)) : loss;
};

const lengths = [96, 88, 80, 72];
const triangles = { pairUpdateEvery: 2, triangles: true, distogramBuckets: 64 };
for (const [name, more] of [
  ["Proteína small", {}],
  ["… with triangles", triangles],
]) {
  manualSeed(1);
  const config = proteinaConfig({ preset: "small", ...more });
  const model = new Proteina(config);
  const rows = lengths.map((length) => Array.from({ length: 96 }, (_, i) => (i < length ? 1 : 0)));
  const mask = tensor(rows);
  const points = () => randn([4, 96, 3]).mul(mask.unsqueeze(-1));
  const data = { x_t: points(), x_sc: points(), t: rand([4]), mask, target: points() };
  await compareTraining(name, {
    script: "proteina.py",
    args: [JSON.stringify(config)],
    model,
    data,
    lossOf,
  });
}
