import { pathToFileURL } from "node:url";

import { UserError } from "../../errors.js";
import { modelError } from "../remote/failures.js";
import type { Predictor } from "../remote/predictor.js";
import { detached, type Records } from "../remote/records.js";
import type { FunctionSettings } from "./options.js";
import { portsOf } from "./ports.js";
import { checkedAnswer } from "./answer.js";

type Exports = Readonly<Record<string, unknown>>;

/** @throws UserError when the module cannot be loaded or exports no function */
export async function openFunctionPredictor({ name, path }: FunctionSettings): Promise<Predictor> {
  const exported = await load(name, path);
  const given = exported.default ?? exported.forward;
  // A CommonJS module comes as the default export of its object.
  const inner = (typeof given === "object" && given !== null ? given : exported) as Exports;
  const forward = typeof given === "function" ? given : (inner.default ?? inner.forward);
  if (typeof forward !== "function")
    throw new UserError(
      `${name} exports no function: write "export default function (inputs) { … }", ` +
        `or export it as "forward"`,
    );
  return {
    inputs: portsOf(name, "inputs", exported.inputs ?? inner.inputs),
    outputs: portsOf(name, "outputs", exported.outputs ?? inner.outputs),
    async predict(call) {
      let answer: unknown;
      try {
        answer = await (forward as (inputs: Records) => unknown)(call);
      } catch (error) {
        throw modelError(`${name} failed`, error instanceof Error ? error.message : String(error));
      }
      // Copies: the function may return memory that it goes on using.
      return detached(checkedAnswer(name, answer));
    },
    close: async () => undefined,
  };
}

async function load(name: string, path: string): Promise<Exports> {
  try {
    return (await import(pathToFileURL(path).href)) as Exports;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw modelError(`${name} cannot be loaded`, message);
  }
}
