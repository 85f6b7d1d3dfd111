import { native } from "../native.js";

/**
 * Runs `body` without recording operators for autograd.
 *
 * @throws TypeError when `body` returns a Promise: the mode would have ended before its work is done
 */
export function noGrad<T>(body: () => T): T {
  return withGradMode(false, body);
}

/**
 * Runs `body` recording operators for autograd, also inside `noGrad`.
 *
 * @throws TypeError when `body` returns a Promise: the mode would have ended before its work is done
 */
export function enableGrad<T>(body: () => T): T {
  return withGradMode(true, body);
}

/** Whether operators are being recorded: false inside `noGrad`, unless `enableGrad` is further in. */
export function isGradEnabled(): boolean {
  const enabled = native.setGradMode(true);
  native.setGradMode(enabled);
  return enabled;
}

function withGradMode<T>(enabled: boolean, body: () => T): T {
  const before = native.setGradMode(enabled);
  try {
    const result = body();
    if (result instanceof Promise) {
      const name = enabled ? "enableGrad" : "noGrad";
      throw new TypeError(`${name}() cannot take an async function: its mode would end early`);
    }
    return result;
  } finally {
    native.setGradMode(before);
  }
}
