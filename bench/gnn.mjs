/**
 * A training step of a graph network against the same model in PyTorch: 16 molecules of 12 atoms, all
 * pairs within one as edges, four rounds of messages of width 64. Some 110 operators forward, each so
 * small that what lies between them counts.
 *
 *     node bench/gnn.mjs [--rounds=25] [--threads=2] [--device=cpu] [--same-malloc]
 */
import { compareTraining, torch } from "./lib/training.mjs";

const { arange, manualSeed, nn, randint, randn, tensor, tidy, zeros } = torch;
const molecules = 16;
const atoms = 12; // of each
const width = 64;
const waves = 16;

/** Messages along gated edges, their sum at each atom, and what it changes there. */
class Interaction extends nn.Module {
  norm = new nn.LayerNorm(width);
  source = new nn.Linear(width, width);
  target = new nn.Linear(width, width, { bias: false });
  edge = new nn.Linear(waves, width, { bias: false });
  message = new nn.Linear(width, width);
  gate = new nn.Linear(width, width);
  summed = new nn.LayerNorm(width);
  widen = new nn.Linear(width, 2 * width);
  narrow = new nn.Linear(2 * width, width);

  forward(hidden, { source, target, basis, envelope }) {
    return tidy(() => {
      const normed = this.norm.forward(hidden);
      const from = this.source.forward(normed).indexSelect(0, source);
      const to = this.target.forward(normed).indexSelect(0, target);
      const pair = from.add(to).add(this.edge.forward(basis)).silu();
      const gate = this.gate.forward(pair).sigmoid().mul(envelope);
      const message = this.message.forward(pair).mul(gate);
      const sum = hidden
        .zerosLike()
        .indexAdd(0, target, message)
        .mul(1 / Math.sqrt(atoms));
      const wide = this.widen.forward(this.summed.forward(sum)).silu();
      return hidden.add(this.narrow.forward(wide));
    });
  }
}

class GraphNetwork extends nn.Module {
  embedding = new nn.Embedding(10, width);
  layers = Array.from({ length: 4 }, () => new Interaction());
  norm = new nn.LayerNorm(width);
  hidden = new nn.Linear(width, width);
  energy = new nn.Linear(width, 1);

  forward({ elements, positions, source, target, molecule }) {
    const away = positions.indexSelect(0, source).sub(positions.indexSelect(0, target));
    const distance = away.square().sum([1], { keepdim: true }).sqrt();
    const envelope = distance
      .mul(Math.PI / 8)
      .cos()
      .add(1)
      .mul(0.5);
    const { device } = positions;
    const centers = arange(waves, { device }).mul(8 / waves);
    const basis = distance.sub(centers).square().mul(-2).exp();
    const edges = { source, target, basis, envelope };
    let hidden = this.embedding.forward(elements);
    for (const layer of this.layers) hidden = layer.forward(hidden, edges);
    const inner = this.hidden.forward(this.norm.forward(hidden)).silu();
    const energies = this.energy.forward(inner);
    return zeros([molecules, 1], { device }).indexAdd(0, molecule, energies);
  }
}

/** All ordered pairs of different atoms of a molecule. */
function pairs() {
  const [source, target] = [[], []];
  for (let molecule = 0; molecule < molecules; molecule++)
    for (let i = 0; i < atoms; i++)
      for (let j = 0; j < atoms; j++) {
        if (i === j) continue;
        source.push(molecule * atoms + i);
        target.push(molecule * atoms + j);
      }
  return { source: integers(source), target: integers(target) };
}

function integers(values) {
  return tensor(values, { dtype: "int64" });
}

manualSeed(1);
const molecule = integers(
  Array.from({ length: molecules * atoms }, (_, i) => Math.floor(i / atoms)),
);
await compareTraining("graph network", {
  script: "gnn.py",
  steps: 10,
  model: new GraphNetwork(),
  data: {
    elements: randint(10, [molecules * atoms]),
    positions: randn([molecules * atoms, 3]).mul(1.5),
    ...pairs(),
    molecule,
    energies: randn([molecules, 1]),
  },
  lossOf: (model, { energies, ...graph }) => model.forward(graph).mseLoss(energies),
});
