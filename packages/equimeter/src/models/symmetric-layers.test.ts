import { nn } from "@equimeter/torch";
import { expect, test } from "vitest";

import { Escaip, escaipConfig } from "./escaip/index.js";
import { Plain, plainConfig } from "./plain/index.js";
import { Proteina, proteinaConfig } from "./proteina/index.js";
import { symmetricLayersOf } from "./symmetric-layers.js";
import { Voxmol, voxmolConfig } from "./voxmol/index.js";

test("EScAIP: the last layer of the force head", () => {
  const model = new Escaip(escaipConfig({ preset: "tiny" }));
  const { layers } = symmetricLayersOf(model);
  expect(layers).toHaveLength(1);
  const { weight } = model.output_heads.forces.force_direction_layer;
  expect(model.namedParameters().get(layers[0].parameter)).toBe(weight);
});

test.each(["tiny", "small"] as const)("VoxMol %s: all convolutions with an extent", (preset) => {
  const model = new Voxmol(voxmolConfig({ preset }));
  const extended = [...model.namedModules()].filter(
    ([, module]) =>
      (module instanceof nn.Conv3d || module instanceof nn.ConvTranspose3d) &&
      module.weight.shape[2] > 1,
  );
  const { layers } = symmetricLayersOf(model);
  const parameters = model.namedParameters();
  expect(layers.map(({ parameter }) => parameter).sort()).toEqual(
    extended.map(([name]) => `${name}.weight`).sort(),
  );
  for (const layer of layers) {
    if (layer.kind !== "convolution") throw new Error(layer.kind);
    const size = parameters.get(layer.parameter)!.shape[2];
    const isHalving = layer.parameter.endsWith(".conv.weight");
    expect([layer.parameter, layer.stride, layer.padding]).toEqual([
      layer.parameter,
      isHalving ? 2 : 1,
      1,
    ]);
    expect(size).toBe(isHalving && layer.parameter.startsWith("up") ? 4 : 3);
  }
});

test("models without known representations say why", () => {
  const why = (model: nn.Module) => () => symmetricLayersOf(model);
  expect(why(new Plain(plainConfig({ preset: "tiny" })))).toThrow(
    "no layer has known representations: the features of plain carry directions in mixtures",
  );
  expect(why(new Proteina(proteinaConfig({ preset: "tiny" })))).toThrow(
    "no layer has known representations: the features of Proteína carry coordinates in mixtures",
  );
  expect(why(new nn.Linear(2, 2))).toThrow("the model declares none");
});
