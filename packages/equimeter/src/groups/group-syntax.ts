import { nearest, UserError } from "../errors.js";
import { finiteGroupNames } from "./names.js";

/** A group as parsed from its words; nothing here loads libtorch. */
export type GroupSyntax =
  | { kind: "SO3" | "O3" | "SO2" | "inversion" | (typeof finiteGroupNames)[number] }
  /** `range` in Å: how far translations go. */
  | { kind: "SE3" | "translations"; range: number }
  /** Turns and mirrors of the plane, or all orders of `n` things. */
  | { kind: "C" | "D" | "S"; n: number }
  | { kind: "mirror"; axis: "x" | "y" | "z" };

/** One of each, for messages and help. */
export const groupExamples = [
  "SO3",
  "O3",
  "SE3(5)",
  "translations(5)",
  ...finiteGroupNames,
  "SO2",
  "C(6)",
  "D(4)",
  "S(5)",
  "inversion",
  "mirror(x)",
] as const;

/** Å, where a group of translations names none. */
const usualRange = 5;

/** Turns and things at most; permutations of as many are drawn, and never listed. */
const most = 100_000;

const words = [...new Set(groupExamples.map((example) => example.replace(/\(.*/, "")))];

/**
 * A group by its words, one of `groupExamples` with other numbers. Spaces do not matter, nor do the
 * parentheses of SO(3), C6 or S5.
 *
 * @throws UserError for anything else
 */
export function parseGroup(text: string): GroupSyntax {
  const short = text.replace(/\s/g, "").replace(/^(S?O|SE)\(([23])\)/, "$1$2");
  const [, word, given] = /^([A-Za-z]+[23]?|C4[xyz])(?:\((.*)\))?$/.exec(asCall(short)) ?? [];
  if (word === undefined) throw unknown(text);
  switch (word) {
    case "SE3":
    case "translations":
      return { kind: word, range: rangeOf(given, text) };
    case "C":
    case "D":
    case "S":
      return { kind: word, n: countOf(given, text) };
    case "mirror":
      if (given === "x" || given === "y" || given === "z") return { kind: word, axis: given };
      throw new UserError(`"${text}" needs an axis: mirror(x), mirror(y) or mirror(z)`);
    default: {
      const kind = (["SO3", "O3", "SO2", "inversion", ...finiteGroupNames] as const).find(
        (known) => known === word,
      );
      if (kind && given === undefined) return { kind };
      if (kind) throw new UserError(`"${text}": ${kind} takes nothing in parentheses`);
      throw unknown(text);
    }
  }
}

/** C6 for C(6), but no S03, which is SO3 mistyped. */
function asCall(short: string): string {
  return short.replace(/^([CDS])([1-9]\d*)$/, "$1($2)");
}

function rangeOf(given: string | undefined, text: string): number {
  if (given === undefined) return usualRange;
  const range = /^\d*\.?\d+(e[+-]?\d+)?$/i.test(given) ? Number(given) : Number.NaN;
  if (range > 0 && Number.isFinite(range)) return range;
  throw new UserError(`"${text}" needs a range in Å above 0, such as translations(5)`);
}

function countOf(given: string | undefined, text: string): number {
  const n = /^\d+$/.test(given ?? "") ? Number(given) : 0;
  if (n >= 1 && n <= most) return n;
  throw new UserError(`"${text}" needs a number from 1 to ${most}, such as C(6), D(4) or S(5)`);
}

function unknown(text: string): UserError {
  const guess = text.trim() === "" ? null : nearest(text.replace(/\(.*/, ""), words);
  const example = groupExamples.find((one) => one.replace(/\(.*/, "") === guess);
  const way = example ? `did you mean "${example}"?` : `there are ${groupExamples.join(", ")}`;
  return new UserError(`"${text}" is no known group; ${way}`);
}
