import { Problem } from "./problem.js";

/** A part of an address as a text, decoded once. @throws Problem 400 for what is not encoded so */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Problem(400, `"${part.slice(0, 80)}" is not encoded as an address is`);
  }
}
