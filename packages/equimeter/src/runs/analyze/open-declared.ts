import { nn } from "@equimeter/torch";

import { type Batch, sampleCount } from "../../data/index.js";
import { UserError } from "../../errors.js";
import { enumerate, groupNamed, independent } from "../../groups/index.js";
import type { Model } from "../../models/model.js";
import { designChosen } from "../../subjects/design.js";
import { lossesOf, targetOf, usualGroup } from "../../subjects/examine.js";
import { openSubject, type OpenSubject } from "../../subjects/open.js";
import type { TorchScriptRunner } from "../../subjects/torchscript/runner.js";
import { readDeclaration } from "../declared/file.js";
import type { LookedAt, LossOptions, OpenLoss } from "./open.js";

/**
 * Opens the model that a file declares for an analysis of its loss: a TorchScript model, whose parameters
 * are at hand. Computations are recorded, so that gradients flow.
 *
 * @throws UserError for a model of another kind, one without labels, and declarations that do not fit
 */
export async function openDeclared<Options extends LossOptions>(
  path: string,
  options: Options,
): Promise<OpenLoss<Options>> {
  const { model, settings } = readDeclaration(path);
  const { data, declaration } = settings;
  if (model === undefined || data === undefined || declaration === undefined)
    throw new UserError(`${path} must name a model and its data: add the keys "model" and "data"`);
  if (settings.centre)
    throw new UserError(`${path}: analyses take positions as they are; leave out the key "centre"`);
  if (options.t !== undefined) throw new UserError(`${path} is no flow: leave out --time`);
  const said = { ...settings, data, declaration };
  const opened = await openSubject(model, data, {
    ...said,
    records: true,
    ...(options.device !== undefined && { device: options.device }),
  });
  const { runner, given } = opened;
  if (runner.kind !== "TorchScript")
    throw new UserError(
      `${model} is ${runner.kind}, whose parameters are not at hand: analyses need a TorchScript file`,
    );
  const target = targetOf(opened, settings.target);
  const group = groupNamed(settings.groups?.[0] ?? usualGroup(opened));
  const { rotations } = options;
  const usual = () => designChosen(group, settings.design ?? {});
  const enumerated = rotations !== undefined && group.order === rotations;
  const design = enumerated
    ? enumerate({ group })
    : rotations === undefined
      ? usual()
      : independent({ count: rotations, group });
  const label = given.labels[target];
  if (label === undefined)
    throw new UserError(
      `the data of ${path} have no label for ${target}, and without one there is no loss to analyse`,
    );
  const { labels: _, batches: __, names: ___, ...common } = given;
  const length = opened.data.names.length;
  return {
    folder: path,
    options,
    trained: lookedAt(path, opened, runner as TorchScriptRunner),
    t: undefined,
    design,
    given: {
      ...common,
      target,
      outputs: { [target]: given.outputs[target] },
      loss: lossesOf(opened, target, said)[target],
      ...(settings.reduction && { reduction: settings.reduction }),
      design,
    },
    part: {
      length,
      name: (index) => opened.data.names[index],
      batches: (count = length, _device, _t, { first = 0 } = {}) =>
        namedBatches(opened, target, label, first, count),
    },
    batchesOf(count, first = 0) {
      if (first >= length)
        throw new UserError(
          `the data of ${path} have ${length} samples, none from number ${first + 1} on`,
        );
      return namedBatches(opened, target, label, first, count);
    },
  };
}

function namedBatches(
  { data }: OpenSubject,
  target: string,
  label: string,
  first: number,
  count: number,
) {
  const batches: Batch[] = [];
  const end = Math.min(first + count, data.names.length);
  // A batch ends where samples of another size begin.
  for (let at = first; at < end; at += sampleCount(batches.at(-1)!, label)) {
    const batch = data.batchOf(at, end - at);
    batches.push({ ...batch, [target]: batch[label] });
  }
  return { batches, names: data.names.slice(first, end) };
}

function lookedAt(path: string, { model }: OpenSubject, runner: TorchScriptRunner): LookedAt {
  return {
    step: 0,
    config: { name: path },
    id: path,
    model: new Declared(runner.module, model),
    measured: (body) => body(),
    usualParameters: () => {
      throw new UserError(
        `which parameters are looked at is not known of ${path}: name them with --parameters, such as "*.weight"`,
      );
    },
    usualStep: () => {
      throw new UserError(`${path} was trained elsewhere: give the length of a step with --step`);
    },
    hasNoise: false,
  };
}

/** A declared model with the parameters of its module, under their own names. */
class Declared extends nn.Module implements Model {
  readonly #module: nn.Module;
  readonly #model: Model;

  constructor(module: nn.Module, model: Model) {
    super();
    this.#module = module;
    this.#model = model;
  }

  override fields(): Iterable<[string, unknown]> {
    return this.#module.fields();
  }

  forward(batch: Batch): Batch {
    return this.#model.forward(batch);
  }
}
