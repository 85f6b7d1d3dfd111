import { parseRepresentation, type Syntax, written } from "../groups/syntax.js";
import { gridMethods } from "./action-grid.js";
import { irrepsMethods } from "./action-irreps.js";
import {
  acting,
  handedness,
  moved,
  permuted,
  turn,
  turnTensor,
  turnVectors,
} from "./action-parts.js";
import type { Script } from "./script.js";

/**
 * Representations as methods in TorchScript. Each takes values [rows, …] and an element: its rotations
 * [n, 3, 3], translations [n, 3] and permutations [n, m] (m = 0 where nothing changes places), where n
 * is 1, for all rows alike, or the number of rows.
 */
export class Actions {
  readonly #methods = new Map<string, string>();
  readonly #shared = new Map<string, Script>();

  /** The name of the method for a representation; null for what stays as it is. */
  method(representation: string | Syntax): string | null {
    const syntax =
      typeof representation === "string" ? parseRepresentation(representation) : representation;
    if (syntax.kind === "invariant") return null;
    const words = written(syntax);
    const known = this.#methods.get(words);
    if (known !== undefined) return known;
    const name = `_act_${this.#methods.size}`;
    this.#methods.set(words, name);
    this.#shared.set(words, this.#compiled(name, words, syntax));
    return name;
  }

  get script(): Script {
    const parts = [...this.#shared.values()];
    return {
      methods: [...(parts.length > 0 ? [turn] : []), ...parts.flatMap(({ methods }) => methods)],
      buffers: Object.assign({}, ...parts.map(({ buffers }) => buffers)) as Script["buffers"],
    };
  }

  #compiled(name: string, words: string, syntax: Syntax): Script {
    const plain = (methods: readonly string[], result: string): Script => ({
      methods: [...methods, acting(name, words, [`return ${result}`])],
      buffers: {},
    });
    switch (syntax.kind) {
      case "invariant":
        return plain([], "values");
      case "vector":
        return plain([turnVectors], "self._turn_vectors(values, rotation)");
      case "point":
        return plain([turnVectors, moved], "self._moved(values, rotation, translation)");
      case "pseudovector":
        return plain([handedness], "self._turn(values, rotation * self._handedness(rotation))");
      case "cell":
        return plain([turnTensor], "self._turn_tensor(values, rotation, 2, 1)");
      case "tensor":
        return plain(
          [turnTensor],
          `self._turn_tensor(values, rotation, ${syntax.rank}, ${syntax.rank})`,
        );
      case "permute":
        return plain([permuted], `self._permuted(values, permutation, ${syntax.axis})`);
      case "irreps":
        return irrepsMethods(name, words, syntax.blocks);
      case "voxels":
      case "image":
        return gridMethods(name, words, syntax.kind, syntax.fibre && this.method(syntax.fibre));
      case "onAxis": {
        const inner = this.method(syntax.of);
        if (inner === null) return plain([], "values");
        const { axis } = syntax;
        return plain(
          [],
          `self.${inner}(values.movedim(${axis}, -1), element).movedim(-1, ${axis})`,
        );
      }
      case "sum":
        return { methods: [acting(name, words, this.#slices(syntax.terms))], buffers: {} };
    }
  }

  #slices(terms: Extract<Syntax, { kind: "sum" }>["terms"]): string[] {
    const lines = ["pieces: List[Tensor] = []"];
    let at = 0;
    for (const { of, start, end } of terms.toSorted((a, b) => a.start - b.start)) {
      const method = this.method(of);
      if (method === null) continue;
      const slice = `values.narrow(-1, ${start}, ${end - start})`;
      const tensor = of.kind === "tensor" ? `[${"3, ".repeat(of.rank)}]`.replace(", ]", "]") : null;
      const turned = tensor
        ? `self.${method}(${slice}.reshape(values.shape[:-1] + ${tensor}), element)` +
          `.reshape(values.shape[:-1] + [${end - start}])`
        : `self.${method}(${slice}, element)`;
      if (start > at) lines.push(`pieces.append(values.narrow(-1, ${at}, ${start - at}))`);
      lines.push(`pieces.append(${turned})`);
      at = end;
    }
    lines.push(`pieces.append(values.narrow(-1, ${at}, values.size(-1) - ${at}))`);
    return [...lines, "return torch.cat(pieces, -1)"];
  }
}
