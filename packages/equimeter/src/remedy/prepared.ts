import type { jit } from "@equimeter/torch";

import type { Actions } from "./actions.js";
import { acted } from "./acted.js";
import { need } from "./script.js";
import { argumentKind } from "./signature.js";
import type { Place, Wiring } from "./wiring.js";

interface Setting {
  readonly actions: Actions;
  readonly chunk: number;
  readonly perSample: boolean;
}

/** Lines that prepare the arguments of one call, and the arguments. */
export interface Prepared {
  readonly lines: string[];
  readonly arguments: string[];
}

/**
 * The arguments of the model with copies side by side and moved by their elements, in source that
 * finds `_element`, and with several copies `_copies`, `_samples`, `_atoms` and `_sample`.
 */
export function preparedArguments(
  wiring: Wiring,
  { inputs }: jit.Signature,
  place: (name: string) => Place,
  setting: Setting,
): Prepared {
  const several = setting.chunk > 1;
  const names = new Set([
    ...wiring.inputs.map(({ name }) => name),
    ...(wiring.pointers ?? []).map(({ name }) => name),
    ...(wiring.constants ?? []),
    ...(wiring.batchInput === undefined ? [] : [wiring.batchInput]),
  ]);
  const known = [...names].map((name) => ({ name, place: place(name) }));
  const lines: string[] = [];
  if (setting.perSample || several)
    lines.push(
      several && wiring.layout === "flat"
        ? "_sample_ = self._shifted(_sample, _copies, _samples, 0)"
        : "_sample_ = _sample",
    );
  const written = inputs.map((argument) => {
    const kind = argumentKind(argument);
    const own = known.filter((one) => one.place.argument.name === argument.name);
    const name = argument.name;
    const local = `_of_${name}`;
    const moved = (one: { name: string }, value: string) =>
      change(one.name, value, wiring, setting);
    switch (kind) {
      case "tensor":
      case "optional": {
        const steps = moved(own[0] ?? { name }, name);
        if (steps === name) return name;
        if (kind === "tensor") lines.push(`${local} = ${steps}`);
        else
          lines.push(
            `${local}: Optional[Tensor] = None`,
            `if ${name} is not None:`,
            `    ${local} = ${steps}`,
          );
        return local;
      }
      case "dictionary": {
        lines.push(`${local}: Dict[str, Tensor] = {}`, `for _key, _value in ${name}.items():`);
        if (several) {
          // What was told of comes below, each by a rule of its own.
          const told = JSON.stringify(own.map((one) => one.name));
          const copy = "self._copied(_value, _copies, _samples, _atoms, False)";
          const is = own.length > 0 ? `_value if _key in ${told} else ` : "";
          lines.push(`    ${local}[_key] = ${is}${copy}`);
        } else lines.push(`    ${local}[_key] = _value`);
        for (const one of own) {
          const there = `${JSON.stringify(one.name)} in ${name}`;
          lines.push(need(there, `the input "${one.name}" is missing`));
          lines.push(`${local}${one.place.at} = ${moved(one, one.place.read)}`);
        }
        return local;
      }
      case "list":
        lines.push(
          `${local}: List[Tensor] = []`,
          `for _value in ${name}:`,
          `    ${local}.append(${several ? "self._copied(_value, _copies, _samples, _atoms, True)" : "_value"})`,
          ...own.map((one) => `${local}${one.place.at} = ${moved(one, one.place.read)}`),
        );
        return local;
      default:
        return several && name === wiring.sampleCountInput ? `${name} * _copies` : name;
    }
  });
  return { lines, arguments: written };
}

/** What becomes of one tensor before the call: source of the value after it. */
function change(
  name: string,
  value: string,
  wiring: Wiring,
  { actions, chunk, perSample }: Setting,
): string {
  const several = chunk > 1;
  if (wiring.constants?.includes(name)) return value;
  const pointer =
    name === wiring.batchInput
      ? ({ to: "samples", axis: 0 } as const)
      : wiring.pointers?.find((one) => one.name === name);
  if (pointer) {
    if (!several) return value;
    const stride = pointer.to === "samples" ? "_samples" : "_atoms";
    return `self._shifted(${value}, _copies, ${stride}, ${pointer.axis ?? 0})`;
  }
  const turning = wiring.inputs.find((one) => one.name === name);
  const copy = several
    ? `self._copied(${value}, _copies, _samples, _atoms, ${turning ? "True" : "False"})`
    : value;
  const method = turning ? actions.method(turning.representation) : null;
  if (method === null) return copy;
  const { layout } = wiring;
  const rows = several ? `${value}.size(0) * _copies` : `${value}.size(0)`;
  const element = several || perSample ? `self._spread(_element, ${rows}, _sample_)` : "_element";
  return acted(
    method,
    copy,
    element,
    layout === "single" && turning?.rows !== "atom" && turning?.rows !== "edge",
  );
}
