import { type Command, Option } from "commander";

import { defined } from "../../defined.js";
import { UserError } from "../../errors.js";
import { type Layout, layouts } from "../../subjects/layouts.js";
import { lossKinds, type SubjectSettings } from "../../subjects/settings.js";
import { typesOf } from "../../subjects/types.js";
import { collectValues } from "../collect-values.js";
import { count, notNegative } from "../numbers.js";

/** Flags of every verb that takes somebody's model; numbers as they were typed. */
export interface SubjectFlags {
  data?: string;
  declare?: string;
  input?: string[];
  output?: string[];
  field?: string[];
  target?: string;
  layout?: Layout;
  batch?: string;
  samples?: string;
  cutoff?: string;
  types?: string;
  dtype?: "float32" | "float64";
  method?: string;
  argument?: string[];
  loss?: (typeof lossKinds)[number];
  reduction?: "pooled" | "per-sample";
  centre?: boolean;
  baseline?: "zero" | "constant";
  allow?: string[];
  device?: string;
  seed?: string;
  concurrency?: string;
  timeout?: string;
}

/** Adds the flags that say what a model takes and gives, and what it is measured on. */
export function withSubjectOptions(command: Command): Command {
  return command
    .option(
      "--data <file>",
      "samples: structures (.xyz, .db, .npz, …) or tensors (.safetensors, .npz)",
    )
    .option("--declare <file>", "YAML file with these options; it may also stand for the model")
    .option("--input <name[=action]>", "an input and how it turns: positions=point", collectValues)
    .option("--output <name[=action]>", "an output and how it turns: forces=vector", collectValues)
    .option(
      "--field <name=field>",
      "the field of the data for an input, or for the label of an output (or none)",
      collectValues,
    )
    .option(
      "--target <output>",
      "the output the headline is about (default: the first with a label)",
    )
    .addOption(
      new Option(
        "--layout <kind>",
        "flat: atoms one after the other with an index; rows: [B, N, …]; single: one sample a call (default: found out)",
      ).choices([...layouts]),
    )
    .option("--batch <number>", "samples of one call at most (default: by their size)")
    .option("--samples <number>", "samples to measure at most, the first ones (default: all)")
    .option("--cutoff <Å>", "give the model edges between atoms that are nearer: edge_index")
    .option("--types <elements>", "elements in the order of the model's types: H,C,N,O")
    .addOption(new Option("--dtype <kind>", "convert the model").choices(["float32", "float64"]))
    .option("--method <name>", "the method of a TorchScript module (default: forward)")
    .option("--argument <name=value>", "an argument that is no tensor: cutoff=5.0", collectValues)
    .addOption(
      new Option("--loss <kind>", "how outputs are scored (default: mse)").choices([...lossKinds]),
    )
    .addOption(
      new Option("--reduction <kind>", "over all components, or each sample's mean").choices([
        "pooled",
        "per-sample",
      ]),
    )
    .addOption(
      new Option(
        "--baseline <kind>",
        "what explained compares with: predicting zero, or the best constant (default: zero)",
      ).choices(["zero", "constant"]),
    )
    .option("--centre", "move every sample's centroid to the origin first")
    .option(
      "--allow <name>",
      "this field is what it is declared, whatever its name says",
      collectValues,
    )
    .option("--device <name>", "cpu, cuda or cuda:0 (TorchScript)")
    .option("--seed <number>", "seed of the group elements (default: 0)")
    .option("--concurrency <number>", "requests under way at once (servers; default: 4)")
    .option("--timeout <seconds>", "for one answer of a server (default: 60)");
}

/**
 * What the flags say; what they leave open may have been said by a file that declares the model.
 *
 * @throws UserError naming the flag and the value
 */
export function subjectSettings(
  flags: SubjectFlags,
  said: Partial<SubjectSettings> = {},
): SubjectSettings {
  const { data = said.data } = flags;
  if (data === undefined)
    throw new UserError("--data is missing: name the file of samples to measure the model on");
  const whole = (flag: string, text: string | undefined, least = 1) =>
    text === undefined ? undefined : count(flag, text, least);
  const real = (flag: string, text: string | undefined) =>
    text === undefined ? undefined : notNegative(flag, text);
  const { inputs, outputs, fields } = said.declaration ?? {};
  const typed = defined({
    target: flags.target,
    layout: flags.layout,
    batch: whole("--batch", flags.batch),
    samples: whole("--samples", flags.samples),
    cutoff: positive("--cutoff", real("--cutoff", flags.cutoff)),
    types: flags.types === undefined ? undefined : typesOf(flags.types.split(",")),
    dtype: flags.dtype,
    method: flags.method,
    loss: flags.loss,
    reduction: flags.reduction,
    centre: flags.centre,
    reference: flags.baseline,
    allow: flags.allow,
    device: flags.device,
    seed: whole("--seed", flags.seed, 0),
    concurrency: whole("--concurrency", flags.concurrency),
    timeout: positive("--timeout", real("--timeout", flags.timeout)),
  });
  return {
    ...said,
    ...typed,
    data,
    declaration: {
      inputs: { ...inputs, ...actionsOf(flags.input) },
      outputs: { ...outputs, ...actionsOf(flags.output) },
      fields: { ...fields, ...pairsOf("--field", flags.field) },
    },
    constants: { ...said.constants, ...constantsOf(flags.argument) },
  };
}

/** NAME=ACTION, or NAME for the usual action of such a name. */
function actionsOf(texts: readonly string[] = []): Record<string, string | null> {
  const named = texts.map((text): [string, string | null] => {
    const at = text.indexOf("=");
    return at < 0 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  });
  const twice = named.find(([name], i) => named.findIndex(([other]) => other === name) !== i);
  if (twice) throw new UserError(`"${twice[0]}" is declared twice: name it once`);
  return Object.fromEntries(named);
}

function pairsOf(flag: string, texts: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at < 1 || at === text.length - 1)
        throw new UserError(`${flag} wants NAME=VALUE, got "${text}"`);
      return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    }),
  );
}

/** Numbers and true or false as such, anything else as text. */
function constantsOf(texts: readonly string[] = []): Record<string, number | boolean | string> {
  const typed = (text: string) => {
    if (text === "true" || text === "false") return text === "true";
    const value = Number(text);
    return text !== "" && Number.isFinite(value) ? value : text;
  };
  return Object.fromEntries(
    Object.entries(pairsOf("--argument", texts)).map(([name, text]) => [name, typed(text)]),
  );
}

function positive(flag: string, value: number | undefined): number | undefined {
  if (value !== 0) return value;
  throw new UserError(`${flag} must be above 0`);
}
