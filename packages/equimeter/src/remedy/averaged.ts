import type { jit } from "@equimeter/torch";

import { UserError } from "../errors.js";
import { acted } from "./acted.js";
import { Actions } from "./actions.js";
import { checkLayout, copying } from "./copies.js";
import type { ElementSource } from "./elements.js";
import { preparedArguments } from "./prepared.js";
import { indented, need, type Script, wrapped } from "./script.js";
import { isOrdinary, type OutputKind, outputKind, writtenArguments } from "./signature.js";
import { checkNames, type Place, placesOf, signatureOf, syntaxOf, type Wiring } from "./wiring.js";

/** How a source of elements reads the arguments of the method that is wrapped. */
export interface Reader {
  /** Source that reads an input; lines that must stand before it. */
  read(name: string): { source: string; before: string[] };
  readonly place: (name: string) => Place;
  readonly signature: jit.Signature;
  /** Lines that set `_samples`, `_atoms`, and `_sample`, the sample of each atom where there is an index. */
  readonly samples: string[];
}

/**
 * A module that calls another with its inputs moved by each of the group elements, moves the outputs
 * back and gives their mean, with the same arguments and outputs as the other.
 *
 * @param chunk - copies that go side by side into one call
 * @throws UserError for what does not fit the model
 */
export function averagedModule(
  name: string,
  wiring: Wiring,
  makeSource: (reader: Reader) => ElementSource,
  chunk: number,
): jit.ScriptModule {
  checkNames("input", wiring.inputs);
  checkNames("output", wiring.outputs);
  const signature = signatureOf(wiring);
  const kind = outputKind(
    signature,
    wiring.outputs.map((one) => one.name),
  );
  const reader = readerOf(wiring, signature);
  const elements = makeSource(reader);
  const perSample = elements.perSample && wiring.layout !== "single";
  checkLayout(wiring, chunk, perSample);
  if (!elements.onGrids) refuseGrids(wiring);

  const actions = new Actions();
  const head = `def ${signature.method}(self${writtenArguments(signature)})`;
  const inputs = preparedArguments(wiring, signature, reader.place, {
    actions,
    chunk,
    perSample,
  });
  const outputs = turnedBack(wiring, kind, actions, chunk > 1 || perSample, chunk > 1);
  const copies = chunk > 1 ? "_copies" : "1";
  const body = [
    ...(perSample || chunk > 1 ? reader.samples : []),
    ...elements.lines(perSample ? "_samples" : "1"),
    `_count = _all[0].size(0) // ${perSample ? "_samples" : "1"}`,
    "_totals: List[Tensor] = []",
    `for _first in range(0, _count, ${chunk > 1 ? "self.chunk" : "1"}):`,
    ...(chunk > 1 ? ["    _copies = min(self.chunk, _count - _first)"] : []),
    perSample
      ? `    _element = self._some(_all, _first * _samples, ${copies} * _samples)`
      : `    _element = self._some(_all, _first, ${copies})`,
    "    _inverse = self._inverse(_element)",
    indented(inputs.lines),
    `    _output = self.model.${signature.method}(${inputs.arguments.join(", ")})`,
    indented(outputs),
    "    _totals = self._added(_totals, _parts)",
    `return ${result(kind, wiring)}`,
  ];
  const own: Script = { methods: [added, `${head}:\n${indented(body)}`], buffers: {} };
  const parts = [copying(wiring, chunk > 1, perSample), elements, actions.script, own];
  return wrapped(
    name,
    wiring.module,
    [...parts, handedOn(wiring, signature, parts)],
    chunk > 1 ? { chunk } : {},
  );
}

/** @throws UserError for grids, which these elements would have to interpolate */
function refuseGrids({ inputs, outputs }: Wiring): void {
  for (const { name, representation } of [...inputs, ...outputs])
    if (syntaxOf(representation).kind === "voxels" || syntaxOf(representation).kind === "image")
      throw new UserError(
        `"${name}" lies on a grid, which only symmetries of the cube or the square turn exactly: ` +
          "average over O, Oh, C4z or C(4)",
      );
}

function readerOf(wiring: Wiring, signature: jit.Signature): Reader {
  const place = placesOf(wiring, signature);
  const read = (name: string) => {
    const { kind, read: source } = place(name);
    return { source, before: kind === "optional" ? [`assert ${source} is not None`] : [] };
  };
  return { place, signature, read, samples: samplesIn(wiring, read) };
}

function samplesIn(
  { layout, inputs, batchInput, sampleCountInput }: Wiring,
  read: Reader["read"],
): string[] {
  if (layout === "flat" && batchInput !== undefined) {
    const { source, before } = read(batchInput);
    const count = sampleCountInput ?? `int(${source}.max().item()) + 1`;
    return [...before, `_samples = ${count}`, `_atoms = ${source}.size(0)`, `_sample = ${source}`];
  }
  const turning = inputs.find(({ representation }) => representation !== "invariant") ?? inputs[0];
  const { source, before } = read(turning.name);
  return [
    ...before,
    `_samples = ${layout === "single" ? "1" : `${source}.size(0)`}`,
    "_atoms = _samples",
    `_sample = ${source}.new_empty([0])`,
  ];
}

/** Lines that set `_parts`: each output, moved back, the copies added up. */
function turnedBack(
  { outputs, layout }: Wiring,
  kind: OutputKind,
  actions: Actions,
  spread: boolean,
  several: boolean,
): string[] {
  const lines: string[] = [];
  if (kind === "list")
    lines.push(
      need(
        `len(_output) == ${outputs.length}`,
        "the model gives another number of outputs than were declared",
      ),
    );
  if (kind === "named") {
    // A tuple in the order in which they were declared: it must be the model's own.
    lines.push(
      `${outputs.map((_, i) => `_of_${i}`).join(", ")}${outputs.length === 1 ? "," : ""} = _output`,
    );
    outputs.forEach(({ name }, i) =>
      lines.push(
        need(
          `_output.${name} is _of_${i}`,
          `declare the outputs in the order in which the model gives them: "${name}" is not its output ${i}`,
        ),
      ),
    );
  }
  outputs.forEach(({ name, representation, rows = "sample" }, i) => {
    const key = JSON.stringify(name);
    if (kind === "dictionary")
      lines.push(need(`${key} in _output`, `the model gives no output "${name}"`));
    const given = {
      tensor: "_output",
      tuple: `_output[${i}]`,
      list: `_output[${i}]`,
      dictionary: `_output[${key}]`,
      named: `_of_${i}`,
    }[kind];
    const part = `_part_${i}`;
    lines.push(
      `${part} = ${given}`,
      need(
        `${part}.is_floating_point()`,
        `the output "${name}" holds whole numbers, of which a mean says nothing`,
      ),
    );
    const method = actions.method(representation);
    if (method !== null) {
      const element = spread ? `self._spread(_inverse, ${part}.size(0), _sample_)` : "_inverse";
      lines.push(
        `${part} = ${acted(method, part, element, layout === "single" && rows === "sample")}`,
      );
    }
    if (several) lines.push(`${part} = self._folded(${part}, _copies)`);
  });
  return [...lines, `_parts = [${outputs.map((_, i) => `_part_${i}`).join(", ")}]`];
}

function result(kind: OutputKind, { outputs }: Wiring): string {
  const means = outputs.map((_, i) => `_totals[${i}] / _count`);
  switch (kind) {
    case "tensor":
      return means[0];
    case "list":
      return `[${means.join(", ")}]`;
    case "dictionary":
      return `{${outputs.map(({ name }, i) => `${JSON.stringify(name)}: ${means[i]}`).join(", ")}}`;
    default:
      return `(${means.join(", ")}${means.length === 1 ? "," : ""})`;
  }
}

/** The model's other methods, which users may ask for a cutoff and the like. */
function handedOn({ module }: Wiring, own: jit.Signature, parts: readonly Script[]): Script {
  const taken = new Set(
    parts.flatMap(({ methods }) => methods.join("\n").match(/(?<=^def )\w+/gm) ?? []),
  );
  const others = module.methods.filter(
    (one) =>
      one.method !== own.method &&
      !one.method.startsWith("_") &&
      !taken.has(one.method) &&
      isOrdinary(one),
  );
  return {
    methods: others.map((one) => {
      const names = one.inputs.map((input) => input.name).join(", ");
      const output = one.output === "NoneType" ? "None" : one.output;
      return (
        `def ${one.method}(self${writtenArguments(one)}) -> ${output}:\n` +
        `    return self.model.${one.method}(${names})`
      );
    }),
    buffers: {},
  };
}

const added = `\
def _added(self, totals: List[Tensor], parts: List[Tensor]) -> List[Tensor]:
    if len(totals) == 0:
        return parts
    return [totals[i] + parts[i] for i in range(len(parts))]`;
