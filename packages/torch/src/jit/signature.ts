/** What the methods of a TorchScript module take and return, in TorchScript's own type words. */

export interface Argument {
  name: string;
  /** As in an annotation: `Tensor`, `Dict[str, Tensor]`, `Optional[int]`. */
  type: string;
  /** The default as libtorch prints it, or null where the argument is required. */
  defaultValue: string | null;
}

export interface Signature {
  method: string;
  inputs: Argument[];
  output: string;
}

/** A method as the native core describes it: its name, its result, then its arguments. */
export type SignatureRow = [
  string,
  string,
  ...(readonly [name: string, type: string, defaultValue: string | null])[],
];

export function signatureOf([method, output, ...inputs]: SignatureRow): Signature {
  return {
    method,
    inputs: inputs.map(([name, type, defaultValue]) => ({ name, type, defaultValue })),
    output,
  };
}

/** In one line: `forward(x: Tensor, scale: float = 1.) -> Tensor`. */
export function formatSignature({ method, inputs, output }: Signature): string {
  const list = inputs.map(({ name, type, defaultValue }) =>
    defaultValue === null ? `${name}: ${type}` : `${name}: ${type} = ${defaultValue}`,
  );
  return `${method}(${list.join(", ")}) -> ${output}`;
}

/**
 * Brings positional and named arguments into the method's order; what is left out is undefined.
 *
 * @throws TypeError when there are too many, or a name is unknown, given twice, or missing
 */
export function inOrder(
  signature: Signature,
  positional: readonly unknown[],
  named: Readonly<Record<string, unknown>>,
): unknown[] {
  const { inputs } = signature;
  const wants = `it is ${formatSignature(signature)}`;
  if (positional.length > inputs.length)
    throw new TypeError(`${positional.length} arguments are too many: ${wants}`);
  for (const name of Object.keys(named)) {
    const at = inputs.findIndex((input) => input.name === name);
    if (at < 0) throw new TypeError(`there is no argument "${name}": ${wants}`);
    if (at < positional.length)
      throw new TypeError(`the argument "${name}" is given twice: ${wants}`);
  }
  return inputs.map(({ name, defaultValue }, i) => {
    const value = i < positional.length ? positional[i] : named[name];
    if (value === undefined && defaultValue === null)
      throw new TypeError(`the argument "${name}" is missing: ${wants}`);
    return value;
  });
}
