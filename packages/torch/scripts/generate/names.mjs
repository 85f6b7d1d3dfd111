/**
 * How operators and their arguments are called in TypeScript: PyTorch's names in camel case.
 *
 * - A name that a declaration cannot have (`var`) is exported all the same: `torch.var(x)`, or
 *   `import { var as variance }`.
 * - Tensor's own members go before (`item`, `to`, `size`, `isLeaf`): left-out.mjs names them.
 * - src/index.ts exports names of its own (`tensor`, `grad`, `call`, …); an operator that came to
 *   be called the same would be hidden by them, which a test forbids.
 */
import { published } from "./left-out.mjs";

export const camel = (name) =>
  name.replace(/(?<=[a-zA-Z0-9])_([a-zA-Z0-9])/g, (_, letter) => letter.toUpperCase());

/** The name of the method and of the function. */
export const publicName = (schema) => {
  const name = schema.name.replace("aten::", "");
  return accessors[`${name}.${schema.overload}`] ?? camel(published[name] ?? name);
};

/**
 * Overloads behind members of Tensor; the rest of their operator has a richer form in tensor.ts.
 */
export const accessors = { "item.": "itemValue", "to.dtype_layout": "toOptions" };

export const reserved = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends
   false finally for function if implements import in instanceof interface let new null package
   private protected public return static super switch this throw true try typeof var void while
   with yield`.split(/\s+/),
);

/** The name of an argument, as a parameter and as a field of the options. */
export const keyOf = (name) => (reserved.has(name) ? `${name}Value` : camel(name));

/** Optional arguments that may follow the required ones by position; all others are options. */
export const positional = new Set(
  "dim bias other min max p diagonal start end step decimals value std".split(" "),
);

/**
 * Keyword arguments that may also be given by position, as their operator's other overloads allow.
 */
export const alsoPositional = { "sort.stable": ["dim"], "argsort.stable": ["dim"] };

/** Arguments that choose a vendor's kernel; they keep their defaults. */
export const hidden = new Set(["cudnn_enable", "cudnn_enabled"]);

/**
 * Factories whose dtype libtorch would infer from a number; JavaScript's 2 and 2.0 are the same.
 */
export const float32ByDefault = { full: "fill_value" };
