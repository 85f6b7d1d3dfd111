import { noGrad } from "../autograd/index.js";
import { TorchError } from "../errors.js";
import type { Tensor } from "../tensor.js";

/** What did not fit by name when a state was loaded. */
export interface LoadReport {
  /** Names the module has and the state lacks. */
  missing: string[];
  /** Names the state has and the module lacks. */
  unexpected: string[];
}

/** Copies `source` into `targets`, all or nothing. `owner` names the module in errors. */
export function loadInto(
  owner: string,
  targets: Readonly<Record<string, Tensor>>,
  source: Readonly<Record<string, Tensor>>,
  strict: boolean,
): LoadReport {
  const missing = Object.keys(targets).filter((name) => !Object.hasOwn(source, name));
  const unexpected = Object.keys(source).filter((name) => !Object.hasOwn(targets, name));
  const shared = Object.keys(targets).filter((name) => Object.hasOwn(source, name));
  const misshapen = shared.flatMap((name) => {
    const [here, there] = [targets[name].shape.join(", "), source[name].shape.join(", ")];
    return here === there ? [] : [`${name} ([${there}] instead of [${here}])`];
  });
  const complaints = [
    strict && complaint("missing", missing),
    strict && complaint("unexpected", unexpected),
    complaint("of another shape", misshapen),
  ].filter(Boolean);
  if (complaints.length > 0)
    throw new TorchError(`the state does not fit this ${owner}: ${complaints.join("; ")}`);
  noGrad(() => {
    for (const name of shared) targets[name].copy_(source[name]);
  });
  return { missing, unexpected };
}

function complaint(what: string, names: string[]): string {
  if (names.length === 0) return "";
  const more = names.length > 8 ? ` and ${names.length - 8} more` : "";
  return `${what} ${names.slice(0, 8).join(", ")}${more}`;
}
