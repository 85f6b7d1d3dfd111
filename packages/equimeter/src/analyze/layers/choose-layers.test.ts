import { manualSeed, nn } from "@equimeter/torch";
import { expect, test } from "vitest";

import { Escaip, escaipConfig } from "../../models/escaip/index.js";
import { Plain, plainConfig } from "../../models/plain/index.js";
import { Proteina, proteinaConfig } from "../../models/proteina/index.js";
import { Voxmol, voxmolConfig } from "../../models/voxmol/index.js";
import { chooseLayers, usualLayers } from "./choose-layers.js";

manualSeed(0);
const tiny = { preset: "tiny" } as const;

test("the usual layers are blocks and what is beside them", () => {
  expect(usualLayers(new Plain(plainConfig({ ...tiny, layers: 2 })))).toEqual([
    "atomEmbedding",
    "edgeEmbedding",
    "blocks.0",
    "blocks.1",
    "norm",
    "readout",
  ]);
  expect(usualLayers(new Escaip(escaipConfig({ ...tiny, layers: 1 })))).toEqual([
    "backbone.input_block",
    "backbone.transformer_blocks.0",
    "backbone.readout_layers.0",
    "backbone.readout_layers.1",
    "backbone.output_projection",
    "output_heads",
  ]);
  const proteina = usualLayers(new Proteina(proteinaConfig(tiny)));
  expect(proteina.slice(0, 2)).toEqual(["nn.linear_3d_embed", "nn.init_repr_factory"]);
  expect(proteina).toContain("nn.transformer_layers.1");
  expect(proteina.at(-1)).toBe("nn.coors_3d_decoder");
  const voxmol = usualLayers(new Voxmol(voxmolConfig(tiny)));
  for (const name of ["grid_projection", "down.0", "middle", "up.0", "final"])
    expect(voxmol).toContain(name);
  for (const names of [proteina, voxmol]) expect(new Set(names).size).toBe(names.length);
});

test("lists of modules count as fields do, a Sequential is one layer", () => {
  const block = () => new nn.Sequential(new nn.Linear(2, 2), new nn.GELU());
  class Model extends nn.Module {
    blocks = new nn.ModuleList([block(), block()]);
    head = block();
    nothing = new nn.Identity();
    forward(): void {}
  }
  expect(usualLayers(new Model())).toEqual(["blocks.0", "blocks.1", "head"]);
});

test("names and patterns", () => {
  const model = new Plain(plainConfig({ ...tiny, layers: 2 }));
  expect(chooseLayers(model, ["blocks.*.norm1", "norm"])).toEqual([
    "blocks.0.norm1",
    "blocks.1.norm1",
    "norm",
  ]);
  expect(() => chooseLayers(model, ["norm", "block.*"])).toThrow(
    /^no module is called "block\.\*"; there are \d+, the last of them .*readout/,
  );
});
