import { cat, type Tensor, tensor, tidy } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { cubeSymmetries, octahedralRotations } from "../groups/finite.js";
import { identity } from "../groups/element.js";
import { type Syntax, written } from "../groups/syntax.js";
import type { Reader } from "./averaged.js";
import type { ElementSource } from "./elements.js";
import { alignment, chosen, clouds, eigenvectors, principalAxes } from "./frame-methods.js";
import { indented } from "./script.js";
import { writtenArguments } from "./signature.js";
import { syntaxOf, type Wiring } from "./wiring.js";

export interface FrameOptions {
  /** The input whose points or vectors [rows, 3] make the frame. */
  readonly of: string;
  /** An input [B, N] or [N] bool that tells atoms from padding. */
  readonly mask?: string;
  /** With `O3` reflections are averaged over as well: 8 choices of signs. Default: `SO3`, 4 */
  readonly group?: "SO3" | "O3";
  /**
   * Points [N, 3] in the order of the atoms: every sample is turned onto them (Kabsch) instead of into
   * its principal axes, and moved to where they lie.
   */
  readonly reference?: Tensor;
  /**
   * A frame is degenerate where neighbouring eigenvalues differ by less than this share of the
   * largest. Default: 10⁻³
   */
  readonly tolerance?: number;
  /** `average` over the rotations of a cube in some frame, or `refuse` with an error. Default: `average` */
  readonly whenDegenerate?: "average" | "refuse";
}

/**
 * Group elements that put each sample into a frame of its own, `x → g F(x) (x − c(x)) + t` for all g
 * that cannot be told apart: whatever is made of the results does not depend on how x lies.
 *
 * @throws UserError for an input that has no points or vectors, and a reference of another shape
 */
export function frameElements(
  { inputs }: Wiring,
  options: FrameOptions,
  reader: Reader,
): ElementSource {
  const { of, mask, reference, tolerance = 1e-3, whenDegenerate = "average" } = options;
  if (!(tolerance >= 0 && tolerance < 1))
    throw new UserError(`the tolerance of a frame must be from 0 to below 1, got ${tolerance}`);
  const turning = inputs.find(({ name }) => name === of);
  if (!turning)
    throw new UserError(`"${of}" makes the frame: declare how it turns, such as ${of}=point`);
  const { part, centred } = partOf(of, syntaxOf(turning.representation));
  const { choices, usual } = choicesOf(options);
  const { source, before } = reader.read(of);
  const masked = mask === undefined ? null : reader.read(mask);
  const nothing = `${source}.new_empty([0])`;
  const lines = [
    ...reader.samples,
    ...before,
    ...(masked?.before ?? []),
    `_frame = self._frame(${source}${part}, ${masked?.source ?? nothing}, _sample, _samples)`,
  ];
  return {
    methods: [
      clouds,
      eigenvectors,
      reference ? alignment(centred) : principalAxes(centred),
      chosen(usual, whenDegenerate === "refuse"),
      `def degenerate(self${writtenArguments(reader.signature)}) -> Tensor:\n` +
        indented([...lines, "return _frame[3]"]),
    ],
    buffers: {
      choices,
      tolerance: tensor(tolerance, { dtype: "float64" }),
      ...(reference && { reference: reference.to("float64").contiguous() }),
    },
    lines: () => [...lines, "_all = self._chosen(_frame)"],
    perSample: true,
    onGrids: false,
  };
}

/** Source of what picks points or vectors out of an input, and whether they have an origin to lose. */
function partOf(name: string, syntax: Syntax): { part: string; centred: boolean } {
  switch (syntax.kind) {
    case "point":
    case "vector":
      return { part: "", centred: syntax.kind === "point" };
    case "onAxis": {
      const inner = partOf(name, syntax.of);
      return { ...inner, part: `.movedim(${syntax.axis}, -1)${inner.part}` };
    }
    case "sum": {
      const kinds = ["point", "vector"];
      const [term] = kinds.flatMap((kind) => syntax.terms.filter(({ of }) => of.kind === kind));
      if (term && term.end - term.start === 3)
        return { part: `.narrow(-1, ${term.start}, 3)`, centred: term.of.kind === "point" };
    }
  }
  throw new UserError(
    `"${name}" is declared as ${written(syntax)}: a frame is made of points or vectors in space`,
  );
}

/**
 * Rotations [n, 3, 3] between which a frame may leave open, the first `usual` of them even where it is
 * well defined: the signs of principal axes. Those of the cube all contain them, in whole cosets.
 */
function choicesOf({ group = "SO3", reference }: FrameOptions): { choices: Tensor; usual: number } {
  if (reference) {
    const { shape } = reference;
    if (shape.length !== 2 || shape[1] !== 3 || shape[0] === 0)
      throw new UserError(`a reference has the shape [N, 3], got [${shape.join(", ")}]`);
    if (group === "O3")
      throw new UserError("a reference is aligned with by rotations only: leave the group at SO3");
  }
  return tidy(() => {
    const all = group === "O3" ? cubeSymmetries() : octahedralRotations();
    const signs = all.abs().sub(identity(1).rotation).abs().sum([1, 2]).eq(0);
    const isOne = all.sub(identity(1).rotation).abs().sum([1, 2]).eq(0);
    const first = reference ? isOne : signs;
    const [some, rest] = [first, first.logicalNot()].map((which) =>
      all.indexSelect(0, which.nonzero().view([-1])),
    );
    return { choices: cat([some, rest]), usual: some.shape[0] };
  });
}
