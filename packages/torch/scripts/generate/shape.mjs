/**
 * How a schema's arguments are given in TypeScript: some by position, the rest in an options
 * object.
 */
import { kindOf } from "./kinds.mjs";
import { alsoPositional, hidden, keyOf, positional } from "./names.mjs";

export const takesTensorFirst = ({ arguments: [first] }) =>
  first?.name === "self" && first.type === "Tensor";

/**
 * @param {boolean} asMethod - the first argument is `this`
 * @param {Set<string>} mayBePositional - optional arguments that may follow the required ones
 * @param {string[]} byPosition - keyword arguments that are given by position here
 */
export function shapeOf(schema, asMethod, mayBePositional = positional, byPosition = []) {
  const visible = schema.arguments.filter((a) => !hidden.has(a.name));
  const given = [];
  const options = [];
  let still = true;
  for (const argument of asMethod ? visible.slice(1) : visible) {
    const keyword = argument.keywordOnly;
    const required = !keyword && !argument.hasDefault;
    const late = byPosition.includes(argument.name);
    if (!late && !required && !(still && !keyword && mayBePositional.has(argument.name)))
      still = false;
    (late || still ? given : options).push({
      name: argument.name,
      key: keyOf(argument.name),
      kind: kindOf(argument.type),
      type: kindOf(argument.type).type,
      required,
      // Without a default the overload is meant only when this option is there.
      decides: keyword && !argument.hasDefault,
    });
  }
  return { schema, asMethod, given, options };
}

/**
 * Every form of every overload, the one to try first in front. Optional arguments that have a
 * position can be options as well: `conv2d(x, weight, bias, { stride: 2 })`, `conv2d(x, weight, {
 * stride: 2 })`.
 */
export function shapesOf(schemas, asMethod) {
  const shapes = schemas.flatMap((schema) => {
    const late = alsoPositional[`${schema.name.replace("aten::", "")}.${schema.overload}`];
    const forms = [shapeOf(schema, asMethod)];
    if (late) forms.push(shapeOf(schema, asMethod, positional, late));
    if (forms[0].given.some((a) => !a.required)) forms.push(shapeOf(schema, asMethod, new Set()));
    return forms;
  });
  return shapes.sort((a, b) => rank(b) - rank(a));
}

/** More required arguments first, then those that need an option, then tensors before numbers. */
const rank = ({ given, options }) =>
  given.filter((a) => a.required).length * 1000 +
  options.filter((a) => a.decides).length * 100 +
  given.filter((a) => a.kind.check === "isTensor").length * 10 +
  (given[0]?.kind.check === "isTensor" ? 1 : 0);
