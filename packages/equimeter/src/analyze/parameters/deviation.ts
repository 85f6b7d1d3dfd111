import { noGrad, type Tensor, tidy } from "@equimeter/torch";

import type { LayerSpace } from "./spaces.js";

/** How far a weight is from those that commute with the group. */
export interface Deviation {
  /** ‖θ‖² */
  readonly squared: number;
  /** ‖θ_⊥‖² */
  readonly deviation: number;
  /** Their ratio; null for a weight that is 0. */
  readonly share: number | null;
}

export interface LayerDeviation extends Deviation {
  readonly name: string;
  /** Numbers in the weight, and how many of its dimensions are equivariant. */
  readonly size: number;
  readonly equivariant: number;
}

export interface Deviations extends Deviation {
  readonly layers: readonly LayerDeviation[];
}

/** ‖θ_⊥‖² of each layer at its present weights, and of all together (section 4.2 of the paper). */
export function deviations(spaces: readonly LayerSpace[]): Deviations {
  const layers = spaces.map(({ name, size, equivariant, parameter, project }): LayerDeviation => {
    const [squared, deviation] = tidy(() =>
      noGrad(() => {
        const weight = parameter.detach().to("float64");
        return [weight, weight.sub(project(weight))].map((part) => part.square().sum().item());
      }),
    );
    return { name, size, equivariant, ...shared(squared, deviation) };
  });
  const total = (pick: (layer: Deviation) => number) =>
    layers.reduce((sum, layer) => sum + pick(layer), 0);
  return {
    ...shared(
      total((one) => one.squared),
      total((one) => one.deviation),
    ),
    layers,
  };
}

const shared = (squared: number, deviation: number): Deviation => ({
  squared,
  deviation,
  share: squared > 0 ? deviation / squared : null,
});

/** The present weights as θ = θ_E + θ_⊥, in their precision, without a graph. */
export function splitWeights(spaces: readonly LayerSpace[]): {
  readonly equivariant: Tensor[];
  readonly deviation: Tensor[];
} {
  return noGrad(() => {
    const equivariant = spaces.map(({ parameter, project }) => project(parameter.detach()));
    const deviation = spaces.map(({ parameter }, i) => parameter.detach().sub(equivariant[i]));
    return { equivariant, deviation };
  });
}

/** What `body` gives while the layers have these weights; they then have their own again. */
export function withLayerWeights<T>(
  spaces: readonly LayerSpace[],
  weights: readonly Tensor[],
  body: () => T,
): T {
  const own = noGrad(() => spaces.map(({ parameter }) => parameter.detach().clone()));
  const set = (values: readonly Tensor[]) =>
    noGrad(() => spaces.forEach(({ parameter }, i) => parameter.copy_(values[i])));
  try {
    set(weights);
    return body();
  } finally {
    set(own);
    for (const tensor of own) tensor.dispose();
  }
}
