import { elementSymbols } from "../data/elements.js";
import { UserError } from "../errors.js";

/**
 * Atomic numbers of elements in the order of a model's types: symbols, or numbers.
 *
 * @throws UserError for a word that is no element
 */
export function typesOf(words: readonly string[]): number[] {
  return words.map((word) => {
    const symbol = word.trim();
    const number = /^\d+$/.test(symbol) ? Number(symbol) : elementSymbols.indexOf(symbol);
    if (number > 0 && number < elementSymbols.length) return number;
    throw new UserError(`types name elements such as H, C, N, O, and "${symbol}" is none`);
  });
}
