import { Generator, noGrad, randn, type Tensor, tidy } from "@equimeter/torch";

import { type Batch, replicate } from "../data/batch.js";
import { UserError } from "../errors.js";
import { convert, type Elements } from "../groups/element.js";
import { type Group, SO3 } from "../groups/group.js";
import { invariant, type Representation, vector } from "../groups/representation.js";
import { outputOf } from "./deterministic.js";
import { directionByName } from "./direction-names.js";
import type { ExamineOptions } from "./examination.js";
import { centred } from "./examined-fields.js";
import { rowsOf } from "./masked.js";
import { samplesOf } from "./predicted.js";
import { act, rowCount, twist } from "./twist.js";

/** What looks wrong about the declaration of a field. */
export interface Finding {
  readonly field: string;
  /** In a sentence without its end. */
  readonly problem: string;
  /** What to do about it. */
  readonly hint: string;
}

export type DeclarationOptions = Pick<
  ExamineOptions,
  "model" | "batches" | "inputs" | "outputs" | "group" | "centre" | "mask" | "rowsPerPass" | "seed"
> & {
  /** Fields whose declaration stands, whatever it looks like: what is found is said and not thrown. */
  readonly allow?: readonly string[];
};

/** Elements that each sample of the first batch is turned by. */
const copies = 3;
/** Noise on an input, relative to its size, that a model which reads it must notice. */
const noise = 0.05;
/** What remains of the distance between turned and unturned outputs that shows how one turns. */
const turnsLikeVector = 0.3;

/**
 * Looks whether the declarations can be true, with a few passes over the first batch:
 *
 * * a field declared invariant whose name and shape say that it is a direction
 * * an output declared to turn that stays as it is when the inputs turn
 * * an output declared invariant that turns like a vector
 * * an input declared to turn that the model does not read
 *
 * The first three would make the measurement one of something else, and stop it. A model that is
 * merely bad is let through.
 *
 * @returns what does not stop a measurement: inputs that are not read, and what was allowed
 * @throws UserError for declarations that cannot be true, and are not allowed
 */
export function checkDeclarations(options: DeclarationOptions): Finding[] {
  const { allow = [], group = SO3 } = options;
  const refuse = (findings: readonly Finding[]) => {
    const [first] = findings.filter(({ field }) => !allow.includes(field));
    if (first) throw new UserError(`"${first.field}" ${first.problem}: ${first.hint}`);
    return findings;
  };
  return tidy(() =>
    noGrad(() => {
      const elements = group.sample(copies, new Generator(options.seed ?? 0));
      const turns = moves(elements);
      const [batch] = centred(options);
      const named = turns ? refuse(directions(options.inputs, batch)) : [];
      const given = predictions(options, batch);
      const outputs = turns ? refuse(directions(options.outputs, given)) : [];
      const wrong = refuse(turned(options, group, batch, given));
      return [...named, ...outputs, ...wrong, ...unread(options, batch, given)];
    }),
  );
}

/** Whether the elements turn or shift points at all. */
function moves({ rotation, translation }: Elements): boolean {
  const turns = rotation.diagonal({ dim1: 1, dim2: 2 }).sum(-1).sub(3).abs().max().item() > 1e-12;
  return turns || translation !== undefined;
}

/** Whether a group changes any of these fields of a batch. */
export function isMoved(
  batch: Batch,
  inputs: Readonly<Record<string, Representation>>,
  group: Group,
): boolean {
  return tidy(() =>
    Object.entries(inputs).some(([field, action]) => {
      const values = batch[field];
      const elements = group.sample(values.shape[0], new Generator(0));
      return !action.act(convert(elements, values), values).equal(values);
    }),
  );
}

type Fields = Readonly<Record<string, Representation>>;

const staysPut = ({ name }: Representation) => name === invariant.name;

function directions(declared: Fields, values: Batch): Finding[] {
  return Object.entries(declared).flatMap(([field, action]): Finding[] => {
    const shape = values[field]?.shape ?? [];
    const direction = staysPut(action) ? directionByName(field, shape) : null;
    if (!direction) return [];
    return [
      {
        field,
        problem: `is declared invariant, but is a direction by its name and shape [${shape.join(", ")}]`,
        hint: `declare ${field}=${direction}, or allow it if it does not turn (--allow ${field})`,
      },
    ];
  });
}

function predictions({ model, outputs }: DeclarationOptions, batch: Batch): Batch {
  const predicted = model.forward(batch);
  const names = Object.keys(outputs);
  return Object.fromEntries(names.map((name) => [name, outputOf(predicted, name)]));
}

/** Outputs that turn otherwise than they are declared to. */
function turned(options: DeclarationOptions, group: Group, batch: Batch, given: Batch): Finding[] {
  const { outputs, mask, seed = 0 } = options;
  const samples = samplesOf(batch, options);
  const rows = rowsOf(batch, samples, mask);
  const elements = group.sample(copies * samples, new Generator(seed + 1));
  // As if nothing turned in the outputs: the answers to turned inputs as they are.
  const raw = Object.fromEntries(Object.keys(outputs).map((name) => [name, invariant]));
  const answers = twist(elements, { ...options, outputs: raw, batch, samples });
  return Object.entries(outputs).flatMap(([field, action]): Finding[] => {
    const flat = (values: Tensor) => values.reshape([-1, ...values.shape.slice(2)]);
    const [answer, before] = [
      answers[field],
      given[field].unsqueeze(0).expand(answers[field].shape),
    ];
    const larger = replicate(batch, copies, samples, rowCount(batch, options));
    const by = (representation: Representation) =>
      act(field, representation, elements, flat(before), larger).view(before.shape);
    const apart = (a: Tensor, b: Tensor) => {
      const difference = rows.of(a, 1).sub(rows.of(b, 1)).to("float64");
      return difference.square().sum().item() ** 0.5;
    };
    const change = apart(answer, before);
    if (!staysPut(action)) {
      const declared = apart(by(action), before);
      if (!(change < stillness(answer) * declared)) return [];
      return [
        {
          field,
          problem: `is declared ${action.name}, but does not change when the input turns`,
          hint: `is it invariant, or is the input that turns not fed? (--allow ${field} measures it)`,
        },
      ];
    }
    const size = apart(before, before.zerosLike());
    if (before.shape.at(-1) !== 3 || before.rank < 3 || !/float/.test(answer.dtype)) return [];
    if (!(change > 1e-3 * size) || !(apart(answer, by(vector)) < turnsLikeVector * change))
      return [];
    return [
      {
        field,
        problem: "is declared invariant, but turns like a vector",
        hint: `declare ${field}=vector, or allow it (--allow ${field})`,
      },
    ];
  });
}

/** Changes relative to what turning would do that rounding alone may cause. */
function stillness({ dtype }: Tensor): number {
  return dtype === "float16" || dtype === "bfloat16" ? 5e-2 : 1e-4;
}

/** Inputs declared to turn that no output depends on. */
function unread(options: DeclarationOptions, batch: Batch, given: Batch): Finding[] {
  const { inputs, mask, seed = 0 } = options;
  const rows = rowsOf(batch, samplesOf(batch, options), mask);
  const generator = new Generator(seed + 2);
  return Object.entries(inputs).flatMap(([field, action]): Finding[] => {
    const values = batch[field];
    if (staysPut(action) || !/float/.test(values.dtype)) return [];
    const size = values.square().mean().sqrt().mul(noise).to("float64");
    const random = randn(values.shape, { generator, dtype: "float64" }).to(values.device).mul(size);
    const changed = predictions(options, {
      ...batch,
      [field]: values.add(random.to(values.dtype)),
    });
    const same = Object.entries(changed).every(([name, value]) =>
      rows.of(value).equal(rows.of(given[name])),
    );
    if (!same) return [];
    return [
      {
        field,
        problem: `is declared ${action.name}, but no output depends on it`,
        hint: "is it fed to the model? What is measured says nothing about it",
      },
    ];
  });
}
