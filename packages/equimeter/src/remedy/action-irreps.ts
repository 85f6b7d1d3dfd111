import { type Tensor, tensor, tidy } from "@equimeter/torch";

import type { Irreps } from "../groups/irreps/blocks.js";
import { couplingToNext } from "../groups/irreps/coupling.js";
import { acting, handedness } from "./action-parts.js";
import { type Script, source } from "./script.js";

/**
 * Blocks of irreps along the last axis, copy after copy. Their matrices come from the rotations as the
 * module runs, degree by degree:
 *
 *     D_l = C_lᵀ (D_{l−1} ⊗ R) C_l,   D_1 = R
 *
 * as in groups/irreps/wigner-d.ts, with the isometries `C_l` as buffers.
 */
export function irrepsMethods(name: string, words: string, blocks: readonly Irreps[]): Script {
  const highest = Math.max(...blocks.map(({ l }) => l));
  const degrees = Array.from({ length: Math.max(0, highest - 1) }, (_, i) => i + 2);
  const lines = [
    "sign = self._handedness(rotation)",
    "proper = rotation * sign",
    "D_0, D_1 = torch.ones_like(sign), proper",
    ...degrees.map((l) => `D_${l} = self._raised(D_${l - 1}, proper, self.coupling_${l})`),
    "pieces: List[Tensor] = []",
  ];
  let at = 0;
  for (const { multiplicity, l, parity } of blocks) {
    const [size, width] = [2 * l + 1, multiplicity * (2 * l + 1)];
    const copies = `values.narrow(-1, ${at}, ${width}).reshape(values.shape[:-1] + [${multiplicity}, ${size}])`;
    const matrices = parity === 1 ? `D_${l}` : `D_${l} * sign`;
    lines.push(
      `pieces.append(self._turn(${copies}, ${matrices}).reshape(values.shape[:-1] + [${width}]))`,
    );
    at += width;
  }
  const check = `assert values.size(-1) == ${at}, "the last axis does not have the ${at} components of these irreps"`;
  const buffers = Object.fromEntries(degrees.map((l) => [`coupling_${l}`, coupling(l)]));
  return {
    methods: [
      handedness,
      raised,
      acting(name, words, [check, ...lines, "return torch.cat(pieces, -1)"]),
    ],
    buffers,
  };
}

/** C_l of [2l − 1, 3, 2l + 1], float64 */
function coupling(l: number): Tensor {
  return tidy(() => {
    const toNext = couplingToNext(l - 1, tensor(0, { dtype: "float64" }));
    return toNext.mul(Math.sqrt(2 * l + 1)).reshape([2 * l - 1, 3, 2 * l + 1]);
  });
}

const raised = source(`
  def _raised(self, D: Tensor, rotation: Tensor, coupling: Tensor) -> Tensor:
      # D_l of D_(l - 1)
      C = coupling.to(rotation)
      return torch.einsum("akm,nab,nkj,bjp->nmp", [C, D, rotation, C])
`);
