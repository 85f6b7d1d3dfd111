import { cat, type Tensor, tidy } from "@equimeter/torch";

import { UserError } from "../../errors.js";
import {
  type Elements,
  invariant,
  representation,
  type Representation,
} from "../../groups/index.js";

/** A representation on vectors of so many numbers: [rows, …, size]. */
export interface LinearAction extends Omit<Representation, "syntax"> {
  readonly size: number;
  /** Of its matrices as polynomials in the entries of a rotation. */
  readonly degree: number;
}

/**
 * A direct sum, by its words: "64 vectors", "2 invariants + vector + 3 tensor(2)". Summands stand one after
 * the other, copies of one too, each with its components side by side. Known are `invariant`, `vector` and
 * `tensor(rank)`, and each with `pseudo` before it, which reflections take to minus the image.
 *
 * @throws UserError for other words
 */
export function linearAction(words: string): LinearAction {
  const summands = words.split("+").map((word) => summand(word.trim(), words));
  const widths = summands.map(({ copies, size }) => copies * size);
  return {
    name: words,
    size: widths.reduce((sum, width) => sum + width, 0),
    degree: Math.max(...summands.map(({ degree }) => degree)),
    act: (elements, values) =>
      tidy(() => {
        const parts = values.splitWithSizes(widths, -1);
        return cat(
          parts.map((part, i) => act(summands[i], elements, part)),
          -1,
        );
      }),
  };
}

interface Summand {
  readonly of: Representation;
  readonly copies: number;
  /** Shape of one copy, and its numbers. */
  readonly axes: readonly number[];
  readonly size: number;
  readonly degree: number;
  readonly isPseudo: boolean;
}

function summand(word: string, words: string): Summand {
  const found = /^(?:(\d+) )?(pseudo)?(invariant|scalar|vector|tensor\(([1-9])\))s?$/.exec(word);
  const copies = Number(found?.[1] ?? 1);
  if (!found || copies < 1)
    throw new UserError(
      `"${words}" is no direct sum of invariants, vectors and tensors, such as ` +
        '"2 invariants + 3 vectors + tensor(2) + pseudovector"',
    );
  const [, , pseudo, name, rank] = found;
  const isFixed = name === "invariant" || name === "scalar";
  const degree = isFixed ? 0 : Number(rank ?? 1);
  return {
    of: isFixed ? invariant : representation(name)!,
    copies,
    axes: Array.from({ length: degree }, () => 3),
    size: 3 ** degree,
    degree,
    isPseudo: pseudo !== undefined,
  };
}

/** @param values - [rows, …, copies · size] */
function act({ of, copies, axes, isPseudo }: Summand, elements: Elements, values: Tensor): Tensor {
  const [rows] = values.shape;
  const separate = values.reshape([rows, -1, copies, ...axes]);
  const turned = of.act(elements, separate).reshape(values.shape);
  if (!isPseudo) return turned;
  const sign = elements.rotation.det().reshape([rows, ...values.shape.slice(1).map(() => 1)]);
  return turned.mul(sign);
}
