import { tensor, type Tensor, tidy, zeros } from "@equimeter/torch";

import { UserError } from "../errors.js";
import type { Elements } from "../groups/element.js";
import { parseGroup } from "../groups/group-syntax.js";
import { groupNamed } from "../groups/groups.js";
import { float64, type Script, source } from "./script.js";

/** Group elements drawn anew in every call, from torch's generator. */
export interface RandomElements {
  /** Draws; each is an orbit where there is one. */
  readonly count: number;
  /** "SO3", "O3", "SO2", or a finite group whose elements are drawn evenly: "O", "C(6)", "S(4)". */
  readonly group: string;
  /**
   * A finite subgroup K of rotations: each draw is the orbit `{A g B : g ∈ K}` with two rotations A
   * and B, which leaves less to chance (groups/design.ts). For SO3.
   */
  readonly orbit?: Elements;
  /** Each sample has elements of its own. Default: all samples of a call share them. */
  readonly perSample?: boolean;
}

/** Where a module has its group elements from. */
export interface ElementSource extends Script {
  /**
   * Source that sets `_all: Tuple[Tensor, Tensor, Tensor]`: rotations [E, 3, 3] float64, translations
   * [E, 3] float64 and permutations [E, m] int64 (m = 0 for none), ordered [copy, sample] where each
   * sample has its own.
   *
   * @param samples - an expression for their number; "1" where all share the elements
   */
  lines(samples: string): string[];
  readonly perSample: boolean;
  /** Whether every element moves a grid of voxels, or an image, onto itself. */
  readonly onGrids: boolean;
}

/**
 * Elements that are the same in every call, as buffers of the module.
 *
 * @throws UserError for none at all, and for matrices that are not orthogonal
 */
export function fixedElements(elements: Elements): ElementSource {
  const { rotation } = elements;
  const [count] = rotation.shape;
  if (rotation.rank !== 3 || rotation.shape[1] !== 3 || rotation.shape[2] !== 3 || count === 0)
    throw new UserError(
      `a design needs one element or more [n, 3, 3], got [${rotation.shape.join(", ")}]`,
    );
  checkOrthogonal(rotation);
  return {
    methods: [
      source(`
        def _elements(self) -> Tuple[Tensor, Tensor, Tensor]:
            return self.rotations.double(), self.translations, self.permutations
      `),
    ],
    buffers: buffersOf(elements),
    lines: () => ["_all = self._elements()"],
    perSample: false,
    onGrids: keepGrids(elements),
  };
}

/** Elements drawn in every call. @throws UserError for groups that have no drawing in TorchScript */
export function randomElements(options: RandomElements): ElementSource {
  const { count, group, orbit, perSample = false } = options;
  if (!Number.isInteger(count) || count < 1)
    throw new UserError(`a random design needs 1 draw or more, got ${count}`);
  const { kind } = parseGroup(group);
  const named = { perSample, onGrids: false };
  const lines = (samples: string) => [`_all = self._draw(${count}, ${samples})`];
  if (orbit) {
    if (kind !== "SO3") throw new UserError(`orbits are drawn from SO3, not from ${group}`);
    const { rotations } = fixedElements(orbit).buffers;
    const buffers = { rotations };
    return { methods: [uniform, orbits], buffers, lines, ...named };
  }
  if (kind === "SO3" || kind === "O3" || kind === "SO2") {
    const methods = [uniform, { SO3: ofSO3, O3: ofO3, SO2: ofSO2 }[kind]];
    const here = tensor([0], { dtype: "float64" }); // tells the device that the module is on
    return { methods, buffers: { rotations: here }, lines, ...named };
  }
  const { elements } = groupNamed(group);
  if (!elements)
    throw new UserError(
      `${group} cannot be drawn from inside a model: use SO3, O3, SO2 or a finite group`,
    );
  const all = elements();
  const onGrids = keepGrids(all);
  return { methods: [ofList], buffers: buffersOf(all), lines, perSample, onGrids };
}

function buffersOf({ rotation, translation, permutation }: Elements): Record<string, Tensor> {
  const [count] = rotation.shape;
  return {
    rotations: rotation.to("float64").contiguous(),
    translations:
      translation?.to("float64").contiguous() ?? zeros([count, 3], { dtype: "float64" }),
    permutations: permutation?.contiguous() ?? zeros([count, 0], { dtype: "int64" }),
  };
}

/** Signed permutations of the axes without shifts. */
function keepGrids({ rotation, translation }: Elements): boolean {
  if (translation) return false;
  return tidy(() => rotation.sub(rotation.round()).abs().max().item()) < 1e-5;
}

function checkOrthogonal(rotation: Tensor): void {
  const off = tidy(() => {
    const product = rotation.matmul(rotation.transpose(1, 2)).to("float64");
    return product
      .sub(tensor([1, 0, 0, 0, 1, 0, 0, 0, 1], { dtype: "float64" }).view([3, 3]))
      .abs()
      .max()
      .item();
  });
  if (!(off < 1e-5))
    throw new UserError(`the elements must be orthogonal matrices; R Rᵀ differs from 1 by ${off}`);
}

/** The direction of a normal vector in R⁴ is a uniform unit quaternion (groups/group.ts). */
const uniform = source(`
  def _uniform(self, count: int) -> Tensor:
      # rotations of space [count, 3, 3]
      q = torch.randn([count, 4], dtype=${float64}, device=self.rotations.device)
      w, x, y, z = (q / q.square().sum(1, True).sqrt()).unbind(1)
      R = [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
           2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
           2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)]
      return torch.stack(R, 1).reshape([count, 3, 3])

  def _only_turning(self, rotation: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
      nothing = torch.zeros([rotation.size(0), 3], dtype=${float64}, device=rotation.device)
      return rotation, nothing, nothing[:, :0].long()
`);

const drawn = (lines: string) =>
  source(`
    def _draw(self, count: int, samples: int) -> Tuple[Tensor, Tensor, Tensor]:
        ${lines}
  `);

const ofSO3 = drawn("return self._only_turning(self._uniform(count * samples))");

const ofO3 = drawn(`\
rotation = self._uniform(count * samples)
        sign = torch.randint(0, 2, [count * samples, 1, 1], device=self.rotations.device) * 2 - 1
        return self._only_turning(rotation * sign)`);

const ofSO2 = drawn(`\
angle = torch.rand([count * samples], dtype=${float64}, device=self.rotations.device) * ${2 * Math.PI}
        c, s, zero = angle.cos(), angle.sin(), torch.zeros_like(angle)
        R = [c, -s, zero, s, c, zero, zero, zero, zero + 1]
        return self._only_turning(torch.stack(R, 1).reshape([-1, 3, 3]))`);

const ofList = drawn(`\
which = torch.randint(0, self.rotations.size(0), [count * samples], device=self.rotations.device)
        return self.rotations[which].double(), self.translations[which], self.permutations[which]`);

const orbits = drawn(`\
A = self._uniform(count * samples).reshape([count, samples, 3, 3])
        B = self._uniform(count * samples).reshape([count, samples, 3, 3])
        rotation = torch.einsum("rsij,gjk,rskl->rgsil", [A, self.rotations.to(A), B])
        return self._only_turning(rotation.reshape([-1, 3, 3]))`);
