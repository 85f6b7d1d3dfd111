/** The condition under which arguments of unknown kind belong to an overload. */

/**
 * @param shape - the overload
 * @param siblings - all overloads tried at this place
 * @param keys - `keys(["dim", "keepdim"])` is the expression for a list of option names
 * @returns {string} over the parameters `a0`, `a1`, …; the options follow the given arguments
 */
export function condition(shape, siblings, keys) {
  const count = shape.given.length;
  const options = `a${count}`;
  const names = shape.options.map((o) => o.key);
  const checks = shape.given.map((a, i) => kindCheck(`a${i}`, a, !a.required));
  if (count < arity(siblings))
    checks.push(`isOptions(${options}${names.length > 0 ? `, ${keys(names)}` : ""})`);
  if (count + 1 < arity(siblings)) checks.push(`a${count + 1} === undefined`);
  for (const option of shape.options) {
    const value = `${options}?.${option.key}`;
    const others = siblings.flatMap((s) => s.options.filter((o) => o.key === option.key));
    const unlike = others.some((o) => o.kind.check !== option.kind.check);
    if (unlike) checks.push(kindCheck(value, option, !option.decides));
    else if (option.decides) checks.push(`${value} !== undefined`);
  }
  return checks.join(" && ");
}

/** How many parameters take the arguments of all these overloads, their options included. */
export const arity = (shapes) =>
  Math.max(...shapes.map((s) => s.given.length + (s.options.length > 0 ? 1 : 0)));

function kindCheck(value, { kind }, mayBeAbsent) {
  const check = `${kind.check}(${value})`;
  const absent = [];
  if (mayBeAbsent) absent.push(`${value} === undefined`);
  if (kind.optional) absent.push(`${value} === null`);
  return absent.length > 0 ? `(${[...absent, check].join(" || ")})` : check;
}
