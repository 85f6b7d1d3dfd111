import { UserError } from "../errors.js";

/** A whole number given as a flag's value. @throws UserError naming the flag and the value */
export function count(flag: string, text: string, least = 1): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < least)
    throw new UserError(`${flag} must be an integer of at least ${least}, got "${text}"`);
  return value;
}
