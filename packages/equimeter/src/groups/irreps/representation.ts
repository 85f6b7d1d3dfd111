import { cat, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import { handedness } from "../cartesian.js";
import type { Representation } from "../representation.js";
import { written } from "../syntax.js";
import { expectReal, expectRows, turnBy } from "../turn.js";
import { type Irreps, parseIrreps, widthOfIrreps } from "./blocks.js";
import { wignerD } from "./wigner-d.js";

/**
 * Features in e3nn's layout: block after block, copy after copy, 2l + 1 components each, along the last
 * axis [rows, …, Σ multiplicity (2l+1)]. `1x1o` is a vector, `1x1e` a pseudovector, `0o` changes sign in
 * reflections.
 *
 * @param blocks - or their words, "8x0e+4x1o"
 * @throws UserError for other words
 */
export function irreps(blocks: readonly Irreps[] | string): Representation {
  const list = typeof blocks === "string" ? parseIrreps(blocks) : blocks;
  const syntax = { kind: "irreps", blocks: list } as const;
  const name = written(syntax);
  const width = widthOfIrreps(list);
  return {
    name,
    syntax,
    act({ rotation }, values) {
      const { shape } = values;
      if (shape.length < 2 || shape.at(-1) !== width)
        throw new UserError(
          `${name} needs the shape [rows, …, ${width}], got [${shape.join(", ")}]`,
        );
      expectReal(values, name);
      expectRows(rotation.shape[0], values, name);
      return tidy(() => turnBlocks(list, rotation, values));
    },
  };
}

function turnBlocks(blocks: readonly Irreps[], rotation: Tensor, values: Tensor): Tensor {
  const [rows, ...rest] = values.shape;
  const vectors = rest.slice(0, -1).reduce((product, size) => product * size, 1);
  const sign = handedness(rotation); // [rows, 1, 1]
  const matrices = wignerD(rotation.mul(sign), Math.max(...blocks.map(({ l }) => l)));
  const flat = values.reshape([rows, vectors, rest.at(-1)!]);
  let at = 0;
  const turned = blocks.map(({ multiplicity, l, parity }) => {
    const size = 2 * l + 1;
    const part = flat.narrow(2, at, multiplicity * size);
    at += multiplicity * size;
    if (l === 0 && parity === 1) return part;
    const matrix = parity === 1 ? matrices[l] : matrices[l].mul(sign);
    const copies = part.reshape([rows, vectors * multiplicity, size]);
    return turnBy(matrix, copies, "irreps").reshape(part.shape);
  });
  return cat(turned, 2).view(values.shape);
}
