import type { nn } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { Escaip } from "./escaip/index.js";
import { escaipLayers } from "./escaip/symmetric-layers.js";
import { noPlainLayers } from "./plain/symmetric-layers.js";
import { Plain } from "./plain/index.js";
import { Proteina } from "./proteina/index.js";
import { noProteinaLayers } from "./proteina/symmetric-layers.js";
import type { SymmetricLayers } from "./symmetric-layer.js";
import { Voxmol } from "./voxmol/index.js";
import { voxmolLayers } from "./voxmol/symmetric-layers.js";

/**
 * The layers of a model whose input and output representations are known.
 *
 * @throws UserError with the reason, for a model that has none
 */
export function symmetricLayersOf(model: nn.Module): SymmetricLayers {
  if (model instanceof Escaip) return escaipLayers;
  if (model instanceof Voxmol) return voxmolLayers(model);
  const why =
    model instanceof Plain
      ? noPlainLayers
      : model instanceof Proteina
        ? noProteinaLayers
        : "the model declares none";
  throw new UserError(`no layer has known representations: ${why}`);
}
