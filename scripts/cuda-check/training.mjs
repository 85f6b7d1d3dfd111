/** The same model trained from the same weights on both sides. */
import { trainProteina } from "./proteina.mjs";

const steps = 20;

export function compareTraining(torch, device) {
  const { nn, optim } = torch;
  const optimizers = {
    AdamW: (named) => new optim.AdamW(named, { lr: 1e-3 }),
    Adam: (named) => new optim.Adam(named, { lr: 1e-3 }),
    SGD: (named) => new optim.SGD(named, { lr: 1e-2, momentum: 0.9 }),
  };
  const models = {
    "attention block": () => ownInput(torch, attentionBlock(nn), [4, 12, 32]),
    "3-D convolutions": () => ownInput(torch, convolutions(nn), [2, 3, 8, 8, 8]),
    Proteína: () => trainProteina(torch),
  };
  return Object.entries(models).flatMap(([model, make]) =>
    Object.entries(optimizers).map(([name, optimizer]) => ({
      name: `${model}, ${steps} steps of ${name}`,
      run: () => compare(torch, device, make, optimizer),
    })),
  );
}

/** A model that learns to give back what it is given. */
function ownInput(torch, model, shape) {
  return {
    model,
    inputs: { x: torch.randn(shape, { dtype: "float64" }) },
    loss: ({ x }) => model.forward(x).sub(x).square().mean(),
  };
}

function attentionBlock(nn) {
  class Block extends nn.Module {
    norm = new nn.LayerNorm(32);
    attention = new nn.MultiheadAttention(32, 4);
    wide = new nn.Linear(32, 64);
    narrow = new nn.Linear(64, 32);
    forward(x) {
      const attended = x.add(this.attention.forward(this.norm.forward(x)));
      return this.narrow.forward(this.wide.forward(attended).gelu());
    }
  }
  return new Block();
}

function convolutions(nn) {
  return new nn.Sequential(
    new nn.Conv3d(3, 8, 3, { padding: 1 }),
    new nn.GroupNorm(2, 8),
    new nn.SiLU(),
    new nn.Conv3d(8, 3, 3, { padding: 1 }),
  );
}

/** @param make - gives a model, what to train it on and the loss of that */
async function compare(torch, device, make, optimizer) {
  const here = await lossesOf(torch, "cpu", make, optimizer);
  const there = await lossesOf(torch, device, make, optimizer);
  const worst = Math.max(...here.map((loss, i) => Math.abs(loss - there[i]) / loss));
  if (!(worst < 1e-8)) throw new Error(`losses differ by ${worst.toExponential(1)}`);
  if (!(here.at(-1) < here[0])) throw new Error("the loss did not fall");
  return `ok, loss ${here[0].toFixed(3)} → ${here.at(-1).toFixed(3)}, ${worst.toExponential(1)}`;
}

/** In float64, so that a difference is an error and not a matter of kernels. */
async function lossesOf(torch, place, make, optimizer) {
  torch.manualSeed(3);
  const { model, inputs, loss } = await make();
  model.to({ dtype: "float64" }).to({ device: place });
  const there = Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, input.to(place)]),
  );
  const optimize = optimizer(model.namedParameters());
  const losses = [];
  for (let step = 0; step < steps; step++)
    losses.push(
      torch.tidy(() => {
        optimize.zeroGrad();
        const now = loss(there);
        now.backward();
        optimize.step();
        return now.item();
      }),
    );
  return losses;
}
