import { UserError } from "../errors.js";

/** A whole number given as a flag's value. @throws UserError naming the flag and the value */
export function count(flag: string, text: string, least = 1): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < least)
    throw new UserError(`${flag} must be an integer of at least ${least}, got "${text}"`);
  return value;
}

/** A time of a flow, from 0 to below 1. @throws UserError naming the flag and the value */
export function flowTime(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < 1))
    throw new UserError(`${flag} must be a time from 0 (noise) to below 1 (data), got "${text}"`);
  return value;
}

/** A number from 0 on. @throws UserError naming the flag and the value */
export function notNegative(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < Infinity))
    throw new UserError(`${flag} must be a number of at least 0, got "${text}"`);
  return value;
}
